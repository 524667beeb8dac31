import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint, erasable } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

const REASONS = sql`reason in ('paid', 'valid-dispute', 'complaint', 'no-activity', 'no-recovery', 'contract-end', 'strategic',
  'legal', 'invalid')`;

/** What is placed with outside agencies, taken back from them, and said to have been obtained by them. */
export const placements0252: Migration = {
  version: 252,
  name: "placements",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    await batches(db, dialect);
    await items(db, dialect);
    await recalls(db, dialect);
  },
};

async function batches(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("placement")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("agency_id", int, (c) => c.notNull().references("agency.id"))
    .addColumn("holdout_bp", int, (c) => c.notNull().check(sql`holdout_bp between 0 and 10000`))
    .addColumn("seed", int, (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("approval_id", int, (c) => c.notNull().unique().references("approval.id"))
    .addColumn("asked_on", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("placement_agency").on("placement").columns(["agency_id", "id"]).execute();
  await appendOnly(db, dialect, "placement", "id");
  await erasable(db, dialect, "placement", ["actor"]);

  await db.schema
    .createTable("placement_choice")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("placement_id", int, (c) => c.notNull().references("placement.id"))
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("receivable_id", int, (c) => c.notNull().references("receivable.id"))
    .addColumn("invoice_uuid", "text", (c) => c.notNull())
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("amount_minor", int, (c) => c.notNull().check(sql`amount_minor > 0`))
    .addColumn("control", int, (c) => c.notNull().check(sql`control in (0, 1)`))
    .addUniqueConstraint("placement_choice_once", ["placement_id", "receivable_id"])
    .execute();
  await db.schema
    .createIndex("placement_choice_receivable")
    .on("placement_choice")
    .columns(["receivable_id", "placement_id"])
    .execute();
  await appendOnly(db, dialect, "placement_choice", "id");

  await db.schema
    .createTable("placement_start")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("placement_id", int, (c) => c.notNull().unique().references("placement.id"))
    .addColumn("terms_id", int, (c) => c.notNull().references("agency_terms.id"))
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await appendOnly(db, dialect, "placement_start", "id");
  await erasable(db, dialect, "placement_start", ["actor"]);

  await db.schema
    .createTable("placement_left_out")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("placement_id", int, (c) => c.notNull().references("placement.id"))
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("invoice_uuid", "text", (c) => c.notNull())
    .addColumn("why", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("placement_left_out_of").on("placement_left_out").column("placement_id").execute();
  await appendOnly(db, dialect, "placement_left_out", "id");
}

async function items(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  const buckets = sql`bucket in ('1-30', '31-60', '61-90', '90+')`;
  await db.schema
    .createTable("placement_item")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("placement_id", int, (c) => c.notNull().references("placement.id"))
    .addColumn("agency_id", int, (c) => c.notNull().references("agency.id"))
    .addColumn("terms_id", int, (c) => c.notNull().references("agency_terms.id"))
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("receivable_id", int, (c) => c.notNull().references("receivable.id"))
    .addColumn("invoice_uuid", "text", (c) => c.notNull())
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("amount_minor", int, (c) => c.notNull().check(sql`amount_minor > 0`))
    .addColumn("days_past_due", int, (c) => c.notNull().check(sql`days_past_due > 0`))
    .addColumn("bucket", "text", (c) => c.notNull().check(buckets))
    .addColumn("rate_bp", int, (c) => c.notNull().check(sql`rate_bp between 0 and 10000`))
    .addColumn("control", int, (c) => c.notNull().check(sql`control in (0, 1)`))
    .addColumn("placed_on", "text", (c) => c.notNull())
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addUniqueConstraint("placement_item_once", ["placement_id", "receivable_id"])
    .execute();
  await db.schema.createIndex("placement_item_customer").on("placement_item").columns(["customer_id", "id"]).execute();
  await db.schema.createIndex("placement_item_agency").on("placement_item").columns(["agency_id", "id"]).execute();
  await appendOnly(db, dialect, "placement_item", "id");
  await erasable(db, dialect, "placement_item", ["actor"]);

  await db.schema
    .createTable("placement_cover")
    .addColumn("item_id", int, (c) => c.notNull().references("placement_item.id"))
    .addColumn("receivable_id", int, (c) => c.notNull().references("receivable.id"))
    .addPrimaryKeyConstraint("placement_cover_pk", ["item_id", "receivable_id"])
    .execute();
  await db.schema
    .createIndex("placement_cover_receivable")
    .on("placement_cover")
    .columns(["receivable_id", "item_id"])
    .execute();

  await db.schema
    .createTable("placement_mark")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("item_id", int, (c) => c.notNull().references("placement_item.id"))
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("payment_uuid", "text", (c) => c.notNull())
    .addColumn("via", int, (c) => c.notNull().check(sql`via in (0, 1)`))
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("placement_mark_item").on("placement_mark").columns(["item_id", "id"]).execute();
  await appendOnly(db, dialect, "placement_mark", "id");
  await erasable(db, dialect, "placement_mark", ["actor", "note"]);
}

async function recalls(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("placement_recall")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("agency_id", int, (c) => c.notNull().references("agency.id"))
    .addColumn("reason", "text", (c) => c.notNull().check(REASONS))
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("approval_id", int, (c) => c.notNull().unique().references("approval.id"))
    .addColumn("asked_on", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await appendOnly(db, dialect, "placement_recall", "id");
  await erasable(db, dialect, "placement_recall", ["actor"]);

  await db.schema
    .createTable("placement_recall_item")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("recall_id", int, (c) => c.notNull().references("placement_recall.id"))
    .addColumn("item_id", int, (c) => c.notNull().references("placement_item.id"))
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addUniqueConstraint("placement_recall_item_once", ["recall_id", "item_id"])
    .execute();
  await db.schema
    .createIndex("placement_recall_item_item")
    .on("placement_recall_item")
    .columns(["item_id", "recall_id"])
    .execute();
  await appendOnly(db, dialect, "placement_recall_item", "id");

  await db.schema
    .createTable("placement_end")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("item_id", int, (c) => c.notNull().unique().references("placement_item.id"))
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("recall_id", int, (c) => c.notNull().references("placement_recall.id"))
    .addColumn("reason", "text", (c) => c.notNull().check(REASONS))
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await appendOnly(db, dialect, "placement_end", "id");
  await erasable(db, dialect, "placement_end", ["actor"]);
}
