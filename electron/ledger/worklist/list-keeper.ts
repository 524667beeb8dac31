import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { addDays } from "../../../shared/domain/days.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { plain } from "../db/plain.ts";
import { openItems } from "../receivables/balance.ts";
import type { ListOf } from "./candidates.ts";
import { candidateQueries, hasPlacement, hasPromise, holds, PLANNED_DAYS, scoreQueries, whole } from "./candidates.ts";

/** Groups that come into a list during the day: promises, follow-ups, disputes, replies. */
const LIVE_GROUPS = 4;

/** Columns an insertion fills, in the order of its SELECT. */
const COLUMNS = sql.raw(
  `id, person_id, day, customer_id, group_no, position, score, part_amount, part_dpd, part_risk, part_broken, part_contact,
   part_trend, part_credit, parts, reason, due_at, live, state, interaction_id, gone_reason, skip_reason, skip_until, skips,
   added_at, changed_at`,
);

/** Adds what `rows` selects from `scored`; ids are taken as needed. Returns how many there were. */
async function add(
  tx: LedgerTx,
  list: ListOf,
  at: string,
  rows: { readonly position: RawBuilder<unknown>; readonly live: 0 | 1; readonly only: RawBuilder<unknown> },
): Promise<number> {
  // The row of the sequence is locked by this, so that nobody else's ids fall between.
  const first = await takeIds(tx, "worklist_item", 0);
  const order = sql`order by s.group_no, s.score desc, s.overdue desc, s.search, s.customer_id`;
  await sql`with ${candidateQueries(list)}, ${scoreQueries(list)}
    insert into worklist_item (${COLUMNS})
    select ${whole(first - 1)} + row_number() over (${order}), ${whole(list.personId)}, cast(${list.day} as text),
      s.customer_id, s.group_no, ${rows.position} row_number() over (${order}), s.score,
      s.part_amount, s.part_dpd, s.part_risk, s.part_broken, s.part_contact, s.part_trend, s.part_credit,
      s.facts, s.reason, s.due_at, ${whole(rows.live)}, 'pending', null, '', '', '', 0,
      cast(${at} as text), cast(${at} as text)
    from scored as s where ${rows.only}`.execute(tx.sql);
  const last = await sql<{ id: number }>`select coalesce(max(id), 0) as id from worklist_item`.execute(tx.sql);
  const added = Math.max(0, (last.rows[0]?.id ?? 0) - first + 1);
  if (added > 0) await takeIds(tx, "worklist_item", added);
  return added;
}

/**
 * What amounts are measured against today: by currency, the 95th percentile (nearest rank) of what customers have overdue.
 * The only read of the whole portfolio, by index and once a day.
 */
async function fixScale(tx: LedgerTx, day: string): Promise<void> {
  const known = await tx.sql
    .selectFrom("worklist_scale")
    .select("day")
    .where("day", "=", day)
    .limit(1)
    .executeTakeFirst();
  if (known) return;
  await sql`insert into worklist_scale (day, currency, p95_minor)
    select cast(${day} as text), r.currency, r.overdue from (
      select s.currency, s.overdue, row_number() over (partition by s.currency order by s.overdue) as rank,
        count(*) over (partition by s.currency) as n
      from (select i.customer_id, i.currency, cast(sum(i.open_minor) as bigint) as overdue from (${openItems(day)}) as i
        where i.due_on < ${day} and i.open_minor > 0 group by i.customer_id, i.currency) as s) as r
    where r.rank = (r.n * 95 + 99) / 100`.execute(tx.sql);
}

/** Fixes the list where it is not yet. Of two that try at once, one does and the other waits for it. */
async function fix(tx: LedgerTx, list: ListOf, at: string): Promise<boolean> {
  const made = await tx.sql
    .insertInto("worklist")
    .values({ person_id: list.personId, day: list.day, fixed_at: at, weights: JSON.stringify(list.rules.weights) })
    .onConflict((conflict) => conflict.columns(["person_id", "day"]).doNothing())
    .returning("day")
    .executeTakeFirst();
  if (!made) return false;
  await fixScale(tx, list.day);
  await add(tx, list, at, { position: sql``, live: 0, only: sql`1 = 1` });
  return true;
}

/** Condition of the list's items that wait, over `worklist_item`. */
function waiting({ personId, day }: ListOf): RawBuilder<unknown> {
  return sql`worklist_item.person_id = ${whole(personId)} and worklist_item.day = ${day} and worklist_item.state = 'pending'`;
}

/** Items of customers that went to somebody else and came back the same day: they wait again, in their old place. */
async function markBack(tx: LedgerTx, list: ListOf, at: string): Promise<boolean> {
  const left = sql`worklist_item.person_id = ${whole(list.personId)} and worklist_item.day = ${list.day}
    and worklist_item.state = 'gone' and worklist_item.gone_reason = 'reassigned'`;
  const any = await sql`select 1 as one from worklist_item where ${left} limit 1`.execute(tx.sql);
  if (any.rows.length === 0) return false;
  const back = await sql<{ id: number }>`with ${candidateQueries(list)}
    update worklist_item set state = 'pending', gone_reason = '', changed_at = cast(${at} as text)
    where ${left} and exists (select 1 from cand as c where c.customer_id = worklist_item.customer_id)
      and not exists (select 1 from worklist_item as y where y.customer_id = worklist_item.customer_id
        and y.person_id = worklist_item.person_id and y.day = worklist_item.day and y.id > worklist_item.id)
    returning id`.execute(tx.sql);
  return back.rows.length > 0;
}

/** Items that were done by a contact which was corrected or withdrawn since: they wait again until another one does them. */
async function markUndone(tx: LedgerTx, list: ListOf, at: string): Promise<boolean> {
  const undone = await sql<{ id: number }>`update worklist_item set state = 'pending', interaction_id = null,
      changed_at = cast(${at} as text)
    where worklist_item.person_id = ${whole(list.personId)} and worklist_item.day = ${list.day}
      and worklist_item.state = 'done' and exists (select 1 from interaction as later
        where later.corrects_id = worklist_item.interaction_id)
    returning id`.execute(tx.sql);
  return undone.rows.length > 0;
}

/** Items whose customer somebody has contacted since they came into the list. */
async function markDone(tx: LedgerTx, list: ListOf, at: string): Promise<boolean> {
  const contact = sql`from interaction as i where i.customer_id = worklist_item.customer_id and i.worked = 1
    and i.happened_on = ${list.day} and i.recorded_at >= worklist_item.added_at and ${holds("i")}`;
  const done = await sql<{ id: number }>`update worklist_item set state = 'done', changed_at = cast(${at} as text),
      interaction_id = (select max(i.id) ${contact})
    where ${waiting(list)} and exists (select 1 ${contact}) returning id`.execute(tx.sql);
  return done.rows.length > 0;
}

/** Items for which there is no reason any more, with what ended it. */
async function markGone(tx: LedgerTx, list: ListOf, at: string): Promise<boolean> {
  const customer = sql.raw("worklist_item.customer_id");
  const gone = await sql<{ id: number }>`with ${candidateQueries(list)}
    update worklist_item set state = 'gone', changed_at = cast(${at} as text), gone_reason = case
      when ${customer} not in (select customer_id from mine) then 'reassigned'
      when ${customer} not in (select customer_id from reach) then 'excluded'
      when not exists (select 1 from owed as w where w.customer_id = ${customer} and w.overdue > 0)
        then case when ${hasPromise("worklist_item.customer_id", list.day)} then 'promised'
          when ${hasPlacement("worklist_item.customer_id", list.day)} then 'excluded' when exists (select 1 from dispute_standing as s where s.customer_id = ${customer} and s.withdrawn = 0
          and s.disputed_minor > 0) then 'disputed' else 'paid' end
      when exists (select 1 from follow_up as f where f.customer_id = ${customer} and ${plain("f.state")} = 'open'
        and ${plain("f.due_on")} > ${list.day} and ${plain("f.due_on")} <= ${addDays(list.day, PLANNED_DAYS)}) then 'planned'
      else 'done' end
    where ${waiting(list)} and not exists (select 1 from cand as c where c.customer_id = ${customer})
    returning id`.execute(tx.sql);
  return gone.rows.length > 0;
}

/** Brings the reasons of waiting items up to date, and moves to the top those that became more urgent. */
async function markMoved(tx: LedgerTx, list: ListOf): Promise<boolean> {
  const rows = await sql<{ id: number; group_no: number; reason: string; due_at: string; urgent: number }>`
    with ${candidateQueries(list)}
    select worklist_item.id, c.group_no, c.reason, c.due_at,
      case when c.group_no <= ${whole(LIVE_GROUPS)} and c.group_no < worklist_item.group_no then 1 else 0 end as urgent
    from worklist_item join cand as c on c.customer_id = worklist_item.customer_id
    where ${waiting(list)} and (c.reason <> worklist_item.reason or c.due_at <> worklist_item.due_at)
    order by c.group_no desc, worklist_item.position desc`.execute(tx.sql);
  let top = await topOf(tx, list);
  for (const { id, group_no, reason, due_at, urgent } of rows.rows) {
    const moved = urgent === 1 ? { group_no, live: 1, position: --top } : {};
    await tx.sql
      .updateTable("worklist_item")
      .set({ reason, due_at, ...moved })
      .where("id", "=", id)
      .execute();
  }
  return rows.rows.length > 0;
}

/** The lowest place in the list; 1 where there is none. */
async function topOf(tx: LedgerTx, { personId, day }: ListOf): Promise<number> {
  const row = await tx.sql
    .selectFrom("worklist_item")
    .select(({ fn }) => fn.min("position").as("top"))
    .where("person_id", "=", personId)
    .where("day", "=", day)
    .executeTakeFirst();
  return Math.min(1, row?.top ?? 1);
}

/** Adds what came up during the day on top, and what another list lost to this one at the end. */
async function addLive(tx: LedgerTx, list: ListOf, at: string): Promise<boolean> {
  const item = sql`select 1 from worklist_item as x where x.customer_id = s.customer_id and x.day = ${list.day}
    and x.person_id = ${whole(list.personId)}`;
  const fresh = sql`s.group_no <= ${whole(LIVE_GROUPS)}
    and not exists (${item} and (x.state = 'pending' or x.changed_at >= s.since))`;
  const candidates = await countNew(tx, list, fresh);
  let added = 0;
  if (candidates > 0) {
    // The first of them gets the lowest place.
    const below = (await topOf(tx, list)) - candidates - 1;
    added += await add(tx, list, at, { position: sql`${whole(below)} + `, live: 1, only: fresh });
  }
  const handed = sql`not exists (${item}) and exists (select 1 from worklist_item as h where h.customer_id = s.customer_id
    and h.day = ${list.day} and h.gone_reason = 'reassigned')`;
  const last = await tx.sql
    .selectFrom("worklist_item")
    .select(({ fn }) => fn.max("position").as("last"))
    .where("person_id", "=", list.personId)
    .where("day", "=", list.day)
    .executeTakeFirst();
  added += await add(tx, list, at, { position: sql`${whole(Math.max(0, last?.last ?? 0))} + `, live: 0, only: handed });
  return added > 0;
}

async function countNew(tx: LedgerTx, list: ListOf, only: RawBuilder<unknown>): Promise<number> {
  const row = await sql<{ n: number }>`with ${candidateQueries(list)}
    select cast(count(*) as bigint) as n from cand as s where ${only}`.execute(tx.sql);
  return row.rows[0]?.n ?? 0;
}

/**
 * Fixes the list of the day, or brings a fixed one up to date: contacted customers are done, those without a reason any
 * more are gone and say why, new promises broken, follow-ups, disputes and replies stand on top. All of it happens inside
 * the database. Returns whether anything changed.
 */
export async function refreshList(tx: LedgerTx, list: ListOf, at: string): Promise<boolean> {
  if (await fix(tx, list, at)) return true;
  const back = await markBack(tx, list, at);
  const undone = await markUndone(tx, list, at);
  const done = await markDone(tx, list, at);
  const gone = await markGone(tx, list, at);
  const moved = await markMoved(tx, list);
  const added = await addLive(tx, list, at);
  return back || undone || done || gone || moved || added;
}
