import { setImmediate } from "node:timers/promises";
import type { ImportCounts, ImportProgress } from "../../../shared/contract/imports.ts";
import { appendAudit } from "../audit/writer.ts";
import { StorageError } from "../db/db-errors.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import type { ImportRunRow } from "../db/tables/imports.ts";
import type { LedgerSession } from "../ledgers/session.ts";
import type { ChangeFeed } from "../lib/change-feed.ts";
import { runCommand } from "../lib/commands.ts";
import { addOwnRfcs } from "../settings/writer.ts";
import type { IntakeItem } from "./intake/item.ts";
import { readSources } from "./intake/read-sources.ts";
import { knownFiles, recordBatch } from "./recorder.ts";

/** What an import needs of the process around it. */
interface RunnerParts {
  readonly session: LedgerSession;
  readonly changes: ChangeFeed;
  readonly now: () => Date;
  readonly actor: string;
}

/** What to import, for {@link ImportRunner.start}. */
export interface ImportRequest {
  readonly commandId: string;
  readonly paths: readonly string[];
  readonly ownRfcs: readonly { rfc: string; name: string }[];
  /** The files to read, where they are not all that lies under `paths`. */
  readonly files?: readonly string[];
  /** The watched folder that asked for it. */
  readonly watchFolder?: { readonly id: number; readonly path: string };
  /** Ends when the ledger as it was before is kept: until then nothing new is booked. */
  readonly kept?: Promise<void>;
  /** When it is recorded as having happened; the clock's own time unless said. */
  readonly now?: () => Date;
  /** What belongs to the import and comes after its files; when it throws, the import has failed. */
  readonly afterwards?: (signal: AbortSignal) => Promise<void>;
  /** Runs when the import has ended, however it did. */
  readonly onEnd?: () => Promise<void>;
}

/** Least time between two progress snapshots for a listener. */
const PROGRESS_INTERVAL_MS = 120;

interface Job {
  readonly runId: number;
  readonly abort: AbortController;
  readonly progress: { -readonly [K in keyof ImportProgress]: ImportProgress[K] };
  readonly listeners: Set<() => void>;
  /** Begun by a person, not by a watched folder, whose files come again by themselves. */
  readonly byPerson: boolean;
  finished: Promise<void>;
}

/** Runs imports in the background, one after another, and tells how far they are. */
export class ImportRunner {
  readonly #parts: RunnerParts;
  readonly #jobs = new Map<number, Job>();
  #last: Promise<void> = Promise.resolve();
  /** Runs of this process whose end could not be written. */
  #unwritten: {
    readonly db: LedgerDb;
    readonly runId: number;
    readonly state: ImportProgress["state"];
    readonly at: string;
  }[] = [];

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  /** Whether an import is under way or waits its turn. */
  get busy(): boolean {
    return [...this.#jobs.values()].some(({ progress }) => progress.state === "running");
  }

  /** The import a person began that is under way or waits its turn, if there is one. */
  get begunByPerson(): ImportProgress | undefined {
    return [...this.#jobs.values()].find(({ byPerson, progress }) => byPerson && progress.state === "running")
      ?.progress;
  }

  /** Records the run and starts it. A repeated command id gives the run it started then. */
  async start(db: LedgerDb, request: ImportRequest): Promise<{ runId: number }> {
    const { actor } = this.#parts;
    const at = this.#at(request);
    const call = { id: request.commandId, procedure: "imports.start", recordedAt: at };
    const { answer, repeated } = await runCommand(db, call, async (tx) => {
      await addOwnRfcs(tx, request.ownRfcs, { at, actor });
      const runId = await takeIds(tx, "import_run", 1);
      const row: ImportRunRow = {
        id: runId,
        command_id: request.commandId,
        started_at: at,
        finished_at: null,
        state: "running",
        sources: JSON.stringify(request.paths),
      };
      await tx.bulk.insert("import_run", [row]);
      const folder = request.watchFolder;
      if (folder) {
        await tx.bulk.insert("watch_run", [{ run_id: runId, folder_id: folder.id, path: folder.path }]);
      }
      await appendAudit(tx, {
        at,
        actor,
        action: "imports.start",
        detail: { run: runId, sources: request.paths.length, ...(folder ? { watchFolder: folder.path } : {}) },
      });
      return { runId };
    });
    if (!repeated) this.#launch(db, answer.runId, request);
    return answer;
  }

  #at(request: ImportRequest): string {
    return (request.now ?? this.#parts.now)().toISOString();
  }

  /** Asks a run to stop after the batch at hand; false when it is not running. */
  cancel(runId: number): boolean {
    const job = this.#jobs.get(runId);
    if (job?.progress.state !== "running") return false;
    job.abort.abort();
    return true;
  }

  /** Waits until a run of this process has ended. */
  async finished(runId: number): Promise<void> {
    await this.#jobs.get(runId)?.finished;
  }

  /** Stops everything that runs, keeping what is booked. */
  async stopAll(): Promise<void> {
    for (const job of this.#jobs.values()) job.abort.abort();
    await this.#last;
  }

  /** Latest snapshot of a run of this process; undefined when it ran in another one. */
  snapshot(runId: number): ImportProgress | undefined {
    const job = this.#jobs.get(runId);
    return job && { ...job.progress, counts: { ...job.progress.counts } };
  }

  /** Snapshots of a run until it ends; the last one has its final state. */
  async *watch(runId: number, signal: AbortSignal | undefined): AsyncGenerator<ImportProgress, void, void> {
    const job = this.#jobs.get(runId);
    if (!job) return;
    let wake: () => void = () => {};
    let stale = true;
    const listener = (): void => {
      stale = true;
      wake();
    };
    job.listeners.add(listener);
    signal?.addEventListener("abort", listener, { once: true });
    try {
      while (!signal?.aborted) {
        if (stale) {
          stale = false;
          const progress = this.snapshot(runId);
          if (progress) yield progress;
          if (job.progress.state !== "running") return;
        }
        if (!stale) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      job.listeners.delete(listener);
    }
  }

  #launch(db: LedgerDb, runId: number, request: ImportRequest): void {
    const counts: ImportCounts = { files: 0, posted: 0, duplicate: 0, skipped: 0, rejected: 0 };
    const job: Job = {
      runId,
      abort: new AbortController(),
      progress: {
        runId,
        state: "running",
        found: 0,
        searching: true,
        counts,
        filesPerSecond: 0,
        secondsLeft: null,
        currentPath: "",
      },
      listeners: new Set(),
      byPerson: request.watchFolder === undefined,
      finished: Promise.resolve(),
    };
    this.#jobs.set(runId, job);
    job.finished = this.#last.then(() => this.#run(db, job, request));
    this.#last = job.finished;
  }

  async #run(db: LedgerDb, job: Job, request: ImportRequest): Promise<void> {
    const { progress } = job;
    let told = 0;
    const tell = (force: boolean): void => {
      const time = performance.now();
      if (!force && time - told < PROGRESS_INTERVAL_MS) return;
      told = time;
      for (const listener of job.listeners) listener();
    };
    let state: ImportProgress["state"] = "done";
    try {
      await this.#finishEarlier(db);
      await this.#importAll(db, job, request, tell);
      if (!job.abort.signal.aborted) await request.afterwards?.(job.abort.signal);
      if (job.abort.signal.aborted) state = "cancelled";
    } catch (error) {
      state = "failed";
      progress.currentPath = error instanceof StorageError ? error.code : "";
      await this.#note(db, job.runId, error, request);
    }
    try {
      await this.#finish(db, job.runId, state, this.#at(request));
    } catch (error) {
      // A disk without room takes not even the end of the run; what comes after it must run all the same.
      this.#unwritten.push({ db, runId: job.runId, state, at: this.#at(request) });
      progress.currentPath ||= error instanceof StorageError ? error.code : "";
    }
    try {
      await request.onEnd?.();
    } finally {
      progress.state = state;
      progress.searching = false;
      progress.secondsLeft = 0;
      tell(true);
      this.#parts.changes.publish("imports", "receivables", "customers", "reports", "ledgers");
    }
  }

  async #importAll(db: LedgerDb, job: Job, request: ImportRequest, tell: (force: boolean) => void): Promise<void> {
    const { progress } = job;
    const { signal } = job.abort;
    const cancelled = new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
    const uuidOf = new Map<string, string>();
    const started = performance.now();
    const batches = readSources(request.files ?? request.paths, {
      signal,
      isKnown: async (sha256) => {
        const known = await knownFiles(db, sha256);
        for (const [hash, uuid] of known) uuidOf.set(hash, uuid);
        return new Set(known.keys());
      },
      onFound: (found, searching, currentPath) => {
        progress.found = found;
        progress.searching = searching;
        if (currentPath !== "") progress.currentPath = currentPath;
        tell(false);
      },
    });
    for await (const batch of inLargerBatches(batches)) {
      // What is known already changes no balance; the first that is new waits for the copy of the ledger before it.
      if (!batch.every(({ result }) => "known" in result)) await Promise.race([request.kept, cancelled]);
      if (signal.aborted) return;
      const change = await this.#book(db, batch, uuidOf, { runId: job.runId, recordedAt: this.#at(request) });
      for (const item of batch) uuidOf.delete(item.sha256);
      for (const key of ["files", "posted", "duplicate", "skipped", "rejected"] as const) {
        progress.counts[key] += change[key];
      }
      progress.currentPath = batch.at(-1)?.path ?? progress.currentPath;
      const seconds = (performance.now() - started) / 1000;
      progress.filesPerSecond = seconds > 0 ? Math.round(progress.counts.files / seconds) : 0;
      const left = Math.max(0, progress.found - progress.counts.files);
      progress.secondsLeft =
        progress.searching || progress.filesPerSecond === 0 ? null : Math.ceil(left / progress.filesPerSecond);
      tell(true);
      this.#parts.changes.publish("receivables", "customers", "imports");
      // Lets pages and calls that wait get their answer between two batches.
      await setImmediate();
      if (signal.aborted) return;
    }
  }

  /** Books a batch; when it fails as a whole, file by file, so that one that cannot be booked does not hold up the rest. */
  async #book(
    db: LedgerDb,
    batch: readonly IntakeItem[],
    uuidOf: ReadonlyMap<string, string>,
    recording: { readonly runId: number; readonly recordedAt: string },
  ): Promise<ImportCounts> {
    const context = { ...recording, actor: this.#parts.actor };
    try {
      return await recordBatch(db, batch, uuidOf, context);
    } catch (error) {
      if (error instanceof StorageError) throw error;
      const sum: ImportCounts = { files: 0, posted: 0, duplicate: 0, skipped: 0, rejected: 0 };
      for (const item of batch) {
        const change = await recordBatch(db, [item], uuidOf, context).catch((cause: unknown) => {
          if (cause instanceof StorageError) throw cause;
          return recordBatch(db, [failed(item, cause)], uuidOf, context);
        });
        for (const key of ["files", "posted", "duplicate", "skipped", "rejected"] as const) sum[key] += change[key];
      }
      return sum;
    }
  }

  /** Writes the ends that an earlier run of this ledger could not write. */
  async #finishEarlier(db: LedgerDb): Promise<void> {
    for (const ended of this.#unwritten.filter((each) => each.db === db)) {
      await this.#finish(db, ended.runId, ended.state, ended.at);
      this.#unwritten = this.#unwritten.filter((each) => each !== ended);
    }
  }

  async #finish(db: LedgerDb, runId: number, state: ImportProgress["state"], at: string): Promise<void> {
    await db.write(async (tx) => {
      await tx.sql.updateTable("import_run").set({ state, finished_at: at }).where("id", "=", runId).execute();
      await appendAudit(tx, { at, actor: this.#parts.actor, action: "imports.end", detail: { run: runId, state } });
    });
  }

  /** Leaves why a run failed where the user sees it: as the last line of its result. */
  async #note(db: LedgerDb, runId: number, error: unknown, request: ImportRequest): Promise<void> {
    const detail = error instanceof Error ? error.message : String(error);
    const item: IntakeItem = {
      path: "",
      fileName: "",
      bytes: 0,
      sha256: "",
      xml: null,
      result: { ok: false, refusal: { outcome: "rejected", code: "run-failed", detail, line: 0 } },
    };
    const context = { runId, recordedAt: this.#at(request), actor: this.#parts.actor };
    // On a full disk not even this can be written; the run's state tells it then.
    await recordBatch(db, [item], new Map(), context).catch(() => undefined);
  }
}

/** Files already in the ledger that are written down together, and the longest their first may wait, in milliseconds. */
const KNOWN_TOGETHER = 2000;
const KNOWN_WAIT_MS = 200;

/**
 * Joins batches in which everything is known: a line of the result is all there is to write for a file, and committing a few
 * hundred of them takes as long as writing them.
 */
async function* inLargerBatches(batches: AsyncIterable<readonly IntakeItem[]>): AsyncGenerator<readonly IntakeItem[]> {
  let known: IntakeItem[] = [];
  let since = 0;
  for await (const batch of batches) {
    const allKnown = batch.every(({ result }) => "known" in result);
    if (known.length === 0) since = performance.now();
    if (allKnown) known.push(...batch);
    if (
      known.length > 0 &&
      (!allKnown || known.length >= KNOWN_TOGETHER || performance.now() - since > KNOWN_WAIT_MS)
    ) {
      yield known;
      known = [];
    }
    if (!allKnown) yield batch;
  }
  if (known.length > 0) yield known;
}

function failed(item: IntakeItem, cause: unknown): IntakeItem {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return {
    ...item,
    xml: null,
    result: { ok: false, refusal: { outcome: "rejected", code: "not-booked", detail, line: 0 } },
  };
}
