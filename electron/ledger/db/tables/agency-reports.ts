import type { ActionChannel, ActionOutcome } from "../../../../shared/domain/agencies/report-lines.ts";
import type { ReportEvery } from "../../../../shared/domain/agencies/reports.ts";
import type { TableSpec } from "./spec.ts";

/** Days on which an agency reports, from a day on. Append-only. */
export interface AgencyReportDaysRow {
  id: number;
  agency_id: number;
  from_on: string;
  every: ReportEvery;
  day: number;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyReportDaysSpec: TableSpec<AgencyReportDaysRow> = {
  id: "int",
  agency_id: "int",
  from_on: "text",
  every: "text",
  day: "int",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** A report of an agency as it came. Append-only. */
export interface AgencyReportRow {
  id: number;
  agency_id: number;
  /** Reporting day it is for; null: one that was not owed. */
  for_on: string | null;
  received_on: string;
  file_name: string;
  sha256: string;
  /** Rows of the file that were not taken. */
  refused: number;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyReportSpec: TableSpec<AgencyReportRow> = {
  id: "int",
  agency_id: "int",
  for_on: "text",
  received_on: "text",
  file_name: "text",
  sha256: "text",
  refused: "int",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** A report that was taken by mistake; nothing of it counts. Append-only. */
export interface AgencyReportWithdrawalRow {
  id: number;
  report_id: number;
  on_day: string;
  note: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyReportWithdrawalSpec: TableSpec<AgencyReportWithdrawalRow> = {
  id: "int",
  report_id: "int",
  on_day: "text",
  note: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** One thing an agency did, as its report tells it. Append-only. */
export interface AgencyActionRow {
  id: number;
  report_id: number;
  file_row: number;
  customer_id: number;
  on_day: string;
  /** `HH:MM` of the debtor's clock. */
  at_time: string;
  channel: ActionChannel;
  outcome: ActionOutcome;
  currency: string;
  /** Of a promise, and by which rules it is judged. */
  promised_minor: number;
  promised_for: string | null;
  matures_on: string | null;
  tolerance_bp: number;
  agent: string;
  note: string;
  /** Rule of contact hours that it broke, and how; "" where it broke none. */
  hours_rule: string;
  hours_why: string;
}
export const agencyActionSpec: TableSpec<AgencyActionRow> = {
  id: "int",
  report_id: "int",
  file_row: "int",
  customer_id: "int",
  on_day: "text",
  at_time: "text",
  channel: "text",
  outcome: "text",
  currency: "text",
  promised_minor: "int",
  promised_for: "text",
  matures_on: "text",
  tolerance_bp: "int",
  agent: "text",
  note: "text",
  hours_rule: "text",
  hours_why: "text",
};

/** A placed item that something was done about. Append-only. */
export interface AgencyActionItemRow {
  id: number;
  action_id: number;
  item_id: number;
}
export const agencyActionItemSpec: TableSpec<AgencyActionItemRow> = { id: "int", action_id: "int", item_id: "int" };
