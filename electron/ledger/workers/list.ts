import { parentPort } from "node:worker_threads";
import { tellVersion } from "../db/kept-readings.ts";
import { openSqliteReading, WHOLE_FILE } from "../db/open-sqlite.ts";
import { readSnapshot } from "../db/snapshot.ts";
import { answerJobs } from "../lib/threads/answers.ts";
import { exportedRows, exportedSheet } from "../receivables/exported.ts";
import type { ListJob } from "../receivables/list-thread.ts";
import { sendSheets } from "../render/sheet-sender.ts";

/** Opens the ledger for each list, so that nothing holds its file, or pages of it, when the list is written. */
async function send({ path, asked, port }: ListJob): Promise<number> {
  try {
    const db = openSqliteReading(path, WHOLE_FILE);
    try {
      const { columns } = exportedSheet(asked);
      return await readSnapshot(db, (read) => {
        // One state: the rates of the day, read once, hold to its end.
        tellVersion(read, () => 0);
        return sendSheets(columns, exportedRows(read, asked), port);
      });
    } finally {
      await db.close();
    }
  } finally {
    port.close();
  }
}

if (parentPort !== null) answerJobs(parentPort, send);
