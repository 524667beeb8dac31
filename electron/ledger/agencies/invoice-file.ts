import { basename } from "node:path";
import type { Lang } from "../../../shared/contract/common.ts";
import { INVOICE_LINES_SPEC, readInvoiceLine } from "../../../shared/domain/agencies/invoice-lines.ts";
import { isComplete, type Mapping, mappingGaps } from "../../../shared/domain/tabular/fields.ts";
import { dataRows } from "../../../shared/domain/tabular/guess.ts";
import { sourceColumns } from "../../../shared/domain/tabular/header.ts";
import { problemWord } from "../../../shared/i18n/tabular-words.ts";
import type { LedgerContext } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { type AskedTable, lookAtAsked, MOST_NOTES } from "../lib/tabular/asked-table.ts";
import type { RowReader } from "../lib/tabular/preview.ts";
import { rememberMapping } from "../lib/tabular/remembered.ts";
import type { TableFile } from "../lib/tabular/table.ts";

/** Lines an invoice takes. */
const MOST_LINES = 5000;

/** Lines of the table, and what is said of its rows. */
function judge(table: TableFile, mapping: Mapping, currency: string, lang: Lang) {
  const reads = dataRows(table.rows, mapping.headerRow).map((row) => readInvoiceLine(mapping, row, currency));
  const lines = reads.flatMap(({ line }) => line ?? []);
  const notes = reads.flatMap(({ cells }) =>
    cells.problems.map((problem) => ({
      row: cells.row,
      message: problemWord(lang, INVOICE_LINES_SPEC.use, problem),
    })),
  );
  const counts = {
    rows: reads.length,
    lines: lines.length,
    refused: reads.length - lines.length,
    commissionMinor: lines.reduce((sum, line) => sum + line.commissionMinor, 0),
  };
  return { lines, counts, notes: notes.slice(0, MOST_NOTES) };
}

/** The table through the mapping given, remembered or guessed, with what its rows come to. */
export async function previewLines(context: LedgerContext, input: AskedTable, currency: string, table: TableFile) {
  const readRow: RowReader = (mapping, row) => readInvoiceLine(mapping, row, currency).cells;
  const preview = await lookAtAsked(context, input, { spec: INVOICE_LINES_SPEC, table, readRow });
  const complete = isComplete(mappingGaps(INVOICE_LINES_SPEC, preview.mapping.columns));
  const judged = complete ? judge(table, preview.mapping, currency, input.lang) : null;
  const fits = judged !== null && judged.counts.refused === 0 && judged.lines.length > 0;
  return {
    table: preview,
    counts: judged?.counts ?? null,
    notes: judged?.notes ?? [],
    /** Null: there is no line, a row is wrong, or there are too many. */
    lines: fits && judged.lines.length <= MOST_LINES ? judged.lines : null,
    name: basename(input.file),
  };
}

/** Keeps how the columns of the table were read. */
export async function rememberLines(tx: LedgerTx, table: TableFile, mapping: Mapping): Promise<void> {
  await rememberMapping(tx, INVOICE_LINES_SPEC.use, sourceColumns(table.rows, mapping.headerRow), mapping);
}
