import type { LedgerTx } from "./ledger-db.ts";
import type { TableName } from "./tables/tables.ts";

/**
 * Takes a block of `count` ids of a table inside the transaction and returns the first. Two writers on one server wait
 * for each other at this row, so ids never repeat and rise with the order of commits.
 */
export async function takeIds(tx: LedgerTx, table: TableName, count: number): Promise<number> {
  const row = await tx.sql
    .insertInto("sequence")
    .values({ name: table, next_id: count + 1 })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet((eb) => ({ next_id: eb("sequence.next_id", "+", count) })),
    )
    .returning("next_id")
    .executeTakeFirstOrThrow();
  return row.next_id - count;
}
