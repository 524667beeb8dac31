import { sql } from "kysely";
import type { LeftOut } from "../../../shared/domain/campaigns/codes.ts";
import { appendAudit } from "../audit/writer.ts";
import { voidFollowUps } from "../contacts/follow-ups.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { CAMPAIGN_CALL } from "../db/tables/contacts.ts";
import type { Recording } from "../lib/recording.ts";
import { judge } from "./audience.ts";
import { findCampaigns } from "./campaign-reader.ts";
import { keepSends, notNow, PASSING, type SendOutcome } from "./sends.ts";

/** A task nobody should do any more. */
interface Stale {
  readonly followUpId: number;
  readonly campaignId: number;
  readonly memberId: number;
  readonly customerId: number;
  /** Null: the window of its campaign is over. */
  readonly why: LeftOut | null;
}

/** Tasks to call that are due and open, of the customers and the tasks of a person; 0: of nobody's customers. */
async function dueTasks(db: ReadHandle, personId: number, day: string) {
  const theirs =
    personId === 0
      ? sql`(f.person_id is null and (o.id is null or o.active = 0))`
      : sql`(f.person_id = ${personId} or (f.person_id is null and p.collector_id = ${personId}))`;
  const { rows } = await sql<{ id: number; member_id: number; campaign_id: number; customer_id: number }>`select f.id,
      m.id as member_id, m.campaign_id, coalesce(c.merged_into, c.id) as customer_id
    from follow_up as f join campaign_member as m on m.id = f.source_id join customer as c on c.id = f.customer_id
      left join customer_profile as p on p.customer_id = coalesce(c.merged_into, c.id)
      left join person as o on o.id = p.collector_id
    where f.state = 'open' and f.source_kind = ${CAMPAIGN_CALL} and f.due_on <= ${day} and ${theirs}
    order by f.id`.execute(db);
  return rows;
}

/**
 * Tasks of campaigns in a person's list of the day that nobody should do any more: judged again, their customer pays, promises,
 * disputes, asks not to be called or is somebody else's by now; the campaign's caps were reached since; or the window is over. What
 * passes by itself, such as a limit of calls by law, stays in the list, which says when the call may be made.
 */
export async function staleCallTasks(
  db: ReadHandle,
  personIds: readonly number[],
  { day, now }: { readonly day: string; readonly now: string },
): Promise<Stale[]> {
  const due = (await Promise.all(personIds.map((personId) => dueTasks(db, personId, day)))).flat();
  const stale: Stale[] = [];
  for (const [campaignId, tasks] of Map.groupBy(due, (row) => row.campaign_id)) {
    const [found] = await findCampaigns(db, day, campaignId);
    if (found === undefined) continue;
    const ids = [...new Set(tasks.map((row) => row.customer_id))];
    const judged = found.state === "running" ? await judge(db, found.fields, { day, now, ids, planned: false }) : [];
    const whys = new Map(judged.map(({ customer, why, capped }) => [customer.id, { why, capped }]));
    for (const { id, member_id, customer_id } of tasks) {
      const of = { followUpId: id, campaignId, memberId: member_id, customerId: customer_id };
      const judgement = whys.get(customer_id);
      if (judgement === undefined) {
        stale.push({ ...of, why: null });
        continue;
      }
      const { why, capped } = judgement;
      if (why !== null && (!PASSING.has(why) || (why === "cap" && capped))) stale.push({ ...of, why });
    }
  }
  return stale;
}

/** Takes tasks out of the lists that nobody should do any more, and says why in their campaigns. */
export async function dropCallTasks(
  tx: LedgerTx,
  stale: readonly Stale[],
  recording: Pick<Recording, "at" | "actor" | "today">,
): Promise<void> {
  for (const [campaignId, tasks] of Map.groupBy(stale, (each) => each.campaignId)) {
    const ids = tasks.map(({ followUpId }) => followUpId);
    const closed = new Set(await voidFollowUps(tx, { ids }, "campaign", recording));
    const dropped = tasks.filter(({ followUpId }) => closed.has(followUpId));
    const outcomes = dropped.flatMap(({ why, memberId, customerId }): SendOutcome[] =>
      // Who has had all that the caps allow waits: the next run makes another task once they allow it.
      why === null ? [] : [notNow({ id: memberId, customerId }, why)],
    );
    await keepSends(tx, campaignId, outcomes, recording);
    if (dropped.length === 0) continue;
    const { at, actor } = recording;
    const detail = { campaign: campaignId, tasks: dropped.length, followUps: [...closed] };
    await appendAudit(tx, { at, actor, action: "campaigns.dropCalls", detail });
  }
}
