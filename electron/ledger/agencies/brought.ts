import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { daysApart } from "../db/dialects.ts";
import type { Dialect } from "../db/migration.ts";
import { entryClass } from "../kpis/items.ts";

/** Day on which an invoice of a control item `i` was placed after all, or one recalled (`pe`) was placed again; null if never. */
export const PLACED_NEXT = sql<string | null>`(select min(n.placed_on) from placement_cover as v
    join placement_cover as w on w.receivable_id = v.receivable_id join placement_item as n on n.id = w.item_id
  where v.item_id = i.id and w.item_id <> i.id and n.control = 0 and n.placed_on >= i.placed_on
    and (pe.on_day is null or n.placed_on > pe.on_day))`;

/** Open now of an item `i`, on its invoice or on what replaced it. */
export const OPEN_OF_ITEM = sql<number>`cast(coalesce((select sum(o.open_minor) from placement_cover as v
  join receivable as o on o.id = v.receivable_id where v.item_id = i.id), 0) as bigint)`;

/** Whether an entry `e`, which may take back `o`, is cash: what cannot be by its kind alone is not looked at further. */
export const IS_CASH = sql<boolean>`(e.kind in ('payment', 'application', 'bounce') or e.reverses_id is not null)
  and ${entryClass()} = 1`;

/** Recalls `m` that wait for their approval: neither carried out nor refused. */
const RECALL_WAITS = sql`not exists (select 1 from approval_decision as x where x.approval_id = m.approval_id)`;

/** Whether a recall of an item `i` that was not taken back (`pe`) waits for its approval. */
export const RECALL_ASKED = sql<boolean>`(pe.id is null and exists (select 1 from placement_recall_item as q
  join placement_recall as m on m.id = q.recall_id where q.item_id = i.id and ${RECALL_WAITS}))`;

/**
 * What items brought and earned up to now, one row for each that did: `item_id`, `via_minor`, `direct_minor`, `tail_minor`,
 * `commission_minor`. It is `creditsAt` and `commissionOf` (shared/domain/agencies/recovery.ts) by sets: a ledger may have
 * placed tens of thousands. `where` is a condition on items `i`.
 */
export function broughtByItems(dialect: Dialect, where: RawBuilder<unknown>): RawBuilder<unknown> {
  const taken = sql`coalesce(o.kind, e.kind)`;
  // The bank's return is of the day on which the money had come.
  const came = sql`(select min(y.effective_on) from entry as y where y.document_id = e.document_id
    and y.receivable_id = e.receivable_id and (y.kind = 'payment' or (y.kind = 'application' and d.kind <> 'E')))`;
  const day = sql`case when ${taken} = 'bounce' then coalesce(${came}, e.effective_on)
    else coalesce(o.effective_on, e.effective_on) end`;
  const entries = sql`select v.item_id, ${day} as on_day, d.uuid, -e.amount_minor as minor
    from placement_item as i join placement_cover as v on v.item_id = i.id
      join entry as e on e.receivable_id = v.receivable_id left join entry as o on o.id = e.reverses_id
      join document as d on d.id = e.document_id
    where ${where} and ${IS_CASH}`;
  // By their bytes, as everywhere outside of the database.
  const inOrder = dialect === "sqlite" ? sql`q.uuid` : sql`q.uuid collate "C"`;
  const via = sql`coalesce((select k.via from placement_mark as k where k.item_id = p.item_id and k.payment_uuid = p.uuid
    order by k.id desc limit 1), 0)`;
  const before = sql`p.next_on is null or p.on_day < p.next_on`;
  const tail = sql`p.control = 0 and p.on_day > p.ended_on
    and ${daysApart(dialect, sql`p.ended_on`, sql`p.on_day`)} <= p.tail_days and (${before})`;
  const window = sql`p.on_day >= p.placed_on and case when p.control = 1 then ${before}
    else p.ended_on is null or p.on_day <= p.ended_on end`;
  const commission = sql`case when x.control = 1 or (x.direct_earns = 0 and x.via = 0) then 0
    else (2 * x.minor * x.rate_bp + 10000) / 20000 end`;
  const sum = (minor: RawBuilder<unknown>): RawBuilder<unknown> => sql`cast(sum(${minor}) as bigint)`;
  return sql`select x.item_id, ${sum(sql`case when x.stands = 1 and x.via = 1 then x.minor else 0 end`)} as via_minor,
      ${sum(sql`case when x.stands = 1 and x.via = 0 then x.minor else 0 end`)} as direct_minor,
      ${sum(sql`case when x.stands = 2 then x.minor else 0 end`)} as tail_minor, ${sum(commission)} as commission_minor
    from (select s.*, case when s.upto <= s.amount_minor then s.net else s.amount_minor - (s.upto - s.net) end as minor
      from (select q.*, cast(sum(q.net) over (partition by q.item_id order by q.on_day, ${inOrder}) as bigint) as upto
        from (select p.*, ${via} as via, case when ${window} then 1 when ${tail} then 2 else 0 end as stands
          from (select g.item_id, g.on_day, g.uuid, g.net, i.amount_minor, i.control, i.placed_on, i.rate_bp, t.direct_earns,
              t.tail_days, pe.on_day as ended_on, ${PLACED_NEXT} as next_on
            from (select f.item_id, f.on_day, f.uuid, cast(sum(f.minor) as bigint) as net from (${entries}) as f
                group by f.item_id, f.on_day, f.uuid having sum(f.minor) > 0) as g
              join placement_item as i on i.id = g.item_id join agency_terms as t on t.id = i.terms_id
              left join placement_end as pe on pe.item_id = i.id) as p) as q
        where q.stands > 0) as s
      where s.upto - s.net < s.amount_minor) as x
    group by x.item_id`;
}
