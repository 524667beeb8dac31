import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** Recorded money, what was decided about it, and which complementos document it. */
export const payments0040: Migration = {
  version: 40,
  name: "payments",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("payment")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("document_id", int, (c) => c.notNull().unique().references("document.id"))
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("amount_minor", int, (c) => c.notNull().check(sql`amount_minor > 0`))
      .addColumn("paid_on", "text", (c) => c.notNull())
      .addColumn("form", "text", (c) => c.notNull())
      .addColumn("operation", "text", (c) => c.notNull())
      .addColumn("account", "text", (c) => c.notNull())
      .addColumn("note", "text", (c) => c.notNull())
      .addColumn("origin", "text", (c) => c.notNull().check(sql`origin in ('hand', 'bank')`))
      .addColumn("search", "text", (c) => c.notNull())
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("payment_customer").on("payment").columns(["customer_id", "paid_on"]).execute();
    await db.schema.createIndex("payment_day").on("payment").columns(["paid_on", "id"]).execute();

    await db.schema
      .createTable("payment_application")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("payment_id", int, (c) => c.notNull().references("payment.id"))
      .addColumn("target_uuid", "text", (c) => c.notNull())
      .addColumn("amount_minor", int, (c) => c.notNull())
      .addColumn("target_currency", "text", (c) => c.notNull())
      .addColumn("target_minor", int, (c) => c.notNull())
      .addColumn("rate", "text", (c) => c.notNull())
      .addColumn("ahead", int, (c) => c.notNull())
      .addColumn("withdraws_id", int, (c) => c.unique().references("payment_application.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("payment_application_payment").on("payment_application").column("payment_id").execute();
    await db.schema.createIndex("payment_application_target").on("payment_application").column("target_uuid").execute();

    await db.schema
      .createTable("payment_event")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("payment_id", int, (c) => c.notNull().references("payment.id"))
      .addColumn("kind", "text", (c) =>
        c.notNull().check(sql`kind in ('clear', 'refund', 'bounce', 'reverse', 'link', 'unlink', 'undo')`),
      )
      .addColumn("effective_on", "text", (c) => c.notNull())
      .addColumn("amount_minor", int, (c) => c.notNull())
      .addColumn("rep_uuid", "text", (c) => c.notNull())
      .addColumn("pago", int, (c) => c.notNull())
      .addColumn("reference", "text", (c) => c.notNull())
      .addColumn("note", "text", (c) => c.notNull())
      .addColumn("undoes_id", int, (c) => c.unique().references("payment_event.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("payment_event_payment").on("payment_event").column("payment_id").execute();
    await db.schema.createIndex("payment_event_rep").on("payment_event").column("rep_uuid").execute();

    await db.schema
      .createTable("payment_standing")
      .addColumn("id", int, (c) => c.primaryKey().references("payment.id"))
      .addColumn("effective_on", "text", (c) => c.notNull())
      .addColumn("unapplied_minor", int, (c) => c.notNull())
      .addColumn("refunded_minor", int, (c) => c.notNull())
      .addColumn("last_entry_on", "text", (c) => c.notNull())
      .addColumn("bounced_on", "text", (c) => c.notNull())
      .addColumn("reversed", int, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("payment_pago")
      .addColumn("payment_id", int, (c) => c.notNull().references("payment.id"))
      .addColumn("document_id", int, (c) => c.notNull().references("document.id"))
      .addColumn("pago", int, (c) => c.notNull())
      .addColumn("how", "text", (c) => c.notNull().check(sql`how in ('auto', 'user', 'double')`))
      .addColumn("reason", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("payment_pago_pk", ["payment_id", "document_id", "pago"])
      .execute();
    await db.schema.createIndex("payment_pago_document").on("payment_pago").columns(["document_id", "pago"]).execute();

    await appendOnly(db, dialect, "payment", "id");
    await appendOnly(db, dialect, "payment_application", "id");
    await appendOnly(db, dialect, "payment_event", "id");
  },
};
