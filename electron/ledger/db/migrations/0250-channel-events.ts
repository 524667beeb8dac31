import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/**
 * What contacts and people said about a phone or address, so that it can be taken back when the contact is. Of what was said
 * before, only what still shows is known, and not how the number stood then: as one that nobody had proved.
 */
export const channelEvents0250: Migration = {
  version: 250,
  name: "channel-events",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    const states = sql`('unverified', 'verified', 'bad')`;
    await db.schema
      .createTable("channel_event")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("channel_id", int, (c) => c.notNull().references("contact_channel.id"))
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("cause", "text", (c) => c.notNull().check(sql`cause in ('contact', 'by-hand', 'taken-back')`))
      .addColumn("interaction_id", int, (c) => c.references("interaction.id"))
      .addColumn("state", "text", (c) => c.notNull().check(sql`state = '' or state in ${states}`))
      .addColumn("opted_out", int, (c) => c.check(sql`opted_out in (0, 1)`))
      .addColumn("state_before", "text", (c) => c.notNull().check(sql`state_before in ${states}`))
      .addColumn("opted_before", int, (c) => c.notNull().check(sql`opted_before in (0, 1)`))
      .addColumn("said_at", "text", (c) => c.notNull())
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("channel_event_channel").on("channel_event").columns(["channel_id", "id"]).execute();
    await db.schema.createIndex("channel_event_interaction").on("channel_event").column("interaction_id").execute();
    await sql`insert into channel_event (id, channel_id, customer_id, cause, interaction_id, state, opted_out,
        state_before, opted_before, said_at, recorded_at)
      select row_number() over (order by i.id), h.id, h.customer_id, 'contact', i.id,
        case when o.bad_channel = 1 and h.state = 'bad' then 'bad' else '' end,
        case when o.opt_out = 1 and h.opted_out = 1 then 1 end,
        case when h.state = 'bad' then 'unverified' else h.state end,
        case when exists (select 1 from interaction as j join outcome as k on k.code = j.outcome
          where j.channel_id = h.id and k.opt_out = 1) then 0 else h.opted_out end, i.recorded_at, i.recorded_at
      from interaction as i join outcome as o on o.code = i.outcome join contact_channel as h on h.id = i.channel_id
      where i.withdrawn = 0 and not exists (select 1 from interaction as n where n.corrects_id = i.id)
        and ((o.bad_channel = 1 and h.state = 'bad') or (o.opt_out = 1 and h.opted_out = 1))`.execute(db);
    const last = await sql<{ id: number }>`select coalesce(max(id), 0) as id from channel_event`.execute(db);
    const next = Number(last.rows[0]?.id ?? 0) + 1;
    await sql`insert into sequence (name, next_id) values ('channel_event', ${next})`.execute(db);
    await appendOnly(db, dialect, "channel_event", "id");
  },
};
