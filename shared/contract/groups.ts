import { z } from "zod";
import { zLang, zWindow } from "./common.ts";
import { zSortBy } from "./filters.ts";

/** What every group of a list has beside its sums. */
const zGroupBase = {
  /** Value a condition on the group's column finds it by; "" for rows without one. */
  key: z.union([z.string(), z.number()]),
  /** Name of the customer or person; "" where the key says it itself. */
  label: z.string(),
  /** "" where rows have no amounts. */
  currency: z.string(),
  rows: z.number().int(),
  customers: z.number().int(),
};

/** Rows of a list put together by one of its columns, one row a group and currency; amounts never cross currencies. */
export function zListGroup<const Sums extends Readonly<Record<string, z.ZodNumber>>>(sums: Sums) {
  return z.object({ ...zGroupBase, ...sums });
}
export type ListGroup<Sum extends string = string> = {
  key: string | number;
  label: string;
  currency: string;
  rows: number;
  customers: number;
} & Record<Sum, number>;

/** How groups are asked for; the order is by the group unless asked. Sums are sorted by too, by their names. */
export const zGroupSort = zSortBy(z.string().max(60));

/** Where a list is written, with the columns asked for in their order; all of them when none is. */
export const zSheetAsked = {
  columns: z.array(z.string().max(60)).max(60).default([]),
  file: z.string().min(1).max(4000),
  lang: zLang.default("es"),
};

/** A list that was written. */
export const zSheetWritten = z.object({ file: z.string(), rows: z.number().int() });

/** A window of groups. */
export const zGroupWindow = { sort: zGroupSort, ...zWindow };
