import type { ReportScreen } from "../../../shared/contract/report-document.ts";
import type {
  RanReport,
  ReportAsked,
  ReportDelivery,
  ReportSchedule,
  ScheduledReport,
  ScheduleView,
  WeeklyReport,
} from "../../../shared/contract/reports.ts";
import { MailError } from "../contacts/mail/smtp.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { carryOut } from "../lib/carry-out.ts";
import { composing, saveReport, sendReport } from "./deliver.ts";
import { readDeliveries, saveSchedule } from "./delivery-writer.ts";

interface Schedules {
  rows: ScheduleView[];
  running: ScheduledReport | null;
}

async function schedules(context: LedgerContext): Promise<Schedules> {
  const { keeper } = context.reports;
  return { rows: await keeper.views(openLedger(context)), running: keeper.making };
}

/** Procedures of the area `reports`. */
export const reportsHandlers = {
  weekly(context: LedgerContext, input: { asOf: string }): Promise<WeeklyReport> {
    const madeAt = context.now().toISOString();
    return context.reports.office.reporter.run(openLedger(context), { kind: "weekly", asOf: input.asOf, madeAt });
  },

  async read(context: LedgerContext, input: ReportAsked & { dark: boolean }): Promise<ReportScreen> {
    const { office } = context.reports;
    const db = openLedger(context);
    const { dark, ...asked } = input;
    return office.reporter.run(db, { kind: "screen", asked: await composing(db, office, asked, dark) });
  },

  async preview(context: LedgerContext, input: ReportAsked): Promise<{ base64: string }> {
    const { office } = context.reports;
    const db = openLedger(context);
    const content = await office.reporter.run(db, { kind: "pdf", asked: await composing(db, office, input) });
    return { base64: Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("base64") };
  },

  /** Throws WriteFileError. A repeated command id writes nothing again. */
  async export(
    context: LedgerContext,
    input: ReportAsked & { commandId: string; format: "pdf" | "xlsx"; file: string; startedBy: "screen" | "cli" },
  ): Promise<{ file: string; bytes: number; future: boolean; late: boolean }> {
    const { commandId, format, file, startedBy, ...asked } = input;
    const order = { asked, commandId, startedBy, format, file };
    const answer = await saveReport(openLedger(context), context.reports.office, order);
    context.changes.publish("reports", "kpis");
    return answer;
  },

  async send(
    context: LedgerContext,
    input: ReportAsked & { commandId: string; format: "pdf" | "xlsx" | "both"; to: string[] },
  ): Promise<{ sentTo: string[]; messageId: string }> {
    const { commandId, format, to, ...asked } = input;
    const formats = format === "both" ? (["pdf", "xlsx"] as const) : ([format] as const);
    const order = { asked, commandId, startedBy: "screen" as const, formats, to };
    try {
      const { sentTo, messageId } = await sendReport(openLedger(context), context.reports.office, order);
      context.changes.publish("reports", "kpis");
      return { sentTo, messageId };
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      throw ledgerError("MAIL_FAILED", { problem: error.problem, detail: error.detail, address: to.join(", ") });
    }
  },

  schedules,

  async saveSchedule(
    context: LedgerContext,
    input: { commandId: string; schedule: ReportSchedule },
  ): Promise<Schedules> {
    await carryOut(context, input.commandId, "reports.saveSchedule", ["reports", "kpis"], async (tx, recording) => {
      await saveSchedule(tx, input.schedule, recording);
      return null;
    });
    return schedules(context);
  },

  async runDue(context: LedgerContext): Promise<{ ran: RanReport[] }> {
    return { ran: await context.reports.keeper.runDue(openLedger(context)) };
  },

  async deliveries(context: LedgerContext, input: { limit: number }): Promise<{ rows: ReportDelivery[] }> {
    return { rows: await readDeliveries(openLedger(context).read, input.limit) };
  },
};
