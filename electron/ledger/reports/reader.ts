import { sql } from "kysely";
import { addMonths, startOfMonth } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { openItems } from "../receivables/balance.ts";

/** Sum of the entries on receivables of one kind and currency; a reversal counts for the kind it takes back. */
export interface MovementLine {
  readonly currency: string;
  readonly kind: string;
  readonly amountMinor: number;
}

/** What moved open balances after `from` up to `to`, by effective day; both by currency and kind. */
export async function movementLines(db: ReadHandle, after: string, to: string): Promise<MovementLine[]> {
  const rows = await db
    .selectFrom("entry as e")
    .leftJoin("entry as o", "o.id", "e.reverses_id")
    .where("e.effective_on", ">", after)
    .where("e.effective_on", "<=", to)
    .where("e.receivable_id", "is not", null)
    .select(({ fn }) => [
      "e.currency as currency",
      fn.coalesce("o.kind", "e.kind").as("kind"),
      sql<number>`cast(sum(e.amount_minor) as bigint)`.as("amountMinor"),
    ])
    .groupBy(["e.currency", ({ fn }) => fn.coalesce("o.kind", "e.kind")])
    .execute();
  return rows;
}

/** Net credit sales of one currency and month (`YYYY-MM`). */
export interface MonthLine {
  readonly currency: string;
  readonly month: string;
  readonly amountMinor: number;
}

/**
 * Net credit sales by currency and month as of a day, as lines to be added up (KPIS 0, 4): invoices on credit (PUE left
 * out) by month of issue, VAT included, without those cancelled or replaced by then; a replacement in the month of what
 * it replaced; less credit notes by their own month of issue. Only the last `months` months, that of `asOf` included.
 */
export async function creditSales(db: ReadHandle, asOf: string, months: number): Promise<MonthLine[]> {
  const from = addMonths(startOfMonth(asOf), 1 - months);
  const [invoiced, moved, credited, taken] = [
    await invoicedByMonth(db, from, asOf),
    await replacementMoves(db, asOf),
    await creditedByMonth(db, from, asOf),
    await creditsTakenBack(db, from, asOf),
  ];
  const firstMonth = from.slice(0, 7);
  return [...invoiced, ...moved.filter((line) => line.month >= firstMonth), ...credited, ...taken];
}

async function invoicedByMonth(db: ReadHandle, from: string, asOf: string): Promise<MonthLine[]> {
  const month = sql<string>`substr(issued_on, 1, 7)`;
  return db
    .selectFrom("receivable")
    .where("settled_at_issue", "=", 0)
    .where("issued_on", ">=", from)
    .where("issued_on", "<=", asOf)
    .where((eb) => eb.or([eb("ended_as", "=", ""), eb("ended_on", ">", asOf)]))
    .select(["currency", month.as("month"), sql<number>`cast(sum(total_minor) as bigint)`.as("amountMinor")])
    .groupBy(["currency", month])
    .execute();
}

/** Takes replacements out of their own month and puts them into that of the first invoice of their chain. */
async function replacementMoves(db: ReadHandle, asOf: string): Promise<MonthLine[]> {
  const links = await db
    .selectFrom("document_ending as l")
    .innerJoin("document as d", "d.uuid", "l.successor")
    .innerJoin("receivable as old", "old.document_id", "l.document_id")
    .innerJoin("receivable as new", "new.document_id", "d.id")
    .where("l.ended_as", "=", "substituted")
    .where("l.ended_on", "<=", asOf)
    .where("new.issued_on", "<=", asOf)
    .select([
      "old.id as oldId",
      "old.issued_on as oldIssuedOn",
      "new.id as newId",
      "new.issued_on as newIssuedOn",
      "new.currency as currency",
      "new.total_minor as totalMinor",
      "new.settled_at_issue as settledAtIssue",
      "new.ended_as as endedAs",
      "new.ended_on as endedOn",
    ])
    .execute();
  const firstIssue = new Map<number, string>();
  const olderOf = Map.groupBy(links, (link) => link.newId);
  const first = (id: number, issuedOn: string, seen: ReadonlySet<number>): string => {
    const known = firstIssue.get(id);
    if (known !== undefined) return known;
    const older = (olderOf.get(id) ?? []).filter((link) => !seen.has(link.oldId));
    const days = older.map((link) => first(link.oldId, link.oldIssuedOn, new Set([...seen, id])));
    const found = [issuedOn, ...days].sort()[0] ?? issuedOn;
    firstIssue.set(id, found);
    return found;
  };
  const inForce = [...olderOf.values()].flatMap(([link]) =>
    link !== undefined && link.settledAtIssue === 0 && (link.endedAs === "" || link.endedOn > asOf) ? [link] : [],
  );
  return inForce.flatMap((link) => {
    const own = link.newIssuedOn.slice(0, 7);
    const month = first(link.newId, link.newIssuedOn, new Set()).slice(0, 7);
    if (month === own) return [];
    return [
      { currency: link.currency, month: own, amountMinor: -link.totalMinor },
      { currency: link.currency, month, amountMinor: link.totalMinor },
    ];
  });
}

/** Credit notes by month, negative. */
async function creditedByMonth(db: ReadHandle, from: string, asOf: string): Promise<MonthLine[]> {
  const month = sql<string>`substr(effective_on, 1, 7)`;
  return db
    .selectFrom("entry")
    .where("effective_on", ">=", from)
    .where("effective_on", "<=", asOf)
    .where("kind", "=", "credit")
    .select(["currency", month.as("month"), sql<number>`cast(sum(amount_minor) as bigint)`.as("amountMinor")])
    .groupBy(["currency", month])
    .execute();
}

/** Reversed entries of credit notes by month. */
async function creditsTakenBack(db: ReadHandle, from: string, asOf: string): Promise<MonthLine[]> {
  const month = sql<string>`substr(e.effective_on, 1, 7)`;
  return db
    .selectFrom("entry as e")
    .innerJoin("entry as o", "o.id", "e.reverses_id")
    .where("e.kind", "=", "reversal")
    .where("e.effective_on", ">=", from)
    .where("e.effective_on", "<=", asOf)
    .where("o.kind", "=", "credit")
    .select([
      "e.currency as currency",
      month.as("month"),
      sql<number>`cast(sum(e.amount_minor) as bigint)`.as("amountMinor"),
    ])
    .groupBy(["e.currency", month])
    .execute();
}

/** Earliest due day of the open items of some customers, by customer and currency. */
export async function oldestDue(
  db: ReadHandle,
  asOf: string,
  customerIds: readonly number[],
): Promise<{ customerId: number; currency: string; dueOn: string }[]> {
  if (customerIds.length === 0) return [];
  const result = await sql<{ customer_id: number; currency: string; due_on: string }>`
    select i.customer_id, i.currency, min(i.due_on) as due_on from (${openItems(asOf)}) as i
    where i.customer_id in (${sql.join(customerIds)})
    group by i.customer_id, i.currency`.execute(db);
  return result.rows.map((row) => ({ customerId: row.customer_id, currency: row.currency, dueOn: row.due_on }));
}
