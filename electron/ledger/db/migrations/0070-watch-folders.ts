import type { Kysely } from "kysely";
import { bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** Folders whose new files are imported by themselves, and what is known of their files. */
export const watchFolders0070: Migration = {
  version: 70,
  name: "watch-folders",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("watch_folder")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("path", "text", (c) => c.notNull().unique())
      .addColumn("enabled", int, (c) => c.notNull())
      .addColumn("subfolders", int, (c) => c.notNull())
      .addColumn("added_at", "text", (c) => c.notNull())
      .addColumn("pause_reason", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("watch_seen")
      .addColumn("folder_id", int, (c) => c.notNull().references("watch_folder.id"))
      .addColumn("path", "text", (c) => c.notNull())
      .addColumn("size", int, (c) => c.notNull())
      .addColumn("mtime", int, (c) => c.notNull())
      .addColumn("sha256", "text", (c) => c.notNull())
      .addColumn("outcome", "text", (c) => c.notNull())
      .addColumn("code", "text", (c) => c.notNull())
      .addColumn("detail", "text", (c) => c.notNull())
      .addColumn("run_id", int, (c) => c.notNull().references("import_run.id"))
      .addColumn("seen_at", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("watch_seen_pk", ["folder_id", "path"])
      .execute();
    // Latest file of a folder, and latest that failed.
    await db.schema
      .createIndex("watch_seen_latest")
      .on("watch_seen")
      .columns(["folder_id", "outcome", "seen_at"])
      .execute();
    await db.schema
      .createTable("watch_run")
      .addColumn("run_id", int, (c) => c.primaryKey().references("import_run.id"))
      .addColumn("folder_id", int, (c) => c.notNull())
      .addColumn("path", "text", (c) => c.notNull())
      .execute();
  },
};
