import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint, erasable } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** What agencies report of their work: on which days they owe it, each report as it came, and what it tells row by row. */
export const agencyReports0276: Migration = {
  version: 276,
  name: "agency-reports",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("agency_report_days")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("agency_id", int, (c) => c.notNull().references("agency.id"))
      .addColumn("from_on", "text", (c) => c.notNull())
      .addColumn("every", "text", (c) => c.notNull().check(sql`every in ('week', 'month')`))
      .addColumn("day", int, (c) => c.notNull().check(sql`day between 1 and 31`))
      .addColumn("person_id", int, (c) => c.references("person.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .addCheckConstraint("agency_report_days_week", sql`every = 'month' or day <= 5`)
      .execute();
    await db.schema
      .createIndex("agency_report_days_of")
      .on("agency_report_days")
      .columns(["agency_id", "id"])
      .execute();
    await appendOnly(db, dialect, "agency_report_days", "id");
    await erasable(db, dialect, "agency_report_days", ["actor"]);

    await db.schema
      .createTable("agency_report")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("agency_id", int, (c) => c.notNull().references("agency.id"))
      .addColumn("for_on", "text")
      .addColumn("received_on", "text", (c) => c.notNull())
      .addColumn("file_name", "text", (c) => c.notNull())
      .addColumn("sha256", "text", (c) => c.notNull().check(sql`length(sha256) = 64`))
      .addColumn("refused", int, (c) => c.notNull().check(sql`refused >= 0`))
      .addColumn("person_id", int, (c) => c.references("person.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("agency_report_of").on("agency_report").columns(["agency_id", "for_on"]).execute();
    await appendOnly(db, dialect, "agency_report", "id");
    await erasable(db, dialect, "agency_report", ["actor"]);

    await db.schema
      .createTable("agency_report_withdrawal")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("report_id", int, (c) => c.notNull().references("agency_report.id").unique())
      .addColumn("on_day", "text", (c) => c.notNull())
      .addColumn("note", "text", (c) => c.notNull())
      .addColumn("person_id", int, (c) => c.references("person.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await appendOnly(db, dialect, "agency_report_withdrawal", "id");
    await erasable(db, dialect, "agency_report_withdrawal", ["actor"]);

    await actions(db, dialect);
  },
};

/** Rows of reports, and what each of them was about. */
async function actions(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("agency_action")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("report_id", int, (c) => c.notNull().references("agency_report.id"))
    .addColumn("file_row", int, (c) => c.notNull())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("at_time", "text", (c) => c.notNull())
    .addColumn("channel", "text", (c) => c.notNull())
    .addColumn("outcome", "text", (c) => c.notNull())
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("promised_minor", int, (c) => c.notNull().check(sql`promised_minor >= 0`))
    .addColumn("promised_for", "text")
    .addColumn("matures_on", "text")
    .addColumn("tolerance_bp", int, (c) => c.notNull())
    .addColumn("agent", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("hours_rule", "text", (c) => c.notNull())
    .addColumn("hours_why", "text", (c) => c.notNull())
    .addCheckConstraint(
      "agency_action_promise",
      sql`(outcome = 'promise') = (promised_minor > 0) and (outcome = 'promise') = (promised_for is not null)
        and (outcome = 'promise') = (matures_on is not null)`,
    )
    .execute();
  await db.schema.createIndex("agency_action_of").on("agency_action").columns(["report_id", "id"]).execute();
  await db.schema.createIndex("agency_action_customer").on("agency_action").column("customer_id").execute();
  await db.schema.createIndex("agency_action_day").on("agency_action").column("on_day").execute();
  await appendOnly(db, dialect, "agency_action", "id");
  await erasable(db, dialect, "agency_action", ["note"]);

  await db.schema
    .createTable("agency_action_item")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("action_id", int, (c) => c.notNull().references("agency_action.id"))
    .addColumn("item_id", int, (c) => c.notNull().references("placement_item.id"))
    .addUniqueConstraint("agency_action_item_once", ["action_id", "item_id"])
    .execute();
  await db.schema.createIndex("agency_action_item_of").on("agency_action_item").column("item_id").execute();
  await appendOnly(db, dialect, "agency_action_item", "id");
}
