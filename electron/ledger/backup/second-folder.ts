import { readdir, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Backup } from "../../../shared/contract/backup.ts";
import { StorageError } from "../db/db-errors.ts";
import { manifestOf } from "./catalog.ts";

/** Without a sign of life for so long, a folder is said not to answer. */
export interface Patience {
  /** While a backup is copied. */
  readonly copyMs: number;
  /** While somebody waits for a screen. */
  readonly lookMs: number;
}

/** Trouble is told within a minute; a screen waits no longer than a person does. */
const PATIENCE: Patience = { copyMs: 50_000, lookMs: 2_000 };

/**
 * The second folder of backups may be a share, and a share that hangs may never answer. Each folder is asked one thing at a
 * time: what is unanswered holds one of the few threads that all files of this process are read by, and nothing here waits for
 * it longer than its patience.
 */
export class SecondFolder {
  readonly #patience: Patience;
  /** Questions that are not answered yet, by folder. */
  readonly #asked = new Map<string, Promise<unknown>>();
  /** Looks into folders under way: who asks meanwhile waits for the same answer, and is not told what was there before it. */
  readonly #looks = new Map<string, Promise<void>>();
  /** Names of files by folder, as they were when it last answered. */
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(patience: Patience = PATIENCE) {
    this.#patience = patience;
  }

  /** Tells which backups the folder has too; while it is busy or does not answer, what it had when it last did. */
  async marked(backups: readonly Backup[], folder: string | null): Promise<Backup[]> {
    if (folder === null) return [...backups];
    const look = this.#looks.get(folder) ?? (this.#asked.has(folder) ? undefined : this.#look(folder));
    await look;
    const known = this.#known.get(folder);
    return backups.map((backup) => ({ ...backup, second: known?.has(basename(manifestOf(backup.file))) === true }));
  }

  /** Reads the names again, for as long as a screen waits. */
  #look(folder: string): Promise<void> {
    const look = async (): Promise<void> => {
      const names = await this.#ask(folder, this.#patience.lookMs, () => readdir(folder).catch(() => []));
      if (names !== null) this.#known.set(folder, new Set(names));
    };
    const looked = look().finally(() => this.#looks.delete(folder));
    this.#looks.set(folder, looked);
    return looked;
  }

  /** Whether there is such a folder; false also when it does not answer, unless it did before and is at work. */
  async isThere(folder: string): Promise<boolean> {
    if (this.#asked.has(folder) && this.#known.has(folder)) return true;
    const is = async (): Promise<boolean> => (await stat(folder).catch(() => null))?.isDirectory() === true;
    return (await this.#ask(folder, this.#patience.lookMs, is)) === true;
  }

  /**
   * Works in the folder; `alive` is to be called whenever it has answered something. Throws what the work throws, and
   * {@link StorageError} DISK_FAILED when nothing comes: the work is left to itself then, and `late` is told if it ends well
   * after all. The signal ends the waiting, not the work.
   */
  async work(
    folder: string,
    work: (alive: () => void) => Promise<void>,
    { signal, late }: { readonly signal: AbortSignal; readonly late: () => void },
  ): Promise<void> {
    let waited = true;
    const question = async (alive: () => void): Promise<true> => {
      await work(alive);
      if (!waited) late();
      return true;
    };
    const done = await this.#ask(folder, this.#patience.copyMs, question, signal);
    waited = false;
    if (done !== null) return;
    signal.throwIfAborted();
    throw new StorageError("DISK_FAILED", { path: folder, detail: "no answer" });
  }

  /** The answer; null when none comes in time, or to the question before it, or when nobody waits for it any more. */
  async #ask<T>(
    folder: string,
    ms: number,
    question: (alive: () => void) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T | null> {
    const { promise: gaveUp, resolve } = Promise.withResolvers<null>();
    const giveUp = (): void => resolve(null);
    let timer = setTimeout(giveUp, ms);
    let waiting = true;
    const alive = (): void => {
      if (!waiting) return;
      clearTimeout(timer);
      timer = setTimeout(giveUp, ms);
    };
    if (signal?.aborted === true) giveUp();
    signal?.addEventListener("abort", giveUp, { once: true });
    try {
      for (let before = this.#asked.get(folder); before !== undefined; before = this.#asked.get(folder)) {
        const answered = before.then(
          () => true,
          () => true,
        );
        if ((await Promise.race([answered, gaveUp])) === null) return null;
      }
      const answer = question(alive).finally(() => this.#asked.delete(folder));
      // Nobody may be waiting any more when it fails.
      answer.catch(() => undefined);
      this.#asked.set(folder, answer);
      return await Promise.race([answer, gaveUp]);
    } finally {
      waiting = false;
      clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
    }
  }
}
