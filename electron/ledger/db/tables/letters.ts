import type { TableSpec } from "./spec.ts";

/** One version of the text of a kind of letter in a language. Append-only: a change is the next version. */
export interface LetterTemplateRow {
  id: number;
  kind: string;
  language: "es" | "en";
  /** 1 is what the program came with. */
  version: number;
  /** Subject line (Liquid). */
  title: string;
  /** Text between greeting and signature (Liquid). */
  body: string;
  /** `default`: the program's own text, as it came or restored; `edited`: somebody's. */
  origin: "default" | "edited";
  /** Waits for this approval before it holds; null where none is asked for. */
  approval_id: number | null;
  created_at: string;
  actor: string;
}
export const letterTemplateSpec: TableSpec<LetterTemplateRow> = {
  id: "int",
  kind: "text",
  language: "text",
  version: "int",
  title: "text",
  body: "text",
  origin: "text",
  approval_id: "int",
  created_at: "text",
  actor: "text",
};

/** Next number of a series in a year; it only rises, so a folio is never given twice. */
export interface LetterSeriesRow {
  series: string;
  year: number;
  next_number: number;
}
export const letterSeriesSpec: TableSpec<LetterSeriesRow> = { series: "text", year: "int", next_number: "int" };

/** Where letters to a customer go, as somebody typed it: no CFDI says more than the postal code. */
export interface LetterAddressRow {
  customer_id: number;
  address: string;
  updated_at: string;
  actor: string;
}
export const letterAddressSpec: TableSpec<LetterAddressRow> = {
  customer_id: "int",
  address: "text",
  updated_at: "text",
  actor: "text",
};

/** A letter that was issued. Append-only; its file is the attachment of the same SHA-256. */
export interface LetterRow {
  id: number;
  /** `CAR-2026-000123`. */
  folio: string;
  series: string;
  year: number;
  number: number;
  kind: string;
  language: "es" | "en";
  customer_id: number;
  /** Company's day it bears. */
  issued_on: string;
  title: string;
  addressee: string;
  template_id: number;
  template_version: number;
  /** Agreement it is about; null for other kinds. */
  agreement_id: number | null;
  /** The first amount it speaks of; "" and null when it speaks of none. */
  currency: string;
  amount_minor: number | null;
  /** All amounts it speaks of by currency: JSON of `{ currency, minor }`. */
  amounts: string;
  /** Last day of the term it gives; "" when it gives none. */
  term_on: string;
  /** Everything the file was made from, JSON: it makes the same bytes again. */
  snapshot: string;
  sha256: string;
  size: number;
  /** Name of the file, without folder. */
  file_name: string;
  /** Folio, title, customer, without accents and in lower case. */
  search: string;
  person_id: number | null;
  issued_at: string;
  actor: string;
}
export const letterSpec: TableSpec<LetterRow> = {
  id: "int",
  folio: "text",
  series: "text",
  year: "int",
  number: "int",
  kind: "text",
  language: "text",
  customer_id: "int",
  issued_on: "text",
  title: "text",
  addressee: "text",
  template_id: "int",
  template_version: "int",
  agreement_id: "int",
  currency: "text",
  amount_minor: "int",
  amounts: "text",
  term_on: "text",
  snapshot: "text",
  sha256: "text",
  size: "int",
  file_name: "text",
  search: "text",
  person_id: "int",
  issued_at: "text",
  actor: "text",
};

/** Invoice that a letter speaks of. Append-only. */
export interface LetterInvoiceRow {
  id: number;
  letter_id: number;
  invoice_uuid: string;
}
export const letterInvoiceSpec: TableSpec<LetterInvoiceRow> = { id: "int", letter_id: "int", invoice_uuid: "text" };

/** How a letter went on its way, and what became of it. */
export type LetterStep = "saved" | "printed" | "mailed" | "handed" | "delivered" | "returned";

/** One step of a letter's delivery. Append-only. */
export interface LetterDeliveryRow {
  id: number;
  letter_id: number;
  step: LetterStep;
  happened_at: string;
  /** File name or mail address, or who received it. */
  detail: string;
  /** Contact in the log; null where a step is no contact of its own. */
  interaction_id: number | null;
  actor: string;
}
export const letterDeliverySpec: TableSpec<LetterDeliveryRow> = {
  id: "int",
  letter_id: "int",
  step: "text",
  happened_at: "text",
  detail: "text",
  interaction_id: "int",
  actor: "text",
};
