import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Segment } from "../../../shared/contract/campaigns.ts";
import { STAGES, stageOf } from "../../../shared/domain/customers/stage.ts";
import { addDays, daysBetween } from "../../../shared/domain/days.ts";
import { withThoseBelow } from "../customers/groups.ts";
import { decidedStages } from "../customers/stage-decisions.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { disputedMinor } from "../disputes/reader.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { pausedBy } from "../receivables/paused.ts";
import { hasPlacement } from "../worklist/candidates.ts";

/** A customer of a segment, with the invoices the campaign is about. */
export interface SegmentCustomer {
  readonly id: number;
  readonly name: string;
  readonly rfc: string;
  readonly language: "es" | "en";
  readonly invoices: readonly {
    readonly uuid: string;
    readonly currency: string;
    readonly openMinor: number;
    /** What of it may be asked for. */
    readonly freeMinor: number;
    readonly days: number;
  }[];
  readonly legal: boolean;
  readonly doNotContact: boolean;
  readonly placed: boolean;
  readonly disputed: boolean;
  readonly promised: boolean;
  readonly verifying: boolean;
}

/** Parameters of one statement: well below what either database takes. */
const CHUNK = 2000;

interface InvoiceRow {
  uuid: string;
  customer_id: number;
  currency: string;
  due_on: string;
  open_minor: number;
  free_minor: number;
}

/** Open invoices of an age, of all customers or of some. */
async function invoicesOf(
  db: ReadHandle,
  { daysFrom, daysTo }: Segment,
  day: string,
  ids: readonly number[] | null,
): Promise<InvoiceRow[]> {
  const only = ids === null ? sql`` : sql`and r.customer_id in (${sql.join([...ids])})`;
  const { rows } = await sql<InvoiceRow>`select j.uuid, j.customer_id, j.currency, j.due_on, j.open_minor,
      case when j.paused is not null or j.disputed >= j.open_minor then 0 else j.open_minor - j.disputed end as free_minor
    from (select i.*, ${disputedMinor(day, "i.id", sql`i.open_minor`)} as disputed
      from (select r.id, d.uuid, r.customer_id, r.currency, r.due_on, ${openAsOf(day)} as open_minor,
          ${pausedBy(day, "r.id")} as paused
        from receivable as r join document as d on d.id = r.document_id
        where ${maybeOpen(day)} and r.due_on >= ${addDays(day, -daysTo)} and r.due_on <= ${addDays(day, -daysFrom)}
          ${only}) as i) as j
    where j.open_minor > 0 order by j.customer_id, j.due_on, j.uuid`.execute(db);
  return rows;
}

interface CustomerRow {
  id: number;
  name: string;
  rfc: string;
  language: "es" | "en" | null;
  collector_id: number | null;
  legal: number;
  do_not_contact: number;
  placed: number;
  disputed: number;
  promised: number;
  verifying: number;
  oldest: string | null;
  decided: string | null;
}

const flag = (condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`case when ${condition} then 1 else 0 end`;

/** A promise of customer `c` in one of the states on the day. */
function promise(day: string, state: "active" | "verify"): RawBuilder<unknown> {
  return sql`exists (select 1 from promise_span as ps where ps.customer_id = c.id and ps.from_on <= ${day}
    and ps.until_on > ${day} and ps.state = ${state})`;
}

/** Money of `c` that waits to be applied, a promise in doubt, or a payment it says it made: nobody chases who may have paid. */
function verifying(day: string): RawBuilder<unknown> {
  return sql`(${promise(day, "verify")}
    or exists (select 1 from follow_up as f where f.customer_id = c.id and f.state = 'open' and f.kind = 'proof')
    or exists (select 1 from (select sum(u.amount_minor) as minor from entry as u where u.receivable_id is null
      and u.customer_id = c.id and u.effective_on <= ${day} group by u.currency) as a where a.minor < 0))`;
}

async function customersOf(db: ReadHandle, ids: readonly number[], day: string): Promise<CustomerRow[]> {
  const found: CustomerRow[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const some = sql.join(ids.slice(from, from + CHUNK));
    const { rows } =
      await sql<CustomerRow>`select c.id, case when c.name = '' then c.key else c.name end as name, c.rfc,
        p.language, p.collector_id, coalesce(p.legal_hold, 0) as legal,
        coalesce(p.do_not_contact, 0) as do_not_contact,
        ${flag(sql`coalesce(p.placed, 0) = 1 or ${hasPlacement("c.id", day)}`)} as placed,
        ${flag(sql`exists (select 1 from dispute_standing as s where s.customer_id = c.id and s.withdrawn = 0
          and s.resolved_on = ${NEVER})`)} as disputed,
        ${flag(promise(day, "active"))} as promised, ${flag(verifying(day))} as verifying,
        (select min(r.due_on) from receivable as r where r.customer_id = c.id and ${maybeOpen(day)}
          and ${openAsOf(day)} > ${disputedMinor(day, "r.id", openAsOf(day))}) as oldest,
        (select t.stage from ${decidedStages(day)} as t where t.customer_id = c.id) as decided
      from customer as c left join customer_profile as p on p.customer_id = c.id
      where c.id in (${some}) order by c.id`.execute(db);
    found.push(...rows);
  }
  return found;
}

/** Whether what is open of a customer lies within one of the amounts asked for. */
function ofAmount(invoices: readonly InvoiceRow[], amounts: Segment["amounts"]): boolean {
  if (amounts.length === 0) return true;
  return amounts.some(({ currency, fromMinor, toMinor }) => {
    const own = invoices.filter((row) => row.currency === currency);
    const open = own.reduce((sum, row) => sum + row.open_minor, 0);
    return own.length > 0 && open >= (fromMinor ?? 0) && (toMinor === null || open <= toMinor);
  });
}

/** Customers of the groups asked for, whatever level of them they are at; null where none is asked for. */
async function groupedOf(db: ReadHandle, { groupIds }: Segment): Promise<ReadonlySet<number> | null> {
  if (groupIds.length === 0) return null;
  const { rows } = await sql<{ id: number }>`${withThoseBelow(groupIds)}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

function inSegment(row: CustomerRow, invoices: readonly InvoiceRow[], segment: Segment, day: string): boolean {
  const { collectorIds, languages, stages } = segment;
  if (!ofAmount(invoices, segment.amounts)) return false;
  if (collectorIds.length > 0 && !(row.collector_id !== null && collectorIds.includes(row.collector_id))) return false;
  if (languages.length > 0 && !languages.includes(row.language ?? "es")) return false;
  if (stages.length === 0) return true;
  const flags = { legal: row.legal === 1, placed: row.placed === 1 };
  return stages.includes(
    stageOf(row.oldest, day, { ...flags, decided: STAGES.find((each) => each === row.decided) ?? null }).code,
  );
}

/**
 * Customers of a segment on a day by their ids, with what stands against writing to them; only some of them where ids are
 * given, and then whether or not something of it is still open.
 */
export async function segmentOf(
  db: ReadHandle,
  segment: Segment,
  day: string,
  ids: readonly number[] | null = null,
): Promise<SegmentCustomer[]> {
  if (ids?.length === 0) return [];
  const invoices = Map.groupBy(await invoicesOf(db, segment, day, ids), (row) => row.customer_id);
  const grouped = ids === null ? await groupedOf(db, segment) : null;
  const asked = ids ?? [...invoices.keys()].filter((id) => grouped === null || grouped.has(id));
  const rows = await customersOf(db, asked, day);
  return rows
    .filter((row) => ids !== null || inSegment(row, invoices.get(row.id) ?? [], segment, day))
    .map((row) => ({
      id: row.id,
      name: row.name,
      rfc: row.rfc,
      language: row.language ?? "es",
      invoices: (invoices.get(row.id) ?? []).map((each) => ({
        uuid: each.uuid,
        currency: each.currency,
        openMinor: each.open_minor,
        freeMinor: each.free_minor,
        days: daysBetween(each.due_on, day),
      })),
      legal: row.legal === 1,
      doNotContact: row.do_not_contact === 1,
      placed: row.placed === 1,
      disputed: row.disputed === 1,
      promised: row.promised === 1,
      verifying: row.verifying === 1,
    }));
}
