import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { Dialect } from "../db/migration.ts";

/** The customer itself and those merged into it: under whose ids what was written of it stands. */
export async function familyIds(db: ReadHandle, id: number): Promise<number[]> {
  const rows = await db.selectFrom("customer").select("id").where("merged_into", "=", id).orderBy("id").execute();
  return [id, ...rows.map((row) => row.id)];
}

/** Of each customer named, and of each one merged into it, the one named. */
export async function familyOf(db: ReadHandle, ids: readonly number[]): Promise<Map<number, number>> {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom("customer")
          .select(["id", "merged_into"])
          .where("merged_into", "in", [...ids])
          .execute();
  return new Map([
    ...ids.map((id) => [id, id] as const),
    ...rows.map((row) => [row.id, row.merged_into ?? row.id] as const),
  ]);
}

/**
 * Condition that a row of `alias` is of a customer or of one merged into it: what was logged of a customer stays under the
 * id it was logged under. Names of our own, never input.
 */
export function ofFamily(dialect: Dialect, alias: string, customer: string): RawBuilder<unknown> {
  const ids = sql`select ${sql.raw(customer)} union all
    select kin.id from customer as kin where kin.merged_into = ${sql.raw(customer)}`;
  // PostgreSQL finds an array through an index, and a subquery beside the row only by walking the table.
  return dialect === "sqlite"
    ? sql`${sql.raw(alias)}.customer_id in (${ids})`
    : sql`${sql.raw(alias)}.customer_id = any(array(${ids}))`;
}
