import { basename } from "node:path";
import type { Lang } from "../../../shared/contract/common.ts";
import type { Consolidated, RateImport } from "../../../shared/contract/rates.ts";
import { type RateProblem, readRateTable } from "../../../shared/domain/rates/rate-table.ts";
import { rateProblemMessage, rateRefusal } from "../../../shared/i18n/rate-reasons.ts";
import { refusalWord } from "../../../shared/i18n/tabular-words.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { readTable } from "../lib/tabular/tabular-reader.ts";
import type { AgingSelection } from "../receivables/aging-reader.ts";
import { customerTotals, openOfCustomers } from "../receivables/aging-reader.ts";
import type { Selection } from "../receivables/page-reader.ts";
import { openOfSelection, receivableTotals } from "../receivables/page-reader.ts";
import { readSettings } from "../settings/reader.ts";
import { bookedSums, consolidatedTotals } from "./consolidated.ts";
import { rateCoverage, ratePage, ratesOn } from "./reader.ts";
import { addRate, compareRates, importRates, removeRate } from "./writer.ts";

interface OneRate {
  readonly commandId: string;
  readonly currency: string;
  readonly day: string;
  readonly source: string;
}

const command = commandsOf("rates", ["rates", "receivables", "reports"]);

/** What is known before a file is compared with the ledger. */
function emptyImport(file: string): RateImport {
  const counts = { added: 0, corrected: 0, unchanged: 0, notQuoted: 0 };
  return { file: basename(file), refused: null, ...counts, currencies: [], from: null, to: null, problems: [] };
}

/** Procedures of the area `rates`. */
export const ratesHandlers = {
  page: (context: LedgerContext, input: { currency: string | null; history: boolean; offset: number; limit: number }) =>
    ratePage(openLedger(context).read, input),

  async coverage(context: LedgerContext, input: { asOf: string }) {
    const db = openLedger(context).read;
    const { rateDaysBack } = await readSettings(db);
    return { rows: await rateCoverage(db, input.asOf, rateDaysBack) };
  },

  add(context: LedgerContext, input: OneRate & { rate: string }) {
    const { commandId, ...statement } = input;
    return command(context, commandId, "add", (tx, recording) => addRate(tx, statement, { ...recording, origin: "" }));
  },

  remove(context: LedgerContext, input: OneRate) {
    const { commandId, ...statement } = input;
    return command(context, commandId, "remove", async (tx, recording) => ({
      removed: await removeRate(tx, statement, { ...recording, origin: "" }),
    }));
  },

  async importFile(
    context: LedgerContext,
    input: { commandId: string; file: string; currency: string | null; dryRun: boolean; lang: Lang },
  ): Promise<RateImport> {
    const db = openLedger(context);
    const result = emptyImport(input.file);
    const read = await readTable(input.file, null);
    if (read.kind !== "table") {
      const code = read.kind === "refused" ? read.code : "not-expected";
      const message = refusalWord(input.lang, code, read.kind === "refused" ? read.detail : "");
      return { ...result, refused: { code, message } };
    }
    const table = readRateTable(read.rows, input.currency);
    if (!table.ok) {
      const message = rateRefusal(input.lang, table.code, table.detail);
      return { ...result, refused: { code: table.code, message } };
    }
    const days = table.lines.map((line) => line.day).sort();
    const about = {
      ...result,
      notQuoted: table.notQuoted,
      currencies: [...new Set(table.lines.map((line) => line.currency))].sort(),
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
      problems: table.problems.map((problem: RateProblem) => ({
        ...problem,
        message: rateProblemMessage(input.lang, problem),
      })),
    };
    const count = (comparison: Awaited<ReturnType<typeof compareRates>>): RateImport => ({
      ...about,
      added: comparison.added.length,
      corrected: comparison.corrected.length,
      unchanged: comparison.unchanged,
    });
    if (input.dryRun) return count(await compareRates(db.read, table.lines));
    return command(context, input.commandId, "importFile", async (tx, recording) => {
      const comparison = await compareRates(tx.sql, table.lines);
      await importRates(tx, comparison, { ...recording, origin: basename(input.file) });
      return count(comparison);
    });
  },

  async consolidatedDocuments(context: LedgerContext, input: Selection): Promise<Consolidated> {
    const db = openLedger(context).read;
    const { rateDaysBack } = await readSettings(db);
    const rates = await ratesOn(db, input.asOf, rateDaysBack);
    return consolidatedTotals(await receivableTotals(db, input), await bookedSums(db, openOfSelection(input)), rates);
  },

  async consolidatedCustomers(context: LedgerContext, input: AgingSelection): Promise<Consolidated> {
    const db = openLedger(context).read;
    const { rateDaysBack } = await readSettings(db);
    const rates = await ratesOn(db, input.asOf, rateDaysBack);
    const totals = await customerTotals(db, input);
    return consolidatedTotals(totals, await bookedSums(db, openOfCustomers(input)), rates);
  },
};
