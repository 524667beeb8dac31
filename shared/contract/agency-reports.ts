import { z } from "zod";
import { ACTION_CHANNELS, ACTION_OUTCOMES } from "../domain/agencies/report-lines.ts";
import { REPORT_EVERY, REPORT_STATES } from "../domain/agencies/reports.ts";
import { zId } from "./agency-scores.ts";
import { command, query, zCommandId, zCurrency, zDay, zLang, zMinor, zWindow } from "./common.ts";
import { zTablePreview, zTableRequest } from "./tabular.ts";

const zWords = z.string().trim().max(1000);

/** Days on which an agency reports, from a day on. */
const zReportDays = z.object({
  fromOn: zDay,
  every: z.enum(REPORT_EVERY),
  /** Of a week 1 Monday to 5 Friday; of a month 1 to 31. */
  day: zId.min(1).max(31),
});
export type ReportDaysFields = z.infer<typeof zReportDays>;

/** A report that an agency owes, and what became of it. */
const zOwedReport = z.object({
  agencyId: zId,
  agencyName: z.string(),
  forOn: zDay,
  fromOn: zDay,
  dueOn: zDay,
  /** Day on which the first one for it came. */
  receivedOn: zDay.nullable(),
  /** Words: `agencyReports.states.<state>`. */
  state: z.enum(REPORT_STATES),
});
export type OwedAgencyReport = z.infer<typeof zOwedReport>;

/** A report as it came. */
const zReport = z.object({
  id: zId,
  agencyId: zId,
  /** Reporting day it is for; null: it was not owed. */
  forOn: zDay.nullable(),
  receivedOn: zDay,
  fileName: z.string(),
  sha256: z.string(),
  /** What it told that was not known, and rows of it that were not taken. */
  actions: zId,
  refused: zId,
  /** Things to be looked into: out of hours, and gestores who are not trained or not known. */
  findings: zId,
  recordedBy: z.string(),
  recordedAt: z.string(),
  withdrawn: z.boolean(),
  withdrawnNote: z.string(),
});
export type AgencyReport = z.infer<typeof zReport>;

/** What stands against an action. Words: `agencyReports.findings.<code>`. */
export const zActionFinding = z.enum(["hours", "weekday", "holiday", "not-trained", "not-known"]);
export type ActionFinding = z.infer<typeof zActionFinding>;

/** How a promise that an agency reported stands (KPIS 8). */
const zActionPromise = z.object({
  state: z.enum(["active", "verify", "kept", "partial", "broken", "renegotiated", "cancelled", "superseded"]),
  amountMinor: zMinor,
  dueOn: zDay,
  maturesOn: zDay,
  promisedMinor: zMinor,
  keptMinor: zMinor,
});

/** One thing an agency did. */
const zAction = z.object({
  id: zId,
  reportId: zId,
  /** Row of its file. */
  row: zId,
  fileName: z.string(),
  customerId: zId,
  customerName: z.string(),
  /** Invoices it was about. */
  invoices: z.array(z.string()),
  on: zDay,
  at: z.string(),
  channel: z.enum(ACTION_CHANNELS),
  outcome: z.enum(ACTION_OUTCOMES),
  currency: zCurrency,
  promise: zActionPromise.nullable(),
  gestor: z.string(),
  note: z.string(),
  findings: z.array(zActionFinding),
  /** Rule of contact hours that was broken; "" where none was. */
  hoursRule: z.string(),
});
export type AgencyAction = z.infer<typeof zAction>;

/** What a table comes to. */
const zCounts = z.object({ rows: zId, taken: zId, known: zId, refused: zId, findings: zId });
const zNote = z.object({ row: zId, message: z.string() });
const zRefused = z.object({ code: z.string(), message: z.string() }).nullable();
const zImport = {
  ...zTableRequest,
  agencyId: zId,
  lang: zLang.default("es"),
  /** Day on which it came. */
  receivedOn: zDay,
  /** Reporting day it is for; null: none that is owed. */
  forOn: zDay.nullable(),
};

const done = z.object({ id: zId });

/** What agencies report of their work: when it is owed, what came, and what it tells (COLLECTIONS 15). */
export const agencyReports = {
  /** Reports of an agency: what it owes, the newest first, and what came, the last first. Throws NOT_FOUND. */
  ofAgency: query.input(z.object({ agencyId: zId })).output(
    z.object({
      /** Versions of its days, the newest first; empty: every Friday. */
      days: z.array(zReportDays.extend({ id: zId, actor: z.string() })),
      /** What holds today. */
      now: zReportDays.omit({ fromOn: true }),
      /** Day from which on it owes reports; null: nobody told it to yet. */
      toldOn: zDay.nullable(),
      owed: z.array(zOwedReport),
      reports: z.array(zReport),
      today: zDay,
    }),
  ),
  /** Reports of agencies in use that should have come and did not, the oldest first. */
  missing: query.output(z.object({ rows: z.array(zOwedReport), today: zDay })),
  /** What an agency did, the last first: of a report, or of a span of days; promises by the day they mature. Throws NOT_FOUND. */
  actions: query
    .input(
      z.object({
        agencyId: zId,
        reportId: zId.nullable().default(null),
        from: zDay.nullable().default(null),
        to: zDay.nullable().default(null),
        what: z.enum(["all", "promises", "findings"]).default("all"),
        ...zWindow,
      }),
    )
    .output(z.object({ rows: z.array(zAction), total: zId, today: zDay })),
  /** Says on which days an agency reports, from a day on. Throws NOT_FOUND and REPORT_REFUSED. */
  setDays: command.input(z.object({ commandId: zCommandId, agencyId: zId, days: zReportDays })).output(done),
  /** What a report's table comes to; nothing is kept. Throws NOT_FOUND. */
  preview: query.input(z.object(zImport)).output(
    z.object({
      refused: zRefused,
      table: zTablePreview.nullable(),
      counts: zCounts.nullable(),
      /** Rows that are not taken, and what stands against others. */
      notes: z.array(zNote),
    }),
  ),
  /**
   * Takes a report: rows that are wrong are told and left out, and what is known already changes nothing. `id` is null where nothing was
   * kept. Throws NOT_FOUND and REPORT_REFUSED.
   */
  receive: command
    .input(z.object({ commandId: zCommandId, ...zImport }))
    .output(z.object({ refused: zRefused, id: zId.nullable(), counts: zCounts.nullable(), notes: z.array(zNote) })),
  /** Takes a report out that was received by mistake; nothing of it counts. Throws NOT_FOUND and REPORT_REFUSED. */
  withdraw: command.input(z.object({ commandId: zCommandId, id: zId, note: zWords.min(1) })).output(done),
  /** Writes an empty report in the layout that is asked for, to hand over. Throws what writing a file throws. */
  template: command
    .input(z.object({ file: z.string().min(1).max(4000), lang: zLang.default("es") }))
    .output(z.object({ bytes: zId })),
};
