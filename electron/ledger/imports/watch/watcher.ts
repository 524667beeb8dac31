import { setTimeout as sleep } from "node:timers/promises";
import { StorageError } from "../../db/db-errors.ts";
import type { LedgerDb } from "../../db/ledger-db.ts";
import type { ChangeFeed } from "../../lib/change-feed.ts";
import type { ImportRunner } from "../runner.ts";
import { type CheckParts, FolderCheck, type WatchedFolder } from "./folder-check.ts";
import { watchHint } from "./hint.ts";
import { WATCH_TIMING, type WatchTiming } from "./timing.ts";

/** What watching needs of the process around it. */
export interface WatcherParts {
  readonly importing: ImportRunner;
  readonly changes: ChangeFeed;
  readonly now: () => Date;
  /** Keeps the ledger as it is before files are booked. */
  readonly keep: CheckParts["keep"];
  /** False where nothing is to be watched: the command line comes and goes. */
  readonly enabled: boolean;
  readonly timing?: WatchTiming;
  readonly hint?: typeof watchHint;
}

/** How a folder stands right now, beside what the ledger remembers of it. */
export interface LiveState {
  readonly activity: FolderCheck["activity"];
  readonly waiting: number;
  readonly problem: FolderCheck["problem"];
}

/** Follows the watched folders of the open ledger, each in a loop of its own; imports go through the one runner. */
export class FolderWatcher {
  readonly #parts: WatcherParts;
  #db: LedgerDb | null = null;
  readonly #loops = new Map<number, FolderLoop>();

  constructor(parts: WatcherParts) {
    this.#parts = parts;
  }

  /** Begins to watch the folders of a ledger; what came while nobody watched is found by the first look. */
  async start(db: LedgerDb): Promise<void> {
    await this.stop();
    if (!this.#parts.enabled) return;
    this.#db = db;
    await this.refresh();
  }

  /** Ends all watching; a run of a watched folder stops after the batch at hand. */
  async stop(): Promise<void> {
    this.#db = null;
    const loops = [...this.#loops.values()];
    this.#loops.clear();
    await Promise.all(loops.map((loop) => loop.stop()));
  }

  /** Takes over what has changed in the list of folders. Does nothing where nobody watches. */
  async refresh(): Promise<void> {
    const db = this.#db;
    if (db === null) return;
    const rows = await db.read.selectFrom("watch_folder").selectAll().where("enabled", "=", 1).execute();
    const wanted = new Map(
      rows.map((row) => [row.id, { id: row.id, path: row.path, subfolders: row.subfolders === 1 }]),
    );
    for (const [id, loop] of this.#loops) {
      const folder = wanted.get(id);
      if (folder !== undefined && folder.subfolders === loop.folder.subfolders) continue;
      this.#loops.delete(id);
      // Not waited for: its run may stand in line behind a long one.
      void loop.stop();
    }
    for (const folder of wanted.values()) {
      if (this.#db === db && !this.#loops.has(folder.id)) this.#loops.set(folder.id, this.#loop(db, folder));
    }
  }

  /** Looks at a folder now; `retry` also imports again what was rejected or skipped there. */
  checkNow(id: number, retry: boolean): void {
    this.#loops.get(id)?.checkNow(retry);
  }

  /** How a folder stands; undefined while it is not watched. */
  state(id: number): LiveState | undefined {
    const check = this.#loops.get(id)?.check;
    return check && { activity: check.activity, waiting: check.waiting, problem: check.problem };
  }

  #loop(db: LedgerDb, folder: WatchedFolder): FolderLoop {
    const { importing, changes, now, keep, timing = WATCH_TIMING, hint = watchHint } = this.#parts;
    const changed = (): void => changes.publish("imports");
    const clock = (): number => performance.now();
    const check = new FolderCheck(folder, { db, importing, timing, clock, now, keep, changed });
    return new FolderLoop(check, timing, hint, async () => {
      await db.write(async (tx) => {
        const paused = { enabled: 0, pause_reason: "cancelled" };
        await tx.sql.updateTable("watch_folder").set(paused).where("id", "=", folder.id).execute();
      });
      // Not waited for: this loop is what gets stopped.
      void this.refresh().then(changed);
    });
  }
}

/** Looks at one folder until it is stopped. */
class FolderLoop {
  readonly check: FolderCheck;
  readonly #timing: WatchTiming;
  readonly #hint: typeof watchHint;
  readonly #pause: () => Promise<void>;
  readonly #stopped = new AbortController();
  readonly #running: Promise<void>;
  #retry = false;
  /** Something happened since the last look began. */
  #stale = false;
  #waiting: AbortController | null = null;
  #endHint: (() => void) | null = null;

  constructor(check: FolderCheck, timing: WatchTiming, hint: typeof watchHint, pause: () => Promise<void>) {
    this.check = check;
    this.#timing = timing;
    this.#hint = hint;
    this.#pause = pause;
    this.#running = this.#run();
  }

  get folder(): WatchedFolder {
    return this.check.folder;
  }

  checkNow(retry: boolean): void {
    this.#retry ||= retry;
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    this.check.abandon();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    // A ledger that has just been opened has screens to show first.
    await wait(this.#timing.least, signal);
    while (!signal.aborted) {
      let rest = this.#timing.longestBackOff;
      this.#stale = false;
      try {
        if (this.#retry) {
          this.#retry = false;
          await this.check.forgetFailed();
        }
        // Before the look, so that nothing that happens after it goes unnoticed.
        this.#attach();
        rest = await this.check.check(signal);
        if (this.check.cancelled && !signal.aborted) {
          await this.#pause();
          break;
        }
      } catch (error) {
        this.check.fail(error instanceof StorageError ? error.code : "");
      }
      await this.#rest(rest);
    }
    this.#endHint?.();
  }

  #attach(): void {
    if (this.#endHint !== null) return;
    const ended = (): void => {
      this.#endHint = null;
    };
    this.#endHint = this.#hint(this.folder.path, this.folder.subfolders, () => this.#wake(), ended);
  }

  #wake(): void {
    this.#stale = true;
    this.#waiting?.abort();
  }

  /** Waits, but not longer than until something happens in the folder; the first moment is always waited for. */
  async #rest(ms: number): Promise<void> {
    const { signal } = this.#stopped;
    const least = Math.min(this.#timing.least, ms);
    await wait(least, signal);
    if (this.#stale) return;
    this.#waiting = new AbortController();
    await wait(ms - least, AbortSignal.any([signal, this.#waiting.signal]));
    this.#waiting = null;
  }
}

/** Ends early, and without a word, when the signal aborts. */
async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
