import type { z } from "zod";
import {
  type ReceivableFilter,
  zAgingColumn,
  zGroupColumn,
  zReceivableColumn,
  zReceivableFilter,
} from "../../../shared/contract/receivables.ts";
import type { GridFilter, GridSort } from "../../grid/column.ts";
import { knownFilters, knownSort } from "../../grid/known.ts";

/** The conditions of the columns that the contract knows. */
export function receivableFilters(filters: readonly GridFilter[]): ReceivableFilter[] {
  return knownFilters(zReceivableFilter, filters);
}

/** The sorting the contract knows, at most four columns. */
export function receivableSort(sort: readonly GridSort[]): { by: z.infer<typeof zReceivableColumn>; desc: boolean }[] {
  return knownSort(zReceivableColumn, sort);
}

/** The sorting of the aging by customer the contract knows. */
export function agingSort(sort: readonly GridSort[]): { by: z.infer<typeof zAgingColumn>; desc: boolean }[] {
  return knownSort(zAgingColumn, sort);
}

/** The sorting of groups the contract knows. */
export function groupSort(sort: readonly GridSort[]): { by: z.infer<typeof zGroupColumn>; desc: boolean }[] {
  return knownSort(zGroupColumn, sort);
}
