import type { TableSpec } from "./spec.ts";

/** An own account at a bank, in one currency. */
export interface BankAccountRow {
  id: number;
  name: string;
  bank: string;
  /** Last digits of CLABE or account number, as the bank prints them. */
  tail: string;
  currency: string;
  /** Search form of the name, which is unique. */
  name_key: string;
  created_at: string;
}
export const bankAccountSpec: TableSpec<BankAccountRow> = {
  id: "int",
  name: "text",
  bank: "text",
  tail: "text",
  currency: "text",
  name_key: "text",
  created_at: "text",
};

/** One import of a statement. Append-only. */
export interface BankStatementRow {
  id: number;
  account_id: number;
  /** Name without its folders. */
  file: string;
  sha256: string;
  bytes: number;
  format: "csv" | "xlsx" | "xls" | "ofx";
  imported_at: string;
  actor: string;
  /** First and last day of its lines; "" when it has none. */
  from_day: string;
  to_day: string;
  new_lines: number;
  known_lines: number;
  refused_lines: number;
  /** The first refused rows with their problems, JSON. */
  refusals: string;
}
export const bankStatementSpec: TableSpec<BankStatementRow> = {
  id: "int",
  account_id: "int",
  file: "text",
  sha256: "text",
  bytes: "int",
  format: "text",
  imported_at: "text",
  actor: "text",
  from_day: "text",
  to_day: "text",
  new_lines: "int",
  known_lines: "int",
  refused_lines: "int",
  refusals: "text",
};

/** `charge`: money that went out, kept and never matched; `open`: a deposit nobody has decided about. */
export type BankLineState = "open" | "charge" | "matched" | "ignored";

/**
 * A line of a bank statement as the bank wrote it. What was decided about it is in `bank_decision`; `state` and
 * `decision_id` are kept by the transaction that decides.
 */
export interface BankLineRow {
  id: number;
  account_id: number;
  /** Statement that brought it first, and its row there. */
  statement_id: number;
  row: number;
  day: string;
  description: string;
  reference: string;
  counterparty: string;
  counterparty_account: string;
  counterparty_rfc: string;
  tracking_key: string;
  /** Positive for deposits, negative for charges. */
  amount_minor: number;
  balance_minor: number | null;
  /** Of its content and its count among equal lines; unique in the account. */
  fingerprint: string;
  /** Earlier line of the same day and amount, from another statement, written differently; null for most. */
  lookalike_id: number | null;
  /** Who paid, in the forms in which it is learnt: digits of the account, search form of the name; "" when not known. */
  payer_account: string;
  payer_name: string;
  /** Search form of everything written in it. */
  search: string;
  state: BankLineState;
  /** Standing decision; null while there is none. */
  decision_id: number | null;
}
export const bankLineSpec: TableSpec<BankLineRow> = {
  id: "int",
  account_id: "int",
  statement_id: "int",
  row: "int",
  day: "text",
  description: "text",
  reference: "text",
  counterparty: "text",
  counterparty_account: "text",
  counterparty_rfc: "text",
  tracking_key: "text",
  amount_minor: "int",
  balance_minor: "int",
  fingerprint: "text",
  lookalike_id: "int",
  payer_account: "text",
  payer_name: "text",
  search: "text",
  state: "text",
  decision_id: "int",
};

/**
 * What a person decided about a deposit. Append-only. `recorded`: it became a payment; `linked`: it is a payment recorded
 * before; `ignored`: it is no customer's payment; `rejected`: one suggestion is wrong; `undone` takes another back.
 */
export interface BankDecisionRow {
  id: number;
  line_id: number;
  kind: "recorded" | "linked" | "ignored" | "rejected" | "undone";
  /** Payment of `recorded` and `linked`. */
  payment_id: number | null;
  customer_id: number | null;
  /** Key of the suggestion taken or rejected; "" when a person chose by hand. */
  suggestion: string;
  /** Reason of `ignored`, in the user's words. */
  reason: string;
  /** Decision that `undone` takes back. */
  undoes_id: number | null;
  recorded_at: string;
  actor: string;
}
export const bankDecisionSpec: TableSpec<BankDecisionRow> = {
  id: "int",
  line_id: "int",
  kind: "text",
  payment_id: "int",
  customer_id: "int",
  suggestion: "text",
  reason: "text",
  undoes_id: "int",
  recorded_at: "text",
  actor: "text",
};
