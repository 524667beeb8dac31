import type { RawBuilder } from "kysely";
import { sql } from "kysely";

/**
 * A text column written so that no index is taken for it, where SQLite would choose the wrong one: among what is open in the
 * whole office where rows are found by customer, or step by step through every value of a column that stands before it.
 */
export function plain(column: string): RawBuilder<string> {
  return sql<string>`(${sql.raw(column)} || '')`;
}
