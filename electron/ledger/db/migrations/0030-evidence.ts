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

    await db.schema
      .createTable("document_ending")
      .addColumn("document_id", int, (c) => c.primaryKey().references("document.id"))
      .addColumn("ended_as", "text", (c) => c.notNull().check(sql`ended_as in ('cancelled', 'substituted')`))
      .addColumn("ended_on", "text", (c) => c.notNull())
      .addColumn("successor", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("document_ending_successor").on("document_ending").column("successor").execute();
    await fillEndings(db);
  },
};

/** Endings that were posted before: of invoices as their entries tell, of the others by the earliest replacement. */
async function fillEndings(db: Kysely<unknown>): Promise<void> {
  await sql`insert into document_ending (document_id, ended_as, ended_on, successor)
    select r.document_id, r.ended_as, r.ended_on, case when r.ended_as = 'cancelled' then '' else coalesce((
      select min(s.uuid) from entry as e join document as s on s.id = e.document_id
      where e.receivable_id = r.id and e.kind = 'cancellation' and e.effective_on = r.ended_on and e.document_id <> r.document_id
        and not exists (select 1 from entry as back where back.reverses_id = e.id)), '') end
    from receivable as r where r.ended_as <> ''`.execute(db);
  await sql`insert into document_ending (document_id, ended_as, ended_on, successor)
    select d.id, 'substituted', case when s.issued_on > d.issued_on then s.issued_on else d.issued_on end, s.uuid
    from document as d join document as s on s.id = (
      select x.id from relation as l join document as x on x.id = l.document_id
      where l.target_uuid = d.uuid and l.relation = '04' and x.kind = d.kind and x.id <> d.id
      order by x.issued_at, x.uuid limit 1)
    where d.kind in ('E', 'P')`.execute(db);
}
