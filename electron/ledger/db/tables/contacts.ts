import type { TableSpec } from "./spec.ts";

/** What a contact can end with, as data: flags of KPIS 9 and the next step it demands (COLLECTIONS 5). */
export interface OutcomeRow {
  code: string;
  label_es: string;
  label_en: string;
  worked: number;
  connected: number;
  right_party: number;
  positive: number;
  /**
   * `none` demands nothing; `promise` and `dispute` demand just that; all others demand a follow-up, which a promise or a
   * dispute may stand in for. `call-back` is at an agreed time, `proof` goes to Administration, `escalate` to the manager.
   */
  next_step:
    | "none"
    | "follow-up"
    | "call-back"
    | "proof"
    | "documents"
    | "fix-data"
    | "escalate"
    | "promise"
    | "dispute";
  /** Business days to the next step, as the form proposes it. */
  next_days: number;
  /** 1: the phone or address that was used does not lead to the customer. */
  bad_channel: number;
  /** 1: the customer asked not to be contacted on this channel. */
  opt_out: number;
  active: number;
  position: number;
}
export const outcomeSpec: TableSpec<OutcomeRow> = {
  code: "text",
  label_es: "text",
  label_en: "text",
  worked: "int",
  connected: "int",
  right_party: "int",
  positive: "int",
  next_step: "text",
  next_days: "int",
  bad_channel: "int",
  opt_out: "int",
  active: "int",
  position: "int",
};

export type InteractionChannel = "call" | "mail" | "whatsapp" | "sms" | "visit" | "letter" | "portal" | "note";

/** One contact with a customer, or a note. Append-only: a correction is a new row that names the one it stands for. */
export interface InteractionRow {
  id: number;
  customer_id: number;
  contact_id: number | null;
  channel_id: number | null;
  channel: InteractionChannel;
  direction: "out" | "in";
  /** Null in a note and in a withdrawal. */
  outcome: string | null;
  happened_at: string;
  /** Day it was at the company. */
  happened_on: string;
  duration_s: number | null;
  note: string;
  /** Why they do not pay; "" when not said. */
  unpaid_reason: string;
  /** Name and role of the person reached as they were then; a person without a record is written by hand. */
  reached_name: string;
  reached_role: string;
  /** Phone or mail address that was used. */
  address: string;
  subject: string;
  /** Message-ID of a mail that was accepted by the server. */
  message_id: string;
  /** Flags of the outcome as they were then; `right_party` holds only with a contact whose role makes it one (KPIS 9). */
  worked: number;
  connected: number;
  right_party: number;
  positive: number;
  next_kind: "none" | "follow-up" | "promise" | "dispute";
  /** Row this one corrects. */
  corrects_id: number | null;
  /** 1: the corrected row does not hold at all, and this one only says so. */
  withdrawn: number;
  correction_reason: string;
  /** Contact rule that was evaluated (COMPLIANCE 1), and why it was overridden. */
  rule_id: string;
  rule_version: string;
  override_reason: string;
  person_id: number | null;
  /** Search form of note, subject and person reached. */
  search: string;
  recorded_at: string;
  actor: string;
}
export const interactionSpec: TableSpec<InteractionRow> = {
  id: "int",
  customer_id: "int",
  contact_id: "int",
  channel_id: "int",
  channel: "text",
  direction: "text",
  outcome: "text",
  happened_at: "text",
  happened_on: "text",
  duration_s: "int",
  note: "text",
  unpaid_reason: "text",
  reached_name: "text",
  reached_role: "text",
  address: "text",
  subject: "text",
  message_id: "text",
  worked: "int",
  connected: "int",
  right_party: "int",
  positive: "int",
  next_kind: "text",
  corrects_id: "int",
  withdrawn: "int",
  correction_reason: "text",
  rule_id: "text",
  rule_version: "text",
  override_reason: "text",
  person_id: "int",
  search: "text",
  recorded_at: "text",
  actor: "text",
};

/** Invoice a contact was about. Append-only. */
export interface InteractionInvoiceRow {
  id: number;
  interaction_id: number;
  invoice_uuid: string;
}
export const interactionInvoiceSpec: TableSpec<InteractionInvoiceRow> = {
  id: "int",
  interaction_id: "int",
  invoice_uuid: "text",
};

/** File kept once by its SHA-256: beside the ledger file, or in `attachment_content` on a server. */
export interface AttachmentRow {
  sha256: string;
  size: number;
  /** Media type by the file's ending. */
  mime: string;
  stored_at: string;
}
export const attachmentSpec: TableSpec<AttachmentRow> = {
  sha256: "text",
  size: "int",
  mime: "text",
  stored_at: "text",
};

/** Bytes of an attachment of a ledger on a server, which has no folder of its own. */
export interface AttachmentContentRow {
  sha256: string;
  content: Uint8Array;
}
export const attachmentContentSpec: TableSpec<AttachmentContentRow> = { sha256: "text", content: "blob" };

export type AttachmentOwner =
  | "interaction"
  | "dispute"
  | "acceptance"
  | "promise"
  | "customer"
  | "letter"
  | "letterhead"
  | "letter-step"
  | "escalation-mark"
  | "agency-invoice";

/** What a kept file is evidence of, by the name it came with. Append-only. */
export interface AttachmentUseRow {
  id: number;
  sha256: string;
  name: string;
  owner_kind: AttachmentOwner;
  owner_id: number;
  added_at: string;
  actor: string;
}
export const attachmentUseSpec: TableSpec<AttachmentUseRow> = {
  id: "int",
  sha256: "text",
  name: "text",
  owner_kind: "text",
  owner_id: "int",
  added_at: "text",
  actor: "text",
};

/** What a task to call comes from: `source_id` is the customer as it was drawn for a campaign. */
export const CAMPAIGN_CALL = "campaign-call";

export type FollowUpKind = "outcome" | "manual" | "promise" | "dispute" | "cadence" | "proof" | "documents";
export type FollowUpState = "open" | "done" | "voided" | "moved";

/** Something to do with a customer on a day (KPIS 7). */
export interface FollowUpRow {
  id: number;
  customer_id: number;
  kind: FollowUpKind;
  due_on: string;
  /** Agreed time, when there is one. */
  due_at: string | null;
  person_id: number | null;
  note: string;
  source_kind: string;
  source_id: number | null;
  created_at: string;
  state: FollowUpState;
  /** Logged contact that did it. */
  done_interaction_id: number | null;
  /** Follow-up of a later day that took its place. */
  moved_to_id: number | null;
  closed_at: string | null;
  closed_reason: string;
}
export const followUpSpec: TableSpec<FollowUpRow> = {
  id: "int",
  customer_id: "int",
  kind: "text",
  due_on: "text",
  due_at: "text",
  person_id: "int",
  note: "text",
  source_kind: "text",
  source_id: "int",
  created_at: "text",
  state: "text",
  done_interaction_id: "int",
  moved_to_id: "int",
  closed_at: "text",
  closed_reason: "text",
};
