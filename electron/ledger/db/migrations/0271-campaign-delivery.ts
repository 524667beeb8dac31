import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint, erasable } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";
import type { Tables } from "../tables/tables.ts";

/** Outcome code of an answer to a message that somebody has to read and answer. */
export const REPLY_OUTCOME = "RESP";

/** What a provider says became of the messages of a campaign, each state of a message once. */
export const campaignDelivery0271: Migration = {
  version: 271,
  name: "campaign-delivery",
  seals: ["outcome"],
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("campaign_delivery")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("campaign_id", int, (c) => c.notNull().references("campaign.id"))
      .addColumn("member_id", int, (c) => c.notNull().references("campaign_member.id"))
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("state", "text", (c) =>
        c.notNull().check(sql`state in ('sent', 'failed', 'delivered', 'bounced', 'read', 'replied', 'opted-out')`),
      )
      .addColumn("on_day", "text", (c) => c.notNull())
      .addColumn("interaction_id", int, (c) => c.references("interaction.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .addUniqueConstraint("campaign_delivery_once", ["member_id", "state"])
      .execute();
    await db.schema
      .createIndex("campaign_delivery_of")
      .on("campaign_delivery")
      .columns(["campaign_id", "member_id"])
      .execute();
    await db.schema.createIndex("campaign_delivery_contact").on("campaign_delivery").column("interaction_id").execute();
    await appendOnly(db, dialect, "campaign_delivery", "id");
    await erasable(db, dialect, "campaign_delivery", ["actor"]);
    await outcome(db);
  },
};

/** What the log says of an answer that came back with a provider's results: nobody's work yet, and to be answered today. */
async function outcome(db: Kysely<unknown>): Promise<void> {
  const tables = db.withTables<Pick<Tables, "outcome">>();
  const last = await tables
    .selectFrom("outcome")
    .select((eb) => eb.fn.max("position").as("position"))
    .executeTakeFirst();
  await tables
    .insertInto("outcome")
    .values({
      code: REPLY_OUTCOME,
      label_es: "Respuesta por atender",
      label_en: "Reply to be answered",
      worked: 0,
      connected: 0,
      right_party: 0,
      positive: 0,
      next_step: "follow-up",
      next_days: 0,
      bad_channel: 0,
      opt_out: 0,
      active: 1,
      position: (last?.position ?? 0) + 1,
    })
    .onConflict((conflict) => conflict.column("code").doNothing())
    .execute();
}
