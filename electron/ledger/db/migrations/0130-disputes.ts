import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** What customers dispute of their invoices, who has to answer and what became of it. */
export const disputes0130: Migration = {
  version: 130,
  name: "disputes",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    await rules(db, dialect);
    await facts(db, dialect);
    await standings(db, dialect);
  },
};

/** Kinds of dispute and who answers them: data that the user edits (COLLECTIONS 8). */
async function rules(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("dispute_resolver")
    .addColumn("code", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("email", "text", (c) => c.notNull())
    .addColumn("position", int, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("dispute_type")
    .addColumn("code", "text", (c) => c.primaryKey())
    .addColumn("resolver", "text", (c) => c.notNull().references("dispute_resolver.code"))
    .addColumn("copy_to", "text", (c) => c.references("dispute_resolver.code"))
    .addColumn("sla_days", int, (c) => c.notNull().check(sql`sla_days between 1 and 250`))
    .addColumn("evidence", "text", (c) => c.notNull())
    .addColumn("active", int, (c) => c.notNull())
    .addColumn("position", int, (c) => c.notNull())
    .execute();
  for (const [position, code] of RESOLVERS.entries()) {
    await sql`insert into dispute_resolver values (${code}, '', '', ${sql.lit(position)})`.execute(db);
  }
  for (const [position, [code, resolver, copyTo, days]] of TYPES.entries()) {
    await sql`insert into dispute_type values
      (${code}, ${resolver}, ${copyTo}, ${sql.lit(days)}, '', 1, ${sql.lit(position)})`.execute(db);
  }
}

const RESOLVERS = [
  "billing",
  "sales",
  "administration",
  "logistics",
  "tax",
  "operations",
  "collector",
  "manager",
  "legal",
];

/** Code, who answers, who hears of it, business days to answer. */
const TYPES: readonly (readonly [string, string, string | null, number])[] = [
  ["wrong-data", "billing", null, 2],
  ["payment-method", "billing", null, 2],
  ["missing-papers", "sales", "collector", 5],
  ["delivery", "sales", "logistics", 5],
  ["price", "sales", null, 5],
  ["credit-pending", "billing", "sales", 5],
  ["duplicate", "billing", null, 2],
  ["portal", "collector", "billing", 2],
  ["payment-not-applied", "administration", null, 1],
  ["complement", "administration", "billing", 2],
  ["withholding", "administration", "tax", 5],
  ["quality", "sales", "operations", 10],
  ["denied", "manager", "legal", 10],
];

async function facts(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("dispute")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("contact_id", int, (c) => c.references("contact.id"))
    .addColumn("interaction_id", int, (c) => c.references("interaction.id"))
    .addColumn("invoice_uuid", "text", (c) => c.notNull())
    .addColumn("line", int)
    .addColumn("line_text", "text", (c) => c.notNull())
    .addColumn("type", "text", (c) => c.notNull().references("dispute_type.code"))
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("amount_minor", int, (c) => c.check(sql`amount_minor > 0`))
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("opened_on", "text", (c) => c.notNull())
    .addColumn("due_on", "text", (c) => c.notNull())
    .addColumn("sla_days", int, (c) => c.notNull())
    .addColumn("resolver", "text", (c) => c.notNull().references("dispute_resolver.code"))
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("dispute_invoice").on("dispute").column("invoice_uuid").execute();
  await db.schema.createIndex("dispute_customer").on("dispute").columns(["customer_id", "opened_on"]).execute();
  await db.schema.createIndex("dispute_contact").on("dispute").column("interaction_id").execute();
  await appendOnly(db, dialect, "dispute", "id");

  await db.schema
    .createTable("dispute_event")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("dispute_id", int, (c) => c.notNull().references("dispute.id"))
    .addColumn("kind", "text", (c) =>
      c.notNull().check(sql`kind in ('handed', 'waiting-customer', 'waiting-internal', 'expects-cfdi', 'resolved',
        'rejected', 'reopened', 'amended', 'evidence', 'note', 'undo')`),
    )
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("resolver", "text", (c) => c.references("dispute_resolver.code"))
    .addColumn("how", "text", (c) => c.notNull().check(sql`how in ('', 'mail', 'file', 'told')`))
    .addColumn("sent_to", "text", (c) => c.notNull())
    .addColumn("outcome", "text", (c) => c.notNull().check(sql`outcome in ('', 'valid', 'partly', 'invalid')`))
    .addColumn("effect", "text", (c) =>
      c.notNull().check(sql`effect in ('', 'none', 'credit-note', 'replacement', 'cancellation')`),
    )
    .addColumn("accepted_minor", int, (c) => c.notNull())
    .addColumn("root_cause", "text", (c) => c.notNull())
    .addColumn("cfdi_uuid", "text", (c) => c.notNull())
    .addColumn("type", "text", (c) => c.references("dispute_type.code"))
    .addColumn("amount_minor", int)
    .addColumn("due_on", "text", (c) => c.notNull())
    .addColumn("sla_days", int, (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("undoes_id", int, (c) => c.unique().references("dispute_event.id"))
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("dispute_event_dispute").on("dispute_event").columns(["dispute_id", "id"]).execute();
  await appendOnly(db, dialect, "dispute_event", "id");
}

async function standings(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  const states = sql`state in ('open', 'waiting-customer', 'waiting-internal', 'resolved', 'rejected', 'reopened')`;
  await db.schema
    .createTable("dispute_standing")
    .addColumn("id", int, (c) => c.primaryKey().references("dispute.id"))
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("receivable_id", int, (c) => c.references("receivable.id"))
    .addColumn("state", "text", (c) => c.notNull().check(states))
    .addColumn("withdrawn", int, (c) => c.notNull())
    .addColumn("disputed_minor", int, (c) => c.notNull())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("due_on", "text", (c) => c.notNull())
    .addColumn("resolver", "text", (c) => c.notNull())
    .addColumn("resolved_on", "text", (c) => c.notNull())
    .addColumn("outcome", "text", (c) => c.notNull())
    .addColumn("root_cause", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("dispute_standing_due")
    .on("dispute_standing")
    .columns(["resolved_on", "due_on", "customer_id"])
    .execute();
  await db.schema.createIndex("dispute_standing_receivable").on("dispute_standing").column("receivable_id").execute();
  await db.schema.createIndex("dispute_standing_customer").on("dispute_standing").column("customer_id").execute();

  await db.schema
    .createTable("dispute_span")
    .addColumn("dispute_id", int, (c) => c.notNull().references("dispute.id"))
    .addColumn("from_on", "text", (c) => c.notNull())
    .addColumn("until_on", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull().check(states))
    .addColumn("receivable_id", int, (c) => c.references("receivable.id"))
    .addColumn("claim_minor", int, (c) => c.notNull())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("due_on", "text", (c) => c.notNull())
    .addColumn("sla_days", int, (c) => c.notNull())
    .addColumn("resolver", "text", (c) => c.notNull())
    .addColumn("resolved_on", "text", (c) => c.notNull())
    .addColumn("outcome", "text", (c) => c.notNull())
    .addColumn("effect", "text", (c) => c.notNull())
    .addColumn("expected_minor", int, (c) => c.notNull())
    .addColumn("root_cause", "text", (c) => c.notNull())
    .addColumn("closed_by", "text", (c) =>
      c.notNull().check(sql`closed_by in ('', 'decision', 'credit-note', 'replacement', 'cancellation')`),
    )
    .addColumn("cfdi_uuid", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("dispute_span_pk", ["dispute_id", "from_on"])
    .execute();
  // Covers what is disputed of an invoice on a day.
  await db.schema
    .createIndex("dispute_span_receivable")
    .on("dispute_span")
    .columns(["receivable_id", "from_on", "until_on", "claim_minor", "dispute_id"])
    .execute();
  await db.schema.createIndex("dispute_span_day").on("dispute_span").columns(["until_on", "from_on"]).execute();
}
