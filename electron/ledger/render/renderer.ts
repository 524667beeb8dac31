import { MessageChannel, type MessagePort } from "node:worker_threads";
import { KeptThread } from "../lib/threads/kept-thread.ts";
import type { LetterDocument } from "./letter/model.ts";
import type { ReportDocument } from "./model.ts";
import type { RenderRequest, SheetPiece, TableColumn, TableValue } from "./protocol.ts";
import { sheetPieces } from "./table-writer.ts";
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

/**
 * Writes a list of any length to an Excel file with real numbers and dates. The rows are read, and the sheet's text made of
 * them, here; the render thread packs it meanwhile, a few pieces behind at most. Throws WriteFileError, and whatever reading
 * the rows throws.
 */
export async function writeTable(table: TableFile): Promise<{ file: string; rows: number; bytes: number }> {
  let rows = 0;
  const bytes = await writeFileSafely(table.file, async (temporary) => {
    rows = await sendTable(table, temporary);
  });
  return { file: table.file, rows, bytes };
}

async function sendTable(table: TableFile, temporary: string): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  const { columns, sheetName } = table;
  const written = thread.ask({ kind: "table", columns, sheetName, file: temporary, port: port2 }, [port2]);
  // The writer closes its end when it fails; the sender then stops and the writer's error is the one thrown.
  const sent = sendPieces(sheetPieces(columns, table.rows), port1);
  const [writing, sending] = await Promise.allSettled([written, sent]);
  port1.close();
  if (sending.status === "rejected") throw sending.reason;
  if (writing.status === "rejected") throw writing.reason;
  return sending.value;
}

/** Sends what the other end has asked for; returns the rows of the list, or of what was sent when the other end closed. */
async function sendPieces(pieces: AsyncIterable<SheetPiece>, port: MessagePort): Promise<number> {
  let asked = 0;
  let open = true;
  let changed = Promise.withResolvers<void>();
  port.on("message", () => {
    asked += 1;
    changed.resolve();
  });
  port.on("close", () => {
    open = false;
    changed.resolve();
  });
  let rows = 0;
  try {
    for await (const piece of pieces) {
      while (open && asked === 0) {
        changed = Promise.withResolvers();
        await changed.promise;
      }
      if (!open) return rows;
      asked -= 1;
      port.postMessage(piece);
      // The header is a row of each sheet and none of the list.
      rows += piece.rows === null ? 0 : piece.rows - 1;
    }
    port.postMessage(null);
  } catch (error) {
    port.close();
    throw error;
  }
  return rows;
}
