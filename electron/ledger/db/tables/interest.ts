import type { TableSpec } from "./spec.ts";

/** Terms of moratory interest agreed with a customer. Append-only; `undo` takes a row back. */
export interface InterestTermsRow {
  id: number;
  customer_id: number;
  kind: "set" | "undo";
  /** Contract that says so and holds for the invoices named; "": for every invoice of the customer. */
  contract: string;
  /** Percent a year, plain decimal of at most four decimals; "0" for no interest. */
  rate: string;
  /** Days of the year that interest is counted with: 365 or 360. */
  day_count: number;
  /** First day of interest they hold for. */
  from_on: string;
  note: string;
  undoes_id: number | null;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const interestTermsSpec: TableSpec<InterestTermsRow> = {
  id: "int",
  customer_id: "int",
  kind: "text",
  contract: "text",
  rate: "text",
  day_count: "int",
  from_on: "text",
  note: "text",
  undoes_id: "int",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** An invoice that terms of a contract hold for. */
export interface InterestTermsInvoiceRow {
  id: number;
  terms_id: number;
  invoice_uuid: string;
}
export const interestTermsInvoiceSpec: TableSpec<InterestTermsInvoiceRow> = {
  id: "int",
  terms_id: "int",
  invoice_uuid: "text",
};

/** Interest somebody asked to waive; in force once its approval says so. Append-only. */
export interface InterestWaiverRow {
  id: number;
  customer_id: number;
  currency: string;
  /** Last day of interest it is about. */
  until_on: string;
  /** Part of the interest then outstanding, in hundredths of a percent. */
  percent_bp: number;
  interest_minor: number;
  vat_minor: number;
  reason: string;
  approval_id: number;
  asked_on: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const interestWaiverSpec: TableSpec<InterestWaiverRow> = {
  id: "int",
  customer_id: "int",
  currency: "text",
  until_on: "text",
  percent_bp: "int",
  interest_minor: "int",
  vat_minor: "int",
  reason: "text",
  approval_id: "int",
  asked_on: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** What a waiver takes off one invoice. */
export interface InterestWaiverLineRow {
  id: number;
  waiver_id: number;
  invoice_uuid: string;
  interest_minor: number;
  vat_minor: number;
}
export const interestWaiverLineSpec: TableSpec<InterestWaiverLineRow> = {
  id: "int",
  waiver_id: "int",
  invoice_uuid: "text",
  interest_minor: "int",
  vat_minor: "int",
};

/** What Billing was asked to invoice as interest, and the CFDI that charged it. Append-only; `undo` takes a row back. */
export interface InterestBillingRow {
  id: number;
  customer_id: number;
  kind: "asked" | "charged" | "undo";
  currency: string;
  until_on: string;
  on_day: string;
  interest_minor: number;
  vat_minor: number;
  /** Of `asked`. */
  how: "" | "mail" | "file" | "told";
  sent_to: string;
  /** Of `charged`: the CFDI that invoices the interest. */
  cfdi_uuid: string;
  note: string;
  /** Of `charged`: what was asked. */
  answers_id: number | null;
  undoes_id: number | null;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const interestBillingSpec: TableSpec<InterestBillingRow> = {
  id: "int",
  customer_id: "int",
  kind: "text",
  currency: "text",
  until_on: "text",
  on_day: "text",
  interest_minor: "int",
  vat_minor: "int",
  how: "text",
  sent_to: "text",
  cfdi_uuid: "text",
  note: "text",
  answers_id: "int",
  undoes_id: "int",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** Interest of one invoice in what was asked or charged. */
export interface InterestBillingLineRow {
  id: number;
  billing_id: number;
  invoice_uuid: string;
  interest_minor: number;
  vat_minor: number;
}
export const interestBillingLineSpec: TableSpec<InterestBillingLineRow> = {
  id: "int",
  billing_id: "int",
  invoice_uuid: "text",
  interest_minor: "int",
  vat_minor: "int",
};
