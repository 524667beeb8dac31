import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { AgingRow, AgingTotals, CustomerTotals, SelectionTotals } from "../../../shared/contract/receivables.ts";
import { overdueShare } from "../../../shared/domain/kpis/portfolio.ts";
import { toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { wordConditions } from "../lib/search.ts";
import { boundaries, maybeOpen, openAsOf, openItems } from "./balance.ts";

/** What {@link agingByCustomer} selects; the whole portfolio without filters. */
export interface AgingSelection {
  readonly asOf: string;
  readonly search?: string;
  readonly currency?: string | null;
  readonly customerId?: number | null;
  readonly sort?: readonly { readonly by: AgingSortColumn; readonly desc: boolean }[];
  readonly offset?: number;
  /** Null or left out: all rows. */
  readonly limit?: number | null;
}

/** Columns the aging can be sorted by, with the expression behind each. */
const SORT_COLUMNS = {
  customerName: "c.search",
  customerKey: "c.key",
  currency: "a.currency",
  documents: "a.documents",
  currentMinor: "a.b0",
  d1to30Minor: "a.b1",
  d31to60Minor: "a.b31",
  d61to90Minor: "a.b61",
  d90plusMinor: "a.b91",
  unappliedMinor: "a.unapplied",
  balanceMinor: "a.open_minor - a.unapplied",
} as const;
export type AgingSortColumn = keyof typeof SORT_COLUMNS;

/**
 * Sums by customer and currency of open items and of what stands on account; rows with nothing in them are left out. Only
 * what the sums are made of goes into the grouping, whose sorting is most of the work; a receivable whose balance turns
 * out to be zero adds nothing.
 */
function agingRows(asOf: string, customerId: number | null): RawBuilder<unknown> {
  const { d0, d30, d60, d90 } = boundaries(asOf);
  const only = (table: string): RawBuilder<unknown> =>
    customerId === null ? sql`` : sql`and ${sql.raw(table)}.customer_id = ${customerId}`;
  const sum = (condition: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`cast(sum(case when ${condition} then u.open_minor else 0 end) as bigint)`;
  const documents = sql`count(*) filter (where u.open_minor <> 0)`;
  return sql`select u.customer_id, u.currency, cast(${documents} as bigint) as documents,
      ${sum(sql`u.due_on >= ${d0}`)} as b0, ${sum(sql`u.due_on < ${d0} and u.due_on >= ${d30}`)} as b1,
      ${sum(sql`u.due_on < ${d30} and u.due_on >= ${d60}`)} as b31,
      ${sum(sql`u.due_on < ${d60} and u.due_on >= ${d90}`)} as b61, ${sum(sql`u.due_on < ${d90}`)} as b91,
      cast(sum(u.open_minor) as bigint) as open_minor, cast(sum(u.unapplied) as bigint) as unapplied
    from (
      select r.customer_id, r.currency, r.due_on, ${openAsOf(asOf)} as open_minor, 0 as unapplied
      from receivable as r where ${maybeOpen(asOf)} ${only("r")}
      union all
      select r0.customer_id, r0.currency, '', 0, -r0.amount_minor
      from entry as r0 where r0.receivable_id is null and r0.effective_on <= ${asOf} ${only("r0")}
    ) as u
    group by u.customer_id, u.currency
    having ${documents} > 0 or sum(u.unapplied) <> 0`;
}

interface Row {
  customer_id: number;
  key: string;
  name: string;
  currency: string;
  documents: number;
  b0: number;
  b1: number;
  b31: number;
  b61: number;
  b91: number;
  open_minor: number;
  unapplied: number;
}

/** Sums of open items by bucket in one currency, as {@link bucketSums} names them. */
export type SumsRow = Omit<Row, "customer_id" | "key" | "name" | "unapplied">;

function conditions(selection: AgingSelection): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`1 = 1`];
  parts.push(...wordConditions(selection.search ?? "", "c.search"));
  if (selection.currency) parts.push(sql`a.currency = ${selection.currency}`);
  return sql.join(parts, sql` and `);
}

/**
 * Aging by customer and currency as of a day: balance = current + buckets - unapplied. Sorted by customer and currency
 * unless asked otherwise. This is the aging of every screen, report and command.
 */
export async function agingByCustomer(db: ReadHandle, selection: AgingSelection): Promise<AgingRow[]> {
  const order = [
    ...(selection.sort ?? []).map(
      ({ by, desc }) => sql`${sql.raw(SORT_COLUMNS[by])} ${sql.raw(desc ? "desc" : "asc")}`,
    ),
    sql`c.search`,
    sql`c.key`,
    sql`a.currency`,
  ];
  const window =
    selection.limit === undefined || selection.limit === null
      ? sql``
      : sql`limit ${selection.limit} offset ${selection.offset ?? 0}`;
  const result = await sql<Row>`select a.*, c.key, c.name
    from (${agingRows(selection.asOf, selection.customerId ?? null)}) as a join customer as c on c.id = a.customer_id
    where ${conditions(selection)} order by ${sql.join(order)} ${window}`.execute(db);
  return result.rows.map((row) => ({
    customerId: row.customer_id,
    customerKey: row.key,
    customerName: row.name,
    currency: row.currency,
    documents: row.documents,
    currentMinor: row.b0,
    d1to30Minor: row.b1,
    d31to60Minor: row.b31,
    d61to90Minor: row.b61,
    d90plusMinor: row.b91,
    unappliedMinor: row.unapplied,
    balanceMinor: row.open_minor - row.unapplied,
  }));
}

/** Open items of the selection's customers for sums of another kind: customer_id, document_id, currency and open_minor. */
export function openOfCustomers(selection: AgingSelection): RawBuilder<unknown> {
  const items = sql`select r.customer_id, r.document_id, r.currency, ${openAsOf(selection.asOf)} as open_minor
    from receivable as r where ${maybeOpen(selection.asOf)}`;
  return sql`select a.* from (${items}) as a join customer as c on c.id = a.customer_id
    where a.open_minor <> 0 and ${conditions(selection)}`;
}

/** Number of rows {@link agingByCustomer} has without a window. */
export async function countAging(db: ReadHandle, selection: AgingSelection): Promise<number> {
  const result = await sql<{ n: number }>`select cast(count(*) as bigint) as n
    from (${agingRows(selection.asOf, null)}) as a join customer as c on c.id = a.customer_id
    where ${conditions(selection)}`.execute(db);
  return result.rows[0]?.n ?? 0;
}

/** Sums of {@link agingByCustomer} by currency, with the number of customers behind them. */
export async function customerTotals(db: ReadHandle, selection: AgingSelection): Promise<CustomerTotals[]> {
  const result = await sql<Omit<Row, "customer_id" | "key" | "name"> & { customers: number }>`select a.currency,
      cast(count(*) as bigint) as customers, cast(sum(a.documents) as bigint) as documents,
      cast(sum(a.b0) as bigint) as b0, cast(sum(a.b1) as bigint) as b1, cast(sum(a.b31) as bigint) as b31,
      cast(sum(a.b61) as bigint) as b61, cast(sum(a.b91) as bigint) as b91,
      cast(sum(a.open_minor) as bigint) as open_minor, cast(sum(a.unapplied) as bigint) as unapplied
    from (${agingRows(selection.asOf, null)}) as a join customer as c on c.id = a.customer_id
    where ${conditions(selection)} group by a.currency order by a.currency`.execute(db);
  return result.rows.map((row) => ({
    ...withOverduePercent(toTotals(row)),
    customers: row.customers,
    unappliedMinor: row.unapplied,
    balanceMinor: row.open_minor - row.unapplied,
  }));
}

/** Totals with their overdue share (KPIS 3). */
export function withOverduePercent(totals: AgingTotals): SelectionTotals {
  const { value } = overdueShare(totals);
  return { ...totals, overduePercent: value === null ? null : toDecimal(value) };
}

/** Sums of a currency as the contract names them. */
export function toTotals(row: SumsRow): AgingTotals {
  return {
    currency: row.currency,
    documents: row.documents,
    currentMinor: row.b0,
    d1to30Minor: row.b1,
    d31to60Minor: row.b31,
    d61to90Minor: row.b61,
    d90plusMinor: row.b91,
    openMinor: row.open_minor,
    overdueMinor: row.open_minor - row.b0,
  };
}

/** Totals of the portfolio's open items by currency as of a day. */
export async function agingTotals(db: ReadHandle, asOf: string): Promise<AgingTotals[]> {
  return totalsOf(db, openItems(asOf));
}

/** Money and credit of customers not applied to anything as of a day, by currency; positive minor units. */
export async function unappliedTotals(
  db: ReadHandle,
  asOf: string,
): Promise<{ currency: string; unappliedMinor: number }[]> {
  const result = await sql<{ currency: string; unapplied: number }>`
    select currency, cast(-sum(amount_minor) as bigint) as unapplied from entry
    where receivable_id is null and effective_on <= ${asOf}
    group by currency having sum(amount_minor) <> 0 order by currency`.execute(db);
  return result.rows.map((row) => ({ currency: row.currency, unappliedMinor: row.unapplied }));
}

/** Totals by currency of any selection of {@link openItems}. */
async function totalsOf(db: ReadHandle, items: RawBuilder<unknown>): Promise<AgingTotals[]> {
  const result = await sql<SumsRow>`select t.currency,
      cast(count(*) as bigint) as documents, cast(sum(t.b0) as bigint) as b0, cast(sum(t.b1) as bigint) as b1,
      cast(sum(t.b31) as bigint) as b31, cast(sum(t.b61) as bigint) as b61, cast(sum(t.b91) as bigint) as b91,
      cast(sum(t.open_minor) as bigint) as open_minor
    from (${items}) as t group by t.currency order by t.currency`.execute(db);
  return result.rows.map(toTotals);
}
