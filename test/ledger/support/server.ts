import { randomUUID } from "node:crypto";
import { Pool, TypeOverrides, types } from "pg";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { openPostgresLedger } from "../../../electron/ledger/db/open-postgres.ts";

/** A fresh, empty ledger in a schema of its own on a real server; the schema goes with the ledger. */
export async function openServerLedger(connectionString: string): Promise<LedgerDb> {
  const schema = `ledger_${randomUUID().replaceAll("-", "")}`;
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  const pool = new Pool({ connectionString, types: overrides, options: `-c search_path=${schema}` });
  await pool.query(`create schema ${schema}`);
  const db = await openPostgresLedger({
    connect: () => pool.connect(),
    async end() {
      await pool.query(`drop schema ${schema} cascade`);
      await pool.end();
    },
  });
  return db;
}
