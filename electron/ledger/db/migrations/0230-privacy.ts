import type { Kysely } from "kysely";
import { appendOnly, bigint, erasable } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/**
 * Columns of append-only tables with words about people: erasing may empty them and do nothing else. All other columns stay
 * for ever, and so do the rows.
 */
const ERASABLE: Readonly<Record<string, readonly string[]>> = {
  interaction: [
    "note",
    "reached_name",
    "address",
    "subject",
    "message_id",
    "search",
    "correction_reason",
    "override_reason",
    "actor",
  ],
  attachment_use: ["name", "actor"],
  promise: ["note", "search", "approved_by", "actor"],
  promise_event: ["reason", "actor"],
  dispute: ["line_text", "reason", "search", "actor"],
  dispute_event: ["sent_to", "note", "actor"],
  agreement: ["signer_name", "signer_position", "note", "search", "actor"],
  agreement_event: ["reason", "actor"],
  approval: ["note", "actor"],
  approval_decision: ["reason", "actor"],
  letter: ["addressee", "search", "file_name", "actor"],
  letter_delivery: ["detail", "actor"],
  letter_template: ["actor"],
  invoice_acceptance_event: ["reference", "reason", "actor"],
  interest_terms: ["note", "actor"],
  interest_waiver: ["reason", "actor"],
  interest_billing: ["sent_to", "note", "actor"],
  stage_override: ["reason", "actor"],
  hold_release: ["reason", "asked_by", "approved_by", "actor"],
  document_decision: ["note", "actor"],
  payment: ["operation", "account", "note", "search", "actor"],
  payment_application: ["actor"],
  payment_event: ["reference", "note", "actor"],
  entry: ["actor"],
  bank_statement: ["actor"],
  bank_decision: ["reason", "actor"],
  write_off: ["note", "actor"],
  write_off_event: ["reason", "actor"],
  agreement_billing: ["sent_to", "note", "actor"],
  exchange_rate: ["actor"],
  forecast_run: ["actor"],
  month_close: ["actor"],
  privacy_act: ["actor"],
  report_schedule: ["actor"],
  report_delivery: ["sent_to", "message_id", "actor"],
};

/** Columns that follow a decision of later: whose customer a payment is. */
const FREE: Readonly<Record<string, readonly string[]>> = { payment: ["customer_id"] };

/** Words about a person can be erased where nothing obliges to keep them, and what was erased is written down. */
export const privacy0230: Migration = {
  version: 230,
  name: "privacy",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("privacy_act")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("uid", "text", (c) => c.notNull().unique())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("subject_kind", "text", (c) => c.notNull())
      .addColumn("subject_id", int, (c) => c.notNull())
      .addColumn("customer_id", int, (c) => c.references("customer.id"))
      .addColumn("reason", "text", (c) => c.notNull())
      .addColumn("detail", "text", (c) => c.notNull())
      .addColumn("on_day", "text", (c) => c.notNull())
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("person_id", int, (c) => c.references("person.id"))
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("privacy_act_subject")
      .on("privacy_act")
      .columns(["subject_kind", "subject_id", "id"])
      .execute();
    await appendOnly(db, dialect, "privacy_act", "id");
    for (const [table, columns] of Object.entries(ERASABLE)) {
      await erasable(db, dialect, table, columns, FREE[table] ?? []);
    }
  },
};
