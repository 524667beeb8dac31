import { parentPort } from "node:worker_threads";
import { openSqliteReading } from "../db/open-sqlite.ts";
import { readSnapshot } from "../db/snapshot.ts";
import { type Asked, type ReadingName, readOn } from "../kpis/reading.ts";
import type { ReadingJob } from "../kpis/reading-thread.ts";
import { answerJobs } from "../lib/threads/answers.ts";

/** Opens the ledger for each reading, so that nothing holds its file when it is closed, restored or moved. */
async function read({ path, name, asked }: ReadingJob): Promise<unknown> {
  const db = openSqliteReading(path);
  try {
    return await readSnapshot(db, (handle) => readOn(handle, name, asked as Asked<ReadingName>));
  } finally {
    await db.close();
  }
}

if (parentPort !== null) answerJobs(parentPort, read);
