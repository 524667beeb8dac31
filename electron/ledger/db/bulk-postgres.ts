import type { Kysely } from "kysely";
import { CompiledQuery } from "kysely";
import type { Bulk } from "./bulk.ts";
import type { ColumnKind } from "./tables/spec.ts";
import { tableSpecs } from "./tables/specs.ts";
import type { Tables } from "./tables/tables.ts";

const POSTGRES_TYPE: Readonly<Record<ColumnKind, string>> = { int: "bigint", text: "text", blob: "bytea" };
/** Rows a statement carries; file contents make large ones costly. */
const CHUNK = 1000;

type Row = Readonly<Record<string, unknown>>;

/** Bulk access by array parameters, one statement a chunk. Names come only from {@link tableSpecs} and our own code. */
export function postgresBulk(db: Kysely<Tables>): Bulk {
  const run = async (text: string, parameters: readonly unknown[]): Promise<unknown[]> =>
    (await db.executeQuery(CompiledQuery.raw(text, [...parameters]))).rows;

  return {
    async insert(table, rows) {
      const spec: Readonly<Record<string, ColumnKind>> = tableSpecs[table];
      const columns = Object.keys(spec);
      const arrays = columns.map((column, index) => `$${index + 1}::${POSTGRES_TYPE[spec[column] ?? "text"]}[]`);
      const text = `insert into "${table}" (${columns.map((c) => `"${c}"`).join(", ")}) select * from unnest(${arrays.join(", ")})`;
      for (let start = 0; start < rows.length; start += CHUNK) {
        const chunk = rows.slice(start, start + CHUNK) as unknown as readonly Row[];
        await run(
          text,
          columns.map((column) => chunk.map((row) => row[column] ?? null)),
        );
      }
    },
    async update(table, columns, rows) {
      const spec: Readonly<Record<string, ColumnKind>> = tableSpecs[table];
      const all = ["id", ...columns];
      const arrays = all.map((column, index) => `$${index + 1}::${POSTGRES_TYPE[spec[column] ?? "text"]}[]`);
      const text = `update "${table}" as t set ${columns.map((c) => `"${c}" = v."${c}"`).join(", ")} from unnest(${arrays.join(", ")}) as v(${all
        .map((c) => `"${c}"`)
        .join(", ")}) where t."id" = v."id"`;
      for (let start = 0; start < rows.length; start += CHUNK) {
        const chunk = rows.slice(start, start + CHUNK) as unknown as readonly Row[];
        await run(
          text,
          all.map((column) => chunk.map((row) => row[column] ?? null)),
        );
      }
    },
    async selectIn(table, columns, key, values) {
      if (values.length === 0) return [];
      const spec: Readonly<Record<string, ColumnKind>> = tableSpecs[table];
      const type = POSTGRES_TYPE[spec[key] ?? "text"];
      // The column list is the row type's own keys, so the shape is what the statement returns.
      return (await run(
        `select ${columns.map((c) => `"${c}"`).join(", ")} from "${table}" where "${key}" = any($1::${type}[])`,
        [values],
      )) as never;
    },
  };
}
