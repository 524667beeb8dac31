import type { TFunction } from "i18next";
import { z } from "zod";
import type { PaymentEvent, PaymentState } from "../../../shared/contract/payments.ts";
import { entriesEs } from "../../../shared/i18n/entries.es.ts";
import { paymentsEs } from "../../../shared/i18n/payments.es.ts";
import { receivablesEs } from "../../../shared/i18n/receivables.es.ts";

const zForm = z.enum(Object.keys(receivablesEs.document.forms) as [keyof typeof receivablesEs.document.forms]);
/** Every form of payment that has words. */
export const FORMS: readonly string[] = zForm.options;
const zEvent = z.enum(Object.keys(paymentsEs.page.events) as [keyof typeof paymentsEs.page.events]);
const zKind = z.enum(Object.keys(entriesEs.kinds) as [keyof typeof entriesEs.kinds]);
const zReason = z.enum(Object.keys(entriesEs.reasons) as [keyof typeof entriesEs.reasons]);

/** Forms of payment that bring money, in the order they are used. */
export const MONEY_FORMS = ["03", "02", "01", "04", "28", "05", "06", "17", "29", "31"] as const;

/** Form of payment (c_FormaPago) with its words: `03 Transferencia electrónica`. */
export function formWords(form: string, t: TFunction): string {
  const known = zForm.safeParse(form);
  return known.success ? `${form} ${t(`receivables.document.forms.${known.data}`)}` : form;
}

/** The state of a payment in words. */
export function stateWords(state: PaymentState, t: TFunction): string {
  return t(`payments.states.${state}`);
}

/** How people name a payment: its reference, or the end of its UUID. */
export function paymentLabel(payment: { readonly operation: string; readonly uuid: string }): string {
  return payment.operation === "" ? `…${payment.uuid.slice(-12)}` : payment.operation;
}

/** What was decided, in words. */
export function eventWords(event: PaymentEvent, t: TFunction): string {
  const known = zEvent.safeParse(event.kind);
  if (!known.success) return event.kind;
  return t(`payments.page.events.${known.data}`, { document: event.invoiceLabel ?? event.repLabel ?? "" });
}

/** The kind of a ledger entry in words; as it is where there are none for it. */
export function entryKind(kind: string, t: TFunction): string {
  const known = zKind.safeParse(kind);
  return known.success ? t(`entries.kinds.${known.data}`) : kind;
}

/** Why an entry was posted, in words; as it is where there are none for it. */
export function entryReason(reason: string, t: TFunction): string {
  const known = zReason.safeParse(reason);
  return known.success ? t(`entries.reasons.${known.data}`) : reason;
}
