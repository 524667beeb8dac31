import type { Lang } from "../../../shared/contract/common.ts";
import type { KpiRowsAnswer } from "../../../shared/contract/kpi-rows.ts";
import type { KpiBoard, KpiMovement, KpiPeriod, KpiRules, KpiTrend } from "../../../shared/contract/kpis.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { readSnapshot } from "../db/snapshot.ts";
import { runCommand } from "../lib/commands.ts";
import { writeTable } from "../render/renderer.ts";
import { readBoard } from "./board.ts";
import { withFrozen } from "./closes.ts";
import { kpiRowsExport } from "./export-columns.ts";
import { readMovement } from "./movement.ts";
import { readRows } from "./rows.ts";
import { readKpiRules, saveKpiRules } from "./rules.ts";
import { readTrend } from "./trend.ts";

/** Rows an export reads at a time. */
const STEP = 1000;

/** Throws INVALID_INPUT when the period ends before it begins. */
function checked<Input extends { readonly from: string; readonly to: string }>(input: Input): Input {
  if (input.to < input.from) throw ledgerError("INVALID_INPUT", { issues: [`${input.from} > ${input.to}`] });
  return input;
}

/** Procedures of the area `kpis`. */
export const kpisHandlers = {
  async board(context: LedgerContext, input: KpiPeriod): Promise<KpiBoard> {
    const asked = { ...checked(input), now: context.now().toISOString() };
    return readSnapshot(openLedger(context), async (db) => withFrozen(db, await readBoard(db, asked)));
  },

  async trend(context: LedgerContext, input: KpiPeriod): Promise<KpiTrend> {
    const asked = { ...checked(input), now: context.now().toISOString() };
    return readSnapshot(openLedger(context), (db) => readTrend(db, asked));
  },

  async rows(context: LedgerContext, input: Parameters<typeof readRows>[1]): Promise<KpiRowsAnswer> {
    const asked = { ...checked(input), now: context.now().toISOString() };
    return readSnapshot(openLedger(context), (db) => readRows(db, asked));
  },

  async exportRows(
    context: LedgerContext,
    input: Omit<Parameters<typeof readRows>[1], "offset" | "limit"> & { file: string; lang: Lang },
  ): Promise<{ file: string; rows: number }> {
    const db = openLedger(context).read;
    const now = context.now().toISOString();
    const { sheet, columns, toRow } = kpiRowsExport(input.lang, input.name);
    async function* rows(): AsyncGenerator<ReturnType<typeof toRow>> {
      for (let offset = 0; ; offset += STEP) {
        const page = await readRows(db, { ...input, now, offset, limit: STEP });
        for (const row of page.rows) yield toRow(row);
        if (page.rows.length < STEP) return;
      }
    }
    const written = await writeTable({ file: input.file, sheetName: sheet, columns, rows: rows() });
    return { file: written.file, rows: written.rows };
  },

  async movement(context: LedgerContext, input: KpiPeriod): Promise<KpiMovement> {
    checked(input);
    return readSnapshot(openLedger(context), (db) => readMovement(db, input));
  },

  rules: (context: LedgerContext): Promise<KpiRules> => readKpiRules(openLedger(context).read),

  async saveRules(context: LedgerContext, input: { commandId: string; rules: KpiRules }): Promise<KpiRules> {
    const at = context.now().toISOString();
    const call = { id: input.commandId, procedure: "kpis.saveRules", recordedAt: at };
    const { answer } = await runCommand(openLedger(context), call, (tx) =>
      saveKpiRules(tx, input.rules, { at, actor: context.actor }),
    );
    context.changes.publish("kpis", "reports");
    return answer;
  },
};
