import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** Balances somebody asked to write off, and what became of each: written off once allowed, and taken back (COLLECTIONS 19). */
export const writeOffs0215: Migration = {
  version: 215,
  name: "write-offs",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    const reasons = sql`reason in ('prescription', 'insolvency', 'uncollectable', 'small', 'other')`;
    await db.schema
      .createTable("write_off")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("invoice_uuid", "text", (c) => c.notNull())
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("amount_minor", int, (c) => c.notNull().check(sql`amount_minor > 0`))
      .addColumn("reason", "text", (c) => c.notNull().check(reasons))
      .addColumn("note", "text", (c) => c.notNull())
      .addColumn("approval_id", int, (c) => c.notNull().references("approval.id"))
      .addColumn("asked_on", "text", (c) => c.notNull())
      .addColumn("person_id", int, (c) => c.references("person.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("write_off_invoice").on("write_off").column("invoice_uuid").execute();
    await db.schema.createIndex("write_off_approval").on("write_off").column("approval_id").execute();
    await appendOnly(db, dialect, "write_off", "id");

    await db.schema
      .createTable("write_off_event")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("write_off_id", int, (c) => c.notNull().references("write_off.id"))
      .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('posted', 'undone')`))
      .addColumn("on_day", "text", (c) => c.notNull())
      .addColumn("document_id", int, (c) => c.references("document.id"))
      .addColumn("reason", "text", (c) => c.notNull())
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .addUniqueConstraint("write_off_event_once", ["write_off_id", "kind"])
      .execute();
    await appendOnly(db, dialect, "write_off_event", "id");
  },
};
