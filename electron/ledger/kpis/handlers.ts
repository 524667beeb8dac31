import type { Lang } from "../../../shared/contract/common.ts";
import type { KpiRowsAnswer } from "../../../shared/contract/kpi-rows.ts";
import type { KpiBoard, KpiMovement, KpiPeriod, KpiRules, KpiTrend } from "../../../shared/contract/kpis.ts";
import { FIRST_DAY, isMeantDay, LAST_DAY } from "../../../shared/domain/days.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { readSnapshot } from "../db/snapshot.ts";
import { carryOut } from "../lib/carry-out.ts";
import { writeTable } from "../render/renderer.ts";
import { writeFileSafely } from "../render/write-file.ts";
import { directly, doJob, type ReportJob } from "../reports/jobs.ts";
import { readMaker } from "../reports/maker.ts";
import { kpiRowsExport } from "./export-columns.ts";
import { readKpis } from "./reading-thread.ts";
import type { KpiRowsAsked } from "./rows.ts";
import { readKpiRules, saveKpiRules } from "./rules.ts";

/** Rows an export reads at a time. */
const STEP = 10_000;

/**
 * What is asked, of the own portfolio where somebody sees no more: figures of it are those of a collector, not of the company.
 * Throws INVALID_INPUT when the period ends before it begins, or lies in no year anybody means.
 */
function checked<Input extends KpiPeriod>(context: LedgerContext, input: Input): Input & { now: string; own: boolean } {
  if (input.to < input.from) throw ledgerError("INVALID_INPUT", { issues: [`${input.from} > ${input.to}`] });
  const stray = [input.from, input.to].find((day) => !isMeantDay(day));
  if (stray !== undefined) throw ledgerError("INVALID_INPUT", { issues: [`${stray}: ${FIRST_DAY} – ${LAST_DAY}`] });
  const own = openLedger(context) !== context.session.current;
  const asked = { ...input, now: context.now().toISOString(), own };
  return own ? { ...asked, filter: { ...input.filter, collectorId: context.personId() } } : asked;
}

/** Procedures of the area `kpis`. */
export const kpisHandlers = {
  async board(context: LedgerContext, input: KpiPeriod): Promise<KpiBoard> {
    return readKpis(context, "board", checked(context, input));
  },

  async trend(context: LedgerContext, input: KpiPeriod): Promise<KpiTrend> {
    return readKpis(context, "trend", checked(context, input));
  },

  async rows(context: LedgerContext, input: KpiRowsAsked & KpiPeriod): Promise<KpiRowsAnswer> {
    return readKpis(context, "rows", checked(context, input));
  },

  async exportRows(
    context: LedgerContext,
    input: Omit<KpiRowsAsked, "offset" | "limit"> & KpiPeriod & { file: string; lang: Lang },
  ): Promise<{ file: string; rows: number }> {
    const asked = checked(context, input);
    const { sheet, columns, toRow } = kpiRowsExport(input.lang, input.name);
    async function* rows(): AsyncGenerator<ReturnType<typeof toRow>> {
      for (let offset = 0; ; offset += STEP) {
        const page = await readKpis(context, "rows", { ...asked, offset, limit: STEP });
        for (const row of page.rows) yield toRow(row);
        if (page.rows.length < STEP) return;
      }
    }
    const written = await writeTable({ file: input.file, sheetName: sheet, columns, rows: rows() });
    return { file: written.file, rows: written.rows };
  },

  async movement(context: LedgerContext, input: KpiPeriod): Promise<KpiMovement> {
    return readKpis(context, "movement", checked(context, input));
  },

  async exportBoard(
    context: LedgerContext,
    input: KpiPeriod & { file: string; lang: Lang },
  ): Promise<{ file: string }> {
    const { file, lang, ...period } = checked(context, input);
    const db = openLedger(context);
    const { reporter, person } = context.reports.office;
    const maker = await readMaker(db.read, person);
    const asked = { ...period, lang, madeAt: period.now, maker };
    await writeFileSafely(file, async (temporary) => {
      const job = { kind: "board", asked, file: temporary } as const satisfies ReportJob;
      // Somebody who sees a part of the ledger reads here: what narrows it stands on this process's connection.
      if (db === context.session.current) await reporter.run(db, job);
      else await readSnapshot(db, (read) => doJob(read, job, directly));
    });
    return { file };
  },

  async groups(context: LedgerContext): Promise<{ rows: { id: number; name: string }[] }> {
    const rows = await openLedger(context)
      .read.selectFrom("customer as c")
      .where("c.id", "in", (db) =>
        db
          .selectFrom("customer_profile")
          .select("parent_id")
          .where("parent_id", "is not", null)
          .$castTo<{ parent_id: number }>(),
      )
      .select(["c.id", "c.name"])
      .orderBy("c.search")
      .execute();
    return { rows };
  },

  rules: (context: LedgerContext): Promise<KpiRules> => readKpiRules(openLedger(context).read),

  saveRules: (context: LedgerContext, input: { commandId: string; rules: KpiRules }): Promise<KpiRules> =>
    carryOut(context, input.commandId, "kpis.saveRules", ["kpis", "reports"], (tx, recording) =>
      saveKpiRules(tx, input.rules, recording),
    ),
};
