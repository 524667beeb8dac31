import { sql } from "kysely";
import type { ForecastMethod } from "../../../shared/contract/forecast.ts";
import { nextBusinessDay } from "../../../shared/domain/business-days.ts";
import { type ForecastPart, forecastParts } from "../../../shared/domain/kpis/forecast.ts";
import type { PaymentTerms } from "../../../shared/domain/payment-terms.ts";
import { expectedDay } from "../../../shared/domain/payment-terms.ts";
import { placedOn } from "../agencies/placed.ts";
import { habitsOf } from "../customers/habit.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { CLAIMED, joinClaims } from "../disputes/reader.ts";
import { readHolidays } from "../lib/holidays.ts";
import { openItems } from "../receivables/balance.ts";
import { termsOf } from "../receivables/cluster-terms.ts";
import { readChances } from "./chances.ts";
import { readCommitments } from "./commitments.ts";

/** A part of an open balance with whose it is. */
export interface ForecastRow extends ForecastPart {
  readonly customerId: number;
  readonly uuid: string;
  readonly currency: string;
  readonly dueOn: string;
}

interface Open {
  id: number;
  uuid: string;
  customer_id: number;
  currency: string;
  due_on: string;
  open_minor: number;
  disputed: number;
  legal: number;
  placed: number;
}

/** Customers whose habits are read at a time. */
const STEP = 500;

/** Every part of what is open as of a day with the source it is forecast by, and what was counted with (KPIS 14). */
export async function readForecast(
  db: ReadHandle,
  asOf: string,
): Promise<{ rows: ForecastRow[]; method: ForecastMethod }> {
  const { rows: open } = await sql<Open>`select o.id, d.uuid, o.customer_id, o.currency, o.due_on, o.open_minor,
      ${sql.raw(CLAIMED)} as disputed, coalesce(p.legal_hold, 0) as legal, 
      case when coalesce(p.placed, 0) = 1 or ${placedOn(asOf, "o.id")} then 1 else 0 end as placed
    from (${openItems(asOf)}) as o join receivable as r on r.id = o.id join document as d on d.id = r.document_id
    left join customer_profile as p on p.customer_id = o.customer_id ${joinClaims(asOf)}
    where o.open_minor > 0 order by o.due_on, o.id`.execute(db);
  const currencies = [...new Set(open.map((row) => row.currency))].sort();
  const chances = await readChances(db, asOf, currencies);
  const available = open.map((row) => ({
    id: row.id,
    currency: row.currency,
    freeMinor: row.open_minor - row.disputed,
  }));
  const committed = await readCommitments(db, asOf, available, chances);
  const customers = [...new Set(open.map((row) => row.customer_id))];
  const late = await daysLate(db, customers, asOf);
  const payDay = await payDays(db, asOf);
  const rows = open.flatMap((row) => {
    const buckets = chances.buckets.get(row.currency);
    if (!buckets) return [];
    const parts = forecastParts(
      {
        openMinor: row.open_minor,
        dueOn: row.due_on,
        disputedMinor: row.disputed,
        out: row.legal === 1 ? "legal" : row.placed === 1 ? "placed" : null,
        committed: committed.get(row.id) ?? [],
        daysLate: late.get(row.customer_id) ?? 0,
        chances: buckets,
        payDay: (day) => payDay(row.customer_id, row.currency, day),
      },
      asOf,
    );
    const { uuid, customer_id: customerId, currency, due_on: dueOn } = row;
    return parts.map((part) => ({ ...part, customerId, uuid, currency, dueOn }));
  });
  return { rows, method: chances.method };
}

/** Whole days customers pay late on average; those of whom nothing is known pay on time. */
async function daysLate(db: ReadHandle, customers: readonly number[], asOf: string): Promise<Map<number, number>> {
  const late = new Map<number, number>();
  for (let start = 0; start < customers.length; start += STEP) {
    const habits = await habitsOf(db, customers.slice(start, start + STEP), asOf);
    for (const [id, habit] of habits) late.set(id, Math.round(Number(habit.daysLate)));
  }
  return late;
}

/** The day on or after a day on which a customer pays; a business day where its payment days are not known. */
async function payDays(
  db: ReadHandle,
  asOf: string,
): Promise<(customerId: number, currency: string, day: string) => string> {
  const year = Number(asOf.slice(0, 4));
  const holidays = await readHolidays(db, year - 1, year + 3);
  const rows = await db.selectFrom("customer_payment_terms").selectAll().execute();
  const closings = Map.groupBy(
    await db
      .selectFrom("customer_closing")
      .select(["customer_id", "from_on as from", "to_on as to"])
      .orderBy("from_on")
      .execute(),
    (closing) => closing.customer_id,
  );
  const terms = new Map<number, PaymentTerms>(
    rows.map((row) => [row.customer_id, termsOf(row, closings.get(row.customer_id) ?? [])]),
  );
  // Thousands of invoices fall on few days.
  const known = new Map<string, string>();
  return (customerId, currency, day) => {
    const own = terms.get(customerId);
    const key = own ? `${customerId} ${currency} ${day}` : day;
    const found = known.get(key);
    if (found !== undefined) return found;
    const expected = own ? expectedDay(day, currency, own, holidays) : "";
    const at = expected === "" ? nextBusinessDay(day, holidays) : expected;
    known.set(key, at);
    return at;
  };
}
