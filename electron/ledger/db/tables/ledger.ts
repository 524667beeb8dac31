import type { TableSpec } from "./spec.ts";

/**
 * What an invoice makes the customer owe. Everything after `issued_on` is derived from entries and documents and kept by
 * the transaction that posts; `verify` proves it.
 */
export interface ReceivableRow {
  id: number;
  document_id: number;
  customer_id: number;
  currency: string;
  total_minor: number;
  issued_on: string;
  due_on: string;
  /** Sum of all entries of the receivable. */
  open_minor: number;
  /** Day on which the last entry that closed it takes effect; NEVER while open. */
  closed_on: string;
  /** Latest effective day of its entries: on or after it, `open_minor` is the balance as of that day. */
  last_entry_on: string;
  /** Cancelled or substituted on `ended_on`; "" while in force. */
  ended_as: "" | "cancelled" | "substituted";
  ended_on: string;
  /** 1: PUE, settled by rule when issued (RULES 19). */
  settled_at_issue: number;
  /** Search form of series-folio and UUID. */
  search: string;
  /** Day the customer is expected to pay: its first payment day on or after the due day; "" when not known. */
  expected_on: string;
}
export const receivableSpec: TableSpec<ReceivableRow> = {
  id: "int",
  document_id: "int",
  customer_id: "int",
  currency: "text",
  total_minor: "int",
  issued_on: "text",
  due_on: "text",
  open_minor: "int",
  closed_on: "text",
  last_entry_on: "text",
  ended_as: "text",
  ended_on: "text",
  settled_at_issue: "int",
  search: "text",
  expected_on: "text",
};

/** A fact of the ledger, append-only. Charges are positive; what lowers the balance is negative. */
export interface EntryRow {
  id: number;
  customer_id: number;
  /** Null: on the customer's account, not applied to any receivable. */
  receivable_id: number | null;
  kind: string;
  currency: string;
  amount_minor: number;
  effective_on: string;
  recorded_at: string;
  /** Document that caused it. */
  document_id: number;
  /** Document whose unit of posting owns it: reposting that unit replaces it (an invoice, or the REP or credit itself). */
  anchor_id: number;
  /** Entry this one takes back; null otherwise. */
  reverses_id: number | null;
  actor: string;
  reason: string;
}
export const entrySpec: TableSpec<EntryRow> = {
  id: "int",
  customer_id: "int",
  receivable_id: "int",
  kind: "text",
  currency: "text",
  amount_minor: "int",
  effective_on: "text",
  recorded_at: "text",
  document_id: "int",
  anchor_id: "int",
  reverses_id: "int",
  actor: "text",
  reason: "text",
};
