import { z } from "zod";
import type { ColumnKind, GridColumn, GridFilter } from "./column.ts";

/** Keys of the conditions of our own; the words are grid.<key>. */
export const FROM = "from";
export const TO = "to";

const zConditions = z.record(
  z.string(),
  z.object({
    type: z.string(),
    filter: z.union([z.string(), z.number()]).nullish(),
    filterTo: z.union([z.string(), z.number()]).nullish(),
    dateFrom: z.string().nullish(),
    dateTo: z.string().nullish(),
  }),
);

function typedValue(kind: ColumnKind, value: string | number | null | undefined): string | number | null {
  if (value === null || value === undefined || value === "") return null;
  if (kind === "day") return String(value).slice(0, 10);
  // Amounts stay in units, as text: how many decimals a row's currency has is the ledger's to know.
  if (kind === "money") return String(value);
  if (kind === "days" || kind === "count") return Math.trunc(Number(value));
  return value;
}

/** The conditions the user set in the column headers, in the terms of the contract; what says nothing is left out. */
export function toGridFilters<Row>(model: unknown, columns: readonly GridColumn<Row>[]): readonly GridFilter[] {
  const parsed = zConditions.safeParse(model);
  if (!parsed.success) return [];
  return Object.entries(parsed.data).flatMap(([id, condition]): GridFilter[] => {
    const column = columns.find((known) => known.id === id);
    if (column === undefined) return [];
    const first = typedValue(column.kind, column.kind === "day" ? condition.dateFrom : condition.filter);
    const second = typedValue(column.kind, column.kind === "day" ? condition.dateTo : condition.filterTo);
    switch (condition.type) {
      case "contains":
        return first === null ? [] : [{ column: id, op: "contains", value: String(first) }];
      case "equals":
        return first === null ? [] : [{ column: id, op: "equals", value: first }];
      case FROM:
        return first === null ? [] : [{ column: id, op: "range", from: first, to: null }];
      case TO:
        return first === null ? [] : [{ column: id, op: "range", from: null, to: first }];
      case "inRange":
        return first === null && second === null ? [] : [{ column: id, op: "range", from: first, to: second }];
      default:
        return [];
    }
  });
}
