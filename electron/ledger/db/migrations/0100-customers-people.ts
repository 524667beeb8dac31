import type { Kysely } from "kysely";
import { sql } from "kysely";
import { bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** Columns of a recorded payment that never change. */
const FROZEN =
  "id, document_id, currency, amount_minor, paid_on, form, operation, account, note, origin, search, recorded_at, actor";

/** A recorded payment stays append-only but for the customer it counts for, which follows merges. */
async function openCustomerOfPayment(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  if (dialect === "sqlite") {
    await sql.raw("drop trigger payment_no_update").execute(db);
    await sql
      .raw(
        `create trigger payment_no_update before update of ${FROZEN} on payment begin select raise(abort, 'payment is append-only'); end`,
      )
      .execute(db);
    return;
  }
  await sql.raw("drop trigger payment_no_change on payment").execute(db);
  await sql
    .raw(
      `create trigger payment_no_change before update of ${FROZEN} or delete or truncate on payment for each statement execute function payment_refuse()`,
    )
    .execute(db);
}

/**
 * The people who collect, what is known of a customer beside its documents, whom to call there, and which customers are
 * one. A merge is undone exactly, because `merged_from` keeps whose a document was.
 */
export const customersPeople0100: Migration = {
  version: 100,
  name: "customers-people",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("person")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("search", "text", (c) => c.notNull().unique())
      .addColumn("role", "text", (c) => c.notNull())
      .addColumn("email", "text", (c) => c.notNull())
      .addColumn("active", int, (c) => c.notNull())
      .addColumn("version", int, (c) => c.notNull())
      .addColumn("created_at", "text", (c) => c.notNull())
      .execute();

    await db.schema
      .createTable("customer_profile")
      .addColumn("customer_id", int, (c) => c.primaryKey().references("customer.id"))
      .addColumn("version", int, (c) => c.notNull())
      .addColumn("trade_name", "text", (c) => c.notNull())
      .addColumn("search", "text", (c) => c.notNull().defaultTo(""))
      .addColumn("parent_id", int, (c) => c.references("customer.id"))
      .addColumn("language", "text", (c) => c.notNull())
      .addColumn("debtor_type", "text", (c) => c.notNull())
      .addColumn("country", "text", (c) => c.notNull())
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("time_zone", "text", (c) => c.notNull())
      .addColumn("risk_class", "text", (c) => c.notNull())
      .addColumn("collector_id", int, (c) => c.references("person.id"))
      .addColumn("credit_limit_minor", int)
      .addColumn("credit_currency", "text", (c) => c.notNull())
      .addColumn("hold", "text", (c) => c.notNull())
      .addColumn("hold_reason", "text", (c) => c.notNull())
      .addColumn("hold_until", "text", (c) => c.notNull())
      .addColumn("legal_hold", int, (c) => c.notNull())
      .addColumn("placed", int, (c) => c.notNull())
      .addColumn("do_not_contact", int, (c) => c.notNull())
      .addColumn("note", "text", (c) => c.notNull())
      .addColumn("updated_at", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("customer_profile_collector")
      .on("customer_profile")
      .columns(["collector_id", "customer_id"])
      .execute();
    await db.schema.createIndex("customer_profile_parent").on("customer_profile").column("parent_id").execute();

    await db.schema
      .createTable("contact")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("version", int, (c) => c.notNull())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("role", "text", (c) => c.notNull())
      .addColumn("position", "text", (c) => c.notNull())
      .addColumn("language", "text", (c) => c.notNull())
      .addColumn("note", "text", (c) => c.notNull())
      .addColumn("active", int, (c) => c.notNull())
      .addColumn("do_not_contact", int, (c) => c.notNull())
      .execute();
    await db.schema.createIndex("contact_customer").on("contact").columns(["customer_id", "id"]).execute();
    await db.schema
      .createTable("contact_channel")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("contact_id", int, (c) => c.notNull().references("contact.id"))
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("value", "text", (c) => c.notNull())
      .addColumn("extension", "text", (c) => c.notNull())
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("opted_out", int, (c) => c.notNull())
      .addColumn("position", int, (c) => c.notNull())
      .addColumn("active", int, (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("contact_channel_contact")
      .on("contact_channel")
      .columns(["contact_id", "position"])
      .execute();
    await db.schema.createIndex("contact_channel_customer").on("contact_channel").column("customer_id").execute();
    await db.schema.createIndex("contact_channel_value").on("contact_channel").column("value").execute();

    await db.schema
      .createTable("customer_merge")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("kept_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("merged_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("merged_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .addColumn("undone_at", "text", (c) => c.notNull())
      .addColumn("undone_by", "text", (c) => c.notNull())
      .execute();
    // A customer is part of one other at a time.
    await db.schema
      .createIndex("customer_merge_merged")
      .unique()
      .on("customer_merge")
      .column("merged_id")
      .where(sql.ref("undone_at"), "=", sql.lit(""))
      .execute();
    await db.schema.createIndex("customer_merge_kept").on("customer_merge").column("kept_id").execute();
    // Follow-ups that a merge handed to the kept customer, so that taking it back hands them back.
    await db.schema
      .createTable("customer_merge_moved")
      .addColumn("merge_id", int, (c) => c.notNull().references("customer_merge.id"))
      .addColumn("follow_up_id", int, (c) => c.notNull())
      .addPrimaryKeyConstraint("customer_merge_moved_pk", ["merge_id", "follow_up_id"])
      .execute();
    await db.schema
      .alterTable("customer")
      .addColumn("merged_into", int, (c) => c.references("customer.id"))
      .execute();
    await db.schema
      .createIndex("customer_merged")
      .on("customer")
      .columns(["merged_into", "id"])
      .where(sql.ref("merged_into"), "is not", null)
      .execute();
    await db.schema
      .alterTable("document")
      .addColumn("merged_from", int, (c) => c.references("customer.id"))
      .execute();
    await db.schema
      .createIndex("document_merged_from")
      .on("document")
      .column("merged_from")
      .where(sql.ref("merged_from"), "is not", null)
      .execute();
    await openCustomerOfPayment(db, dialect);
    await db.schema.createIndex("customer_search").on("customer").columns(["search", "id"]).execute();
  },
};
