import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { PlainValue, TableColumn } from "./protocol.ts";
import { safeText } from "./sheet-cells.ts";
import { type SheetPart, sheetWriter, workbookParts } from "./sheet-xml.ts";

/** Characters a sheet's name may not have. */
const FORBIDDEN_IN_NAME = /[\\/?*[\]:]/g;
const LONGEST_NAME = 31;
/** Rows of a sheet, the header among them. */
const MOST_ROWS = 1_048_576;
const CHUNK_CHARS = 64 * 1024;

/**
 * Writes a list of any length to an .xlsx file, row by row, in memory that does not grow with it (docs/decisions/0034). A
 * list longer than a sheet goes on in the next one. Words are string cells and never formulas (RELIABILITY T22); the header
 * stays in sight and has Excel's filter.
 *
 * @param mostRows rows of one sheet, the header among them
 */
export async function streamTable(
  columns: readonly TableColumn[],
  sheetName: string,
  rows: AsyncIterable<readonly PlainValue[]>,
  file: string,
  mostRows = MOST_ROWS,
): Promise<void> {
  const zip = new ZipFile();
  const packed = Readable.from(zip.outputStream);
  zip.on("error", (error: Error) => packed.destroy(error));
  const filling = fill(zip, columns, sheetName, rows, mostRows).catch((error: unknown) => {
    packed.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  });
  await Promise.all([filling, pipeline(packed, createWriteStream(file))]);
}

async function fill(
  zip: ZipFile,
  columns: readonly TableColumn[],
  sheetName: string,
  rows: AsyncIterable<readonly PlainValue[]>,
  mostRows: number,
): Promise<void> {
  const source = rows[Symbol.asyncIterator]();
  const sheets: SheetPart[] = [];
  try {
    let next = await source.next();
    do {
      const sheet = sheetWriter(columns);
      async function* chunks(): AsyncGenerator<Buffer> {
        let text = sheet.head();
        while (next.done !== true && sheet.rows() < mostRows) {
          text += sheet.row(next.value);
          if (text.length >= CHUNK_CHARS) {
            yield Buffer.from(text);
            text = "";
          }
          next = await source.next();
        }
        yield Buffer.from(text + sheet.end());
      }
      const stream = Readable.from(chunks(), { objectMode: false });
      zip.addReadStream(stream, `xl/worksheets/sheet${sheets.length + 1}.xml`);
      await finished(stream);
      sheets.push({ name: nameOf(sheetName, sheets.length), rows: sheet.rows() });
    } while (next.done !== true);
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
