import { basename } from "node:path";
import type { Lang } from "../../../shared/contract/common.ts";
import { INVOICE_LINES_SPEC, readInvoiceLine } from "../../../shared/domain/agencies/invoice-lines.ts";
import { isComplete, type Mapping, mappingGaps } from "../../../shared/domain/tabular/fields.ts";
import { dataRows } from "../../../shared/domain/tabular/guess.ts";
import { sourceColumns } from "../../../shared/domain/tabular/header.ts";
import { problemWord, refusalWord } from "../../../shared/i18n/tabular-words.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { previewTable } from "../lib/tabular/preview.ts";
import { rememberMapping } from "../lib/tabular/remembered.ts";
import type { TableFile } from "../lib/tabular/table.ts";

/** A table of what an agency charges, and how it is read. */
export interface LinesRequest {
  readonly file: string;
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly mapping: Mapping | null;
  readonly lang: Lang;
}
type Refused = { readonly code: string; readonly message: string };

/** Notes sent to a screen; a file with more wrong rows than this needs mending first. */
const MOST_NOTES = 1000;
/** Lines an invoice takes. */
const MOST_LINES = 5000;

/** Reads the file. */
export async function linesTable(context: LedgerContext, input: LinesRequest): Promise<TableFile | Refused> {
  const read = await context.tables.read(input.file, input.sheet ?? input.mapping?.sheet ?? null);
  if (read.kind === "table") return read;
  const code = read.kind === "refused" ? read.code : "not-expected";
  return { code, message: refusalWord(input.lang, code, read.kind === "refused" ? read.detail : "") };
}

/** Whether the file could not be read. */
export function isRefused(table: TableFile | Refused): table is Refused {
  return "code" in table;
}

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
export async function previewLines(context: LedgerContext, input: LinesRequest, currency: string, table: TableFile) {
  const preview = await previewTable(openLedger(context).read, {
    spec: INVOICE_LINES_SPEC,
    file: input.file,
    table,
    mapping: input.mapping,
    ...(input.headerRow === null ? {} : { headerRow: input.headerRow === 0 ? null : input.headerRow }),
    readRow: (mapping, row) => readInvoiceLine(mapping, row, currency).cells,
  });
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
