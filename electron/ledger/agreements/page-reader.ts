import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { AgreementColumn, AgreementRow, AgreementSelection } from "../../../shared/contract/agreements.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
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
import { agreementSheet } from "./export-columns.ts";

/** Columns over the agreements as `i`, one row a currency. */
const COLUMNS: ListColumns<AgreementColumn> = {
  ...CUSTOMER_COLUMNS,
  type: { kind: "text", value: "i.type" },
  state: { kind: "text", value: "i.state" },
  currency: { kind: "text", value: "i.currency" },
  principalMinor: { kind: "money", value: "i.principal_minor", currency: "i.currency" },
  quitaMinor: { kind: "money", value: "i.quita_minor", currency: "i.currency" },
  totalMinor: { kind: "money", value: "i.total_minor", currency: "i.currency" },
  paidMinor: { kind: "money", value: "i.paid_minor", currency: "i.currency" },
  overdueMinor: { kind: "money", value: "i.overdue_minor", currency: "i.currency" },
  restMinor: { kind: "money", value: "i.rest_minor", currency: "i.currency" },
  nextDueOn: { kind: "day", value: "i.next_due_on" },
  nextMinor: { kind: "money", value: "i.next_minor", currency: "i.currency" },
  defaultOn: { kind: "day", value: "i.default_on" },
  madeOn: { kind: "day", value: "i.made_on" },
  expiresOn: { kind: "day", value: "i.expires_on" },
  signedOn: { kind: "day", value: "i.signed_on" },
  instalments: { kind: "number", value: "i.instalments" },
  invoices: { kind: "number", value: "i.invoices" },
  note: { kind: "text", value: "i.note", search: "i.search" },
  actor: { kind: "text", value: "i.actor" },
};

/** States in which an agreement is being paid. */
const RUNNING = sql`s.state in ('signed', 'active', 'default', 'cured', 'completed')`;

/** Agreements made by the day as `i`, each as it stood on that day, a row a currency. */
function agreementsAsOf(asOf: string, only: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  const conditions = [sql`s.from_on <= ${asOf}`, sql`s.until_on > ${asOf}`, ...only];
  const running = (column: string): RawBuilder<unknown> => sql`case when ${RUNNING} then ${sql.raw(column)} else 0 end`;
  return sql`select a.id, s.customer_id, ${customerFields("c")}, a.type, s.state, p.currency, p.principal_minor, p.quita_minor,
      p.total_minor, q.paid_minor, ${running("q.overdue_minor")} as overdue_minor,
      ${running("q.agreed_minor - q.paid_minor")} as rest_minor,
      case when ${RUNNING} then nullif(q.next_due_on, '') end as next_due_on, ${running("q.next_minor")} as next_minor,
      nullif(s.default_on, '') as default_on, a.made_on, nullif(o.expires_on, '') as expires_on, g.on_day as signed_on,
      (select cast(count(*) as bigint) from agreement_instalment as y
        where y.agreement_id = a.id and y.currency = p.currency) as instalments,
      (select cast(count(*) as bigint) from agreement_invoice as v
        where v.agreement_id = a.id and v.currency = p.currency) as invoices,
      case when s.awaits_credit = 1 and q.quita_minor > 0 then 1 else 0 end as awaits_credit, a.note, a.actor, a.search
    from agreement_standing as s join agreement as a on a.id = s.agreement_id
    join customer as c on c.id = s.customer_id join agreement_part as p on p.agreement_id = a.id
    join agreement_part_standing as q on q.agreement_id = a.id and q.currency = p.currency and q.from_on <= ${asOf}
      and q.until_on > ${asOf}
    left join agreement_event as o on o.agreement_id = a.id and o.kind = 'offered'
    left join agreement_event as g on g.agreement_id = a.id and g.kind = 'signed'
    ${collectorJoin("s.customer_id")}
    where ${sql.join(conditions, sql` and `)}`;
}

/** The selection as `i`, conditions included. */
function selected(selection: AgreementSelection): RawBuilder<unknown> {
  const only: RawBuilder<unknown>[] = [];
  if (selection.customerId !== null) only.push(sql`s.customer_id = ${selection.customerId}`);
  if (selection.states.length > 0) only.push(sql`s.state in (${sql.join([...selection.states])})`);
  // What another took the place of is only asked for by name.
  else only.push(sql`s.state <> 'revised'`);
  if (selection.awaitsCredit) only.push(sql`s.awaits_credit = 1`);
  only.push(...wordConditions(selection.search, "a.search", "c.search"));
  const parts = [sql`1 = 1`, ...selection.filters.map((filter) => columnCondition(COLUMNS[filter.column], filter))];
  return sql`(${agreementsAsOf(selection.asOf, only)}) as i where ${sql.join(parts, sql` and `)}`;
}

interface Row extends CustomerFields {
  id: number;
  type: AgreementRow["type"];
  state: AgreementRow["state"];
  currency: string;
  principal_minor: number;
  quita_minor: number;
  total_minor: number;
  paid_minor: number;
  overdue_minor: number;
  rest_minor: number;
  next_due_on: string | null;
  next_minor: number;
  default_on: string | null;
  made_on: string;
  expires_on: string | null;
  signed_on: string | null;
  instalments: number;
  invoices: number;
  awaits_credit: number;
  note: string;
  actor: string;
}

function toAgreement(row: Row): AgreementRow {
  return {
    id: row.id,
    ...customerOf(row),
    type: row.type,
    state: row.state,
    currency: row.currency,
    principalMinor: row.principal_minor,
    quitaMinor: row.quita_minor,
    totalMinor: row.total_minor,
    paidMinor: row.paid_minor,
    overdueMinor: row.overdue_minor,
    restMinor: row.rest_minor,
    nextDueOn: row.next_due_on,
    nextMinor: row.next_minor,
    defaultOn: row.default_on,
    madeOn: row.made_on,
    expiresOn: row.expires_on,
    signedOn: row.signed_on,
    instalments: row.instalments,
    invoices: row.invoices,
    awaitsCredit: row.awaits_credit === 1,
    note: row.note,
    actor: row.actor,
  };
}

/** Agreements, a row a currency: the latest made first unless asked otherwise. */
export const agreementList = createList({
  columns: COLUMNS,
  prepare: (_db: { readonly read: ReadHandle }, selection: AgreementSelection) => selection,
  from: selected,
  fields: sql`i.*`,
  last: () => [sql`i.id desc`, sql`i.currency`],
  toRows: (rows: readonly Row[]) => rows.map(toAgreement),
  customer: "i.customer_id",
  currency: "i.currency",
  count: "agreements",
  sums: {
    totalMinor: "i.total_minor",
    paidMinor: "i.paid_minor",
    overdueMinor: "i.overdue_minor",
    restMinor: "i.rest_minor",
  },
  sheet: (_db, lang) => agreementSheet(lang),
});
