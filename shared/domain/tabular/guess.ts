import { detectDecimalMark, readDecimal } from "./amount.ts";
import { isBlank, type RawCell, type RawRow } from "./cell.ts";
import { readCurrency } from "./currency.ts";
import { detectDayOrder, readDay } from "./day.ts";
import type { FieldSpec, Mapping, TableSpec } from "./fields.ts";
import { findHeader, headerForm, type SourceColumn, sourceColumns } from "./header.ts";
import { readRfc } from "./words.ts";

/** Rows whose cells are looked at to tell what a column holds. */
const SAMPLE_ROWS = 200;

/** A mapping proposed for a file, and whether its conventions were plain to see. */
export interface GuessedMapping {
  readonly mapping: Mapping;
  readonly columns: readonly SourceColumn[];
  readonly decimalCertain: boolean;
  readonly dayOrderCertain: boolean;
}

function nameScore(field: FieldSpec, name: string): number {
  const form = headerForm(name);
  const exact = field.words.indexOf(form);
  if (exact >= 0) return 100 - Math.min(exact, 30);
  const words = new Set(form.split(" "));
  const within = field.words.findIndex((candidate) => candidate.split(" ").every((word) => words.has(word)));
  return within < 0 ? 0 : 55 - Math.min(within, 30);
}

function readable(field: FieldSpec, cell: RawCell): boolean {
  switch (field.kind) {
    case "text":
      return true;
    case "day":
      return readDay(cell, "dmy").ok || readDay(cell, "mdy").ok || readDay(cell, "ymd").ok;
    case "amount":
    case "rate":
      return readDecimal(cell, detectDecimalMark([cell]).mark).ok;
    case "currency":
      return readCurrency(cell).ok;
    case "rfc":
      return readRfc(cell).ok;
  }
}

/** Share of a column's filled cells that can be read as the field; 1 for an empty column, which speaks against nothing. */
function fitShare(field: FieldSpec, cells: readonly RawCell[]): number {
  const filled = cells.filter((cell) => !isBlank(cell));
  if (filled.length === 0) return 1;
  return filled.filter((cell) => readable(field, cell)).length / filled.length;
}

/**
 * Which column is which field: by the words of the header first, by what the cells hold second. A column goes to one
 * field, the best pair first. Without a header a field that must be there takes the only column that fits its kind.
 */
export function guessColumns(
  spec: TableSpec,
  columns: readonly SourceColumn[],
  data: readonly RawRow[],
): Record<string, number> {
  const sample = data.slice(0, SAMPLE_ROWS);
  const cellsOf = new Map(columns.map(({ index }) => [index, sample.map((row) => row.cells[index] ?? null)]));
  const pairs: { key: string; index: number; score: number }[] = [];
  for (const field of spec.fields) {
    for (const column of columns) {
      const named = nameScore(field, column.name);
      if (named === 0) continue;
      const share = fitShare(field, cellsOf.get(column.index) ?? []);
      if (share >= 0.5) pairs.push({ key: field.key, index: column.index, score: named + share * 20 });
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.index - b.index);
  const chosen: Record<string, number> = {};
  const taken = new Set<number>();
  for (const { key, index } of pairs) {
    if (chosen[key] !== undefined || taken.has(index)) continue;
    chosen[key] = index;
    taken.add(index);
  }
  for (const field of spec.fields) {
    if (!field.required || chosen[field.key] !== undefined || field.kind === "text") continue;
    const fitting = columns.filter(({ index }) => {
      const cells = cellsOf.get(index) ?? [];
      return !taken.has(index) && cells.some((cell) => !isBlank(cell)) && fitShare(field, cells) > 0.9;
    });
    const only = fitting.length === 1 ? fitting[0] : undefined;
    if (only === undefined) continue;
    chosen[field.key] = only.index;
    taken.add(only.index);
  }
  return chosen;
}

/** Rows of data: those after the header, blank ones left out. */
export function dataRows(rows: readonly RawRow[], headerRow: number | null): RawRow[] {
  return rows.filter((row) => row.row > (headerRow ?? 0) && row.cells.some((cell) => !isBlank(cell)));
}

function cellsOfKind(
  spec: TableSpec,
  chosen: Readonly<Record<string, number>>,
  rows: readonly RawRow[],
  kinds: readonly string[],
): RawCell[] {
  const indexes = spec.fields.filter((field) => kinds.includes(field.kind)).flatMap((field) => chosen[field.key] ?? []);
  return rows.flatMap((row) => indexes.map((index) => row.cells[index] ?? null));
}

/** Proposes how a sheet is read. `headerRow` undefined: look for it; null: there is none. */
export function guessMapping(
  spec: TableSpec,
  sheet: string,
  rows: readonly RawRow[],
  headerRow?: number | null,
): GuessedMapping {
  const header = headerRow === undefined ? findHeader(rows, spec) : headerRow;
  const columns = sourceColumns(rows, header);
  const data = dataRows(rows, header);
  const chosen = guessColumns(spec, columns, data);
  const decimal = detectDecimalMark(cellsOfKind(spec, chosen, data, ["amount", "rate"]));
  const order = detectDayOrder(cellsOfKind(spec, chosen, data, ["day"]));
  return {
    mapping: { sheet, headerRow: header, columns: chosen, decimal: decimal.mark, dayOrder: order.order },
    columns,
    decimalCertain: decimal.certain,
    dayOrderCertain: order.certain,
  };
}
