import { searchForm } from "../text.ts";
import { detectDecimalMark, readDecimal } from "./amount.ts";
import { cellText, isBlank, type RawCell, type RawRow } from "./cell.ts";
import { readDay } from "./day.ts";
import type { TableSpec } from "./fields.ts";

/** A column of a file as a person recognises it. */
export interface SourceColumn {
  /** From 0. */
  readonly index: number;
  /** Header, or the letter Excel gives the column when it has none. */
  readonly name: string;
}

/** Letters of a column as Excel counts: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

/** A header without what varies: accents, case, punctuation, a unit in parentheses. */
export function headerForm(text: string): string {
  return searchForm(text.replace(/\([^)]*\)/g, " ").replace(/[^\p{L}\p{N}$%]+/gu, " "));
}

/** Rows at the top among which the header is looked for; banks put a letterhead of a dozen lines before it. */
const SEARCHED_ROWS = 60;
const LONGEST_HEADER = 80;

function looksLikeData(cell: RawCell): boolean {
  const mark = detectDecimalMark([cell]).mark;
  return readDecimal(cell, mark).ok || readDay(cell, "dmy").ok || readDay(cell, "mdy").ok;
}

/** How much a row looks like a header: names this kind of file uses count most, values of rows speak against it. */
function headerScore(row: RawRow, words: ReadonlySet<string>): number {
  let score = 0;
  const seen = new Set<string>();
  for (const cell of row.cells) {
    if (isBlank(cell)) continue;
    const form = headerForm(cellText(cell));
    if (looksLikeData(cell) || form.length > LONGEST_HEADER) score -= 3;
    else if (!seen.has(form)) score += words.has(form) ? 6 : 1;
    seen.add(form);
  }
  return score;
}

/**
 * Row number of the header: the row with the most names this kind of file uses, with at least two, among the first
 * rows. Null when the file begins with data.
 */
export function findHeader(rows: readonly RawRow[], spec: TableSpec): number | null {
  const words = new Set(spec.fields.flatMap((field) => field.words));
  let best: { row: number; score: number } | null = null;
  for (const row of rows.slice(0, SEARCHED_ROWS)) {
    const filled = row.cells.filter((cell) => !isBlank(cell)).length;
    const score = filled < 2 ? 0 : headerScore(row, words);
    if (score > 1 && (best === null || score > best.score)) best = { row: row.row, score };
  }
  return best?.row ?? null;
}

/**
 * Columns of a file with their names. Merged header cells keep their text in the first cell only: when the row above
 * the header spans groups (`Movimiento` over `Cargo` and `Abono`), a column that has no name of its own takes the one
 * above it, and equal names are told apart by theirs. Columns without any cell are left out.
 */
export function sourceColumns(rows: readonly RawRow[], headerRow: number | null): SourceColumn[] {
  const at = rows.findIndex((row) => row.row === headerRow);
  const header = rows[at]?.cells ?? [];
  const above = at > 0 && rows[at - 1]?.row === (headerRow ?? 0) - 1 ? (rows[at - 1]?.cells ?? []) : [];
  const grouped = above.filter((cell) => !isBlank(cell)).length > 1 ? above : [];
  const data = rows.slice(at + 1);
  const width = Math.max(header.length, grouped.length, 0, ...data.slice(0, 200).map((row) => row.cells.length));
  const names = Array.from({ length: width }, (_, index) => cellText(header[index]));
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const columns: SourceColumn[] = [];
  let group = "";
  for (let index = 0; index < width; index++) {
    const over = cellText(grouped[index]);
    if (over !== "") group = over;
    const own = names[index] ?? "";
    if (own === "" && over === "" && data.every((row) => isBlank(row.cells[index]))) continue;
    const doubled = own !== "" && (counts.get(own) ?? 0) > 1 && group !== "";
    const name = own === "" ? over : doubled ? `${group} ${own}` : own;
    columns.push({ index, name: name === "" ? columnLetters(index) : name });
  }
  return columns;
}

/** Names of the columns in one text: files of one layout have the same, so a mapping can be remembered by it. */
export function headerFingerprint(columns: readonly SourceColumn[]): string {
  return columns.map((column) => `${String(column.index)}:${headerForm(column.name)}`).join("|");
}
