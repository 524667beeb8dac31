import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { CAMPAIGN_CALL, type FollowUpKind, type FollowUpRow } from "../db/tables/contacts.ts";
import type { Stamp } from "../lib/recording.ts";

/** Something to do with a customer on a day. */
export interface NewFollowUp {
  readonly customerId: number;
  readonly kind: FollowUpKind;
  readonly dueOn: string;
  /** Agreed time, UTC; left out when any time of the day will do. */
  readonly dueAt?: string | null;
  /** Whose it is; null: of whoever has the customer. */
  readonly personId?: number | null;
  readonly note?: string;
  /** What it comes from: `interaction`, `promise`, `dispute`... and its id. */
  readonly sourceKind: string;
  readonly sourceId: number | null;
}

/** Open follow-ups by id, by what they come from, or all of a customer. */
export type FollowUpChoice =
  | { readonly ids: readonly number[] }
  | { readonly sourceKind: string; readonly sourceId: number; readonly kind?: FollowUpKind }
  | { readonly customerId: number; readonly kind?: FollowUpKind };

/** Opens a follow-up and returns its id. */
export async function openFollowUp(tx: LedgerTx, followUp: NewFollowUp, stamp: Pick<Stamp, "at">): Promise<number> {
  return openFollowUps(tx, [followUp], stamp);
}

/** Opens follow-ups together; the id of the first, the others come behind it. */
export async function openFollowUps(
  tx: LedgerTx,
  followUps: readonly NewFollowUp[],
  { at }: Pick<Stamp, "at">,
): Promise<number> {
  if (followUps.length === 0) return 0;
  const first = await takeIds(tx, "follow_up", followUps.length);
  const rows = followUps.map((followUp, index) => rowOf(followUp, first + index, at));
  await tx.bulk.insert("follow_up", rows);
  return first;
}

function rowOf(followUp: NewFollowUp, id: number, at: string): FollowUpRow {
  return {
    id,
    customer_id: followUp.customerId,
    kind: followUp.kind,
    due_on: followUp.dueOn,
    due_at: followUp.dueAt ?? null,
    person_id: followUp.personId ?? null,
    note: followUp.note ?? "",
    source_kind: followUp.sourceKind,
    source_id: followUp.sourceId,
    created_at: at,
    state: "open",
    done_interaction_id: null,
    moved_to_id: null,
    closed_at: null,
    closed_reason: "",
  };
}

async function openIds(tx: LedgerTx, choice: FollowUpChoice): Promise<number[]> {
  let query = tx.sql.selectFrom("follow_up").select("id").where("state", "=", "open").orderBy("id");
  if ("ids" in choice) {
    if (choice.ids.length === 0) return [];
    query = query.where("id", "in", choice.ids);
  } else if ("customerId" in choice) query = query.where("customer_id", "=", choice.customerId);
  else query = query.where("source_kind", "=", choice.sourceKind).where("source_id", "=", choice.sourceId);
  if ("kind" in choice && choice.kind !== undefined) query = query.where("kind", "=", choice.kind);
  return (await query.execute()).map((row) => row.id);
}

/**
 * Follow-ups that a logged contact did (KPIS 7: done means a logged contact or attempt); returns the ids it closed. A campaign's task to
 * call is done by a call and by nothing else.
 */
export async function closeFollowUps(
  tx: LedgerTx,
  choice: FollowUpChoice,
  interactionId: number,
  { at }: Pick<Stamp, "at">,
): Promise<number[]> {
  const open = await openIds(tx, choice);
  const ids = await withoutCalls(tx, open, interactionId);
  if (ids.length > 0) {
    await tx.sql
      .updateTable("follow_up")
      .set({ state: "done", done_interaction_id: interactionId, closed_at: at })
      .where("id", "in", ids)
      .execute();
  }
  return ids;
}

/** Those of the follow-ups that the contact may do. */
async function withoutCalls(tx: LedgerTx, ids: readonly number[], interactionId: number): Promise<number[]> {
  if (ids.length === 0) return [];
  const calls = await tx.sql
    .selectFrom("follow_up")
    .select("id")
    .where("id", "in", [...ids])
    .where("source_kind", "=", CAMPAIGN_CALL)
    .execute();
  if (calls.length === 0) return [...ids];
  const contact = await tx.sql
    .selectFrom("interaction")
    .select("channel")
    .where("id", "=", interactionId)
    .executeTakeFirst();
  const left = new Set(contact?.channel === "call" ? [] : calls.map(({ id }) => id));
  return ids.filter((id) => !left.has(id));
}

/**
 * Follow-ups that there is no reason for any more: paid, disputed, taken back. `reason` is a code (`paid`, `disputed`,
 * `legal-hold`, `kept`, `withdrawn`...) with words on the screens. Returns the ids it closed.
 */
export async function voidFollowUps(
  tx: LedgerTx,
  choice: FollowUpChoice,
  reason: string,
  { at }: Pick<Stamp, "at">,
): Promise<number[]> {
  const ids = await openIds(tx, choice);
  if (ids.length > 0) {
    await tx.sql
      .updateTable("follow_up")
      .set({ state: "voided", closed_at: at, closed_reason: reason })
      .where("id", "in", ids)
      .execute();
  }
  return ids;
}

/**
 * Moves an open follow-up to another day: the old one stays as moved, with its reason, because moving counts as late
 * unless the customer asked for it (KPIS 7). Returns the new id, or null when there is no such open follow-up.
 */
export async function moveFollowUp(
  tx: LedgerTx,
  id: number,
  to: { dueOn: string; dueAt: string | null; reason: string },
  recording: Pick<Stamp, "at">,
): Promise<number | null> {
  const old = await tx.sql
    .selectFrom("follow_up")
    .selectAll()
    .where("id", "=", id)
    .where("state", "=", "open")
    .executeTakeFirst();
  if (!old) return null;
  const next = await openFollowUp(
    tx,
    {
      customerId: old.customer_id,
      kind: old.kind,
      dueOn: to.dueOn,
      dueAt: to.dueAt,
      personId: old.person_id,
      note: old.note,
      sourceKind: old.source_kind,
      sourceId: old.source_id,
    },
    recording,
  );
  await tx.sql
    .updateTable("follow_up")
    .set({ state: "moved", moved_to_id: next, closed_at: recording.at, closed_reason: to.reason })
    .where("id", "=", id)
    .execute();
  return next;
}
