import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { ColumnValues } from "../../../shared/contract/filters.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { columnCondition, type ListColumn } from "./list-columns.ts";

/**
 * The different values a column has among rows, most frequent first, with how many rows have each: `from` is the FROM and
 * WHERE of the rows, `asked.text` words that must stand in the value.
 */
export async function columnValues(
  db: ReadHandle,
  from: RawBuilder<unknown>,
  column: ListColumn,
  asked: { readonly text: string; readonly limit: number },
): Promise<ColumnValues> {
  const blank = column.kind === "text" || column.kind === "day" ? sql`coalesce(${sql.raw(column.value)}, '')` : null;
  const value = blank ?? sql.raw(column.value);
  // Of an amount the currency is said, which decides its decimals.
  const currency = sql`max(${sql.raw(column.kind === "money" ? (column.currency ?? "''") : "''")})`;
  const label =
    column.names === undefined
      ? sql`g.label`
      : sql`(select l.name from ${sql.table(column.names)} as l where l.id = g.value)`;
  const narrowed =
    asked.text.trim() === ""
      ? sql``
      : sql` and ${columnCondition(column, { column: "", op: "contains", value: asked.text })}`;
  const result = await sql<{ value: string | number | null; label: string | null; n: number; of_all: number }>`
    select h.* from (
      select g.value, g.n, ${label} as label, cast(count(*) over () as bigint) as of_all from (
        select ${value} as value, ${currency} as label, cast(count(*) as bigint) as n from ${from}${narrowed} group by 1
      ) as g) as h order by h.n desc, h.label, h.value limit ${asked.limit}`.execute(db);
  return {
    values: result.rows.map((row) => ({ value: row.value ?? "", label: row.label ?? "", rows: row.n })),
    total: result.rows[0]?.of_all ?? 0,
  };
}
