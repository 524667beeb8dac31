import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { SheetPiece, TableColumn, TableValue } from "./protocol.ts";
import { safeText } from "./sheet-cells.ts";
import { type SheetPart, sheetWriter, workbookParts } from "./sheet-xml.ts";

/** Characters a sheet's name may not have. */
const FORBIDDEN_IN_NAME = /[\\/?*[\]:]/g;
const LONGEST_NAME = 31;
/** Rows of a sheet, the header among them. */
const MOST_ROWS = 1_048_576;
const PIECE_CHARS = 64 * 1024;

/**
 * Writes a list of any length to an .xlsx file, row by row, in memory that does not grow with it (docs/decisions/0034). A
 * list longer than a sheet goes on in the next one. Words are string cells and never formulas (RELIABILITY T22); the header
 * stays in sight and has Excel's filter.
 *
 * @param mostRows rows of one sheet, the header among them
 */
export function streamTable(
  columns: readonly TableColumn[],
  sheetName: string,
  rows: AsyncIterable<readonly TableValue[]>,
  file: string,
  mostRows = MOST_ROWS,
): Promise<void> {
  return packSheets(columns, sheetName, sheetPieces(columns, rows, mostRows), file);
}

/** The text of a list's sheets, piece by piece. */
export async function* sheetPieces(
  columns: readonly TableColumn[],
  rows: AsyncIterable<readonly TableValue[]> | Iterable<readonly TableValue[]>,
  mostRows = MOST_ROWS,
): AsyncGenerator<SheetPiece> {
  let sheet = sheetWriter(columns);
  let text = sheet.head();
  for await (const row of rows) {
    if (sheet.rows() >= mostRows) {
      yield { text: text + sheet.end(), rows: sheet.rows() };
      sheet = sheetWriter(columns);
      text = sheet.head();
    }
    text += sheet.row(row);
    if (text.length < PIECE_CHARS) continue;
    yield { text, rows: null };
    text = "";
  }
  yield { text: text + sheet.end(), rows: sheet.rows() };
}

/** Writes a workbook of the sheets whose text comes in pieces. */
export async function packSheets(
  columns: readonly TableColumn[],
  sheetName: string,
  pieces: AsyncIterable<SheetPiece>,
  file: string,
): Promise<void> {
  const zip = new ZipFile();
  const packed = Readable.from(zip.outputStream);
  zip.on("error", (error: Error) => packed.destroy(error));
  const filling = fill(zip, columns, sheetName, pieces).catch((error: unknown) => {
    packed.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  });
  await Promise.all([filling, pipeline(packed, createWriteStream(file))]);
}

async function fill(
  zip: ZipFile,
  columns: readonly TableColumn[],
  sheetName: string,
  pieces: AsyncIterable<SheetPiece>,
): Promise<void> {
  const encoder = new TextEncoder();
  const source = pieces[Symbol.asyncIterator]();
  const sheets: SheetPart[] = [];
  try {
    let next = await source.next();
    while (next.done !== true) {
      let rows: number | null = null;
      async function* texts(): AsyncGenerator<Uint8Array> {
        while (next.done !== true && rows === null) {
          ({ rows } = next.value);
          yield encoder.encode(next.value.text);
          next = await source.next();
        }
      }
      const stream = Readable.from(texts(), { objectMode: false });
      zip.addReadStream(stream, `xl/worksheets/sheet${sheets.length + 1}.xml`);
      await finished(stream);
      sheets.push({ name: nameOf(sheetName, sheets.length), rows: rows ?? 1 });
    }
  } finally {
    await source.return?.();
  }
  for (const [path, text] of workbookParts(sheets, columns)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
}

/** Name of a sheet; those after the first are numbered. */
function nameOf(wanted: string, index: number): string {
  const suffix = index === 0 ? "" : `_${index + 1}`;
  // A name neither begins nor ends in an apostrophe.
  const plain = safeText(wanted)
    .replace(FORBIDDEN_IN_NAME, " ")
    .replaceAll(/^'+|'+$/g, " ");
  return plain.slice(0, LONGEST_NAME - suffix.length) + suffix;
}
