/** Writes one Excel list from made-up rows and says how much memory the process took at most: `sheet-writer.js writer rows file`. */
import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import type { TableColumn, TableValue } from "../../electron/ledger/render/protocol.ts";
import { streamTable } from "../../electron/ledger/render/table-writer.ts";

const TEXTS = 6;
const AMOUNTS = 8;
const DAYS = 3;
const NUMBERS = 3;
const kinds: readonly TableColumn["kind"][] = [
  ...Array.from({ length: TEXTS }, () => "text" as const),
  ...Array.from({ length: AMOUNTS }, () => "money" as const),
  ...Array.from({ length: DAYS }, () => "day" as const),
  ...Array.from({ length: NUMBERS }, () => "integer" as const),
];
const columns: readonly TableColumn[] = kinds.map((kind, index) => ({
  header: `Columna ${index + 1}`,
  kind,
  width: 16,
}));

function madeUp(kind: TableColumn["kind"], row: number, column: number): TableValue {
  const lot = (row * 40_503 + column * 12_345) % 65_536;
  if (kind === "text") return `Distribuidora Central ${lot} SA de CV`;
  if (kind === "money") return 100 + lot + (row % 100) / 100;
  if (kind === "day")
    return `2026-${String(1 + (lot % 12)).padStart(2, "0")}-${String(1 + (row % 28)).padStart(2, "0")}`;
  return lot;
}

const rowOf = (row: number): TableValue[] => kinds.map((kind, column) => madeUp(kind, row, column));

async function* made(rows: number): AsyncGenerator<TableValue[][]> {
  for (let row = 0; row < rows; row++) yield [rowOf(row)];
}

/** The same rows with exceljs' streaming writer, days and formats as it wants them. */
async function writeWithExceljs(rows: number, file: string): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true });
  const sheet = workbook.addWorksheet("Cartera", { views: [{ state: "frozen", ySplit: 1 }] });
  const formats = { text: "", money: "#,##0.00", day: "dd/mm/yyyy", instant: "", percent: "", integer: "#,##0" };
  sheet.columns = columns.map(({ header, kind, width }) => ({ header, width, style: { numFmt: formats[kind] } }));
  for (let row = 0; row < rows; row++) {
    const values = rowOf(row).map((value, column) =>
      kinds[column] === "day" ? new Date(`${String(value)}T00:00:00Z`) : value,
    );
    sheet.addRow(values).commit();
  }
  sheet.commit();
  await workbook.commit();
}

const [, , writer = "", rows = "0", file = ""] = process.argv;
if (writer === "exceljs") await writeWithExceljs(Number(rows), file);
else await streamTable(columns, "Cartera", made(Number(rows)), file);
// Of this program alone: what the system says of a process's resources counts its parent's memory at the start.
const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
process.send?.(Number(peak ?? Number.NaN) / 1024);
process.disconnect?.();
