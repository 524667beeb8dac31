import type { Lang } from "../../../shared/contract/common.ts";
import type { KpiRowsAnswer } from "../../../shared/contract/kpi-rows.ts";
import type { KpiBoard, KpiMovement, KpiPeriod, KpiRules, KpiTrend } from "../../../shared/contract/kpis.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { runCommand } from "../lib/commands.ts";
import { writeTable } from "../render/renderer.ts";
import { kpiRowsExport } from "./export-columns.ts";
import { readKpis } from "./reading-thread.ts";
import type { KpiRowsAsked } from "./rows.ts";
import { readKpiRules, saveKpiRules } from "./rules.ts";

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
    return readKpis(context, "board", asked);
  },

  async trend(context: LedgerContext, input: KpiPeriod): Promise<KpiTrend> {
    const asked = { ...checked(input), now: context.now().toISOString() };
    return readKpis(context, "trend", asked);
  },

  async rows(context: LedgerContext, input: KpiRowsAsked): Promise<KpiRowsAnswer> {
    const asked = { ...checked(input), now: context.now().toISOString() };
    return readKpis(context, "rows", asked);
  },

  async exportRows(
    context: LedgerContext,
    input: Omit<KpiRowsAsked, "offset" | "limit"> & { file: string; lang: Lang },
  ): Promise<{ file: string; rows: number }> {
    const asked = { ...checked(input), now: context.now().toISOString() };
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
    return readKpis(context, "movement", checked(input));
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
