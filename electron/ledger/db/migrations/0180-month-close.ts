import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** Months that were closed, each with its figures frozen as they were (KPIS 0). */
export const monthClose0180: Migration = {
  version: 180,
  name: "month-close",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("month_close")
      .addColumn("id", int, (c) => c.primaryKey())
      // A month is closed once: there is no way to open it again.
      .addColumn("month", "text", (c) => c.notNull().unique().check(sql`length(month) = 7`))
      .addColumn("closed_at", "text", (c) => c.notNull())
      .addColumn("person_id", int, (c) => c.references("person.id"))
      .addColumn("actor", "text", (c) => c.notNull())
      .addColumn("snapshot", "text", (c) => c.notNull())
      .addColumn("hash", "text", (c) => c.notNull())
      .execute();
    await appendOnly(db, dialect, "month_close", "id");
  },
};
