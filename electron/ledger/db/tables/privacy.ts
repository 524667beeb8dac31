import type { TableSpec } from "./spec.ts";

export type PrivacyActKind = "block" | "unblock" | "rectify" | "erase";
export type PrivacySubjectKind = "contact" | "customer" | "person";

/**
 * Something done about what is held of a person. Append-only, and without a word about them: whom it was about is an id, and
 * what it changed is in the audit, where it can be erased.
 */
export interface PrivacyActRow {
  id: number;
  /** The same in every copy of the ledger: what was erased stays erased in a restored backup. */
  uid: string;
  kind: PrivacyActKind;
  subject_kind: PrivacySubjectKind;
  subject_id: number;
  /** Customer they are a contact of, or are; null for people of the company. */
  customer_id: number | null;
  /** `request` of the person, or `retention`: their period had ended. */
  reason: string;
  /** What was done by part, what stays by law and until when, and what unblocking puts back; JSON. */
  detail: string;
  /** Company day. */
  on_day: string;
  recorded_at: string;
  person_id: number | null;
  actor: string;
}
export const privacyActSpec: TableSpec<PrivacyActRow> = {
  id: "int",
  uid: "text",
  kind: "text",
  subject_kind: "text",
  subject_id: "int",
  customer_id: "int",
  reason: "text",
  detail: "text",
  on_day: "text",
  recorded_at: "text",
  person_id: "int",
  actor: "text",
};
