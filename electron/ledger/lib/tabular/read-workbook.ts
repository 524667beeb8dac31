import { readXls, readXlsx, streamXlsxRows } from "hucre";
import { type DateCell, isBlank, type RawCell, type RawRow } from "../../../../shared/domain/tabular/cell.ts";
import { checkPackage } from "./check-package.ts";
import { Refused, TABLE_LIMITS } from "./table.ts";

/** Sheets of a workbook and the rows of one of them. */
export interface WorkbookRead {
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly rows: readonly RawRow[];
}

type Value = string | number | boolean | Date | null | undefined;

/** Excel keeps a time without a day as a day of 1899 or 1900. */
const FIRST_DAY = "1900-01-02";

function dateCell(date: Date): DateCell | string | null {
  if (Number.isNaN(date.getTime())) return null;
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  const day = rounded.slice(0, 10);
  const time = rounded.slice(11, 19);
  if (day < FIRST_DAY) return time;
  return { day, time: time === "00:00:00" ? "" : time };
}

function toCell(value: Value): RawCell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return dateCell(value);
  return typeof value === "string" ? value.slice(0, TABLE_LIMITS.cellCharacters) : value;
}

/** Rows with something in them; stray cells beyond the last column anybody uses are left out. */
class Rows {
  readonly kept: RawRow[] = [];

  add(index: number, values: readonly Value[]): void {
    const cells = values.slice(0, TABLE_LIMITS.columns).map(toCell);
    if (cells.every(isBlank)) return;
    if (this.kept.length >= TABLE_LIMITS.rows) throw new Refused("too-many-rows", String(TABLE_LIMITS.rows));
    this.kept.push({ row: index + 1, cells });
  }
}

/**
 * Reads one sheet of an XLSX workbook as a stream: the named one, else the first visible one that has a table's worth of
 * rows. Formulas give the value Excel stored beside them and are never computed; nothing a workbook links to is opened.
 * Throws Refused.
 */
export async function readXlsxSheet(bytes: Buffer, wanted: string | null): Promise<WorkbookRead> {
  await checkPackage(bytes);
  const sheets: string[] = [];
  await readXlsx(bytes, {
    sheets: ({ name, hidden, veryHidden }) => {
      if (hidden !== true && veryHidden !== true && sheets.length < TABLE_LIMITS.sheets) sheets.push(name);
      return false;
    },
  });
  if (wanted !== null && !sheets.includes(wanted)) throw new Refused("no-such-sheet", wanted.slice(0, 100));
  let first: WorkbookRead | null = null;
  for (const sheet of wanted === null ? sheets : [wanted]) {
    const rows = new Rows();
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) rows.add(index, values);
    const read = { sheets, sheet, rows: rows.kept };
    if (wanted !== null || isTable(rows.kept)) return read;
    first ??= read;
  }
  if (first === null) throw new Refused("empty");
  return first;
}

/** Reads a workbook of Excel 97 to 2003, which is small by its format. Throws Refused. */
export async function readXlsSheet(bytes: Buffer, wanted: string | null): Promise<WorkbookRead> {
  if (bytes.includes(Buffer.from("EncryptionInfo", "utf16le"))) throw new Refused("encrypted");
  const workbook = await readXls(bytes);
  const sheets = workbook.sheets.slice(0, TABLE_LIMITS.sheets).map(({ name }) => name);
  if (wanted !== null && !sheets.includes(wanted)) throw new Refused("no-such-sheet", wanted.slice(0, 100));
  const reads = workbook.sheets.map(({ name, rows: values }): WorkbookRead => {
    const rows = new Rows();
    if (wanted === null || wanted === name) for (const [index, row] of values.entries()) rows.add(index, row);
    return { sheets, sheet: name, rows: rows.kept };
  });
  const chosen = reads.find(({ sheet, rows }) => (wanted === null ? isTable(rows) : sheet === wanted)) ?? reads[0];
  if (chosen === undefined) throw new Refused("empty");
  return chosen;
}

/** Whether a sheet has at least a header and a row of two cells: covers and notes have less. */
function isTable(rows: readonly RawRow[]): boolean {
  return rows.filter(({ cells }) => cells.filter((cell) => !isBlank(cell)).length >= 2).length >= 2;
}
