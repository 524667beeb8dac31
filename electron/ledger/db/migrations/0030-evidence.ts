import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** What is known of a document beside its file: the tax authority's word on it, and people's decisions. */
export const evidence0030: Migration = {
  version: 30,
  name: "evidence",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);

    await db.schema
      .createTable("sat_status")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("uuid", "text", (c) => c.notNull().unique())
      .addColumn("status", "text", (c) => c.notNull().check(sql`status in ('in-force', 'cancelled')`))
      .addColumn("cancelled_on", "text", (c) => c.notNull())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("issuer_rfc", "text", (c) => c.notNull())
      .addColumn("receiver_rfc", "text", (c) => c.notNull())
      .addColumn("receiver_name", "text", (c) => c.notNull())
      .addColumn("issued_at", "text", (c) => c.notNull())
      .addColumn("amount", "text", (c) => c.notNull())
      .addColumn("run_id", int, (c) => c.notNull().references("import_run.id"))
      .addColumn("path", "text", (c) => c.notNull())
      .addColumn("line", int, (c) => c.notNull())
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .execute();

    await db.schema
      .createTable("document_decision")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("uuid", "text", (c) => c.notNull())
      .addColumn("kind", "text", (c) =>
        c.notNull().check(sql`kind in ('cancelled', 'requested', 'in-force', 'pue-open', 'pue-settled', 'undo')`),
      )
      .addColumn("on_day", "text", (c) => c.notNull())
      .addColumn("motive", "text", (c) => c.notNull().check(sql`motive in ('', '01', '02', '03', '04')`))
      .addColumn("substitute", "text", (c) => c.notNull())
      .addColumn("note", "text", (c) => c.notNull())
      .addColumn("undoes_id", int, (c) => c.unique().references("document_decision.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .addCheckConstraint("document_decision_undo", sql`(kind = 'undo') = (undoes_id is not null)`)
      .execute();
    await db.schema.createIndex("document_decision_uuid").on("document_decision").column("uuid").execute();
    await db.schema.createIndex("document_decision_substitute").on("document_decision").column("substitute").execute();
    await appendOnly(db, dialect, "document_decision", "id");
  },
};
