import { PGlite, types } from "@electric-sql/pglite";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import type { Migration } from "../../../electron/ledger/db/migration.ts";
import type { PostgresConnections } from "../../../electron/ledger/db/open-postgres.ts";
import { openPostgresLedger } from "../../../electron/ledger/db/open-postgres.ts";

/** One PostgreSQL per test worker: it takes seconds to start, and a schema of its own is as good as a server. */
let server: Promise<PGlite> | undefined;
let schemas = 0;

async function start(): Promise<PGlite> {
  return PGlite.create({ parsers: { [types.INT8]: (text: string) => Number(text) } });
}

/** Schemas of closed ledgers: emptying one takes a fraction of the time of all migrations. */
const unused: string[] = [];
/** What a fresh schema looks like; one that a test has changed is not used again. */
let fresh: string | undefined;

/** A fresh, empty ledger on PostgreSQL. */
export async function openPgliteLedger(): Promise<LedgerDb> {
  const schema = await emptySchema();
  const db = await openPgliteSchema(schema);
  if (!schemasWithSeeds.has(schema)) await keepSeeds(schema);
  return {
    ...db,
    async close() {
      await db.close();
      unused.push(schema);
    },
  };
}

const schemasWithSeeds = new Set<string>();

/** Remembers the rows that the migrations put into a schema, and what it looks like. */
async function keepSeeds(schema: string): Promise<void> {
  const pglite = await connected();
  const tables = await tablesOf(schema);
  const copies = tables.map((table) => `create table ${schema}_seed."${table}" as table ${schema}."${table}"`);
  await pglite.exec([`create schema ${schema}_seed`, ...copies].join(";"));
  schemasWithSeeds.add(schema);
  fresh ??= await shapeOf(schema);
}

/** A schema that was used before, with nothing in it but what the migrations put there; or a new one. */
async function emptySchema(): Promise<string> {
  const pglite = await connected();
  for (let schema = unused.pop(); schema !== undefined; schema = unused.pop()) {
    if ((await shapeOf(schema)) !== fresh) continue;
    const tables = await tablesOf(schema);
    const names = tables.map((table) => `${schema}."${table}"`).join(", ");
    const seeds = tables.map((table) => `insert into ${schema}."${table}" select * from ${schema}_seed."${table}"`);
    // Without triggers: rows that may only be added go too.
    const quietly = ["set session_replication_role = replica", `truncate ${names} restart identity`, ...seeds];
    await pglite.exec([...quietly, "set session_replication_role = origin"].join(";"));
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
