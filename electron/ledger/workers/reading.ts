import { parentPort } from "node:worker_threads";
import { openSqliteReader } from "../db/open-sqlite.ts";
import { readSnapshot } from "../db/snapshot.ts";
import { type Asked, type ReadingName, readOn } from "../kpis/reading.ts";
import type { ReadingAnswer, ReadingRequest } from "../kpis/reading-thread.ts";

/** Opens the ledger for each reading, so that nothing holds its file when it is closed, restored or moved. */
async function work({ id, path, name, asked }: ReadingRequest): Promise<ReadingAnswer> {
  try {
    const db = openSqliteReader(path);
    try {
      return { id, ok: true, value: await readSnapshot(db, (read) => readOn(read, name, asked as Asked<ReadingName>)) };
    } finally {
      await db.close();
    }
  } catch (error) {
    return { id, ok: false, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

parentPort?.on("message", (request: ReadingRequest) => {
  void work(request).then((answer) => parentPort?.postMessage(answer));
});
