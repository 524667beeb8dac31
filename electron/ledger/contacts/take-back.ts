import type { TakenBack } from "../../../shared/contract/contacts.ts";
import { findApproval } from "../approvals/reader.ts";
import { withdrawApproval } from "../approvals/writer.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { InteractionRow } from "../db/tables/contacts.ts";
import { eventsOf, findDispute, undoableOf } from "../disputes/found-dispute.ts";
import { undo } from "../disputes/writer.ts";
import { askedPromise, endWaiting } from "../promises/approvals.ts";
import { actionsOf, findPromise } from "../promises/found-promise.ts";
import { cancelPromise, undoPromise } from "../promises/writer.ts";
import type { ContactRecording } from "./recording.ts";

/**
 * Takes back the promise or dispute that began in a contact which does not hold, as events of their own, and says of each
 * whether it did. What has gone on since stays: a promise that money answered or that ended, a dispute with more steps,
 * somebody else's request.
 */
export async function takeBackSteps(
  tx: LedgerTx,
  wrong: InteractionRow,
  reason: string,
  recording: ContactRecording,
): Promise<TakenBack[]> {
  const chain = await correctedBy(tx, wrong);
  return [
    ...(await takeBackPromises(tx, chain, reason, recording)),
    ...(await takeBackRequests(tx, wrong.customer_id, chain, reason, recording)),
    ...(await takeBackDisputes(tx, chain, recording)),
  ];
}

/** The row and those it corrected: a step that stayed names the first of them. */
async function correctedBy(tx: LedgerTx, row: InteractionRow): Promise<number[]> {
  const ids = [row.id];
  let before = row.corrects_id;
  while (before !== null) {
    ids.push(before);
    const next = await tx.sql
      .selectFrom("interaction")
      .select("corrects_id")
      .where("id", "=", before)
      .executeTakeFirst();
    before = next?.corrects_id ?? null;
  }
  return ids;
}

async function takeBackPromises(
  tx: LedgerTx,
  interactions: readonly number[],
  reason: string,
  recording: ContactRecording,
): Promise<TakenBack[]> {
  const rows = await tx.sql
    .selectFrom("promise as p")
    .innerJoin("promise_span as s", "s.promise_id", "p.id")
    .select("p.id")
    .where("p.interaction_id", "in", [...interactions])
    .where("s.from_on", "<=", recording.today)
    .where("s.until_on", ">", recording.today)
    .orderBy("p.id")
    .execute();
  const told: TakenBack[] = [];
  for (const { id } of rows) {
    const found = await findPromise(tx, id, recording.today);
    if (found.state === "cancelled") continue;
    const can = actionsOf(found, recording.today);
    const untouched = found.endedBy === null && found.keptMinor === 0 && !found.replaced;
    if (untouched && can.undo) await undoPromise(tx, id, recording);
    else if (untouched && can.cancel) await cancelPromise(tx, { id, reason }, recording);
    told.push({ what: "promise", subject: "", id, done: untouched && (can.undo || can.cancel) });
  }
  return told;
}

/** Promises that still wait for another person's word. */
async function takeBackRequests(
  tx: LedgerTx,
  customerId: number,
  interactions: readonly number[],
  reason: string,
  recording: ContactRecording,
): Promise<TakenBack[]> {
  const rows = await tx.sql
    .selectFrom("approval")
    .selectAll()
    .where("customer_id", "=", customerId)
    .where("kind", "=", "promise")
    .orderBy("id")
    .execute();
  const told: TakenBack[] = [];
  for (const row of rows) {
    const asked = askedPromise(row);
    if (asked?.interactionId == null || !interactions.includes(asked.interactionId)) continue;
    if ((await findApproval(tx.sql, row.id))?.state !== "pending") continue;
    const own = row.asked_by === recording.personId;
    if (own) {
      await withdrawApproval(tx, { id: row.id, reason }, recording);
      await endWaiting(tx, row.id, "withdrawn", recording);
    }
    told.push({ what: "promise-asked", subject: "", id: row.id, done: own });
  }
  return told;
}

async function takeBackDisputes(
  tx: LedgerTx,
  interactions: readonly number[],
  recording: ContactRecording,
): Promise<TakenBack[]> {
  const rows = await tx.sql
    .selectFrom("dispute as d")
    .innerJoin("dispute_standing as s", "s.id", "d.id")
    .select("d.id")
    .where("d.interaction_id", "in", [...interactions])
    .where("s.withdrawn", "=", 0)
    .orderBy("d.id")
    .execute();
  const told: TakenBack[] = [];
  for (const { id } of rows) {
    const { label } = await findDispute(tx, id);
    const events = await eventsOf(tx.sql, id);
    // A note or evidence was added by somebody who took it seriously: it is theirs to say that it never was.
    const untouched = events.length === 0 && undoableOf(events)?.kind === "opened";
    if (untouched) await undo(tx, { disputeId: id, eventId: null }, recording);
    told.push({ what: "dispute", subject: label, id, done: untouched });
  }
  return told;
}
