import type { Kysely, RawBuilder } from "kysely";
import { SqliteAdapter, sql } from "kysely";
import type { Dialect } from "./migration.ts";

/** Which database a handle speaks to. */
export function dialectOf(db: Pick<Kysely<unknown>, "getExecutor">): Dialect {
  return db.getExecutor().adapter instanceof SqliteAdapter ? "sqlite" : "postgres";
}

/** Column type for ids, counts and minor units. */
export function bigint(dialect: Dialect): "bigint" | "integer" {
  // SQLite makes an alias of rowid only from INTEGER, and its INTEGER is 64 bits wide.
  return dialect === "sqlite" ? "integer" : "bigint";
}

/** Column type for file contents. */
export function bytes(dialect: Dialect): "blob" | "bytea" {
  return dialect === "sqlite" ? "blob" : "bytea";
}

/**
 * Makes a table append-only: UPDATE and DELETE are refused, and an INSERT must come behind the last row, so that
 * INSERT OR REPLACE cannot overwrite one (RELIABILITY E8).
 */
export async function appendOnly(db: Kysely<unknown>, dialect: Dialect, table: string, key: string): Promise<void> {
  const message = `${table} is append-only`;
  if (dialect === "sqlite") {
    for (const operation of ["update", "delete"]) {
      await sql
        .raw(
          `create trigger ${table}_no_${operation} before ${operation} on ${table} begin select raise(abort, '${message}'); end`,
        )
        .execute(db);
    }
    await sql
      .raw(
        `create trigger ${table}_in_order before insert on ${table}
         when new.${key} <= coalesce((select max(${key}) from ${table}), 0)
         begin select raise(abort, '${message}'); end`,
      )
      .execute(db);
    return;
  }
  await sql
    .raw(
      `create function ${table}_refuse() returns trigger language plpgsql as $$ begin raise exception '${message}'; end $$`,
    )
    .execute(db);
  await sql
    .raw(
      `create trigger ${table}_no_change before update or delete or truncate on ${table} for each statement execute function ${table}_refuse()`,
    )
    .execute(db);
}

/** Calendar days from one day to a later one, as a whole number; negative when it is earlier. */
export function daysApart(
  dialect: Dialect,
  earlier: RawBuilder<unknown>,
  later: RawBuilder<unknown>,
): RawBuilder<number> {
  return dialect === "sqlite"
    ? sql<number>`cast(julianday(${later}) - julianday(${earlier}) as integer)`
    : sql<number>`(cast(${later} as date) - cast(${earlier} as date))`;
}
