import type { Lang } from "../../../shared/contract/common.ts";
import type { CompanyCandidate, ImportProgress } from "../../../shared/contract/imports.ts";
import { importsWords } from "../../../shared/i18n/import-reasons.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { writeTable } from "../render/write-table.ts";
import { inspectSources } from "./intake/inspect-sources.ts";
import type { ItemSelection } from "./reader.ts";
import { allItems, countItems, endedProgress, importItems, importRun, importRuns } from "./reader.ts";

/** Files looked at to find out whose they are. */
const INSPECT_LIMIT = 500;

/** Procedures of the area `imports`. */
export const importsHandlers = {
  inspect: (input: { paths: string[] }): Promise<{ candidates: CompanyCandidate[]; filesSeen: number }> =>
    inspectSources(input.paths, { limit: INSPECT_LIMIT }),

  async start(context: LedgerContext, input: { commandId: string; paths: string[]; ownRfcs: string[] }) {
    const db = openLedger(context);
    const ownRfcs = input.ownRfcs.map((rfc) => ({ rfc: rfc.trim().toUpperCase(), name: "" }));
    const answer = await context.importing.start(db, { commandId: input.commandId, paths: input.paths, ownRfcs });
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

  runs: (context: LedgerContext, input: { offset: number; limit: number }) =>
    importRuns(openLedger(context).read, input),

  async items(context: LedgerContext, input: ItemSelection & { lang: Lang; offset: number; limit: number }) {
    const db = openLedger(context).read;
    const run = await importRun(db, input.runId);
    if (!run) throw ledgerError("NOT_FOUND", { what: "run", id: String(input.runId) });
    return { rows: await importItems(db, input, input, input.lang), total: await countItems(db, input), run };
  },

  async exportItems(context: LedgerContext, input: { runId: number; file: string; lang: Lang }) {
    const db = openLedger(context).read;
    const words = importsWords(input.lang);
    const rows = await writeTable({
      file: input.file,
      sheetName: words.sheet,
      columns: [
        { key: "path", header: words.columns.path, kind: "text", width: 60 },
        { key: "outcome", header: words.columns.outcome, kind: "text", width: 14 },
        { key: "message", header: words.columns.message, kind: "text", width: 60 },
        { key: "advice", header: words.columns.advice, kind: "text", width: 60 },
        { key: "uuid", header: words.columns.uuid, kind: "text", width: 40 },
      ],
      rows: (async function* () {
        for await (const item of allItems(db, input.runId, input.lang)) {
          yield { ...item, outcome: words.outcomes[item.outcome], uuid: item.uuid ?? "" };
        }
      })(),
    });
    return { file: input.file, rows };
  },
};
