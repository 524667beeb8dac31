import type { Kysely } from "kysely";
import { sql } from "kysely";
import { bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/**
 * What the audit of complements found, kept so that lists and counts read what they show and not the ledger, and the
 * documents whose chain has to be audited again. Both are derived: everything known is queued once.
 */
export const chainFindings0080: Migration = {
  version: 80,
  name: "chain-findings",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("chain_queue")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("uuid", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("chain_finding")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("subject_uuid", "text", (c) => c.notNull())
      .addColumn("invoice_uuid", "text", (c) => c.notNull())
      .addColumn("source_uuid", "text", (c) => c.notNull())
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("list", "text", (c) => c.notNull())
      .addColumn("code", "text", (c) => c.notNull())
      .addColumn("first_broken", int, (c) => c.notNull())
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("amount_minor", int, (c) => c.notNull())
      .addColumn("paid_on", "text", (c) => c.notNull())
      .addColumn("issued_on", "text", (c) => c.notNull())
      .addColumn("due_on", "text", (c) => c.notNull())
      .addColumn("late_days", int, (c) => c.notNull())
      .addColumn("data", "text", (c) => c.notNull())
      .addColumn("search", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("chain_finding_subject").on("chain_finding").column("subject_uuid").execute();
    await db.schema.createIndex("chain_finding_invoice").on("chain_finding").column("invoice_uuid").execute();
    await db.schema.createIndex("chain_finding_list").on("chain_finding").columns(["list", "due_on", "id"]).execute();
    await db.schema
      .createIndex("chain_finding_customer")
      .on("chain_finding")
      .columns(["customer_id", "list"])
      .execute();
    await db.schema
      .createIndex("chain_finding_first")
      .on("chain_finding")
      .columns(["paid_on", "id"])
      .where(sql.ref("first_broken"), "=", 1)
      .execute();

    await sql`insert into chain_queue (id, uuid) select id, uuid from document where kind in ('I', 'P')`.execute(db);
    await sql`insert into sequence (name, next_id) select 'chain_queue', coalesce(max(id), 0) + 1 from chain_queue`.execute(
      db,
    );
  },
};
