import { basename } from "node:path";
import type { MissingOperations } from "../../../shared/contract/ledgers.ts";
import { openingError } from "../db/db-errors.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import type { OpenOptions } from "../db/open-sqlite.ts";
import { openSqliteLedger } from "../db/open-sqlite.ts";
import { readSettings } from "../settings/reader.ts";
import { hasAccounts, readAccountHolder } from "../users/accounts.ts";
import { readMe } from "../users/writer.ts";

/** The person who works on this PC. */
interface Me {
  readonly id: number;
  readonly name: string;
  readonly role: string;
}

/** The longest anybody stays signed in, however busy they are: a working day, and the next begins with a password. */
export const LONGEST_SESSION_MS = 12 * 60 * 60_000;

/** Holds the one ledger the process has open. */
export class LedgerSession {
  #db: LedgerDb | null = null;
  #me: Me | null = null;
  #protected = false;
  #signedIn: number | null = null;
  /** When they did, by a clock that nobody sets. */
  #signedInAt = 0;
  #ending: Promise<void> | null = null;
  #mustChange = false;
  #missing: MissingOperations | null = null;
  /** The ledger as whoever signed in may see it, where that is less than all. */
  #own: { readonly personId: number; readonly db: LedgerDb } | null = null;
  /** What reads the open ledger elsewhere, each with the way to end it. */
  readonly #readings = new Set<() => Promise<void>>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  get current(): LedgerDb | null {
    return this.#db;
  }

  /** The open ledger as whoever signed in may see it. */
  get visible(): LedgerDb | null {
    return this.#own?.db ?? this.#db;
  }

  /** Who works on this PC: who signed in or, in a ledger without passwords, who they said; null when nobody did. */
  get me(): Me | null {
    return this.#me;
  }

  /** Whether somebody has a password: then nobody works without one. */
  get protected(): boolean {
    return this.#protected;
  }

  /** Whether who signed in has to choose a password first. */
  get mustChange(): boolean {
    return this.#mustChange;
  }

  /** What the open ledger lacks of what was done in it, by what this PC and the backups know; null: nothing. */
  get missing(): MissingOperations | null {
    return this.#missing;
  }

  /** Remembers what of the ledger's work was found missing; null: nothing is. */
  lacks(missing: MissingOperations | null): void {
    this.#missing = missing;
  }

  /** Who signed in works on from here; null: nobody does. */
  async signIn(personId: number | null): Promise<void> {
    this.#signedIn = personId;
    if (personId !== null) this.#signedInAt = performance.now();
    await this.refreshMe();
  }

  /**
   * Signs out who has been signed in for as long as anybody may, and says who that was to the call that did it; other calls of that
   * moment wait for it. Null where nobody has.
   */
  async endTooLong(): Promise<Me | null> {
    const me = this.#me;
    if (!this.#protected || me === null || performance.now() - this.#signedInAt < LONGEST_SESSION_MS) return null;
    if (this.#ending !== null) {
      await this.#ending;
      return null;
    }
    this.#ending = this.signIn(null).finally(() => {
      this.#ending = null;
    });
    await this.#ending;
    return me;
  }

  /** Reads again who works on this PC and what they may see. */
  async refreshMe(): Promise<void> {
    const db = this.#db;
    this.#protected = db !== null && (await hasAccounts(db.read));
    if (db === null) this.#me = null;
    else if (this.#protected) {
      const holder = this.#signedIn === null ? null : await readAccountHolder(db.read, this.#signedIn);
      this.#me = holder && { id: holder.id, name: holder.name, role: holder.role };
      this.#mustChange = holder?.mustChange ?? false;
    } else this.#me = await readMe(db.read);
    if (!this.#protected || this.#me === null) this.#signedIn = null;
    await this.#narrow();
  }

  /** A collector's readers see their own portfolio and nothing else. */
  async #narrow(): Promise<void> {
    const me = this.#protected && this.#me?.role === "collector" ? this.#me : null;
    if (this.#own?.personId === me?.id) return;
    const before = this.#own;
    this.#own = me === null || this.#db === null ? null : { personId: me.id, db: await this.#db.narrowed(me.id) };
    await before?.db.close();
  }

  /**
   * A long reading of the open ledger on a connection of its own. Where the ledger is closed meanwhile, `end` is called and
   * waited for first, so that nothing holds the file of a ledger that counts as closed.
   */
  async reading<T>(read: Promise<T>, end: () => Promise<void>): Promise<T> {
    this.#readings.add(end);
    try {
      return await read;
    } finally {
      this.#readings.delete(end);
    }
  }

  async #forget(): Promise<void> {
    await Promise.all([...this.#readings].map((end) => end()));
    const before = this.#own;
    this.#own = null;
    this.#me = null;
    this.#signedIn = null;
    this.#protected = false;
    this.#missing = null;
    await before?.db.close();
  }

  /** Name shown for the open ledger: its file name without the ending. */
  get name(): string | null {
    return this.#db ? basename(this.#db.path).replace(/\.[^.]+$/, "") : null;
  }

  /** Opens or makes a ledger file and closes the one open before. Throws StorageError; the old ledger then stays open. */
  async open(path: string, mode: OpenOptions["mode"]): Promise<LedgerDb> {
    const db = await openSqliteLedger(path, {
      mode,
      // Loaded only when it is needed: commands that just print must start fast.
      beforeMigration: async (copyTo) => {
        const { backupBeforeMigration } = await import("../backup/maker.ts");
        await backupBeforeMigration(path, copyTo, this.#now);
      },
    });
    try {
      await firstLook(db);
    } catch (error) {
      await db.close();
      throw openingError(error, path, true);
    }
    return this.adopt(db);
  }

  /** Takes a ledger opened elsewhere (a server, a test). */
  async adopt(db: LedgerDb): Promise<LedgerDb> {
    const before = this.#db;
    await this.#forget();
    this.#db = db;
    await before?.close();
    await this.refreshMe();
    await this.#markInterrupted(db);
    return db;
  }

  /** Closes the ledger, if one is open; whoever signed in is forgotten. */
  async close(): Promise<void> {
    const before = this.#db;
    await this.#forget();
    this.#db = null;
    await before?.close();
  }

  /** A run still marked as running was cut off with the process that ran it: what it booked stands, the rest did not come. */
  async #markInterrupted(db: LedgerDb): Promise<void> {
    const running = await db.read.selectFrom("import_run").select("id").where("state", "=", "running").execute();
    if (running.length === 0) return;
    await db.write(async (tx) => {
      await tx.sql
        .updateTable("import_run")
        .set({ state: "interrupted", finished_at: this.#now().toISOString() })
        .where(
          "id",
          "in",
          running.map((row) => row.id),
        )
        .execute();
    });
  }
}

/** What every session reads before anything else: damage there is met while the ledger of before is still open. */
async function firstLook(db: LedgerDb): Promise<void> {
  await hasAccounts(db.read);
  await readMe(db.read);
  await readSettings(db.read);
  for (const table of ["document", "import_run", "audit"] as const) {
    await db.read.selectFrom(table).selectAll().limit(1).execute();
  }
}
