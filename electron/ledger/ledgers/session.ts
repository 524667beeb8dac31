import { basename } from "node:path";
import type { LedgerDb } from "../db/ledger-db.ts";
import type { OpenOptions } from "../db/open-sqlite.ts";
import { openSqliteLedger } from "../db/open-sqlite.ts";
import { readMe } from "../users/writer.ts";

/** The person who works on this PC. */
interface Me {
  readonly id: number;
  readonly name: string;
  readonly role: string;
}

/** Holds the one ledger the process has open. */
export class LedgerSession {
  #db: LedgerDb | null = null;
  #me: Me | null = null;
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  get current(): LedgerDb | null {
    return this.#db;
  }

  /** Who works on this PC, as they said; null when nobody did. */
  get me(): Me | null {
    return this.#me;
  }

  /** Reads again who works on this PC. */
  async refreshMe(): Promise<void> {
    this.#me = this.#db === null ? null : await readMe(this.#db.read);
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
    return this.adopt(db);
  }

  /** Takes a ledger opened elsewhere (a server, a test). */
  async adopt(db: LedgerDb): Promise<LedgerDb> {
    const before = this.#db;
    this.#db = db;
    await before?.close();
    await this.refreshMe();
    await this.#markInterrupted(db);
    return db;
  }

  async close(): Promise<void> {
    const before = this.#db;
    this.#db = null;
    this.#me = null;
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
