import type { TableSpec } from "./spec.ts";

/**
 * What is known of a customer beside its documents. A customer without a row has the defaults (customers/profile.ts). Of
 * two customers merged into one, each keeps its row, and that of the kept one counts.
 */
export interface CustomerProfileRow {
  customer_id: number;
  /** Rises with each change; who saves names the one they read. */
  version: number;
  /** Name the customer trades under, found by searches; "" when it is that of its CFDI. */
  trade_name: string;
  /** Search form of the trade name. */
  search: string;
  /** Company of the same group that stands above it. */
  parent_id: number | null;
  /** Language it is written to in: es or en. */
  language: string;
  /** company, sole-trader, consumer, guarantor or micro-firm: decides which contact rules hold (COMPLIANCE 1). */
  debtor_type: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 3166-2 subdivision without the country, "" when unknown. */
  state: string;
  /** IANA zone the customer's hours are in. */
  time_zone: string;
  /** A, B, C or D; B unless judged. */
  risk_class: string;
  /** Who is in charge; null: nobody. */
  collector_id: number | null;
  /** Credit line in minor units of `credit_currency`; null: none was set. */
  credit_limit_minor: number | null;
  credit_currency: string;
  /** open, warning, hold-orders, stop-shipments, cash-only or closed (COLLECTIONS 17). */
  hold: string;
  hold_reason: string;
  /** Last day the hold stands; "": until somebody lifts it. */
  hold_until: string;
  /** 1: the matter is with lawyers, and only they talk to the customer. */
  legal_hold: number;
  /** 1: placed with an agency. */
  placed: number;
  do_not_contact: number;
  note: string;
  updated_at: string;
  /** Who granted the credit line; "" when nobody said. */
  credit_granted_by: string;
  /** Day by which the line is to be reviewed; "" without one. */
  credit_review_on: string;
  /** Pledge or guarantor behind the line, in words. */
  credit_guarantee: string;
  /** Part of the line that an insurer covers, in minor units of `credit_currency`; null: none. */
  credit_insured_minor: number | null;
}
export const customerProfileSpec: TableSpec<CustomerProfileRow> = {
  customer_id: "int",
  version: "int",
  trade_name: "text",
  search: "text",
  parent_id: "int",
  language: "text",
  debtor_type: "text",
  country: "text",
  state: "text",
  time_zone: "text",
  risk_class: "text",
  collector_id: "int",
  credit_limit_minor: "int",
  credit_currency: "text",
  hold: "text",
  hold_reason: "text",
  hold_until: "text",
  legal_hold: "int",
  placed: "int",
  do_not_contact: "int",
  note: "text",
  updated_at: "text",
  credit_granted_by: "text",
  credit_review_on: "text",
  credit_guarantee: "text",
  credit_insured_minor: "int",
};

/** Somebody at the customer. Never deleted, because logged contacts name them: who left is not active. */
export interface ContactRow {
  id: number;
  customer_id: number;
  version: number;
  name: string;
  /** accounts-payable, finance, owner, legal-representative, purchasing, warehouse, reception or other. */
  role: string;
  /** Title in the customer's own words. */
  position: string;
  /** es, en, or "" for the customer's. */
  language: string;
  note: string;
  active: number;
  do_not_contact: number;
}
export const contactSpec: TableSpec<ContactRow> = {
  id: "int",
  customer_id: "int",
  version: "int",
  name: "text",
  role: "text",
  position: "text",
  language: "text",
  note: "text",
  active: "int",
  do_not_contact: "int",
};

/** A way to reach a contact. Taken off the form it stays, not active, because logged contacts name it. */
export interface ContactChannelRow {
  id: number;
  contact_id: number;
  customer_id: number;
  /** phone, mobile, whatsapp or email. */
  kind: string;
  /** E.164 (+525555551234) or mail address. */
  value: string;
  extension: string;
  /** unverified, verified or bad. */
  state: string;
  /** 1: they asked not to be contacted this way. */
  opted_out: number;
  position: number;
  active: number;
}
export const contactChannelSpec: TableSpec<ContactChannelRow> = {
  id: "int",
  contact_id: "int",
  customer_id: "int",
  kind: "text",
  value: "text",
  extension: "text",
  state: "text",
  opted_out: "int",
  position: "int",
  active: "int",
};

/**
 * What was said about a phone or address: by the outcome of a contact, by hand on the person's form, or that it stands otherwise
 * because a contact was taken back. Append-only; where the number stands follows from those that hold.
 */
export interface ChannelEventRow {
  id: number;
  channel_id: number;
  customer_id: number;
  cause: "contact" | "by-hand" | "taken-back";
  /** The contact that said it, or the row that took one back; null by hand. */
  interaction_id: number | null;
  /** unverified, verified or bad; "" where nothing was said of it. */
  state: string;
  /** 1: not to be used; 0: it may be used again; null: nothing was said of it. */
  opted_out: number | null;
  /** How it stood before. */
  state_before: string;
  opted_before: number;
  /** When it was said first: a correction speaks in the place of the row it corrects. */
  said_at: string;
  recorded_at: string;
}
export const channelEventSpec: TableSpec<ChannelEventRow> = {
  id: "int",
  channel_id: "int",
  customer_id: "int",
  cause: "text",
  interaction_id: "int",
  state: "text",
  opted_out: "int",
  state_before: "text",
  opted_before: "int",
  said_at: "text",
  recorded_at: "text",
};

/** A decision that two customers are one; undone it stays, with who undid it and when. */
export interface CustomerMergeRow {
  id: number;
  kept_id: number;
  merged_id: number;
  merged_at: string;
  actor: string;
  /** "" while it stands. */
  undone_at: string;
  undone_by: string;
}
export const customerMergeSpec: TableSpec<CustomerMergeRow> = {
  id: "int",
  kept_id: "int",
  merged_id: "int",
  merged_at: "text",
  actor: "text",
  undone_at: "text",
  undone_by: "text",
};

/** A follow-up that a merge handed to the kept customer. */
export interface CustomerMergeMovedRow {
  merge_id: number;
  follow_up_id: number;
}
export const customerMergeMovedSpec: TableSpec<CustomerMergeMovedRow> = { merge_id: "int", follow_up_id: "int" };
