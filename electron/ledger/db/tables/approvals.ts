import type { TableSpec } from "./spec.ts";

/** Something one person asked and another has to allow. Append-only; what was decided is in {@link ApprovalDecisionRow}. */
export interface ApprovalRow {
  id: number;
  /** Kind of shared/domain/approvals.ts. */
  kind: string;
  /** What it is about: table and id. */
  subject_kind: string;
  subject_id: number;
  customer_id: number | null;
  /** Of `amount_minor`; "" when it is about no money. */
  currency: string;
  amount_minor: number;
  /** Ten-thousandths that the limits looked at; null without. */
  percent_bp: number | null;
  /** JSON: roles that have to allow it, one approval each, as the limits said when it was asked. */
  needs: string;
  /** How many those are. */
  needed: number;
  /** JSON object of its area: values for the words that tell what it is about. */
  data: string;
  asked_by: number | null;
  asked_on: string;
  asked_at: string;
  note: string;
  actor: string;
}
export const approvalSpec: TableSpec<ApprovalRow> = {
  id: "int",
  kind: "text",
  subject_kind: "text",
  subject_id: "int",
  customer_id: "int",
  currency: "text",
  amount_minor: "int",
  percent_bp: "int",
  needs: "text",
  needed: "int",
  data: "text",
  asked_by: "int",
  asked_on: "text",
  asked_at: "text",
  note: "text",
  actor: "text",
};

/** What a person decided about an approval. Append-only: one refusal or withdrawal ends it, `needed` approvals grant it. */
export interface ApprovalDecisionRow {
  id: number;
  approval_id: number;
  decision: "approved" | "refused" | "withdrawn";
  decided_by: number | null;
  decided_on: string;
  decided_at: string;
  /** Never "" of a refusal. */
  reason: string;
  actor: string;
}
export const approvalDecisionSpec: TableSpec<ApprovalDecisionRow> = {
  id: "int",
  approval_id: "int",
  decision: "text",
  decided_by: "int",
  decided_on: "text",
  decided_at: "text",
  reason: "text",
  actor: "text",
};
