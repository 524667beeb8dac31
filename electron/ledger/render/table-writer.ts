import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { type CellValue, writeXlsxStream } from "hucre/xlsx";
import { isDay } from "../../../shared/domain/days.ts";
import type { PlainValue, TableColumn } from "./protocol.ts";
import { DAY_FORMAT, safeText } from "./sheet-cells.ts";

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
 * Writes a list of any length to an .xlsx file, row by row, in memory that does not grow with it (docs/decisions/0011). A
 * list longer than a sheet goes on in the next one. Words are string cells and never formulas (RELIABILITY T22).
 */
export async function streamTable(
  columns: readonly TableColumn[],
  sheetName: string,
  rows: AsyncIterable<readonly PlainValue[]>,
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
  rows: AsyncIterable<readonly PlainValue[]>,
): AsyncGenerator<CellValue[]> {
  const days = new Map<string, CellValue>();
  for await (const row of rows) yield columns.map(({ kind }, index) => cellValue(kind, row[index] ?? null, days));
}

function cellValue(kind: TableColumn["kind"], value: PlainValue, days: Map<string, CellValue>): CellValue {
  if (value === null || typeof value === "number") return value;
  if (kind === "instant") return instantOrText(value);
  return kind === "day" ? dayOrText(value, days) : safeText(value);
}

/** A real date; what is no day stays readable as text, and nothing stays empty. Lists have few different days. */
function dayOrText(value: string, days: Map<string, CellValue>): CellValue {
  if (value === "") return null;
  const known = days.get(value);
  if (known !== undefined) return known;
  const cell = isDay(value) ? new Date(`${value}T00:00:00Z`) : safeText(value);
  days.set(value, cell);
  return cell;
}

function instantOrText(value: string): CellValue {
  if (value === "") return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? safeText(value) : date;
}
