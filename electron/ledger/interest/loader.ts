import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { BalanceMove, Claim } from "../../../shared/domain/interest/accrual.ts";
import type { ReadHandle } from "../db/ledger-db.ts";

/** Whose interest is read. */
export interface InterestScope {
  readonly asOf: string;
  readonly customerId?: number;
  /** Invoices; those they took the place of are read with them. */
  readonly uuids?: readonly string[];
  /** With invoices that were paid late and are open no more. */
  readonly paid?: boolean;
}

/** An invoice that was open after its due day. */
export interface OverdueInvoice {
  readonly id: number;
  readonly document_id: number;
  readonly customer_id: number;
  readonly currency: string;
  readonly issued_on: string;
  readonly due_on: string;
  readonly uuid: string;
  readonly series: string;
  readonly folio: string;
  readonly kind: string;
  /** What took its place by the day; null while it is in force. */
  readonly successor: string | null;
}

/** Most keys in one condition. */
const STEP = 900;

/** Invoices and those they took the place of, however often. */
async function withReplaced(db: ReadHandle, uuids: readonly string[]): Promise<string[]> {
  const all = new Set(uuids);
  for (let last = [...all]; last.length > 0; ) {
    const found: string[] = [];
    for (let start = 0; start < last.length; start += STEP) {
      const rows = await db
        .selectFrom("document_ending as x")
        .innerJoin("document as d", "d.id", "x.document_id")
        .select("d.uuid")
        .where("x.successor", "in", last.slice(start, start + STEP))
        .where("x.ended_as", "=", "substituted")
        .execute();
      for (const { uuid } of rows) if (!all.has(uuid)) found.push(uuid);
    }
    for (const uuid of found) all.add(uuid);
    last = found;
  }
  return [...all];
}

/** Where clause over `r` and `d` of what may bear interest; a cancelled invoice never was owed and bears none. */
function scopeCondition({ asOf, customerId, paid }: InterestScope, uuids: readonly string[] | null) {
  const parts: RawBuilder<unknown>[] = [
    sql`r.due_on < ${asOf} and r.issued_on < ${asOf} and r.closed_on > r.due_on`,
    sql`not (r.ended_as = 'cancelled' and r.ended_on <= ${asOf})`,
    // What invoices interest bears none: interest is never compound (CCom 363).
    sql`d.uuid not in (select b.cfdi_uuid from interest_billing as b where b.kind = 'charged' and not exists
      (select 1 from interest_billing as u where u.undoes_id = b.id))`,
  ];
  if (customerId !== undefined) parts.push(sql`r.customer_id = ${customerId}`);
  if (uuids !== null) parts.push(sql`d.uuid in (${sql.join([...uuids])})`);
  if (paid !== true) parts.push(sql`(r.closed_on > ${asOf} or r.ended_as = 'substituted')`);
  return sql`${sql.join(parts, sql` and `)}`;
}

/** All that interest is counted from. */
export interface LoadedInterest {
  readonly invoices: readonly OverdueInvoice[];
  readonly moves: ReadonlyMap<number, readonly BalanceMove[]>;
  readonly claims: ReadonlyMap<number, readonly Claim[]>;
}

/** Reads invoices, their entries and what was disputed of them, by condition and not by lists of ids. */
export async function loadInterest(db: ReadHandle, scope: InterestScope): Promise<LoadedInterest> {
  const all = scope.uuids === undefined ? null : await withReplaced(db, scope.uuids);
  const parts: (readonly string[] | null)[] = [];
  if (all === null) parts.push(null);
  else for (let start = 0; start < all.length; start += STEP) parts.push(all.slice(start, start + STEP));
  const invoices: OverdueInvoice[] = [];
  const moves = new Map<number, BalanceMove[]>();
  const claims = new Map<number, Claim[]>();
  for (const part of parts) {
    const where = scopeCondition(scope, part);
    const found =
      await sql<OverdueInvoice>`select r.id, r.document_id, r.customer_id, r.currency, r.issued_on, r.due_on,
        d.uuid, d.series, d.folio, d.kind,
        case when r.ended_as = 'substituted' and r.ended_on <= ${scope.asOf} then x.successor end as successor
      from receivable as r join document as d on d.id = r.document_id
      left join document_ending as x on x.document_id = r.document_id
      where ${where} order by r.due_on, r.id`.execute(db);
    if (found.rows.length === 0) continue;
    invoices.push(...found.rows);
    const from = sql`(select r.id, r.due_on from receivable as r join document as d on d.id = r.document_id where ${where})`;
    // Nothing that happened before the due day matters but its sum.
    const entries = await sql<{ id: number; on_day: string; minor: number }>`select s.id,
        case when e.effective_on < s.due_on then s.due_on else e.effective_on end as on_day,
        cast(sum(e.amount_minor) as bigint) as minor
      from ${from} as s join entry as e on e.receivable_id = s.id where e.effective_on <= ${scope.asOf}
      group by s.id, case when e.effective_on < s.due_on then s.due_on else e.effective_on end`.execute(db);
    for (const { id, on_day: on, minor } of entries.rows) append(moves, id, { on, minor });
    const disputed = await sql<{ id: number; from_on: string; until_on: string; minor: number }>`select s.id, q.from_on,
        q.until_on, q.claim_minor as minor
      from ${from} as s join dispute_span as q on q.receivable_id = s.id
      where q.claim_minor > 0 and q.from_on <= ${scope.asOf}`.execute(db);
    for (const { id, from_on: fromOn, until_on: untilOn, minor } of disputed.rows) {
      append(claims, id, { fromOn, untilOn, minor });
    }
  }
  return { invoices, moves, claims };
}

function append<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
