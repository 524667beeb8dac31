import type { WriteOffReason } from "../../../../shared/domain/write-offs.ts";
import type { TableSpec } from "./spec.ts";

/** A balance somebody asked to write off; it is once its approval says so. Append-only. */
export interface WriteOffRow {
  id: number;
  customer_id: number;
  invoice_uuid: string;
  currency: string;
  /** What was open when it was asked, the most it takes. */
  amount_minor: number;
  reason: WriteOffReason;
  note: string;
  approval_id: number;
  asked_on: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const writeOffSpec: TableSpec<WriteOffRow> = {
  id: "int",
  customer_id: "int",
  invoice_uuid: "text",
  currency: "text",
  amount_minor: "int",
  reason: "text",
  note: "text",
  approval_id: "int",
  asked_on: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** What became of it. Append-only, each kind once. */
export interface WriteOffEventRow {
  id: number;
  write_off_id: number;
  kind: "posted" | "undone";
  /** Day it takes effect on. */
  on_day: string;
  /** Of `posted`: the adjustment behind its entries. */
  document_id: number | null;
  /** Of `undone`: why. */
  reason: string;
  recorded_at: string;
  actor: string;
}
export const writeOffEventSpec: TableSpec<WriteOffEventRow> = {
  id: "int",
  write_off_id: "int",
  kind: "text",
  on_day: "text",
  document_id: "int",
  reason: "text",
  recorded_at: "text",
  actor: "text",
};
