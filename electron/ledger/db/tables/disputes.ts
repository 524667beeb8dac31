import type { TableSpec } from "./spec.ts";

/** Who answers disputes: a department of the company. */
export interface DisputeResolverRow {
  code: string;
  /** "": the name the words of the program give it. */
  name: string;
  /** Addresses that disputes are handed over to, separated by commas; "" when none was given. */
  email: string;
  position: number;
}
export const disputeResolverSpec: TableSpec<DisputeResolverRow> = {
  code: "text",
  name: "text",
  email: "text",
  position: "int",
};

/** A kind of dispute: who answers it, who hears of it and in how many business days (COLLECTIONS 8). */
export interface DisputeTypeRow {
  code: string;
  resolver: string;
  copy_to: string | null;
  sla_days: number;
  /** Evidence asked of the customer; "": as the words of the program say. */
  evidence: string;
  /** 0: no longer offered. */
  active: number;
  position: number;
}
export const disputeTypeSpec: TableSpec<DisputeTypeRow> = {
  code: "text",
  resolver: "text",
  copy_to: "text",
  sla_days: "int",
  evidence: "text",
  active: "int",
  position: "int",
};

/** What a customer disputes of an invoice, as it was taken down. Append-only; what became of it are events. */
export interface DisputeRow {
  id: number;
  customer_id: number;
  contact_id: number | null;
  /** Logged contact in which it was raised. */
  interaction_id: number | null;
  /** Invoice as named then; where that was replaced, the dispute goes on with what replaced it. */
  invoice_uuid: string;
  /** Position of the disputed concept, from 0; null: the invoice as a whole. */
  line: number | null;
  /** Description of that concept; "" without one. */
  line_text: string;
  type: string;
  /** Of the invoice. */
  currency: string;
  /** Disputed part; null: all that is open on any day. */
  amount_minor: number | null;
  reason: string;
  opened_on: string;
  /** End of the time to answer: `sla_days` business days after it was opened, as the calendar was then. */
  due_on: string;
  sla_days: number;
  resolver: string;
  person_id: number | null;
  /** Search form of invoice, concept and reason. */
  search: string;
  recorded_at: string;
  actor: string;
}
export const disputeSpec: TableSpec<DisputeRow> = {
  id: "int",
  customer_id: "int",
  contact_id: "int",
  interaction_id: "int",
  invoice_uuid: "text",
  line: "int",
  line_text: "text",
  type: "text",
  currency: "text",
  amount_minor: "int",
  reason: "text",
  opened_on: "text",
  due_on: "text",
  sla_days: "int",
  resolver: "text",
  person_id: "int",
  search: "text",
  recorded_at: "text",
  actor: "text",
};

export type DisputeEventKind =
  | "handed"
  | "waiting-customer"
  | "waiting-internal"
  | "expects-cfdi"
  | "resolved"
  | "rejected"
  | "reopened"
  | "amended"
  | "evidence"
  | "note"
  | "undo";

/** What happened with a dispute. Append-only; `undo` takes another back, or the dispute itself when it names none. */
export interface DisputeEventRow {
  id: number;
  dispute_id: number;
  kind: DisputeEventKind;
  on_day: string;
  /** Of `handed`. */
  resolver: string | null;
  /** How it was handed over: sent by mail, as a mail file, or told. */
  how: "" | "mail" | "file" | "told";
  sent_to: string;
  outcome: "" | "valid" | "partly" | "invalid";
  effect: "" | "none" | "credit-note" | "replacement" | "cancellation";
  /** What the company found right, in the invoice's currency. */
  accepted_minor: number;
  root_cause: string;
  /** CFDI that was expected by name; "" for whichever comes. */
  cfdi_uuid: string;
  /** Of `amended`: what holds from then on, with the time to answer that goes with the kind. */
  type: string | null;
  amount_minor: number | null;
  due_on: string;
  sla_days: number;
  note: string;
  undoes_id: number | null;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const disputeEventSpec: TableSpec<DisputeEventRow> = {
  id: "int",
  dispute_id: "int",
  kind: "text",
  on_day: "text",
  resolver: "text",
  how: "text",
  sent_to: "text",
  outcome: "text",
  effect: "text",
  accepted_minor: "int",
  root_cause: "text",
  cfdi_uuid: "text",
  type: "text",
  amount_minor: "int",
  due_on: "text",
  sla_days: "int",
  note: "text",
  undoes_id: "int",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

export type DisputeStateValue = "open" | "waiting-customer" | "waiting-internal" | "resolved" | "rejected" | "reopened";

/**
 * Where a dispute stands by all that is known. Derived from disputes, events, documents and entries, and kept by the
 * transaction that changes any of them; `verify` proves it.
 */
export interface DisputeStandingRow {
  /** Id of the dispute. */
  id: number;
  customer_id: number;
  /** Invoice it is about now; null when the ledger no longer has one. */
  receivable_id: number | null;
  state: DisputeStateValue;
  /** 1: opened by mistake; it is in no list and no sum. */
  withdrawn: number;
  /** What of the open balance is disputed now; 0 once answered. */
  disputed_minor: number;
  type: string;
  due_on: string;
  resolver: string;
  /** NEVER until it is resolved or rejected. */
  resolved_on: string;
  outcome: string;
  root_cause: string;
}
export const disputeStandingSpec: TableSpec<DisputeStandingRow> = {
  id: "int",
  customer_id: "int",
  receivable_id: "int",
  state: "text",
  withdrawn: "int",
  disputed_minor: "int",
  type: "text",
  due_on: "text",
  resolver: "text",
  resolved_on: "text",
  outcome: "text",
  root_cause: "text",
};

/**
 * Where a dispute stood from a day until before another, so that any past day can be told. Derived together with
 * `dispute_standing`; a withdrawn dispute has none.
 */
export interface DisputeSpanRow {
  dispute_id: number;
  from_on: string;
  /** First day it no longer holds; NEVER for the last span. */
  until_on: string;
  state: DisputeStateValue;
  receivable_id: number | null;
  /** The most it takes out of the invoice's open balance; 0 once answered. */
  claim_minor: number;
  type: string;
  due_on: string;
  sla_days: number;
  resolver: string;
  resolved_on: string;
  outcome: string;
  /** What was decided and is still to come. */
  effect: string;
  /** Credit still expected. */
  expected_minor: number;
  root_cause: string;
  closed_by: "" | "decision" | "credit-note" | "replacement" | "cancellation";
  /** CFDI that closed it. */
  cfdi_uuid: string;
}
export const disputeSpanSpec: TableSpec<DisputeSpanRow> = {
  dispute_id: "int",
  from_on: "text",
  until_on: "text",
  state: "text",
  receivable_id: "int",
  claim_minor: "int",
  type: "text",
  due_on: "text",
  sla_days: "int",
  resolver: "text",
  resolved_on: "text",
  outcome: "text",
  effect: "text",
  expected_minor: "int",
  root_cause: "text",
  closed_by: "text",
  cfdi_uuid: "text",
};
