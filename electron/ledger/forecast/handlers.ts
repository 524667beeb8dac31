import { writeFile } from "node:fs/promises";
import type { Lang } from "../../../shared/contract/common.ts";
import type { ForecastItemView } from "../../../shared/contract/forecast.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { carryOut } from "../lib/carry-out.ts";
import { renderDocument } from "../render/renderer.ts";
import { writeFileSafely } from "../render/write-file.ts";
import { readMaker } from "../reports/maker.ts";
import { readSettings } from "../settings/reader.ts";
import { forecastDocument } from "./export.ts";
import { forecastItems, type ItemSelection } from "./items-reader.ts";
import { forecastRun, forecastRuns } from "./views.ts";
import { makeForecast } from "./writer.ts";

/** Rows read at a time for an export. */
const EXPORT_STEP = 1000;

async function runOf(context: LedgerContext, input: { id: number; asOf: string }) {
  const found = await forecastRun(openLedger(context).read, input.id, input.asOf);
  if (!found) throw ledgerError("NOT_FOUND", { what: "forecast", id: String(input.id) });
  return found;
}

/** Procedures of the area `forecast`. */
export const forecastHandlers = {
  async make(context: LedgerContext, input: { commandId: string; asOf: string; weeks: number }) {
    return carryOut(context, input.commandId, "forecast.make", ["forecast"], (tx, recording) =>
      makeForecast(tx, input, recording),
    );
  },

  async runs(context: LedgerContext, input: { asOf: string; limit: number }) {
    return { rows: await forecastRuns(openLedger(context).read, input.asOf, input.limit) };
  },

  run: runOf,

  items(context: LedgerContext, input: ItemSelection & { offset: number; limit: number }) {
    return forecastItems(openLedger(context).read, input, input);
  },

  /** Throws NOT_FOUND, WriteFileError. */
  async exportRun(context: LedgerContext, input: { id: number; asOf: string; file: string; lang: Lang }) {
    const db = openLedger(context).read;
    const run = await runOf(context, input);
    const { ownRfcs } = await readSettings(db);
    const selection = { runId: input.id, currency: null, week: null, source: null, search: "" };
    const rows: ForecastItemView[] = [];
    for (let offset = 0, last = EXPORT_STEP; last === EXPORT_STEP; offset += EXPORT_STEP) {
      const page = await forecastItems(db, selection, { offset, limit: EXPORT_STEP });
      rows.push(...page.rows);
      last = page.rows.length;
    }
    const document = forecastDocument(run, rows, {
      lang: input.lang,
      maker: await readMaker(db),
      company: ownRfcs.map((own) => own.name || own.rfc).join(" · "),
    });
    const content = await renderDocument(document, "xlsx");
    await writeFileSafely(input.file, (temporary) => writeFile(temporary, content));
    return { file: input.file, rows: rows.length };
  },
};
