import type { TableSpec } from "./spec.ts";

/** A day off of the company's own, or a holiday on which it works all the same. */
export interface ClosingDayRow {
  day: string;
  /** closed or worked. */
  kind: string;
  name: string;
  set_at: string;
}
export const closingDaySpec: TableSpec<ClosingDayRow> = { day: "text", kind: "text", name: "text", set_at: "text" };

/** When and how a customer takes invoices in and pays them (COLLECTIONS 6). Lists are JSON. */
export interface CustomerPaymentTermsRow {
  customer_id: number;
  /** invoiceDate, receiptDate, acceptanceDate or endOfMonth: the day the credit days are counted from. */
  basis: string;
  /** ISO weekdays on which invoices are taken in; empty: any business day. */
  review_weekdays: string;
  /** HH:MM in the customer's hours; "" when not known. */
  review_from: string;
  review_to: string;
  /** counter, mail, portal or "". */
  channel: string;
  /** Counter's place, mail address or portal's URL. */
  channel_detail: string;
  /** Codes of the documents to bring. */
  documents: string;
  documents_note: string;
  /** One rule a currency, "" for the others: weekdays or days of the month. */
  payment_days: string;
  /** next or previous: where a payment day moves that falls on a day off. */
  holiday_shift: string;
  set_at: string;
}
export const customerPaymentTermsSpec: TableSpec<CustomerPaymentTermsRow> = {
  customer_id: "int",
  basis: "text",
  review_weekdays: "text",
  review_from: "text",
  review_to: "text",
  channel: "text",
  channel_detail: "text",
  documents: "text",
  documents_note: "text",
  payment_days: "text",
  holiday_shift: "text",
  set_at: "text",
};

/** Days on which a customer neither takes invoices in nor pays, like those around the end of the year. */
export interface CustomerClosingRow {
  id: number;
  customer_id: number;
  from_on: string;
  to_on: string;
  name: string;
}
export const customerClosingSpec: TableSpec<CustomerClosingRow> = {
  id: "int",
  customer_id: "int",
  from_on: "text",
  to_on: "text",
  name: "text",
};

/** What was recorded of an invoice at the customer's counter; append-only, and one row takes another back. */
export interface InvoiceAcceptanceEventRow {
  id: number;
  /** Events recorded together, with one file: a contrarecibo covers many invoices. */
  batch: number;
  invoice_uuid: string;
  /** po, received, submitted, accepted, rejected, agreed or undo. */
  kind: string;
  /** Day it happened or, for agreed, the due day agreed on; "" for po and undo. */
  happened_on: string;
  /** Number of the order, goods receipt or contrarecibo. */
  reference: string;
  reason: string;
  undoes_id: number | null;
  recorded_at: string;
  actor: string;
}
export const invoiceAcceptanceEventSpec: TableSpec<InvoiceAcceptanceEventRow> = {
  id: "int",
  batch: "int",
  invoice_uuid: "text",
  kind: "text",
  happened_on: "text",
  reference: "text",
  reason: "text",
  undoes_id: "int",
  recorded_at: "text",
  actor: "text",
};

/**
 * Where an invoice stands with its customer: derived from events and terms, kept by the transaction that posts. Only
 * invoices of customers with payment terms, or of which something was recorded, have a row.
 */
export interface AcceptanceStandingRow {
  document_id: number;
  /** pending, submitted, accepted or rejected; "" when the customer's terms ask for no acceptance. */
  state: string;
  po: string;
  receipt: string;
  received_on: string;
  submitted_on: string;
  accepted_on: string;
  contrarecibo: string;
  rejected_on: string;
  reject_reason: string;
  agreed_on: string;
  /** Where the due day comes from: invoice, receipt, acceptance, end-of-month or agreed. */
  due_source: string;
  /** 1: the due day counts from a day that has not been recorded yet. */
  provisional: number;
  /** Review day on which it can be taken in next, as of its last event; "" when it is accepted or needs none. */
  review_on: string;
  /** UUID of the invoice it replaces and has its acceptance from; "" when it is its own. */
  inherited_from: string;
}
export const acceptanceStandingSpec: TableSpec<AcceptanceStandingRow> = {
  document_id: "int",
  state: "text",
  po: "text",
  receipt: "text",
  received_on: "text",
  submitted_on: "text",
  accepted_on: "text",
  contrarecibo: "text",
  rejected_on: "text",
  reject_reason: "text",
  agreed_on: "text",
  due_source: "text",
  provisional: "int",
  review_on: "text",
  inherited_from: "text",
};
