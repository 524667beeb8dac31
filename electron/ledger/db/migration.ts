import type { Kysely } from "kysely";
import type { SealedName } from "./sealed-tables.ts";

export type Dialect = "sqlite" | "postgres";

/** One step of the schema; forward only, never edited once released. */
export interface Migration {
  /** Rises by tens. */
  readonly version: number;
  readonly name: string;
  up(db: Kysely<unknown>, dialect: Dialect): Promise<void>;
  /** Tables of facts whose rows it writes or whose columns it changes: they are sealed anew as it leaves them. */
  readonly seals?: readonly SealedName[];
}
