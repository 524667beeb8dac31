import { writeFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import type { LedgerDb } from "../db/ledger-db.ts";
import { readSnapshot } from "../db/snapshot.ts";
import { renderDocument } from "../render/renderer.ts";
import { workerUrl } from "../workers/worker-url.ts";
import { directly, doJob, type JobAnswers, type ReportJob, type Writers, withRows } from "./jobs.ts";
import type { ReportAnswer, ReportRequest } from "./report-thread.ts";

/** How long an unused thread stays warm. */
const IDLE_MS = 30_000;

interface Waiting {
  resolve(value: JobAnswers[ReportJob["kind"]]): void;
  reject(error: unknown): void;
}

/**
 * Reads and makes reports. Where screens must not wait, a ledger in a file is read in a worker thread on a connection of
 * its own; a ledger on a server is read over its connection, which waits for the server and not for us.
 */
export class Reporter {
  readonly #aside: boolean;
  #worker: Worker | null = null;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #idle: NodeJS.Timeout | undefined;

  constructor(aside: boolean) {
    this.#aside = aside;
  }

  /** Does a job on the ledger. Throws what reading and writing throw. */
  async run<Job extends ReportJob>(db: LedgerDb, job: Job): Promise<JobAnswers[Job["kind"]]> {
    const answer = !this.#aside
      ? await here(db, job, directly)
      : db.dialect === "sqlite"
        ? await this.#inThread(db.path, job)
        : await here(db, job, inRenderThread);
    // The thread answers a job with what its kind asks for.
    return answer as JobAnswers[Job["kind"]];
  }

  /** Ends the thread; what it was doing rejects. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  #inThread(path: string, job: ReportJob): Promise<JobAnswers[ReportJob["kind"]]> {
    clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#start();
    worker.ref();
    const request: ReportRequest = { id: this.#nextId++, path, job };
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject });
      worker.postMessage(request);
    });
  }

  #start(): Worker {
    const worker = new Worker(workerUrl("report"));
    this.#worker = worker;
    worker.on("message", (answer: ReportAnswer) => this.#settle(worker, answer));
    worker.on("error", (error) => this.#end(worker, error));
    worker.on("exit", (code) => this.#end(worker, new Error(`The report thread stopped with code ${code}`)));
    return worker;
  }

  #settle(worker: Worker, answer: ReportAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) {
      worker.unref();
      this.#idle = setTimeout(() => void worker.terminate(), IDLE_MS).unref();
    }
    if (answer.ok) waiting?.resolve(answer.value);
    else waiting?.reject(answer.code === "" ? answer.error : Object.assign(answer.error, { code: answer.code }));
  }

  #end(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const each of waiting) each.reject(error);
  }
}

const inRenderThread: Writers = {
  pdf: async (document) => renderDocument(await withRows(document), "pdf"),
  xlsx: async (document, file) => writeFile(file, await renderDocument(await withRows(document), "xlsx")),
};

function here(db: LedgerDb, job: ReportJob, writers: Writers): Promise<JobAnswers[ReportJob["kind"]]> {
  return readSnapshot(db, (read) => doJob(read, job, writers));
}
