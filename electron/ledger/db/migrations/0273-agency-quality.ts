import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint, erasable } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** Gestores of agencies, what they were taught, and their calls that were listened to. */
export const agencyQuality0273: Migration = {
  version: 273,
  name: "agency-quality",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    await agents(db, dialect);
    await training(db, dialect);
    await calls(db, dialect);
  },
};

async function agents(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("agency_agent")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("agency_id", int, (c) => c.notNull().references("agency.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("from_on", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("agency_agent_of").on("agency_agent").columns(["agency_id", "id"]).execute();
  await appendOnly(db, dialect, "agency_agent", "id");
  await erasable(db, dialect, "agency_agent", ["actor"]);

  await db.schema
    .createTable("agency_agent_end")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("agent_id", int, (c) => c.notNull().references("agency_agent.id").unique())
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await appendOnly(db, dialect, "agency_agent_end", "id");
  await erasable(db, dialect, "agency_agent_end", ["actor"]);
}

async function training(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("agency_training")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("agency_id", int, (c) => c.notNull().references("agency.id"))
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("topic", "text", (c) => c.notNull())
    .addColumn("version", "text", (c) => c.notNull())
    .addColumn("trainer", "text", (c) => c.notNull())
    .addColumn("minutes", int, (c) => c.notNull().check(sql`minutes > 0`))
    .addColumn("valid_until", "text", (c) => c.notNull())
    .addColumn("evidence", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addCheckConstraint("agency_training_valid", sql`valid_until >= on_day`)
    .execute();
  await db.schema.createIndex("agency_training_of").on("agency_training").columns(["agency_id", "on_day"]).execute();
  await appendOnly(db, dialect, "agency_training", "id");
  await erasable(db, dialect, "agency_training", ["actor"]);

  await db.schema
    .createTable("agency_training_mark")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("training_id", int, (c) => c.notNull().references("agency_training.id"))
    .addColumn("agent_id", int, (c) => c.notNull().references("agency_agent.id"))
    .addColumn("score", int, (c) => c.notNull().check(sql`score between 0 and 100`))
    .addUniqueConstraint("agency_training_mark_once", ["training_id", "agent_id"])
    .execute();
  await db.schema.createIndex("agency_training_mark_of").on("agency_training_mark").column("agent_id").execute();
  await appendOnly(db, dialect, "agency_training_mark", "id");

  await db.schema
    .createTable("agency_training_withdrawal")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("training_id", int, (c) => c.notNull().references("agency_training.id").unique())
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await appendOnly(db, dialect, "agency_training_withdrawal", "id");
  await erasable(db, dialect, "agency_training_withdrawal", ["actor"]);
}

async function calls(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("agency_call")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("agency_id", int, (c) => c.notNull().references("agency.id"))
    .addColumn("agent_id", int, (c) => c.notNull().references("agency_agent.id"))
    .addColumn("customer_id", int, (c) => c.references("customer.id"))
    .addColumn("calibrates_id", int, (c) => c.references("agency_call.id"))
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("channel", "text", (c) => c.notNull())
    .addColumn("reference", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull().check(sql`reason in ('random', 'complaint')`))
    .addColumn("errors", "text", (c) => c.notNull())
    .addColumn("score", int, (c) => c.notNull().check(sql`score between 0 and 100`))
    .addColumn("comment", "text", (c) => c.notNull())
    .addColumn("scored_on", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addCheckConstraint("agency_call_days", sql`scored_on >= on_day`)
    .addCheckConstraint("agency_call_critical", sql`errors = '' or score = 0`)
    .execute();
  await db.schema.createIndex("agency_call_of").on("agency_call").columns(["agency_id", "on_day"]).execute();
  await db.schema.createIndex("agency_call_customer").on("agency_call").column("customer_id").execute();
  await appendOnly(db, dialect, "agency_call", "id");
  await erasable(db, dialect, "agency_call", ["reference", "comment", "actor"]);

  await db.schema
    .createTable("agency_call_point")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("call_id", int, (c) => c.notNull().references("agency_call.id"))
    .addColumn("criterion", "text", (c) => c.notNull())
    .addColumn("points", int, (c) => c.notNull().check(sql`points between 0 and 100`))
    .addUniqueConstraint("agency_call_point_once", ["call_id", "criterion"])
    .execute();
  await appendOnly(db, dialect, "agency_call_point", "id");

  await db.schema
    .createTable("agency_call_event")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("call_id", int, (c) => c.notNull().references("agency_call.id"))
    .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('signed', 'withdrawn')`))
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addUniqueConstraint("agency_call_event_once", ["call_id", "kind"])
    .execute();
  await appendOnly(db, dialect, "agency_call_event", "id");
  await erasable(db, dialect, "agency_call_event", ["note", "actor"]);

  await db.schema
    .createTable("agency_call_count")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("agent_id", int, (c) => c.notNull().references("agency_agent.id"))
    .addColumn("month", "text", (c) => c.notNull())
    .addColumn("calls", int, (c) => c.notNull().check(sql`calls >= 0`))
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("agency_call_count_of").on("agency_call_count").columns(["agent_id", "month"]).execute();
  await appendOnly(db, dialect, "agency_call_count", "id");
  await erasable(db, dialect, "agency_call_count", ["actor"]);
}
