import type { TableSpec } from "./spec.ts";

/** A list that was fixed: whose, for which day, and with which weights. Person 0: customers nobody is in charge of. */
export interface WorklistRow {
  person_id: number;
  day: string;
  fixed_at: string;
  /** Weights its scores were made with, JSON. */
  weights: string;
}
export const worklistSpec: TableSpec<WorklistRow> = {
  person_id: "int",
  day: "text",
  fixed_at: "text",
  weights: "text",
};

/** `gone`: the reason to contact the customer ended by itself; `gone_reason` says how. */
export type WorklistState = "pending" | "done" | "skipped" | "gone";

/** A customer in a list. Items are never removed: a list shows what became of each. */
export interface WorklistItemRow {
  id: number;
  person_id: number;
  day: string;
  customer_id: number;
  /** Hard group, 1 to 6 (COLLECTIONS 4). */
  group_no: number;
  /** Place in the list, from 1; live insertions count down from 0, so that the latest stands on top. */
  position: number;
  /** Tenths of a point, 0 to 1000. */
  score: number;
  /** Parts of the score as thousandths of their full weight. */
  part_amount: number;
  part_dpd: number;
  part_risk: number;
  part_broken: number;
  part_contact: number;
  part_trend: number;
  part_credit: number;
  /** What the parts were made of, JSON. */
  parts: string;
  /** Why the customer is here, JSON. */
  reason: string;
  /** Instant of an agreed call; "" without. */
  due_at: string;
  live: number;
  state: WorklistState;
  interaction_id: number | null;
  gone_reason: string;
  skip_reason: string;
  skip_until: string;
  /** Times in a row the customer was skipped, this one included. */
  skips: number;
  added_at: string;
  changed_at: string;
}
export const worklistItemSpec: TableSpec<WorklistItemRow> = {
  id: "int",
  person_id: "int",
  day: "text",
  customer_id: "int",
  group_no: "int",
  position: "int",
  score: "int",
  part_amount: "int",
  part_dpd: "int",
  part_risk: "int",
  part_broken: "int",
  part_contact: "int",
  part_trend: "int",
  part_credit: "int",
  parts: "text",
  reason: "text",
  due_at: "text",
  live: "int",
  state: "text",
  interaction_id: "int",
  gone_reason: "text",
  skip_reason: "text",
  skip_until: "text",
  skips: "int",
  added_at: "text",
  changed_at: "text",
};

/** What customers' overdue amounts of a currency are measured against on a day: the 95th percentile of them. */
export interface WorklistScaleRow {
  day: string;
  currency: string;
  p95_minor: number;
}
export const worklistScaleSpec: TableSpec<WorklistScaleRow> = { day: "text", currency: "text", p95_minor: "int" };

/** Who has a customer on the screen; older than a few minutes it says nothing. */
export interface WorklistClaimRow {
  customer_id: number;
  person_id: number;
  who: string;
  since: string;
  seen_at: string;
}
export const worklistClaimSpec: TableSpec<WorklistClaimRow> = {
  customer_id: "int",
  person_id: "int",
  who: "text",
  since: "text",
  seen_at: "text",
};

/**
 * A rule of when and how often a debtor may be contacted (COMPLIANCE 1). Changing one writes the next version and gives
 * this one its `replaced_at`: what a contact was judged by stays readable.
 */
export interface ContactRuleRow {
  id: number;
  code: string;
  version: number;
  /** ISO 3166-1; `*`: countries without a rule of their own. */
  country: string;
  /** State of the debtor's address as this app writes it; "" for the whole country. */
  state: string;
  /** JSON lists. */
  debtor_types: string;
  channels: string;
  /** JSON: weekdays with their hours in the debtor's local time. */
  slots: string;
  /** 1: holidays are days like others. */
  on_holidays: number;
  /** JSON list of limits. */
  caps: string;
  /** 1: law, above which nobody decides; 0: the company's own. */
  law: number;
  source: string;
  checked_on: string;
  valid_from: string;
  /** "" while no end is known. */
  valid_to: string;
  note: string;
  /** 0: switched off by the company. */
  active: number;
  recorded_at: string;
  /** "" for the version in force. */
  replaced_at: string;
  actor: string;
}
export const contactRuleSpec: TableSpec<ContactRuleRow> = {
  id: "int",
  code: "text",
  version: "int",
  country: "text",
  state: "text",
  debtor_types: "text",
  channels: "text",
  slots: "text",
  on_holidays: "int",
  caps: "text",
  law: "int",
  source: "text",
  checked_on: "text",
  valid_from: "text",
  valid_to: "text",
  note: "text",
  active: "int",
  recorded_at: "text",
  replaced_at: "text",
  actor: "text",
};
