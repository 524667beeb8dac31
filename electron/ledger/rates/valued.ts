import { sql } from "kysely";
import type { AgingRow, ReceivableRow, ValuedAgingRow } from "../../../shared/contract/receivables.ts";
import { COMPANY_CURRENCY, exchangeDifference } from "../../../shared/domain/rates/exchange-rate.ts";
import { keptReading } from "../db/kept-readings.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { readRateDaysBack } from "../settings/reader.ts";
import { type BookedSum, differenceOf } from "./consolidated.ts";
import { type DayRates, ratesOn } from "./reader.ts";

const keptRates = keptReading<DayRates>();

/** Rates of the day under the company's rule, read only when something is in another currency. */
async function ratesFor(db: ReadHandle, asOf: string, currencies: Iterable<string>): Promise<DayRates | null> {
  if ([...currencies].every((currency) => currency === COMPANY_CURRENCY)) return null;
  return keptRates(db, asOf, async () => {
    const daysBack = await readRateDaysBack(db);
    return ratesOn(db, asOf, daysBack, daysBack);
  });
}

/** Documents with their exchange difference as of the day. */
export async function valuedDocuments<T extends ReceivableRow>(db: ReadHandle, asOf: string, rows: T[]): Promise<T[]> {
  const currencies = new Set(rows.map((row) => row.currency));
  const rates = await ratesFor(db, asOf, currencies);
  if (rates === null) return rows;
  const usable = new Map([...currencies].map((currency) => [currency, rates.of(currency)]));
  return rows.map((row) => {
    const rate = usable.get(row.currency);
    if (row.currency === COMPANY_CURRENCY || !rate) return row;
    const booked = { minor: row.openMinor, bookRate: row.exchangeRate };
    const differenceMinor = exchangeDifference([booked], row.currency, rate.rate);
    return differenceMinor === row.differenceMinor ? row : { ...row, differenceMinor };
  });
}

/** Customers of an aging with the exchange difference of their open documents as of the day. */
export async function valuedAging(db: ReadHandle, asOf: string, rows: readonly AgingRow[]): Promise<ValuedAgingRow[]> {
  const foreign = rows.filter((row) => row.currency !== COMPANY_CURRENCY);
  const rates = await ratesFor(
    db,
    asOf,
    foreign.map((row) => row.currency),
  );
  const sums = new Map<string, BookedSum[]>();
  if (rates !== null) {
    // Without a rate of the day there is no difference, whatever is open.
    const valued = foreign.filter((row) => rates.of(row.currency) !== null);
    for (const sum of await sumsOf(db, asOf, new Set(valued.map((row) => row.customerId)))) {
      const key = `${sum.customer_id}|${sum.currency}`;
      sums.set(key, [...(sums.get(key) ?? []), sum]);
    }
  }
  return rows.map((row) => {
    const own = row.currency === COMPANY_CURRENCY ? null : sums.get(`${row.customerId}|${row.currency}`);
    return { ...row, differenceMinor: own && rates ? differenceOf(own, rates) : null };
  });
}

/** Parameters of one statement stay far below what either database takes. */
const STEP = 500;

async function sumsOf(db: ReadHandle, asOf: string, customers: ReadonlySet<number>) {
  const ids = [...customers];
  const found: (BookedSum & { customer_id: number })[] = [];
  for (let start = 0; start < ids.length; start += STEP) {
    const result = await sql<BookedSum & { customer_id: number }>`select b.customer_id, b.currency,
        d.exchange_rate as rate, cast(sum(b.open_minor) as bigint) as minor, cast(count(*) as bigint) as documents
      from (select r.customer_id, r.currency, r.document_id, ${openAsOf(asOf)} as open_minor from receivable as r
        where ${maybeOpen(asOf)} and r.currency <> ${COMPANY_CURRENCY}
          and r.customer_id in (${sql.join(ids.slice(start, start + STEP))})) as b
      join document as d on d.id = b.document_id
      where b.open_minor <> 0 group by b.customer_id, b.currency, d.exchange_rate`.execute(db);
    found.push(...result.rows);
  }
  return found;
}
