import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint, erasable } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** Complaints about agencies, audits of them and what these found, and what became of each. */
export const agencyOversight0272: Migration = {
  version: 272,
  name: "agency-oversight",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    await complaints(db, dialect);
    await audits(db, dialect);
  },
};

async function complaints(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("agency_complaint")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("agency_id", int, (c) => c.notNull().references("agency.id"))
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("channel", "text", (c) => c.notNull())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("received_on", "text", (c) => c.notNull())
    .addColumn("acknowledge_by", "text", (c) => c.notNull())
    .addColumn("answer_by", "text", (c) => c.notNull())
    .addColumn("authority_by", "text")
    .addColumn("complainant", "text", (c) => c.notNull())
    .addColumn("agent", "text", (c) => c.notNull())
    .addColumn("said", "text", (c) => c.notNull())
    .addColumn("reference", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addCheckConstraint(
      "agency_complaint_days",
      sql`acknowledge_by > received_on and answer_by >= acknowledge_by and (authority_by is null or authority_by >= received_on)`,
    )
    .execute();
  await db.schema
    .createIndex("agency_complaint_agency")
    .on("agency_complaint")
    .columns(["agency_id", "received_on"])
    .execute();
  await db.schema
    .createIndex("agency_complaint_customer")
    .on("agency_complaint")
    .columns(["customer_id", "id"])
    .execute();
  await appendOnly(db, dialect, "agency_complaint", "id");
  await erasable(db, dialect, "agency_complaint", ["complainant", "agent", "said", "reference", "actor"]);

  await db.schema
    .createTable("agency_complaint_event")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("complaint_id", int, (c) => c.notNull().references("agency_complaint.id"))
    .addColumn("kind", "text", (c) =>
      c.notNull().check(sql`kind in ('acknowledged', 'due', 'answered', 'reopened', 'withdrawn')`),
    )
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("authority", "text", (c) => c.notNull().check(sql`authority in ('', 'condusef', 'profeco')`))
    .addColumn("answer_by", "text")
    .addColumn("finding", "text", (c) => c.notNull().check(sql`finding in ('', 'founded', 'partly', 'unfounded')`))
    .addColumn("remedy", "text", (c) => c.notNull())
    .addColumn("sanction", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addCheckConstraint(
      "agency_complaint_event_due",
      sql`(kind = 'due') = (answer_by is not null) and (kind = 'due') = (authority <> '')`,
    )
    .addCheckConstraint(
      "agency_complaint_event_answer",
      sql`(kind = 'answered') = (finding <> '') and (kind = 'answered') = (sanction <> '')`,
    )
    .execute();
  await db.schema
    .createIndex("agency_complaint_event_of")
    .on("agency_complaint_event")
    .columns(["complaint_id", "id"])
    .execute();
  await appendOnly(db, dialect, "agency_complaint_event", "id");
  await erasable(db, dialect, "agency_complaint_event", ["remedy", "note", "actor"]);
}

async function audits(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("agency_audit")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("agency_id", int, (c) => c.notNull().references("agency.id"))
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("agency_audit_agency").on("agency_audit").columns(["agency_id", "on_day"]).execute();
  await appendOnly(db, dialect, "agency_audit", "id");
  await erasable(db, dialect, "agency_audit", ["actor"]);

  await db.schema
    .createTable("agency_audit_point")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("audit_id", int, (c) => c.notNull().references("agency_audit.id"))
    .addColumn("point", "text", (c) => c.notNull())
    .addColumn("result", "text", (c) =>
      c.notNull().check(sql`result in ('meets', 'fails', 'not-applicable', 'not-reviewed')`),
    )
    .addColumn("note", "text", (c) => c.notNull())
    .addUniqueConstraint("agency_audit_point_once", ["audit_id", "point"])
    .execute();
  await appendOnly(db, dialect, "agency_audit_point", "id");

  await db.schema
    .createTable("agency_audit_finding")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("audit_id", int, (c) => c.notNull().references("agency_audit.id"))
    .addColumn("point", "text", (c) => c.notNull())
    .addColumn("severity", "text", (c) => c.notNull().check(sql`severity in ('critical', 'major', 'minor')`))
    .addColumn("said", "text", (c) => c.notNull())
    .addColumn("evidence", "text", (c) => c.notNull())
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("due_on", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("agency_audit_finding_of")
    .on("agency_audit_finding")
    .columns(["audit_id", "id"])
    .execute();
  await appendOnly(db, dialect, "agency_audit_finding", "id");

  await db.schema
    .createTable("agency_audit_event")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("finding_id", int, (c) => c.notNull().references("agency_audit_finding.id"))
    .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('done', 'verified', 'returned', 'withdrawn')`))
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("agency_audit_event_of").on("agency_audit_event").columns(["finding_id", "id"]).execute();
  await appendOnly(db, dialect, "agency_audit_event", "id");
  await erasable(db, dialect, "agency_audit_event", ["actor"]);
}
