/** Storage class of a column, enough to write it in bulk on both dialects. */
export type ColumnKind = "int" | "text" | "blob";

/** Columns of a table in the order bulk writes use; the keys are checked against the row type. */
export type TableSpec<Row> = { readonly [Column in keyof Row]-?: ColumnKind };

/** `closed_on` of a receivable that is still open: later than any day, so that one range finds what is open. */
export const NEVER = "9999-12-31";
