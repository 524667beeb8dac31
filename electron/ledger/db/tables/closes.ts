import type { TableSpec } from "./spec.ts";

/** A closed month with its figures as they were then. Append-only. */
export interface MonthCloseRow {
  id: number;
  /** `YYYY-MM`. */
  month: string;
  closed_at: string;
  person_id: number | null;
  actor: string;
  /** JSON (shared/contract/month-close.ts): figures, methods, rates and what was unfinished. */
  snapshot: string;
  /** SHA-256 over month, instant, person and snapshot, in hexadecimal; of older ones over their name and not the person. */
  hash: string;
}
export const monthCloseSpec: TableSpec<MonthCloseRow> = {
  id: "int",
  month: "text",
  closed_at: "text",
  person_id: "int",
  actor: "text",
  snapshot: "text",
  hash: "text",
};

/**
 * A part of the monthly report that was kept with a close: the document in a language, or rows of its details, which are the
 * same in each. Append-only; erasing somebody may empty it.
 */
export interface MonthCloseReportRow {
  id: number;
  close_id: number;
  /** "": rows of details. */
  lang: "es" | "en" | "";
  /** Place among the parts of its language, from 1. */
  part: number;
  /** Of the packed bytes, in hexadecimal; the snapshot of the close names it, too. */
  sha256: string;
  packed: Uint8Array;
}
export const monthCloseReportSpec: TableSpec<MonthCloseReportRow> = {
  id: "int",
  close_id: "int",
  lang: "text",
  part: "int",
  sha256: "text",
  packed: "blob",
};
