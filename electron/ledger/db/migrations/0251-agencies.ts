import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint, erasable } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** Outside agencies: their papers, prices and costs. */
export const agencies0251: Migration = {
  version: 251,
  name: "agencies",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    const flag = (column: string) => sql.raw<boolean>(`${column} in (0, 1)`);
    const basisPoints = (column: string) => sql.raw<boolean>(`${column} between 0 and 10000`);
    await db.schema
      .createTable("agency")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("version", int, (c) => c.notNull())
      .addColumn("legal_name", "text", (c) => c.notNull())
      .addColumn("rfc", "text", (c) => c.notNull())
      .addColumn("address", "text", (c) => c.notNull())
      .addColumn("phones", "text", (c) => c.notNull())
      .addColumn("email", "text", (c) => c.notNull())
      .addColumn("contact", "text", (c) => c.notNull())
      .addColumn("states", "text", (c) => c.notNull())
      .addColumn("services", "text", (c) => c.notNull())
      .addColumn("active", int, (c) => c.notNull().check(flag("active")))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    // Two of the same RFC are one; while it is not known there may be several.
    await sql`create unique index agency_rfc on agency (rfc) where rfc <> ''`.execute(db);

    await db.schema
      .createTable("agency_paper")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("agency_id", int, (c) => c.notNull().references("agency.id"))
      .addColumn("paper", "text", (c) =>
        c.notNull().check(sql`paper in ('contract', 'nda', 'data-clause', 'insurance', 'powers', 'sat-opinion', 'repse',
          'conduct-code', 'price-annex')`),
      )
      .addColumn("obligatory", int, (c) => c.notNull().check(flag("obligatory")))
      .addColumn("reference", "text", (c) => c.notNull())
      .addColumn("signed_on", "text")
      .addColumn("expires_on", "text")
      .addColumn("note", "text", (c) => c.notNull())
      .addColumn("filed_on", "text", (c) => c.notNull())
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("agency_paper_of").on("agency_paper").columns(["agency_id", "paper", "id"]).execute();
    await appendOnly(db, dialect, "agency_paper", "id");
    await erasable(db, dialect, "agency_paper", ["actor"]);

    await db.schema
      .createTable("agency_terms")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("agency_id", int, (c) => c.notNull().references("agency.id"))
      .addColumn("from_on", "text", (c) => c.notNull())
      .addColumn("rate_1_bp", int, (c) => c.notNull().check(basisPoints("rate_1_bp")))
      .addColumn("rate_31_bp", int, (c) => c.notNull().check(basisPoints("rate_31_bp")))
      .addColumn("rate_61_bp", int, (c) => c.notNull().check(basisPoints("rate_61_bp")))
      .addColumn("rate_91_bp", int, (c) => c.notNull().check(basisPoints("rate_91_bp")))
      .addColumn("direct_earns", int, (c) => c.notNull().check(flag("direct_earns")))
      .addColumn("tail_days", int, (c) => c.notNull().check(sql`tail_days >= 0`))
      .addColumn("vat_bp", int, (c) => c.notNull().check(basisPoints("vat_bp")))
      .addColumn("vat_creditable", int, (c) => c.notNull().check(flag("vat_creditable")))
      .addColumn("note", "text", (c) => c.notNull())
      .addColumn("recorded_on", "text", (c) => c.notNull())
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("agency_terms_of").on("agency_terms").columns(["agency_id", "from_on", "id"]).execute();
    await appendOnly(db, dialect, "agency_terms", "id");
    await erasable(db, dialect, "agency_terms", ["actor"]);

    await db.schema
      .createTable("agency_cost")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("agency_id", int, (c) => c.notNull().references("agency.id"))
      .addColumn("month", "text", (c) => c.notNull())
      .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('fixed', 'legal')`))
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("net_minor", int, (c) => c.notNull().check(sql`net_minor > 0`))
      .addColumn("vat_minor", int, (c) => c.notNull().check(sql`vat_minor >= 0`))
      .addColumn("vat_creditable", int, (c) => c.notNull().check(flag("vat_creditable")))
      .addColumn("note", "text", (c) => c.notNull())
      .addColumn("recorded_on", "text", (c) => c.notNull())
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("agency_cost_of").on("agency_cost").columns(["agency_id", "month", "id"]).execute();
    await appendOnly(db, dialect, "agency_cost", "id");
    await erasable(db, dialect, "agency_cost", ["actor"]);

    await db.schema
      .createTable("agency_cost_reversal")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("cost_id", int, (c) => c.notNull().unique().references("agency_cost.id"))
      .addColumn("reason", "text", (c) => c.notNull())
      .addColumn("on_day", "text", (c) => c.notNull())
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await appendOnly(db, dialect, "agency_cost_reversal", "id");
    await erasable(db, dialect, "agency_cost_reversal", ["actor"]);
  },
};
