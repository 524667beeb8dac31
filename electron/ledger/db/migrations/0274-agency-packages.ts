import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint, erasable } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** What an agency was handed over of a batch, version by version, and what became of it. */
export const agencyPackages0274: Migration = {
  version: 274,
  name: "agency-packages",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("agency_package")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("placement_id", int, (c) => c.notNull().references("placement.id"))
      .addColumn("version", int, (c) => c.notNull().check(sql`version > 0`))
      .addColumn("made_on", "text", (c) => c.notNull())
      .addColumn("file_name", "text", (c) => c.notNull())
      .addColumn("bytes", int, (c) => c.notNull().check(sql`bytes > 0`))
      .addColumn("sha256", "text", (c) => c.notNull().check(sql`length(sha256) = 64`))
      .addColumn("person_id", int, (c) => c.references("person.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .addUniqueConstraint("agency_package_version", ["placement_id", "version"])
      .execute();
    await appendOnly(db, dialect, "agency_package", "id");
    await erasable(db, dialect, "agency_package", ["actor"]);

    await db.schema
      .createTable("agency_package_item")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("package_id", int, (c) => c.notNull().references("agency_package.id"))
      .addColumn("item_id", int, (c) => c.notNull().references("placement_item.id"))
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addUniqueConstraint("agency_package_item_once", ["package_id", "item_id"])
      .execute();
    await appendOnly(db, dialect, "agency_package_item", "id");

    await db.schema
      .createTable("agency_package_event")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("package_id", int, (c) => c.notNull().references("agency_package.id"))
      .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('delivered', 'acknowledged', 'destroyed')`))
      .addColumn("on_day", "text", (c) => c.notNull())
      .addColumn("who", "text", (c) => c.notNull())
      .addColumn("note", "text", (c) => c.notNull())
      .addColumn("person_id", int, (c) => c.references("person.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("agency_package_event_of")
      .on("agency_package_event")
      .columns(["package_id", "id"])
      .execute();
    await appendOnly(db, dialect, "agency_package_event", "id");
    await erasable(db, dialect, "agency_package_event", ["actor"]);
  },
};
