import type { TableSpec } from "./spec.ts";

/** An invoice of an agency for its commission of a month. Append-only: what becomes of it is told by its events. */
export interface AgencyInvoiceRow {
  id: number;
  agency_id: number;
  /** Folio fiscal; "" where only paper came. */
  uuid: string;
  number: string;
  issued_on: string;
  /** Month `YYYY-MM` whose payments it charges. */
  month: string;
  currency: string;
  net_minor: number;
  vat_minor: number;
  withheld_minor: number;
  total_minor: number;
  vat_creditable: number;
  note: string;
  received_on: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyInvoiceSpec: TableSpec<AgencyInvoiceRow> = {
  id: "int",
  agency_id: "int",
  uuid: "text",
  number: "text",
  issued_on: "text",
  month: "text",
  currency: "text",
  net_minor: "int",
  vat_minor: "int",
  withheld_minor: "int",
  total_minor: "int",
  vat_creditable: "int",
  note: "text",
  received_on: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** A line of an invoice as the agency charges it. Append-only: the batch that came last is the one in force. */
export interface AgencyInvoiceLineRow {
  id: number;
  invoice_id: number;
  batch: number;
  place: number;
  invoice_ref: string;
  payment_ref: string;
  paid_on: string | null;
  base_minor: number;
  rate_bp: number;
  commission_minor: number;
}
export const agencyInvoiceLineSpec: TableSpec<AgencyInvoiceLineRow> = {
  id: "int",
  invoice_id: "int",
  batch: "int",
  place: "int",
  invoice_ref: "text",
  payment_ref: "text",
  paid_on: "text",
  base_minor: "int",
  rate_bp: "int",
  commission_minor: "int",
};

/** What became of an invoice. Append-only. */
export interface AgencyInvoiceEventRow {
  id: number;
  invoice_id: number;
  kind: "lines" | "disputed" | "asked" | "paid" | "withdrawn";
  /** Batch of lines that was in force, with this event included. */
  batch: number;
  /** Of what was asked; null of all else. */
  approval_id: number | null;
  /** Of what was asked: the lines, what the app says of them and how many differ, as they stood; 0 of all else. */
  charged_minor: number;
  expected_minor: number;
  differences: number;
  /** Day of the payment, else of the event. */
  on_day: string;
  /** Of a payment: its reference. Of lines: the file they came from. */
  reference: string;
  note: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyInvoiceEventSpec: TableSpec<AgencyInvoiceEventRow> = {
  id: "int",
  invoice_id: "int",
  kind: "text",
  batch: "int",
  approval_id: "int",
  charged_minor: "int",
  expected_minor: "int",
  differences: "int",
  on_day: "text",
  reference: "text",
  note: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};
