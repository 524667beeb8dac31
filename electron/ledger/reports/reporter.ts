import { writeFile } from "node:fs/promises";
import type { LedgerDb } from "../db/ledger-db.ts";
import { readSnapshot } from "../db/snapshot.ts";
import { KeptThread } from "../lib/threads/kept-thread.ts";
import { renderDocument } from "../render/renderer.ts";
import { directly, doJob, type JobAnswers, type ReportJob, type Writers, withRows } from "./jobs.ts";

/** What the thread is asked: a job on a ledger file. */
export interface LedgerJob {
  readonly path: string;
  readonly job: ReportJob;
}

/**
 * Reads and makes reports. Where screens must not wait, a ledger in a file is read in a worker thread on a connection of
 * its own; a ledger on a server is read over its connection, which waits for the server and not for us.
 */
export class Reporter {
  readonly #aside: boolean;
  readonly #thread = new KeptThread<LedgerJob, JobAnswers[ReportJob["kind"]]>("report");

  constructor(aside: boolean) {
    this.#aside = aside;
  }

  /** Does a job on the ledger. Throws what reading and writing throw. */
  async run<Job extends ReportJob>(db: LedgerDb, job: Job): Promise<JobAnswers[Job["kind"]]> {
    const answer = !this.#aside
      ? await here(db, job, directly)
      : db.dialect === "sqlite"
        ? await this.#thread.ask({ path: db.path, job })
        : await here(db, job, inRenderThread);
    // The thread answers a job with what its kind asks for.
    return answer as JobAnswers[Job["kind"]];
  }

  /** Ends the thread; what it was doing rejects. */
  async close(): Promise<void> {
    await this.#thread.close();
  }
}

const inRenderThread: Writers = {
  pdf: async (document) => renderDocument(await withRows(document), "pdf"),
  xlsx: async (document, file) => writeFile(file, await renderDocument(await withRows(document), "xlsx")),
};

function here(db: LedgerDb, job: ReportJob, writers: Writers): Promise<JobAnswers[ReportJob["kind"]]> {
  return readSnapshot(db, (read) => doJob(read, job, writers));
}
