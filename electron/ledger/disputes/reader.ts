import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { ReadHandle } from "../db/ledger-db.ts";
import { dayLiteral, maybeOpen, openAsOf } from "../receivables/balance.ts";

/**
 * What is disputed. Everything that leaves disputed money out (promises, the worklist, stages, the Cartera's column) reads
 * it here. Aging and balances do not change: a disputed invoice is as open and as overdue as any other (KPIS 0).
 */

/**
 * What of a receivable's open balance is disputed as of the day, minor units: what its disputes claim, never more than is
 * open. `receivable` is the expression of its id, `open` that of its balance on the day.
 */
export function disputedMinor(
  asOf: string,
  receivable = "r.id",
  open: string | RawBuilder<unknown> = "r.open_minor",
): RawBuilder<number> {
  const balance = typeof open === "string" ? sql.raw(open) : open;
  const day = dayLiteral(asOf);
  return sql<number>`(select case when count(*) = 0 or ${balance} <= 0 then 0
      when sum(q.claim_minor) < ${balance} then cast(sum(q.claim_minor) as bigint) else ${balance} end
    from dispute_span as q
    where q.receivable_id = ${sql.raw(receivable)} and q.from_on <= ${day} and q.until_on > ${day})`;
}

/** Join of what disputes claim of each open receivable `o` as of the day, as `dq`; {@link CLAIMED} reads it. */
export function joinClaims(asOf: string): RawBuilder<unknown> {
  return sql`left join (select q.receivable_id, cast(sum(q.claim_minor) as bigint) as claim_minor from dispute_span as q
    where q.from_on <= ${asOf} and q.until_on > ${asOf} and q.claim_minor > 0 group by q.receivable_id) as dq
    on dq.receivable_id = o.id`;
}

/** What of the open receivable `o` is disputed, over {@link joinClaims}. */
export const CLAIMED = `case when dq.claim_minor is null or o.open_minor <= 0 then 0
  when dq.claim_minor < o.open_minor then dq.claim_minor else o.open_minor end`;

/** An invoice of which something is disputed. */
export interface DisputedInvoice {
  readonly receivableId: number;
  readonly uuid: string;
  readonly customerId: number;
  readonly currency: string;
  readonly openMinor: number;
  /** Greater than zero, at most `openMinor`. */
  readonly disputedMinor: number;
}

/**
 * Invoices of which something is disputed as of a day, of one customer, of some invoices, or of all. What is open less
 * `disputedMinor` is what may be chased and promised.
 */
export async function openDisputedMinor(
  db: ReadHandle,
  selection: { asOf: string; customerId?: number; uuids?: readonly string[] },
): Promise<DisputedInvoice[]> {
  const { asOf, customerId, uuids } = selection;
  if (uuids?.length === 0) return [];
  const parts = [maybeOpen(asOf)];
  if (customerId !== undefined) parts.push(sql`r.customer_id = ${customerId}`);
  if (uuids !== undefined) parts.push(sql`d.uuid in (${sql.join([...uuids])})`);
  const result = await sql<{
    id: number;
    uuid: string;
    customer_id: number;
    currency: string;
    open_minor: number;
    disputed_minor: number;
  }>`select i.*, ${disputedMinor(asOf, "i.id", sql`i.open_minor`)} as disputed_minor from (
      select r.id, d.uuid, r.customer_id, r.currency, ${openAsOf(asOf)} as open_minor
      from receivable as r join document as d on d.id = r.document_id
      where r.id in (select q.receivable_id from dispute_span as q
        where q.from_on <= ${asOf} and q.until_on > ${asOf} and q.claim_minor > 0)
        and ${sql.join(parts, sql` and `)}) as i
    where i.open_minor > 0 order by i.id`.execute(db);
  return result.rows.map((row) => ({
    receivableId: row.id,
    uuid: row.uuid,
    customerId: row.customer_id,
    currency: row.currency,
    openMinor: row.open_minor,
    disputedMinor: row.disputed_minor,
  }));
}
