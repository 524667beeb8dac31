import { type Kysely, type QueryExecutorProvider, sql } from "kysely";
import { columnsByTable, dialectOf } from "./dialects.ts";
import { type Keyed, PART_ROWS, type SealMaker, sealedColumns } from "./seal.ts";
import { SEALED, type SealedName } from "./sealed-tables.ts";
import { Turns } from "./turns.ts";
import { walkTable } from "./walk-table.ts";

/**
 * Seals the rows that tables have at this moment, as they stand, a few at a time; columns and tables that an older schema does
 * not have yet are left out. Returns how many rows.
 */
export async function sealPresent(
  db: Pick<Kysely<unknown>, "getExecutor"> & QueryExecutorProvider,
  maker: SealMaker,
  tables: readonly SealedName[] = Object.keys(SEALED) as SealedName[],
): Promise<number> {
  const turns = new Turns();
  const there = await columnsByTable(db as Kysely<unknown>, dialectOf(db));
  let count = 0;
  for (const table of [...tables].sort()) {
    const columns = sealedColumns(table).filter((column) => there.get(table)?.includes(column));
    if (columns.length === 0) continue;
    for await (const step of walkTable(db, table, columns, PART_ROWS)) {
      for (let from = 0; from < step.length; from += PART_ROWS) {
        const keyed: readonly Keyed[] = step.slice(from, from + PART_ROWS);
        await insertRow(db, "seal", maker.part(table, columns, keyed));
        count += keyed.reduce((sum, { rows }) => sum + rows.length, 0);
      }
      if (turns.due) await turns.pass();
    }
  }
  return count;
}

/** Inserts one row by its own columns, where the schema may be an older one. */
export async function insertRow(db: QueryExecutorProvider, table: string, row: object): Promise<void> {
  const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(db);
}
