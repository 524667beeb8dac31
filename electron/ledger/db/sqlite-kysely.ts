import type Database from "better-sqlite3";
import type { DatabaseConnection, SqliteDatabase } from "kysely";
import { CompiledQuery, Kysely, SqliteAdapter, SqliteDriver, SqliteIntrospector } from "kysely";
import { givingBackAtRest } from "./at-rest.ts";
import { KeptPlanCompiler } from "./kept-plans.ts";
import { tellVersion } from "./kept-readings.ts";
import type { Tables } from "./tables/tables.ts";

/** Driver whose transactions take the write lock at once: a deferred one that writes later fails with BUSY_SNAPSHOT. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #inTransaction: () => boolean;

  constructor(database: SqliteDatabase, inTransaction: () => boolean) {
    super({ database });
    this.#inTransaction = inTransaction;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** On a full or failing disk SQLite has rolled back by itself, and asking for it again would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#inTransaction()) await super.rollbackTransaction(connection);
  }
}

/** Statements the reader keeps; screens ask the same few over and over. */
const KEPT_STATEMENTS = 100;

/** A connection with its statements kept: planning one costs more than reading a page by its index. */
function keepingStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, { readonly statement: Database.Statement; asked: number }>();
  let asked = 0;
  return {
    close: () => database.close(),
    prepare(text) {
      // Counted, and not put in again as the latest: its long text would be looked at twice more with each call.
      asked += 1;
      const known = kept.get(text);
      if (known !== undefined) {
        known.asked = asked;
        return known.statement as ReturnType<SqliteDatabase["prepare"]>;
      }
      const statement = database.prepare(text);
      kept.set(text, { statement, asked });
      if (kept.size > KEPT_STATEMENTS) forgetOldest(kept);
      return statement as ReturnType<SqliteDatabase["prepare"]>;
    },
  };
}

/** Takes out what has not been asked for longest. */
function forgetOldest(kept: Map<string, { readonly asked: number }>): void {
  let oldest: [text: string, asked: number] = ["", Number.POSITIVE_INFINITY];
  for (const [text, { asked }] of kept) if (asked < oldest[1]) oldest = [text, asked];
  kept.delete(oldest[0]);
}

function kyselyOf(database: Database.Database, statements: SqliteDatabase): Kysely<Tables> {
  const asked = givingBackAtRest(database);
  const told: SqliteDatabase = {
    close: () => statements.close(),
    prepare(text) {
      asked();
      return statements.prepare(text);
    },
  };
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new ImmediateSqliteDriver(told, () => database.inTransaction),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new KeptPlanCompiler(),
    },
  });
}

/** Queries on a connection that writes. */
export function kyselyToWrite(database: Database.Database): Kysely<Tables> {
  return kyselyOf(database, database as SqliteDatabase);
}

/** Queries on a connection that only reads. */
export function kyselyToRead(database: Database.Database): Kysely<Tables> {
  const read = kyselyOf(database, keepingStatements(database));
  const version = database.prepare("pragma data_version").pluck();
  tellVersion(read, () => Number(version.get()));
  return read;
}
