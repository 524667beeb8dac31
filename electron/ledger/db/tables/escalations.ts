import type { Decision, FileItem, Level } from "../../../../shared/domain/escalations/codes.ts";
import type { TableSpec } from "./spec.ts";

/** A customer's debts in one currency that somebody carried to whoever stands above. Append-only. */
export interface EscalationRow {
  id: number;
  customer_id: number;
  currency: string;
  /** Reasons it was proposed for that day, JSON of `{ code, value, on }`; `[]` where a person alone saw one. */
  triggers: string;
  reason: string;
  raised_on: string;
  /** Search form of invoices and reason. */
  search: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const escalationSpec: TableSpec<EscalationRow> = {
  id: "int",
  customer_id: "int",
  currency: "text",
  triggers: "text",
  reason: "text",
  raised_on: "text",
  search: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** An invoice of a case, with what was open of it that day. Append-only. */
export interface EscalationInvoiceRow {
  id: number;
  escalation_id: number;
  receivable_id: number;
  invoice_uuid: string;
  amount_minor: number;
}
export const escalationInvoiceSpec: TableSpec<EscalationInvoiceRow> = {
  id: "int",
  escalation_id: "int",
  receivable_id: "int",
  invoice_uuid: "text",
  amount_minor: "int",
};

/**
 * A step of a case; the newest says where it stands. `asked`: to go to lawyers, which waits for another person's word;
 * `sent`: that word was given. Append-only.
 */
export interface EscalationEventRow {
  id: number;
  escalation_id: number;
  kind: "raised" | "decided" | "asked" | "sent" | "note";
  /** "" unless somebody decided. */
  decision: Decision | "";
  /** Level after the step. */
  level: Level;
  /** 1: it waits for an answer of the level. */
  open: number;
  /** Last day for that answer; "" where none is awaited. */
  answer_by: string;
  /** Reason, and the instructions of what goes back. */
  note: string;
  approval_id: number | null;
  on_day: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const escalationEventSpec: TableSpec<EscalationEventRow> = {
  id: "int",
  escalation_id: "int",
  kind: "text",
  decision: "text",
  level: "text",
  open: "int",
  answer_by: "text",
  note: "text",
  approval_id: "int",
  on_day: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/**
 * What somebody said of a paper of the file: files were attached, it does not apply, or it does again. The newest `not-applicable`
 * or `applicable` of a paper counts; files stay. Append-only.
 */
export interface EscalationMarkRow {
  id: number;
  escalation_id: number;
  item: FileItem;
  /** Invoice whose paper it is; "" for one of the whole case. */
  invoice_uuid: string;
  kind: "files" | "not-applicable" | "applicable";
  reason: string;
  on_day: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const escalationMarkSpec: TableSpec<EscalationMarkRow> = {
  id: "int",
  escalation_id: "int",
  item: "text",
  invoice_uuid: "text",
  kind: "text",
  reason: "text",
  on_day: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** A proposal that somebody put off until a day, with why. Append-only: the newest of a customer and currency counts. */
export interface EscalationPutOffRow {
  id: number;
  customer_id: number;
  currency: string;
  /** First day on which it may be proposed again. */
  until_on: string;
  reason: string;
  on_day: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const escalationPutOffSpec: TableSpec<EscalationPutOffRow> = {
  id: "int",
  customer_id: "int",
  currency: "text",
  until_on: "text",
  reason: "text",
  on_day: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};
