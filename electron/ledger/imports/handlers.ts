import type { Lang } from "../../../shared/contract/common.ts";
import type { CompanyCandidate, ImportProgress, ImportRun } from "../../../shared/contract/imports.ts";
import { exportsEn } from "../../../shared/i18n/exports.en.ts";
import { exportsEs } from "../../../shared/i18n/exports.es.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import type { TableColumn, TableValue } from "../render/protocol.ts";
import { writeTable } from "../render/renderer.ts";
import { inspectSources } from "./intake/inspect-sources.ts";
import type { ItemSelection } from "./reader.ts";
import { allItems, countItems, endedProgress, importItems, importRun, importRuns } from "./reader.ts";

/** Files looked at to find out whose they are. */
const INSPECT_LIMIT = 500;

/** A run as this process knows it: on a full disk its end could not be written. */
function asKnown({ importing }: LedgerContext, run: ImportRun): ImportRun {
  const here = importing.snapshot(run.id);
  if (here?.state !== "failed" || (run.state !== "running" && run.state !== "failed")) return run;
  return { ...run, state: "failed", trouble: here.currentPath === "" ? null : here.currentPath };
}

/** Procedures of the area `imports`. */
export const importsHandlers = {
  inspect: (input: { paths: string[] }): Promise<{ candidates: CompanyCandidate[]; filesSeen: number }> =>
    inspectSources(input.paths, { limit: INSPECT_LIMIT }),

  async start(context: LedgerContext, input: { commandId: string; paths: string[]; ownRfcs: string[] }) {
    const db = openLedger(context);
    const { kept } = await context.backups.beforeImport(db);
    const ownRfcs = input.ownRfcs.map((rfc) => ({ rfc: rfc.trim().toUpperCase(), name: "" }));
    const answer = await context.importing.start(db, { commandId: input.commandId, paths: input.paths, ownRfcs, kept });
    context.changes.publish("imports", "settings", "ledgers");
    return answer;
  },

  async *progress(
    context: LedgerContext,
    input: { runId: number },
    signal: AbortSignal | undefined,
  ): AsyncGenerator<ImportProgress, void, void> {
    if (context.importing.snapshot(input.runId)) {
      yield* context.importing.watch(input.runId, signal);
      return;
    }
    const run = await importRun(openLedger(context).read, input.runId);
    if (!run) throw ledgerError("NOT_FOUND", { what: "run", id: String(input.runId) });
    yield endedProgress(run);
  },

  async cancel(context: LedgerContext, input: { runId: number }): Promise<{ cancelled: boolean }> {
    return { cancelled: context.importing.cancel(input.runId) };
  },

  async runs(context: LedgerContext, input: { offset: number; limit: number }) {
    const { rows, total } = await importRuns(openLedger(context).read, input);
    return { rows: rows.map((run) => asKnown(context, run)), total };
  },

  async items(context: LedgerContext, input: ItemSelection & { lang: Lang; offset: number; limit: number }) {
    const db = openLedger(context).read;
    const run = await importRun(db, input.runId);
    if (!run) throw ledgerError("NOT_FOUND", { what: "run", id: String(input.runId) });
    const rows = await importItems(db, input, input, input.lang);
    return { rows, total: await countItems(db, input), run: asKnown(context, run) };
  },

  async exportItems(context: LedgerContext, input: { runId: number; file: string; lang: Lang }) {
    const db = openLedger(context).read;
    const words = (input.lang === "es" ? exportsEs : exportsEn).imports;
    async function* rows(): AsyncGenerator<readonly TableValue[]> {
      for await (const item of allItems(db, input.runId, input.lang)) {
        yield [item.path, words.outcomes[item.outcome], item.message, item.advice, item.uuid ?? ""];
      }
    }
    const columns: TableColumn[] = [
      { header: words.columns.path, kind: "text", width: 60 },
      { header: words.columns.outcome, kind: "text", width: 14 },
      { header: words.columns.message, kind: "text", width: 60 },
      { header: words.columns.advice, kind: "text", width: 60 },
      { header: words.columns.uuid, kind: "text", width: 40 },
    ];
    const written = await writeTable({ file: input.file, sheetName: words.sheet, columns, rows: rows() });
    return { file: written.file, rows: written.rows };
  },
};
