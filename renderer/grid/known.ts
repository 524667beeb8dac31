import type { z } from "zod";
import type { GridFilter, GridSort } from "./column.ts";

/** As many columns as the ledger sorts by. */
export const MOST_SORTED = 4;

/** The conditions a list's own schema knows; a view may hold others. */
export function knownFilters<Filter>(schema: z.ZodType<Filter>, filters: readonly GridFilter[]): Filter[] {
  return filters.flatMap((filter) => {
    const known = schema.safeParse(filter);
    return known.success ? [known.data] : [];
  });
}

/** The sorting by columns a list's own schema knows, the first four of them. */
export function knownSort<Column>(schema: z.ZodType<Column>, sort: readonly GridSort[]) {
  return sort
    .flatMap(({ by, desc }) => {
      const column = schema.safeParse(by);
      return column.success ? [{ by: column.data, desc }] : [];
    })
    .slice(0, MOST_SORTED);
}
