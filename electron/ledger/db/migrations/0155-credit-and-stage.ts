import type { Kysely } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** The rest of a credit line, releases of a hold that end, and stages of collection that a person decided. */
export const creditAndStage0155: Migration = {
  version: 155,
  name: "credit-and-stage",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    for (const column of ["credit_granted_by", "credit_review_on", "credit_guarantee"]) {
      await db.schema
        .alterTable("customer_profile")
        .addColumn(column, "text", (c) => c.notNull().defaultTo(""))
        .execute();
    }
    await db.schema.alterTable("customer_profile").addColumn("credit_insured_minor", int).execute();

    await db.schema
      .createTable("stage_override")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("stage", "text", (c) => c.notNull())
      .addColumn("reason", "text", (c) => c.notNull())
      .addColumn("set_on", "text", (c) => c.notNull())
      .addColumn("until_on", "text", (c) => c.notNull())
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("person_id", int, (c) => c.references("person.id"))
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("stage_override_customer")
      .on("stage_override")
      .columns(["customer_id", "id"])
      .execute();
    await appendOnly(db, dialect, "stage_override", "id");

    await db.schema
      .createTable("hold_release")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("ends_id", int, (c) => c.references("hold_release.id"))
      .addColumn("released_on", "text", (c) => c.notNull())
      .addColumn("until_on", "text", (c) => c.notNull())
      .addColumn("up_to_minor", int)
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("reason", "text", (c) => c.notNull())
      .addColumn("asked_by", "text", (c) => c.notNull())
      .addColumn("approved_by", "text", (c) => c.notNull())
      .addColumn("approval_id", int)
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("hold_release_customer").on("hold_release").columns(["customer_id", "id"]).execute();
    await appendOnly(db, dialect, "hold_release", "id");
  },
};
