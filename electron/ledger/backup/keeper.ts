import type { Backup, BackupProblem, BackupStatus } from "../../../shared/contract/backup.ts";
import { type BackupReason, backupsToRemove } from "../../../shared/domain/backups/retention.ts";
import { StorageError } from "../db/db-errors.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import type { ImportRunner } from "../imports/runner.ts";
import type { LedgerSession } from "../ledgers/session.ts";
import type { ChangeFeed } from "../lib/change-feed.ts";
import { readSettings } from "../settings/reader.ts";
import { backupFolder, listBackups, readManifest } from "./catalog.ts";
import { copyBackup, makeBackup, removeBackup } from "./maker.ts";
import { readBackupSettings } from "./reader.ts";
import { type Patience, SecondFolder } from "./second-folder.ts";

/** How often the schedule is looked at. */
const LOOK_MS = 60_000;

interface Parts {
  readonly session: LedgerSession;
  readonly changes: ChangeFeed;
  readonly now: () => Date;
  readonly importing: Pick<ImportRunner, "busy">;
  /** By the clock too, or only before imports and when asked; false where nothing is made unasked. */
  readonly when: "always" | "imports" | false;
  /** With the second folder; tests have less. */
  readonly patience?: Patience;
}

/** A watched folder brings a file at a time; of one hour one copy is kept anyway. */
export const RECENT_MS = 3_600_000;

/**
 * Makes the backups of the open ledger: by the clock while somebody works, before an import, and when asked. One at a
 * time; a success is a copy that was opened and proved, and trouble is kept and told until one succeeds.
 */
export class BackupKeeper {
  readonly #parts: Parts;
  /** Where a second copy of each backup goes. */
  readonly second: SecondFolder;
  #timer: NodeJS.Timeout | undefined;
  #abort: AbortController | null = null;
  #making: Promise<Backup> | null = null;
  /** Ends when the copy being made is proved, or has failed: before it goes to a second folder, which may hang. */
  #proved: Promise<void> = Promise.resolve();
  #share: number | null = null;
  #problems: BackupProblem[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.second = new SecondFolder(parts.patience);
    if (parts.when !== "always") return;
    this.#timer = setInterval(() => void this.#look(), LOOK_MS);
    this.#timer.unref();
  }

  /** Ends the copy under way, if any; waits until nothing of it is left. Needed before the ledger is closed. */
  async stop(): Promise<boolean> {
    const making = this.#making;
    this.#abort?.abort(new Error("backup cancelled"));
    await making?.catch(() => undefined);
    return making !== null;
  }

  /** Stops for good. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.stop();
  }

  /** Backups that are there, where they go and how the last one went. */
  async status(db: LedgerDb): Promise<BackupStatus> {
    const settings = await readBackupSettings(db.read);
    const folder = backupFolder(db.path);
    const made = db.copyTo === null ? [] : await listBackups(folder);
    const backups = await this.second.marked(made, settings.secondFolder);
    return { folder, ...settings, running: this.#share, problems: this.#problems, backups };
  }

  /** Makes a backup now; one that is being made already serves. Throws {@link StorageError}. */
  make(db: LedgerDb, reason: BackupReason): Promise<Backup> {
    if (this.#making !== null) return this.#making;
    const proved = Promise.withResolvers<void>();
    this.#proved = proved.promise;
    this.#making = this.#make(db, reason, proved.resolve).finally(() => {
      proved.resolve();
      this.#making = null;
      this.#abort = null;
      this.#share = null;
      this.#parts.changes.publish("backup");
    });
    return this.#making;
  }

  /**
   * What an import changes, it changes in thousands of rows: the ledger as it was is kept first. Returns as soon as it is being
   * kept, with a promise of its end, which comes whether it went well or not.
   * @param recentMs a copy no older than this serves; 0: anything written since the last one asks for a new one
   */
  async beforeImport(db: LedgerDb, recentMs = 0): Promise<{ readonly kept: Promise<void> }> {
    const due = this.#parts.when !== false && (await this.#due(db, recentMs).catch(() => true));
    if (!due) return { kept: Promise.resolve() };
    this.make(db, "import").catch(() => {
      // Kept by #make as a problem, which the status line shows.
    });
    return { kept: this.#proved };
  }

  /** Whether there is something to keep of which no copy is recent. */
  async #due(db: LedgerDb, recentMs: number): Promise<boolean> {
    if (db.copyTo === null) return false;
    const first = await db.read.selectFrom("document").select("id").limit(1).executeTakeFirst();
    if (first === undefined) return false;
    const newest = recentMs > 0 ? (await listBackups(backupFolder(db.path)))[0] : undefined;
    if (newest && Math.abs(this.#parts.now().getTime() - Date.parse(newest.madeAt)) < recentMs) return false;
    return this.#changed(db);
  }

  /** A backup unless nothing was written since the last one; trouble is kept for the status and stops nobody's work. */
  async #makeIfChanged(db: LedgerDb, reason: BackupReason): Promise<void> {
    try {
      if (db.copyTo === null || !(await this.#changed(db))) return;
      await this.make(db, reason);
    } catch {
      // Kept by #make as a problem, which the status line shows.
    }
  }

  async #look(): Promise<void> {
    const db = this.#parts.session.current;
    if (!db || db.copyTo === null || this.#making !== null || this.#parts.importing.busy) return;
    const { everyMinutes } = await readBackupSettings(db.read).catch(() => ({
      everyMinutes: Number.POSITIVE_INFINITY,
    }));
    const newest = (await listBackups(backupFolder(db.path)))[0];
    const age = newest ? Math.abs(this.#parts.now().getTime() - Date.parse(newest.madeAt)) : Number.POSITIVE_INFINITY;
    if (age >= everyMinutes * 60_000) await this.#makeIfChanged(db, "schedule");
  }

  /** Whether anything was written since the newest backup: every command and import leaves an audit row. */
  async #changed(db: LedgerDb): Promise<boolean> {
    const audit = await db.read.selectFrom("audit").select("hash").orderBy("seq", "desc").limit(1).executeTakeFirst();
    if (!audit) return false;
    const newest = (await listBackups(backupFolder(db.path)))[0];
    return newest?.auditHash !== audit.hash;
  }

  async #make(db: LedgerDb, reason: BackupReason, proved: () => void): Promise<Backup> {
    const { now, changes } = this.#parts;
    if (db.copyTo === null) throw new Error("a ledger on a server is backed up by the server");
    const abort = new AbortController();
    this.#abort = abort;
    this.#share = 0;
    changes.publish("backup");
    const folder = backupFolder(db.path);
    let made: Backup;
    try {
      made = await makeBackup({
        ledger: db.path,
        copyTo: db.copyTo,
        folder,
        reason,
        now,
        signal: abort.signal,
        progress: (share) => {
          this.#share = share;
        },
      });
    } catch (error) {
      if (!abort.signal.aborted) this.#note("first", folder, error);
      throw error;
    }
    this.#problems = [];
    proved();
    const { secondFolder } = await readBackupSettings(db.read);
    const second = secondFolder === null ? false : await this.#toSecond(db, made.file, secondFolder, abort.signal);
    await this.#tidy(await listBackups(folder), await this.#localTime(db));
    return { ...made, second };
  }

  /** Copies a backup into the second folder and removes there what the rule no longer keeps. Answers whether it is there. */
  async #toSecond(db: LedgerDb, file: string, folder: string, signal: AbortSignal): Promise<boolean> {
    const manifest = await readManifest(file);
    if (manifest === null) return false;
    const localTime = await this.#localTime(db);
    let problem: BackupProblem | null = null;
    try {
      const copy = async (alive: () => void): Promise<void> => {
        await copyBackup(file, manifest, folder, alive);
        alive();
        const all = await listBackups(folder);
        alive();
        await this.#tidy(this.#parts.session.current === db ? await ofLedger(all, db) : [], localTime, alive);
      };
      const late = (): void => {
        this.#problems = this.#problems.filter((each) => each !== problem);
        this.#parts.changes.publish("backup");
      };
      await this.second.work(folder, copy, { signal, late });
      return true;
    } catch (error) {
      if (!signal.aborted) problem = this.#note("second", folder, error);
      return false;
    }
  }

  #note(where: BackupProblem["where"], path: string, error: unknown): BackupProblem {
    const code = error instanceof StorageError ? error.code : "INTERNAL";
    const problem = { at: this.#parts.now().toISOString(), where, code, path };
    this.#problems = [...this.#problems, problem];
    return problem;
  }

  async #localTime(db: LedgerDb): Promise<(instant: string) => string> {
    const { timeZone } = await readSettings(db.read);
    const parts = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
    return (instant) => parts.format(new Date(instant)).replace(" ", "T").slice(0, 13);
  }

  /** Removes of these what the rule no longer keeps. Trouble here costs disk space only, so it stops nothing. */
  async #tidy(
    backups: readonly Backup[],
    localTime: (instant: string) => string,
    alive: () => void = () => {},
  ): Promise<void> {
    for (const { file } of backupsToRemove(backups, localTime)) {
      await removeBackup(file).catch(() => undefined);
      alive();
    }
  }
}

/**
 * A second folder may hold backups of several ledgers, and of other PCs, where a ledger has the same path: those whose end stands
 * in this one's audit chain are of this one.
 */
async function ofLedger(backups: readonly Backup[], db: LedgerDb): Promise<Backup[]> {
  const own: Backup[] = [];
  for (const backup of backups) {
    if ((await readManifest(backup.file))?.ledger !== db.path) continue;
    const { auditSeq, auditHash } = backup;
    const at = await db.read.selectFrom("audit").select("hash").where("seq", "=", auditSeq).executeTakeFirst();
    if (at?.hash === auditHash) own.push(backup);
  }
  return own;
}
