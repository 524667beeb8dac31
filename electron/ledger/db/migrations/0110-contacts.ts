import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint, bytes } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";
import { seedOutcomes } from "../seeds/outcomes.ts";
import { seedTemplates } from "../seeds/templates.ts";
import type { Tables } from "../tables/tables.ts";

/** The contact log: outcomes, what happened with customers, files that prove it, what is to be done next, messages. */
export const contacts0110: Migration = {
  version: 110,
  name: "contacts",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    await outcomes(db, dialect);
    await interactions(db, dialect);
    await attachments(db, dialect);
    await followUps(db, dialect);
    await messages(db, dialect);
  },
};

async function outcomes(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("outcome")
    .addColumn("code", "text", (c) => c.primaryKey())
    .addColumn("label_es", "text", (c) => c.notNull())
    .addColumn("label_en", "text", (c) => c.notNull())
    .addColumn("worked", int, (c) => c.notNull())
    .addColumn("connected", int, (c) => c.notNull())
    .addColumn("right_party", int, (c) => c.notNull())
    .addColumn("positive", int, (c) => c.notNull())
    .addColumn("next_step", "text", (c) =>
      c
        .notNull()
        .check(
          sql`next_step in ('none', 'follow-up', 'call-back', 'proof', 'documents', 'fix-data', 'escalate', 'promise', 'dispute')`,
        ),
    )
    .addColumn("next_days", int, (c) => c.notNull().check(sql`next_days between 0 and 90`))
    .addColumn("bad_channel", int, (c) => c.notNull())
    .addColumn("opt_out", int, (c) => c.notNull())
    .addColumn("active", int, (c) => c.notNull())
    .addColumn("position", int, (c) => c.notNull())
    .execute();
  await db.withTables<Pick<Tables, "outcome">>().insertInto("outcome").values(seedOutcomes()).execute();
}

async function interactions(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("interaction")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("contact_id", int, (c) => c.references("contact.id"))
    .addColumn("channel_id", int, (c) => c.references("contact_channel.id"))
    .addColumn("channel", "text", (c) =>
      c.notNull().check(sql`channel in ('call', 'mail', 'whatsapp', 'sms', 'visit', 'letter', 'portal', 'note')`),
    )
    .addColumn("direction", "text", (c) => c.notNull().check(sql`direction in ('out', 'in')`))
    .addColumn("outcome", "text", (c) => c.references("outcome.code"))
    .addColumn("happened_at", "text", (c) => c.notNull())
    .addColumn("happened_on", "text", (c) => c.notNull())
    .addColumn("duration_s", int)
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("unpaid_reason", "text", (c) => c.notNull())
    .addColumn("reached_name", "text", (c) => c.notNull())
    .addColumn("reached_role", "text", (c) => c.notNull())
    .addColumn("address", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("message_id", "text", (c) => c.notNull())
    .addColumn("worked", int, (c) => c.notNull())
    .addColumn("connected", int, (c) => c.notNull())
    .addColumn("right_party", int, (c) => c.notNull())
    .addColumn("positive", int, (c) => c.notNull())
    .addColumn("next_kind", "text", (c) =>
      c.notNull().check(sql`next_kind in ('none', 'follow-up', 'promise', 'dispute')`),
    )
    .addColumn("corrects_id", int, (c) => c.unique().references("interaction.id"))
    .addColumn("withdrawn", int, (c) => c.notNull())
    .addColumn("correction_reason", "text", (c) => c.notNull())
    .addColumn("rule_id", "text", (c) => c.notNull())
    .addColumn("rule_version", "text", (c) => c.notNull())
    .addColumn("override_reason", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("interaction_customer")
    .on("interaction")
    .columns(["customer_id", "happened_at", "id"])
    .execute();
  await db.schema.createIndex("interaction_time").on("interaction").columns(["happened_at", "id"]).execute();
  await db.schema.createIndex("interaction_day").on("interaction").columns(["happened_on", "customer_id"]).execute();
  await appendOnly(db, dialect, "interaction", "id");

  await db.schema
    .createTable("interaction_invoice")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("interaction_id", int, (c) => c.notNull().references("interaction.id"))
    .addColumn("invoice_uuid", "text", (c) => c.notNull())
    .addUniqueConstraint("interaction_invoice_once", ["interaction_id", "invoice_uuid"])
    .execute();
  await db.schema
    .createIndex("interaction_invoice_uuid")
    .on("interaction_invoice")
    .columns(["invoice_uuid", "interaction_id"])
    .execute();
  await appendOnly(db, dialect, "interaction_invoice", "id");
}

async function attachments(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("attachment")
    .addColumn("sha256", "text", (c) => c.primaryKey())
    .addColumn("size", int, (c) => c.notNull())
    .addColumn("mime", "text", (c) => c.notNull())
    .addColumn("stored_at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("attachment_content")
    .addColumn("sha256", "text", (c) => c.primaryKey().references("attachment.sha256"))
    .addColumn("content", bytes(dialect), (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("attachment_use")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("sha256", "text", (c) => c.notNull().references("attachment.sha256"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("owner_kind", "text", (c) => c.notNull())
    .addColumn("owner_id", int, (c) => c.notNull())
    .addColumn("added_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("attachment_use_owner")
    .on("attachment_use")
    .columns(["owner_kind", "owner_id"])
    .execute();
  await db.schema.createIndex("attachment_use_file").on("attachment_use").column("sha256").execute();
  await appendOnly(db, dialect, "attachment_use", "id");
}

async function followUps(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("follow_up")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("kind", "text", (c) =>
      c.notNull().check(sql`kind in ('outcome', 'manual', 'promise', 'dispute', 'cadence', 'proof', 'documents')`),
    )
    .addColumn("due_on", "text", (c) => c.notNull())
    .addColumn("due_at", "text")
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("source_kind", "text", (c) => c.notNull())
    .addColumn("source_id", int)
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull().check(sql`state in ('open', 'done', 'voided', 'moved')`))
    .addColumn("done_interaction_id", int, (c) => c.references("interaction.id"))
    .addColumn("moved_to_id", int, (c) => c.references("follow_up.id"))
    .addColumn("closed_at", "text")
    .addColumn("closed_reason", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("follow_up_due").on("follow_up").columns(["state", "due_on", "customer_id"]).execute();
  await db.schema.createIndex("follow_up_customer").on("follow_up").columns(["customer_id", "state"]).execute();
  await db.schema.createIndex("follow_up_source").on("follow_up").columns(["source_kind", "source_id"]).execute();
}

async function messages(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("message_template")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("channel", "text", (c) => c.notNull().check(sql`channel in ('mail', 'whatsapp')`))
    .addColumn("language", "text", (c) => c.notNull().check(sql`language in ('es', 'en')`))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("active", int, (c) => c.notNull())
    .addColumn("position", int, (c) => c.notNull())
    .addColumn("updated_at", "text", (c) => c.notNull())
    .addUniqueConstraint("message_template_once", ["channel", "code", "language"])
    .execute();
  const rows = seedTemplates();
  const tables = db.withTables<Pick<Tables, "message_template" | "sequence">>();
  await tables.insertInto("message_template").values(rows).execute();
  await tables
    .insertInto("sequence")
    .values({ name: "message_template", next_id: rows.length + 1 })
    .execute();
  await db.schema
    .createTable("mail")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("command_id", "text", (c) => c.notNull().unique())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("message_id", "text", (c) => c.notNull())
    .addColumn("sent_to", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("contact", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull().check(sql`state in ('sending', 'sent', 'refused', 'abandoned')`))
    .addColumn("problem", "text", (c) => c.notNull())
    .addColumn("interaction_id", int, (c) => c.references("interaction.id"))
    .addColumn("started_at", "text", (c) => c.notNull())
    .addColumn("ended_at", "text")
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("mail_state").on("mail").columns(["state", "id"]).execute();
  await db.schema.createIndex("mail_interaction").on("mail").column("interaction_id").execute();
}
