import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { AcceptanceAlert, AcceptanceAlertRow, AlertColumn } from "../../../shared/contract/acceptance.ts";
import { zAcceptanceAlert } from "../../../shared/contract/acceptance.ts";
import { zAcceptanceState } from "../../../shared/contract/receivables.ts";
import { addBusinessDays } from "../../../shared/domain/business-days.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readHolidays } from "../lib/holidays.ts";
import { wordConditions } from "../lib/search.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { acceptanceAlertDays } from "./calendar.ts";
import { holidaysAfter, nextReviewFrom, readTerms } from "./terms-reader.ts";

/** Which alerts, as of which day. */
export interface AlertSelection {
  readonly asOf: string;
  readonly search?: string;
  readonly alert?: AcceptanceAlert | null;
  readonly customerId?: number | null;
}

/** Last issue day on which an invoice that still waits has waited too long. */
async function lastLateDay(db: ReadHandle, asOf: string): Promise<string> {
  const year = Number(asOf.slice(0, 4));
  const holidays = await readHolidays(db, year - 1, year);
  const days = await acceptanceAlertDays(db);
  // Counted back from tomorrow, so that today is one of the days that have gone by when it is a business day.
  return addDays(addBusinessDays(addDays(asOf, 1), -days, holidays), -1);
}

/** Open invoices that want attention, as `x`: the first of the alerts that holds, with what the lists show. */
function alerts(selection: AlertSelection, late: string): RawBuilder<unknown> {
  const { asOf, alert = null, customerId = null } = selection;
  const only = customerId === null ? sql`` : sql`and r.customer_id = ${customerId}`;
  const parts = [sql`y.alert is not null`, sql`y.open_minor <> 0`];
  if (alert !== null) parts.push(sql`y.alert = ${alert}`);
  parts.push(...wordConditions(selection.search ?? "", "y.customer_search", "y.invoice_search"));
  return sql`(select y.* from (select r.id, d.uuid, d.series, d.folio, r.customer_id, c.name as customer_name,
      c.search as customer_search, r.search as invoice_search, r.issued_on, r.due_on, r.currency,
      ${openAsOf(asOf)} as open_minor, a.state, a.submitted_on, a.review_on, a.reject_reason,
      case when a.state in ('pending', 'rejected') and a.review_on <> '' and a.review_on < ${asOf} then 'reviewMissed'
        when a.state in ('pending', 'submitted', 'rejected') and r.issued_on <= ${late} then 'notAccepted'
        when a.state = 'accepted' and r.expected_on = '' then 'noExpected' end as alert
    from receivable as r join acceptance_standing as a on a.document_id = r.document_id
    join document as d on d.id = r.document_id join customer as c on c.id = r.customer_id
    where ${maybeOpen(asOf)} and r.ended_as = '' ${only}) as y where ${sql.join(parts, sql` and `)}) as x`;
}

/** Expression behind each column; the only names that reach an ORDER BY. */
const COLUMNS: Readonly<Record<AlertColumn, string>> = {
  alert: "x.alert",
  customerName: "x.customer_search",
  series: "x.series",
  folio: "x.folio",
  uuid: "x.uuid",
  issuedOn: "x.issued_on",
  dueOn: "x.due_on",
  currency: "x.currency",
  openMinor: "x.open_minor",
  state: "x.state",
  submittedOn: "x.submitted_on",
  reviewOn: "x.review_on",
};

interface Row {
  uuid: string;
  series: string;
  folio: string;
  customer_id: number;
  customer_name: string;
  issued_on: string;
  due_on: string;
  currency: string;
  open_minor: number;
  state: string;
  submitted_on: string;
  review_on: string;
  reject_reason: string;
  alert: string;
}

/** Next day from the day on which each of the customers takes invoices in. */
async function nextReviews(
  db: ReadHandle,
  customerIds: Iterable<number>,
  asOf: string,
): Promise<Map<number, string | null>> {
  const next = new Map<number, string | null>();
  for (const id of new Set(customerIds)) {
    const terms = await readTerms(db, id);
    next.set(id, terms === null ? null : nextReviewFrom(asOf, terms, await holidaysAfter(db, id, asOf)));
  }
  return next;
}

/** One page of alerts, the largest amounts of the gravest kind first unless asked otherwise, and how many there are. */
export async function acceptanceAlerts(
  db: ReadHandle,
  selection: AlertSelection,
  sort: readonly { readonly by: AlertColumn; readonly desc: boolean }[],
  window: { readonly offset: number; readonly limit: number },
): Promise<{ rows: AcceptanceAlertRow[]; total: number }> {
  const from = alerts(selection, await lastLateDay(db, selection.asOf));
  const order = sort.map(({ by, desc }) => sql`${sql.raw(COLUMNS[by])} ${sql.raw(desc ? "desc" : "asc")}`);
  const last = sql`case x.alert when 'reviewMissed' then 0 when 'notAccepted' then 1 else 2 end, x.issued_on, x.id`;
  const found = await sql<Row>`select x.* from ${from} order by ${sql.join([...order, last])}
    limit ${window.limit} offset ${window.offset}`.execute(db);
  const count = await sql<{ n: number }>`select cast(count(*) as bigint) as n from ${from}`.execute(db);
  const next = await nextReviews(
    db,
    found.rows.map((row) => row.customer_id),
    selection.asOf,
  );
  return {
    rows: found.rows.map((row) => ({
      uuid: row.uuid,
      series: row.series,
      folio: row.folio,
      customerId: row.customer_id,
      customerName: row.customer_name,
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      currency: row.currency,
      openMinor: row.open_minor,
      alert: zAcceptanceAlert.parse(row.alert),
      state: zAcceptanceState.parse(row.state),
      submittedOn: row.submitted_on,
      reviewOn: row.review_on,
      rejectReason: row.reject_reason,
      nextReviewOn: next.get(row.customer_id) ?? null,
    })),
    total: count.rows[0]?.n ?? 0,
  };
}

/** How many invoices each alert has; only those that have any. */
export async function acceptanceAlertCounts(
  db: ReadHandle,
  asOf: string,
): Promise<{ alert: AcceptanceAlert; invoices: number }[]> {
  const from = alerts({ asOf }, await lastLateDay(db, asOf));
  const found = await sql<{ alert: string; n: number }>`select x.alert, cast(count(*) as bigint) as n from ${from}
    group by x.alert order by x.alert`.execute(db);
  return found.rows.map(({ alert, n }) => ({ alert: zAcceptanceAlert.parse(alert), invoices: n }));
}
