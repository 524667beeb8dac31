import type { ContactDraft, TakenBack } from "../../../shared/contract/contacts.ts";
import { dayInZone } from "../../../shared/domain/days.ts";
import { stepStays } from "../../../shared/domain/next-step.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { InteractionRow } from "../db/tables/contacts.ts";
import { ledgerError } from "../ledger-error.ts";
import { attachFiles, type KeptFile } from "../lib/attachments.ts";
import { sayOfChannel, settleChannel, takeBackOfChannel } from "./channel-events.ts";
import { type CheckedDraft, checkDraft } from "./draft-check.ts";
import { closeFollowUps, voidFollowUps } from "./follow-ups.ts";
import { takeNextStep } from "./next-step.ts";
import { readOutcome } from "./outcomes.ts";
import { isRightParty } from "./people.ts";
import type { ContactRecording } from "./recording.ts";
import { takeBackSteps } from "./take-back.ts";

/** What a logged contact carries beside its draft. */
export interface LogExtras {
  readonly files: readonly KeptFile[];
  /** Contact rule evaluated at the moment (COMPLIANCE 1); "" when none holds. */
  readonly rule: { readonly id: string; readonly version: string };
  /** Of a mail that was accepted. */
  readonly subject?: string;
  readonly messageId?: string;
  /** Who is to take the next step; whoever logs it where it is null or left out. */
  readonly nextFor?: number | null;
}

export interface Logged {
  readonly interactionId: number;
  readonly nextId: number | null;
}

/** A corrected row, and what became of what the wrong one had brought about. */
export interface Corrected extends Logged {
  readonly takenBack: TakenBack[];
}

interface Correction {
  readonly wrong: InteractionRow;
  readonly reason: string;
  /** The step of the wrong row is that of the right one. */
  readonly stays: boolean;
}

/**
 * Logs a contact: the row, its invoices and evidence, the follow-ups it does, what it says about the phone or address that
 * was used, and its next step. Throws the errors of {@link checkDraft} and of the promise or dispute; nothing is logged then.
 */
export async function logContact(
  tx: LedgerTx,
  draft: ContactDraft,
  extras: LogExtras,
  recording: ContactRecording,
): Promise<Logged> {
  const checked = await checkDraft(tx, draft, recording);
  const { interactionId, nextId } = await write(tx, checked, extras, null, recording);
  return { interactionId, nextId };
}

/**
 * Logs the right version of a row. The wrong one stays as it is; its evidence goes along, and what was to follow it stands
 * unless another step is given or the right outcome has none of its kind. What the wrong one alone said of a phone, promised
 * or disputed is taken back. Throws NOT_FOUND, CONTACT_CORRECTED and the errors of {@link checkDraft}.
 */
export async function correctContact(
  tx: LedgerTx,
  correction: { draft: ContactDraft; correctsId: number; reason: string },
  extras: LogExtras,
  recording: ContactRecording,
): Promise<Corrected> {
  const wrong = await standing(tx, correction.correctsId);
  const draft = sameChannel(correction.draft, wrong);
  const stays = draft.next.kind === "none" && (await staysOf(tx, wrong, draft.outcome));
  const checked = await checkDraft(tx, draft, recording, stays ? wrong.next_kind : "none");
  if (checked.customerId !== (await kept(tx, wrong.customer_id))) {
    throw ledgerError("INVALID_INPUT", { issues: ["customerId: a correction is of the same customer"] });
  }
  return write(tx, checked, extras, { wrong, reason: correction.reason, stays }, recording);
}

/** A correction that names the same number by hand means the one that was used. */
function sameChannel(draft: ContactDraft, wrong: InteractionRow): ContactDraft {
  const same = draft.channelId === null && draft.channel === wrong.channel && draft.address === wrong.address;
  return same ? { ...draft, channelId: wrong.channel_id } : draft;
}

async function staysOf(tx: LedgerTx, wrong: InteractionRow, outcome: string | null): Promise<boolean> {
  if (outcome === wrong.outcome) return true;
  const right = outcome === null ? null : await readOutcome(tx.sql, outcome);
  return stepStays(wrong.next_kind, right?.nextStep ?? "none");
}

/**
 * Says that a row does not hold at all. Follow-ups it opened are void, and those it did are open again; what it said of a phone
 * and the promise or dispute it began are taken back, unless more came of them since. Throws NOT_FOUND and CONTACT_CORRECTED.
 */
export async function withdrawContact(
  tx: LedgerTx,
  id: number,
  reason: string,
  recording: ContactRecording,
): Promise<{ interactionId: number; takenBack: TakenBack[] }> {
  const wrong = await standing(tx, id);
  const row: InteractionRow = {
    ...wrong,
    id: await takeIds(tx, "interaction", 1),
    outcome: null,
    note: "",
    unpaid_reason: "",
    worked: 0,
    connected: 0,
    right_party: 0,
    positive: 0,
    next_kind: "none",
    corrects_id: id,
    withdrawn: 1,
    correction_reason: reason,
    rule_id: "",
    rule_version: "",
    override_reason: "",
    person_id: recording.personId,
    search: searchForm(reason),
    recorded_at: recording.at,
    actor: recording.actor,
  };
  await tx.bulk.insert("interaction", [row]);
  await voidFollowUps(tx, { sourceKind: "interaction", sourceId: id }, "withdrawn", recording);
  await tx.sql
    .updateTable("follow_up")
    .set({ state: "open", done_interaction_id: null, closed_at: null })
    .where("done_interaction_id", "=", id)
    .execute();
  const takenBack = [
    ...(await takeBackOfChannel(tx, id, row.id, recording.at)),
    ...(await takeBackSteps(tx, wrong, reason, recording)),
  ];
  const detail = { interaction: id, by: row.id, customerId: wrong.customer_id, reason, takenBack };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "contacts.withdraw", detail });
  return { interactionId: row.id, takenBack };
}

/** A row that holds: neither corrected nor one that only takes another back. */
async function standing(tx: LedgerTx, id: number): Promise<InteractionRow> {
  const row = await tx.sql.selectFrom("interaction").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row || row.withdrawn === 1) throw ledgerError("NOT_FOUND", { what: "interaction", id: String(id) });
  const after = await tx.sql.selectFrom("interaction").select("id").where("corrects_id", "=", id).executeTakeFirst();
  if (after) throw ledgerError("CONTACT_CORRECTED");
  return row;
}

async function kept(tx: LedgerTx, customerId: number): Promise<number> {
  const row = await tx.sql.selectFrom("customer").select("merged_into").where("id", "=", customerId).executeTakeFirst();
  return row?.merged_into ?? customerId;
}

const STEP_KIND = { none: "none", followUp: "follow-up", promise: "promise", dispute: "dispute" } as const;

async function write(
  tx: LedgerTx,
  checked: CheckedDraft,
  extras: LogExtras,
  correction: Correction | null,
  recording: ContactRecording,
): Promise<Corrected> {
  const { draft, customerId, outcome, contact, channel } = checked;
  const id = await takeIds(tx, "interaction", 1);
  const reachedName = contact?.name ?? draft.reachedName;
  const address = channel?.value ?? draft.address;
  const wrong = correction?.wrong;
  const connected = outcome?.connected === true;
  const row: InteractionRow = {
    id,
    customer_id: customerId,
    contact_id: contact?.id ?? null,
    channel_id: channel?.id ?? null,
    channel: draft.channel,
    direction: draft.direction,
    outcome: outcome?.code ?? null,
    happened_at: checked.happenedAt,
    happened_on: dayInZone(new Date(checked.happenedAt), recording.timeZone),
    duration_s: draft.durationS,
    note: draft.note,
    unpaid_reason: draft.unpaidReason ?? "",
    reached_name: reachedName,
    reached_role: contact?.role ?? "",
    address,
    subject: extras.subject ?? wrong?.subject ?? "",
    message_id: extras.messageId ?? wrong?.message_id ?? "",
    worked: outcome?.worked === true ? 1 : 0,
    connected: connected ? 1 : 0,
    right_party: outcome?.rightParty === true && contact !== null && isRightParty(contact.role) ? 1 : 0,
    positive: outcome?.positive === true ? 1 : 0,
    next_kind: correction?.stays === true ? correction.wrong.next_kind : STEP_KIND[draft.next.kind],
    corrects_id: wrong?.id ?? null,
    withdrawn: 0,
    correction_reason: correction?.reason ?? "",
    rule_id: extras.rule.id,
    rule_version: extras.rule.version,
    override_reason: draft.overrideReason,
    person_id: recording.personId,
    search: searchForm(`${draft.note} ${extras.subject ?? ""} ${reachedName} ${address}`),
    recorded_at: recording.at,
    actor: recording.actor,
  };
  await tx.bulk.insert("interaction", [row]);
  await writeInvoices(tx, id, [...new Set(draft.invoices)]);
  await attachFiles(tx, extras.files, { kind: "interaction", id }, recording);
  const takenBack = correction === null ? [] : await inherit(tx, correction, id, recording);
  await closeFollowUps(tx, { ids: draft.followUpIds }, id, recording);
  const nextId = await takeNextStep(tx, checked, id, recording, extras.nextFor);
  const saidAt = wrong === undefined ? recording.at : await loggedFirst(tx, wrong);
  await sayOfChannel(tx, checked, { interactionId: id, saidAt, at: recording.at });
  if (wrong) takenBack.push(...(await takeBackOfChannel(tx, wrong.id, id, recording.at)));
  if (channel !== null) await settleChannel(tx, channel.id);
  await appendAudit(tx, {
    at: recording.at,
    actor: recording.actor,
    action: wrong ? "contacts.correct" : "contacts.log",
    detail: {
      interaction: id,
      customerId,
      channel: draft.channel,
      direction: draft.direction,
      outcome: row.outcome,
      happenedAt: row.happened_at,
      next: { kind: draft.next.kind, id: nextId },
      files: extras.files.map((file) => file.sha256),
      followUps: draft.followUpIds,
      rule: extras.rule.id,
      ...(draft.overrideReason === "" ? {} : { override: draft.overrideReason }),
      ...(correction === null ? {} : { corrects: correction.wrong.id, reason: correction.reason, takenBack }),
    },
  });
  return { interactionId: id, nextId, takenBack };
}

/** When the first row of a chain of corrections was logged. */
async function loggedFirst(tx: LedgerTx, row: InteractionRow): Promise<string> {
  if (row.corrects_id === null) return row.recorded_at;
  const before = await tx.sql
    .selectFrom("interaction")
    .selectAll()
    .where("id", "=", row.corrects_id)
    .executeTakeFirst();
  return before === undefined ? row.recorded_at : loggedFirst(tx, before);
}

async function writeInvoices(tx: LedgerTx, interactionId: number, uuids: readonly string[]): Promise<void> {
  if (uuids.length === 0) return;
  const first = await takeIds(tx, "interaction_invoice", uuids.length);
  await tx.bulk.insert(
    "interaction_invoice",
    uuids.map((invoice_uuid, index) => ({ id: first + index, interaction_id: interactionId, invoice_uuid })),
  );
}

/**
 * Evidence, done follow-ups and, where it stays, what was to follow go from the wrong row to the right one. A step that does
 * not stay is taken back; returns what became of it.
 */
async function inherit(
  tx: LedgerTx,
  { wrong, reason, stays }: Correction,
  id: number,
  recording: ContactRecording,
): Promise<TakenBack[]> {
  const uses = await tx.sql
    .selectFrom("attachment_use")
    .select(["sha256", "name"])
    .where("owner_kind", "=", "interaction")
    .where("owner_id", "=", wrong.id)
    .orderBy("id")
    .execute();
  if (uses.length > 0) {
    const first = await takeIds(tx, "attachment_use", uses.length);
    const added = { owner_kind: "interaction" as const, owner_id: id, added_at: recording.at, actor: recording.actor };
    await tx.bulk.insert(
      "attachment_use",
      uses.map((use, index) => ({ ...use, ...added, id: first + index })),
    );
  }
  await tx.sql
    .updateTable("follow_up")
    .set({ done_interaction_id: id })
    .where("done_interaction_id", "=", wrong.id)
    .execute();
  const mine = { sourceKind: "interaction", sourceId: wrong.id } as const;
  if (!stays) {
    await voidFollowUps(tx, mine, "corrected", recording);
    return takeBackSteps(tx, wrong, reason, recording);
  }
  await tx.sql
    .updateTable("follow_up")
    .set({ source_id: id })
    .where("source_kind", "=", "interaction")
    .where("source_id", "=", wrong.id)
    .where("state", "=", "open")
    .execute();
  return [];
}
