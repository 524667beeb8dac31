import { formatMinor } from "../../shared/domain/money.ts";
import { plainInstant } from "../lib/format.ts";
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
  if (column.kind === "instant") return plainInstant(String(value)) ?? safeCell(String(value));
  return safeCell(String(value));
}

/** Rows as a table for the clipboard: tab between cells, one line a row, headers first. */
export function asTable<Row>(columns: readonly GridColumn<Row>[], rows: readonly Row[]): string {
  const header = columns.map((column) => safeCell(column.title)).join("\t");
  return [header, ...rows.map((row) => columns.map((column) => cellText(column, row)).join("\t"))].join("\r\n");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/**
 * The same as a table of HTML, which spreadsheets prefer: words are marked as text, so that a folio of `007` or `1-2` stays
 * what it is, and need no apostrophe; numbers and days are read as such.
 */
export function asHtml<Row>(columns: readonly GridColumn<Row>[], rows: readonly Row[]): string {
  const words = (text: string): string => escaped(text.replace(/\p{Cc}+/gu, " ").trim());
  const cell = (column: GridColumn<Row>, row: Row): string => {
    const value = column.value(row);
    if (value === null || value === "") return "<td></td>";
    if (column.kind === "text" || column.kind === "code") {
      return `<td style='mso-number-format:"\\@"'>${words(String(value))}</td>`;
    }
    if (column.kind === "day")
      return `<td style='mso-number-format:"yyyy\\-mm\\-dd"'>${escaped(cellText(column, row))}</td>`;
    return `<td>${escaped(cellText(column, row))}</td>`;
  };
  const line = (cells: readonly string[]): string => `<tr>${cells.join("")}</tr>`;
  const header = line(columns.map((column) => `<th>${words(column.title)}</th>`));
  return `<meta charset="utf-8"><table>${header}${rows.map((row) => line(columns.map((column) => cell(column, row)))).join("")}</table>`;
}
