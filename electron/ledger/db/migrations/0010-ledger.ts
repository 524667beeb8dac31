import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint, bytes } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** The first schema: company, customers, documents as filed, receivables and the append-only entries. */
export const ledger0010: Migration = {
  version: 10,
  name: "ledger",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    const blob = bytes(dialect);

    await db.schema
      .createTable("setting")
      .addColumn("key", "text", (c) => c.primaryKey())
      .addColumn("value", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("own_rfc")
      .addColumn("rfc", "text", (c) => c.primaryKey())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("added_at", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("sequence")
      .addColumn("name", "text", (c) => c.primaryKey())
      .addColumn("next_id", int, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("command")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("procedure", "text", (c) => c.notNull())
      .addColumn("answer", "text", (c) => c.notNull())
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("audit")
      .addColumn("seq", int, (c) => c.primaryKey())
      .addColumn("at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .addColumn("action", "text", (c) => c.notNull())
      .addColumn("detail", "text", (c) => c.notNull())
      .addColumn("prev_hash", "text", (c) => c.notNull())
      .addColumn("hash", "text", (c) => c.notNull())
      .execute();

    await db.schema
      .createTable("import_run")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("command_id", "text", (c) => c.notNull())
      .addColumn("started_at", "text", (c) => c.notNull())
      .addColumn("finished_at", "text")
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("sources", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("import_item")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("run_id", int, (c) => c.notNull().references("import_run.id"))
      .addColumn("path", "text", (c) => c.notNull())
      .addColumn("outcome", "text", (c) => c.notNull())
      .addColumn("code", "text", (c) => c.notNull())
      .addColumn("detail", "text", (c) => c.notNull())
      .addColumn("uuid", "text")
      .addColumn("content_hash", "text", (c) => c.notNull())
      .addColumn("search", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("import_item_run").on("import_item").columns(["run_id", "outcome", "id"]).execute();

    await db.schema
      .createTable("customer")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("key", "text", (c) => c.notNull().unique())
      .addColumn("rfc", "text", (c) => c.notNull())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("search", "text", (c) => c.notNull())
      .addColumn("name_from", "text", (c) => c.notNull())
      .execute();

    await db.schema
      .createTable("document")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("uuid", "text", (c) => c.notNull().unique())
      .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('I', 'E', 'P')`))
      .addColumn("version", "text", (c) => c.notNull())
      .addColumn("series", "text", (c) => c.notNull())
      .addColumn("folio", "text", (c) => c.notNull())
      .addColumn("issuer_rfc", "text", (c) => c.notNull())
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("receiver_name", "text", (c) => c.notNull())
      .addColumn("issued_at", "text", (c) => c.notNull())
      .addColumn("issued_on", "text", (c) => c.notNull())
      .addColumn("stamped_at", "text", (c) => c.notNull())
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("total", "text", (c) => c.notNull())
      .addColumn("exchange_rate", "text", (c) => c.notNull())
      .addColumn("payment_method", "text", (c) => c.notNull())
      .addColumn("payment_form", "text", (c) => c.notNull())
      .addColumn("payment_terms", "text", (c) => c.notNull())
      .addColumn("global", int, (c) => c.notNull())
      .addColumn("adds_up", int, (c) => c.notNull())
      .addColumn("content_hash", "text", (c) => c.notNull())
      .addColumn("path", "text", (c) => c.notNull())
      .addColumn("sha256", "text", (c) => c.notNull())
      .addColumn("bytes", int, (c) => c.notNull())
      .addColumn("warnings", "text", (c) => c.notNull())
      .addColumn("run_id", int, (c) => c.notNull().references("import_run.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("document_sha256").on("document").column("sha256").execute();
    await db.schema.createIndex("document_customer").on("document").column("customer_id").execute();

    await db.schema
      .createTable("document_file")
      .addColumn("document_id", int, (c) => c.primaryKey().references("document.id"))
      .addColumn("deflated", blob, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("seen_file")
      .addColumn("sha256", "text", (c) => c.primaryKey())
      .addColumn("document_id", int, (c) => c.notNull().references("document.id"))
      .execute();
    await db.schema
      .createTable("document_conflict")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("uuid", "text", (c) => c.notNull())
      .addColumn("content_hash", "text", (c) => c.notNull())
      .addColumn("path", "text", (c) => c.notNull())
      .addColumn("sha256", "text", (c) => c.notNull())
      .addColumn("total", "text", (c) => c.notNull())
      .addColumn("deflated", blob, (c) => c.notNull())
      .addColumn("run_id", int, (c) => c.notNull().references("import_run.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addUniqueConstraint("document_conflict_content", ["uuid", "content_hash"])
      .execute();

    await db.schema
      .createTable("relation")
      .addColumn("document_id", int, (c) => c.notNull().references("document.id"))
      .addColumn("position", int, (c) => c.notNull())
      .addColumn("relation", "text", (c) => c.notNull())
      .addColumn("target_uuid", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("relation_pk", ["document_id", "position"])
      .execute();
    await db.schema.createIndex("relation_target").on("relation").columns(["target_uuid", "relation"]).execute();
    await db.schema
      .createTable("pago")
      .addColumn("document_id", int, (c) => c.notNull().references("document.id"))
      .addColumn("position", int, (c) => c.notNull())
      .addColumn("paid_on", "text", (c) => c.notNull())
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("exchange_rate", "text", (c) => c.notNull())
      .addColumn("form", "text", (c) => c.notNull())
      .addColumn("amount", "text", (c) => c.notNull())
      .addColumn("operation", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("pago_pk", ["document_id", "position"])
      .execute();
    await db.schema
      .createTable("pago_line")
      .addColumn("document_id", int, (c) => c.notNull().references("document.id"))
      .addColumn("pago", int, (c) => c.notNull())
      .addColumn("position", int, (c) => c.notNull())
      .addColumn("target", "text", (c) => c.notNull())
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("equivalence", "text", (c) => c.notNull())
      .addColumn("installment", "text", (c) => c.notNull())
      .addColumn("prior", "text", (c) => c.notNull())
      .addColumn("paid", "text", (c) => c.notNull())
      .addColumn("remaining", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("pago_line_pk", ["document_id", "pago", "position"])
      .execute();
    await db.schema.createIndex("pago_line_target").on("pago_line").column("target").execute();

    await db.schema
      .createTable("receivable")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("document_id", int, (c) => c.notNull().unique().references("document.id"))
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("total_minor", int, (c) => c.notNull())
      .addColumn("issued_on", "text", (c) => c.notNull())
      .addColumn("due_on", "text", (c) => c.notNull())
      .addColumn("open_minor", int, (c) => c.notNull())
      .addColumn("closed_on", "text", (c) => c.notNull())
      .addColumn("last_entry_on", "text", (c) => c.notNull())
      .addColumn("ended_as", "text", (c) => c.notNull().check(sql`ended_as in ('', 'cancelled', 'substituted')`))
      .addColumn("ended_on", "text", (c) => c.notNull())
      .addColumn("settled_at_issue", int, (c) => c.notNull())
      .addColumn("search", "text", (c) => c.notNull())
      .execute();
    // Covers the aging: one range over closed_on finds what was open on a day, and nothing else is read.
    await db.schema
      .createIndex("receivable_aging")
      .on("receivable")
      .columns(["closed_on", "issued_on", "customer_id", "currency", "due_on", "open_minor", "last_entry_on", "id"])
      .execute();
    await db.schema
      .createIndex("receivable_customer")
      .on("receivable")
      .columns(["customer_id", "closed_on", "issued_on"])
      .execute();

    await db.schema
      .createTable("entry")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("receivable_id", int, (c) => c.references("receivable.id"))
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("amount_minor", int, (c) => c.notNull())
      .addColumn("effective_on", "text", (c) => c.notNull())
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("document_id", int, (c) => c.notNull().references("document.id"))
      .addColumn("anchor_id", int, (c) => c.notNull().references("document.id"))
      .addColumn("reverses_id", int, (c) => c.unique().references("entry.id"))
      .addColumn("actor", "text", (c) => c.notNull())
      .addColumn("reason", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("entry_receivable")
      .on("entry")
      .columns(["receivable_id", "effective_on", "amount_minor"])
      .execute();
    await db.schema
      .createIndex("entry_on_account")
      .on("entry")
      .columns(["customer_id", "currency", "effective_on", "amount_minor"])
      .where(sql.ref("receivable_id"), "is", null)
      .execute();
    await db.schema.createIndex("entry_customer").on("entry").columns(["customer_id", "effective_on"]).execute();
    await db.schema.createIndex("entry_anchor").on("entry").column("anchor_id").execute();
    await db.schema.createIndex("entry_document").on("entry").column("document_id").execute();
    await db.schema
      .createIndex("entry_movement")
      .on("entry")
      .columns(["effective_on", "kind", "currency", "amount_minor"])
      .execute();

    await appendOnly(db, dialect, "entry", "id");
    await appendOnly(db, dialect, "audit", "seq");
  },
};
