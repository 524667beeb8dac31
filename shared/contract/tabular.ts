import { z } from "zod";
import { zDay, zMinor } from "./common.ts";

/**
 * Shapes every import from a user's CSV or Excel file has in common: what the file looks like, how its columns are
 * mapped, and the rows as they would be read with what is wrong beside each.
 */

/** How a file is read: which column is which field, and the two conventions a file does not say itself. */
export const zMapping = z.object({
  /** Sheet of a workbook; "" for text files. */
  sheet: z.string().max(200),
  /** Row with the column names, from 1; null when there is none. */
  headerRow: z.number().int().min(1).nullable(),
  /** Column (from 0) by field. */
  columns: z.record(z.string().max(60), z.number().int().min(0).max(16_383)),
  decimal: z.enum(["point", "comma"]),
  dayOrder: z.enum(["dmy", "mdy", "ymd"]),
});
export type ColumnMapping = z.infer<typeof zMapping>;

/** A file to look at, and what a person decided about it so far. */
export const zTableRequest = {
  file: z.string().min(1).max(4000),
  /** Null: the first sheet with a table. */
  sheet: z.string().max(200).nullable().default(null),
  /** Null: look for it; 0: the file has none. Used while no mapping is given. */
  headerRow: z.number().int().min(0).nullable().default(null),
  /** Null: what is remembered for files with these columns, else a guess. */
  mapping: zMapping.nullable().default(null),
};

/** A column of the file as a person recognises it. */
export const zSourceColumn = z.object({
  index: z.number().int(),
  name: z.string(),
  /** First filled cells, as the file has them. */
  samples: z.array(z.string()),
});

/** A field the file can have; its name is `tabular.fields.<use>.<key>` in shared/i18n. */
export const zTargetField = z.object({
  key: z.string(),
  kind: z.enum(["text", "amount", "day", "currency", "rfc", "rate"]),
  required: z.boolean(),
});
export type TargetField = z.infer<typeof zTargetField>;

/** One row as the mapping reads it. A field that is empty or could not be read is absent. */
export const zPreviewRow = z.object({
  row: z.number().int(),
  texts: z.record(z.string(), z.string()),
  amounts: z.record(z.string(), zMinor),
  days: z.record(z.string(), zDay),
  rates: z.record(z.string(), z.string()),
  currency: z.string(),
  problems: z.array(z.object({ field: z.string(), code: z.string() })),
});
export type PreviewRow = z.infer<typeof zPreviewRow>;

/** A file looked at with a mapping: the one given, the one remembered for such files, or the best guess. */
export const zTablePreview = z.object({
  use: z.string(),
  file: z.string(),
  sha256: z.string(),
  sheets: z.array(z.string()),
  fields: z.array(zTargetField),
  /** Sets of fields of which one must be mapped in full. */
  oneOf: z.array(z.array(z.string())),
  columns: z.array(zSourceColumn),
  mapping: zMapping,
  /** Where the mapping comes from. */
  origin: z.enum(["given", "remembered", "guessed"]),
  /** False: the cells allow both readings and a person should choose. */
  decimalCertain: z.boolean(),
  dayOrderCertain: z.boolean(),
  missing: z.object({ required: z.array(z.string()), oneOf: z.array(z.array(z.string())) }),
  /** Rows of data in the file, and how many have something wrong. */
  rows: z.number().int(),
  badRows: z.number().int(),
  /** The first rows, and the first ones with something wrong among the rest. */
  preview: z.array(zPreviewRow),
});
export type TablePreview = z.infer<typeof zTablePreview>;
