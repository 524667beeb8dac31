import type { Kysely } from "kysely";
import { sql } from "kysely";
import { sealed } from "./audit-chain.ts";
import { StorageError } from "./db-errors.ts";
import type { Dialect, Migration } from "./migration.ts";
import { seals0253 } from "./migrations/0253-seals.ts";
import { migrations } from "./migrations/migrations.ts";
import { SealMaker } from "./seal.ts";
import { insertRow, sealPresent } from "./seal-present.ts";
import { sealedFacts } from "./sealed-facts.ts";
import type { SealedName } from "./sealed-tables.ts";
import type { Tables } from "./tables/tables.ts";

/** Whether what is written is sealed in the schema that these steps lead to. */
export function hasSeals(steps: readonly Migration[] = migrations): boolean {
  return steps.some(({ version }) => version === seals0253.version);
}

/** Newest schema this program knows. */
export function supportedVersion(): number {
  return migrations.at(-1)?.version ?? 0;
}

async function hasMeta(db: Kysely<Tables>, dialect: Dialect): Promise<boolean> {
  const found =
    dialect === "sqlite"
      ? await sql`select 1 from sqlite_master where type = 'table' and name = 'meta'`.execute(db)
      : await sql`select 1 from information_schema.tables where table_schema = current_schema() and table_name = 'meta'`.execute(
          db,
        );
  return found.rows.length > 0;
}

/** Schema version of an open ledger; 0 in an empty one. */
export async function schemaVersion(db: Kysely<Tables>, dialect: Dialect): Promise<number> {
  if (!(await hasMeta(db, dialect))) return 0;
  const row = await db.selectFrom("meta").select("value").where("key", "=", "schema_version").executeTakeFirst();
  return row ? Number(row.value) : 0;
}

/**
 * Brings the schema up to the newest version in one transaction; a failure leaves the ledger as it was. Throws
 * LEDGER_NEWER when the ledger is ahead of this program. `steps` is for tests that stop at an older version.
 */
export async function migrate(
  db: Kysely<Tables>,
  dialect: Dialect,
  path: string,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  const newest = steps.at(-1)?.version ?? 0;
  const current = await schemaVersion(db, dialect);
  if (current > newest) throw new StorageError("LEDGER_NEWER", { path, found: current, supported: newest });
  if (current === newest) return;
  // Inside a transaction SQLite ignores the switch, and dropping a table that is made anew would count as deleting its rows.
  if (dialect === "sqlite") await sql`pragma foreign_keys = off`.execute(db);
  try {
    await runSteps(db, dialect, steps, current, newest);
  } finally {
    if (dialect === "sqlite") await sql`pragma foreign_keys = on`.execute(db);
  }
}

async function runSteps(
  db: Kysely<Tables>,
  dialect: Dialect,
  steps: readonly Migration[],
  current: number,
  newest: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (current === 0) {
      await tx.schema
        .createTable("meta")
        .addColumn("key", "text", (c) => c.primaryKey())
        .addColumn("value", "text", (c) => c.notNull())
        .execute();
    }
    for (const step of steps) {
      if (step.version > current) await step.up(tx as unknown as Kysely<unknown>, dialect);
    }
    await tx
      .insertInto("meta")
      .values({ key: "schema_version", value: String(newest) })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value: String(newest) }))
      .execute();
    const facts = new Set(steps.flatMap(({ version, seals = [] }) => (version > current ? seals : [])));
    if (facts.size > 0) await sealAnew(tx, [...facts], newest);
    if (dialect === "sqlite") {
      const broken = await sql<{ table: string }>`pragma foreign_key_check`.execute(tx);
      const first = broken.rows[0];
      if (first) throw new Error(`migration to ${newest} breaks a foreign key of ${first.table}`);
    }
    // Kept in the file's header too, so that a newer ledger is recognised without opening it.
    if (dialect === "sqlite") await sql.raw(`pragma user_version = ${newest}`).execute(tx);
  });
}

/** Seals tables as steps of the schema left them, under an event that says so. The first event of a ledger seals all of it. */
async function sealAnew(tx: Kysely<Tables>, tables: readonly SealedName[], version: number): Promise<void> {
  const last = await tx.selectFrom("audit").select(["seq", "hash"]).orderBy("seq", "desc").limit(1).executeTakeFirst();
  if (last === undefined) return;
  const maker = new SealMaker(last.seq + 1);
  const rows = await sealPresent(tx, maker, tables);
  await insertRow(tx, "audit", sealed(last, sealedFacts({ version, rows }), maker.seal));
}
