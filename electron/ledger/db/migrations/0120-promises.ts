import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** What customers promised to pay, what happened to each promise, and where it stood on any day. */
export const promises0120: Migration = {
  version: 120,
  name: "promises",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    await facts(db, dialect);
    await spans(db, dialect);
  },
};

async function facts(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("promise")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("contact_id", int, (c) => c.references("contact.id"))
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("amount_minor", int, (c) => c.notNull().check(sql`amount_minor > 0`))
    .addColumn("made_on", "text", (c) => c.notNull())
    .addColumn("made_at", "text", (c) => c.notNull())
    .addColumn("grace_days", int, (c) => c.notNull())
    .addColumn("tolerance_bp", int, (c) => c.notNull())
    .addColumn("interaction_id", int, (c) => c.references("interaction.id"))
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("renegotiates_id", int, (c) => c.references("promise.id"))
    .addColumn("approved_by", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("promise_customer").on("promise").columns(["customer_id", "made_on"]).execute();
  await db.schema.createIndex("promise_renegotiates").on("promise").column("renegotiates_id").execute();
  await db.schema.createIndex("promise_contact").on("promise").column("interaction_id").execute();
  await appendOnly(db, dialect, "promise", "id");

  await db.schema
    .createTable("promise_payment")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("promise_id", int, (c) => c.notNull().references("promise.id"))
    .addColumn("seq", int, (c) => c.notNull())
    .addColumn("due_on", "text", (c) => c.notNull())
    .addColumn("matures_on", "text", (c) => c.notNull())
    .addColumn("amount_minor", int, (c) => c.notNull().check(sql`amount_minor > 0`))
    .addUniqueConstraint("promise_payment_once", ["promise_id", "seq"])
    .execute();
  await db.schema
    .createIndex("promise_payment_matures")
    .on("promise_payment")
    .columns(["matures_on", "promise_id"])
    .execute();
  await appendOnly(db, dialect, "promise_payment", "id");

  await db.schema
    .createTable("promise_invoice")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("promise_id", int, (c) => c.notNull().references("promise.id"))
    .addColumn("invoice_uuid", "text", (c) => c.notNull())
    .addColumn("receivable_id", int, (c) => c.notNull().references("receivable.id"))
    .addColumn("amount_minor", int, (c) => c.notNull().check(sql`amount_minor > 0`))
    .addUniqueConstraint("promise_invoice_once", ["promise_id", "receivable_id"])
    .execute();
  await db.schema
    .createIndex("promise_invoice_receivable")
    .on("promise_invoice")
    .columns(["receivable_id", "promise_id"])
    .execute();
  await db.schema.createIndex("promise_invoice_uuid").on("promise_invoice").column("invoice_uuid").execute();
  await appendOnly(db, dialect, "promise_invoice", "id");

  await db.schema
    .createTable("promise_before")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("promise_id", int, (c) => c.notNull().references("promise.id"))
    .addColumn("receivable_id", int, (c) => c.notNull().references("receivable.id"))
    .addColumn("effective_on", "text", (c) => c.notNull())
    .addColumn("amount_minor", int, (c) => c.notNull())
    .execute();
  await db.schema.createIndex("promise_before_promise").on("promise_before").column("promise_id").execute();
  await appendOnly(db, dialect, "promise_before", "id");

  await db.schema
    .createTable("promise_event")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("promise_id", int, (c) => c.notNull().references("promise.id"))
    .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('cancelled', 'superseded', 'undo')`))
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("undoes_id", int, (c) => c.unique().references("promise_event.id"))
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("promise_event_promise").on("promise_event").columns(["promise_id", "id"]).execute();
  await appendOnly(db, dialect, "promise_event", "id");
}

async function spans(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  const states = sql`state in ('active', 'verify', 'kept', 'partial', 'broken', 'renegotiated', 'cancelled', 'superseded')`;
  await db.schema
    .createTable("promise_span")
    .addColumn("promise_id", int, (c) => c.notNull().references("promise.id"))
    .addColumn("from_on", "text", (c) => c.notNull())
    .addColumn("until_on", "text", (c) => c.notNull())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("state", "text", (c) => c.notNull().check(states))
    .addColumn("promised_minor", int, (c) => c.notNull())
    .addColumn("kept_minor", int, (c) => c.notNull())
    .addColumn("next_due_on", "text", (c) => c.notNull())
    .addColumn("matures_on", "text", (c) => c.notNull())
    .addColumn("broken_on", "text", (c) => c.notNull())
    .addColumn("replaced", int, (c) => c.notNull())
    .addPrimaryKeyConstraint("promise_span_pk", ["promise_id", "from_on"])
    .execute();
  await db.schema
    .createIndex("promise_span_customer")
    .on("promise_span")
    .columns(["customer_id", "until_on", "from_on", "state", "promise_id"])
    .execute();
  await db.schema
    .createIndex("promise_span_state")
    .on("promise_span")
    .columns(["state", "until_on", "from_on", "next_due_on", "promise_id"])
    .execute();

  await db.schema
    .createTable("promise_cover")
    .addColumn("promise_id", int, (c) => c.notNull().references("promise.id"))
    .addColumn("receivable_id", int, (c) => c.notNull().references("receivable.id"))
    .addPrimaryKeyConstraint("promise_cover_pk", ["promise_id", "receivable_id"])
    .execute();
  await db.schema
    .createIndex("promise_cover_receivable")
    .on("promise_cover")
    .columns(["receivable_id", "promise_id"])
    .execute();

  await db.schema
    .createTable("promise_payment_span")
    .addColumn("promise_id", int, (c) => c.notNull().references("promise.id"))
    .addColumn("seq", int, (c) => c.notNull())
    .addColumn("from_on", "text", (c) => c.notNull())
    .addColumn("until_on", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull().check(states))
    .addColumn("promised_minor", int, (c) => c.notNull())
    .addColumn("kept_minor", int, (c) => c.notNull())
    .addPrimaryKeyConstraint("promise_payment_span_pk", ["promise_id", "seq", "from_on"])
    .execute();
}
