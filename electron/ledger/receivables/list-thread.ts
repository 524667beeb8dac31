import type { MessagePort } from "node:worker_threads";
import type { LedgerContext } from "../context.ts";
import { fileReadAside, openLedger } from "../context.ts";
import { KeptThread } from "../lib/threads/kept-thread.ts";
import { type WrittenTable, writeSheets } from "../render/renderer.ts";
import { sendSheets } from "../render/sheet-sender.ts";
import { type ExportAsked, exportedRows, exportedSheet } from "./exported.ts";

/** What the thread is asked: the list of a ledger file, its sheets' text to be sent over the port. */
export interface ListJob {
  readonly path: string;
  readonly asked: ExportAsked;
  readonly port: MessagePort;
}

/** Lists pass through; a small nursery keeps what has passed from piling up, one that holds a few pages is cleared less often. */
const NURSERY_MB = 32;

/** The one thread of the process that reads lists; answers how many rows a list has. */
const thread = new KeptThread<ListJob, number>("list", {
  resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB },
});

/**
 * Writes the Excel list of open receivables. Where the process has threads for long readings and the ledger is a file, one
 * reads the rows on one state of it and makes the sheet's text while the render thread packs; here otherwise. Throws
 * WriteFileError, and whatever reading throws.
 */
export function writeReceivables(context: LedgerContext, asked: ExportAsked, file: string): Promise<WrittenTable> {
  const { sheet: sheetName, columns } = exportedSheet(asked);
  const path = fileReadAside(context);
  const db = openLedger(context).read;
  return writeSheets({ columns, sheetName, file }, (port) =>
    path === null
      ? sendSheets(columns, exportedRows(db, asked), port)
      : context.session.reading(thread.ask({ path, asked, port }, [port]), () => thread.close()),
  );
}
