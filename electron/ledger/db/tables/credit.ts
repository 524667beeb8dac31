import type { TableSpec } from "./spec.ts";

/**
 * A stage of collection that somebody decided in place of the one by age (COLLECTIONS 2). Append-only: the newest row of a
 * customer counts, up to its last day.
 */
export interface StageOverrideRow {
  id: number;
  customer_id: number;
  /** "" takes an earlier decision back. */
  stage: string;
  reason: string;
  /** Company day from which it holds. */
  set_on: string;
  /** Last day on which it holds. */
  until_on: string;
  recorded_at: string;
  person_id: number | null;
  actor: string;
}
export const stageOverrideSpec: TableSpec<StageOverrideRow> = {
  id: "int",
  customer_id: "int",
  stage: "text",
  reason: "text",
  set_on: "text",
  until_on: "text",
  recorded_at: "text",
  person_id: "int",
  actor: "text",
};

/**
 * A hold of credit that is lifted for a time, or up to an amount (COLLECTIONS 17). Append-only: a row that names another in
 * `ends_id` ends that one.
 */
export interface HoldReleaseRow {
  id: number;
  customer_id: number;
  ends_id: number | null;
  /** Company day of the release. */
  released_on: string;
  /** Last day on which it holds; "" where only the amount ends it. */
  until_on: string;
  /** Balance in `currency` above which it holds no more; null where only the day ends it. */
  up_to_minor: number | null;
  currency: string;
  reason: string;
  asked_by: string;
  approved_by: string;
  /** Approval it was decided by; null where whoever asked may decide it themselves. */
  approval_id: number | null;
  recorded_at: string;
  actor: string;
}
export const holdReleaseSpec: TableSpec<HoldReleaseRow> = {
  id: "int",
  customer_id: "int",
  ends_id: "int",
  released_on: "text",
  until_on: "text",
  up_to_minor: "int",
  currency: "text",
  reason: "text",
  asked_by: "text",
  approved_by: "text",
  approval_id: "int",
  recorded_at: "text",
  actor: "text",
};
