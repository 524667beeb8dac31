import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import type { InteractionRow } from "../../../electron/ledger/db/tables/contacts.ts";
import { migratedFrom } from "../support/migrated.ts";

const CALL: InteractionRow = {
  id: 1,
  customer_id: 1,
  contact_id: null,
  channel_id: 1,
  channel: "call",
  direction: "out",
  outcome: "TE",
  happened_at: "2026-01-05T16:00:00.000Z",
  happened_on: "2026-01-05",
  duration_s: null,
  note: "",
  unpaid_reason: "",
  reached_name: "",
  reached_role: "",
  address: "+525555551234",
  subject: "",
  message_id: "",
  worked: 1,
  connected: 1,
  right_party: 0,
  positive: 0,
  next_kind: "none",
  corrects_id: null,
  withdrawn: 0,
  correction_reason: "",
  rule_id: "",
  rule_version: "",
  override_reason: "",
  person_id: null,
  search: "",
  recorded_at: "2026-01-05T16:00:00.000Z",
  actor: "test",
};

describe.each(["sqlite", "postgres"] as const)("what was said of phones and addresses, on %s", (database) => {
  test("what contacts of before said and still shows is known, so that it can be taken back; what does not show is not", async () => {
    const db = await migratedFrom(database, 245, async (old) => {
      await sql`insert into customer (id, key, rfc, name, search, name_from) values (1, 'K', 'R', 'N', 'n', '')`.execute(
        old,
      );
      await sql`insert into contact (id, customer_id, version, name, role, position, language, note, active, do_not_contact)
        values (1, 1, 1, 'Laura', 'finance', '', '', '', 1, 0)`.execute(old);
      const channel = (id: number, state: string, opted: number) =>
        sql`insert into contact_channel (id, contact_id, customer_id, kind, value, extension, state, opted_out, position, active)
          values (${id}, 1, 1, 'phone', ${`+52555555000${String(id)}`}, '', ${state}, ${opted}, ${id}, 1)`.execute(old);
      await channel(1, "bad", 0);
      await channel(2, "verified", 1);
      await channel(3, "verified", 0);
      const log = (parts: Partial<InteractionRow>) =>
        old
          .withTables<{ interaction: InteractionRow }>()
          .insertInto("interaction")
          .values({ ...CALL, ...parts })
          .execute();
      await log({});
      await log({ id: 2, channel_id: 2, outcome: "CAN" });
      // Somebody found out since that the number is right, and withdrawn rows say nothing.
      await log({ id: 3, channel_id: 3 });
      await log({ id: 4 });
      await log({ id: 5, outcome: null, corrects_id: 4, withdrawn: 1 });
    });
    onTestFinished(() => db.close());
    const rows = await db.read
      .selectFrom("channel_event")
      .select(["id", "channel_id", "interaction_id", "state", "opted_out", "state_before", "opted_before"])
      .orderBy("id")
      .execute();
    expect(rows.map((row) => Object.values(row).join(" "))).toEqual(["1 1 1 bad  unverified 0", "2 2 2  1 verified 0"]);
    const next = await db.read.selectFrom("sequence").select("next_id").where("name", "=", "channel_event").execute();
    expect(next).toEqual([{ next_id: 3 }]);
    await expect(
      db.write((tx) => sql`update channel_event set state = 'verified' where id = 1`.execute(tx.sql)),
    ).rejects.toThrow("append-only");
  });
});
