import { z } from "zod";
import { zGridFilter } from "../../shared/contract/filters.ts";
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

/** The conditions the user set in the column headers, in the terms of the contract; what says nothing is left out. */
export function toGridFilters<Row>(model: unknown, columns: readonly GridColumn<Row>[]): readonly GridFilter[] {
  const parsed = z.record(z.string(), z.unknown()).safeParse(model);
  if (!parsed.success) return [];
  return Object.entries(parsed.data).flatMap(([id, each]): GridFilter[] => {
    const condition = conditionOf(each);
    if (condition === null || !columns.some((column) => column.id === id)) return [];
    return [zGridFilter.parse({ ...condition, column: id })];
  });
}

/** The same the other way: what the grid component keeps for these conditions, one a column. */
export function toFilterModel(filters: readonly GridFilter[]): Record<string, Condition> {
  return Object.fromEntries(filters.map((filter) => [filter.column, { ...filter }]));
}
