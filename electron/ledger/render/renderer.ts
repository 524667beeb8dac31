import { MessageChannel, type MessagePort } from "node:worker_threads";
import { KeptThread } from "../lib/threads/kept-thread.ts";
import type { LetterDocument } from "./letter/model.ts";
import type { ReportDocument } from "./model.ts";
import type { RenderRequest, TableColumn, TableValue } from "./protocol.ts";
import { sendSheets } from "./sheet-sender.ts";
import { writeFileSafely } from "./write-file.ts";

/** Lists pass through; a small nursery keeps what has passed from piling up. */
const NURSERY_MB = 8;

/** The one render thread of the process. */
const thread = new KeptThread<RenderRequest, Uint8Array>("render", {
  resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB },
});

/** Renders a document in the render thread; `logo` is the picture its letterhead names. */
export function renderDocument(
  document: ReportDocument,
  format: "pdf" | "xlsx",
  logo: Uint8Array | null = null,
): Promise<Uint8Array> {
  return thread.ask({ kind: format, document, logo });
}

/** Renders a letter in the render thread; `logo` is the picture its letterhead names. */
export function renderLetter(letter: LetterDocument, logo: Uint8Array | null): Promise<Uint8Array> {
  return thread.ask({ kind: "letter", letter, logo });
}

/** Joins PDF files into one, in the render thread. */
export function mergePdfs(files: readonly string[]): Promise<Uint8Array> {
  return thread.ask({ kind: "merge", files });
}

/** A list to be written to Excel. */
export interface TableFile {
  readonly columns: readonly TableColumn[];
  /** Read batch by batch as the file is written. */
  readonly rows: AsyncIterable<readonly TableValue[]> | Iterable<readonly TableValue[]>;
  readonly file: string;
  readonly sheetName: string;
}

/** What was written. */
export interface WrittenTable {
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
}

/**
 * Writes a list of any length to an Excel file with real numbers and dates. The rows are read, and the sheet's text made of
 * them, here; the render thread packs it meanwhile, a few pieces behind at most. Throws WriteFileError, and whatever reading
 * the rows throws.
 */
export function writeTable({ rows, ...table }: TableFile): Promise<WrittenTable> {
  return writeSheets(table, (port) =>
    sendSheets(table.columns, Symbol.iterator in rows ? [rows] : oneByOne(rows), port),
  );
}

async function* oneByOne<Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  for await (const row of rows) yield [row];
}

/**
 * Writes the Excel file of a list whose text `send` sends over the port it is given, from wherever it is made, answering how
 * many rows the list has. Throws WriteFileError, and whatever `send` throws.
 */
export async function writeSheets(
  { columns, sheetName, file }: Omit<TableFile, "rows">,
  send: (port: MessagePort) => Promise<number>,
): Promise<WrittenTable> {
  let rows = 0;
  const bytes = await writeFileSafely(file, async (temporary) => {
    const { port1, port2 } = new MessageChannel();
    const written = thread.ask({ kind: "table", columns, sheetName, file: temporary, port: port2 }, [port2]);
    // The writer closes its end when it fails; the sender then stops and the writer's error is the one thrown.
    const [writing, sending] = await Promise.allSettled([written, send(port1)]);
    port1.close();
    if (sending.status === "rejected") throw sending.reason;
    if (writing.status === "rejected") throw writing.reason;
    rows = sending.value;
  });
  return { file, rows, bytes };
}
