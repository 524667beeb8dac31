import { z } from "zod";

/** A value of a column as a condition names it. Amounts as a number are in minor units, as text in units. */
const zFilterValue = z.union([z.string().max(400), z.number()]);
/** The most exact values one condition names. */
export const MOST_VALUES = 2000;

/**
 * One condition on a column of a list. `contains` compares without accents and case, and takes several texts separated by
 * `;`, any of which will do. A `range` is inclusive and null leaves an end open. An amount as a number is in minor units; as
 * text it is in units of each row's own currency ("1500.50"). Days are `YYYY-MM-DD`; `in` takes exact values, and "" stands
 * for rows without one.
 */
export function zFilterOn<Columns extends z.ZodType<string>>(column: Columns) {
  return z.discriminatedUnion("op", [
    z.object({ column, op: z.literal("contains"), value: z.string().max(200) }),
    z.object({ column, op: z.literal("equals"), value: zFilterValue }),
    z.object({
      column,
      op: z.literal("range"),
      from: zFilterValue.nullable(),
      to: zFilterValue.nullable(),
    }),
    z.object({ column, op: z.literal("in"), values: z.array(zFilterValue).max(MOST_VALUES) }),
  ]);
}

/** A condition on any column, as grids and saved views hold it; the area's own schema decides which columns there are. */
export const zGridFilter = zFilterOn(z.string().max(60));
export type GridFilter = z.infer<typeof zGridFilter>;

/** Sorting by up to four columns, the first one first. */
export function zSortBy<Columns extends z.ZodType<string>>(column: Columns) {
  return z
    .array(z.object({ by: column, desc: z.boolean() }))
    .max(4)
    .default([]);
}

/** What a list of a column's values is asked with: words in them, and how many at most. */
export const zValuesAsked = {
  /** Words in the value; accents and case do not matter. */
  text: z.string().max(200).default(""),
  limit: z.number().int().min(1).max(500).default(200),
};

/** The different values of a column among rows, most frequent first, with how many rows have each. */
export const zColumnValues = z.object({
  values: z.array(
    z.object({
      /** As a condition `in` names it; amounts in minor units. */
      value: zFilterValue,
      /** What people know it by where the value is only a key; "" when the value says it itself. */
      label: z.string(),
      rows: z.number().int(),
    }),
  ),
  /** How many different values there are in all. */
  total: z.number().int(),
});
export type ColumnValues = z.infer<typeof zColumnValues>;
