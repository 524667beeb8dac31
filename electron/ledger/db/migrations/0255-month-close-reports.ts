import type { Kysely } from "kysely";
import { appendOnly, bigint, bytes, erasable } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/**
 * The monthly report of a month, kept as it was at the close, so that it can be printed again with the same figures. Months
 * closed before have none.
 */
export const monthCloseReports0255: Migration = {
  version: 255,
  name: "month-close-reports",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("month_close_report")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("close_id", int, (c) => c.notNull().references("month_close.id"))
      .addColumn("lang", "text", (c) => c.notNull())
      .addColumn("part", int, (c) => c.notNull())
      .addColumn("sha256", "text", (c) => c.notNull())
      .addColumn("packed", bytes(dialect), (c) => c.notNull())
      .addUniqueConstraint("month_close_report_part", ["close_id", "lang", "part"])
      .execute();
    await appendOnly(db, dialect, "month_close_report", "id");
    // It names customers: who is erased when no law keeps it any more is erased here, too.
    await erasable(db, dialect, "month_close_report", ["packed"]);
  },
};
