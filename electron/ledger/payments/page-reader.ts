import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { PaymentColumn, PaymentRow, PaymentSelection, PaymentState } from "../../../shared/contract/payments.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { createList } from "../lib/list.ts";
import { columnCondition, type ListColumns } from "../lib/list-columns.ts";
import {
  CUSTOMER_COLUMNS,
  type CustomerFields,
  collectorJoin,
  customerFields,
  customerOf,
} from "../lib/list-customer.ts";
import { wordConditions } from "../lib/search.ts";
import { paymentSheet } from "./export-columns.ts";

/** Expressions behind each column; the only names that reach an ORDER BY or a condition. */
const COLUMNS: ListColumns<PaymentColumn> = {
  ...CUSTOMER_COLUMNS,
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
  const inner = sql`select p.id, d.uuid, p.document_id, p.customer_id, ${customerFields("c")},
      p.paid_on, p.currency, p.amount_minor, p.form, p.operation, p.account, p.note, p.origin, s.effective_on,
      case when s.reversed = 1 then 'reversed' when s.bounced_on <= ${asOf} then 'bounced'
        when s.effective_on > ${asOf} then 'pending' else '' end as fate,
      ${unapplied} as unapplied, ${refunded} as refunded,
      (select cast(count(*) as bigint) from payment_pago as x where x.payment_id = p.id and x.how <> 'double') as complements,
      (select cast(count(*) as bigint) from payment_pago as x where x.payment_id = p.id and x.how = 'double') as doubles
    from payment as p join document as d on d.id = p.document_id join customer as c on c.id = p.customer_id
    join payment_standing as s on s.id = p.id
    ${collectorJoin("p.customer_id")}
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
  only.push(...wordConditions(selection.search, "p.search", "c.search"));
  const parts: RawBuilder<unknown>[] = [
    sql`1 = 1`,
    ...selection.filters.map((filter) => columnCondition(COLUMNS[filter.column], filter)),
  ];
  if (selection.states.length > 0) parts.push(sql`i.state in (${sql.join([...selection.states])})`);
  if (selection.onlyDoubles) parts.push(sql`i.doubles > 0`);
  return sql`(${payments(selection.asOf, only)}) as i where ${sql.join(parts, sql` and `)}`;
}

interface Row extends CustomerFields {
  uuid: string;
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
    ...customerOf(row),
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

/** Payments: the latest first unless asked otherwise. Bounced and reversed money is in their number and in no sum. */
export const paymentList = createList({
  columns: COLUMNS,
  prepare: (_db: { readonly read: ReadHandle }, selection: PaymentSelection) => selection,
  from: selected,
  fields: sql`i.*`,
  last: () => [sql`i.paid_on desc`, sql`i.id desc`],
  toRows: (rows: readonly Row[]) => rows.map(toPayment),
  customer: "i.customer_id",
  currency: "i.currency",
  count: "payments",
  sums: {
    amountMinor: "case when i.state in ('bounced', 'reversed') then 0 else i.amount_minor end",
    appliedMinor: "i.applied_minor",
    unappliedMinor: "i.unapplied_minor",
    refundedMinor: "i.refunded_minor",
  },
  sheet: (_db, lang) => paymentSheet(lang),
});
