import type { ApplyTo, StandsNow } from "../../../shared/contract/payments.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { PaymentEventKind, PaymentEventRow } from "../db/tables/payments.ts";
import { ledgerError } from "../ledger-error.ts";
import type { DayStamp } from "../lib/recording.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { ApplicationCheck, moneyOn } from "./application-check.ts";
import { liveApplications, liveEvents } from "./facts.ts";
import type { FoundPayment } from "./found-payment.ts";
import { findPayment, findPayments, payerOf } from "./found-payment.ts";
import { postPayments, writeApplications, writeEvents } from "./posting.ts";
import { standsNow } from "./stands-now.ts";

/** Applies money of one or many payments; all of it or, when one fails its check, nothing. */
export async function applyPayments(
  tx: LedgerTx,
  wanted: readonly (ApplyTo & { paymentUuid: string })[],
  thirdParty: boolean,
  recording: DayStamp,
): Promise<{ applicationIds: number[]; payments: StandsNow[] }> {
  const payments = await findPayments(
    tx,
    wanted.map((each) => each.paymentUuid),
  );
  const check = await ApplicationCheck.load(
    tx,
    wanted.map((each) => each.invoiceUuid),
    { thirdParty, without: null },
  );
  const payers = new Map<string, ReturnType<typeof payerOf>>();
  const rows = wanted.map((each) => {
    const payment = payments.get(each.paymentUuid);
    if (!payment) throw ledgerError("NOT_FOUND", { what: "payment", id: each.paymentUuid });
    counts(payment);
    const payer = payers.get(each.paymentUuid) ?? payerOf(payment);
    payers.set(each.paymentUuid, payer);
    return check.check(payer, each);
  });
  const before = await moneyOn(
    tx,
    [...payments.values()].map((payment) => payment.documentId),
  );
  const applicationIds = await writeApplications(tx, rows, recording);
  const detail = { applications: wanted, ids: applicationIds };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "payments.apply", detail });
  const stands = await repostAndTell(tx, [...payments.values()], recording);
  await check.refuseUnposted(tx, { before });
  return { applicationIds, payments: stands };
}

/** Takes applications back. One that was taken back already stays so. */
export async function unapplyPayments(
  tx: LedgerTx,
  applicationIds: readonly number[],
  recording: DayStamp,
): Promise<StandsNow[]> {
  const rows = await tx.bulk.selectIn(
    "payment_application",
    [
      "id",
      "payment_id",
      "target_uuid",
      "amount_minor",
      "target_currency",
      "target_minor",
      "rate",
      "ahead",
      "withdraws_id",
    ],
    "id",
    applicationIds,
  );
  const missing = applicationIds.find((id) => !rows.some((row) => row.id === id && row.withdraws_id === null));
  if (missing !== undefined) throw ledgerError("NOT_FOUND", { what: "application", id: String(missing) });
  const taken = await tx.bulk.selectIn("payment_application", ["withdraws_id"], "withdraws_id", applicationIds);
  const gone = new Set(taken.map((row) => row.withdraws_id));
  const live = rows.filter((row) => !gone.has(row.id)).sort((a, b) => a.id - b.id);
  await writeApplications(
    tx,
    live.map(({ id, ...row }) => ({ ...row, withdraws_id: id })),
    recording,
  );
  const detail = { applications: applicationIds };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "payments.unapply", detail });
  const payments = await findPayments(tx, [], [...new Set(rows.map((row) => row.payment_id))]);
  return repostAndTell(tx, [...payments.values()], recording);
}

/** Makes the applications of a payment exactly these; those that are the same already stay untouched. */
export async function splitPayment(
  tx: LedgerTx,
  input: { paymentUuid: string; applications: readonly ApplyTo[]; thirdParty: boolean },
  recording: DayStamp,
): Promise<StandsNow> {
  const payment = await findPayment(tx, input.paymentUuid);
  counts(payment);
  const check = await ApplicationCheck.load(
    tx,
    input.applications.map((application) => application.invoiceUuid),
    { thirdParty: input.thirdParty, without: payment.documentId },
  );
  const payer = payerOf(payment);
  const free = payment.money.fact.amountMinor - payment.refundedMinor;
  payer.unappliedMinor = free;
  payer.restMinor = free - payment.documentedMinor;
  const wanted = input.applications.map((application) => check.check(payer, application));
  const standing = liveApplications(payment.applications);
  const kept = new Set<number>();
  const fresh = wanted.filter((row) => {
    const same = standing.find(
      (old) =>
        !kept.has(old.id) &&
        old.target_uuid === row.target_uuid &&
        old.amount_minor === row.amount_minor &&
        old.target_minor === row.target_minor &&
        old.rate === row.rate &&
        old.ahead === row.ahead,
    );
    if (same) kept.add(same.id);
    return same === undefined;
  });
  const withdrawn = standing
    .filter((row) => !kept.has(row.id))
    .map(({ id, recorded_at: _at, actor: _actor, ...row }) => ({ ...row, withdraws_id: id }));
  await writeApplications(tx, [...withdrawn, ...fresh], recording);
  await audit(tx, "payments.split", payment, { applications: input.applications }, recording);
  const stands = one(await repostAndTell(tx, [payment], recording));
  await check.refuseUnposted(tx, {});
  return stands;
}

interface Decision {
  readonly kind: Exclude<PaymentEventKind, "undo">;
  readonly on: string;
  readonly amountMinor?: number;
  readonly repUuid?: string;
  readonly pago?: number;
  readonly reference?: string;
  readonly note?: string;
}

/**
 * Records what happened to a payment later: refund, bounce, clear or reverse. Throws the contract's errors when it cannot
 * have happened: a day before the money or in the future, more than is left, a payment that no longer counts.
 */
export async function decideOnPayment(
  tx: LedgerTx,
  paymentUuid: string,
  decision: Decision,
  recording: DayStamp,
): Promise<StandsNow & { eventId: number }> {
  const payment = await findPayment(tx, paymentUuid);
  refuseImpossible(payment, decision, recording.today);
  const [eventId = 0] = await writeEvents(tx, [eventRow(payment, decision)], recording);
  await audit(tx, `payments.${decision.kind}`, payment, { ...decision, eventId }, recording);
  return { ...one(await repostAndTell(tx, [payment], recording)), eventId };
}

function refuseImpossible(payment: FoundPayment, { kind, on, amountMinor = 0 }: Decision, today: string): void {
  const { fact } = payment.money;
  if (on > today) throw ledgerError("DAY_IN_FUTURE", { day: on, today });
  if (kind === "reverse") {
    if (payment.money.reversed) throw ledgerError("PAYMENT_ENDED", { payment: payment.label, state: payment.state });
    return;
  }
  counts(payment);
  const first = kind === "refund" ? (fact.effectiveOn ?? fact.paidOn) : fact.paidOn;
  if (on < first) throw ledgerError("DAY_TOO_EARLY", { day: on, first });
  if (kind === "clear" && payment.state !== "pending") {
    throw ledgerError("PAYMENT_NOT_PENDING", { payment: payment.label });
  }
  if (kind === "bounce" && fact.refunds.length > 0) throw ledgerError("PAYMENT_REFUNDED", { payment: payment.label });
  if (kind === "bounce" && fact.effectiveOn !== null && on < fact.effectiveOn) {
    throw ledgerError("DAY_TOO_EARLY", { day: on, first: fact.effectiveOn });
  }
  if (kind === "refund" && payment.state === "pending") {
    throw ledgerError("PAYMENT_PENDING", { payment: payment.label });
  }
  if (kind === "refund" && amountMinor > payment.unappliedMinor) {
    throw ledgerError("APPLY_MORE_THAN_UNAPPLIED", {
      payment: payment.label,
      most: payment.unapplied,
      currency: fact.currency,
    });
  }
}

/** Takes a refund, bounce, clearing or reversal back. */
export async function undoEvent(tx: LedgerTx, eventId: number, recording: DayStamp): Promise<StandsNow> {
  const [event] = await tx.bulk.selectIn("payment_event", ["id", "payment_id", "kind"], "id", [eventId]);
  if (!event) throw ledgerError("NOT_FOUND", { what: "event", id: String(eventId) });
  const [payment] = (await findPayments(tx, [], [event.payment_id])).values();
  const live = payment && liveEvents(payment.events).some((each) => each.id === eventId);
  if (!payment || !live || !["refund", "bounce", "clear", "reverse"].includes(event.kind)) {
    throw ledgerError("NOT_FOUND", { what: "event", id: String(eventId) });
  }
  if (event.kind === "clear" && payment.money.fact.refunds.length > 0) {
    throw ledgerError("PAYMENT_REFUNDED", { payment: payment.label });
  }
  const row = {
    ...eventRow(payment, { kind: "clear", on: recording.today }),
    kind: "undo" as const,
    undoes_id: eventId,
  };
  await writeEvents(tx, [row], recording);
  await audit(tx, "payments.undo", payment, { eventId, undone: event.kind }, recording);
  return one(await repostAndTell(tx, [payment], recording));
}

/** Says that a Pago does (`link`) or does not (`unlink`) document a payment; the person's word outranks what was found. */
export async function decideLink(
  tx: LedgerTx,
  input: { paymentUuid: string; repUuid: string; pago: number; thirdParty: boolean; linked: boolean },
  recording: DayStamp,
): Promise<StandsNow> {
  const payment = await findPayment(tx, input.paymentUuid);
  const rep = await tx.sql
    .selectFrom("pago")
    .innerJoin("document", "document.id", "pago.document_id")
    .leftJoin("document_ending", "document_ending.document_id", "document.id")
    .select(["document.uuid", "series", "folio", "document.customer_id", "pago.currency", "ended_as"])
    .where("document.uuid", "=", input.repUuid)
    .where("pago.position", "=", input.pago)
    .executeTakeFirst();
  if (!rep) throw ledgerError("NOT_FOUND", { what: "complement", id: input.repUuid });
  const { fact } = payment.money;
  if (input.linked) {
    const label = documentLabel(rep);
    if (payment.money.reversed) throw ledgerError("PAYMENT_ENDED", { payment: payment.label, state: payment.state });
    if (rep.ended_as !== null) throw ledgerError("APPLY_ENDED_INVOICE", { document: label });
    if (rep.currency !== fact.currency) {
      throw ledgerError("LINK_OTHER_CURRENCY", { document: label, currency: rep.currency, paidIn: fact.currency });
    }
    if (rep.customer_id !== fact.customer && !input.thirdParty) {
      const [owner] = await tx.bulk.selectIn("customer", ["id", "name"], "id", [rep.customer_id]);
      throw ledgerError("APPLY_OTHER_CUSTOMER", { document: label, customer: owner?.name ?? "" });
    }
  }
  const decision: Decision = {
    kind: input.linked ? "link" : "unlink",
    on: recording.today,
    repUuid: input.repUuid,
    pago: input.pago,
  };
  await writeEvents(tx, [eventRow(payment, decision)], recording);
  await audit(tx, `payments.${decision.kind}`, payment, { rep: input.repUuid, pago: input.pago }, recording);
  return one(await repostAndTell(tx, [payment], recording));
}

/** Throws PAYMENT_ENDED unless the payment still counts or is going to. */
function counts(payment: FoundPayment): void {
  if (payment.state === "bounced" || payment.state === "reversed") {
    throw ledgerError("PAYMENT_ENDED", { payment: payment.label, state: payment.state });
  }
}

function eventRow(payment: FoundPayment, decision: Decision): Omit<PaymentEventRow, "id" | "recorded_at" | "actor"> {
  return {
    payment_id: payment.id,
    kind: decision.kind,
    effective_on: decision.on,
    amount_minor: decision.amountMinor ?? 0,
    rep_uuid: decision.repUuid ?? "",
    pago: decision.pago ?? 0,
    reference: decision.reference ?? "",
    note: decision.note ?? "",
    undoes_id: null,
  };
}

async function audit(
  tx: LedgerTx,
  action: string,
  payment: FoundPayment,
  detail: object,
  { at, actor }: DayStamp,
): Promise<void> {
  await appendAudit(tx, { at, actor, action, detail: { payment: payment.money.fact.uuid, ...detail } });
}

async function repostAndTell(
  tx: LedgerTx,
  payments: readonly FoundPayment[],
  recording: DayStamp,
): Promise<StandsNow[]> {
  const ids = payments.map((payment) => payment.id);
  await postPayments(tx, new Set(ids), recording);
  return (await standsNow(tx, ids)).map(({ uuid, state, unappliedMinor }) => ({ uuid, state, unappliedMinor }));
}

function one(rows: readonly StandsNow[]): StandsNow {
  const [row] = rows;
  if (!row) throw new Error("payment has no standing");
  return row;
}
