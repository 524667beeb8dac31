import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { ColumnValues } from "../../../shared/contract/filters.ts";
import type {
  PaymentColumn,
  PaymentRow,
  PaymentSelection,
  PaymentState,
  PaymentTotals,
} from "../../../shared/contract/payments.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { columnValues } from "../lib/column-values.ts";
import { columnCondition, columnOrder, type ListColumns } from "../lib/list-columns.ts";
import { likePattern } from "../receivables/search.ts";

/** Expressions behind each column; the only names that reach an ORDER BY or a condition. */
const COLUMNS: ListColumns<PaymentColumn> = {
  customerName: {
    kind: "key",
    value: "i.customer_id",
    names: "customer",
    order: ["i.customer_search"],
  },
  customerKey: { kind: "text", value: "i.key", search: "i.customer_search" },
  paidOn: { kind: "day", value: "i.paid_on" },
  currency: { kind: "text", value: "i.currency" },
  amountMinor: { kind: "money", value: "i.amount_minor", currency: "i.currency" },
  appliedMinor: { kind: "money", value: "i.applied_minor", currency: "i.currency" },
  unappliedMinor: { kind: "money", value: "i.unapplied_minor", currency: "i.currency" },
  form: { kind: "text", value: "i.form" },
  operation: { kind: "text", value: "i.operation" },
  account: { kind: "text", value: "i.account" },
  state: { kind: "text", value: "i.state" },
  complements: { kind: "number", value: "i.complements" },
  uuid: { kind: "text", value: "i.uuid" },
};

/** What of a payment stood on the customer's account, or was refunded, by the day: kept, or summed where more came later. */
function asOfDay(kept: string, condition: RawBuilder<unknown>, asOf: string, sign: string): RawBuilder<number> {
  return sql<number>`case when s.last_entry_on <= ${asOf} then ${sql.raw(kept)} else cast(coalesce((
    select sum(${sql.raw(sign)}e.amount_minor) from entry as e where e.document_id = p.document_id
      and e.receivable_id is null and e.currency = p.currency and e.effective_on <= ${asOf} and ${condition}), 0)
    as bigint) end`;
}

/**
 * Payments received by the day as `i`, each as it stood on that day. A payment recorded by mistake is listed as reversed
 * whatever the day.
 */
function payments(asOf: string, only: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  const unapplied = asOfDay("s.unapplied_minor", sql`1 = 1`, asOf, "-");
  // A refund that was taken back has an entry that reverses it: both are on the account, and they cancel out.
  const refunded = asOfDay(
    "s.refunded_minor",
    sql`(e.kind = 'refund' or exists (select 1 from entry as o where o.id = e.reverses_id and o.kind = 'refund'))`,
    asOf,
    "",
  );
  const inner = sql`select p.id, d.uuid, p.document_id, p.customer_id, c.key, c.name, c.search as customer_search,
      p.paid_on, p.currency, p.amount_minor, p.form, p.operation, p.account, p.note, p.origin, s.effective_on,
      case when s.reversed = 1 then 'reversed' when s.bounced_on <= ${asOf} then 'bounced'
        when s.effective_on > ${asOf} then 'pending' else '' end as fate,
      ${unapplied} as unapplied, ${refunded} as refunded,
      (select cast(count(*) as bigint) from payment_pago as x where x.payment_id = p.id and x.how <> 'double') as complements,
      (select cast(count(*) as bigint) from payment_pago as x where x.payment_id = p.id and x.how = 'double') as doubles
    from payment as p join document as d on d.id = p.document_id join customer as c on c.id = p.customer_id
    join payment_standing as s on s.id = p.id
    where ${sql.join([sql`p.paid_on <= ${asOf}`, ...only], sql` and `)}`;
  return sql`select j.*, case when j.fate = '' then j.unapplied else 0 end as unapplied_minor,
      case when j.fate = '' then j.refunded else 0 end as refunded_minor,
      case when j.fate = '' then j.amount_minor - j.unapplied - j.refunded else 0 end as applied_minor,
      case when j.fate <> '' then j.fate when j.unapplied = j.amount_minor then 'unapplied'
        when j.unapplied > 0 then 'partly' when j.refunded > 0 then 'refunded' else 'applied' end as state
    from (${inner}) as j`;
}

/** The selection as `i`, conditions included. */
function selected(selection: PaymentSelection): RawBuilder<unknown> {
  const only: RawBuilder<unknown>[] = [];
  if (selection.customerId !== null) only.push(sql`p.customer_id = ${selection.customerId}`);
  for (const word of searchForm(selection.search).split(" ")) {
    if (word === "") continue;
    const pattern = likePattern(word);
    only.push(sql`(p.search like ${pattern} escape '\\' or c.search like ${pattern} escape '\\')`);
  }
  const parts: RawBuilder<unknown>[] = [
    sql`1 = 1`,
    ...selection.filters.map((filter) => columnCondition(COLUMNS[filter.column], filter)),
  ];
  if (selection.states.length > 0) parts.push(sql`i.state in (${sql.join([...selection.states])})`);
  if (selection.onlyDoubles) parts.push(sql`i.doubles > 0`);
  return sql`(${payments(selection.asOf, only)}) as i where ${sql.join(parts, sql` and `)}`;
}

interface Row {
  uuid: string;
  customer_id: number;
  key: string;
  name: string;
  paid_on: string;
  effective_on: string;
  currency: string;
  amount_minor: number;
  applied_minor: number;
  unapplied_minor: number;
  refunded_minor: number;
  form: string;
  operation: string;
  account: string;
  note: string;
  origin: PaymentRow["origin"];
  state: PaymentState;
  complements: number;
  doubles: number;
}

function toPayment(row: Row): PaymentRow {
  return {
    uuid: row.uuid,
    customerId: row.customer_id,
    customerKey: row.key,
    customerName: row.name,
    paidOn: row.paid_on,
    effectiveOn: row.effective_on === NEVER ? null : row.effective_on,
    currency: row.currency,
    amountMinor: row.amount_minor,
    appliedMinor: row.applied_minor,
    unappliedMinor: row.unapplied_minor,
    refundedMinor: row.refunded_minor,
    form: row.form,
    operation: row.operation,
    account: row.account,
    note: row.note,
    origin: row.origin,
    state: row.state,
    complements: row.complements,
    doubles: row.doubles,
  };
}

/** One page of payments; the latest first unless asked otherwise. */
export async function paymentPage(
  db: ReadHandle,
  selection: PaymentSelection,
  sort: readonly { by: PaymentColumn; desc: boolean }[],
  window: { offset: number; limit: number },
): Promise<PaymentRow[]> {
  const result = await sql<Row>`select i.* from ${selected(selection)}
    order by ${sql.join([...columnOrder(COLUMNS, sort), sql`i.paid_on desc`, sql`i.id desc`])}
    limit ${window.limit} offset ${window.offset}`.execute(db);
  return result.rows.map(toPayment);
}

/** The different values of a column among the selection's payments. */
export function paymentValues(
  db: ReadHandle,
  selection: PaymentSelection,
  column: PaymentColumn,
  asked: { readonly text: string; readonly limit: number },
): Promise<ColumnValues> {
  return columnValues(db, selected(selection), COLUMNS[column], asked);
}

/** Number of payments of the selection. */
export async function countPayments(db: ReadHandle, selection: PaymentSelection): Promise<number> {
  const result = await sql<{ n: number }>`select cast(count(*) as bigint) as n from ${selected(selection)}`.execute(db);
  return result.rows[0]?.n ?? 0;
}

/** Totals by currency of the selection; bounced and reversed money is in the number of payments and in no sum. */
export async function paymentTotals(db: ReadHandle, selection: PaymentSelection): Promise<PaymentTotals[]> {
  const result = await sql<Omit<Row, "payments"> & { payments: number }>`select i.currency,
      cast(count(*) as bigint) as payments,
      cast(sum(case when i.state in ('bounced', 'reversed') then 0 else i.amount_minor end) as bigint) as amount_minor,
      cast(sum(i.applied_minor) as bigint) as applied_minor, cast(sum(i.unapplied_minor) as bigint) as unapplied_minor,
      cast(sum(i.refunded_minor) as bigint) as refunded_minor
    from ${selected(selection)} group by i.currency order by i.currency`.execute(db);
  return result.rows.map((row) => ({
    currency: row.currency,
    payments: row.payments,
    amountMinor: row.amount_minor,
    appliedMinor: row.applied_minor,
    unappliedMinor: row.unapplied_minor,
    refundedMinor: row.refunded_minor,
  }));
}
