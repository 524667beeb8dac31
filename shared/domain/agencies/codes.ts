import type { AgingBucket } from "../aging.ts";

/** Papers of the legal file of an agency (COLLECTIONS 15). */
export const PAPERS = [
  "contract",
  "nda",
  "data-clause",
  "insurance",
  "powers",
  "sat-opinion",
  "repse",
  "conduct-code",
  "price-annex",
] as const;
export type Paper = (typeof PAPERS)[number];

/** Days before its expiry on which a paper is told of (COLLECTIONS 15). */
export const ALERT_DAYS = [60, 30, 7] as const;

/** Whether a paper is obligatory until the company says otherwise: REPSE only where it applies. */
export function isObligatory(paper: Paper): boolean {
  return paper !== "repse";
}

/** Buckets an item can have at placement: what is not overdue is not placed. */
export const PLACED_BUCKETS = ["1-30", "31-60", "61-90", "90+"] as const satisfies readonly AgingBucket[];
export type PlacedBucket = (typeof PLACED_BUCKETS)[number];

/** Why an invoice cannot be placed, the first that holds (COLLECTIONS 15). */
export const NOT_PLACEABLE = [
  "ended",
  "nothing-open",
  "not-due",
  "placed",
  "asked",
  "legal",
  "complaint",
  "agreed",
  "disputed",
  "recent-payment",
] as const;
export type NotPlaceable = (typeof NOT_PLACEABLE)[number];

/** Days after a payment during which nothing of its invoice is placed. */
export const RECENT_PAYMENT_DAYS = 5;

/** Why items are taken back from an agency (COLLECTIONS 15). */
export const RECALL_REASONS = [
  "paid",
  "valid-dispute",
  "complaint",
  "no-activity",
  "no-recovery",
  "contract-end",
  "strategic",
  "legal",
  "invalid",
] as const;
export type RecallReason = (typeof RECALL_REASONS)[number];

/** What an agency costs beside its commission. */
export const COST_KINDS = ["fixed", "legal"] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** Days after a recall during which a payment still earns commission, until the terms say otherwise. */
export const DEFAULT_TAIL_DAYS = 15;

/** Ages at which what a month placed is compared (KPIS 11). */
export const PLACEMENT_AGES = [30, 60, 90, 180] as const;
