import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { ChainWalk } from "./audit-chain.ts";
import { StorageError, storageError } from "./db-errors.ts";
import { assertLedgerHeader } from "./ledger-header.ts";
import { type FormerAuditRow, formerAuditHash, trust0190 } from "./migrations/0190-trust.ts";
import { seals0253 } from "./migrations/0253-seals.ts";
import { migrations } from "./migrations/migrations.ts";
import { migrate, supportedVersion } from "./migrator.ts";
import type { AuditRow } from "./tables/system.ts";
import type { Tables } from "./tables/tables.ts";

/** What a sound copy of a ledger holds; goes into its manifest. */
export interface BackupFacts {
  readonly bytes: number;
  readonly sha256: string;
  readonly schemaVersion: number;
  readonly documents: number;
  readonly entries: number;
  /** End of the audit chain: number and hash of its last row; 0 and "" in a ledger nobody has written to. */
  readonly auditSeq: number;
  readonly auditHash: string;
}

const CHUNK = 1 << 20;

/** SHA-256 of a file, read in pieces. */
function hashFile(path: string): string {
  const hash = createHash("sha256");
  const file = openSync(path, "r");
  try {
    const piece = Buffer.alloc(CHUNK);
    for (;;) {
      const read = readSync(file, piece, 0, CHUNK, null);
      if (read === 0) return hash.digest("hex");
      hash.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}

/**
 * Proves that a copy of a ledger is whole, and makes it one file without a log beside it. The file must be ours alone: it
 * is opened for writing. It is taken as hostile: nothing in it is run before its triggers and views are known to be those
 * of its own version. Blocks the thread it runs on. Throws {@link StorageError}: NOT_A_LEDGER, LEDGER_NEWER, LEDGER_DAMAGED.
 */
export async function proveCopy(path: string): Promise<BackupFacts> {
  assertLedgerHeader(path);
  const damaged = (detail: string): StorageError => new StorageError("LEDGER_DAMAGED", { path, detail });
  let database: Database.Database | undefined;
  let facts: Omit<BackupFacts, "bytes" | "sha256">;
  try {
    database = new Database(path);
    database.pragma("trusted_schema = OFF");
    database.pragma("cell_size_check = ON");
    const version = Number(database.pragma("user_version", { simple: true }));
    if (version > supportedVersion()) {
      throw new StorageError("LEDGER_NEWER", { path, found: version, supported: supportedVersion() });
    }
    const stranger = await strangerIn(database, version);
    if (stranger !== null) throw damaged(stranger);
    database.pragma("journal_mode = DELETE");
    const problems = (database.pragma("integrity_check(20)") as { integrity_check: string }[])
      .map((row) => row.integrity_check)
      .filter((text) => text !== "ok");
    const orphans = database.pragma("foreign_key_check") as { table: string }[];
    const first = problems[0] ?? (orphans[0] ? `foreign key broken in ${orphans[0].table}` : undefined);
    if (first !== undefined) throw damaged(first);
    facts = { schemaVersion: version, ...counts(database), ...chainEnd(database, version, damaged) };
  } catch (error) {
    throw storageError(error, path);
  } finally {
    database?.close();
  }
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return { ...facts, bytes: statSync(path).size, sha256: hashFile(path) };
}

/** A trigger or view that no ledger of this version has, or a table it lacks; null when the schema is ours. */
async function strangerIn(database: Database.Database, version: number): Promise<string | null> {
  const steps = migrations.filter((step) => step.version <= version);
  if (steps.at(-1)?.version !== version) return `unknown schema ${version}`;
  const model = new Database(":memory:");
  const kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database: model }) });
  try {
    await migrate(kysely, "sqlite", "", steps);
    const objects = (from: Database.Database): { type: string; name: string; sql: string | null }[] =>
      from.prepare("select type, name, sql from sqlite_master where name not like 'sqlite_%'").all() as {
        type: string;
        name: string;
        sql: string | null;
      }[];
    const ours = new Map(objects(model).map(({ type, name, sql }) => [`${type} ${name}`, sql]));
    const found = objects(database);
    const strange = found.find(
      ({ type, name, sql }) => (type === "trigger" || type === "view") && ours.get(`${type} ${name}`) !== sql,
    );
    if (strange) return `unknown ${strange.type} ${strange.name}`;
    const names = new Set(found.map(({ type, name }) => `${type} ${name}`));
    const missing = [...ours.keys()].find((name) => !name.startsWith("index ") && !names.has(name));
    return missing === undefined ? null : `missing ${missing}`;
  } finally {
    await kysely.destroy();
    model.close();
  }
}

function counts(database: Database.Database): { documents: number; entries: number } {
  const count = (table: "document" | "entry"): number =>
    Number(database.prepare(`select count(*) from ${table}`).pluck().get());
  return { documents: count("document"), entries: count("entry") };
}

/** End of the chain, in the form it has in that version. */
function chainEnd(
  database: Database.Database,
  version: number,
  damaged: (detail: string) => StorageError,
): { auditSeq: number; auditHash: string } {
  const rows = database.prepare("select * from audit order by seq").iterate();
  if (version < trust0190.version) return formerChainEnd(rows as Iterable<FormerAuditRow>, damaged);
  const walk = new ChainWalk();
  // Rows of before seals have no column for one; their hashes are those of rows without.
  const unsealed = version < seals0253.version;
  for (const row of rows as Iterable<AuditRow>) if (!walk.take(unsealed ? { ...row, seal: "" } : row)) break;
  if (walk.broken) throw damaged(`audit chain broken at ${walk.broken.seq}`);
  return { auditSeq: walk.head.seq, auditHash: walk.head.hash };
}

function formerChainEnd(
  rows: Iterable<FormerAuditRow>,
  damaged: (detail: string) => StorageError,
): { auditSeq: number; auditHash: string } {
  let seq = 0;
  let hash = "";
  for (const row of rows) {
    if (row.seq !== seq + 1 || row.prev_hash !== hash || row.hash !== formerAuditHash(row)) {
      throw damaged(`audit chain broken at ${row.seq}`);
    }
    seq = row.seq;
    hash = row.hash;
  }
  return { auditSeq: seq, auditHash: hash };
}
