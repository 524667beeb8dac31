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
  const label = column.label === undefined ? sql`''` : sql.raw(column.label);
  const narrowed =
    asked.text.trim() === ""
      ? sql``
      : sql` and ${columnCondition(column, { column: "", op: "contains", value: asked.text })}`;
  const result = await sql<{ value: string | number | null; label: string | null; n: number; of_all: number }>`
    select g.value, g.label, g.n, cast(count(*) over () as bigint) as of_all from (
      select ${value} as value, max(${label}) as label, cast(count(*) as bigint) as n from ${from}${narrowed} group by 1
    ) as g order by g.n desc, g.label, g.value limit ${asked.limit}`.execute(db);
  return {
    values: result.rows.map((row) => ({ value: row.value ?? "", label: row.label ?? "", rows: row.n })),
    total: result.rows[0]?.of_all ?? 0,
  };
}
