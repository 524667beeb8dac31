import type { QueryExecutorProvider } from "kysely";
import { sql } from "kysely";
import { type AnyRow, byKey, hasTextKey, type Keyed, type RowKey } from "./seal.ts";
import { type SealedName, sealedTable } from "./sealed-tables.ts";

/** Rows of a table in the order of their keys, in steps that never part the rows of one key; the last step may be empty. */
export async function* walkTable(
  db: QueryExecutorProvider,
  table: SealedName,
  columns: readonly string[],
  step: number,
): AsyncGenerator<readonly Keyed[], void, void> {
  const { key, order = [] } = sealedTable(table);
  const wanted = sql.join([...new Set([key, ...columns])].map((column) => sql.ref(column)));
  const sorted = sql.join([key, ...order].map((column) => sql.ref(column)));
  const read = async (after: RowKey | null, limit: number | null): Promise<Keyed[]> => {
    const behind = after === null ? sql`` : sql`where ${sql.ref(key)} > ${after}`;
    const window = limit === null ? sql`` : sql`limit ${limit}`;
    const { rows } = await sql<AnyRow>`select ${wanted} from ${sql.table(table)} ${behind}
      order by ${sorted} ${window}`.execute(db);
    return byKey(table, rows);
  };
  if (hasTextKey(table)) {
    yield await read(null, null);
    return;
  }
  const many = order.length > 0;
  let after: RowKey | null = null;
  for (let limit = step; ; ) {
    const found: Keyed[] = await read(after, limit);
    const count = found.reduce((sum, { rows }) => sum + rows.length, 0);
    if (count < limit) {
      yield found;
      return;
    }
    // More rows of the last key may follow: it is read again with the next step.
    if (many) found.pop();
    const last = found.at(-1);
    if (last === undefined) {
      limit *= 2;
      continue;
    }
    limit = step;
    after = last.key;
    yield found;
  }
}
