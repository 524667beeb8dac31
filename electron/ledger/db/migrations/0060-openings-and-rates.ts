import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** Exchange rates, of which nothing is ever overwritten, and opening balances with the files they came from. */
export const openingsAndRates0060: Migration = {
  version: 60,
  name: "openings-and-rates",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("exchange_rate")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("day", "text", (c) => c.notNull())
      .addColumn("rate", "text", (c) => c.notNull())
      .addColumn("source", "text", (c) => c.notNull())
      .addColumn("origin", "text", (c) => c.notNull())
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("exchange_rate_day").on("exchange_rate").columns(["currency", "day", "id"]).execute();
    await appendOnly(db, dialect, "exchange_rate", "id");

    await db.schema
      .createTable("opening_batch")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("file", "text", (c) => c.notNull())
      .addColumn("sha256", "text", (c) => c.notNull())
      .addColumn("cutoff_on", "text", (c) => c.notNull())
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .addColumn("undone_at", "text", (c) => c.notNull())
      .addColumn("undone_by", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("opening_line")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("document_id", int, (c) => c.notNull().unique().references("document.id"))
      .addColumn("batch_id", int, (c) => c.notNull().references("opening_batch.id"))
      .addColumn("row", int, (c) => c.notNull())
      .addColumn("named_uuid", "text", (c) => c.notNull())
      .addColumn("match_key", "text", (c) => c.notNull())
      .addColumn("identity", "text", (c) => c.notNull())
      .addColumn("fingerprint", "text", (c) => c.notNull())
      .addColumn("cutoff_on", "text", (c) => c.notNull())
      .addColumn("due_on", "text", (c) => c.notNull())
      .addColumn("open", "text", (c) => c.notNull())
      .addColumn("notes", "text", (c) => c.notNull())
      .addColumn("undone", int, (c) => c.notNull())
      .execute();
    await db.schema.createIndex("opening_line_batch").on("opening_line").columns(["batch_id", "row"]).execute();
    // A line that was undone may come again; of those that stand, one a document.
    await db.schema
      .createIndex("opening_line_identity")
      .unique()
      .on("opening_line")
      .column("identity")
      .where(sql.ref("undone"), "=", sql.lit(0))
      .execute();
    await db.schema.createIndex("opening_line_uuid").on("opening_line").column("named_uuid").execute();
    await db.schema.createIndex("opening_line_match").on("opening_line").column("match_key").execute();
  },
};
