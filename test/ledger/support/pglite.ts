import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite, types } from "@electric-sql/pglite";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import type { Migration } from "../../../electron/ledger/db/migration.ts";
import type { PostgresConnections } from "../../../electron/ledger/db/open-postgres.ts";
import { openPostgresLedger } from "../../../electron/ledger/db/open-postgres.ts";
import manifest from "../../../package.json" with { type: "json" };
import { REPOSITORY } from "../../../scripts/freshness.ts";

/** One PostgreSQL per test worker: it takes seconds to start, and a schema of its own is as good as a server. */
let server: Promise<PGlite> | undefined;
let schemas = 0;

/**
 * An empty PostgreSQL takes seconds to make and less than one to unpack, so one is kept packed beside the packages until
 * PGlite is another.
 */
async function start(): Promise<PGlite> {
  const folder = join(REPOSITORY, "node_modules/.cache/al-corriente");
  const packed = join(folder, `pglite-${manifest.devDependencies["@electric-sql/pglite"]}.tar`);
  if (!existsSync(packed)) {
    const made = await PGlite.create();
    const bytes = await (await made.dumpDataDir("none")).bytes();
    await made.close();
    mkdirSync(folder, { recursive: true });
    // Another process may be doing the same: the last one there wins, and nobody sees half a file.
    const writing = `${packed}.${String(process.pid)}`;
    writeFileSync(writing, bytes);
    renameSync(writing, packed);
  }
  const parsers = { [types.INT8]: (text: string) => Number(text) };
  return PGlite.create({ parsers, loadDataDir: new Blob([readFileSync(packed)]) });
}

/** Schemas of closed ledgers: emptying one takes a fraction of the time of all migrations. */
const unused: string[] = [];
/** What a fresh schema looks like; one that a test has changed is not used again. */
let fresh: string | undefined;

/** A fresh, empty ledger on PostgreSQL. */
export async function openPgliteLedger(): Promise<LedgerDb> {
  const schema = await emptySchema();
  const db = await openPgliteSchema(schema);
  if (!seeded.has(schema)) await keepSeeds(schema);
  return {
    ...db,
    async close() {
      await db.close();
      unused.push(schema);
    },
  };
}

/** Tables of a schema into which the migrations put rows. */
const seeded = new Map<string, readonly string[]>();

/** Remembers the rows that the migrations put into a schema, and what it looks like. */
async function keepSeeds(schema: string): Promise<void> {
  const pglite = await connected();
  const tables = await filledTables(schema, await tablesOf(schema));
  const copies = tables.map((table) => `create table ${schema}_seed."${table}" as table ${schema}."${table}"`);
  await pglite.exec([`create schema ${schema}_seed`, ...copies].join(";"));
  seeded.set(schema, tables);
  fresh ??= await shapeOf(schema);
}

/** Those of the tables that have a row, asked in one go: most of them are empty after most tests. */
async function filledTables(schema: string, tables: readonly string[]): Promise<string[]> {
  const asked = tables.map((table) => `select '${table}' as name where exists (select 1 from ${schema}."${table}")`);
  const { rows } = await (await connected()).query<{ name: string }>(asked.join(" union all "));
  return rows.map(({ name }) => name);
}

/** A schema that was used before, with nothing in it but what the migrations put there; or a new one. */
async function emptySchema(): Promise<string> {
  const pglite = await connected();
  for (let schema = unused.pop(); schema !== undefined; schema = unused.pop()) {
    if ((await shapeOf(schema)) !== fresh) continue;
    const filled = await filledTables(schema, await tablesOf(schema));
    const seeds = seeded.get(schema) ?? [];
    await pglite.exec(
      [
        // Without triggers: rows that may only be added go too.
        "set session_replication_role = replica",
        ...filled.map((table) => `delete from ${schema}."${table}"`),
        ...seeds.map((table) => `insert into ${schema}."${table}" select * from ${schema}_seed."${table}"`),
        "set session_replication_role = origin",
      ].join(";"),
    );
    return schema;
  }
  return newPgliteSchema();
}

async function tablesOf(schema: string): Promise<string[]> {
  const { rows } = await (await connected()).query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = $1 order by 1",
    [schema],
  );
  return rows.map(({ name }) => name);
}

/** Columns, triggers in force, constraints and indexes, as one text. */
async function shapeOf(schema: string): Promise<string> {
  const { rows } = await (await connected()).query<{ shape: string }>(
    `select string_agg(o.line, ' ' order by o.line) as shape from (
      select c.relname || '.' || a.attname as line from pg_attribute a join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and a.attnum > 0 and not a.attisdropped
      union all select c.relname || '!' || t.tgname || t.tgenabled::text from pg_trigger t join pg_class c on c.oid = t.tgrelid
        join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and not t.tgisinternal
      union all select c.relname || '#' || k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
        join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1) as o`,
    [schema],
  );
  return rows[0]?.shape ?? "";
}

async function connected(): Promise<PGlite> {
  server ??= start();
  return server;
}

/** An empty schema, to be opened more than once. */
export async function newPgliteSchema(): Promise<string> {
  const pglite = await connected();
  const schema = `ledger_${++schemas}`;
  await pglite.exec(`create schema ${schema}`);
  return schema;
}

/** The ledger in a schema; with `steps` its own schema stops at the last of them. */
export async function openPgliteSchema(schema: string, steps?: readonly Migration[]): Promise<LedgerDb> {
  const pglite = await connected();
  // One connection only: whoever holds it keeps the others waiting, as PGlite itself would.
  let free: Promise<void> = Promise.resolve();
  const connections: PostgresConnections = {
    async connect() {
      const before = free;
      let release: () => void = () => {};
      free = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      await pglite.exec(`set search_path to ${schema}`);
      return {
        async query(text: string, parameters: readonly unknown[]) {
          const result = await pglite.query<Record<string, unknown>>(text, [...parameters]);
          const command = text.trimStart().split(/\s/, 1)[0]?.toUpperCase() ?? "";
          return {
            command: command as "SELECT",
            rowCount: result.affectedRows ?? result.rows.length,
            rows: result.rows,
          };
        },
        release,
      } as never;
    },
    end: async () => {},
  };
  return openPostgresLedger(connections, steps);
}
