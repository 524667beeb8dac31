import type { Kysely } from "kysely";

export type Dialect = "sqlite" | "postgres";

/** One step of the schema; forward only, never edited once released. */
export interface Migration {
  /** Rises by tens. */
  readonly version: number;
  readonly name: string;
  up(db: Kysely<unknown>, dialect: Dialect): Promise<void>;
}
