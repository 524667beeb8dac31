import { accessSync, constants, existsSync, rmSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import Database from "better-sqlite3";
import type { Kysely } from "kysely";
import { sqliteBulk } from "./bulk-sqlite.ts";
import { openingError, StorageError, storageError } from "./db-errors.ts";
import type { LedgerDb } from "./ledger-db.ts";
import { APPLICATION_ID, assertLedgerHeader } from "./ledger-header.ts";
import type { Migration } from "./migration.ts";
import { hasSeals, migrate, supportedVersion } from "./migrator.ts";
import { portfolioViews } from "./portfolio.ts";
import { whenFree } from "./rename-when-free.ts";
import { kyselyToRead } from "./sqlite-kysely.ts";
import { SqliteWriter } from "./sqlite-writer.ts";
import type { Tables } from "./tables/tables.ts";

/** First SQLite without the WAL-reset loss (RELIABILITY 1). */
const LEAST_SQLITE = [3, 51, 3] as const;
const BUSY_TIMEOUT_MS = 5000;

/** Whether a path lies on a share, where SQLite's locks cannot be trusted (RELIABILITY 5.10). */
export function isNetworkPath(path: string): boolean {
  return /^(\\\\|\/\/)[^\\/?.]/.test(path);
}

function assertEngine(database: Database.Database): void {
  const version = String(database.prepare("select sqlite_version() as v").pluck().get());
  const parts = version.split(".").map(Number);
  for (const [index, least] of LEAST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part > least) return;
    if (part < least) throw new Error(`SQLite ${version} is older than ${LEAST_SQLITE.join(".")}`);
  }
}

/** Holds the indexes an import writes into at random. */
const WRITER_CACHE_KIB = 24_000;
/** The reader sees the file through its memory map; only what still lies in the log goes through its cache. */
const READER_CACHE_KIB = 8_000;
/** Bytes of the file a reading connection sees as memory. The whole of a large one was measured: boards gain less than a tenth. */
const MAPPED = 256 * 1024 * 1024;
/** As much of the file as SQLite maps: for a connection that reads a tenth of it within seconds and is closed then. */
export const WHOLE_FILE = Number.MAX_SAFE_INTEGER;

const WANTED: Readonly<Record<string, string | number>> = {
  journal_mode: "wal",
  synchronous: 2,
  foreign_keys: 1,
  recursive_triggers: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  secure_delete: 1,
};

function setPragmas(database: Database.Database): void {
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("recursive_triggers = ON");
  database.pragma("trusted_schema = OFF");
  database.pragma("cell_size_check = ON");
  // What is erased leaves no bytes behind in the pages it stood in.
  database.pragma("secure_delete = ON");
  database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  database.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
  database.pragma("temp_store = MEMORY");
  // An import commits some 500 documents at a time, each more than the default 1,000 pages: every commit would copy the log
  // into the file, and the next would begin it anew. 32 MB of log cost a reader nothing and lose nothing (synchronous = FULL).
  database.pragma("wal_autocheckpoint = 8000");
}

/** `synchronous` reads FULL right after WAL is set and falls back at the first write, so this runs after one. */
function assertPragmas(database: Database.Database): void {
  for (const [name, wanted] of Object.entries(WANTED)) {
    const value = database.pragma(name, { simple: true });
    if (value !== wanted) throw new Error(`pragma ${name} is ${String(value)}, not ${wanted}`);
  }
}

/** A connection that writes as a ledger has to be written; `fresh`: the file is to become one. */
function connectToWrite(path: string, fresh: boolean): Database.Database {
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    assertEngine(database);
    if (fresh) database.pragma(`application_id = ${APPLICATION_ID}`);
    setPragmas(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Options of {@link openSqliteLedger}. */
export interface OpenOptions {
  /** `must-exist`: open; `must-not-exist`: make; `either`: open or make. */
  readonly mode: "must-exist" | "must-not-exist" | "either";
  /**
   * Called before the schema of an older ledger is changed, with the way to copy it as it is; what it throws leaves the
   * ledger unopened and unchanged.
   */
  readonly beforeMigration?: (copyTo: NonNullable<LedgerDb["copyTo"]>) => Promise<void>;
  /** For tests of migrations: the schema stops at the last of these. */
  readonly steps?: readonly Migration[];
}

async function assertPlace(path: string, mode: OpenOptions["mode"]): Promise<void> {
  if (isNetworkPath(path)) throw new StorageError("LEDGER_NETWORK_PATH", { path });
  const exists = existsSync(path);
  if (exists && mode === "must-not-exist") throw new StorageError("LEDGER_EXISTS", { path });
  if (!exists && mode === "must-exist") throw new StorageError("LEDGER_NOT_FOUND", { path });
  const folder = dirname(path);
  if (!existsSync(folder)) throw new StorageError("PATH_NOT_FOUND", { path: folder });
  try {
    accessSync(folder, constants.W_OK);
    if (exists) accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new StorageError("READ_ONLY", { path }, error);
  }
  if (exists) {
    if (!statSync(path).isFile()) throw new StorageError("NOT_A_LEDGER", { path });
    // An antivirus looks at a file that was written a moment ago.
    await whenFree(() => assertLedgerHeader(path)).catch((error: unknown) => {
      throw storageError(error, path);
    });
  }
}

/**
 * Throws LEDGER_IN_USE when another process has the ledger open: only a connection that is alone can lock the file
 * exclusively. A file that is no database any more is nobody's, and free.
 */
export function assertLedgerFree(path: string): void {
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: 0 });
    database.pragma("locking_mode = EXCLUSIVE");
    database.exec("begin exclusive; commit");
  } catch (error) {
    const sorted = storageError(error, path);
    if (sorted instanceof StorageError && sorted.code === "LEDGER_IN_USE") throw sorted;
  } finally {
    database?.close();
  }
}

/** Pages copied between two turns of the loop: 4 MB hold a waiting command for some milliseconds (RELIABILITY T7). */
const PAGES_A_TURN = 1000;
/** Times another process may make the copy begin again before it is made in one go. */
const RESTARTS = 5;

/** Thrown inside a copy that another process keeps sending back to its beginning. */
class Restarted extends Error {}

/**
 * Copies through the writing connection, whose own commits reach the copy too; a commit of another process begins it anew,
 * so after some of those one statement makes it, on a connection of its own (RELIABILITY E3).
 */
async function copyDatabase(
  writer: Database.Database,
  file: string,
  options: { readonly signal: AbortSignal | undefined; readonly progress: ((share: number) => void) | undefined },
): Promise<void> {
  const { signal, progress } = options;
  let copied = 0;
  let restarts = 0;
  try {
    await writer.backup(file, {
      progress: ({ totalPages, remainingPages }) => {
        signal?.throwIfAborted();
        const now = totalPages - remainingPages;
        if (now < copied && ++restarts > RESTARTS) throw new Restarted();
        copied = now;
        progress?.(totalPages === 0 ? 0 : 1 - remainingPages / totalPages);
        return PAGES_A_TURN;
      },
    });
  } catch (error) {
    rmSync(file, { force: true });
    if (!(error instanceof Restarted)) throw storageError(error, file);
    const reader = new Database(writer.name, { readonly: true, timeout: BUSY_TIMEOUT_MS });
    try {
      reader.prepare("vacuum into ?").run(file);
    } catch (failure) {
      throw storageError(failure, file);
    } finally {
      reader.close();
    }
  }
}

/** A reading connection on which the tables of customers show those of one person only. */
function openNarrowed(path: string, collectorId: number): { database: Database.Database; read: Kysely<Tables> } {
  const database = new Database(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma(`cache_size = -${READER_CACHE_KIB}`);
    database.pragma(`mmap_size = ${MAPPED}`);
    for (const view of portfolioViews("temp view ", "main", String(Math.trunc(collectorId)))) database.exec(view);
    return { database, read: kyselyToRead(database) };
  } catch (error) {
    database.close();
    throw storageError(error, path);
  }
}

function readerOf(path: string, mapped = MAPPED): { database: Database.Database; read: Kysely<Tables> } {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  database.pragma(`cache_size = -${READER_CACHE_KIB}`);
  database.pragma(`mmap_size = ${mapped}`);
  return { database, read: kyselyToRead(database) };
}

/**
 * Opens a ledger that this program has open already for one long reading in a worker thread, on a connection of its own, so
 * that it keeps nobody waiting. Throws StorageError.
 *
 * @param mapped bytes of the file it sees as memory
 */
export function openSqliteReading(path: string, mapped = MAPPED): Pick<LedgerDb, "dialect" | "read" | "close"> {
  try {
    const { database, read } = readerOf(path, mapped);
    return {
      dialect: "sqlite",
      read,
      async close() {
        await read.destroy();
        database.close();
      },
    };
  } catch (error) {
    // The engine says only that it cannot open a file that somebody moved away.
    throw existsSync(path) ? storageError(error, path) : new StorageError("LEDGER_NOT_FOUND", { path }, error);
  }
}

/**
 * Opens or makes a ledger file and brings its schema up to date. Throws {@link StorageError} for everything a user can
 * act on: not found, newer, damaged, not a ledger, network path, read-only, full disk, busy.
 */
export async function openSqliteLedger(file: string, options: OpenOptions): Promise<LedgerDb> {
  const path = resolve(file);
  await assertPlace(isNetworkPath(file) ? file : path, options.mode);
  let writer: SqliteWriter | undefined;
  let reader: Database.Database | undefined;
  let current = false;
  try {
    const fresh = !existsSync(path);
    const openWriter = new SqliteWriter(path, () => connectToWrite(path, fresh));
    writer = openWriter;
    const copyTo: NonNullable<LedgerDb["copyTo"]> = (file, { signal, progress }) =>
      copyDatabase(openWriter.database, file, { signal, progress });
    const version = Number(writer.database.pragma("user_version", { simple: true }));
    current = version === supportedVersion();
    if (version > 0 && version < supportedVersion()) await options.beforeMigration?.(copyTo);
    await migrate(writer.kysely, "sqlite", basename(path), options.steps);
    if (!hasSeals(options.steps)) writer.withoutSeals();
    assertPragmas(writer.database);
    const { database: openReader, read: reading } = readerOf(path);
    reader = openReader;
    const readingBulk = sqliteBulk(reader);
    const ledger: LedgerDb = {
      dialect: "sqlite",
      path,
      read: reading,
      readBulk: (work) => work(readingBulk),
      write: (work) => openWriter.write(work),
      async integrityProblems() {
        const rows = openReader.pragma("integrity_check(20)") as { integrity_check: string }[];
        const problems = rows.map((row) => row.integrity_check).filter((text) => text !== "ok");
        const orphans = openReader.pragma("foreign_key_check") as { table: string }[];
        return [...problems, ...orphans.map((row) => `foreign key broken in ${row.table}`)];
      },
      copyTo,
      async narrowed(collectorId) {
        const { database, read } = openNarrowed(path, collectorId);
        const ownBulk = sqliteBulk(database);
        return {
          ...ledger,
          read,
          readBulk: (work) => work(ownBulk),
          async close() {
            await read.destroy();
            database.close();
          },
        };
      },
      async scrub() {
        openWriter.database.pragma("wal_checkpoint(TRUNCATE)");
      },
      async close() {
        // Kysely closes only what it has used; the writer goes last, so that it can fold the WAL into the file.
        await reading.destroy();
        openReader.close();
        await openWriter.close();
      },
    };
    return ledger;
  } catch (error) {
    reader?.close();
    await writer?.close();
    throw openingError(error, path, current);
  }
}
