import { PGlite, types } from "@electric-sql/pglite";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { openPostgresLedger } from "../../../electron/ledger/db/open-postgres.ts";

/** One PostgreSQL per test worker: it takes seconds to start, and a schema of its own is as good as a server. */
let server: Promise<PGlite> | undefined;
let schemas = 0;

async function start(): Promise<PGlite> {
  return PGlite.create({ parsers: { [types.INT8]: (text: string) => Number(text) } });
}

/** A fresh, empty ledger on PostgreSQL. */
export async function openPgliteLedger(): Promise<LedgerDb> {
  server ??= start();
  const pglite = await server;
  const schema = `ledger_${++schemas}`;
  await pglite.exec(`create schema ${schema}`);
  // One connection only: whoever holds it keeps the others waiting, as PGlite itself would.
  let free: Promise<void> = Promise.resolve();
  return openPostgresLedger({
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
  });
}
