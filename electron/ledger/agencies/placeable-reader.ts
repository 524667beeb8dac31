import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Placeable } from "../../../shared/contract/agencies.ts";
import { type NotPlaceable, type PlacedBucket, RECENT_PAYMENT_DAYS } from "../../../shared/domain/agencies/codes.ts";
import { bucketDueRange, bucketOf, daysPastDue } from "../../../shared/domain/aging.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { disputedMinor } from "../disputes/reader.ts";
import { entryClass } from "../kpis/items.ts";
import { wordConditions } from "../lib/search.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { complainedAbout } from "./complaint-open.ts";
import { agencyOn } from "./placed.ts";

/** Which invoices are asked about. */
export interface PlaceableAsked {
  readonly today: string;
  /** Only these, overdue or not; empty: all that are overdue. */
  readonly uuids?: readonly string[];
  readonly search?: string;
  readonly customerId?: number | null;
  readonly buckets?: readonly PlacedBucket[];
  readonly currency?: string | null;
  /** Leaves out what cannot be placed. */
  readonly only?: boolean;
  /** A batch that does not count as asked, because it is the one that is carried out. */
  readonly except?: number;
  readonly offset?: number;
  readonly limit?: number;
}

/** An invoice as placements see it. */
export interface PlaceableRow extends Placeable {
  readonly receivableId: number;
}

/** Batches that wait for their approval and name the receivable `r`: of them the agency. */
function askedBy(except: number): RawBuilder<number | null> {
  return sql<number | null>`(select max(ap.agency_id) from placement_choice as ch cross join placement as ap
    where ch.receivable_id = r.id and ap.id = ch.placement_id and ap.id <> ${except}
      and not exists (select 1 from approval_decision as ax where ax.approval_id = ap.approval_id))`;
}

/*
 * What keeps invoices from being placed is read as sets, once each: few are agreed on or were paid lately, and of a large ledger
 * every overdue invoice is judged.
 */

/** Receivables that an agreement which is kept covers on the day. */
function agreed(day: string): RawBuilder<number> {
  return sql<number>`select gv.receivable_id from agreement_standing as g join agreement_cover as gv
    on gv.agreement_id = g.agreement_id where g.from_on <= ${day} and g.until_on > ${day}
      and g.state in ('signed', 'active', 'cured')`;
}

/** Receivables for which money came in lately that was not taken back. */
function paidSince(day: string): RawBuilder<number> {
  return sql<number>`select e.receivable_id from entry as e left join entry as o on o.id = e.reverses_id
    where e.effective_on > ${day} and e.receivable_id is not null and ${entryClass()} = 1
    group by e.receivable_id having sum(e.amount_minor) < 0`;
}

/** Customers whose legal matters keep everybody else away. */
const LEGAL = sql<number>`select p.customer_id from customer_profile as p where p.legal_hold = 1`;

interface Row {
  id: number;
  uuid: string;
  series: string;
  folio: string;
  customer_id: number;
  name: string;
  currency: string;
  due_on: string;
  open_minor: number;
  disputed_minor: number;
  why: NotPlaceable | null;
  agency_name: string | null;
  total: number;
}

/**
 * Invoices with why they cannot be placed, the oldest due day first (COLLECTIONS 15). Of an invoice that is disputed in part the
 * rest is placed, as it is asked for in letters and agreed on.
 */
export async function placeable(
  db: ReadHandle,
  asked: PlaceableAsked,
): Promise<{ rows: PlaceableRow[]; total: number }> {
  const { today, uuids = [], customerId = null, currency = null, buckets = [], search = "" } = asked;
  const parts: RawBuilder<unknown>[] = [
    uuids.length > 0
      ? sql`r.document_id in (select w.id from document as w where w.uuid in (${sql.join([...uuids])}))`
      : sql`${maybeOpen(today)} and r.due_on < ${today}`,
    ...wordConditions(search, "r.search", "c.search"),
  ];
  if (customerId !== null) parts.push(sql`r.customer_id = ${customerId}`);
  if (currency !== null) parts.push(sql`r.currency = ${currency}`);
  if (buckets.length > 0)
    parts.push(
      sql`(${sql.join(
        buckets.map((each) => inBucket(each, today)),
        sql` or `,
      )})`,
    );
  const lately = addDays(today, -RECENT_PAYMENT_DAYS);
  // Documents and names are read of the rows that are shown, and no others.
  const { rows } =
    await sql<Row>`select k.id, d.uuid, d.series, d.folio, k.customer_id, k.currency, k.due_on, k.open_minor,
      case when c.name = '' then c.key else c.name end as name, k.disputed_minor, k.why, a.legal_name as agency_name, k.total
    from (select j.id, j.document_id, j.customer_id, j.currency, j.due_on, j.open_minor, j.disputed_minor, j.why, j.agency_id,
        cast(count(*) over () as bigint) as total
      from (select i.*, coalesce(i.has_it, i.is_asked) as agency_id,
          case when i.ended_as <> '' then 'ended' when i.open_minor <= 0 then 'nothing-open'
            when i.due_on >= ${today} then 'not-due' when i.has_it is not null then 'placed'
            when i.is_asked is not null then 'asked' when i.customer_id in (${LEGAL}) then 'legal'
            when i.customer_id in (${complainedAbout(today)}) then 'complaint' when i.id in (${agreed(today)}) then 'agreed'
            when i.disputed_minor >= i.open_minor then 'disputed'
            when i.id in (${paidSince(lately)}) then 'recent-payment' end as why
        from (select o.*, ${disputedMinor(today, "o.id", sql`o.open_minor`)} as disputed_minor
          from (select r.id, r.document_id, r.customer_id, r.currency, r.due_on, r.ended_as, ${openAsOf(today)} as open_minor,
              ${agencyOn(today, "r.id")} as has_it, ${askedBy(asked.except ?? 0)} as is_asked
            from receivable as r ${search === "" ? sql`` : sql`join customer as c on c.id = r.customer_id`}
            where ${sql.join(parts, sql` and `)}) as o) as i) as j
      where ${uuids.length > 0 ? sql`1 = 1` : sql`j.open_minor > 0`} ${asked.only === true ? sql`and j.why is null` : sql``}
      order by j.due_on, j.id limit ${asked.limit ?? 5000} offset ${asked.offset ?? 0}) as k
    join document as d on d.id = k.document_id join customer as c on c.id = k.customer_id
    left join agency as a on a.id = k.agency_id order by k.due_on, k.id`.execute(db);
  return { rows: rows.map((row) => view(row, today)), total: rows[0]?.total ?? 0 };
}

function inBucket(bucket: PlacedBucket, today: string): RawBuilder<unknown> {
  const { from, to } = bucketDueRange(bucket, today);
  return sql`(r.due_on >= ${from ?? ""} and r.due_on <= ${to ?? today})`;
}

function view(row: Row, today: string): PlaceableRow {
  const days = daysPastDue(row.due_on, today);
  return {
    receivableId: row.id,
    uuid: row.uuid,
    label: documentLabel(row),
    customerId: row.customer_id,
    customerName: row.name,
    currency: row.currency,
    dueOn: row.due_on,
    daysPastDue: days,
    bucket: bucketOf(days),
    openMinor: row.open_minor,
    disputedMinor: row.disputed_minor,
    placeMinor: Math.max(0, row.open_minor - row.disputed_minor),
    why: row.why,
    agencyName: row.agency_name ?? "",
  };
}
