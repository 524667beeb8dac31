import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** What was agreed about moratory interest, what of it was waived, and what Billing was asked to invoice (COLLECTIONS 11). */
export const interest0165: Migration = {
  version: 165,
  name: "interest",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    await terms(db, dialect);
    await waivers(db, dialect);
    await billing(db, dialect);
  },
};

async function terms(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("interest_terms")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('set', 'undo')`))
    .addColumn("contract", "text", (c) => c.notNull())
    .addColumn("rate", "text", (c) => c.notNull())
    .addColumn("day_count", int, (c) => c.notNull().check(sql`day_count in (360, 365)`))
    .addColumn("from_on", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("undoes_id", int, (c) => c.unique().references("interest_terms.id"))
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("interest_terms_customer").on("interest_terms").column("customer_id").execute();
  await appendOnly(db, dialect, "interest_terms", "id");

  await db.schema
    .createTable("interest_terms_invoice")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("terms_id", int, (c) => c.notNull().references("interest_terms.id"))
    .addColumn("invoice_uuid", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("interest_terms_invoice_terms")
    .on("interest_terms_invoice")
    .columns(["terms_id", "invoice_uuid"])
    .execute();
  await appendOnly(db, dialect, "interest_terms_invoice", "id");
}

async function waivers(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("interest_waiver")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("until_on", "text", (c) => c.notNull())
    .addColumn("percent_bp", int, (c) => c.notNull().check(sql`percent_bp between 1 and 10000`))
    .addColumn("interest_minor", int, (c) => c.notNull().check(sql`interest_minor > 0`))
    .addColumn("vat_minor", int, (c) => c.notNull().check(sql`vat_minor >= 0`))
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("approval_id", int, (c) => c.notNull())
    .addColumn("asked_on", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("interest_waiver_customer").on("interest_waiver").column("customer_id").execute();
  await db.schema.createIndex("interest_waiver_approval").on("interest_waiver").column("approval_id").execute();
  await appendOnly(db, dialect, "interest_waiver", "id");

  await db.schema
    .createTable("interest_waiver_line")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("waiver_id", int, (c) => c.notNull().references("interest_waiver.id"))
    .addColumn("invoice_uuid", "text", (c) => c.notNull())
    .addColumn("interest_minor", int, (c) => c.notNull())
    .addColumn("vat_minor", int, (c) => c.notNull())
    .execute();
  await db.schema.createIndex("interest_waiver_line_waiver").on("interest_waiver_line").column("waiver_id").execute();
  await db.schema
    .createIndex("interest_waiver_line_invoice")
    .on("interest_waiver_line")
    .column("invoice_uuid")
    .execute();
  await appendOnly(db, dialect, "interest_waiver_line", "id");
}

async function billing(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("interest_billing")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('asked', 'charged', 'undo')`))
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("until_on", "text", (c) => c.notNull())
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("interest_minor", int, (c) => c.notNull())
    .addColumn("vat_minor", int, (c) => c.notNull())
    .addColumn("how", "text", (c) => c.notNull().check(sql`how in ('', 'mail', 'file', 'told')`))
    .addColumn("sent_to", "text", (c) => c.notNull())
    .addColumn("cfdi_uuid", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("answers_id", int, (c) => c.references("interest_billing.id"))
    .addColumn("undoes_id", int, (c) => c.unique().references("interest_billing.id"))
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("interest_billing_customer").on("interest_billing").column("customer_id").execute();
  await db.schema.createIndex("interest_billing_cfdi").on("interest_billing").column("cfdi_uuid").execute();
  await appendOnly(db, dialect, "interest_billing", "id");

  await db.schema
    .createTable("interest_billing_line")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("billing_id", int, (c) => c.notNull().references("interest_billing.id"))
    .addColumn("invoice_uuid", "text", (c) => c.notNull())
    .addColumn("interest_minor", int, (c) => c.notNull())
    .addColumn("vat_minor", int, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("interest_billing_line_billing")
    .on("interest_billing_line")
    .column("billing_id")
    .execute();
  await db.schema
    .createIndex("interest_billing_line_invoice")
    .on("interest_billing_line")
    .column("invoice_uuid")
    .execute();
  await appendOnly(db, dialect, "interest_billing_line", "id");
}
