import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zLang, zMinor } from "./common.ts";
import { zConsolidated } from "./rates.ts";
import { zAgingRow, zAgingTotals } from "./receivables.ts";
import { zReportDocument } from "./report-document.ts";

/**
 * A figure with what management needs to trust it. `value` is a decimal string with two decimals (percent or days),
 * null when there is nothing to divide by (KPIS 0); the light is judged before rounding.
 */
export const zKpiFigure = z.object({
  value: z.string().nullable(),
  /** Amounts the figure was made of, integers in minor units; of DSO: open balance and the net credit sales used. */
  numerator: z.string(),
  denominator: z.string(),
  unit: z.enum(["percent", "days"]),
  /** Words in shared/i18n under `reports.methods.<method>`. */
  method: z.string(),
  /** Goal without its unit, such as `< 10`. */
  target: z.string(),
  light: z.enum(["green", "amber", "red", "none"]),
  /** Count-back ran out of history: the days are "at least". */
  atLeast: z.boolean(),
});
export type KpiFigure = z.infer<typeof zKpiFigure>;

/** Movement of a week in one currency: opening + sum of the lines = closing. Minor units, signed. */
export const zWeekMovement = z.object({
  openingMinor: zMinor,
  invoicedMinor: zMinor,
  settledAtIssueMinor: zMinor,
  collectedMinor: zMinor,
  creditedMinor: zMinor,
  cancelledMinor: zMinor,
  otherMinor: zMinor,
  closingMinor: zMinor,
});

/** The weekly report in figures, one section a currency; words and layout are made where it is shown. */
export const zWeeklyReport = z.object({
  asOf: zDay,
  /** Monday to Sunday week that holds `asOf`; the movement runs from its Monday to `asOf`. */
  weekFrom: zDay,
  weekTo: zDay,
  /** Sunday before: what the movement is compared with. */
  previousAsOf: zDay,
  madeAt: zInstant,
  company: z.array(z.object({ rfc: z.string(), name: z.string() })),
  /** All currencies together at the rates of the cut-off, which it names; null when everything is in company currency. */
  consolidated: zConsolidated.nullable(),
  sections: z.array(
    z.object({
      currency: zCurrency,
      totals: zAgingTotals,
      previousTotals: zAgingTotals,
      unappliedMinor: zMinor,
      overdue: zKpiFigure,
      current: zKpiFigure,
      dso: zKpiFigure,
      movement: zWeekMovement,
      /** All customers with a balance, largest first. */
      aging: z.array(zAgingRow),
      /** Up to ten customers by open balance with their share of the open balance. */
      topTen: z.array(
        z.object({
          row: zAgingRow,
          openMinor: zMinor,
          overdueMinor: zMinor,
          sharePercent: z.string(),
          oldestDaysPastDue: z.number().int(),
        }),
      ),
      topTenSharePercent: z.string().nullable(),
      /** Thirteen weeks up to this one, oldest first, for the trend. */
      trend: z.array(
        z.object({ day: zDay, openMinor: zMinor, overdueMinor: zMinor, overduePercent: z.string().nullable() }),
      ),
    }),
  ),
});
export type WeeklyReport = z.infer<typeof zWeeklyReport>;

/** Reports of a period, which are due on a schedule (COLLECTIONS 18). */
export const zScheduledReport = z.enum(["daily", "weekly", "monthly", "quarterly"]);
export type ScheduledReport = z.infer<typeof zScheduledReport>;

/** Every report. Those behind the scheduled ones are lists as of a day. */
export const zReportKind = z.enum([
  ...zScheduledReport.options,
  "agingDetail",
  "statement",
  "complements",
  "unapplied",
  "promises",
  "disputes",
  "collectors",
]);
export type ReportKind = z.infer<typeof zReportKind>;

export const zPaper = z.enum(["letter", "a4"]);

/** Which report, of what. */
export const zReportAsked = z.object({
  kind: zReportKind,
  asOf: zDay,
  /** Null: every currency, each by itself. */
  currency: zCurrency.nullable().default(null),
  /** Of the statement; the others are of all customers. */
  customerId: z.number().int().nullable().default(null),
  lang: zLang.default("es"),
  paper: zPaper.default("letter"),
});
export type ReportAsked = z.infer<typeof zReportAsked>;

const zTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const zMailAddress = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$|^[^\s@<>,;"]+@localhost$/);

/** When a report is due, and where it goes by itself. */
export const zReportSchedule = z.object({
  kind: zScheduledReport,
  active: z.boolean(),
  /** Local time of the company. */
  atTime: zTime,
  /** Weekly: 1 Monday to 7 Sunday. */
  weekday: z.number().int().min(0).max(7),
  /** Monthly and quarterly: which business day of the month. */
  businessDay: z.number().int().min(0).max(20),
  format: z.enum(["pdf", "xlsx", "both"]),
  paper: zPaper,
  lang: zLang,
  /** "": the folder of reports beside the ledger. */
  folder: z.string().max(400),
  recipients: z.array(zMailAddress).max(50),
});
export type ReportSchedule = z.infer<typeof zReportSchedule>;

/** A schedule with how it stands. */
export const zScheduleView = zReportSchedule.extend({
  /** Folder it is saved to; "" where there is none, which is on a server. */
  savedTo: z.string(),
  /** Latest instance that was due, with when it was delivered; null: none was due yet. */
  last: z.object({ dueAt: zInstant, covers: zDay, deliveredAt: zInstant.nullable() }).nullable(),
  nextDueAt: zInstant.nullable(),
  nextCovers: zDay.nullable(),
  /** Why the last attempt to deliver it came to nothing; "" otherwise. */
  problem: z.string(),
});
export type ScheduleView = z.infer<typeof zScheduleView>;

/** A report that left the program. */
export const zReportDelivery = z.object({
  id: z.number().int(),
  kind: zReportKind,
  dueAt: zInstant.nullable(),
  covers: zDay,
  deliveredAt: zInstant,
  how: z.enum(["saved", "mailed"]),
  startedBy: z.enum(["screen", "cli", "schedule", "catch-up"]),
  late: z.boolean(),
  format: z.string(),
  file: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  sentTo: z.array(z.string()),
  actor: z.string(),
});
export type ReportDelivery = z.infer<typeof zReportDelivery>;

/** What a report that was made for its schedule came to. */
export const zRanReport = z.object({
  kind: zScheduledReport,
  covers: zDay,
  dueAt: zInstant,
  late: z.boolean(),
  files: z.array(z.string()),
  sentTo: z.array(z.string()),
  /** Code of what kept it from being delivered; "" when it was. */
  problem: z.string(),
});
export type RanReport = z.infer<typeof zRanReport>;

export const reports = {
  /** The weekly report in figures. */
  weekly: query.input(z.object({ asOf: zDay })).output(zWeeklyReport),
  /** A report as it is shown; `dark`: with charts for a dark screen. */
  read: query.input(zReportAsked.extend({ dark: z.boolean().default(false) })).output(zReportDocument),
  /** The PDF itself (base64) for the preview; nothing is written. */
  preview: query.input(zReportAsked).output(z.object({ base64: z.string() })),
  /** Writes a report to `file` and records the delivery. */
  export: command
    .input(
      zReportAsked.extend({
        commandId: zCommandId,
        format: z.enum(["pdf", "xlsx"]),
        file: z.string().min(1),
        startedBy: z.enum(["screen", "cli"]).default("screen"),
      }),
    )
    .output(
      z.object({
        file: z.string(),
        bytes: z.number().int(),
        /** The cut-off is a day that has not come. */
        future: z.boolean(),
        /** It is one of a schedule, and was delivered after it was due. */
        late: z.boolean(),
      }),
    ),
  /** Sends a report to a list of addresses, each its own mail; one delivery is recorded. Throws MAIL_FAILED. */
  send: command
    .input(
      zReportAsked.extend({
        commandId: zCommandId,
        format: z.enum(["pdf", "xlsx", "both"]),
        to: z.array(zMailAddress).min(1).max(50),
      }),
    )
    .output(z.object({ sentTo: z.array(z.string()), messageId: z.string() })),
  schedules: query.output(z.object({ rows: z.array(zScheduleView), running: zScheduledReport.nullable() })),
  saveSchedule: command
    .input(z.object({ commandId: zCommandId, schedule: zReportSchedule }))
    .output(z.object({ rows: z.array(zScheduleView), running: zScheduledReport.nullable() })),
  /** Makes and delivers what was due and is missing, the latest of each kind, and says what it did. */
  runDue: command.output(z.object({ ran: z.array(zRanReport) })),
  /** The latest deliveries, newest first. */
  deliveries: query
    .input(z.object({ limit: z.number().int().min(1).max(200).default(50) }).prefault({}))
    .output(z.object({ rows: z.array(zReportDelivery) })),
};
