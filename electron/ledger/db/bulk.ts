import type { TableName, Tables } from "./tables/tables.ts";

/**
 * Writes and reads of many rows inside a transaction. Both dialects answer the same; each does it its fastest way
 * (SQLite: one prepared statement per table; PostgreSQL: one statement with array parameters).
 */
export interface Bulk {
  insert<T extends TableName>(table: T, rows: readonly Tables[T][]): Promise<void>;
  /** Sets the named columns of the rows found by `id`. */
  update<T extends TableName, C extends Exclude<keyof Tables[T] & string, "id">>(
    table: T,
    columns: readonly C[],
    rows: readonly (Pick<Tables[T], C> & { id: number })[],
  ): Promise<void>;
  /** Rows whose `key` is one of `values`, in no particular order. */
  selectIn<T extends TableName, C extends keyof Tables[T] & string>(
    table: T,
    columns: readonly C[],
    key: keyof Tables[T] & string,
    values: readonly (string | number)[],
  ): Promise<Pick<Tables[T], C>[]>;
}
