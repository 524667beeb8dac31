import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { zStage } from "../../../shared/contract/customer-credit.ts";
import type { CustomerColumn, CustomerListRow, CustomerSelection } from "../../../shared/contract/customer-list.ts";
import { zHold, zLanguage, zRiskClass } from "../../../shared/contract/customer-profile.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import type { Dialect } from "../db/migration.ts";
import { disputedMinor } from "../disputes/reader.ts";
import { createList } from "../lib/list.ts";
import { columnCondition, type ListColumns } from "../lib/list-columns.ts";
import { wordConditions } from "../lib/search.ts";
import { bucketNamed, bucketSums, maybeOpen, openAsOf } from "../receivables/balance.ts";
import { customerSheet } from "./export-columns.ts";
import { ofFamily } from "./family.ts";
import { habitSql, habitsOf } from "./habit.ts";
import { readCustomerRules } from "./rules.ts";
import { decidedStages } from "./stage-decisions.ts";

const money = (value: string) => ({ kind: "money" as const, value, currency: "w.currency" });

/** People at the customer and at those that were found to be it. */
const CONTACTS = `(select cast(count(*) as bigint) from contact as k where k.active = 1 and k.customer_id in (
    select x.id from customer as x where x.id = w.customer_id or x.merged_into = w.customer_id))`;

/** Columns of the list over the rows {@link rowsOf} calls `w`. */
const COLUMNS: ListColumns<CustomerColumn> = {
  customerName: { kind: "key", value: "w.customer_id", names: "customer", order: ["w.search", "w.key"] },
  customerKey: { kind: "text", value: "w.key" },
  tradeName: { kind: "text", value: "w.trade_name", order: ["lower(w.trade_name)"] },
  collector: { kind: "key", value: "w.collector_id", names: "person", order: ["w.collector_search"] },
  hold: { kind: "text", value: "w.hold" },
  riskClass: { kind: "text", value: "w.risk_class" },
  stage: { kind: "text", value: "w.stage", order: ["w.stage_order"] },
  group: { kind: "text", value: "w.group_name", search: "w.group_search", order: ["w.group_search"] },
  bucket: { kind: "text", value: "w.bucket", order: ["case w.bucket when 'current' then '0' else w.bucket end"] },
  currency: { kind: "text", value: "w.currency" },
  documents: { kind: "number", value: "w.documents" },
  oldestDueOn: { kind: "day", value: "w.oldest", order: ["coalesce(w.oldest, '9999-12-31')"] },
  currentMinor: money("w.b0"),
  d1to30Minor: money("w.b1"),
  d31to60Minor: money("w.b31"),
  d61to90Minor: money("w.b61"),
  d90plusMinor: money("w.b91"),
  overdueMinor: money("(w.open_minor - w.b0)"),
  unappliedMinor: money("w.unapplied"),
  balanceMinor: money("(w.open_minor - w.unapplied)"),
  limitMinor: { ...money("w.limit_minor"), order: ["coalesce(w.limit_minor, -1)"] },
  usePercent: { kind: "number", value: "w.use_percent", order: ["coalesce(w.use_percent, -1)"] },
  lastContactOn: { kind: "day", value: "w.last_contact", order: ["coalesce(w.last_contact, '')"] },
  habit: { kind: "number", value: "w.habit", order: ["coalesce(w.habit_exact, -1)"] },
  contacts: { kind: "number", value: CONTACTS },
  language: { kind: "text", value: "w.language" },
  creditDays: { kind: "number", value: "w.credit_days", order: ["coalesce(w.credit_days, -1)"] },
};

/** Stages in the order of the matter, as {@link stageSql} writes them. */
function stageSql(asOf: string, preventiveDays: number): RawBuilder<unknown> {
  const day = (back: number): string => addDays(asOf, -back);
  return sql`case when f.legal_hold = 1 then 'legal' when f.placed = 1 then 'extrajudicial'
    when t.stage is not null then t.stage when s.undisputed is null then 'none'
    when s.undisputed < ${day(90)} then 'extrajudicial' when s.undisputed < ${day(60)} then 'late'
    when s.undisputed < ${day(30)} then 'middle' when s.undisputed < ${asOf} then 'early'
    when s.undisputed = ${asOf} then 'due-today' when s.undisputed <= ${addDays(asOf, preventiveDays)} then 'preventive'
    else 'not-due' end`;
}

/** Sums of open items and unapplied money by customer and currency. */
function sumsOf(asOf: string): RawBuilder<unknown> {
  return sql`select u.customer_id, u.currency, cast(sum(u.documents) as bigint) as documents,
      cast(sum(u.b0) as bigint) as b0, cast(sum(u.b1) as bigint) as b1, cast(sum(u.b31) as bigint) as b31,
      cast(sum(u.b61) as bigint) as b61, cast(sum(u.b91) as bigint) as b91,
      cast(sum(u.open_minor) as bigint) as open_minor, cast(sum(u.unapplied) as bigint) as unapplied,
      min(u.oldest) as oldest
    from (
      select o.customer_id, o.currency, ${bucketSums(asOf)}, 0 as unapplied, min(o.due_on) as oldest
      from (select r.customer_id, r.currency, r.due_on, ${openAsOf(asOf)} as open_minor
        from receivable as r where ${maybeOpen(asOf)}) as o
      where o.open_minor <> 0 group by o.customer_id, o.currency
      union all
      select e.customer_id, e.currency, 0, 0, 0, 0, 0, 0, 0, cast(-sum(e.amount_minor) as bigint), null
      from entry as e where e.receivable_id is null and e.effective_on <= ${asOf} group by e.customer_id, e.currency
    ) as u group by u.customer_id, u.currency having sum(u.documents) > 0 or sum(u.unapplied) <> 0`;
}

/** Due day of the oldest open item of each customer that is not disputed as a whole. */
function undisputed(asOf: string): RawBuilder<unknown> {
  // Put together by no column of an index: otherwise every invoice ever made is walked, and not those that may be open.
  return sql`select cast(i.customer_id as bigint) as customer_id, min(i.due_on) as undisputed
    from (select r.id, r.customer_id, r.due_on, ${openAsOf(asOf)} as open_minor from receivable as r
      where ${maybeOpen(asOf)}) as i
    where i.open_minor > 0 and not exists (select 1 from dispute_span as x where x.receivable_id = i.id
      and x.from_on <= ${asOf} and x.until_on > ${asOf} and ${disputedMinor(asOf, "i.id", "i.open_minor")} >= i.open_minor)
    group by cast(i.customer_id as bigint)`;
}

/** The ledger a list is read from, and its database, which tells days apart in its own way. */
type Source = Pick<LedgerDb, "read" | "dialect">;

/** What the rows of a list are made with beside its conditions. */
interface Making {
  readonly dialect: Dialect;
  readonly preventiveDays: number;
  /** The list is sorted or filtered by how customers pay, which is read of all of them only then. */
  readonly habit: boolean;
}

async function makingOf(db: Source, selection: CustomerSelection, columns: readonly CustomerColumn[]): Promise<Making> {
  const { preventiveDays } = await readCustomerRules(db.read);
  const habit = columns.includes("habit") || selection.filters.some((filter) => filter.column === "habit");
  return { dialect: db.dialect, preventiveDays, habit };
}

/** Every row of the list as of a day, as `w`. */
function rowsOf(selection: CustomerSelection, making: Making): RawBuilder<unknown> {
  const { asOf, all } = selection;
  const habit = making.habit
    ? sql`h.habit_exact, cast(floor(h.habit_exact + 0.5) as bigint) as habit,`
    : sql`cast(null as double precision) as habit_exact, cast(null as bigint) as habit,`;
  return sql`select v.*, case v.stage when 'none' then 0 when 'not-due' then 1 when 'preventive' then 2
      when 'due-today' then 3 when 'early' then 4 when 'middle' then 5 when 'late' then 6 when 'extrajudicial' then 7
      else 8 end as stage_order,
    case when v.limit_minor > 0 then cast((v.open_minor - v.unapplied) * 100 / v.limit_minor as bigint) else null end as use_percent
    from (
    select c.id as customer_id, c.key, c.rfc, c.name, c.search || ' ' || coalesce(f.search, '') as search,
      coalesce(f.trade_name, '') as trade_name, f.collector_id, coalesce(p.name, '') as collector,
      coalesce(p.search, '') as collector_search, coalesce(f.hold, 'open') as hold,
      coalesce(f.risk_class, 'B') as risk_class, coalesce(f.language, 'es') as language, ct.credit_days,
      coalesce(f.credit_currency, 'MXN') as credit_currency, coalesce(f.hold_reason, '') as hold_reason,
      coalesce(f.version, 0) as version, coalesce(g.name, '') as group_name, coalesce(g.search, '') as group_search,
      coalesce(a.currency, f.credit_currency, 'MXN') as currency, coalesce(a.documents, 0) as documents,
      a.oldest, ${bucketNamed(asOf, sql`a.oldest`)} as bucket, coalesce(a.b0, 0) as b0, coalesce(a.b1, 0) as b1, coalesce(a.b31, 0) as b31, coalesce(a.b61, 0) as b61,
      coalesce(a.b91, 0) as b91, coalesce(a.open_minor, 0) as open_minor, coalesce(a.unapplied, 0) as unapplied,
      case when coalesce(a.currency, f.credit_currency, 'MXN') = f.credit_currency then f.credit_limit_minor end as limit_minor,
      (select max(i.happened_on) from interaction as i
        where ${ofFamily(making.dialect, "i", "c.id")} and i.happened_on <= ${asOf} and i.channel <> 'note' and i.withdrawn = 0
          and not exists (select 1 from interaction as later where later.corrects_id = i.id)) as last_contact,
      ${habit}
      ${stageSql(asOf, making.preventiveDays)} as stage
    from customer as c ${all ? sql`left join` : sql`join`} (${sumsOf(asOf)}) as a on a.customer_id = c.id
      left join customer_profile as f on f.customer_id = c.id left join person as p on p.id = f.collector_id
      left join customer as g on g.id = f.parent_id left join customer_terms as ct on ct.customer_id = c.id
      left join (${undisputed(asOf)}) as s on s.customer_id = c.id
      left join ${decidedStages(asOf)} as t on t.customer_id = c.id
      ${making.habit ? sql`left join (${habitSql(making.dialect, asOf)}) as h on h.customer_id = c.id` : sql``}
    where c.merged_into is null) as v`;
}

function conditions(selection: CustomerSelection): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`1 = 1`];
  parts.push(...wordConditions(selection.search, "w.search"));
  for (const filter of selection.filters) parts.push(columnCondition(COLUMNS[filter.column], filter));
  return sql.join(parts, sql` and `);
}

function listOf(selection: CustomerSelection, making: Making): RawBuilder<unknown> {
  return sql`(${rowsOf(selection, making)}) as w where ${conditions(selection)}`;
}

interface Row {
  customer_id: number;
  key: string;
  rfc: string;
  name: string;
  trade_name: string;
  collector_id: number | null;
  collector: string;
  hold: string;
  risk_class: string;
  stage: string;
  group_name: string;
  currency: string;
  documents: number;
  oldest: string | null;
  bucket: CustomerListRow["bucket"];
  b0: number;
  b1: number;
  b31: number;
  b61: number;
  b91: number;
  open_minor: number;
  unapplied: number;
  limit_minor: number | null;
  use_percent: number | null;
  last_contact: string | null;
  contacts: number;
  language: string;
  credit_days: number | null;
  credit_currency: string;
  hold_reason: string;
  version: number;
}

async function toRows(rows: readonly Row[], asOf: string, read: ReadHandle): Promise<CustomerListRow[]> {
  const habits = await habitsOf(read, [...new Set(rows.map((row) => row.customer_id))], asOf);
  return rows.map((row) => ({
    customerId: row.customer_id,
    customerKey: row.key,
    rfc: row.rfc,
    customerName: row.name,
    tradeName: row.trade_name,
    collectorId: row.collector_id,
    collector: row.collector,
    hold: zHold.parse(row.hold),
    riskClass: zRiskClass.parse(row.risk_class),
    stage: zStage.parse(row.stage),
    group: row.group_name,
    bucket: row.bucket,
    currency: row.currency,
    documents: row.documents,
    oldestDueOn: row.oldest,
    currentMinor: row.b0,
    d1to30Minor: row.b1,
    d31to60Minor: row.b31,
    d61to90Minor: row.b61,
    d90plusMinor: row.b91,
    overdueMinor: row.open_minor - row.b0,
    unappliedMinor: row.unapplied,
    balanceMinor: row.open_minor - row.unapplied,
    limitMinor: row.limit_minor,
    usePercent: row.use_percent,
    lastContactOn: row.last_contact,
    habit: habits.get(row.customer_id)?.daysLate ?? null,
    contacts: row.contacts,
    language: zLanguage.parse(row.language),
    creditDays: row.credit_days,
    creditCurrency: row.credit_currency,
    holdReason: row.hold_reason,
    version: row.version,
  }));
}

/** Customers of the list, a row a customer and currency, by name unless asked otherwise. */
export const customerList = createList({
  columns: COLUMNS,
  prepare: async (db: Source, selection: CustomerSelection, read) => ({
    selection,
    making: await makingOf(db, selection, read),
  }),
  from: ({ selection, making }) => listOf(selection, making),
  fields: sql`w.*, ${sql.raw(CONTACTS)} as contacts`,
  last: () => [sql`w.search`, sql`w.customer_id`, sql`w.currency`],
  toRows: (rows: readonly Row[], { selection }, { read }) => toRows(rows, selection.asOf, read),
  customer: "w.customer_id",
  currency: "w.currency",
  count: "customers",
  sums: {
    documents: "w.documents",
    currentMinor: "w.b0",
    d1to30Minor: "w.b1",
    d31to60Minor: "w.b31",
    d61to90Minor: "w.b61",
    d90plusMinor: "w.b91",
    overdueMinor: "w.open_minor - w.b0",
    unappliedMinor: "w.unapplied",
    balanceMinor: "w.open_minor - w.unapplied",
  },
  sheet: (_db, lang) => customerSheet(lang),
  // What everybody owes is summed anew for each reading.
  step: null,
});
