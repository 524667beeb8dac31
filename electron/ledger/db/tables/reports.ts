import type { TableSpec } from "./spec.ts";

/** Reports that are made on a schedule. */
export type ScheduledReport = "daily" | "weekly" | "monthly" | "quarterly";

/**
 * When a report is due, as one row a change: the latest row of a kind that begins before an instant says what was due
 * then, so that changing a schedule makes nothing late or timely afterwards.
 */
export interface ReportScheduleRow {
  id: number;
  kind: ScheduledReport;
  active: number;
  /** `HH:MM`, local time of the company. */
  at_time: string;
  /** 1 Monday to 7 Sunday, of the weekly report; 0 for the others. */
  weekday: number;
  /** Which business day of the month (of the quarter's first month); 0 for daily and weekly. */
  business_day: number;
  format: "pdf" | "xlsx" | "both";
  paper: "letter" | "a4";
  lang: "es" | "en";
  /** Where it is saved; "": the folder of reports beside the ledger. */
  folder: string;
  /** JSON list of e-mail addresses. */
  recipients: string;
  /** Instant from which this holds; "": from the ledger's first command. */
  from_at: string;
  actor: string;
}
export const reportScheduleSpec: TableSpec<ReportScheduleRow> = {
  id: "int",
  kind: "text",
  active: "int",
  at_time: "text",
  weekday: "int",
  business_day: "int",
  format: "text",
  paper: "text",
  lang: "text",
  folder: "text",
  recipients: "text",
  from_at: "text",
  actor: "text",
};

/** A report that left the program: written to a file or sent. Only made is not delivered (KPIS 7). */
export interface ReportDeliveryRow {
  id: number;
  /** A scheduled kind, or the name of another report. */
  kind: string;
  /** Instant it was due, where it is one of a schedule; "" otherwise. */
  due_at: string;
  /** Cut-off day of the report; with `kind` it names the instance of a schedule that this delivers. */
  covers: string;
  produced_at: string;
  delivered_at: string;
  how: "saved" | "mailed";
  /** Who set it off: somebody at the screen, the command line, the schedule, or the schedule after a missed time. */
  started_by: "screen" | "cli" | "schedule" | "catch-up";
  /** 1: after it was due. */
  late: number;
  format: string;
  /** Name of the file, without its folder. */
  file: string;
  bytes: number;
  sha256: string;
  /** JSON list of the addresses it was sent to. */
  sent_to: string;
  message_id: string;
  actor: string;
}
export const reportDeliverySpec: TableSpec<ReportDeliveryRow> = {
  id: "int",
  kind: "text",
  due_at: "text",
  covers: "text",
  produced_at: "text",
  delivered_at: "text",
  how: "text",
  started_by: "text",
  late: "int",
  format: "text",
  file: "text",
  bytes: "int",
  sha256: "text",
  sent_to: "text",
  message_id: "text",
  actor: "text",
};

/** A due report that one of several computers is making; after some minutes another may. */
export interface ReportClaimRow {
  kind: string;
  covers: string;
  claimed_at: string;
  owner: string;
}
export const reportClaimSpec: TableSpec<ReportClaimRow> = {
  kind: "text",
  covers: "text",
  claimed_at: "text",
  owner: "text",
};
