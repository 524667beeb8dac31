import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { SheetPiece, TableBatches, TableColumn } from "./protocol.ts";
import { safeText } from "./sheet-cells.ts";
import { type SheetPart, sheetWriter, workbookParts } from "./sheet-xml.ts";

/** Characters a sheet's name may not have. */
const FORBIDDEN_IN_NAME = /[\\/?*[\]:]/g;
const LONGEST_NAME = 31;
/** Rows of a sheet, the header among them. */
const MOST_ROWS = 1_048_576;
/** Bytes of a piece that is handed on, and of the buffer it piles up in: a long row more than that. */
const FULL_BYTES = 240 * 1024;
const PIECE_BYTES = 256 * 1024;

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
  batches: TableBatches,
  file: string,
  mostRows = MOST_ROWS,
): Promise<void> {
  return packSheets(columns, sheetName, sheetPieces(columns, batches, mostRows), file);
}

/** The text of a list's sheets, piece by piece. */
export async function* sheetPieces(
  columns: readonly TableColumn[],
  batches: TableBatches,
  mostRows = MOST_ROWS,
): AsyncGenerator<SheetPiece> {
  const piece = new Piece();
  let sheet = sheetWriter(columns);
  piece.add(sheet.head());
  for await (const batch of batches) {
    for (const row of batch) {
      if (sheet.rows() >= mostRows) {
        piece.add(sheet.end());
        yield { bytes: piece.take(), rows: sheet.rows() };
        sheet = sheetWriter(columns);
        piece.add(sheet.head());
      }
      piece.add(sheet.row(row));
      if (piece.isFull()) yield { bytes: piece.take(), rows: null };
    }
  }
  piece.add(sheet.end());
  yield { bytes: piece.take(), rows: sheet.rows() };
}

/** Bytes a character takes in UTF-8 at most, for each unit of a text. */
const MOST_BYTES = 3;

/**
 * Text as it piles up, in UTF-8 at once: as one long text it would be a tree of all its parts until it is sent, which the
 * collector of garbage walks through again and again.
 */
class Piece {
  #bytes = Buffer.allocUnsafeSlow(PIECE_BYTES);
  #length = 0;

  add(text: string): void {
    const most = this.#length + text.length * MOST_BYTES;
    if (most > this.#bytes.length) {
      const wider = Buffer.allocUnsafeSlow(most * 2);
      this.#bytes.copy(wider, 0, 0, this.#length);
      this.#bytes = wider;
    }
    this.#length += this.#bytes.write(text, this.#length);
  }

  isFull(): boolean {
    return this.#length >= FULL_BYTES;
  }

  /** What has piled up; the next text begins a new one. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#bytes = Buffer.allocUnsafeSlow(PIECE_BYTES);
    this.#length = 0;
    return taken;
  }
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
  const source = pieces[Symbol.asyncIterator]();
  const sheets: SheetPart[] = [];
  try {
    let next = await source.next();
    while (next.done !== true) {
      let rows: number | null = null;
      async function* parts(): AsyncGenerator<Uint8Array> {
        while (next.done !== true && rows === null) {
          ({ rows } = next.value);
          yield next.value.bytes;
          next = await source.next();
        }
      }
      const stream = Readable.from(parts(), { objectMode: false });
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
