import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { GridFilter } from "../../../shared/contract/filters.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { amountBetween, amountEquals, anyText } from "./column-conditions.ts";
import { holdsText } from "./search.ts";

/** What the values of a column are: `key` is a number people know by its label (a customer, a person). */
type ListColumnKind = "text" | "day" | "number" | "money" | "key";

/** A column of a list as conditions, orders and lists of values read it: expressions of our own, never input. */
export interface ListColumn {
  readonly kind: ListColumnKind;
  /** Expression of the value. */
  readonly value: string;
  /** Expression in search form (shared/domain/text.ts) that words are looked for in; the value itself unless said. */
  readonly search?: string;
  /** Expressions it is sorted by; the value unless said. */
  readonly order?: readonly string[];
  /** Of a `key`: the table whose row of that id has the name people know it by, and its search form. */
  readonly names?: "customer" | "person";
  /** Expression of an amount's currency. */
  readonly currency?: string;
}
export type ListColumns<Column extends string> = Readonly<Record<Column, ListColumn>>;

/** Bucket of a row `i` by its name, from current to the oldest. */
export const BUCKET_COLUMN: ListColumn = {
  kind: "text",
  value: "i.bucket",
  order: ["case i.bucket when 'current' then '0' else i.bucket end"],
};

/** Whether the words stand in the column; names are looked for once, not once a row. */
function holds(column: ListColumn, text: string): RawBuilder<unknown> {
  if (column.names !== undefined) {
    const found = sql`select l.id from ${sql.table(column.names)} as l where ${holdsText(searchForm(text), "l.search")}`;
    return sql`${sql.raw(column.value)} in (${found})`;
  }
  if (column.search !== undefined) return holdsText(searchForm(text), column.search);
  return holdsText(text.trim().toLowerCase(), `lower(cast(${column.value} as text))`);
}

/** Values of a condition in the type of the column, so that a server compares like with like. */
function typed(column: ListColumn, value: string | number): string | number {
  return column.kind === "text" || column.kind === "day" ? String(value) : Number(value);
}

/** A key is also found by its name. */
function equalTo(column: ListColumn, value: string | number): RawBuilder<unknown> {
  if (column.kind === "money") return amountEquals(moneyOf(column), value);
  if (column.names !== undefined && typeof value === "string") {
    return sql`${sql.raw(column.value)} in (select l.id from ${sql.table(column.names)} as l where l.name = ${value})`;
  }
  return sql`${sql.raw(column.value)} = ${typed(column, value)}`;
}

function moneyOf(column: ListColumn): { column: string; currency: string } {
  return { column: column.value, currency: column.currency ?? "''" };
}

function oneOf(column: ListColumn, values: readonly (string | number)[]): RawBuilder<unknown> {
  const expression = sql.raw(column.value);
  const parts: RawBuilder<unknown>[] = [];
  if (values.includes("")) parts.push(sql`${expression} is null`);
  const given = column.kind === "text" ? values : values.filter((value) => value !== "");
  const apart = (value: string | number): boolean =>
    typeof value === "string" && (column.kind === "money" || column.kind === "key");
  const plain = given.filter((value) => !apart(value)).map((value) => typed(column, value));
  if (plain.length > 0) parts.push(sql`${expression} in (${sql.join(plain)})`);
  for (const value of given.filter(apart)) parts.push(equalTo(column, value));
  return parts.length === 0 ? sql`1 = 0` : sql`(${sql.join(parts, sql` or `)})`;
}

/** Condition of one filter on its column. */
export function columnCondition(column: ListColumn, filter: GridFilter): RawBuilder<unknown> {
  switch (filter.op) {
    case "contains":
      return anyText(filter.value, (text) => holds(column, text));
    case "equals":
      return equalTo(column, filter.value);
    case "in":
      return oneOf(column, filter.values);
    case "range": {
      if (column.kind === "money") return amountBetween(moneyOf(column), filter.from, filter.to);
      const expression = sql.raw(column.value);
      const parts = [sql`1 = 1`];
      if (filter.from !== null) parts.push(sql`${expression} >= ${typed(column, filter.from)}`);
      if (filter.to !== null) parts.push(sql`${expression} <= ${typed(column, filter.to)}`);
      return sql`(${sql.join(parts, sql` and `)})`;
    }
  }
}

/** More days than anything is old or far away, and few enough for there to be such a day. */
const MOST_DAYS = 100_000;

/** Days from today that a filter says, whole; null where it says none, NaN where it says no number. */
export function asDays(value: string | number | null): number | null {
  if (value === null || value === "") return null;
  return Math.min(Math.max(Math.trunc(Number(value)), -MOST_DAYS), MOST_DAYS);
}

/** Keys that a condition on a column of keys allows, where one names them; null where any may be. */
export function keysAsked(filters: readonly GridFilter[], column: string): readonly number[] | null {
  for (const filter of filters) {
    if (filter.column !== column) continue;
    const values = filter.op === "in" ? filter.values : filter.op === "equals" ? [filter.value] : null;
    if (values?.every((value) => typeof value === "number")) return values;
  }
  return null;
}

/** These customers and those that were found to be one of them. */
export function familyOf(ids: readonly number[]): RawBuilder<unknown> {
  if (ids.length === 0) return sql`select m.id from customer as m where 1 = 0`;
  return sql`select m.id from customer as m where m.id in (${sql.join(ids)}) or m.merged_into in (${sql.join(ids)})`;
}

/** Order of a list by its columns, the first one first. */
export function columnOrder<Column extends string>(
  columns: ListColumns<Column>,
  sort: readonly { readonly by: Column; readonly desc: boolean }[],
): RawBuilder<unknown>[] {
  return sort.flatMap(({ by, desc }) => {
    const { order, value } = columns[by];
    return (order ?? [value]).map((expression) => sql`${sql.raw(expression)} ${sql.raw(desc ? "desc" : "asc")}`);
  });
}
