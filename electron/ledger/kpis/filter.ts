import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { KpiFilter } from "../../../shared/contract/kpis.ts";
import { type Division, divisionsOn, type Moved } from "../customers/divisions.ts";
import { withThoseBelow } from "../customers/groups.ts";
import type { ReadHandle } from "../db/ledger-db.ts";

/** Customers who were of a part on some day and are not today, and the other way round. */
interface Moves {
  readonly joined: readonly number[];
  readonly left: readonly number[];
}

/** A part of the portfolio as it was on a day. */
export interface KpiPart extends KpiFilter {
  readonly moved: { readonly collector: Moves; readonly segment: Moves };
}

/** What part of the portfolio figures are asked of. */
export interface PartAsked {
  readonly filter?: Partial<KpiFilter>;
  /** Who asks sees no more than the own portfolio: it is the one of today, for of others nothing is shown. */
  readonly own?: boolean;
}

const NO_FILTER: KpiFilter = { currency: null, company: null, collectorId: null, segment: null, groupId: null };
const NOBODY: Moves = { joined: [], left: [] };

/** Nothing left out. */
export const WHOLE: KpiPart = { ...NO_FILTER, moved: { collector: NOBODY, segment: NOBODY } };

/** The filter of what is asked, with nothing left open. */
export function filterOf({ filter }: PartAsked): KpiFilter {
  return { ...NO_FILTER, ...filter };
}

/**
 * The part that is asked of, as it was at the end of each of some days: customers count for who had them then, and in the
 * segment they were in (decision 76). Groups are as they are known today.
 */
export async function partsOn(db: ReadHandle, asked: PartAsked, days: readonly string[]): Promise<KpiPart[]> {
  const filter = filterOf(asked);
  const collector = asked.own === true ? null : filter.collectorId;
  if (collector === null && filter.segment === null) return days.map(() => ({ ...filter, moved: WHOLE.moved }));
  return (await divisionsOn(db, days)).map(({ collectors, segments }: Division) => ({
    ...filter,
    moved: {
      collector: collector === null ? NOBODY : movesOf(collectors, (id) => (id ?? 0) === collector),
      segment: filter.segment === null ? NOBODY : movesOf(segments, (segment) => segment === filter.segment),
    },
  }));
}

/** As {@link partsOn}, of one day. */
export async function partOn(db: ReadHandle, asked: PartAsked, day: string): Promise<KpiPart> {
  return (await partsOn(db, asked, [day]))[0] ?? { ...filterOf(asked), moved: WHOLE.moved };
}

function movesOf<Value>(moved: readonly Moved<Value>[], isIn: (value: Value) => boolean): Moves {
  return {
    joined: moved.flatMap(({ customerId, was, is }) => (isIn(was) && !isIn(is) ? [customerId] : [])),
    left: moved.flatMap(({ customerId, was, is }) => (isIn(is) && !isIn(was) ? [customerId] : [])),
  };
}

/** A condition that holds today for customers `id`, as it was before some of them moved. */
function before(today: RawBuilder<unknown>, { joined, left }: Moves, id: RawBuilder<unknown>): RawBuilder<unknown> {
  const list = (ids: readonly number[]): RawBuilder<unknown> => sql.join(ids.map((each) => sql.lit(each)));
  const stayed = left.length === 0 ? today : sql`(${today} and ${id} not in (${list(left)}))`;
  return joined.length === 0 ? stayed : sql`(${stayed} or ${id} in (${list(joined)}))`;
}

/** Risk class of a customer nobody judged (contract customer-profile). */
const DEFAULT_SEGMENT = "B";

/** Conditions on a customer id, beginning with `and`; nothing when all customers are in. */
function whose({ moved, ...filter }: KpiPart, column: string): RawBuilder<unknown> {
  const id = sql.raw(column);
  const parts: RawBuilder<unknown>[] = [];
  const profile = (what: string): RawBuilder<unknown> =>
    sql`(select cp.${sql.raw(what)} from customer_profile as cp where cp.customer_id = ${id})`;
  if (filter.collectorId !== null) {
    const today = sql`coalesce(${profile("collector_id")}, 0) = ${filter.collectorId}`;
    parts.push(sql`and ${before(today, moved.collector, id)}`);
  }
  if (filter.segment !== null) {
    const today = sql`coalesce(${profile("risk_class")}, ${sql.lit(DEFAULT_SEGMENT)}) = ${filter.segment}`;
    parts.push(sql`and ${before(today, moved.segment, id)}`);
  }
  if (filter.groupId !== null) parts.push(sql`and ${id} in (${withThoseBelow([filter.groupId])})`);
  return parts.length === 0 ? sql`` : sql.join(parts, sql` `);
}

/** Conditions on receivables `r`, beginning with `and`. */
export function receivablesIn(filter: KpiPart): RawBuilder<unknown> {
  const currency = filter.currency === null ? sql`` : sql`and r.currency = ${filter.currency}`;
  return sql`${currency} ${issuedBy(filter, "r.document_id")} ${whose(filter, "r.customer_id")}`;
}

/** Conditions on a document id, beginning with `and`: the own RFC that issued it. */
export function issuedBy(filter: Pick<KpiFilter, "company">, column: string): RawBuilder<unknown> {
  if (filter.company === null) return sql``;
  return sql`and exists (select 1 from document as fd where fd.id = ${sql.raw(column)} and fd.issuer_rfc = ${filter.company})`;
}

/**
 * Conditions on the customer of something that is no document (a contact, a follow-up), beginning with `and`. Of one of
 * several companies it is where that company ever invoiced the customer.
 */
export function customersIn(filter: KpiPart, column: string): RawBuilder<unknown> {
  const company =
    filter.company === null
      ? sql``
      : sql`and exists (select 1 from document as fd where fd.customer_id = ${sql.raw(column)} and fd.kind = 'I'
          and fd.issuer_rfc = ${filter.company})`;
  return sql`${company} ${whose(filter, column)}`;
}

/** Whether the board is about the whole portfolio. */
export function isWhole({ currency, company, collectorId, segment, groupId }: KpiFilter): boolean {
  return [currency, company, collectorId, segment, groupId].every((value) => value === null);
}
