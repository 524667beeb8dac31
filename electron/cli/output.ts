import type { Writable } from "node:stream";

/** Where the command line writes: JSON and results to `out`, everything said to a person beside it to `err`. */
export interface Streams {
  readonly out: Writable;
  readonly err: Writable;
}

/** Column of a printed table. */
export interface Column<Row> {
  readonly header: string;
  readonly align: "left" | "right";
  readonly text: (row: Row) => string;
}

/** Widest cell printed; longer ones end in an ellipsis. */
const MOST_WIDTH = 44;

function cell(text: string, width: number, align: "left" | "right"): string {
  const letters = [...text];
  const cut = letters.length > width ? `${letters.slice(0, width - 1).join("")}…` : text;
  const pad = " ".repeat(Math.max(0, width - [...cut].length));
  return align === "right" ? pad + cut : cut + pad;
}

/** A table in plain text with a header line. */
export function printTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map((column) => column.text(row)));
  const widths = columns.map((column, index) =>
    Math.min(MOST_WIDTH, Math.max([...column.header].length, ...cells.map((line) => [...(line[index] ?? "")].length))),
  );
  const line = (texts: readonly string[]): string =>
    columns
      .map((column, index) => cell(texts[index] ?? "", widths[index] ?? 0, column.align))
      .join("  ")
      .trimEnd();
  const headers = line(columns.map((column) => column.header));
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [headers, rule, ...cells.map(line)].join("\n");
}

/** Digits of a decimal string grouped by thousands: `-1,234,567.80`. */
export function grouped(decimal: string): string {
  const [whole = "", fraction] = decimal.split(".");
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}
