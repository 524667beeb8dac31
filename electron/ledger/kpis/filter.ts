import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { KpiFilter } from "../../../shared/contract/kpis.ts";
import { withThoseBelow } from "../customers/groups.ts";

/** Nothing left out. */
export const WHOLE: KpiFilter = { currency: null, company: null, collectorId: null, segment: null, groupId: null };

/** Risk class of a customer nobody judged (contract customer-profile). */
const DEFAULT_SEGMENT = "B";

/** Conditions on a customer id, beginning with `and`; nothing when all customers are in. */
function whose(filter: KpiFilter, column: string): RawBuilder<unknown> {
  const id = sql.raw(column);
  const parts: RawBuilder<unknown>[] = [];
  const profile = (what: string): RawBuilder<unknown> =>
    sql`(select cp.${sql.raw(what)} from customer_profile as cp where cp.customer_id = ${id})`;
  if (filter.collectorId !== null) parts.push(sql`and coalesce(${profile("collector_id")}, 0) = ${filter.collectorId}`);
  if (filter.segment !== null) {
    parts.push(sql`and coalesce(${profile("risk_class")}, ${sql.lit(DEFAULT_SEGMENT)}) = ${filter.segment}`);
  }
  if (filter.groupId !== null) parts.push(sql`and ${id} in (${withThoseBelow([filter.groupId])})`);
  return parts.length === 0 ? sql`` : sql.join(parts, sql` `);
}

/** Conditions on receivables `r`, beginning with `and`. */
export function receivablesIn(filter: KpiFilter): RawBuilder<unknown> {
  const currency = filter.currency === null ? sql`` : sql`and r.currency = ${filter.currency}`;
  return sql`${currency} ${issuedBy(filter, "r.document_id")} ${whose(filter, "r.customer_id")}`;
}

/** Conditions on a document id, beginning with `and`: the own RFC that issued it. */
export function issuedBy(filter: KpiFilter, column: string): RawBuilder<unknown> {
  if (filter.company === null) return sql``;
  return sql`and exists (select 1 from document as fd where fd.id = ${sql.raw(column)} and fd.issuer_rfc = ${filter.company})`;
}

/**
 * Conditions on the customer of something that is no document (a contact, a follow-up), beginning with `and`. Of one of
 * several companies it is where that company ever invoiced the customer.
 */
export function customersIn(filter: KpiFilter, column: string): RawBuilder<unknown> {
  const company =
    filter.company === null
      ? sql``
      : sql`and exists (select 1 from document as fd where fd.customer_id = ${sql.raw(column)} and fd.kind = 'I'
          and fd.issuer_rfc = ${filter.company})`;
  return sql`${company} ${whose(filter, column)}`;
}

/** Whether the board is about the whole portfolio. */
export function isWhole(filter: KpiFilter): boolean {
  return Object.values(filter).every((value) => value === null);
}
