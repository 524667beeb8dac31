import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint, erasable } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** What agencies charge: their invoices with the lines, and what became of each. */
export const agencyInvoices0263: Migration = {
  version: 263,
  name: "agency-invoices",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("agency_invoice")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("agency_id", int, (c) => c.notNull().references("agency.id"))
      .addColumn("uuid", "text", (c) => c.notNull())
      .addColumn("number", "text", (c) => c.notNull())
      .addColumn("issued_on", "text", (c) => c.notNull())
      .addColumn("month", "text", (c) => c.notNull())
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("net_minor", int, (c) => c.notNull().check(sql`net_minor > 0`))
      .addColumn("vat_minor", int, (c) => c.notNull().check(sql`vat_minor >= 0`))
      .addColumn("withheld_minor", int, (c) => c.notNull().check(sql`withheld_minor >= 0`))
      .addColumn("total_minor", int, (c) => c.notNull())
      .addColumn("vat_creditable", int, (c) => c.notNull().check(sql`vat_creditable in (0, 1)`))
      .addColumn("note", "text", (c) => c.notNull())
      .addColumn("received_on", "text", (c) => c.notNull())
      .addColumn("person_id", int, (c) => c.references("person.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .addCheckConstraint("agency_invoice_total", sql`total_minor = net_minor + vat_minor - withheld_minor`)
      .execute();
    await db.schema
      .createIndex("agency_invoice_of")
      .on("agency_invoice")
      .columns(["agency_id", "currency", "month"])
      .execute();
    await db.schema.createIndex("agency_invoice_uuid").on("agency_invoice").column("uuid").execute();
    await appendOnly(db, dialect, "agency_invoice", "id");
    await erasable(db, dialect, "agency_invoice", ["actor"]);

    await db.schema
      .createTable("agency_invoice_line")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("invoice_id", int, (c) => c.notNull().references("agency_invoice.id"))
      .addColumn("batch", int, (c) => c.notNull())
      .addColumn("place", int, (c) => c.notNull())
      .addColumn("invoice_ref", "text", (c) => c.notNull())
      .addColumn("payment_ref", "text", (c) => c.notNull())
      .addColumn("paid_on", "text")
      .addColumn("base_minor", int, (c) => c.notNull())
      .addColumn("rate_bp", int, (c) => c.notNull().check(sql`rate_bp between 0 and 10000`))
      .addColumn("commission_minor", int, (c) => c.notNull())
      .addUniqueConstraint("agency_invoice_line_once", ["invoice_id", "batch", "place"])
      .execute();
    await appendOnly(db, dialect, "agency_invoice_line", "id");

    await db.schema
      .createTable("agency_invoice_event")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("invoice_id", int, (c) => c.notNull().references("agency_invoice.id"))
      .addColumn("kind", "text", (c) =>
        c.notNull().check(sql`kind in ('lines', 'disputed', 'asked', 'paid', 'withdrawn')`),
      )
      .addColumn("batch", int, (c) => c.notNull())
      .addColumn("approval_id", int, (c) => c.unique().references("approval.id"))
      .addColumn("charged_minor", int, (c) => c.notNull())
      .addColumn("expected_minor", int, (c) => c.notNull())
      .addColumn("differences", int, (c) => c.notNull())
      .addColumn("on_day", "text", (c) => c.notNull())
      .addColumn("reference", "text", (c) => c.notNull())
      .addColumn("note", "text", (c) => c.notNull())
      .addColumn("person_id", int, (c) => c.references("person.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .addCheckConstraint("agency_invoice_event_asked", sql`(kind = 'asked') = (approval_id is not null)`)
      .execute();
    await db.schema
      .createIndex("agency_invoice_event_of")
      .on("agency_invoice_event")
      .columns(["invoice_id", "id"])
      .execute();
    await appendOnly(db, dialect, "agency_invoice_event", "id");
    await erasable(db, dialect, "agency_invoice_event", ["actor"]);
  },
};
