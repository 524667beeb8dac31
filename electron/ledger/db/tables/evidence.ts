import type { DecisionKind } from "../../../../shared/domain/posting/standing.ts";
import type { TableSpec } from "./spec.ts";

/**
 * What the tax authority's metadata files say of one of our documents, joined over all files: cancelled stays cancelled,
 * the earliest day counts, and the rest is that of the smallest statement, so that the order of files does not matter.
 */
export interface SatStatusRow {
  id: number;
  uuid: string;
  status: "in-force" | "cancelled";
  /** Day of cancellation; "" when in force or not stated. */
  cancelled_on: string;
  /** I, E, P, T or N; "" when not stated. */
  kind: string;
  issuer_rfc: string;
  receiver_rfc: string;
  receiver_name: string;
  /** Local time of issue as stated; "" when not stated. */
  issued_at: string;
  /** Plain decimal; "" when not stated. The files name no currency. */
  amount: string;
  /** Where the statement that stands was read first. */
  run_id: number;
  path: string;
  line: number;
  recorded_at: string;
}
export const satStatusSpec: TableSpec<SatStatusRow> = {
  id: "int",
  uuid: "text",
  status: "text",
  cancelled_on: "text",
  kind: "text",
  issuer_rfc: "text",
  receiver_rfc: "text",
  receiver_name: "text",
  issued_at: "text",
  amount: "text",
  run_id: "int",
  path: "text",
  line: "int",
  recorded_at: "text",
};

/** A person's decision about a document, or the undoing of one; append-only. */
export interface DocumentDecisionRow {
  id: number;
  uuid: string;
  kind: DecisionKind | "undo";
  on_day: string;
  /** Motive of a cancellation, 01 to 04; "" otherwise. */
  motive: string;
  /** UUID of the substitute (motive 01); "" otherwise. */
  substitute: string;
  note: string;
  /** Decision this row takes back; null unless `kind` is `undo`. */
  undoes_id: number | null;
  recorded_at: string;
  actor: string;
}
export const documentDecisionSpec: TableSpec<DocumentDecisionRow> = {
  id: "int",
  uuid: "text",
  kind: "text",
  on_day: "text",
  motive: "text",
  substitute: "text",
  note: "text",
  undoes_id: "int",
  recorded_at: "text",
  actor: "text",
};

/**
 * A document that is no longer in force: replaced by another or cancelled. Derived from documents, metadata and decisions,
 * and kept by the transaction that posts; a document in force has no row.
 */
export interface DocumentEndingRow {
  document_id: number;
  ended_as: "cancelled" | "substituted";
  ended_on: string;
  /** UUID of the document that took its place; "" when cancelled without one. */
  successor: string;
}
export const documentEndingSpec: TableSpec<DocumentEndingRow> = {
  document_id: "int",
  ended_as: "text",
  ended_on: "text",
  successor: "text",
};
