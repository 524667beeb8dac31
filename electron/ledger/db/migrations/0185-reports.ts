import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";
import { seedReportSchedules } from "../seeds/report-schedules.ts";
import type { Tables } from "../tables/tables.ts";

/** When reports are due, and the proof that each was delivered. */
export const reports0185: Migration = {
  version: 185,
  name: "reports",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("report_schedule")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("active", int, (c) => c.notNull().check(sql`active in (0, 1)`))
      .addColumn("at_time", "text", (c) => c.notNull())
      .addColumn("weekday", int, (c) => c.notNull())
      .addColumn("business_day", int, (c) => c.notNull())
      .addColumn("format", "text", (c) => c.notNull())
      .addColumn("paper", "text", (c) => c.notNull())
      .addColumn("lang", "text", (c) => c.notNull())
      .addColumn("folder", "text", (c) => c.notNull())
      .addColumn("recipients", "text", (c) => c.notNull())
      .addColumn("from_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("report_schedule_kind")
      .on("report_schedule")
      .columns(["kind", "from_at", "id"])
      .execute();

    await db.schema
      .createTable("report_delivery")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("due_at", "text", (c) => c.notNull())
      .addColumn("covers", "text", (c) => c.notNull())
      .addColumn("produced_at", "text", (c) => c.notNull())
      .addColumn("delivered_at", "text", (c) => c.notNull())
      .addColumn("how", "text", (c) => c.notNull())
      .addColumn("started_by", "text", (c) => c.notNull())
      .addColumn("late", int, (c) => c.notNull().check(sql`late in (0, 1)`))
      .addColumn("format", "text", (c) => c.notNull())
      .addColumn("file", "text", (c) => c.notNull())
      .addColumn("bytes", int, (c) => c.notNull())
      .addColumn("sha256", "text", (c) => c.notNull())
      .addColumn("sent_to", "text", (c) => c.notNull())
      .addColumn("message_id", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("report_delivery_covers")
      .on("report_delivery")
      .columns(["kind", "covers", "delivered_at"])
      .execute();
    await db.schema.createIndex("report_delivery_at").on("report_delivery").columns(["delivered_at", "id"]).execute();

    await db.schema
      .createTable("report_claim")
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("covers", "text", (c) => c.notNull())
      .addColumn("claimed_at", "text", (c) => c.notNull())
      .addColumn("owner", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("report_claim_pk", ["kind", "covers"])
      .execute();
    await seed(db);
    await appendOnly(db, dialect, "report_schedule", "id");
    await appendOnly(db, dialect, "report_delivery", "id");
  },
};

/** A ledger that has been worked with owes no report of before: its schedules begin with its last command. */
async function seed(db: Kysely<unknown>): Promise<void> {
  const tables = db.withTables<Pick<Tables, "report_schedule" | "sequence" | "audit">>();
  const last = await tables.selectFrom("audit").select("at").orderBy("seq", "desc").limit(1).executeTakeFirst();
  const rows = seedReportSchedules(last?.at ?? "");
  await tables.insertInto("report_schedule").values(rows).execute();
  await tables
    .insertInto("sequence")
    .values({ name: "report_schedule", next_id: rows.length + 1 })
    .execute();
}
