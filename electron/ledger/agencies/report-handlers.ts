import { basename } from "node:path";
import type {
  AgencyAction,
  AgencyReport,
  OwedAgencyReport,
  ReportDaysFields,
} from "../../../shared/contract/agency-reports.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { ACTIONS_SPEC } from "../../../shared/domain/agencies/report-lines.ts";
import { DEFAULT_REPORT_DAYS } from "../../../shared/domain/agencies/reports.ts";
import { isComplete, mappingGaps } from "../../../shared/domain/tabular/fields.ts";
import { sourceColumns } from "../../../shared/domain/tabular/header.ts";
import { problemWord } from "../../../shared/i18n/tabular-words.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { type AskedTable, isRefused, lookAtAsked, readAsked } from "../lib/tabular/asked-table.ts";
import { rememberMapping } from "../lib/tabular/remembered.ts";
import type { TableFile } from "../lib/tabular/table.ts";
import { type ActionsAsked, actionsOf } from "./action-reader.ts";
import { judgeReport, readCells } from "./report-file.ts";
import { owedReports, receivedReports } from "./report-reader.ts";
import { writeTemplate } from "./report-template.ts";
import { keepReport, setReportDays, withdrawReport } from "./report-writer.ts";

/** Carries out a command of the area once and tells the screens. */
const command = commandsOf("agencyReports", ["agencies"]);

async function opened(context: LedgerContext) {
  const db = openLedger(context).read;
  return { db, today: await companyToday({ sql: db }, context.now()) };
}

async function known(db: ReadHandle, agencyId: number): Promise<void> {
  const row = await db.selectFrom("agency").select("id").where("id", "=", agencyId).executeTakeFirst();
  if (row === undefined) throw ledgerError("NOT_FOUND", { what: "agency", id: String(agencyId) });
}

interface ReportAsked extends AskedTable {
  readonly agencyId: number;
  readonly receivedOn: string;
  readonly forOn: string | null;
}

function lookAt(context: LedgerContext, input: AskedTable, table: TableFile) {
  return lookAtAsked(context, input, { spec: ACTIONS_SPEC, table, readRow: readCells });
}

/** That the days of a report can be its days. Throws REPORT_REFUSED. */
async function checkDays(db: ReadHandle, { agencyId, receivedOn, forOn }: ReportAsked, today: string): Promise<void> {
  if (receivedOn > today) throw ledgerError("REPORT_REFUSED", { why: "day" });
  if (forOn === null) return;
  const [owed] = await owedReports(db, agencyId, today);
  const found = owed?.rows.find((each) => each.forOn === forOn);
  if (found === undefined) throw ledgerError("REPORT_REFUSED", { why: "not-owed" });
  if (receivedOn < found.fromOn) throw ledgerError("REPORT_REFUSED", { why: "day" });
}

/** Procedures of the area `agencyReports`. */
export const reportsHandlers = {
  async ofAgency(context: LedgerContext, { agencyId }: { agencyId: number }) {
    const { db, today } = await opened(context);
    await known(db, agencyId);
    const days = await db
      .selectFrom("agency_report_days")
      .selectAll()
      .where("agency_id", "=", agencyId)
      .orderBy("from_on", "desc")
      .orderBy("id", "desc")
      .execute();
    const now = days.find((each) => each.from_on <= today);
    const all: ActionsAsked = { agencyId, reportId: null, from: null, to: null, what: "findings" };
    const found = await actionsOf(db, all, today);
    const findings = new Map(
      [...Map.groupBy(found, ({ reportId }) => reportId)].map(([report, own]) => [report, own.length]),
    );
    const [owed] = await owedReports(db, agencyId, today);
    const reports: AgencyReport[] = await receivedReports(db, agencyId, findings);
    return {
      days: days.map(({ id, from_on: fromOn, every, day, actor }) => ({ id, fromOn, every, day, actor })),
      now: now === undefined ? { ...DEFAULT_REPORT_DAYS } : { every: now.every, day: now.day },
      toldOn: owed?.toldOn ?? null,
      owed: owed?.rows ?? [],
      reports,
      today,
    };
  },

  async missing(context: LedgerContext): Promise<{ rows: OwedAgencyReport[]; today: string }> {
    const { db, today } = await opened(context);
    const rows = (await owedReports(db, null, today))
      .filter(({ active }) => active)
      .flatMap((owed) => owed.rows.filter(({ state }) => state === "missing"))
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.agencyId - b.agencyId));
    return { rows, today };
  },

  async actions(
    context: LedgerContext,
    input: ActionsAsked & { offset: number; limit: number },
  ): Promise<{ rows: AgencyAction[]; total: number; today: string }> {
    const { db, today } = await opened(context);
    await known(db, input.agencyId);
    const rows = await actionsOf(db, input, today);
    return { rows: rows.slice(input.offset, input.offset + input.limit), total: rows.length, today };
  },

  setDays(
    context: LedgerContext,
    input: { commandId: string; agencyId: number; days: ReportDaysFields },
  ): Promise<{ id: number }> {
    return command(context, input.commandId, "setDays", (tx, recording) => setReportDays(tx, input, recording));
  },

  async preview(context: LedgerContext, input: ReportAsked) {
    const { db, today } = await opened(context);
    await known(db, input.agencyId);
    const table = await readAsked(context, input);
    if (isRefused(table)) return { refused: table, table: null, counts: null, notes: [] };
    const preview = await lookAt(context, input, table);
    const { mapping } = preview;
    if (!isComplete(mappingGaps(ACTIONS_SPEC, mapping.columns))) {
      return { refused: null, table: preview, counts: null, notes: [] };
    }
    const { counts, notes } = await judgeReport(db, { ...input, today }, { table, mapping });
    return { refused: null, table: preview, counts, notes };
  },

  async receive(context: LedgerContext, input: ReportAsked & { commandId: string }) {
    const { db, today } = await opened(context);
    await known(db, input.agencyId);
    const table = await readAsked(context, input);
    if (isRefused(table)) return { refused: table, id: null, counts: null, notes: [] };
    const { mapping } = await lookAt(context, input, table);
    if (!isComplete(mappingGaps(ACTIONS_SPEC, mapping.columns))) {
      const message = problemWord(input.lang, ACTIONS_SPEC.use, { field: "outcome", code: "not-mapped" });
      return { refused: { code: "columns", message }, id: null, counts: null, notes: [] };
    }
    await checkDays(db, input, today);
    return command(context, input.commandId, "receive", async (tx, recording) => {
      const judged = await judgeReport(tx.sql, { ...input, today: recording.today }, { table, mapping });
      await rememberMapping(tx, ACTIONS_SPEC.use, sourceColumns(table.rows, mapping.headerRow), mapping);
      const { counts, notes } = judged;
      // A report without rows says that nothing was done; one that tells nothing new was received before.
      if (judged.fresh.length === 0 && counts.rows > 0) return { refused: null, id: null, counts, notes };
      const { agencyId, forOn, receivedOn, file } = input;
      const report = { agencyId, forOn, receivedOn, fileName: basename(file), sha256: table.sha256 };
      const { id } = await keepReport(tx, report, judged, recording);
      return { refused: null, id, counts, notes };
    });
  },

  withdraw(context: LedgerContext, input: { commandId: string; id: number; note: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "withdraw", (tx, recording) => withdrawReport(tx, input, recording));
  },

  template(_: LedgerContext, { file, lang }: { file: string; lang: Lang }): Promise<{ bytes: number }> {
    return writeTemplate(file, lang);
  },
};
