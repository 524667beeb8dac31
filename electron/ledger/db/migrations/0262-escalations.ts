import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint, erasable } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

const LEVELS = sql`level in ('coordinator', 'manager', 'director', 'agency', 'legal')`;

/** Cases of customers that go up to whoever stands above, their file, and proposals that were put off. */
export const escalations0262: Migration = {
  version: 262,
  name: "escalations",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    await cases(db, dialect);
    await steps(db, dialect);
    await papers(db, dialect);
  },
};

async function cases(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("escalation")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("triggers", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("raised_on", "text", (c) => c.notNull())
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("escalation_customer").on("escalation").columns(["customer_id", "id"]).execute();
  await appendOnly(db, dialect, "escalation", "id");
  await erasable(db, dialect, "escalation", ["reason", "search", "actor"]);

  await db.schema
    .createTable("escalation_invoice")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("escalation_id", int, (c) => c.notNull().references("escalation.id"))
    .addColumn("receivable_id", int, (c) => c.notNull().references("receivable.id"))
    .addColumn("invoice_uuid", "text", (c) => c.notNull())
    .addColumn("amount_minor", int, (c) => c.notNull().check(sql`amount_minor > 0`))
    .addUniqueConstraint("escalation_invoice_once", ["escalation_id", "receivable_id"])
    .execute();
  await appendOnly(db, dialect, "escalation_invoice", "id");
}

async function steps(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("escalation_event")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("escalation_id", int, (c) => c.notNull().references("escalation.id"))
    .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('raised', 'decided', 'asked', 'sent', 'note')`))
    .addColumn("decision", "text", (c) =>
      c
        .notNull()
        .check(sql`decision in ('', 'up', 'return', 'keep', 'agreement', 'hold', 'agency', 'legal', 'settled')`),
    )
    .addColumn("level", "text", (c) => c.notNull().check(LEVELS))
    .addColumn("open", int, (c) => c.notNull().check(sql`open in (0, 1)`))
    .addColumn("answer_by", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("approval_id", int, (c) => c.references("approval.id"))
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("escalation_event_case")
    .on("escalation_event")
    .columns(["escalation_id", "id"])
    .execute();
  await appendOnly(db, dialect, "escalation_event", "id");
  await erasable(db, dialect, "escalation_event", ["note", "actor"]);
}

async function papers(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("escalation_mark")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("escalation_id", int, (c) => c.notNull().references("escalation.id"))
    .addColumn("item", "text", (c) => c.notNull())
    .addColumn("invoice_uuid", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('files', 'not-applicable', 'applicable')`))
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("escalation_mark_case").on("escalation_mark").columns(["escalation_id", "id"]).execute();
  await appendOnly(db, dialect, "escalation_mark", "id");
  await erasable(db, dialect, "escalation_mark", ["reason", "actor"]);

  await db.schema
    .createTable("escalation_put_off")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("until_on", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("escalation_put_off_customer")
    .on("escalation_put_off")
    .columns(["customer_id", "id"])
    .execute();
  await appendOnly(db, dialect, "escalation_put_off", "id");
  await erasable(db, dialect, "escalation_put_off", ["reason", "actor"]);
}
