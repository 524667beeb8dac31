import type { Kysely } from "kysely";
import { bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** How people like to see a list, under a name, for themselves or for all; and which of them a list opens with. */
export const savedViews0150: Migration = {
  version: 150,
  name: "saved-views",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("saved_view")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("screen", "text", (c) => c.notNull())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("shared", int, (c) => c.notNull())
      .addColumn("owner_id", int, (c) => c.references("person.id"))
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("created_at", "text", (c) => c.notNull())
      .addColumn("updated_at", "text", (c) => c.notNull())
      .addColumn("deleted", int, (c) => c.notNull())
      .execute();
    await db.schema.createIndex("saved_view_screen").on("saved_view").columns(["screen", "deleted"]).execute();
    await db.schema
      .createTable("saved_view_default")
      .addColumn("owner", int, (c) => c.notNull())
      .addColumn("screen", "text", (c) => c.notNull())
      .addColumn("view_id", int, (c) => c.notNull().references("saved_view.id"))
      .addPrimaryKeyConstraint("saved_view_default_pk", ["owner", "screen"])
      .execute();
  },
};
