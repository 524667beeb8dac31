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

async function columnsOf(db: Kysely<unknown>, dialect: Dialect, table: string): Promise<string[]> {
  const { rows } =
    dialect === "sqlite"
      ? await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db)
      : await sql<{ name: string }>`select column_name as name from information_schema.columns
          where table_schema = current_schema() and table_name = ${table}`.execute(db);
  return rows.map(({ name }) => name);
}

/** Columns of every table of an open ledger, whatever its schema. */
export async function columnsByTable(db: Kysely<unknown>, dialect: Dialect): Promise<ReadonlyMap<string, string[]>> {
  const { rows } =
    dialect === "sqlite"
      ? await sql<{ of: string; name: string }>`select t.name as "of", c.name from sqlite_master as t,
          pragma_table_info(t.name) as c where t.type = 'table'`.execute(db)
      : await sql<{ of: string; name: string }>`select c.relname as "of", a.attname as name from pg_attribute as a
          join pg_class as c on c.oid = a.attrelid join pg_namespace as n on n.oid = c.relnamespace
          where n.nspname = current_schema() and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`.execute(db);
  const columns = new Map<string, string[]>();
  for (const { of, name } of rows) columns.set(of, [...(columns.get(of) ?? []), name]);
  return columns;
}

/**
 * Lets an {@link appendOnly} table be updated so far as that columns with words about people become empty (and that `free`
 * ones follow later decisions), and no further. Columns that come later are not guarded: who adds one calls this again.
 */
export async function erasable(
  db: Kysely<unknown>,
  dialect: Dialect,
  table: string,
  columns: readonly string[],
  free: readonly string[] = [],
): Promise<void> {
  const message = `${table} is append-only`;
  const same = dialect === "sqlite" ? "is" : "is not distinct from";
  const all = (await columnsOf(db, dialect, table)).filter((column) => !free.includes(column));
  if (all.length === 0) return;
  const stays = all
    .map((column) => {
      const kept = `new.${column} ${same} old.${column}`;
      return columns.includes(column) ? `(${kept} or new.${column} = '')` : kept;
    })
    .join(" and ");
  const statements =
    dialect === "sqlite"
      ? [
          `drop trigger ${table}_no_update`,
          `create trigger ${table}_no_update before update on ${table} when not (${stays})
           begin select raise(abort, '${message}'); end`,
        ]
      : [
          `drop trigger ${table}_no_change on ${table}`,
          `create trigger ${table}_no_change before delete or truncate on ${table}
           for each statement execute function ${table}_refuse()`,
          `create or replace function ${table}_erasing() returns trigger language plpgsql as $$ begin
             if ${stays} then return new; end if;
             raise exception '${message}'; end $$`,
          `create or replace trigger ${table}_no_update before update on ${table}
           for each row execute function ${table}_erasing()`,
        ];
  for (const text of statements) await sql.raw(text).execute(db);
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
