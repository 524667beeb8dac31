import { formatMinor } from "../../shared/domain/money.ts";
import type { GridColumn } from "./column.ts";

/** Signs that make a spreadsheet read a cell as a formula, in their full-width forms too. */
const FORMULA_START = /^[\s\p{Cc}\u200b\ufeff]*[=+\-@＝＋－＠]/u;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * A text as it may stand in a pasted cell: on one line, and with a leading apostrophe when a spreadsheet would take it for
 * a formula (RELIABILITY T22). Numbers stay numbers.
 */
export function safeCell(text: string): string {
  const dangerous = FORMULA_START.test(text) || /^[\t\r]/.test(text);
  const line = text.replace(/\p{Cc}+/gu, " ").trim();
  if (PLAIN_NUMBER.test(line)) return line;
  return dangerous ? `'${line}` : line;
}

/** A value as spreadsheets in Spanish and English read it: plain decimals, ISO days. */
export function cellText<Row>(column: GridColumn<Row>, row: Row): string {
  const value = column.value(row);
  if (value === null) return "";
  if (column.kind === "money" && typeof value === "number") return formatMinor(value, column.currency?.(row) ?? "MXN");
  return safeCell(String(value));
}

/** Rows as a table for the clipboard: tab between cells, one line a row, headers first. */
export function asTable<Row>(columns: readonly GridColumn<Row>[], rows: readonly Row[]): string {
  const header = columns.map((column) => safeCell(column.title)).join("\t");
  return [header, ...rows.map((row) => columns.map((column) => cellText(column, row)).join("\t"))].join("\r\n");
}
