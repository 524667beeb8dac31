import { CsvError, type Options, parse } from "csv-parse/sync";
import { isBlank, type RawRow } from "../../../../shared/domain/tabular/cell.ts";
import { Refused, TABLE_LIMITS } from "./table.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;
/** Lines the separator is guessed from. */
const SAMPLE_LINES = 60;

const options = (delimiter: string, quote: '"' | false): Options => ({
  delimiter,
  quote,
  bom: true,
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true,
  skip_empty_lines: true,
  max_record_size: TABLE_LIMITS.columns * TABLE_LIMITS.cellCharacters,
  to: TABLE_LIMITS.rows + 1,
  info: true,
});

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

function parseRecords(text: string, delimiter: string, quote: '"' | false): Parsed[] {
  // The library's types do not follow `info: true`; its shape is fixed by its documentation.
  return parse(text, options(delimiter, quote)) as unknown as Parsed[];
}

/** How well a separator cuts the lines: most lines with one same number of cells, more cells better. */
function delimiterScore(lines: readonly string[], delimiter: string): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const cells = line.replace(/"(?:[^"]|"")*"/g, "").split(delimiter).length;
    if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
  }
  return Math.max(0, ...[...counts].map(([cells, times]) => times * times * (1 + Math.log2(cells))));
}

function delimiterOf(text: string): string {
  const declared = /^\ufeff?sep=(.)\r?\n/i.exec(text)?.[1];
  if (declared !== undefined) return declared;
  const lines = text
    .slice(0, 100_000)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, SAMPLE_LINES);
  return DELIMITERS.reduce((best, delimiter) =>
    delimiterScore(lines, delimiter) > delimiterScore(lines, best) ? delimiter : best,
  );
}

/**
 * Rows of a CSV. The separator is guessed from the lines, or taken from Excel's `sep=` line. Text whose quotes do not
 * match is read once more with quotes as plain letters, as long as every line then has as many cells as its neighbours:
 * inches and nicknames come with single quotes from systems that never escape them. Throws Refused.
 */
export function readCsv(text: string): RawRow[] {
  const delimiter = delimiterOf(text);
  const body = text.replace(/^(\ufeff?)sep=.(\r?\n)/i, "$1$2");
  let records: Parsed[];
  try {
    records = parseRecords(body, delimiter, '"');
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === "CSV_MAX_RECORD_SIZE") throw new Refused("not-a-table");
    records = unquoted(body, delimiter, error);
  }
  if (records.length > TABLE_LIMITS.rows) throw new Refused("too-many-rows", String(TABLE_LIMITS.rows));
  const rows: RawRow[] = [];
  // `info.lines` counts line ends seen when the record closed; a quoted cell with line ends inside began lines before.
  for (const { info, record } of records) {
    if (record.length > TABLE_LIMITS.columns) throw new Refused("not-a-table");
    const cells = record.map((cell) => cell.slice(0, TABLE_LIMITS.cellCharacters));
    if (cells.every(isBlank)) continue;
    rows.push({ row: info.lines, cells });
  }
  return rows;
}

function unquoted(text: string, delimiter: string, cause: CsvError): Parsed[] {
  const line = typeof cause["lines"] === "number" ? String(cause["lines"]) : "";
  const records = parseRecords(text, delimiter, false);
  const widths = new Map<number, number>();
  for (const { record } of records) widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
  const usual = [...widths].sort((a, b) => b[1] - a[1])[0];
  const fits = usual !== undefined && usual[0] > 1 && usual[1] >= records.length * 0.8;
  if (!fits) throw new Refused("odd-quotes", line);
  return records;
}
