import type { MessagePort } from "node:worker_threads";
import { sql } from "kysely";
import { openSqliteReading } from "../db/open-sqlite.ts";
import { answerJobs, oneAtATime } from "../lib/threads/answers.ts";
import { directly, doJob, type JobAnswers, type ReportJob } from "./jobs.ts";
import type { LedgerJob } from "./reporter.ts";

/** Answers report jobs in a worker thread, one after another, each on a connection of its own. */
export function serveReports(port: MessagePort): void {
  answerJobs(port, oneAtATime(onLedger));
}

async function onLedger({ path, job }: LedgerJob): Promise<JobAnswers[ReportJob["kind"]]> {
  const ledger = openSqliteReading(path);
  try {
    return await ledger.read.connection().execute(async (connection) => {
      // One state of the ledger, whatever is committed meanwhile; readers of it do not wait for each other.
      await sql`begin`.execute(connection);
      try {
        return await doJob(connection, job, directly);
      } finally {
        await sql`rollback`.execute(connection);
      }
    });
  } finally {
    await ledger.close();
  }
}
