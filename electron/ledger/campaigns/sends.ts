import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { LeftOut, SendState } from "../../../shared/domain/campaigns/codes.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import type { Recording } from "../lib/recording.ts";

/** One of the treated who is still to be written to. */
export interface WaitingMember {
  readonly id: number;
  /** The customer that counts: the one itself, or the one it was merged into. */
  readonly customerId: number;
}

/**
 * Where the message of a member stands, over its newest send `s`: a mail of which nobody heard is what a person said of it
 * since, in the outbox.
 */
export const SEND_STATE: RawBuilder<SendState> = sql<SendState>`case when s.id is null then 'waiting'
  when s.state <> 'unknown' then s.state
  else coalesce((select case o.state when 'sent' then 'sent' when 'abandoned' then 'failed' else 'unknown' end
    from mail as o where o.command_id = s.command_id), 'unknown') end`;

/** Join of the newest send of a member `m` as `s`. */
export const NEWEST_SEND: RawBuilder<unknown> = sql`left join campaign_send as s on s.id =
  (select max(x.id) from campaign_send as x where x.member_id = m.id)`;

/** Members `m` whose message left, with the contact `i` it left in the log. Of a mail of which nobody heard it is whoever settled it. */
export const SENT_MEMBERS: RawBuilder<unknown> = sql`from campaign_member as m ${NEWEST_SEND}
  join interaction as i on i.id = coalesce(s.interaction_id,
    (select o.interaction_id from mail as o where o.command_id = s.command_id and s.command_id <> ''))`;

/**
 * The treated who are still to be written to, in the order they were drawn: nobody tried yet, or what was tried before `since`
 * had to wait or was refused. Of `only` those members, where they are named.
 */
export async function waitingMembers(
  db: ReadHandle,
  campaignId: number,
  since: string,
  most: number,
  only: readonly number[] | null = null,
): Promise<{ rows: WaitingMember[]; total: number }> {
  const among = only === null ? sql`` : sql`and m.id in (${sql.join([0, ...only])})`;
  const { rows } = await sql<{ id: number; customer_id: number; total: number }>`select w.id, w.customer_id,
      cast(count(*) over () as bigint) as total
    from (select m.id, coalesce(c.merged_into, c.id) as customer_id, ${SEND_STATE} as state, s.recorded_at
      from campaign_member as m join customer as c on c.id = m.customer_id ${NEWEST_SEND}
      where m.campaign_id = ${campaignId} and m.control = 0 ${among}) as w
    where w.state = 'waiting' or (w.state in ('later', 'failed') and w.recorded_at < ${since})
    order by w.id limit ${most}`.execute(db);
  return {
    rows: rows.map((row) => ({ id: row.id, customerId: row.customer_id })),
    total: rows[0]?.total ?? 0,
  };
}

/** A letter that is still to be printed, or that was issued and whose file was not saved: then `letterId`. */
export interface WaitingLetter extends WaitingMember {
  readonly letterId: number | null;
}

const LETTER = "letter ";

/** What a send of a letter names it by. */
export const letterCommand = (letterId: number): string => `${LETTER}${String(letterId)}`;

/** Id of the letter that send `s` is of; null where it is of none. */
export const SENT_LETTER: RawBuilder<number | null> = sql<number | null>`case when s.command_id like 'letter %'
  then cast(substr(s.command_id, 8) as bigint) end`;

/** As {@link waitingMembers}, of letters: one of the members alone where it is named. */
export async function waitingLetters(
  db: ReadHandle,
  campaignId: number,
  {
    since,
    memberId = null,
    most,
  }: { readonly since: string; readonly memberId?: number | null; readonly most: number },
): Promise<WaitingLetter[]> {
  const only = memberId === null ? sql`` : sql`and m.id = ${memberId}`;
  const { rows } = await sql<{ id: number; customer_id: number; letter_id: number | null }>`select w.id, w.customer_id,
      case when w.state = 'unknown' then w.letter_id end as letter_id
    from (select m.id, coalesce(c.merged_into, c.id) as customer_id, ${SEND_STATE} as state, s.recorded_at,
        ${SENT_LETTER} as letter_id
      from campaign_member as m join customer as c on c.id = m.customer_id ${NEWEST_SEND}
      where m.campaign_id = ${campaignId} and m.control = 0 ${only}) as w
    where w.state in ('waiting', 'unknown') or (w.state in ('later', 'failed') and w.recorded_at < ${since})
    order by w.id limit ${most}`.execute(db);
  return rows.map((row) => ({ id: row.id, customerId: row.customer_id, letterId: row.letter_id }));
}

/** What became of one message. */
export interface SendOutcome {
  readonly memberId: number;
  readonly customerId: number;
  readonly state: Exclude<SendState, "waiting">;
  readonly why?: LeftOut;
  readonly problem?: string;
  readonly commandId?: string;
  readonly interactionId?: number;
}

/** Keeps what became of messages. */
export async function keepSends(
  tx: LedgerTx,
  campaignId: number,
  outcomes: readonly SendOutcome[],
  { at, actor, today }: Pick<Recording, "at" | "actor" | "today">,
): Promise<void> {
  if (outcomes.length === 0) return;
  const first = await takeIds(tx, "campaign_send", outcomes.length);
  await tx.bulk.insert(
    "campaign_send",
    outcomes.map((outcome, index) => ({
      id: first + index,
      campaign_id: campaignId,
      member_id: outcome.memberId,
      customer_id: outcome.customerId,
      on_day: today,
      state: outcome.state,
      why: outcome.why ?? ("" as const),
      problem: outcome.problem ?? "",
      command_id: outcome.commandId ?? "",
      interaction_id: outcome.interactionId ?? null,
      recorded_at: at,
      actor,
    })),
  );
}

/** Reasons that pass: who is left out for one of them is tried again while the window runs. */
export const PASSING: ReadonlySet<LeftOut> = new Set(["holiday", "contacted-today", "cap"]);

/** What to keep of somebody who is not written to now. */
export function notNow(member: WaitingMember, why: LeftOut | "hours", problem = ""): SendOutcome {
  const of = { memberId: member.id, customerId: member.customerId, problem };
  if (why === "hours") return { ...of, state: "later" };
  return { ...of, state: PASSING.has(why) ? "later" : "left-out", why };
}
