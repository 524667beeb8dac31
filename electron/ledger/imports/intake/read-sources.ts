import { availableParallelism } from "node:os";
import { workerUrl } from "../../workers/worker-url.ts";
import { type Found, find } from "./find.ts";
import type { IntakeItem } from "./item.ts";
import { WorkerPool } from "./worker-pool.ts";

export interface SourceOptions {
  /** Ends the reading: the iteration stops after the batch at hand, without an error. */
  readonly signal: AbortSignal;
  /** Items of a batch, at most; by default a thousand. */
  readonly batchSize?: number;
  /**
   * Worker threads, by default two where the machine has cores for them beside the ledger. On two cores a second one
   * gains nothing: one parses about as fast as the ledger books, and each has to get warm first.
   */
  readonly workers?: number;
  /** Which of these SHA-256 are in the ledger already: their files are not parsed. */
  isKnown(sha256: readonly string[]): Promise<ReadonlySet<string>>;
  /** Told as the search goes on; `found` also grows when archives turn out to have members. */
  onFound(found: number, searching: boolean, currentPath: string): void;
  /** The worker's file, its patience with one file and its heap; tests put faults in. */
  readonly worker?: URL;
  readonly itemTimeoutMs?: number;
  readonly heapMiB?: number;
}

/**
 * Files booked in one transaction. With twice as many as 500 a page of an index that several of them touch is written and
 * synced half as often, which saves the ledger a tenth of its work; more saves little and takes memory.
 */
const BATCH = 1000;
/** Entries of the first job handed to a worker; each next one is twice as large, up to the size of a batch. */
const FIRST_JOB = 50;
/** Found entries that may wait for a worker: more than most imports have, so that their end is known while they run. */
const ENTRIES_AHEAD = 100_000;

/**
 * Reads files, folders and archives into batches of items, in the order of the walk and the same order every time.
 * Everything that is found ends in exactly one item, good or bad; nothing in a file makes this throw. What throws is
 * `isKnown`, and workers that cannot be started at all.
 */
export async function* readSources(
  paths: readonly string[],
  options: SourceOptions,
): AsyncGenerator<IntakeItem[], void, void> {
  const batchSize = options.batchSize ?? BATCH;
  let searching = true;
  let path = "";
  let gathered: Found[] = [];
  const tell = (): void => options.onFound(pool.itemsSeen + gathered.length, searching, path);
  const pool = new WorkerPool({
    worker: options.worker ?? workerUrl("parse"),
    workers: options.workers ?? (availableParallelism() > 2 ? 2 : 1),
    batchSize,
    itemTimeoutMs: options.itemTimeoutMs ?? 30_000,
    heapMiB: options.heapMiB ?? 256,
    isKnown: (hashes) => options.isKnown(hashes),
    onItems: tell,
  });
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
    void pool.stop();
  };
  if (options.signal.aborted) end();
  options.signal.addEventListener("abort", end, { once: true });

  const search = async (): Promise<void> => {
    // Small at first: the first answer says whether anything is new, and so whether a second worker is needed.
    let size = Math.min(FIRST_JOB, batchSize);
    for await (const beside of find(paths, ended.signal)) {
      for (const found of beside) {
        gathered.push(found);
        path = found.path;
        if (gathered.length < size) continue;
        pool.add(gathered);
        gathered = [];
        size = Math.min(size * 2, batchSize);
        tell();
        await pool.room(ENTRIES_AHEAD);
      }
    }
    if (gathered.length > 0) pool.add(gathered);
    gathered = [];
    searching = false;
    path = "";
    tell();
    pool.close();
  };
  if (paths.length > 0) pool.warmUp();
  search().catch((error: unknown) => pool.fail(error));

  try {
    yield* pool.batches();
    tell();
  } finally {
    options.signal.removeEventListener("abort", end);
    ended.abort();
    await pool.stop();
  }
}
