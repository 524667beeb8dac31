import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { DisputeColumn, DisputeRow, DisputeSelection } from "../../../shared/contract/dispute-list.ts";
import type { Holidays } from "../../../shared/domain/business-days.ts";
import { addBusinessDays, businessDaysBetween } from "../../../shared/domain/business-days.ts";
import { cycleDays } from "../../../shared/domain/disputes/clock.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { readHolidays } from "../lib/holidays.ts";
import { createList } from "../lib/list.ts";
import type { ListColumns } from "../lib/list-columns.ts";
import { BUCKET_COLUMN, columnCondition, familyOf, keysAsked } from "../lib/list-columns.ts";
import {
  CUSTOMER_COLUMNS,
  type CustomerFields,
  collectorJoin,
  customerFields,
  customerOf,
} from "../lib/list-customer.ts";
import { wordConditions } from "../lib/search.ts";
import { bucketNamed, openAsOf } from "../receivables/balance.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { disputeSheet } from "./export-columns.ts";
import { readDisputeRules } from "./rules.ts";

/** Expressions behind each column; the only names that reach SQL. */
const COLUMNS: ListColumns<DisputeColumn> = {
  id: { kind: "number", value: "i.id" },
  ...CUSTOMER_COLUMNS,
  bucket: BUCKET_COLUMN,
  invoice: {
    kind: "text",
    value: "case when i.series = '' then i.folio when i.folio = '' then i.series else i.series || '-' || i.folio end",
    search: "i.invoice_search",
    order: ["i.series", "i.folio", "i.uuid"],
  },
  uuid: { kind: "text", value: "i.uuid" },
  type: { kind: "text", value: "i.type" },
  reason: { kind: "text", value: "i.reason", search: "i.search" },
  currency: { kind: "text", value: "i.currency" },
  disputedMinor: { kind: "money", value: "i.disputed_minor", currency: "i.currency" },
  state: { kind: "text", value: "i.state" },
  resolver: { kind: "text", value: "i.resolver" },
  openedOn: { kind: "day", value: "i.opened_on" },
  dueOn: { kind: "day", value: "i.due_on" },
  resolvedOn: { kind: "day", value: `nullif(i.resolved_on, '${NEVER}')` },
  outcome: { kind: "text", value: "i.outcome" },
  rootCause: { kind: "text", value: "i.root_cause" },
  openedBy: { kind: "text", value: "i.opened_by" },
};

/**
 * Disputes opened by the day, each as it stood on it. The earliest dispute of an invoice takes of its balance first, so
 * that all of them together never take more than is open.
 */
function disputes(asOf: string, customers: readonly number[] | null, active: boolean): RawBuilder<unknown> {
  // One that was answered takes nothing of its invoice, so that leaving it out changes no other.
  const standing = active ? sql`and s.state in ('open', 'waiting-customer', 'waiting-internal', 'reopened')` : sql``;
  const only =
    customers === null
      ? sql``
      : sql`and s.dispute_id in (select g.id from dispute_standing as g where g.customer_id in (${familyOf(customers)}))`;
  return sql`select j.*, case when j.claim_minor = 0 or j.open_minor <= j.before_minor then 0
      when j.open_minor - j.before_minor < j.claim_minor then j.open_minor - j.before_minor
      else j.claim_minor end as disputed_minor,
      case when j.state in ('resolved', 'rejected') then 0 else 1 end as active,
      case when j.state not in ('resolved', 'rejected') and j.due_on < ${asOf} then 1 else 0 end as late
    from (select t.id, k.id as customer_id, ${customerFields("k")},
        coalesce(d.uuid, t.invoice_uuid) as uuid, coalesce(d.series, '') as series, coalesce(d.folio, '') as folio,
        coalesce(r.search, '') as invoice_search, t.line, t.line_text, s.type, t.reason, t.search, t.currency,
        s.claim_minor, s.state, s.resolver, t.opened_on, s.due_on, s.sla_days, s.resolved_on, s.outcome, s.effect,
        s.expected_minor, s.root_cause, s.closed_by, s.cfdi_uuid, coalesce(p.name, t.actor) as opened_by,
        ${bucketNamed(asOf, sql`r.due_on`)} as bucket,
        coalesce(${openAsOf(asOf)}, 0) as open_minor,
        cast(coalesce(sum(s.claim_minor) over (partition by s.receivable_id order by t.id
          rows between unbounded preceding and 1 preceding), 0) as bigint) as before_minor
      from dispute as t join dispute_span as s on s.dispute_id = t.id and s.from_on <= ${asOf} and s.until_on > ${asOf}
      left join receivable as r on r.id = s.receivable_id left join document as d on d.id = r.document_id
      join customer as c on c.id = coalesce(r.customer_id, t.customer_id)
      join customer as k on k.id = coalesce(c.merged_into, c.id) left join person as p on p.id = t.person_id
      ${collectorJoin("k.id")}
      where 1 = 1 ${only} ${standing}) as j`;
}

interface Asked {
  readonly selection: DisputeSelection;
  readonly holidays: Holidays;
}

/** Days off around the day of a selection, and far enough back for disputes that have been open for years. */
async function asked(db: ReadHandle, selection: DisputeSelection): Promise<Asked> {
  const first = await db.selectFrom("dispute").select("opened_on").orderBy("id").limit(1).executeTakeFirst();
  const year = Number(selection.asOf.slice(0, 4));
  const from = Math.min(year, Number(first?.opened_on.slice(0, 4) ?? year));
  return { selection, holidays: await readHolidays(db, from, year + 2) };
}

/** The selection as `i`, conditions included. */
function selected({ selection, holidays }: Asked): RawBuilder<unknown> {
  const { asOf, show } = selection;
  const parts: RawBuilder<unknown>[] = [sql`1 = 1`];
  if (show === "closed") parts.push(sql`i.active = 0`);
  else if (show !== "all") parts.push(sql`i.active = 1`);
  if (show === "late") parts.push(sql`i.late = 1`);
  if (show === "soon") {
    parts.push(sql`i.due_on >= ${asOf} and i.due_on <= ${addBusinessDays(asOf, SOON_DAYS, holidays)}`);
  }
  parts.push(...wordConditions(selection.search, "i.search", "i.invoice_search", "i.customer_search"));
  for (const filter of selection.filters) parts.push(columnCondition(COLUMNS[filter.column], filter));
  const only = selection.customerId === null ? keysAsked(selection.filters, "customerName") : [selection.customerId];
  return sql`(${disputes(asOf, only, show !== "closed" && show !== "all")}) as i where ${sql.join(parts, sql` and `)}`;
}

/** Business days before the end of the time to answer in which a dispute is urgent (COLLECTIONS 4). */
const SOON_DAYS = 2;

interface Row extends CustomerFields {
  id: number;
  bucket: DisputeRow["bucket"];
  uuid: string;
  series: string;
  folio: string;
  line: number | null;
  line_text: string;
  type: DisputeRow["type"];
  reason: string;
  currency: string;
  disputed_minor: number;
  open_minor: number;
  state: DisputeRow["state"];
  active: number;
  resolver: DisputeRow["resolver"];
  opened_on: string;
  due_on: string;
  sla_days: number;
  resolved_on: string;
  outcome: NonNullable<DisputeRow["outcome"]> | "";
  effect: NonNullable<DisputeRow["effect"]> | "";
  expected_minor: number;
  root_cause: NonNullable<DisputeRow["rootCause"]> | "";
  closed_by: NonNullable<DisputeRow["closedBy"]> | "";
  cfdi_uuid: string;
  opened_by: string;
}

function toRow(row: Row, { selection, holidays }: Asked, names: ReadonlyMap<string, string>): DisputeRow {
  const active = row.active === 1;
  const resolvedOn = row.resolved_on === NEVER ? null : row.resolved_on;
  return {
    id: row.id,
    ...customerOf(row),
    customerName: row.name || row.key,
    bucket: row.bucket,
    invoiceUuid: row.uuid,
    invoiceLabel: documentLabel(row),
    line: row.line,
    lineText: row.line_text,
    type: row.type,
    reason: row.reason,
    currency: row.currency,
    disputedMinor: row.disputed_minor,
    openMinor: row.open_minor,
    state: row.state,
    active,
    resolver: row.resolver,
    openedOn: row.opened_on,
    dueOn: row.due_on,
    slaDays: row.sla_days,
    daysLeft: active ? businessDaysBetween(selection.asOf, row.due_on, holidays) : null,
    age: cycleDays(row.opened_on, resolvedOn ?? selection.asOf, holidays),
    resolvedOn,
    outcome: row.outcome === "" ? null : row.outcome,
    effect: row.effect === "" ? null : row.effect,
    expectedMinor: row.expected_minor,
    rootCause: row.root_cause === "" ? null : row.root_cause,
    closedBy: row.closed_by === "" ? null : row.closed_by,
    cfdiUuid: row.cfdi_uuid === "" ? null : row.cfdi_uuid,
    cfdiLabel: row.cfdi_uuid === "" ? null : (names.get(row.cfdi_uuid) ?? `…${row.cfdi_uuid.slice(-12)}`),
    openedBy: row.opened_by,
  };
}

/** Disputes: the one that is to be answered first comes first unless asked otherwise. */
export const disputeList = createList({
  columns: COLUMNS,
  prepare: ({ read }: { readonly read: ReadHandle }, selection: DisputeSelection) => asked(read, selection),
  from: selected,
  fields: sql`i.*`,
  last: () => [sql`i.active desc`, sql`i.due_on`, sql`i.id`],
  async toRows(rows: readonly Row[], told, { read }) {
    const names = await nameDocuments(
      read,
      rows.map((row) => row.cfdi_uuid),
    );
    return rows.map((row) => toRow(row, told, names));
  },
  customer: "i.customer_id",
  currency: "i.currency",
  count: "disputes",
  sums: { active: "i.active", late: "i.late", disputedMinor: "i.disputed_minor" },
  async sheet({ read }, lang) {
    const { resolvers } = await readDisputeRules(read);
    return disputeSheet(lang, resolvers);
  },
});

/** Names of documents by UUID. */
export async function nameDocuments(db: ReadHandle, uuids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(uuids)].filter((uuid) => uuid !== "");
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom("document")
    .select(["uuid", "series", "folio"])
    .where("uuid", "in", wanted)
    .execute();
  return new Map(rows.map((row) => [row.uuid, documentLabel(row)]));
}

/** One dispute as of a day; null when it was not opened by then or was taken back. */
export async function disputeById(read: ReadHandle, id: number, asOf: string): Promise<DisputeRow | null> {
  const filter = { column: "id", op: "equals", value: id } as const;
  const selection = { asOf, search: "", show: "all", customerId: null, filters: [filter] } as const;
  const rows = await disputeList.page({ read }, { ...selection, filters: [filter] }, [], { offset: 0, limit: 1 });
  return rows[0] ?? null;
}
