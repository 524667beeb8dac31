import type { Kysely } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/**
 * When customers take invoices in and when they pay, which days nobody works, and what became of each invoice at the
 * customer's counter (COLLECTIONS 6).
 */
export const acceptance0105: Migration = {
  version: 105,
  name: "acceptance",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("closing_day")
      .addColumn("day", "text", (c) => c.primaryKey())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("set_at", "text", (c) => c.notNull())
      .execute();

    await db.schema
      .createTable("customer_payment_terms")
      .addColumn("customer_id", int, (c) => c.primaryKey().references("customer.id"))
      .addColumn("basis", "text", (c) => c.notNull())
      .addColumn("review_weekdays", "text", (c) => c.notNull())
      .addColumn("review_from", "text", (c) => c.notNull())
      .addColumn("review_to", "text", (c) => c.notNull())
      .addColumn("channel", "text", (c) => c.notNull())
      .addColumn("channel_detail", "text", (c) => c.notNull())
      .addColumn("documents", "text", (c) => c.notNull())
      .addColumn("documents_note", "text", (c) => c.notNull())
      .addColumn("payment_days", "text", (c) => c.notNull())
      .addColumn("holiday_shift", "text", (c) => c.notNull())
      .addColumn("set_at", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("customer_closing")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("from_on", "text", (c) => c.notNull())
      .addColumn("to_on", "text", (c) => c.notNull())
      .addColumn("name", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("customer_closing_customer")
      .on("customer_closing")
      .columns(["customer_id", "from_on"])
      .execute();

    await db.schema
      .createTable("invoice_acceptance_event")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("batch", int, (c) => c.notNull())
      .addColumn("invoice_uuid", "text", (c) => c.notNull())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("happened_on", "text", (c) => c.notNull())
      .addColumn("reference", "text", (c) => c.notNull())
      .addColumn("reason", "text", (c) => c.notNull())
      .addColumn("undoes_id", int, (c) => c.unique().references("invoice_acceptance_event.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("invoice_acceptance_event_invoice")
      .on("invoice_acceptance_event")
      .columns(["invoice_uuid", "id"])
      .execute();
    await db.schema
      .createIndex("invoice_acceptance_event_batch")
      .on("invoice_acceptance_event")
      .column("batch")
      .execute();
    await appendOnly(db, dialect, "invoice_acceptance_event", "id");

    await db.schema
      .createTable("acceptance_standing")
      .addColumn("document_id", int, (c) => c.primaryKey().references("document.id"))
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("po", "text", (c) => c.notNull())
      .addColumn("receipt", "text", (c) => c.notNull())
      .addColumn("received_on", "text", (c) => c.notNull())
      .addColumn("submitted_on", "text", (c) => c.notNull())
      .addColumn("accepted_on", "text", (c) => c.notNull())
      .addColumn("contrarecibo", "text", (c) => c.notNull())
      .addColumn("rejected_on", "text", (c) => c.notNull())
      .addColumn("reject_reason", "text", (c) => c.notNull())
      .addColumn("agreed_on", "text", (c) => c.notNull())
      .addColumn("due_source", "text", (c) => c.notNull())
      .addColumn("provisional", int, (c) => c.notNull())
      .addColumn("review_on", "text", (c) => c.notNull())
      .addColumn("inherited_from", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("acceptance_standing_state")
      .on("acceptance_standing")
      .columns(["state", "review_on", "document_id"])
      .execute();

    await db.schema
      .alterTable("receivable")
      .addColumn("expected_on", "text", (c) => c.notNull().defaultTo(""))
      .execute();
  },
};
