import { basename } from "node:path";
import type { Lang } from "../../../shared/contract/common.ts";
import type { OpeningCounts, OpeningImport, OpeningNote } from "../../../shared/contract/openings.ts";
import { OPENING_SPEC, type OpeningTerms, readOpening } from "../../../shared/domain/openings/line.ts";
import { isComplete, type Mapping, mappingGaps } from "../../../shared/domain/tabular/fields.ts";
import { dataRows } from "../../../shared/domain/tabular/guess.ts";
import { sourceColumns } from "../../../shared/domain/tabular/header.ts";
import type { ReadRow } from "../../../shared/domain/tabular/read-row.ts";
import { openingMessage } from "../../../shared/i18n/opening-reasons.ts";
import { problemWord } from "../../../shared/i18n/tabular-words.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import {
  type AskedTable,
  isRefused,
  lookAtAsked,
  MOST_NOTES,
  type RefusedTable,
  readAsked,
} from "../lib/tabular/asked-table.ts";
import type { RowReader } from "../lib/tabular/preview.ts";
import { rememberMapping } from "../lib/tabular/remembered.ts";
import type { TableFile } from "../lib/tabular/table.ts";
import { printFormat } from "../render/format.ts";
import { readSettings } from "../settings/reader.ts";
import { judgeOpenings, type Reading, type Verdict } from "./judge.ts";
import { openingBatches, openingLine, openingLines } from "./reader.ts";
import { recordOpenings, undoBatch } from "./writer.ts";

interface FileRequest extends AskedTable {
  readonly cutoff: string;
  readonly currency: string;
  readonly adjust: boolean;
}
interface Window {
  readonly offset: number;
  readonly limit: number;
}
/** The table with the mapping given, remembered or guessed. */
async function lookAt(context: LedgerContext, input: FileRequest, table: TableFile, terms: OpeningTerms) {
  // The words of every code are in shared/i18n; the preview passes codes on as they are.
  const readRow: RowReader = (mapping, row) => readOpening(mapping, row, terms).cells as ReadRow;
  return lookAtAsked(context, input, { spec: OPENING_SPEC, table, readRow });
}

/** Judges all rows of a table: verdicts of the good ones, and what is said of each row. */
async function judge(
  reading: Reading,
  input: FileRequest,
  table: TableFile,
  mapping: Mapping,
  terms: OpeningTerms,
): Promise<{ verdicts: Verdict[]; result: Omit<OpeningImport, "batchId" | "refused"> }> {
  const reads = dataRows(table.rows, mapping.headerRow).map((row) => readOpening(mapping, row, terms));
  const verdicts = await judgeOpenings(
    reading,
    reads.flatMap(({ line }) => line ?? []),
    input,
  );
  const notes: OpeningNote[] = reads.flatMap(({ cells }) =>
    cells.problems.map((problem) => ({
      row: cells.row,
      outcome: "refused" as const,
      code: problem.code,
      message: problemWord(input.lang, OPENING_SPEC.use, problem),
    })),
  );
  const counts = { rows: reads.length, new: 0, linked: 0, adjusting: 0, same: 0, refused: 0 };
  counts.refused = reads.filter(({ line }) => line === null).length;
  const totals = new Map<string, { currency: string; lines: number; openMinor: number }>();
  for (const verdict of verdicts) {
    const { line, outcome } = verdict;
    counts[outcome]++;
    if (outcome !== "new") {
      notes.push({ row: line.row, outcome, code: verdict.code, message: messageOf(input.lang, verdict) });
    }
    if (outcome === "refused" || outcome === "same") continue;
    const total = totals.get(line.currency) ?? { currency: line.currency, lines: 0, openMinor: 0 };
    totals.set(line.currency, { ...total, lines: total.lines + 1, openMinor: total.openMinor + line.openMinor });
  }
  notes.sort((a, b) => a.row - b.row);
  return { verdicts, result: summary(input, counts, [...totals.values()], notes) };
}

function summary(
  input: FileRequest,
  counts: OpeningCounts,
  totals: OpeningImport["totals"],
  notes: readonly OpeningNote[],
) {
  const sorted = [...totals].sort((a, b) => (a.currency < b.currency ? -1 : 1));
  return { file: basename(input.file), counts, totals: sorted, notes: notes.slice(0, MOST_NOTES) };
}

function messageOf(lang: Lang, verdict: Verdict): string {
  const { line, ledgerMinor } = verdict;
  const amount = (minor: number): string => `${line.currency} ${printFormat(lang).amount(minor, line.currency)}`;
  return openingMessage(lang, verdict.code, {
    detail: verdict.detail,
    line: amount(line.openMinor),
    ledger: ledgerMinor === null ? "" : amount(ledgerMinor),
  });
}

async function termsOf(context: LedgerContext, input: FileRequest): Promise<OpeningTerms> {
  const { defaultCreditDays } = await readSettings(openLedger(context).read);
  return { cutoff: input.cutoff, currency: input.currency, defaultCreditDays };
}

function refusal(input: FileRequest, refused: RefusedTable): OpeningImport {
  const counts = { rows: 0, new: 0, linked: 0, adjusting: 0, same: 0, refused: 0 };
  return { ...summary(input, counts, [], []), refused, batchId: null };
}

const command = commandsOf("openings", ["openings", "receivables", "customers", "reports", "payments"]);

/** Procedures of the area `openings`. */
export const openingsHandlers = {
  async preview(context: LedgerContext, input: FileRequest) {
    const db = openLedger(context);
    const table = await readAsked(context, input);
    if (isRefused(table)) return { refused: table, table: null, result: null };
    const terms = await termsOf(context, input);
    const preview = await lookAt(context, input, table, terms);
    if (!isComplete(mappingGaps(OPENING_SPEC, preview.mapping.columns))) {
      return { refused: null, table: preview, result: null };
    }
    const { result } = await db.readBulk((bulk) => judge({ sql: db.read, bulk }, input, table, preview.mapping, terms));
    return { refused: null, table: preview, result: { ...result, refused: null, batchId: null } };
  },

  async importFile(context: LedgerContext, input: FileRequest & { commandId: string }): Promise<OpeningImport> {
    const table = await readAsked(context, input);
    if (isRefused(table)) return refusal(input, table);
    const terms = await termsOf(context, input);
    const { mapping } = await lookAt(context, input, table, terms);
    if (!isComplete(mappingGaps(OPENING_SPEC, mapping.columns))) {
      return refusal(input, { code: "columns", message: openingMessage(input.lang, "columns", {}) });
    }
    return command(context, input.commandId, "importFile", async (tx, recording): Promise<OpeningImport> => {
      const { verdicts, result } = await judge(tx, input, table, mapping, terms);
      const fit = verdicts.filter(({ outcome }) => outcome !== "refused" && outcome !== "same");
      await rememberMapping(tx, OPENING_SPEC.use, sourceColumns(table.rows, mapping.headerRow), mapping);
      if (fit.length === 0) return { ...result, refused: null, batchId: null };
      const source = { file: basename(input.file), sha256: table.sha256, cutoff: input.cutoff };
      const batchId = await recordOpenings(tx, fit, source, await readSettings(tx.sql), recording);
      return { ...result, refused: null, batchId };
    });
  },

  batches: (context: LedgerContext, input: Window) => openingBatches(openLedger(context).read, input),

  lines: (context: LedgerContext, input: Window & { batchId: number }) =>
    openingLines(openLedger(context).read, input.batchId, input),

  async line(context: LedgerContext, input: { uuid: string; asOf: string }) {
    const line = await openingLine(openLedger(context).read, input);
    if (!line) throw ledgerError("NOT_FOUND", { what: "document", id: input.uuid });
    return line;
  },

  undo: (context: LedgerContext, input: { commandId: string; batchId: number }) =>
    command(context, input.commandId, "undo", async (tx, recording) => {
      const lines = await undoBatch(tx, input.batchId, await readSettings(tx.sql), recording);
      return { undone: lines > 0, lines };
    }),
};
