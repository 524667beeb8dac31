import type { PromiseDraft } from "../../../shared/contract/promises.ts";
import type { Holidays } from "../../../shared/domain/business-days.ts";
import { addBusinessDays } from "../../../shared/domain/business-days.ts";
import { cashOn } from "../../../shared/domain/promises/cash.ts";
import { isApprovable } from "../../../shared/domain/promises/draft.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { findApproval } from "../approvals/reader.ts";
import { appendAudit } from "../audit/writer.ts";
import { openFollowUp } from "../contacts/follow-ups.ts";
import { customerIds } from "../contacts/people.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { ledgerError } from "../ledger-error.ts";
import { readHolidays } from "../lib/holidays.ts";
import type { Recording } from "../lib/recording.ts";
import { askedPromise, askPromise, endWaiting } from "./approvals.ts";
import { loadMovements } from "./entries-loader.ts";
import { actionsOf, findPromise } from "./found-promise.ts";
import { PROMISE_SOURCE, rejudgePromises } from "./keeper.ts";
import { type Planned, planDraft, problemOf } from "./planner.ts";
import { wordOn } from "./word.ts";

/** Longest calendar closure a due day and its grace may cross, in years read ahead. */
const YEARS_AHEAD = 1;

/** A promise that was made, or that waits for another person's word. */
type MadePromise =
  | { readonly id: number; readonly approvalId: null }
  | { readonly id: null; readonly approvalId: number };

/**
 * Makes a promise; one beyond what a collector may take is asked of another person instead. Throws the contract's PROMISE_ errors with what to do: a day gone by or too far, more than is owed or
 * disputed, an invoice promised already, a customer who broke promises lately; PROMISE_NEEDS_COORDINATOR where nobody is who
 * could allow it, NOT_FOUND for what is not there, and what `askApproval` throws.
 */
export async function makePromise(
  tx: LedgerTx,
  draft: PromiseDraft,
  recording: Recording,
  interactionId: number | null = null,
): Promise<MadePromise> {
  const planned = await checked(tx, draft, recording);
  const { actor, personId } = recording;
  if (planned.plan.problems.length === 0) {
    return record(tx, { draft, planned, approvedBy: "", by: actor, interactionId }, recording);
  }
  const word = await wordOn(tx.sql, personId);
  if (word === "nobody") throw ledgerError("PROMISE_NEEDS_COORDINATOR");
  if (word === "own") return record(tx, { draft, planned, approvedBy: actor, by: actor, interactionId }, recording);
  return { id: null, approvalId: await askPromise(tx, draft, planned, interactionId, recording) };
}

/**
 * Makes the promise that an approval asked for, as who asked would have made it today. Throws what speaks against it by now,
 * as {@link makePromise} does.
 */
export async function carryOutPromise(tx: LedgerTx, approvalId: number, recording: Recording): Promise<void> {
  const row = (await findApproval(tx.sql, approvalId))?.row;
  const asked = row === undefined ? null : askedPromise(row);
  if (row === undefined || asked === null) return;
  const { draft, interactionId } = asked;
  const maker = { ...recording, actor: row.actor, personId: row.asked_by };
  const planned = await checked(tx, draft, maker);
  const approvedBy = recording.actor;
  await record(tx, { draft, planned, approvedBy, by: approvedBy, interactionId }, maker);
  await endWaiting(tx, approvalId, "approved", recording);
}

/** Plans the draft. Throws the first problem that no approval puts aside. */
async function checked(tx: LedgerTx, draft: PromiseDraft, recording: Recording): Promise<Planned> {
  // Of two people who promise the same invoice at once, the second waits here and finds it promised.
  await takeIds(tx, "promise", 0);
  const planned = await planDraft(tx.sql, draft, recording);
  await checkNamed(tx, draft, planned.customerId, recording);
  const refusing = planned.plan.problems.find((problem) => !isApprovable(problem) || !draft.approve);
  if (refusing === undefined) return planned;
  const { code, values } = problemOf(refusing, draft.currency);
  throw ledgerError(code, values);
}

interface Allowed {
  readonly draft: PromiseDraft;
  readonly planned: Planned;
  /** "" when nobody had to. */
  readonly approvedBy: string;
  /** Who carries it out now: the maker, or who allowed it. */
  readonly by: string;
  readonly interactionId: number | null;
}

async function record(
  tx: LedgerTx,
  { draft, planned, approvedBy, by, interactionId }: Allowed,
  recording: Recording,
): Promise<{ id: number; approvalId: null }> {
  const id = await takeIds(tx, "promise", 1);
  const holidays = await calendarOf(tx, planned, recording.today);
  await insertPromise(tx, { id, draft, planned, approvedBy, interactionId, holidays }, recording);
  await rejudgePromises(tx, draft.renegotiates === null ? [id] : [id, draft.renegotiates], recording);
  await openReminders(tx, { id, planned, holidays }, recording);
  const { customerId, plan } = planned;
  await appendAudit(tx, {
    at: recording.at,
    actor: by,
    action: "promises.make",
    detail: { id, customerId, currency: draft.currency, payments: plan.payments, invoices: partsOf(plan), approvedBy },
  });
  return { id, approvalId: null };
}

/** Invoices with their parts, as the log tells them. */
function partsOf({ lines }: Planned["plan"]): { uuid: string; amountMinor: number }[] {
  return lines.map(({ uuid, amountMinor }) => ({ uuid, amountMinor }));
}

/** The person who promised is the customer's; the promise replaced is the customer's, and still to be kept. */
async function checkNamed(
  tx: LedgerTx,
  { contactId, currency, renegotiates }: PromiseDraft,
  customerId: number,
  { today }: Recording,
): Promise<void> {
  const ids = await customerIds(tx.sql, customerId);
  if (contactId !== null) {
    const [contact] = await tx.bulk.selectIn("contact", ["customer_id"], "id", [contactId]);
    if (!contact || !ids.includes(contact.customer_id)) {
      throw ledgerError("NOT_FOUND", { what: "contact", id: String(contactId) });
    }
  }
  if (renegotiates === null) return;
  const old = await findPromise(tx, renegotiates, today);
  if (old.customerId !== customerId || old.currency !== currency) {
    throw ledgerError("NOT_FOUND", { what: "promise", id: String(renegotiates) });
  }
  if (!actionsOf(old, today).renegotiate) throw ledgerError("PROMISE_ENDED", { state: old.state });
}

async function calendarOf(tx: LedgerTx, { customerId, plan }: Planned, today: string): Promise<Holidays> {
  const profile = await tx.sql
    .selectFrom("customer_profile")
    .select("country")
    .where("customer_id", "=", customerId)
    .executeTakeFirst();
  const first = Number(today.slice(0, 4));
  const last = Number((plan.payments.at(-1)?.dueOn ?? today).slice(0, 4));
  return readHolidays(tx.sql, first - YEARS_AHEAD, last + YEARS_AHEAD, profile?.country ?? "MX");
}

interface NewPromise {
  readonly id: number;
  readonly draft: PromiseDraft;
  readonly planned: Planned;
  readonly approvedBy: string;
  readonly interactionId: number | null;
  readonly holidays: Holidays;
}

async function insertPromise(
  tx: LedgerTx,
  { id, draft, planned, approvedBy, interactionId, holidays }: NewPromise,
  { at, actor, today, personId }: Recording,
): Promise<void> {
  const { plan, rules, invoices, customerId } = planned;
  const lines = plan.lines.flatMap((line) => {
    const invoice = invoices.get(line.uuid);
    return invoice ? [{ ...line, label: invoice.label, receivable: invoice.receivableId }] : [];
  });
  await tx.bulk.insert("promise", [
    {
      id,
      customer_id: customerId,
      contact_id: draft.contactId,
      currency: draft.currency,
      amount_minor: plan.amountMinor,
      made_on: today,
      made_at: at,
      grace_days: rules.graceDays,
      tolerance_bp: rules.toleranceBp,
      interaction_id: interactionId,
      person_id: personId,
      renegotiates_id: draft.renegotiates,
      approved_by: approvedBy,
      note: draft.note,
      search: searchForm([...lines.map(({ label, uuid }) => `${label} ${uuid}`), draft.note].join(" ")),
      actor,
    },
  ]);
  const payment = await takeIds(tx, "promise_payment", plan.payments.length);
  await tx.bulk.insert(
    "promise_payment",
    plan.payments.map(({ dueOn, amountMinor }, index) => ({
      id: payment + index,
      promise_id: id,
      seq: index + 1,
      due_on: dueOn,
      matures_on: rules.graceDays === 0 ? dueOn : addBusinessDays(dueOn, rules.graceDays, holidays),
      amount_minor: amountMinor,
    })),
  );
  const invoice = await takeIds(tx, "promise_invoice", lines.length);
  await tx.bulk.insert(
    "promise_invoice",
    lines.map((line, index) => ({
      id: invoice + index,
      promise_id: id,
      invoice_uuid: line.uuid,
      receivable_id: line.receivable,
      amount_minor: line.mostMinor,
    })),
  );
  await insertBefore(
    tx,
    id,
    lines.map((line) => line.receivable),
    today,
  );
}

/** Cash that stands on the invoices already with a value date of today or later is no answer to this promise (KPIS 8). */
async function insertBefore(tx: LedgerTx, id: number, receivables: readonly number[], today: string): Promise<void> {
  const movements = await loadMovements(tx.bulk, receivables);
  const known = cashOn([...movements.values()].flat(), NEVER).filter((piece) => piece.on >= today);
  if (known.length === 0) return;
  const first = await takeIds(tx, "promise_before", known.length);
  await tx.bulk.insert(
    "promise_before",
    known.map((piece, index) => ({
      id: first + index,
      promise_id: id,
      receivable_id: piece.receivable,
      effective_on: piece.on,
      amount_minor: piece.amountMinor,
    })),
  );
}

/** A reminder the business day before each payment, and a look at the bank the business day after it (COLLECTIONS 7). */
async function openReminders(
  tx: LedgerTx,
  { id, planned, holidays }: Pick<NewPromise, "id" | "planned" | "holidays">,
  recording: Recording,
): Promise<void> {
  for (const { dueOn } of planned.plan.payments) {
    const before = addBusinessDays(dueOn, -1, holidays);
    const days = [
      ...(before > recording.today ? [{ on: before, note: "promise-reminder" }] : []),
      { on: addBusinessDays(dueOn, 1, holidays), note: "promise-check" },
    ];
    for (const { on, note } of days) {
      const followUp = {
        customerId: planned.customerId,
        kind: "promise" as const,
        dueOn: on,
        personId: recording.personId,
        note,
        sourceKind: PROMISE_SOURCE,
        sourceId: id,
      };
      await openFollowUp(tx, followUp, recording);
    }
  }
}

/** Cancels an open promise that does not hold any more. Throws NOT_FOUND and PROMISE_ENDED. */
export async function cancelPromise(
  tx: LedgerTx,
  input: { readonly id: number; readonly reason: string },
  recording: Recording,
): Promise<{ id: number }> {
  const found = await findPromise(tx, input.id, recording.today);
  if (!actionsOf(found, recording.today).cancel) throw ledgerError("PROMISE_ENDED", { state: found.state });
  await appendEvent(tx, { id: input.id, kind: "cancelled", reason: input.reason, undoes: null }, recording);
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "promises.cancel", detail: input });
  return { id: input.id };
}

/**
 * Takes back what was done about a promise today: its cancellation, or the promise itself, which then never was and gives
 * back the one it took the place of. Throws NOT_FOUND and PROMISE_NOT_RECENT.
 */
export async function undoPromise(tx: LedgerTx, id: number, recording: Recording): Promise<{ id: number }> {
  const found = await findPromise(tx, id, recording.today);
  if (!actionsOf(found, recording.today).undo) throw ledgerError("PROMISE_NOT_RECENT");
  await appendEvent(tx, { id, kind: "undo", reason: "", undoes: found.endedBy }, recording);
  if (found.renegotiates !== null) await reopenReminders(tx, found.renegotiates, recording);
  else if (found.endedBy !== null) await reopenReminders(tx, id, recording);
  const detail = { id, event: found.endedBy };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "promises.undo", detail });
  return { id };
}

async function appendEvent(
  tx: LedgerTx,
  event: {
    readonly id: number;
    readonly kind: "cancelled" | "undo";
    readonly reason: string;
    readonly undoes: number | null;
  },
  recording: Recording,
): Promise<void> {
  const row = {
    id: await takeIds(tx, "promise_event", 1),
    promise_id: event.id,
    kind: event.kind,
    on_day: recording.today,
    reason: event.reason,
    undoes_id: event.undoes,
    person_id: recording.personId,
    recorded_at: recording.at,
    actor: recording.actor,
  };
  await tx.bulk.insert("promise_event", [row]);
  await rejudgePromises(tx, [event.id], recording);
}

/** The follow-ups of a promise that is open again: those that its end voided are asked for anew. */
async function reopenReminders(tx: LedgerTx, id: number, recording: Recording): Promise<void> {
  const voided = await tx.sql
    .selectFrom("follow_up")
    .selectAll()
    .where("source_kind", "=", PROMISE_SOURCE)
    .where("source_id", "=", id)
    .where("state", "=", "voided")
    .where("closed_reason", "in", ["cancelled", "renegotiated"])
    .where("due_on", ">=", recording.today)
    .orderBy("id")
    .execute();
  for (const row of voided) {
    const followUp = {
      customerId: row.customer_id,
      kind: row.kind,
      dueOn: row.due_on,
      personId: row.person_id,
      note: row.note,
      sourceKind: PROMISE_SOURCE,
      sourceId: id,
    };
    await openFollowUp(tx, followUp, recording);
  }
}
