import type { PostgresPool } from "kysely";
import { Kysely, PostgresDialect } from "kysely";
import { postgresBulk } from "./bulk-postgres.ts";
import type { LedgerDb } from "./ledger-db.ts";
import type { Migration } from "./migration.ts";
import { migrate } from "./migrator.ts";
import type { Tables } from "./tables/tables.ts";

/** What runs SQL on a PostgreSQL connection: a `pg` pool, or PGlite behind the same shape. */
export type PostgresConnections = PostgresPool;

/**
 * Opens a ledger on PostgreSQL and brings its schema up to date. The connections must return bigint columns as numbers
 * (amounts are safe integers) and belong to the ledger's schema through their search path. `steps` is for tests of
 * migrations: the schema stops at the last of these.
 */
export async function openPostgresLedger(
  connections: PostgresConnections,
  steps?: readonly Migration[],
): Promise<LedgerDb> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connections }) });
  await migrate(db, "postgres", "postgresql", steps);
  return {
    dialect: "postgres",
    path: "",
    read: db,
    readBulk: (work) => work(postgresBulk(db)),
    write: (work) => db.transaction().execute((sql) => work({ sql, bulk: postgresBulk(sql) })),
    async integrityProblems() {
      // The server checks its pages itself and foreign keys hold by constraint; nothing to ask for here.
      return [];
    },
    copyTo: null,
    close: () => db.destroy(),
  };
}
