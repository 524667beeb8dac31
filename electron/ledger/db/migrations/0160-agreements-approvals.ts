import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** What one person asks and another allows; agreements with their schedules, and where they stood on any day. */
export const agreementsApprovals0160: Migration = {
  version: 160,
  name: "agreements-approvals",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    await approvals(db, dialect);
    await agreements(db, dialect);
    await agreementParts(db, dialect);
    await events(db, dialect);
    await standings(db, dialect);
  },
};

async function approvals(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("approval")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("subject_kind", "text", (c) => c.notNull())
    .addColumn("subject_id", int, (c) => c.notNull())
    .addColumn("customer_id", int, (c) => c.references("customer.id"))
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("amount_minor", int, (c) => c.notNull())
    .addColumn("percent_bp", int)
    .addColumn("needs", "text", (c) => c.notNull())
    .addColumn("needed", int, (c) => c.notNull().check(sql`needed > 0`))
    .addColumn("data", "text", (c) => c.notNull())
    .addColumn("asked_by", int, (c) => c.references("person.id"))
    .addColumn("asked_on", "text", (c) => c.notNull())
    .addColumn("asked_at", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("approval_subject")
    .on("approval")
    .columns(["subject_kind", "subject_id", "id"])
    .execute();
  await appendOnly(db, dialect, "approval", "id");

  await db.schema
    .createTable("approval_decision")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("approval_id", int, (c) => c.notNull().references("approval.id"))
    .addColumn("decision", "text", (c) => c.notNull().check(sql`decision in ('approved', 'refused', 'withdrawn')`))
    .addColumn("decided_by", int, (c) => c.references("person.id"))
    .addColumn("decided_on", "text", (c) => c.notNull())
    .addColumn("decided_at", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("approval_decision_approval")
    .on("approval_decision")
    .columns(["approval_id", "decision"])
    .execute();
  await appendOnly(db, dialect, "approval_decision", "id");
}

async function agreements(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  const types = sql`type in ('payment-plan', 'restructure', 'quita', 'acknowledgement')`;
  await db.schema
    .createTable("agreement")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("type", "text", (c) => c.notNull().check(types))
    .addColumn("revises_id", int, (c) => c.references("agreement.id"))
    .addColumn("contact_id", int, (c) => c.references("contact.id"))
    .addColumn("signer_name", "text", (c) => c.notNull())
    .addColumn("signer_position", "text", (c) => c.notNull())
    .addColumn("made_on", "text", (c) => c.notNull())
    .addColumn("made_at", "text", (c) => c.notNull())
    .addColumn("grace_days", int, (c) => c.notNull())
    .addColumn("terminate_days", int)
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("agreement_customer").on("agreement").columns(["customer_id", "id"]).execute();
  await db.schema.createIndex("agreement_revises").on("agreement").column("revises_id").execute();
  await appendOnly(db, dialect, "agreement", "id");
}

async function agreementParts(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("agreement_part")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("agreement_id", int, (c) => c.notNull().references("agreement.id"))
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("principal_minor", int, (c) => c.notNull().check(sql`principal_minor > 0`))
    .addColumn("quita_minor", int, (c) => c.notNull().check(sql`quita_minor >= 0 and quita_minor < principal_minor`))
    .addColumn("total_minor", int, (c) => c.notNull().check(sql`total_minor = principal_minor - quita_minor`))
    .addColumn("interest_minor", int, (c) => c.notNull())
    .addColumn("interest_vat_minor", int, (c) => c.notNull())
    .addColumn("interest_waived_minor", int, (c) => c.notNull())
    .addColumn("plan", "text", (c) => c.notNull())
    .addUniqueConstraint("agreement_part_once", ["agreement_id", "currency"])
    .execute();
  await appendOnly(db, dialect, "agreement_part", "id");

  await db.schema
    .createTable("agreement_invoice")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("agreement_id", int, (c) => c.notNull().references("agreement.id"))
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("invoice_uuid", "text", (c) => c.notNull())
    .addColumn("receivable_id", int, (c) => c.notNull().references("receivable.id"))
    .addColumn("open_minor", int, (c) => c.notNull().check(sql`open_minor > 0`))
    .addColumn("quita_minor", int, (c) => c.notNull())
    .addColumn("cash_minor", int, (c) => c.notNull())
    .addColumn("waived_minor", int, (c) => c.notNull())
    .addColumn("waived_vat_minor", int, (c) => c.notNull())
    .addUniqueConstraint("agreement_invoice_once", ["agreement_id", "receivable_id"])
    .execute();
  await db.schema
    .createIndex("agreement_invoice_receivable")
    .on("agreement_invoice")
    .columns(["receivable_id", "agreement_id"])
    .execute();
  await db.schema.createIndex("agreement_invoice_uuid").on("agreement_invoice").column("invoice_uuid").execute();
  await appendOnly(db, dialect, "agreement_invoice", "id");

  await db.schema
    .createTable("agreement_instalment")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("agreement_id", int, (c) => c.notNull().references("agreement.id"))
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("seq", int, (c) => c.notNull())
    .addColumn("falls_on", "text", (c) => c.notNull())
    .addColumn("due_on", "text", (c) => c.notNull())
    .addColumn("amount_minor", int, (c) => c.notNull().check(sql`amount_minor > 0`))
    .addUniqueConstraint("agreement_instalment_once", ["agreement_id", "currency", "seq"])
    .execute();
  await appendOnly(db, dialect, "agreement_instalment", "id");
}

async function events(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  const kinds = sql`kind in ('offered', 'signed', 'terminated', 'withdrawn', 'revised')`;
  await db.schema
    .createTable("agreement_event")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("agreement_id", int, (c) => c.notNull().references("agreement.id"))
    .addColumn("kind", "text", (c) => c.notNull().check(kinds))
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("expires_on", "text", (c) => c.notNull())
    .addColumn("document_id", int, (c) => c.unique().references("document.id"))
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addUniqueConstraint("agreement_event_once", ["agreement_id", "kind"])
    .execute();
  await appendOnly(db, dialect, "agreement_event", "id");
}

async function standings(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  const states = sql`state in ('draft', 'offered', 'expired', 'signed', 'active', 'default', 'cured', 'completed',
    'terminated', 'withdrawn', 'revised')`;
  await db.schema
    .createTable("agreement_standing")
    .addColumn("agreement_id", int, (c) => c.notNull().references("agreement.id"))
    .addColumn("from_on", "text", (c) => c.notNull())
    .addColumn("until_on", "text", (c) => c.notNull())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("state", "text", (c) => c.notNull().check(states))
    .addColumn("next_due_on", "text", (c) => c.notNull())
    .addColumn("default_on", "text", (c) => c.notNull())
    .addColumn("overdue", int, (c) => c.notNull())
    .addColumn("awaits_credit", int, (c) => c.notNull())
    .addPrimaryKeyConstraint("agreement_standing_pk", ["agreement_id", "from_on"])
    .execute();
  await db.schema
    .createIndex("agreement_standing_customer")
    .on("agreement_standing")
    .columns(["customer_id", "until_on", "from_on", "state", "agreement_id"])
    .execute();
  await db.schema
    .createIndex("agreement_standing_state")
    .on("agreement_standing")
    .columns(["state", "until_on", "from_on", "next_due_on", "agreement_id"])
    .execute();

  await db.schema
    .createTable("agreement_part_standing")
    .addColumn("agreement_id", int, (c) => c.notNull().references("agreement.id"))
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("from_on", "text", (c) => c.notNull())
    .addColumn("until_on", "text", (c) => c.notNull())
    .addColumn("agreed_minor", int, (c) => c.notNull())
    .addColumn("paid_minor", int, (c) => c.notNull())
    .addColumn("overdue_minor", int, (c) => c.notNull())
    .addColumn("open_minor", int, (c) => c.notNull())
    .addColumn("quita_minor", int, (c) => c.notNull())
    .addColumn("credited_minor", int, (c) => c.notNull())
    .addColumn("next_due_on", "text", (c) => c.notNull())
    .addColumn("next_minor", int, (c) => c.notNull())
    .addPrimaryKeyConstraint("agreement_part_standing_pk", ["agreement_id", "currency", "from_on"])
    .execute();

  await db.schema
    .createTable("agreement_cover")
    .addColumn("agreement_id", int, (c) => c.notNull().references("agreement.id"))
    .addColumn("receivable_id", int, (c) => c.notNull().references("receivable.id"))
    .addPrimaryKeyConstraint("agreement_cover_pk", ["agreement_id", "receivable_id"])
    .execute();
  await db.schema
    .createIndex("agreement_cover_receivable")
    .on("agreement_cover")
    .columns(["receivable_id", "agreement_id"])
    .execute();
}
