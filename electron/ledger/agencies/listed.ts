import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { dialectOf } from "../db/dialects.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { Dialect } from "../db/migration.ts";

/** What a column of rows handed to the database holds. */
type Kind = "text" | "bigint";

/** Rows that were worked out here and are listed there, with how they are handed over. */
export interface Handed {
  readonly dialect: Dialect;
  /** The rows as JSON: one parameter, however many they are. */
  readonly json: string;
}

/** Rows ready to be handed to the database of a reader. */
export function handed(db: ReadHandle, rows: readonly object[]): Handed {
  return { dialect: dialectOf(db), json: JSON.stringify(rows) };
}

/** The rows as a table `h`; names and kinds of columns are of our own, never input. */
export function handedTable({ dialect, json }: Handed, columns: Readonly<Record<string, Kind>>): RawBuilder<unknown> {
  const names = Object.entries(columns);
  if (dialect === "sqlite") {
    const read = names.map(([name]) => sql`j.value ->> ${sql.lit(`$.${name}`)} as ${sql.ref(name)}`);
    return sql`(select ${sql.join(read)} from json_each(${json}) as j) as h`;
  }
  const typed = names.map(([name, kind]) => sql`${sql.ref(name)} ${sql.raw(kind)}`);
  return sql`jsonb_to_recordset(cast(${json} as jsonb)) as h (${sql.join(typed)})`;
}
