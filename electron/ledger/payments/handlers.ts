import type { ApplyTo, PaymentInput, PaymentView, StandsNow } from "../../../shared/contract/payments.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { listHandlers } from "../lib/list-handlers.ts";
import { appliableInvoices } from "./appliable-reader.ts";
import { paymentList } from "./page-reader.ts";
import { recordPayments } from "./record-writer.ts";
import { paymentView } from "./view-reader.ts";
import { applyPayments, decideLink, decideOnPayment, splitPayment, unapplyPayments, undoEvent } from "./writer.ts";

/** Areas whose screens ask again after money moved. */
const TOUCHED = ["payments", "receivables", "customers", "reports"] as const;

/** Carries out a command of the area once and tells the screens. */
const command = commandsOf("payments", TOUCHED);

interface One {
  readonly commandId: string;
  readonly paymentUuid: string;
}

/** Procedures of the area `payments`. */
export const paymentsHandlers = {
  ...listHandlers(paymentList),

  async get(context: LedgerContext, input: { uuid: string; asOf: string }): Promise<PaymentView> {
    const view = await paymentView(openLedger(context), input.uuid, input.asOf);
    if (!view) throw ledgerError("NOT_FOUND", { what: "payment", id: input.uuid });
    return view;
  },

  async appliable(
    context: LedgerContext,
    input: { customerId: number | null; currency: string | null; search: string; limit: number },
  ) {
    const nothingAsked = input.customerId === null && input.search.trim() === "";
    return { rows: nothingAsked ? [] : await appliableInvoices(openLedger(context).read, input) };
  },

  async record(
    context: LedgerContext,
    input: { commandId: string; payments: readonly PaymentInput[]; thirdParty: boolean },
  ) {
    const options = { origin: "hand", thirdParty: input.thirdParty } as const;
    const recorded = await command(context, input.commandId, "record", (tx, recording) =>
      recordPayments(tx, input.payments, options, recording),
    );
    return { payments: recorded.map(({ id: _id, ...payment }) => payment) };
  },

  async apply(
    context: LedgerContext,
    input: { commandId: string; applications: readonly (ApplyTo & { paymentUuid: string })[]; thirdParty: boolean },
  ) {
    return command(context, input.commandId, "apply", (tx, recording) =>
      applyPayments(tx, input.applications, input.thirdParty, recording),
    );
  },

  async unapply(context: LedgerContext, input: { commandId: string; applicationIds: readonly number[] }) {
    const payments = await command(context, input.commandId, "unapply", (tx, recording) =>
      unapplyPayments(tx, input.applicationIds, recording),
    );
    return { payments };
  },

  split(
    context: LedgerContext,
    input: One & { applications: readonly ApplyTo[]; thirdParty: boolean },
  ): Promise<StandsNow> {
    return command(context, input.commandId, "split", (tx, recording) => splitPayment(tx, input, recording));
  },

  refund(context: LedgerContext, input: One & { on: string; amountMinor: number; reference: string; note: string }) {
    const { on, amountMinor, reference, note } = input;
    return command(context, input.commandId, "refund", (tx, recording) =>
      decideOnPayment(tx, input.paymentUuid, { kind: "refund", on, amountMinor, reference, note }, recording),
    );
  },

  bounce(context: LedgerContext, input: One & { on: string; note: string }) {
    return command(context, input.commandId, "bounce", (tx, recording) =>
      decideOnPayment(tx, input.paymentUuid, { kind: "bounce", on: input.on, note: input.note }, recording),
    );
  },

  clear(context: LedgerContext, input: One & { on: string }) {
    return command(context, input.commandId, "clear", (tx, recording) =>
      decideOnPayment(tx, input.paymentUuid, { kind: "clear", on: input.on }, recording),
    );
  },

  reverse(context: LedgerContext, input: One & { note: string }) {
    return command(context, input.commandId, "reverse", (tx, recording) =>
      decideOnPayment(tx, input.paymentUuid, { kind: "reverse", on: recording.today, note: input.note }, recording),
    );
  },

  undo(context: LedgerContext, input: { commandId: string; eventId: number }): Promise<StandsNow> {
    return command(context, input.commandId, "undo", (tx, recording) => undoEvent(tx, input.eventId, recording));
  },

  link(context: LedgerContext, input: One & { repUuid: string; pago: number; thirdParty: boolean }) {
    return command(context, input.commandId, "link", (tx, recording) =>
      decideLink(tx, { ...input, linked: true }, recording),
    );
  },

  unlink(context: LedgerContext, input: One & { repUuid: string; pago: number }) {
    return command(context, input.commandId, "unlink", (tx, recording) =>
      decideLink(tx, { ...input, thirdParty: true, linked: false }, recording),
    );
  },
};
