import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint, erasable } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";
import { replyDigest } from "../reply-digest.ts";
import type { Tables } from "../tables/tables.ts";

const CHANNELS = sql`channel in ('mail', 'whatsapp', 'sms', 'letter', 'call')`;
const STATES = sql`state in ('sent', 'failed', 'delivered', 'bounced', 'read', 'replied', 'opted-out')`;

/** Campaigns by letter and by call, and more than one answer to a message. */
export const campaignWays0275: Migration = {
  version: 275,
  name: "campaign-ways",
  seals: ["campaign_delivery"],
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    if (dialect === "sqlite") await channelsSqlite(db);
    else await channelsPostgres(db);
    await answers(db, dialect);
  },
};

async function channelsPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`alter table campaign drop constraint campaign_channel_check`.execute(db);
  await sql`alter table campaign add constraint campaign_channel_check check (${CHANNELS})`.execute(db);
}

/** SQLite changes no condition of a table that is there: it is made anew, with the same rows. */
async function channelsSqlite(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("campaign_anew")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("objective", "text", (c) => c.notNull())
    .addColumn("owner_id", "integer", (c) => c.references("person.id"))
    .addColumn("channel", "text", (c) => c.notNull().check(CHANNELS))
    .addColumn("template_code", "text", (c) => c.notNull())
    .addColumn("segment", "text", (c) => c.notNull())
    .addColumn("go_out_on", "text", (c) => c.notNull())
    .addColumn("window_days", "integer", (c) => c.notNull().check(sql`window_days between 1 and 90`))
    .addColumn("control_bp", "integer", (c) => c.notNull().check(sql`control_bp between 0 and 10000`))
    .addColumn("seed", "integer", (c) => c.notNull())
    .addColumn("day_cap", "integer", (c) => c.notNull().check(sql`day_cap > 0`))
    .addColumn("week_cap", "integer", (c) => c.notNull().check(sql`week_cap > 0`))
    .addColumn("budget_minor", "integer", (c) => c.check(sql`budget_minor >= 0`))
    .addColumn("budget_currency", "text", (c) => c.notNull())
    .addColumn("created_on", "text", (c) => c.notNull())
    .addColumn("cancelled_on", "text", (c) => c.notNull())
    .addColumn("cancel_reason", "text", (c) => c.notNull())
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  const columns = sql.raw(
    `id, version, name, objective, owner_id, channel, template_code, segment, go_out_on, window_days, control_bp, seed,
     day_cap, week_cap, budget_minor, budget_currency, created_on, cancelled_on, cancel_reason, recorded_at, actor`,
  );
  await sql`insert into campaign_anew (${columns}) select ${columns} from campaign order by id`.execute(db);
  await db.schema.dropTable("campaign").execute();
  await sql`alter table campaign_anew rename to campaign`.execute(db);
}

/** A state of a message is taken once; of an answer, each that says something else. */
async function answers(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  if (dialect === "sqlite") {
    await deliveriesSqlite(db);
    await appendOnly(db, dialect, "campaign_delivery", "id");
  } else {
    await sql`alter table campaign_delivery add column said text not null default ''`.execute(db);
    await sql`alter table campaign_delivery drop constraint campaign_delivery_once`.execute(db);
  }
  await digests(db, dialect);
  await sql`create unique index campaign_delivery_once on campaign_delivery (member_id, state, said)`.execute(db);
  await erasable(db, dialect, "campaign_delivery", ["actor", "said"]);
}

async function deliveriesSqlite(db: Kysely<unknown>): Promise<void> {
  const int = bigint("sqlite");
  await db.schema
    .createTable("campaign_delivery_anew")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("campaign_id", int, (c) => c.notNull().references("campaign.id"))
    .addColumn("member_id", int, (c) => c.notNull().references("campaign_member.id"))
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("state", "text", (c) => c.notNull().check(STATES))
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("interaction_id", int, (c) => c.references("interaction.id"))
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addColumn("said", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  const columns = sql.raw("id, campaign_id, member_id, customer_id, state, on_day, interaction_id, recorded_at, actor");
  await sql`insert into campaign_delivery_anew (${columns}) select ${columns} from campaign_delivery order by id`.execute(
    db,
  );
  await db.schema.dropTable("campaign_delivery").execute();
  await sql`alter table campaign_delivery_anew rename to campaign_delivery`.execute(db);
  await db.schema
    .createIndex("campaign_delivery_of")
    .on("campaign_delivery")
    .columns(["campaign_id", "member_id"])
    .execute();
  await db.schema.createIndex("campaign_delivery_contact").on("campaign_delivery").column("interaction_id").execute();
}

/** Words of the answers that are known stand in the log of contacts. */
async function digests(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const tables = db.withTables<Pick<Tables, "campaign_delivery" | "interaction">>();
  const rows = await tables
    .selectFrom("campaign_delivery as d")
    .innerJoin("interaction as i", "i.id", "d.interaction_id")
    .select(["d.id", "d.state", "i.note"])
    .where("d.state", "in", ["replied", "opted-out"])
    .execute();
  if (rows.length === 0) return;
  // Only this step writes into rows that are there.
  if (dialect === "sqlite") await sql`drop trigger campaign_delivery_no_update`.execute(db);
  for (const { id, state, note } of rows) {
    await tables
      .updateTable("campaign_delivery")
      .set({ said: replyDigest(state, note) })
      .where("id", "=", id)
      .execute();
  }
  if (dialect === "sqlite") {
    await sql`create trigger campaign_delivery_no_update before update on campaign_delivery
      begin select raise(abort, 'campaign_delivery is append-only'); end`.execute(db);
  }
}
