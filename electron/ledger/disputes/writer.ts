import type {
  DisputeType,
  MoneyEffect,
  OutcomeOfDispute,
  Resolver,
  RootCause,
} from "../../../shared/contract/dispute-terms.ts";
import type { DisputeDraft, DisputeStands } from "../../../shared/contract/disputes.ts";
import { answerBy } from "../../../shared/domain/disputes/clock.ts";
import { isClosed } from "../../../shared/domain/disputes/codes.ts";
import { formatMinor } from "../../../shared/domain/money.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { needsWord } from "../approvals/reader.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import type { DisputeEventRow, DisputeRow } from "../db/tables/disputes.ts";
import { ledgerError } from "../ledger-error.ts";
import { readHolidays } from "../lib/holidays.ts";
import type { Recording } from "../lib/recording.ts";
import { checkDraft } from "./disputed-invoice.ts";
import type { FoundDispute } from "./found-dispute.ts";
import { creditDue, findDispute } from "./found-dispute.ts";
import { keepDisputes } from "./keeper.ts";

/**
 * Opens a dispute with its time to answer and the follow-up before it ends. `interactionId` is the logged contact it was
 * raised in. Throws the errors of {@link checkDraft}; nothing is recorded then.
 */
export async function openDispute(
  tx: LedgerTx,
  draft: DisputeDraft,
  recording: Recording,
  interactionId: number | null = null,
): Promise<{ id: number }> {
  // Taken before anything is read: of two people who dispute the same invoice at once, the second finds it disputed.
  const id = await takeIds(tx, "dispute", 1);
  const target = await checkDraft(tx.sql, draft);
  const rule = await ruleOf(tx, draft.type);
  const dispute: DisputeRow = {
    id,
    customer_id: target.customerId,
    contact_id: draft.contactId,
    interaction_id: interactionId,
    invoice_uuid: target.uuid,
    line: draft.line,
    line_text: target.lineText,
    type: draft.type,
    currency: target.currency,
    amount_minor: draft.amountMinor,
    reason: draft.reason,
    opened_on: recording.today,
    due_on: await lastDay(tx, recording.today, rule.sla_days),
    sla_days: rule.sla_days,
    resolver: rule.resolver,
    person_id: recording.personId,
    search: searchForm(`${target.label} ${target.uuid} ${target.lineText} ${draft.reason}`),
    recorded_at: recording.at,
    actor: recording.actor,
  };
  await tx.bulk.insert("dispute", [dispute]);
  await keepDisputes(tx, [dispute.invoice_uuid], recording);
  const { type, line, amountMinor } = draft;
  const detail = { dispute: id, invoice: target.uuid, type, line, amountMinor, dueOn: dispute.due_on };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "disputes.open", detail });
  return { id };
}

async function ruleOf(tx: LedgerTx, type: DisputeType): Promise<{ sla_days: number; resolver: string }> {
  return tx.sql
    .selectFrom("dispute_type")
    .select(["sla_days", "resolver"])
    .where("code", "=", type)
    .executeTakeFirstOrThrow();
}

async function lastDay(tx: LedgerTx, openedOn: string, slaDays: number): Promise<string> {
  const year = Number(openedOn.slice(0, 4));
  return answerBy(openedOn, slaDays, await readHolidays(tx.sql, year, year + 2));
}

type Said = Partial<Omit<DisputeEventRow, "id" | "dispute_id" | "kind" | "on_day" | "recorded_at" | "actor">>;

/** Adds a step to a dispute, brings its standing to it, and answers where it stands now. */
async function step(
  tx: LedgerTx,
  dispute: FoundDispute,
  kind: DisputeEventRow["kind"],
  said: Said,
  recording: Recording,
): Promise<DisputeStands> {
  const eventId = await takeIds(tx, "dispute_event", 1);
  const row: DisputeEventRow = {
    resolver: null,
    how: "",
    sent_to: "",
    outcome: "",
    effect: "",
    accepted_minor: 0,
    root_cause: "",
    cfdi_uuid: "",
    type: null,
    amount_minor: null,
    due_on: "",
    sla_days: 0,
    note: "",
    undoes_id: null,
    ...said,
    id: eventId,
    dispute_id: dispute.row.id,
    kind,
    // A clock that was put back must not put steps out of order.
    on_day: recording.today < dispute.lastDay ? dispute.lastDay : recording.today,
    person_id: recording.personId,
    recorded_at: recording.at,
    actor: recording.actor,
  };
  await tx.bulk.insert("dispute_event", [row]);
  await keepDisputes(tx, [dispute.row.invoice_uuid], recording);
  const detail = { dispute: dispute.row.id, event: eventId, ...said };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: `disputes.${kind}`, detail });
  return { ...(await standsNow(tx, dispute.row.id)), eventId };
}

/** Where a dispute stands now, as every command answers it. */
export async function standsNow(tx: LedgerTx, id: number): Promise<DisputeStands> {
  const row = await tx.sql
    .selectFrom("dispute_standing")
    .select(["state", "disputed_minor"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return { id, state: row.state, disputedMinor: row.disputed_minor, eventId: null };
}

function refuseClosed(dispute: FoundDispute): void {
  if (isClosed(dispute.standing.state)) throw ledgerError("DISPUTE_CLOSED", { dispute: String(dispute.row.id) });
}

/** People who said how much of the invoice is disputed: who opened it, and whoever changed the amount since. */
function makersOf({ row, events }: FoundDispute): ReadonlySet<number | null> {
  const undone = new Set(events.flatMap(({ kind, undoes_id: id }) => (kind === "undo" ? [id] : [])));
  let told = row.amount_minor;
  const makers = new Set([row.person_id]);
  for (const { id, kind, amount_minor: amount, person_id: person } of events) {
    if (kind !== "amended" || undone.has(id)) continue;
    if (amount !== told) makers.add(person);
    told = amount;
  }
  return makers;
}

/**
 * Who raised it for the customer, or changed what is disputed, does not decide it (COLLECTIONS 19: the maker is never the
 * approver), unless nobody else works here.
 */
async function refuseOwn(tx: LedgerTx, dispute: FoundDispute, { personId }: Recording): Promise<void> {
  const makers = makersOf(dispute);
  if (personId === null || !makers.has(personId)) return;
  if (await needsWord(tx.sql)) throw ledgerError("DISPUTE_OWN", { dispute: String(dispute.row.id) });
}

/** Refuses to hand over what is answered or not there, before any mail goes out. Throws NOT_FOUND, DISPUTE_CLOSED. */
export async function checkHandOver(db: ReadHandle, disputeId: number): Promise<void> {
  refuseClosed(await findDispute({ sql: db }, disputeId));
}

/** Records who has to answer it now, and how they were told. Throws NOT_FOUND, DISPUTE_CLOSED. */
export async function handOver(
  tx: LedgerTx,
  input: { disputeId: number; resolver: Resolver; how: "mail" | "file" | "told"; to: string; note: string },
  recording: Recording,
): Promise<DisputeStands> {
  const dispute = await findDispute(tx, input.disputeId);
  refuseClosed(dispute);
  const { resolver, how, to, note } = input;
  return step(tx, dispute, "handed", { resolver, how, sent_to: to, note }, recording);
}

/** Records whose turn it is. Throws NOT_FOUND, DISPUTE_CLOSED. */
export async function waitFor(
  tx: LedgerTx,
  input: { disputeId: number; for: "customer" | "internal"; note: string },
  recording: Recording,
): Promise<DisputeStands> {
  const dispute = await findDispute(tx, input.disputeId);
  refuseClosed(dispute);
  return step(tx, dispute, `waiting-${input.for}`, { note: input.note }, recording);
}

export interface Decision {
  readonly disputeId: number;
  readonly outcome: OutcomeOfDispute;
  readonly effect: MoneyEffect;
  readonly acceptedMinor: number | null;
  readonly rootCause: RootCause;
  readonly cfdiUuid: string | null;
  readonly note: string;
}

/**
 * Records whether the customer was right. Without an effect on the money it is answered; with one it waits for the CFDI,
 * which may be there already. Throws NOT_FOUND, DISPUTE_CLOSED, DISPUTE_OWN, DISPUTE_ACCEPTED_MORE, DISPUTE_NOTHING_OPEN,
 * DISPUTE_OTHER_CFDI, INVALID_INPUT.
 */
export async function decide(tx: LedgerTx, input: Decision, recording: Recording): Promise<DisputeStands> {
  const dispute = await findDispute(tx, input.disputeId);
  refuseClosed(dispute);
  await refuseOwn(tx, dispute, recording);
  const { outcome, effect, note } = input;
  const said = { outcome, effect, note, root_cause: input.rootCause };
  if (outcome === "invalid") {
    if (effect !== "none")
      throw ledgerError("INVALID_INPUT", { issues: ["effect: what was not valid moves no money"] });
    return step(tx, dispute, "rejected", said, recording);
  }
  if (effect === "none") return step(tx, dispute, "resolved", said, recording);
  const cfdi = input.cfdiUuid ?? "";
  if (cfdi !== "") await checkNamed(tx, dispute, effect, cfdi);
  const accepted = effect === "credit-note" ? await acceptedOf(tx, dispute, input) : 0;
  return step(tx, dispute, "expects-cfdi", { ...said, accepted_minor: accepted, cfdi_uuid: cfdi }, recording);
}

async function acceptedOf(tx: LedgerTx, dispute: FoundDispute, input: Decision): Promise<number> {
  const { dueMinor, claimMinor } = await creditDue(tx.bulk, dispute);
  if (claimMinor === 0 || dueMinor === 0) throw ledgerError("DISPUTE_NOTHING_OPEN", { document: dispute.label });
  if (input.outcome === "partly" && input.acceptedMinor === null) {
    throw ledgerError("INVALID_INPUT", { issues: ["acceptedMinor: how much of it is valid"] });
  }
  const accepted = input.acceptedMinor ?? dueMinor;
  if (accepted > claimMinor) {
    const { currency } = dispute.row;
    throw ledgerError("DISPUTE_ACCEPTED_MORE", { most: formatMinor(claimMinor, currency), currency });
  }
  return accepted;
}

/** A CFDI that is here already must be one that can settle the dispute; one that is still to come is not known. */
async function checkNamed(tx: LedgerTx, dispute: FoundDispute, effect: MoneyEffect, uuid: string): Promise<void> {
  const known = await tx.sql.selectFrom("document").select(["id", "kind"]).where("uuid", "=", uuid).executeTakeFirst();
  if (!known) return;
  const fits =
    effect === "credit-note"
      ? (await creditDue(tx.bulk, dispute)).credits.some((credit) => credit.uuid === uuid)
      : known.kind === "I";
  if (!fits) throw ledgerError("DISPUTE_OTHER_CFDI", { document: dispute.label, uuid });
}

/** Takes up an answered dispute again; its clock goes on. Throws NOT_FOUND, DISPUTE_OPEN, DISPUTE_ENDED_INVOICE. */
export async function reopen(
  tx: LedgerTx,
  input: { disputeId: number; note: string },
  recording: Recording,
): Promise<DisputeStands> {
  const dispute = await findDispute(tx, input.disputeId);
  if (!isClosed(dispute.standing.state)) throw ledgerError("DISPUTE_OPEN", { dispute: String(dispute.row.id) });
  if (dispute.endedOn !== "") {
    throw ledgerError("DISPUTE_ENDED_INVOICE", { document: dispute.label, day: dispute.endedOn, successor: "" });
  }
  return step(tx, dispute, "reopened", { note: input.note }, recording);
}

/** Corrects kind and amount. Throws NOT_FOUND, DISPUTE_CLOSED, DISPUTE_MORE_THAN_OPEN. */
export async function amend(
  tx: LedgerTx,
  input: { disputeId: number; type: DisputeType; amountMinor: number | null; note: string },
  recording: Recording,
): Promise<DisputeStands> {
  const dispute = await findDispute(tx, input.disputeId);
  refuseClosed(dispute);
  const { type, amountMinor, note } = input;
  if (amountMinor !== null && amountMinor > dispute.freeMinor) {
    const { currency } = dispute.row;
    throw ledgerError("DISPUTE_MORE_THAN_OPEN", {
      document: dispute.label,
      most: formatMinor(dispute.freeMinor, currency),
      disputed: formatMinor(dispute.openMinor - dispute.freeMinor, currency),
      currency,
    });
  }
  const same = type === dispute.standing.type;
  const slaDays = same ? dispute.slaDays : (await ruleOf(tx, type)).sla_days;
  const dueOn = same ? dispute.standing.due_on : await lastDay(tx, dispute.row.opened_on, slaDays);
  const said = { type, amount_minor: amountMinor, due_on: dueOn, sla_days: slaDays, note };
  return step(tx, dispute, "amended", said, recording);
}

/** Adds a note to the log, or says that evidence came. Throws NOT_FOUND. */
export async function addNote(
  tx: LedgerTx,
  input: { disputeId: number; kind: "note" | "evidence"; note: string },
  recording: Recording,
): Promise<DisputeStands> {
  return step(tx, await findDispute(tx, input.disputeId), input.kind, { note: input.note }, recording);
}

/**
 * Takes the last step back as if it had never been; `eventId` null: that the dispute was opened. Throws NOT_FOUND,
 * DISPUTE_NOT_LAST when other steps came since.
 */
export async function undo(
  tx: LedgerTx,
  input: { disputeId: number; eventId: number | null },
  recording: Recording,
): Promise<DisputeStands> {
  const dispute = await findDispute(tx, input.disputeId);
  if (dispute.undoable === null || dispute.undoable.eventId !== input.eventId) {
    throw ledgerError("DISPUTE_NOT_LAST", { dispute: String(dispute.row.id) });
  }
  return step(tx, dispute, "undo", { undoes_id: input.eventId }, recording);
}
