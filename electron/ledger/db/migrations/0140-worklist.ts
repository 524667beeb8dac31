import type { Kysely } from "kysely";
import { bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";
import { seedContactRules } from "../seeds/contact-rules.ts";
import type { Tables } from "../tables/tables.ts";

/** Parts of a score, each kept beside the item as thousandths of its full weight. */
const PARTS = [
  "part_amount",
  "part_dpd",
  "part_risk",
  "part_broken",
  "part_contact",
  "part_trend",
  "part_credit",
] as const;

/** The day's lists, what they are measured against, who is on a customer right now, and when a debtor may be contacted. */
export const worklist0140: Migration = {
  version: 140,
  name: "worklist",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    await lists(db, dialect);
    await contactRules(db, dialect);
  },
};

async function lists(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("worklist")
    // 0: the customers nobody is in charge of, so no reference to person.
    .addColumn("person_id", int, (c) => c.notNull())
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("fixed_at", "text", (c) => c.notNull())
    .addColumn("weights", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("worklist_pk", ["person_id", "day"])
    .execute();

  let items = db.schema
    .createTable("worklist_item")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("person_id", int, (c) => c.notNull())
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("group_no", int, (c) => c.notNull())
    .addColumn("position", int, (c) => c.notNull())
    .addColumn("score", int, (c) => c.notNull());
  for (const part of PARTS) items = items.addColumn(part, int, (c) => c.notNull());
  await items
    .addColumn("parts", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("due_at", "text", (c) => c.notNull())
    .addColumn("live", int, (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("interaction_id", int)
    .addColumn("gone_reason", "text", (c) => c.notNull())
    .addColumn("skip_reason", "text", (c) => c.notNull())
    .addColumn("skip_until", "text", (c) => c.notNull())
    .addColumn("skips", int, (c) => c.notNull())
    .addColumn("added_at", "text", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .addForeignKeyConstraint("worklist_item_list", ["person_id", "day"], "worklist", ["person_id", "day"])
    .execute();
  await db.schema
    .createIndex("worklist_item_list_order")
    .on("worklist_item")
    .columns(["person_id", "day", "state", "position"])
    .execute();
  await db.schema
    .createIndex("worklist_item_customer")
    .on("worklist_item")
    .columns(["customer_id", "day", "id"])
    .execute();

  // What somebody has to do with a customer who is another's.
  await db.schema.createIndex("follow_up_person").on("follow_up").columns(["person_id", "state", "due_on"]).execute();

  await db.schema
    .createTable("worklist_scale")
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("p95_minor", int, (c) => c.notNull())
    .addPrimaryKeyConstraint("worklist_scale_pk", ["day", "currency"])
    .execute();

  await db.schema
    .createTable("worklist_claim")
    .addColumn("customer_id", int, (c) => c.primaryKey().references("customer.id"))
    .addColumn("person_id", int, (c) => c.notNull())
    .addColumn("who", "text", (c) => c.notNull())
    .addColumn("since", "text", (c) => c.notNull())
    .addColumn("seen_at", "text", (c) => c.notNull())
    .execute();
}

async function contactRules(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("contact_rule")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("version", int, (c) => c.notNull())
    .addColumn("country", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("debtor_types", "text", (c) => c.notNull())
    .addColumn("channels", "text", (c) => c.notNull())
    .addColumn("slots", "text", (c) => c.notNull())
    .addColumn("on_holidays", int, (c) => c.notNull())
    .addColumn("caps", "text", (c) => c.notNull())
    .addColumn("law", int, (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("checked_on", "text", (c) => c.notNull())
    .addColumn("valid_from", "text", (c) => c.notNull())
    .addColumn("valid_to", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("active", int, (c) => c.notNull())
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("replaced_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addUniqueConstraint("contact_rule_version", ["code", "version"])
    .execute();
  await db.schema.createIndex("contact_rule_place").on("contact_rule").columns(["replaced_at", "country"]).execute();
  const rows = seedContactRules();
  const tables = db.withTables<Pick<Tables, "contact_rule" | "sequence">>();
  await tables.insertInto("contact_rule").values(rows).execute();
  await tables
    .insertInto("sequence")
    .values({ name: "contact_rule", next_id: rows.length + 1 })
    .execute();
}
