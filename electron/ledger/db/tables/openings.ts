import type { TableSpec } from "./spec.ts";

/** One import of opening balances. */
export interface OpeningBatchRow {
  id: number;
  /** Name of the file, without its folder. */
  file: string;
  sha256: string;
  /** Cut-off day: the balances are those at its end. */
  cutoff_on: string;
  recorded_at: string;
  actor: string;
  /** Instant it was undone; "" while it stands. */
  undone_at: string;
  undone_by: string;
}
export const openingBatchSpec: TableSpec<OpeningBatchRow> = {
  id: "int",
  file: "text",
  sha256: "text",
  cutoff_on: "text",
  recorded_at: "text",
  actor: "text",
  undone_at: "text",
  undone_by: "text",
};

/** What an opening balance says of a document; who owes, its reference, days and total stand on the row of kind O. */
export interface OpeningLineRow {
  id: number;
  document_id: number;
  batch_id: number;
  /** Row of the file, first is 1. */
  row: number;
  /** UUID of the CFDI it stands for; "" when unknown. */
  named_uuid: string;
  /** Finds the CFDI when the UUID is unknown: customer, reference, currency and total; "" when the UUID is known. */
  match_key: string;
  /** Customer, reference and currency: the same document again. */
  identity: string;
  /** Hash of all it says. */
  fingerprint: string;
  cutoff_on: string;
  due_on: string;
  /** Open balance at the cut-off, decimal text of the document's currency. */
  open: string;
  notes: string;
  /** 1: its import was undone. */
  undone: number;
}
export const openingLineSpec: TableSpec<OpeningLineRow> = {
  id: "int",
  document_id: "int",
  batch_id: "int",
  row: "int",
  named_uuid: "text",
  match_key: "text",
  identity: "text",
  fingerprint: "text",
  cutoff_on: "text",
  due_on: "text",
  open: "text",
  notes: "text",
  undone: "int",
};
