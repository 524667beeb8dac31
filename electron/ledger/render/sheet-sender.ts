import type { MessagePort } from "node:worker_threads";
import type { TableBatches, TableColumn } from "./protocol.ts";
import { sheetPieces } from "./table-writer.ts";

/**
 * Makes the text of a list's sheets and sends it as the other end asks for it; returns the rows of the list, or of what was
 * sent when the other end closed. Throws what reading the rows throws, the port being closed then.
 */
export async function sendSheets(
  columns: readonly TableColumn[],
  batches: TableBatches,
  port: MessagePort,
): Promise<number> {
  let asked = 0;
  let open = true;
  let changed = Promise.withResolvers<void>();
  port.on("message", (pieces: number) => {
    asked += pieces;
    changed.resolve();
  });
  port.on("close", () => {
    open = false;
    changed.resolve();
  });
  let rows = 0;
  try {
    for await (const piece of sheetPieces(columns, batches)) {
      while (open && asked === 0) {
        changed = Promise.withResolvers();
        await changed.promise;
      }
      if (!open) return rows;
      asked -= 1;
      // Given away, not copied: a hundred thousand rows are seventy million bytes.
      port.postMessage(piece, [piece.bytes.buffer]);
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
