import type { TableSpec } from "./spec.ts";

/** Money received and recorded by a person or from a bank statement. Append-only; what happens to it later are events. */
export interface PaymentRow {
  id: number;
  /** Its row of kind M, which names it by UUID and is the source of its entries. */
  document_id: number;
  customer_id: number;
  currency: string;
  amount_minor: number;
  /** Value date at the bank, or the day it was received. */
  paid_on: string;
  /** c_FormaPago. */
  form: string;
  operation: string;
  /** Own bank account it came into. */
  account: string;
  note: string;
  origin: "hand" | "bank";
  /** Search form of reference, account, note and UUID. */
  search: string;
  recorded_at: string;
  actor: string;
}
export const paymentSpec: TableSpec<PaymentRow> = {
  id: "int",
  document_id: "int",
  customer_id: "int",
  currency: "text",
  amount_minor: "int",
  paid_on: "text",
  form: "text",
  operation: "text",
  account: "text",
  note: "text",
  origin: "text",
  search: "text",
  recorded_at: "text",
  actor: "text",
};

/** A decision "this much of the payment on this invoice", or one that takes such a decision back. Append-only. */
export interface PaymentApplicationRow {
  id: number;
  payment_id: number;
  /** UUID of the invoice. */
  target_uuid: string;
  /** In the currency of the payment. */
  amount_minor: number;
  /** Currency of the invoice, and the amount in it. */
  target_currency: string;
  target_minor: number;
  /** Units of the payment's currency for one unit of the invoice's; "" in one currency. */
  rate: string;
  /** 1: goes ahead of complementos and earlier applications, which had left this much over when it was decided. */
  ahead: number;
  /** Application this row takes back; null in an application. */
  withdraws_id: number | null;
  recorded_at: string;
  actor: string;
}
export const paymentApplicationSpec: TableSpec<PaymentApplicationRow> = {
  id: "int",
  payment_id: "int",
  target_uuid: "text",
  amount_minor: "int",
  target_currency: "text",
  target_minor: "int",
  rate: "text",
  ahead: "int",
  withdraws_id: "int",
  recorded_at: "text",
  actor: "text",
};

export type PaymentEventKind = "clear" | "refund" | "bounce" | "reverse" | "link" | "unlink" | "undo";

/** What else was decided about a payment. Append-only; `undo` names the event it takes back. */
export interface PaymentEventRow {
  id: number;
  payment_id: number;
  kind: PaymentEventKind;
  /** Day it takes effect; the day of recording where it has none of its own. */
  effective_on: string;
  /** Of a refund, in the payment's currency; 0 otherwise. */
  amount_minor: number;
  /** REP and Pago of `link` and `unlink`; the latest of the two for a pair counts. */
  rep_uuid: string;
  pago: number;
  reference: string;
  note: string;
  undoes_id: number | null;
  recorded_at: string;
  actor: string;
}
export const paymentEventSpec: TableSpec<PaymentEventRow> = {
  id: "int",
  payment_id: "int",
  kind: "text",
  effective_on: "text",
  amount_minor: "int",
  rep_uuid: "text",
  pago: "int",
  reference: "text",
  note: "text",
  undoes_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** Where a payment stands; derived from decisions, complementos and entries, and kept by the transaction that posts. */
export interface PaymentStandingRow {
  /** Id of the payment. */
  id: number;
  /** Day from which it counts; NEVER while it does not. */
  effective_on: string;
  /** What waits on the customer's account, in the payment's currency. */
  unapplied_minor: number;
  refunded_minor: number;
  /** Latest effective day of its entries: on or after it the two amounts hold as of that day. */
  last_entry_on: string;
  /** NEVER unless the bank returned it. */
  bounced_on: string;
  /** 1: recorded by mistake. */
  reversed: number;
}
export const paymentStandingSpec: TableSpec<PaymentStandingRow> = {
  id: "int",
  effective_on: "text",
  unapplied_minor: "int",
  refunded_minor: "int",
  last_entry_on: "text",
  bounced_on: "text",
  reversed: "int",
};

/**
 * Which Pago of which complemento documents which payment, and which ones look like it. Derived as a whole from payments,
 * complementos and decisions, and kept by the transaction that changes any of them.
 */
export interface PaymentPagoRow {
  payment_id: number;
  /** The REP. */
  document_id: number;
  /** Position of the Pago in it. */
  pago: number;
  /** `auto` and `user` link: the money counts once. `double` only looks alike: both count until somebody decides. */
  how: "auto" | "user" | "double";
  /** Of a possible double: amount-differs, several-fit, day-apart; "" of a link. */
  reason: string;
}
export const paymentPagoSpec: TableSpec<PaymentPagoRow> = {
  payment_id: "int",
  document_id: "int",
  pago: "int",
  how: "text",
  reason: "text",
};
