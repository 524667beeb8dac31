import type { AgreementState, AgreementType } from "../../../../shared/domain/agreements/facts.ts";
import type { TableSpec } from "./spec.ts";

/** An agreement as it was drawn up. Append-only: what is changed is a new one that revises it. */
export interface AgreementRow {
  id: number;
  customer_id: number;
  type: AgreementType;
  /** Draft whose place it took. */
  revises_id: number | null;
  /** Who signs for the customer, where they are registered. */
  contact_id: number | null;
  signer_name: string;
  /** In what capacity. */
  signer_position: string;
  made_on: string;
  made_at: string;
  /** Calendar days an instalment may be late before it is in default. */
  grace_days: number;
  /** Days in default after which it ends by itself; null: a person ends it. */
  terminate_days: number | null;
  note: string;
  /** Search form of its invoices, signer and note. */
  search: string;
  person_id: number | null;
  actor: string;
}
export const agreementSpec: TableSpec<AgreementRow> = {
  id: "int",
  customer_id: "int",
  type: "text",
  revises_id: "int",
  contact_id: "int",
  signer_name: "text",
  signer_position: "text",
  made_on: "text",
  made_at: "text",
  grace_days: "int",
  terminate_days: "int",
  note: "text",
  search: "text",
  person_id: "int",
  actor: "text",
};

/** What is agreed in one currency. Append-only. */
export interface AgreementPartRow {
  id: number;
  agreement_id: number;
  currency: string;
  /** Open on its invoices when it was drawn up. */
  principal_minor: number;
  /** Forgiven of it. */
  quita_minor: number;
  total_minor: number;
  /** Moratory interest by that day, outside the balance (COLLECTIONS 11), without its VAT. */
  interest_minor: number;
  interest_vat_minor: number;
  /** Waived of the interest, without VAT. */
  interest_waived_minor: number;
  /** JSON: how its schedule was asked for. */
  plan: string;
}
export const agreementPartSpec: TableSpec<AgreementPartRow> = {
  id: "int",
  agreement_id: "int",
  currency: "text",
  principal_minor: "int",
  quita_minor: "int",
  total_minor: "int",
  interest_minor: "int",
  interest_vat_minor: "int",
  interest_waived_minor: "int",
  plan: "text",
};

/** An invoice of an agreement. Append-only. */
export interface AgreementInvoiceRow {
  id: number;
  agreement_id: number;
  currency: string;
  invoice_uuid: string;
  receivable_id: number;
  /** What was open of it when the agreement was drawn up. */
  open_minor: number;
  /** Part of the quita that is for it. */
  quita_minor: number;
  /** Cash that stood on it then: only what comes after fills instalments. */
  cash_minor: number;
  /** Part of the waived interest that is for it, and its VAT. */
  waived_minor: number;
  waived_vat_minor: number;
}
export const agreementInvoiceSpec: TableSpec<AgreementInvoiceRow> = {
  id: "int",
  agreement_id: "int",
  currency: "text",
  invoice_uuid: "text",
  receivable_id: "int",
  open_minor: "int",
  quita_minor: "int",
  cash_minor: "int",
  waived_minor: "int",
  waived_vat_minor: "int",
};

/** An instalment. Append-only. */
export interface AgreementInstalmentRow {
  id: number;
  agreement_id: number;
  currency: string;
  /** 1 for the first of its currency. */
  seq: number;
  /** Day by the rhythm alone. */
  falls_on: string;
  /** That day, or the business day after it. */
  due_on: string;
  amount_minor: number;
}
export const agreementInstalmentSpec: TableSpec<AgreementInstalmentRow> = {
  id: "int",
  agreement_id: "int",
  currency: "text",
  seq: "int",
  falls_on: "text",
  due_on: "text",
  amount_minor: "int",
};

/** A step in the life of an agreement, each at most once. Append-only. */
export interface AgreementEventRow {
  id: number;
  agreement_id: number;
  kind: "offered" | "signed" | "terminated" | "withdrawn" | "revised";
  on_day: string;
  /** Last day of an offer; "" for other steps. */
  expires_on: string;
  /** Adjustment that posts the quita of a signed agreement. */
  document_id: number | null;
  reason: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agreementEventSpec: TableSpec<AgreementEventRow> = {
  id: "int",
  agreement_id: "int",
  kind: "text",
  on_day: "text",
  expires_on: "text",
  document_id: "int",
  reason: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** A request to Billing about the quita of an agreement. Append-only; what answers it are CFDI, not rows. */
export interface AgreementBillingRow {
  id: number;
  agreement_id: number;
  /** The CFDI of the quita, or that the one of a lost quita be cancelled. */
  wanted: "credit" | "cancel-credit";
  on_day: string;
  how: "mail" | "file" | "told";
  /** Addresses it went to; "" for none. */
  sent_to: string;
  /** JSON: the amounts that were asked for, by currency. */
  amounts: string;
  note: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agreementBillingSpec: TableSpec<AgreementBillingRow> = {
  id: "int",
  agreement_id: "int",
  wanted: "text",
  on_day: "text",
  how: "text",
  sent_to: "text",
  amounts: "text",
  note: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/**
 * Where an agreement stands from one day until before another; the last span reaches to NEVER, so that days yet to come are
 * answered too. Derived from the agreement, its events and entries, and kept by the transaction that changes any of them.
 * Ask for a day with `from_on <= day and until_on > day`.
 */
export interface AgreementStandingRow {
  agreement_id: number;
  from_on: string;
  until_on: string;
  /** Whose its invoices are now: another than the agreement's own after a merge. */
  customer_id: number;
  state: AgreementState;
  /** First instalment still to come or missing; "" when there is none. */
  next_due_on: string;
  /** Day since which it is in default; "" while it is not. */
  default_on: string;
  /** 1: an instalment is late, in grace or not. */
  overdue: number;
  /** 1: the CFDI of its quita has not come. */
  awaits_credit: number;
}
export const agreementStandingSpec: TableSpec<AgreementStandingRow> = {
  agreement_id: "int",
  from_on: "text",
  until_on: "text",
  customer_id: "int",
  state: "text",
  next_due_on: "text",
  default_on: "text",
  overdue: "int",
  awaits_credit: "int",
};

/** As {@link AgreementStandingRow}, the money of one currency. */
export interface AgreementPartStandingRow {
  agreement_id: number;
  currency: string;
  from_on: string;
  until_on: string;
  /** What the instalments come to: less than at first when invoices were cancelled or credited. */
  agreed_minor: number;
  /** Cash that fills instalments, at most what is agreed. */
  paid_minor: number;
  /** Of the instalments that are due, what is missing. */
  overdue_minor: number;
  /** Open on its invoices. */
  open_minor: number;
  /** Quita that lowers the balance by itself. */
  quita_minor: number;
  /** Quita for which the CFDI has come. */
  credited_minor: number;
  next_due_on: string;
  /** What is missing of that instalment. */
  next_minor: number;
}
export const agreementPartStandingSpec: TableSpec<AgreementPartStandingRow> = {
  agreement_id: "int",
  currency: "text",
  from_on: "text",
  until_on: "text",
  agreed_minor: "int",
  paid_minor: "int",
  overdue_minor: "int",
  open_minor: "int",
  quita_minor: "int",
  credited_minor: "int",
  next_due_on: "text",
  next_minor: "int",
};

/** Receivables an agreement stands on: its invoices and what replaced them. Derived and kept with the standings. */
export interface AgreementCoverRow {
  agreement_id: number;
  receivable_id: number;
}
export const agreementCoverSpec: TableSpec<AgreementCoverRow> = { agreement_id: "int", receivable_id: "int" };
