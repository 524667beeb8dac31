import { z } from "zod";
import { zGridFilter } from "../../shared/contract/filters.ts";
import { searchForm } from "../../shared/domain/text.ts";
import type { GridColumn, GridFilter } from "./column.ts";

/** A column's condition as the grid component keeps it: the contract's, and what its values are called. */
const zCondition = z.object({ labels: z.array(z.string()).optional() }).and(zGridFilter);
export type Condition = z.infer<typeof zCondition>;

const isBlank = (value: string | number | null): boolean => value === null || String(value).trim() === "";

/** Whether the condition narrows anything. */
function says(condition: GridFilter): boolean {
  switch (condition.op) {
    case "contains":
    case "equals":
      return !isBlank(condition.value);
    case "range":
      return !isBlank(condition.from) || !isBlank(condition.to);
    case "in":
      return condition.values.length > 0;
  }
}

/** The condition set on one column; null when there is none. */
export function conditionOf(model: unknown): Condition | null {
  const parsed = zCondition.safeParse(model);
  return parsed.success && says(parsed.data) ? parsed.data : null;
}

/** Whether one of some texts, separated by `;`, stands in the words; accents and case do not matter. */
export function hasText(words: string, typed: string): boolean {
  const texts = typed
    .split(";")
    .map(searchForm)
    .filter((text) => text !== "");
  return texts.length === 0 || texts.some((text) => searchForm(words).includes(text));
}

/** What is typed on a column of codes means those whose words have it; the ledger knows the codes alone. */
function inCodes<Row>(column: GridColumn<Row>, condition: GridFilter): GridFilter {
  const { codes, words } = column;
  if (condition.op !== "contains" || codes === undefined || words === undefined) return condition;
  return { column: column.id, op: "in", values: codes.filter((code) => hasText(words(code), condition.value)) };
}

/** The conditions the user set in the column headers, in the terms of the contract; what says nothing is left out. */
export function toGridFilters<Row>(model: unknown, columns: readonly GridColumn<Row>[]): readonly GridFilter[] {
  const parsed = z.record(z.string(), z.unknown()).safeParse(model);
  if (!parsed.success) return [];
  return Object.entries(parsed.data).flatMap(([id, each]): GridFilter[] => {
    const condition = conditionOf(each);
    const column = columns.find((known) => known.id === id);
    if (condition === null || column === undefined) return [];
    return [inCodes(column, zGridFilter.parse({ ...condition, column: id }))];
  });
}

/** The same the other way: what the grid component keeps for these conditions, one a column. */
export function toFilterModel(filters: readonly GridFilter[]): Record<string, Condition> {
  return Object.fromEntries(filters.map((filter) => [filter.column, { ...filter }]));
}
