import { Worker } from "node:worker_threads";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { readSnapshot } from "../db/snapshot.ts";
import { workerUrl } from "../workers/worker-url.ts";
import { type Asked, type Found, type Reading, type ReadingName, readOn } from "./reading.ts";

/** How long an unused reading thread stays warm. */
const IDLE_MS = 30_000;

/** What the thread is asked: a reading of a ledger file. Both ends are this program, so the types are the contract. */
export interface ReadingRequest extends Reading {
  readonly id: number;
  readonly path: string;
}

export type ReadingAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: Error };

interface Job {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** The one reading thread of the process, started when needed; it never keeps the process alive. */
class ReadingThread {
  readonly #worker = new Worker(workerUrl("reading"));
  readonly #jobs = new Map<number, Job>();
  readonly #onEnd: () => void;
  #nextId = 1;
  #idle: NodeJS.Timeout | null = null;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
    this.#worker.on("message", (answer: ReadingAnswer) => this.#settle(answer));
    this.#worker.on("error", (error) => this.#end(error));
    this.#worker.on("exit", (code) => this.#end(new Error(`The reading thread stopped with code ${code}`)));
  }

  run(path: string, reading: Reading): Promise<unknown> {
    const id = this.#nextId++;
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#jobs.set(id, { resolve, reject });
      this.#worker.postMessage({ id, path, ...reading } satisfies ReadingRequest);
    });
  }

  #settle(answer: ReadingAnswer): void {
    const job = this.#jobs.get(answer.id);
    this.#jobs.delete(answer.id);
    if (this.#jobs.size === 0) {
      this.#worker.unref();
      this.#idle = setTimeout(() => void this.#worker.terminate(), IDLE_MS).unref();
    }
    if (answer.ok) job?.resolve(answer.value);
    else job?.reject(answer.error);
  }

  #end(error: unknown): void {
    this.#onEnd();
    const jobs = [...this.#jobs.values()];
    this.#jobs.clear();
    for (const job of jobs) job.reject(error);
  }
}

let thread: ReadingThread | null = null;

function readingThread(): ReadingThread {
  if (thread !== null) return thread;
  const started: ReadingThread = new ReadingThread(() => {
    if (thread === started) thread = null;
  });
  thread = started;
  return started;
}

/**
 * Reads the KPIs of the open ledger on one state of it: in the reading thread where the process has one and the ledger is
 * a file, so that a board of a large ledger keeps nobody waiting; here otherwise.
 */
export async function readKpis<Name extends ReadingName>(
  context: LedgerContext,
  name: Name,
  asked: Asked<Name>,
): Promise<Found<Name>> {
  const db = openLedger(context);
  // Somebody who sees a part of the ledger reads here: what narrows it stands on this process's connection.
  const whole = db === context.session.current;
  if (!context.readsAside || !whole || db.dialect !== "sqlite")
    return readSnapshot(db, (read) => readOn(read, name, asked));
  // The thread answers what `readOn` gives of the same name.
  return (await readingThread().run(db.path, { name, asked })) as Found<Name>;
}
