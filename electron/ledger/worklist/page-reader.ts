import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { ItemState, ListItem, ReasonCode } from "../../../shared/contract/worklist.ts";
import { zReason, zScoreFacts, zWeights } from "../../../shared/contract/worklist.ts";
import type { ByPart } from "../../../shared/domain/worklist/score.ts";
import { scorePoints } from "../../../shared/domain/worklist/score.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { WorklistItemRow } from "../db/tables/worklist.ts";
import type { Asking } from "./asking.ts";
import { whole } from "./candidates.ts";
import { onThem } from "./claims.ts";
import { ContactHours } from "./contact-hours.ts";

/** Which items of a list. */
export interface ItemSelection {
  readonly personId: number;
  readonly day: string;
  readonly state: "pending" | "all";
  readonly reason: ReasonCode | null;
}

function conditions({ personId, day, state, reason }: ItemSelection): RawBuilder<unknown> {
  const parts = [sql`w.person_id = ${whole(personId)}`, sql`w.day = ${day}`];
  if (state === "pending") parts.push(sql`w.state = 'pending'`);
  if (reason !== null) parts.push(sql`w.reason like ${`%"code":"${reason}"%`}`);
  return sql.join(parts, sql` and `);
}

/** How many items there are of each state, and how many came during the day. */
export async function itemCounts(
  db: ReadHandle,
  personId: number,
  day: string,
): Promise<{ pending: number; done: number; skipped: number; gone: number; live: number }> {
  const rows = await sql<{ state: ItemState; n: number; live: number }>`select w.state, cast(count(*) as bigint) as n,
      cast(sum(w.live) as bigint) as live from worklist_item as w
    where w.person_id = ${whole(personId)} and w.day = ${day} group by w.state`.execute(db);
  const of = (state: ItemState): number => rows.rows.find((row) => row.state === state)?.n ?? 0;
  const live = rows.rows.reduce((sum, row) => sum + row.live, 0);
  return { pending: of("pending"), done: of("done"), skipped: of("skipped"), gone: of("gone"), live };
}

/** Number of items of a selection. */
export async function countItems(db: ReadHandle, selection: ItemSelection): Promise<number> {
  const result = await sql<{ n: number }>`select cast(count(*) as bigint) as n from worklist_item as w
    where ${conditions(selection)}`.execute(db);
  return result.rows[0]?.n ?? 0;
}

type Row = WorklistItemRow & { key: string; name: string; weights: string; also: string | null; before: number | null };

/**
 * A window of a list in its order, waiting items first, each with its score in parts, whether a call is allowed at this
 * moment, and who else is on the customer.
 */
export async function itemPage(
  db: ReadHandle,
  selection: ItemSelection,
  window: { readonly offset: number; readonly limit: number },
  asking: Asking,
): Promise<ListItem[]> {
  const result = await sql<Row>`select w.*, c.key, c.name, l.weights,
      (select min(coalesce(o.name, '')) from worklist_item as x left join person as o on o.id = x.person_id
        where x.customer_id = w.customer_id and x.day = w.day and x.person_id <> w.person_id
          and x.state = 'pending') as also,
      (select y.skips from worklist_item as y where y.customer_id = w.customer_id and y.state in ('done', 'skipped')
        order by y.id desc limit 1) as before
    from worklist_item as w join customer as c on c.id = w.customer_id
      join worklist as l on l.person_id = w.person_id and l.day = w.day
    where ${conditions(selection)}
    order by case w.state when 'pending' then 0 else 1 end, w.position, w.id
    limit ${window.limit} offset ${window.offset}`.execute(db);
  const ids = result.rows.map((row) => row.customer_id);
  const hours = await ContactHours.load(db, ids, asking.at);
  const others = await onThem(db, ids, selection.day, asking);
  return result.rows.map((row) => {
    const check = row.state === "pending" ? hours.check(row.customer_id, "call") : null;
    return {
      id: row.id,
      customerId: row.customer_id,
      customerKey: row.key,
      customerName: row.name,
      group: row.group_no,
      score: row.score,
      parts: scorePoints(partsOf(row), zWeights.parse(JSON.parse(row.weights))).parts,
      facts: zScoreFacts.parse(JSON.parse(row.parts)),
      reasons: zReason.array().parse(JSON.parse(row.reason)),
      dueAt: row.due_at,
      live: row.live === 1,
      state: row.state,
      goneReason: row.gone_reason,
      skipReason: row.skip_reason,
      skipUntil: row.skip_until,
      skips: row.state === "pending" ? (row.before ?? 0) : row.skips,
      closed:
        check === null || check.allowed
          ? null
          : { why: check.why, nextAt: check.nextAt, nextLocal: check.nextLocal, ruleId: check.ruleId },
      onIt: others.get(row.customer_id) ?? null,
      alsoWith: row.also ?? "",
    };
  });
}

/** Parts of an item as thousandths. */
export function partsOf(
  row: Pick<
    WorklistItemRow,
    "part_amount" | "part_dpd" | "part_risk" | "part_broken" | "part_contact" | "part_trend" | "part_credit"
  >,
): ByPart {
  return {
    amount: row.part_amount,
    dpd: row.part_dpd,
    risk: row.part_risk,
    broken: row.part_broken,
    contact: row.part_contact,
    trend: row.part_trend,
    credit: row.part_credit,
  };
}
