import { stat } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { workerUrl } from "../../workers/worker-url.ts";
import { type FileRead, TABLE_LIMITS } from "./table.ts";

/** What a tabular worker is started with. */
export interface TabularJob {
  readonly path: string;
  readonly sheet: string | null;
}

/** Bounds of one reading; tests make them small. */
export interface ReadBounds {
  readonly heapMiB: number;
  readonly timeoutMs: number;
}

/**
 * Reads a user's CSV, workbook or OFX file in a worker thread of its own, with a bound on memory and time: a hostile file
 * ends that thread and is refused, and the ledger process goes on. Never throws for what a file can be.
 */
export function readTable(path: string, sheet: string | null, bounds: ReadBounds = TABLE_LIMITS): Promise<FileRead> {
  const job: TabularJob = { path, sheet };
  const worker = new Worker(workerUrl("tabular"), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: bounds.heapMiB },
  });
  return new Promise<FileRead>((resolve, reject) => {
    const refuse = (code: "too-slow" | "too-large" | "damaged"): void => resolve({ kind: "refused", code, detail: "" });
    const timer = setTimeout(() => refuse("too-slow"), bounds.timeoutMs);
    worker.once("message", (read: FileRead) => resolve(read));
    worker.once("error", (error) => {
      if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") refuse("too-large");
      else reject(error);
    });
    worker.once("exit", () => {
      clearTimeout(timer);
      refuse("damaged");
    });
  }).finally(() => void worker.terminate());
}

/** The last files read, so that a change of the mapping does not read the file again. */
export class TabularReader {
  readonly #kept = new Map<string, Promise<FileRead>>();

  /** As {@link readTable}, but a file that has not changed since is not read twice. */
  async read(path: string, sheet: string | null): Promise<FileRead> {
    const status = await stat(path).catch(() => null);
    const key = JSON.stringify([path, sheet, status?.size, status?.mtimeMs, status?.ino]);
    const kept = this.#kept.get(key);
    if (kept !== undefined && status !== null) return kept;
    const reading = readTable(path, sheet);
    this.#kept.clear();
    this.#kept.set(key, reading);
    reading.catch(() => this.#kept.delete(key));
    return reading;
  }

  /** Lets go of what is kept. */
  forget(): void {
    this.#kept.clear();
  }
}
