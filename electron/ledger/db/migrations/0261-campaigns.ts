import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint, erasable } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";
import type { Tables } from "../tables/tables.ts";

/** Outcome code of a message of a campaign: it demands nothing, and is no work of a collector. */
export const CAMPAIGN_OUTCOME = "CAMP";

/** Campaigns: whom they are for, who was drawn, and what became of each message. */
export const campaigns0261: Migration = {
  version: 261,
  name: "campaigns",
  seals: ["outcome"],
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    await definitions(db, dialect);
    await drawn(db, dialect);
    await sends(db, dialect);
    await outcome(db);
  },
};

async function definitions(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("campaign")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("version", int, (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("objective", "text", (c) => c.notNull())
    .addColumn("owner_id", int, (c) => c.references("person.id"))
    .addColumn("channel", "text", (c) => c.notNull().check(sql`channel in ('mail', 'whatsapp', 'sms')`))
    .addColumn("template_code", "text", (c) => c.notNull())
    .addColumn("segment", "text", (c) => c.notNull())
    .addColumn("go_out_on", "text", (c) => c.notNull())
    .addColumn("window_days", int, (c) => c.notNull().check(sql`window_days between 1 and 90`))
    .addColumn("control_bp", int, (c) => c.notNull().check(sql`control_bp between 0 and 10000`))
    .addColumn("seed", int, (c) => c.notNull())
    .addColumn("day_cap", int, (c) => c.notNull().check(sql`day_cap > 0`))
    .addColumn("week_cap", int, (c) => c.notNull().check(sql`week_cap > 0`))
    .addColumn("budget_minor", int, (c) => c.check(sql`budget_minor >= 0`))
    .addColumn("budget_currency", "text", (c) => c.notNull())
    .addColumn("created_on", "text", (c) => c.notNull())
    .addColumn("cancelled_on", "text", (c) => c.notNull())
    .addColumn("cancel_reason", "text", (c) => c.notNull())
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
}

async function drawn(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("campaign_start")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("campaign_id", int, (c) => c.notNull().unique().references("campaign.id"))
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("until_on", "text", (c) => c.notNull())
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await appendOnly(db, dialect, "campaign_start", "id");
  await erasable(db, dialect, "campaign_start", ["actor"]);

  await db.schema
    .createTable("campaign_member")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("campaign_id", int, (c) => c.notNull().references("campaign.id"))
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("control", int, (c) => c.notNull().check(sql`control in (0, 1)`))
    .addUniqueConstraint("campaign_member_once", ["campaign_id", "customer_id"])
    .execute();
  await appendOnly(db, dialect, "campaign_member", "id");

  await db.schema
    .createTable("campaign_left_out")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("campaign_id", int, (c) => c.notNull().references("campaign.id"))
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("why", "text", (c) => c.notNull())
    .addUniqueConstraint("campaign_left_out_once", ["campaign_id", "customer_id"])
    .execute();
  await appendOnly(db, dialect, "campaign_left_out", "id");
}

async function sends(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("campaign_send")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("campaign_id", int, (c) => c.notNull().references("campaign.id"))
    .addColumn("member_id", int, (c) => c.notNull().references("campaign_member.id"))
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) =>
      c.notNull().check(sql`state in ('sent', 'handed', 'later', 'left-out', 'failed', 'unknown')`),
    )
    .addColumn("why", "text", (c) => c.notNull())
    .addColumn("problem", "text", (c) => c.notNull())
    .addColumn("command_id", "text", (c) => c.notNull())
    .addColumn("interaction_id", int, (c) => c.references("interaction.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("campaign_send_member").on("campaign_send").columns(["member_id", "id"]).execute();
  await db.schema.createIndex("campaign_send_of").on("campaign_send").columns(["campaign_id", "member_id"]).execute();
  await db.schema.createIndex("campaign_send_contact").on("campaign_send").column("interaction_id").execute();
  await appendOnly(db, dialect, "campaign_send", "id");
  await erasable(db, dialect, "campaign_send", ["actor"]);
}

/** What the log says of a message of a campaign. */
async function outcome(db: Kysely<unknown>): Promise<void> {
  const tables = db.withTables<Pick<Tables, "outcome">>();
  const last = await tables
    .selectFrom("outcome")
    .select((eb) => eb.fn.max("position").as("position"))
    .executeTakeFirst();
  await tables
    .insertInto("outcome")
    .values({
      code: CAMPAIGN_OUTCOME,
      label_es: "Mensaje de campaña",
      label_en: "Campaign message",
      worked: 0,
      connected: 0,
      right_party: 0,
      positive: 0,
      next_step: "none",
      next_days: 0,
      bad_channel: 0,
      opt_out: 0,
      active: 1,
      position: (last?.position ?? 0) + 1,
    })
    .onConflict((conflict) => conflict.column("code").doNothing())
    .execute();
}
