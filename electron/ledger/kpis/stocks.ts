import { sql } from "kysely";
import { groupHeads } from "../customers/groups.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { disputedMinor } from "../disputes/reader.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { customersIn, type KpiPart, receivablesIn, WHOLE } from "./filter.ts";
import { candidates } from "./items.ts";

/** Open and overdue balance of a customer in one currency on each of some days. */
export interface CustomerStock {
  readonly customerId: number;
  /** Id of the company at the head of the group, or the customer's own. */
  readonly groupId: number;
  readonly currency: string;
  readonly open: readonly number[];
  readonly overdue: readonly number[];
}

type Row = { customerId: number; groupId: number; currency: string } & Record<string, number | string>;

/** Balances of customers at the end of some rising days, in one pass over the entries of what was open then. */
export async function customerStocks(
  db: ReadHandle,
  days: readonly string[],
  filter: KpiPart,
): Promise<CustomerStock[]> {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const sums =
    days.length === 1
      ? [
          sql`cast(sum(m.minor) as bigint) as o0`,
          sql`cast(sum(case when m.due_on < ${first} then m.minor else 0 end) as bigint) as v0`,
        ]
      : days.flatMap((day, index) => [
          sql`cast(sum(case when m.on_day <= ${day} then m.minor else 0 end) as bigint) as ${sql.ref(`o${index}`)}`,
          sql`cast(sum(case when m.on_day <= ${day} and m.due_on < ${day} then m.minor else 0 end) as bigint) as ${sql.ref(`v${index}`)}`,
        ]);
  const movements =
    days.length === 1
      ? sql`select r.customer_id, r.currency, r.due_on, ${openAsOf(first)} as minor from receivable as r
          where ${maybeOpen(first)} ${receivablesIn(filter)}`
      : sql`select r.customer_id, r.currency, r.due_on, e.effective_on as on_day, e.amount_minor as minor
          from (${candidates(first, last, filter, false)}) as c join receivable as r on r.id = c.id
          join entry as e on e.receivable_id = r.id where e.effective_on <= ${last}`;
  const result = await sql<Row>`select s.*, coalesce(g.head, s."customerId") as "groupId"
    from (select m.customer_id as "customerId", m.currency, ${sql.join(sums)} from (${movements}) as m
      group by m.customer_id, m.currency) as s
    left join (${groupHeads}) as g on g.id = s."customerId"`.execute(db);
  const at = (row: Row, kind: "o" | "v"): number[] => days.map((_, index) => Number(row[`${kind}${index}`] ?? 0));
  return result.rows.map((row) => ({
    customerId: row.customerId,
    groupId: row.groupId,
    currency: row.currency,
    open: at(row, "o"),
    overdue: at(row, "v"),
  }));
}

/** Disputed part of an open item. */
export interface DisputedItem {
  readonly customerId: number;
  readonly currency: string;
  readonly dueOn: string;
  readonly minor: number;
}

/** What is disputed of the open items at the end of a day: only the disputed amount, not the invoice (KPIS 0). */
export async function disputedItems(db: ReadHandle, day: string, filter: KpiPart): Promise<DisputedItem[]> {
  const result = await sql<DisputedItem>`select i.customer_id as "customerId", i.currency, i.due_on as "dueOn",
      cast(sum(i.disputed) as bigint) as minor
    from (select b.*, ${disputedMinor(day, "b.id", sql`b.open_minor`)} as disputed
      from (select r.id, r.customer_id, r.currency, r.due_on, ${openAsOf(day)} as open_minor from receivable as r
        where r.id in (select q.receivable_id from dispute_span as q
          where q.from_on <= ${day} and q.until_on > ${day} and q.claim_minor > 0)
          and ${maybeOpen(day)} ${receivablesIn(filter)}) as b) as i
    where i.disputed > 0 group by i.customer_id, i.currency, i.due_on`.execute(db);
  return result.rows;
}

/** Money and credit of customers that is not applied, by currency; positive minor units. */
export async function unappliedOf(
  db: ReadHandle,
  day: string,
  filter: KpiPart,
): Promise<{ currency: string; minor: number }[]> {
  const currency = filter.currency === null ? sql`` : sql`and e.currency = ${filter.currency}`;
  // Money recorded here names no company: it is of those that ever invoiced the customer.
  const company =
    filter.company === null
      ? sql``
      : sql`and exists (select 1 from document as d where d.id = e.document_id and (d.issuer_rfc = ${filter.company}
          or (d.issuer_rfc = '' ${customersIn({ ...WHOLE, company: filter.company }, "e.customer_id")})))`;
  const result = await sql<{
    currency: string;
    minor: number;
  }>`select e.currency, cast(-sum(e.amount_minor) as bigint) as minor
    from entry as e where e.receivable_id is null and e.effective_on <= ${day} ${currency} ${company}
      ${customersIn({ ...filter, company: null }, "e.customer_id")}
    group by e.currency having sum(e.amount_minor) <> 0 order by e.currency`.execute(db);
  return result.rows;
}
