import type { MessagePort } from "node:worker_threads";
import { sql } from "kysely";
import { openSqliteReading } from "../db/open-sqlite.ts";
import { directly, doJob, type JobAnswers, type ReportJob } from "./jobs.ts";

/** A job on a ledger file. Both ends are this program, so the types are the contract. */
export interface ReportRequest {
  readonly id: number;
  readonly path: string;
  readonly job: ReportJob;
}
export type ReportAnswer =
  | { readonly id: number; readonly ok: true; readonly value: JobAnswers[ReportJob["kind"]] }
  | { readonly id: number; readonly ok: false; readonly error: Error; readonly code: string };

/** Answers report jobs in a worker thread, one after another, each on a connection of its own. */
export function serveReports(port: MessagePort): void {
  let before: Promise<unknown> = Promise.resolve();
  port.on("message", (request: ReportRequest) => {
    before = before.then(async () => port.postMessage(await answer(request)));
  });
}

async function answer({ id, path, job }: ReportRequest): Promise<ReportAnswer> {
  try {
    return { id, ok: true, value: await onLedger(path, job) };
  } catch (reason) {
    const error = reason instanceof Error ? reason : new Error(String(reason));
    // Structured clone keeps message, stack and cause of an error, but not its code.
    const code = "code" in error && typeof error.code === "string" ? error.code : "";
    return { id, ok: false, error, code };
  }
}

async function onLedger(path: string, job: ReportJob): Promise<JobAnswers[ReportJob["kind"]]> {
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
