import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** Every forecast of cash as it was made, so that it can be held against what came in (KPIS 14). */
export const forecast0182: Migration = {
  version: 182,
  name: "forecast",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    const sources = sql`source in ('promise', 'agreement', 'habit', 'spread', 'none')`;
    await db.schema
      .createTable("forecast_run")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("as_of", "text", (c) => c.notNull())
      .addColumn("weeks", int, (c) => c.notNull().check(sql`weeks between 1 and 26`))
      .addColumn("method", "text", (c) => c.notNull())
      .addColumn("person_id", int, (c) => c.references("person.id"))
      .addColumn("made_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("forecast_run_day").on("forecast_run").columns(["as_of", "id"]).execute();
    await appendOnly(db, dialect, "forecast_run", "id");

    await db.schema
      .createTable("forecast_item")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("run_id", int, (c) => c.notNull().references("forecast_run.id"))
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("invoice_uuid", "text", (c) => c.notNull())
      .addColumn("source", "text", (c) => c.notNull().check(sources))
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("due_on", "text", (c) => c.notNull())
      .addColumn("base_minor", int, (c) => c.notNull())
      .addColumn("chance_bp", int, (c) => c.notNull().check(sql`chance_bp between 0 and 10000`))
      .addColumn("expected_on", "text", (c) => c.notNull())
      .addColumn("forecast_minor", int, (c) => c.notNull())
      .addColumn("why", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("forecast_item_run").on("forecast_item").columns(["run_id", "currency"]).execute();
    await appendOnly(db, dialect, "forecast_item", "id");

    await db.schema
      .createTable("forecast_week")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("run_id", int, (c) => c.notNull().references("forecast_run.id"))
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("week_on", "text", (c) => c.notNull())
      .addColumn("source", "text", (c) => c.notNull().check(sources))
      .addColumn("amount_minor", int, (c) => c.notNull())
      .execute();
    await db.schema.createIndex("forecast_week_run").on("forecast_week").columns(["run_id", "currency"]).execute();
    await appendOnly(db, dialect, "forecast_week", "id");
  },
};
