import type { EscalationStands } from "../../../shared/contract/escalations.ts";
import { needsOf } from "../../../shared/domain/approvals.ts";
import { nextBusinessDay } from "../../../shared/domain/business-days.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { Decision, Level } from "../../../shared/domain/escalations/codes.ts";
import { afterDecision, answerBy, firstLevel } from "../../../shared/domain/escalations/path.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { approverOf } from "../approvals/reader.ts";
import { readApprovalLimits } from "../approvals/rules.ts";
import { askApproval } from "../approvals/writer.ts";
import { appendAudit } from "../audit/writer.ts";
import { openFollowUp } from "../contacts/follow-ups.ts";
import { collectorOf, keptCustomer } from "../contacts/people.ts";
import { readProfile } from "../customers/profile.ts";
import { updateProfile } from "../customers/profile-writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { EscalationEventRow } from "../db/tables/escalations.ts";
import { ledgerError } from "../ledger-error.ts";
import { readHolidays } from "../lib/holidays.ts";
import type { Recording } from "../lib/recording.ts";
import { escalableInvoices, openOfCase } from "./escalable-reader.ts";
import { type FoundCase, findCase, mayDecide } from "./found-case.ts";
import { proposalsOf } from "./proposals-reader.ts";
import { levelRule, readEscalationRules } from "./rules.ts";

/** What approvals of sending somebody to lawyers are about. */
export const ESCALATION = "escalation";

async function lastDay(tx: LedgerTx, level: Level, today: string): Promise<string> {
  const { slaDays } = levelRule(await readEscalationRules(tx.sql), level);
  const year = Number(today.slice(0, 4));
  return answerBy(today, slaDays, await readHolidays(tx.sql, year, year + 2));
}

type Said = Pick<EscalationEventRow, "kind" | "level" | "open" | "note"> &
  Partial<Pick<EscalationEventRow, "decision" | "approval_id">>;

/** Adds a step to a case; where an answer is awaited its clock begins anew. */
async function step(tx: LedgerTx, id: number, said: Said, recording: Recording): Promise<EscalationEventRow> {
  const { at, actor, today, personId } = recording;
  const row: EscalationEventRow = {
    id: await takeIds(tx, "escalation_event", 1),
    escalation_id: id,
    decision: "",
    approval_id: null,
    ...said,
    answer_by: said.open === 1 ? await lastDay(tx, said.level, today) : "",
    on_day: today,
    person_id: personId,
    recorded_at: at,
    actor,
  };
  await tx.bulk.insert("escalation_event", [row]);
  return row;
}

/**
 * Raises a case of a customer's open invoices to whoever stands above who raises it. Throws NOT_FOUND, and ESCALATION_REFUSED
 * for several currencies, another customer's invoices, one of which nothing is open, or one that another case has.
 */
export async function raiseCase(
  tx: LedgerTx,
  input: { readonly customerId: number; readonly invoices: readonly string[]; readonly reason: string },
  recording: Recording,
): Promise<EscalationStands> {
  // Taken before anything is read: of two who raise the same invoices at once, the second finds the first's case.
  const id = await takeIds(tx, "escalation", 1);
  const { at, actor, today, personId } = recording;
  const customer = await keptCustomer(tx.sql, input.customerId);
  if (customer === null) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
  const uuids = [...new Set(input.invoices)];
  const chosen = await escalableInvoices(tx.sql, { today, uuids });
  const missing = uuids.find((uuid) => !chosen.some((row) => row.uuid === uuid));
  if (missing !== undefined) throw ledgerError("NOT_FOUND", { what: "document", id: missing });
  const refuse = (why: "currencies" | "nothing-open" | "escalated" | "other-customer", document: string): never => {
    throw ledgerError("ESCALATION_REFUSED", { why, document });
  };
  const currency = chosen[0]?.currency ?? "";
  for (const row of chosen) {
    if (row.customerId !== customer.id) refuse("other-customer", row.label);
    if (row.currency !== currency) refuse("currencies", row.label);
    if (row.openMinor <= 0) refuse("nothing-open", row.label);
    if (row.escalationId !== null) refuse("escalated", row.label);
  }
  const { thresholds } = await readEscalationRules(tx.sql);
  const proposed = await proposalsOf(tx.sql, { today, thresholds, customerId: customer.id });
  const triggers = proposed.find((proposal) => proposal.currency === currency)?.triggers ?? [];
  await tx.bulk.insert("escalation", [
    {
      id,
      customer_id: customer.id,
      currency,
      triggers: JSON.stringify(triggers),
      reason: input.reason,
      raised_on: today,
      search: searchForm([...chosen.map(({ label, uuid }) => `${label} ${uuid}`), input.reason].join(" ")),
      person_id: personId,
      recorded_at: at,
      actor,
    },
  ]);
  const from = await takeIds(tx, "escalation_invoice", chosen.length);
  await tx.bulk.insert(
    "escalation_invoice",
    chosen.map((row, index) => ({
      id: from + index,
      escalation_id: id,
      receivable_id: row.receivableId,
      invoice_uuid: row.uuid,
      amount_minor: row.openMinor,
    })),
  );
  const level = firstLevel((await approverOf(tx.sql, personId))?.role ?? "");
  await step(tx, id, { kind: "raised", level, open: 1, note: input.reason }, recording);
  const amountMinor = chosen.reduce((sum, row) => sum + row.openMinor, 0);
  const codes = triggers.map(({ code }) => code).join(", ");
  const detail = { customerId: customer.id, escalation: id, level, currency, amountMinor, invoices: chosen.length };
  await appendAudit(tx, {
    at,
    actor,
    action: "escalations.raise",
    detail: { ...detail, triggers: codes, reason: input.reason },
  });
  return { id, level, open: true, approvalId: null };
}

/** Puts a proposal off until a day. Throws NOT_FOUND and DAY_TOO_EARLY. */
export async function putOffProposal(
  tx: LedgerTx,
  input: { readonly customerId: number; readonly currency: string; readonly untilOn: string; readonly reason: string },
  recording: Recording,
): Promise<{ id: number }> {
  const { at, actor, today, personId } = recording;
  const customer = await keptCustomer(tx.sql, input.customerId);
  if (customer === null) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
  if (input.untilOn <= today) throw ledgerError("DAY_TOO_EARLY", { day: input.untilOn, first: addDays(today, 1) });
  const id = await takeIds(tx, "escalation_put_off", 1);
  const { currency, untilOn, reason } = input;
  await tx.bulk.insert("escalation_put_off", [
    {
      id,
      customer_id: customer.id,
      currency,
      until_on: untilOn,
      reason,
      on_day: today,
      person_id: personId,
      recorded_at: at,
      actor,
    },
  ]);
  const detail = { customerId: customer.id, currency, untilOn, reason };
  await appendAudit(tx, { at, actor, action: "escalations.putOff", detail });
  return { id };
}

/**
 * Answers a case. Throws NOT_FOUND, ESCALATION_DECISION with why it cannot be decided so, and what {@link askApproval} throws
 * where lawyers are to have it.
 */
export async function decideCase(
  tx: LedgerTx,
  input: { readonly escalationId: number; readonly decision: Decision; readonly reason: string },
  recording: Recording,
): Promise<EscalationStands> {
  const { escalationId: id, decision, reason } = input;
  const found = await findCase(tx.sql, id);
  const { decisions, mayNot } = await mayDecide(tx.sql, found, recording.personId);
  if (mayNot !== null) throw ledgerError("ESCALATION_DECISION", { why: mayNot });
  const after = afterDecision(found.stands.level, decision);
  if (after === null || !decisions.includes(decision)) throw ledgerError("ESCALATION_DECISION", { why: "not-here" });
  const open = await openOfCase(tx.sql, id, recording.today);
  if (decision === "settled" && open.minor > 0) throw ledgerError("ESCALATION_DECISION", { why: "still-open" });
  const approvalId = decision === "legal" ? await askLawyers(tx, found, open.minor, reason, recording) : null;
  await step(
    tx,
    id,
    {
      ...{ kind: decision === "legal" ? "asked" : "decided", decision, level: after.level },
      ...{ open: after.open ? 1 : 0, note: reason, approval_id: approvalId },
    },
    recording,
  );
  if (decision === "hold") await hold(tx, found, reason, recording);
  if (!after.open) await close(tx, found, decision, reason, recording);
  await appendAudit(tx, {
    at: recording.at,
    actor: recording.actor,
    action: "escalations.decide",
    detail: { customerId: found.customerId, escalation: id, decision, level: after.level, reason },
  });
  return { id, level: after.level, open: after.open, approvalId };
}

/** Asks for another person's word that lawyers have it (COLLECTIONS 12 and 19). */
async function askLawyers(
  tx: LedgerTx,
  { row, customerId }: FoundCase,
  openMinor: number,
  note: string,
  recording: Recording,
): Promise<number> {
  const { id } = await askApproval(
    tx,
    {
      kind: "legal-action",
      subjectKind: ESCALATION,
      subjectId: row.id,
      customerId,
      currency: row.currency,
      amountMinor: openMinor,
      percentBp: null,
      needs: needsOf("legal-action", null, await readApprovalLimits(tx.sql)),
      data: { escalation: row.id },
      note,
    },
    recording,
  );
  return id;
}

/** Holds new orders of the customer, unless its credit is held already. */
async function hold(tx: LedgerTx, { customerId }: FoundCase, reason: string, recording: Recording): Promise<void> {
  const { profile } = await readProfile(tx.sql, customerId);
  if (profile.hold !== "open" && profile.hold !== "warning") return;
  const changes = { hold: "hold-orders", holdReason: reason.slice(0, 200), holdUntil: null } as const;
  await updateProfile(tx, { customerId, version: null, changes }, recording);
}

/**
 * What goes back to the collector is theirs to do on the next business day. Where lawyers had it, and have no other case of the
 * customer, the house may contact it again.
 */
async function close(
  tx: LedgerTx,
  { row, stands, customerId }: FoundCase,
  decision: Decision,
  reason: string,
  recording: Recording,
): Promise<void> {
  const { today } = recording;
  if (decision === "return" || decision === "agreement") {
    const year = Number(today.slice(0, 4));
    const dueOn = nextBusinessDay(addDays(today, 1), await readHolidays(tx.sql, year, year + 1));
    const personId = await collectorOf(tx.sql, customerId);
    const followUp = { customerId, kind: "manual", dueOn, personId, note: reason.slice(0, 1000) } as const;
    await openFollowUp(tx, { ...followUp, sourceKind: ESCALATION, sourceId: row.id }, recording);
  }
  if (stands.level !== "legal") return;
  const others = await tx.sql
    .selectFrom("escalation as e")
    .innerJoin("customer as c", "c.id", "e.customer_id")
    .select("e.id")
    .where("e.id", "<>", row.id)
    .where((eb) => eb.or([eb("c.id", "=", customerId), eb("c.merged_into", "=", customerId)]))
    .execute();
  for (const { id } of others) {
    const other = await findCase(tx.sql, id);
    if (other.stands.open === 1 && other.stands.level === "legal") return;
  }
  await updateProfile(tx, { customerId, version: null, changes: { legalHold: false } }, recording);
}

/** Hands a customer to lawyers once another person has allowed it: from then on only they talk to it. */
export async function carryOutLegalAction(tx: LedgerTx, approvalId: number, recording: Recording): Promise<void> {
  const asked = await tx.sql
    .selectFrom("escalation_event")
    .select("escalation_id")
    .where("approval_id", "=", approvalId)
    .where("kind", "=", "asked")
    .executeTakeFirst();
  if (asked === undefined) return;
  const { row, customerId, stands } = await findCase(tx.sql, asked.escalation_id);
  const said = { kind: "sent", level: "legal", open: 1, note: stands.note, approval_id: approvalId } as const;
  await step(tx, row.id, said, recording);
  await updateProfile(tx, { customerId, version: null, changes: { legalHold: true } }, recording);
  await appendAudit(tx, {
    at: recording.at,
    actor: recording.actor,
    action: "escalations.sent",
    detail: { customerId, escalation: row.id },
  });
}

/** Adds a note to a case. Throws NOT_FOUND. */
export async function noteCase(
  tx: LedgerTx,
  input: { readonly escalationId: number; readonly note: string },
  recording: Recording,
): Promise<{ id: number }> {
  const { row, stands, customerId } = await findCase(tx.sql, input.escalationId);
  const { id } = await noteStep(tx, row.id, stands, input.note, recording);
  const detail = { customerId, escalation: row.id, note: input.note };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "escalations.note", detail });
  return { id };
}

/** A note moves nothing: it stands with the level and the clock of the step before it. */
async function noteStep(
  tx: LedgerTx,
  id: number,
  { level, open, answer_by }: EscalationEventRow,
  note: string,
  { at, actor, today, personId }: Recording,
): Promise<EscalationEventRow> {
  const row: EscalationEventRow = {
    id: await takeIds(tx, "escalation_event", 1),
    ...{ escalation_id: id, kind: "note", decision: "", level, open, answer_by, note, approval_id: null },
    ...{ on_day: today, person_id: personId, recorded_at: at, actor },
  };
  await tx.bulk.insert("escalation_event", [row]);
  return row;
}
