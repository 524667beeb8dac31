import { MessageChannel, type MessagePort } from "node:worker_threads";
import { currencyDecimals } from "../../../shared/domain/money.ts";
import { KeptThread } from "../lib/threads/kept-thread.ts";
import type { LetterDocument } from "./letter/model.ts";
import type { ReportDocument } from "./model.ts";
import type { PlainValue, RenderRequest, RowBatch, TableColumn, TableValue } from "./protocol.ts";
import { writeFileSafely } from "./write-file.ts";

const BATCH_ROWS = 250;
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
 * Writes a list of any length to an Excel file with real numbers and dates. The rows are read here and written in the
 * render thread, a few batches ahead at most. Throws WriteFileError, and whatever reading the rows throws.
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
  const sent = sendRows(table.rows, port1);
  const [writing, sending] = await Promise.allSettled([written, sent]);
  port1.close();
  if (sending.status === "rejected") throw sending.reason;
  if (writing.status === "rejected") throw writing.reason;
  return sending.value;
}

/** A value as a sheet has it: an amount in units of its currency. */
export function plain(value: TableValue): PlainValue {
  return typeof value === "object" && value !== null ? value.minor / 10 ** currencyDecimals(value.currency) : value;
}

async function sendRows(rows: TableFile["rows"], port: MessagePort): Promise<number> {
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
  const send = async (batch: RowBatch): Promise<boolean> => {
    while (open && asked === 0) {
      changed = Promise.withResolvers();
      await changed.promise;
    }
    if (!open) return false;
    asked -= 1;
    port.postMessage(batch);
    return true;
  };
  let count = 0;
  let batch: (readonly PlainValue[])[] = [];
  try {
    for await (const row of rows) {
      batch.push(row.map(plain));
      count += 1;
      if (batch.length < BATCH_ROWS) continue;
      if (!(await send(batch))) return count;
      batch = [];
    }
    await send(batch);
    await send(null);
  } catch (error) {
    port.close();
    throw error;
  }
  return count;
}
