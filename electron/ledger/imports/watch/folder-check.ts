import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { LedgerDb } from "../../db/ledger-db.ts";
import type { WatchSeenRow } from "../../db/tables/watch.ts";
import type { ImportRunner } from "../runner.ts";
import { fileHash, readability } from "./file-access.ts";
import { type FileState, scanFolder, stateOf } from "./scan.ts";
import { outcomesOf, rememberSeen, type Seen, seenFiles } from "./seen.ts";
import { backOff, restAfter, type WatchTiming } from "./timing.ts";

/** A folder to watch, as it is set up. */
export interface WatchedFolder {
  readonly id: number;
  readonly path: string;
  readonly subfolders: boolean;
}

/** Why a folder is not being followed as it should; `code` is a key of `watching.problems` in shared/i18n. */
export interface WatchProblem {
  readonly code:
    | "not-found"
    | "no-permission"
    | "unreachable"
    | "part-unreadable"
    | "file-locked"
    | "no-company"
    | "run-failed"
    | "internal";
  /** Path or reason it is about; may be empty. */
  readonly detail: string;
}

/** What a check works with. */
export interface CheckParts {
  readonly db: LedgerDb;
  readonly importing: ImportRunner;
  readonly timing: WatchTiming;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  readonly now: () => Date;
  /** Keeps the ledger as it is before files are booked; ends with a promise of its end. */
  readonly keep: (db: LedgerDb) => Promise<{ readonly kept: Promise<void> }>;
  /** Told when what the screen shows has changed. */
  readonly changed: () => void;
  /** Asks whether a file can be opened; tests answer for other programs. */
  readonly readability?: typeof readability;
}

/** A new or changed file, until it has been imported. */
interface Candidate extends FileState {
  /** Times it could not be read. */
  readonly tries: number;
  /** Not looked at before this time. */
  readonly notBefore: number;
}

/** Files of one import run: a first look at a folder of many thousands must not become one endless run. */
const FILES_PER_RUN = 2000;
/** Files opened at a time to see whether they can be; see scan.ts. */
const TOGETHER = 2;

/**
 * Looks at one folder, time and again. Everything it knows comes from the folder and the ledger, so that nothing is lost
 * when the program ends: what came meanwhile is found by the next look.
 */
export class FolderCheck {
  readonly folder: WatchedFolder;
  readonly #parts: CheckParts;
  #seen: Map<string, Seen> | null = null;
  readonly #candidates = new Map<string, Candidate>();
  #failures = 0;
  #runId: number | null = null;
  #toldWaiting = 0;
  activity: "resting" | "looking" | "importing" = "resting";
  problem: WatchProblem | null = null;
  /** A run of this folder was cancelled by a person, who does not want it to begin again by itself. */
  cancelled = false;

  constructor(folder: WatchedFolder, parts: CheckParts) {
    this.folder = folder;
    this.#parts = parts;
  }

  /** Files that are there and not imported yet. */
  get waiting(): number {
    return this.#candidates.size;
  }

  /** Forgets how files ended that were not booked, so that the next look imports them again. */
  async forgetFailed(): Promise<void> {
    const { db } = this.#parts;
    await db.write(async (tx) => {
      await tx.sql
        .deleteFrom("watch_seen")
        .where("folder_id", "=", this.folder.id)
        .where("outcome", "in", ["rejected", "skipped"])
        .execute();
    });
    this.#seen = null;
  }

  /** A look that ended in an error of the ledger, not of the folder. */
  fail(detail: string): void {
    this.#tell({ code: "internal", detail });
  }

  /** Stops a run of this folder after the batch at hand. */
  abandon(): void {
    if (this.#runId !== null) this.#parts.importing.cancel(this.#runId);
  }

  /** One look at the folder: imports what is whole and new. Returns the milliseconds until the next one is due. */
  async check(signal: AbortSignal): Promise<number> {
    const { timing, clock } = this.#parts;
    const began = clock();
    this.#show("looking");
    try {
      const own = await this.#parts.db.read.selectFrom("own_rfc").select("rfc").limit(1).execute();
      if (own.length === 0) {
        this.#tell({ code: "no-company", detail: "" });
        return timing.rescan;
      }
      const scan = await orAborted(signal, scanFolder(this.folder.path, this.folder.subfolders, signal));
      if (scan === null) return 0;
      if (scan.unavailable !== null) return this.#unavailable(scan.unavailable.code);
      this.#failures = 0;
      this.#seen ??= await seenFiles(this.#parts.db, this.folder.id);
      this.#take(scan.files, this.#seen, began);
      const took = clock() - began;
      const { ready, locked } = await this.#ready(this.#seen, signal);
      const part = scan.unreadable;
      const problem: WatchProblem | null =
        part !== null
          ? { code: "part-unreadable", detail: part.path }
          : locked !== null
            ? { code: "file-locked", detail: locked }
            : null;
      for (let start = 0; start < ready.length && !signal.aborted; start += FILES_PER_RUN) {
        const state = await this.#import(ready.slice(start, start + FILES_PER_RUN), this.#seen, signal);
        if (state === "done" || signal.aborted) continue;
        if (state === "cancelled") this.cancelled = true;
        this.#tell({ code: "run-failed", detail: "" });
        this.#failures++;
        return backOff(timing, this.#failures);
      }
      this.#tell(problem);
      return this.#untilNext(took);
    } finally {
      this.#show("resting");
    }
  }

  /** Time until a candidate may be whole, or the usual rest when there is none. */
  #untilNext(took: number): number {
    const { timing, clock } = this.#parts;
    const now = clock();
    let next = restAfter(timing, took);
    for (const { notBefore } of this.#candidates.values()) next = Math.min(next, notBefore - now);
    return Math.max(timing.least, took, next);
  }

  #unavailable(code: string): number {
    const known = code === "not-found" || code === "no-permission" ? code : "unreachable";
    this.#tell({ code: known, detail: code === known ? "" : code });
    this.#failures++;
    return backOff(this.#parts.timing, this.#failures);
  }

  /** Updates the candidates from what is there: what is known and unchanged is none. */
  #take(files: ReadonlyMap<string, FileState>, seen: ReadonlyMap<string, Seen>, at: number): void {
    for (const path of this.#candidates.keys()) if (!files.has(path)) this.#candidates.delete(path);
    for (const [path, state] of files) {
      const known = seen.get(path);
      if (known !== undefined && sameState(known, state)) {
        this.#candidates.delete(path);
        continue;
      }
      const before = this.#candidates.get(path);
      if (before !== undefined && sameState(before, state)) continue;
      this.#candidates.set(path, { ...state, tries: 0, notBefore: at + this.#parts.timing.quiet });
    }
  }

  /** Candidates that have been quiet for long enough and can be opened; and one that cannot, if there is any. */
  async #ready(seen: Map<string, Seen>, signal: AbortSignal): Promise<{ ready: string[]; locked: string | null }> {
    const now = this.#parts.clock();
    const quiet = [...this.#candidates].filter(([, candidate]) => now >= candidate.notBefore).sort(byPath);
    const ready: string[] = [];
    let locked: string | null = null;
    const ask = this.#parts.readability ?? readability;
    for (let start = 0; start < quiet.length; start += TOGETHER) {
      const some = quiet.slice(start, start + TOGETHER);
      const found = await orAborted(signal, Promise.all(some.map(([path]) => ask(this.#pathOf(path)))));
      if (found === null) return { ready: [], locked: null };
      for (const [index, [path, candidate]] of some.entries()) {
        if (found[index] === "gone") this.#candidates.delete(path);
        else if (found[index] === "locked") {
          locked ??= this.#pathOf(path);
          this.#later(path, candidate);
        } else if (await this.#onlyTouched(path, candidate, seen, signal)) this.#candidates.delete(path);
        else ready.push(path);
      }
    }
    return { ready, locked };
  }

  /** A file that failed before and has the same bytes under a new time fails again: it is not read again. */
  async #onlyTouched(
    path: string,
    candidate: Candidate,
    seen: Map<string, Seen>,
    signal: AbortSignal,
  ): Promise<boolean> {
    const known = seen.get(path);
    if (known === undefined || known.sha256 === "" || known.size !== candidate.size) return false;
    const sha256 = await orAborted(signal, fileHash(this.#pathOf(path), candidate.size));
    if (sha256 !== known.sha256) return false;
    const { size, mtime } = candidate;
    seen.set(path, { ...known, mtime });
    await this.#parts.db.write(async (tx) => {
      await tx.sql
        .updateTable("watch_seen")
        .set({ size, mtime })
        .where("folder_id", "=", this.folder.id)
        .where("path", "=", path)
        .execute();
    });
    return true;
  }

  #later(path: string, candidate: Candidate): void {
    const tries = candidate.tries + 1;
    const notBefore = this.#parts.clock() + backOff(this.#parts.timing, tries);
    this.#candidates.set(path, { ...candidate, tries, notBefore });
  }

  /** Imports some files in a run of their own and remembers how each ended. Returns how the run ended. */
  async #import(
    paths: readonly string[],
    seen: Map<string, Seen>,
    signal: AbortSignal,
  ): Promise<"done" | "cancelled" | "failed"> {
    const { db, importing, now } = this.#parts;
    const files = paths.map((path) => this.#pathOf(path));
    const { kept } = await this.#parts.keep(db);
    const { runId } = await importing.start(db, {
      commandId: randomUUID(),
      paths: [this.folder.path],
      files,
      ownRfcs: [],
      watchFolder: this.folder,
      kept,
    });
    this.#runId = runId;
    if (signal.aborted) this.abandon();
    this.#show("importing");
    await importing.finished(runId);
    this.#runId = null;
    const ended = importing.snapshot(runId)?.state;
    const outcomes = await outcomesOf(db, runId, new Set(files));
    const rows: WatchSeenRow[] = [];
    for (const [index, path] of paths.entries()) {
      const candidate = this.#candidates.get(path);
      const outcome = outcomes.get(files[index] ?? "");
      if (candidate === undefined) continue;
      if (outcome === undefined) {
        this.#later(path, candidate);
        continue;
      }
      const { size, mtime } = candidate;
      const sha256 = outcome.outcome === "rejected" ? await this.#hashOf(path, candidate, signal) : "";
      const seen_at = now().toISOString();
      rows.push({ folder_id: this.folder.id, path, size, mtime, sha256, ...outcome, run_id: runId, seen_at });
    }
    await rememberSeen(db, this.folder.id, rows);
    for (const { path, size, mtime, sha256, outcome } of rows) {
      seen.set(path, { size, mtime, sha256, outcome });
      this.#candidates.delete(path);
    }
    return ended === "failed" ? "failed" : ended === "cancelled" ? "cancelled" : "done";
  }

  /** Hash of a file as long as it is in that state: a later content must not pass for the one that was rejected. */
  async #hashOf(path: string, state: FileState, signal: AbortSignal): Promise<string> {
    const file = this.#pathOf(path);
    const sha256 = await orAborted(signal, fileHash(file, state.size));
    const now = await orAborted(signal, stateOf(file));
    return sha256 !== null && now !== null && sameState(now, state) ? sha256 : "";
  }

  #pathOf(path: string): string {
    return join(this.folder.path, path);
  }

  /** A look that finds nothing new is not worth asking every screen to refresh. */
  #show(activity: FolderCheck["activity"]): void {
    const before = this.activity;
    this.activity = activity;
    const imported = before !== activity && (before === "importing" || activity === "importing");
    if (!imported && this.#toldWaiting === this.waiting) return;
    this.#toldWaiting = this.waiting;
    this.#parts.changed();
  }

  #tell(problem: WatchProblem | null): void {
    const same = this.problem?.code === problem?.code && this.problem?.detail === problem?.detail;
    this.problem = problem;
    if (!same) this.#parts.changed();
  }
}

/** What the file system answers, or null when nobody waits for it any more: a share that hangs may never answer. */
async function orAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T | null> {
  let stop: () => void = () => {};
  const aborted = new Promise<null>((resolve) => {
    stop = () => resolve(null);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function sameState(a: FileState, b: FileState): boolean {
  return a.size === b.size && a.mtime === b.mtime;
}

function byPath(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}
