import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { PromiseColumn, PromiseRow, PromiseSelection } from "../../../shared/contract/promises.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { createList } from "../lib/list.ts";
import { BUCKET_COLUMN, columnCondition, type ListColumns } from "../lib/list-columns.ts";
import {
  CUSTOMER_COLUMNS,
  type CustomerFields,
  collectorJoin,
  customerFields,
  customerOf,
} from "../lib/list-customer.ts";
import { wordConditions } from "../lib/search.ts";
import { bucketNamed } from "../receivables/balance.ts";
import { promiseSheet } from "./export-columns.ts";

/** Columns over the promises as `i`. */
const COLUMNS: ListColumns<PromiseColumn> = {
  ...CUSTOMER_COLUMNS,
  bucket: BUCKET_COLUMN,
  currency: { kind: "text", value: "i.currency" },
  amountMinor: { kind: "money", value: "i.amount_minor", currency: "i.currency" },
  promisedMinor: { kind: "money", value: "i.promised_minor", currency: "i.currency" },
  keptMinor: { kind: "money", value: "i.kept_minor", currency: "i.currency" },
  madeOn: { kind: "day", value: "i.made_on" },
  dueOn: { kind: "day", value: "i.due_on" },
  maturesOn: { kind: "day", value: "i.matures_on" },
  state: { kind: "text", value: "i.state" },
  brokenOn: { kind: "day", value: "i.broken_on" },
  payments: { kind: "number", value: "i.payments" },
  invoices: { kind: "number", value: "i.invoices" },
  contact: { kind: "text", value: "i.contact" },
  note: { kind: "text", value: "i.note", search: "i.search" },
  actor: { kind: "text", value: "i.actor" },
};

/**
 * Promises made by the day as `i`, each as it stood on that day. Those that were taken back are in no list. The customer is
 * the one that owes the invoices now.
 */
function promisesAsOf(asOf: string, only: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  const conditions = [sql`s.from_on <= ${asOf}`, sql`s.until_on > ${asOf}`, ...only];
  return sql`select p.id, s.customer_id, ${customerFields("c")}, p.currency, p.amount_minor, s.promised_minor, s.kept_minor,
      p.made_on, s.state, nullif(s.broken_on, '') as broken_on, s.replaced,
      case when s.next_due_on <> '' then s.next_due_on
        else (select max(y.due_on) from promise_payment as y where y.promise_id = p.id) end as due_on,
      case when s.matures_on <> '' then s.matures_on
        else (select max(y.matures_on) from promise_payment as y where y.promise_id = p.id) end as matures_on,
      (select cast(count(*) as bigint) from promise_payment as y where y.promise_id = p.id) as payments,
      (select cast(count(*) as bigint) from promise_invoice as v where v.promise_id = p.id) as invoices,
      (select ${bucketNamed(asOf, sql`min(r.due_on)`)} from promise_invoice as v join receivable as r
        on r.id = v.receivable_id where v.promise_id = p.id) as bucket,
      ct.name as contact, p.note, p.actor, p.search
    from promise_span as s join promise as p on p.id = s.promise_id join customer as c on c.id = s.customer_id
    ${collectorJoin("s.customer_id")}
    left join contact as ct on ct.id = p.contact_id
    where ${sql.join(conditions, sql` and `)}`;
}

/** The selection as `i`, conditions included. */
function selected(selection: PromiseSelection): RawBuilder<unknown> {
  const only: RawBuilder<unknown>[] = [];
  if (selection.customerId !== null) only.push(sql`s.customer_id = ${selection.customerId}`);
  if (selection.states.length > 0) only.push(sql`s.state in (${sql.join([...selection.states])})`);
  only.push(...wordConditions(selection.search, "p.search", "c.search"));
  const parts = [sql`1 = 1`, ...selection.filters.map((filter) => columnCondition(COLUMNS[filter.column], filter))];
  return sql`(${promisesAsOf(selection.asOf, only)}) as i where ${sql.join(parts, sql` and `)}`;
}

interface Row extends CustomerFields {
  id: number;
  bucket: PromiseRow["bucket"];
  currency: string;
  amount_minor: number;
  promised_minor: number;
  kept_minor: number;
  made_on: string;
  due_on: string;
  matures_on: string;
  state: PromiseRow["state"];
  broken_on: string | null;
  replaced: number;
  payments: number;
  invoices: number;
  contact: string | null;
  note: string;
  actor: string;
}

function toPromise(row: Row): PromiseRow {
  return {
    id: row.id,
    ...customerOf(row),
    bucket: row.bucket,
    currency: row.currency,
    amountMinor: row.amount_minor,
    promisedMinor: row.promised_minor,
    keptMinor: row.kept_minor,
    madeOn: row.made_on,
    dueOn: row.due_on,
    maturesOn: row.matures_on,
    state: row.state,
    brokenOn: row.broken_on,
    replaced: row.replaced === 1,
    payments: row.payments,
    invoices: row.invoices,
    contact: row.contact ?? "",
    note: row.note,
    actor: row.actor,
  };
}

/** Promises: the latest made first unless asked otherwise. */
export const promiseList = createList({
  columns: COLUMNS,
  prepare: (_db: { readonly read: ReadHandle }, selection: PromiseSelection) => selection,
  from: selected,
  fields: sql`i.*`,
  last: () => [sql`i.made_on desc`, sql`i.id desc`],
  toRows: (rows: readonly Row[]) => rows.map(toPromise),
  customer: "i.customer_id",
  currency: "i.currency",
  count: "promises",
  sums: { promisedMinor: "i.promised_minor", keptMinor: "i.kept_minor" },
  sheet: (_db, lang) => promiseSheet(lang),
});

/** One promise as of a day; null before it was made, and when it was taken back. */
export async function promiseRow(db: ReadHandle, id: number, asOf: string): Promise<PromiseRow | null> {
  const result = await sql<Row>`select i.* from (${promisesAsOf(asOf, [sql`p.id = ${id}`])}) as i`.execute(db);
  const [row] = result.rows;
  return row === undefined ? null : toPromise(row);
}
