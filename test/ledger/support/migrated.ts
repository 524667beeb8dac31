import { join } from "node:path";
import type { Kysely } from "kysely";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { migrations } from "../../../electron/ledger/db/migrations/migrations.ts";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import { temporaryFolder } from "./ledgers.ts";
import { newPgliteSchema, openPgliteSchema } from "./pglite.ts";

/**
 * A ledger that was made by the program of schema `version`, was given rows by `fill`, and was then opened by today's
 * program: what a user has after an upgrade.
 */
export async function migratedFrom(
  database: "sqlite" | "postgres",
  version: number,
  fill: (old: Kysely<never>) => Promise<void>,
): Promise<LedgerDb> {
  const steps = migrations.filter((step) => step.version <= version);
  const path = join(temporaryFolder(), "anterior.alcorriente");
  const schema = database === "postgres" ? await newPgliteSchema() : "";
  const old =
    database === "postgres"
      ? await openPgliteSchema(schema, steps)
      : await openSqliteLedger(path, { mode: "must-not-exist", steps });
  await old.write((tx) => fill(tx.sql as unknown as Kysely<never>));
  await old.close();
  return database === "postgres" ? openPgliteSchema(schema) : openSqliteLedger(path, { mode: "must-exist" });
}
