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

/** A fresh, empty ledger on PostgreSQL. */
export async function openPgliteLedger(): Promise<LedgerDb> {
  return openPgliteSchema(await newPgliteSchema());
}

/** An empty schema, to be opened more than once. */
export async function newPgliteSchema(): Promise<string> {
  server ??= start();
  const pglite = await server;
  const schema = `ledger_${++schemas}`;
  await pglite.exec(`create schema ${schema}`);
  return schema;
}

/** The ledger in a schema; with `steps` its own schema stops at the last of them. */
export async function openPgliteSchema(schema: string, steps?: readonly Migration[]): Promise<LedgerDb> {
  server ??= start();
  const pglite = await server;
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
