import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { type CellValue, writeXlsxStream } from "hucre/xlsx";
import { isDay } from "../../../shared/domain/days.ts";
import { currencyDecimals } from "../../../shared/domain/money.ts";
import type { TableColumn, TableValue } from "./protocol.ts";
import { DAY_FORMAT, safeText } from "./xlsx-writer.ts";

const FORMATS: Readonly<Record<TableColumn["kind"], string | null>> = {
  text: null,
  // A third decimal shows only where a currency has one.
  money: "#,##0.00#",
  integer: "#,##0",
  day: DAY_FORMAT,
  instant: `${DAY_FORMAT} hh:mm`,
};

/** Characters a sheet's name may not have. */
const FORBIDDEN_IN_NAME = /[\\/?*[\]:]/g;

/**
 * Writes a list of any length to an .xlsx file, row by row, in memory that does not grow with it
 * (docs/decisions/excel-writers.md). A list longer than a sheet goes on in the next one. Words are string cells and never
 * formulas (RELIABILITY T22).
 */
export async function streamTable(
  columns: readonly TableColumn[],
  sheetName: string,
  rows: AsyncIterable<readonly TableValue[]>,
  file: string,
): Promise<void> {
  const stream = writeXlsxStream(cellRows(columns, rows), {
    name: safeText(sheetName).replace(FORBIDDEN_IN_NAME, " ").slice(0, 31),
    columns: columns.map(({ header, width, kind }) => {
      const numFmt = FORMATS[kind];
      return { header: safeText(header), width, ...(numFmt === null ? {} : { numFmt }) };
    }),
    freezePane: { rows: 1 },
  });
  await pipeline(stream, createWriteStream(file));
}

async function* cellRows(
  columns: readonly TableColumn[],
  rows: AsyncIterable<readonly TableValue[]>,
): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield columns.map(({ kind }, index) => cellValue(kind, row[index] ?? null));
}

function cellValue(kind: TableColumn["kind"], value: TableValue): CellValue {
  if (value === null || typeof value === "number") return value;
  if (typeof value === "object") return value.minor / 10 ** currencyDecimals(value.currency);
  if (kind === "day" || kind === "instant") return dateOrText(kind, value);
  return safeText(value);
}

/** A real date; what is no date stays readable as text, and nothing stays empty. */
function dateOrText(kind: "day" | "instant", value: string): CellValue {
  if (value === "") return null;
  if (kind === "day") return isDay(value) ? new Date(`${value}T00:00:00Z`) : safeText(value);
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? safeText(value) : date;
}
