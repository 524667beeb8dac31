import { statSync } from "node:fs";
import Database from "better-sqlite3";
import type { Kysely } from "kysely";
import type { Bulk } from "./bulk.ts";
import { sqliteBulk } from "./bulk-sqlite.ts";
import { StorageError, storageError } from "./db-errors.ts";
import type { LedgerTx } from "./ledger-db.ts";
import { sealing } from "./sealing.ts";
import { kyselyToWrite } from "./sqlite-kysely.ts";
import type { Tables } from "./tables/tables.ts";

/**
 * The one connection of a process that writes to a ledger. After an error of the disk it is not used again: the next
 * transaction gets a new one, once the engine finds the file sound (RELIABILITY 6.3). Transactions wait for each other here,
 * so that a connection is never changed under one.
 */
export class SqliteWriter {
  readonly #path: string;
  readonly #open: () => Database.Database;
  #database: Database.Database;
  #kysely: Kysely<Tables>;
  #bulk: Bulk;
  #doubtful = false;
  /** Which file the connection writes to, whatever stands under its name by now; null until there is one. */
  #file: string | null = null;
  #seals = true;
  #last: Promise<unknown> = Promise.resolve();

  /** `open` gives a connection with all its pragmas set. */
  constructor(path: string, open: () => Database.Database) {
    this.#path = path;
    this.#open = open;
    this.#database = open();
    this.#kysely = kyselyToWrite(this.#database);
    this.#bulk = sqliteBulk(this.#database);
    this.#file = fileAt(path);
  }

  get database(): Database.Database {
    return this.#database;
  }

  /** For changes of the schema, which see to their own transaction. */
  get kysely(): Kysely<Tables> {
    return this.#kysely;
  }

  /** For tests of migrations: the schema stops before what is written is sealed. */
  withoutSeals(): void {
    this.#seals = false;
  }

  /** Runs the work in one transaction. Throws StorageError for trouble with the disk. */
  write<T>(work: (tx: LedgerTx) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => this.#write(work));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    await this.#kysely.destroy();
    this.#database.close();
  }

  async #write<T>(work: (tx: LedgerTx) => Promise<T>): Promise<T> {
    try {
      this.#assertInPlace();
      if (this.#doubtful) await this.#renew();
      return await this.#kysely.transaction().execute((sql) => sealing({ sql, bulk: this.#bulk }, this.#seals, work));
    } catch (error) {
      const sorted = storageError(error, this.#path);
      if (sorted instanceof StorageError && leavesDoubt(sorted)) this.#doubtful = true;
      throw sorted;
    }
  }

  /**
   * What is written to a file that was moved, removed or swapped would be acknowledged and never seen again. Throws
   * LEDGER_NOT_FOUND. Windows lets nobody move an open ledger.
   */
  #assertInPlace(): void {
    if (process.platform === "win32") return;
    const now = fileAt(this.#path);
    this.#file ??= now;
    if (now !== null && now === this.#file) return;
    // What was acknowledged may stand in the log alone, which stayed where it was: it goes into the file while that is at hand.
    this.#database.pragma("wal_checkpoint(TRUNCATE)");
    throw new StorageError("LEDGER_NOT_FOUND", { path: this.#path });
  }

  async #renew(): Promise<void> {
    await this.close();
    this.#database = this.#open();
    this.#file = fileAt(this.#path);
    this.#kysely = kyselyToWrite(this.#database);
    this.#bulk = sqliteBulk(this.#database);
    const found = String(this.#database.pragma("quick_check(1)", { simple: true }));
    if (found !== "ok") throw new StorageError("LEDGER_DAMAGED", { path: this.#path, detail: found });
    this.#doubtful = false;
  }
}

/** The file that stands at a path, by its place on the disk; null where there is none. */
function fileAt(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}

function leavesDoubt({ cause }: StorageError): boolean {
  const code = cause instanceof Database.SqliteError ? cause.code : "";
  return code.startsWith("SQLITE_IOERR") || code.startsWith("SQLITE_CORRUPT");
}
