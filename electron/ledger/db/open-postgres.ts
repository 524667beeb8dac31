import type { PostgresPool } from "kysely";
import { Kysely, PostgresDialect, sql } from "kysely";
import { postgresBulk } from "./bulk-postgres.ts";
import type { LedgerDb } from "./ledger-db.ts";
import type { Migration } from "./migration.ts";
import { hasSeals, migrate } from "./migrator.ts";
import { portfolioViews } from "./portfolio.ts";
import { sealing } from "./sealing.ts";
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
  let schema: ReturnType<typeof narrowedSchema> | undefined;
  const ledger: LedgerDb = {
    dialect: "postgres",
    path: "",
    read: db,
    readBulk: (work) => work(postgresBulk(db)),
    write: (work) =>
      db.transaction().execute((sql) => sealing({ sql, bulk: postgresBulk(sql) }, hasSeals(steps), work)),
    async integrityProblems() {
      // The server checks its pages itself and foreign keys hold by constraint; nothing to ask for here.
      return [];
    },
    copyTo: null,
    async narrowed(collectorId) {
      schema ??= narrowedSchema(db);
      const pool = narrowedConnections(connections, await schema, collectorId);
      const read = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
      return { ...ledger, read, readBulk: (work) => work(postgresBulk(read)), close: () => read.destroy() };
    },
    scrub: async () => undefined,
    close: () => db.destroy(),
  };
  return ledger;
}

/** What a connection says of whose customers it shows. */
const COLLECTOR = "al_corriente.collector";

/** Makes, once, the schema of views that stand before the ledger's tables; returns the names of both. */
async function narrowedSchema(db: Kysely<Tables>): Promise<{ readonly tables: string; readonly views: string }> {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(db);
  const name = rows[0]?.name ?? "public";
  const schema = { tables: `"${name}"`, views: `"${name}_own"` };
  await sql.raw(`create schema if not exists ${schema.views}`).execute(db);
  const collector = `current_setting('${COLLECTOR}')::bigint`;
  for (const view of portfolioViews(`or replace view ${schema.views}.`, schema.tables, collector)) {
    await sql.raw(view).execute(db);
  }
  return schema;
}

/** Connections that find the views first, and are as before once they are given back. */
function narrowedConnections(
  connections: PostgresConnections,
  schema: { readonly tables: string; readonly views: string },
  collectorId: number,
): PostgresConnections {
  return {
    async connect() {
      const client = await connections.connect();
      await client.query(`set search_path to ${schema.views}, ${schema.tables}`, []);
      await client.query(`set ${COLLECTOR} = '${Math.trunc(collectorId)}'`, []);
      return {
        query: client.query.bind(client) as typeof client.query,
        release() {
          // In turn before whatever the next one asks.
          client.query(`set search_path to ${schema.tables}`, []).then(
            () => client.release(),
            () => client.release(),
          );
        },
      };
    },
    end: async () => undefined,
  };
}
