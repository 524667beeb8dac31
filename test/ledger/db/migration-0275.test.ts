import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { replyDigest } from "../../../electron/ledger/db/reply-digest.ts";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { migratedFrom } from "../support/migrated.ts";

const AT = "2026-07-01T18:00:00.000Z";

describe.each(["sqlite", "postgres"] as const)("ways of campaigns, on %s", (database) => {
  test("come with the campaigns and the results of before, whose answers are known by their words", async () => {
    const db = await migratedFrom(database, 272, async (old) => {
      const run = (text: string) => sql.raw(text).execute(old);
      await run("insert into customer (id, key, rfc, name, search, name_from) values (1, 'K', 'R', 'N', 'n', '')");
      await run(`insert into campaign values (1, 1, 'Julio', '', null, 'sms', 'overdue', '{}', '2026-07-01', 7, 1000, 9, 1, 3,
        null, 'MXN', '2026-07-01', '', '', '${AT}', 'u')`);
      await run("insert into campaign_member values (1, 1, 1, 0)");
      await run(`insert into interaction (id, customer_id, channel, direction, outcome, happened_at, happened_on, note,
          unpaid_reason, reached_name, reached_role, address, subject, message_id, worked, connected, right_party, positive,
          next_kind, withdrawn, correction_reason, rule_id, rule_version, override_reason, search, recorded_at, actor)
        values (1, 1, 'sms', 'in', 'RESP', '${AT}', '2026-07-01', '¿De qué  factura?', '', 'N', '', '', '', '', 0, 0, 0, 0,
          'none', 0, '', '', '', '', '', '${AT}', 'u')`);
      await run(`insert into campaign_delivery values (1, 1, 1, 1, 'read', '2026-07-01', null, '${AT}', 'u')`);
      await run(`insert into campaign_delivery values (2, 1, 1, 1, 'replied', '2026-07-01', 1, '${AT}', 'u')`);
    });
    onTestFinished(() => db.close());
    const kept = await db.read.selectFrom("campaign_delivery").selectAll().orderBy("id").execute();
    expect(kept).toMatchObject([
      { id: 1, state: "read", said: "", actor: "u" },
      { id: 2, state: "replied", said: replyDigest("replied", "¿DE QUE FACTURA?"), interaction_id: 1 },
    ]);
    expect(await db.read.selectFrom("campaign").select(["name", "channel", "seed"]).execute()).toEqual([
      { name: "Julio", channel: "sms", seed: 9 },
    ]);
    // Another answer fits, the same one does not, and what is there is not rewritten.
    const answer = (id: number, said: string) =>
      db.write((tx) =>
        tx.bulk.insert("campaign_delivery", [
          {
            ...{ id, campaign_id: 1, member_id: 1, customer_id: 1, state: "replied" as const, on_day: "2026-07-02" },
            ...{ interaction_id: null, recorded_at: AT, actor: "u", said },
          },
        ]),
      );
    await answer(3, "otra");
    await expect(answer(4, "otra")).rejects.toThrow();
    const change = (set: string) =>
      db.write((tx) => sql.raw(`update campaign_delivery set ${set} where id = 3`).execute(tx.sql));
    await expect(change("state = 'read'")).rejects.toThrow();
    await expect(change("said = 'x'")).rejects.toThrow();
    await change("said = ''");
    await expect(db.write((tx) => sql`delete from campaign_delivery`.execute(tx.sql))).rejects.toThrow();
    const channel = (text: string) =>
      db.write((tx) => sql`update campaign set channel = ${text} where id = 1`.execute(tx.sql));
    await channel("letter");
    await channel("call");
    await expect(channel("pigeon")).rejects.toThrow();
    expect(await db.integrityProblems()).toEqual([]);
  });

  test("leave an empty ledger sound", async () => {
    const db = await migratedFrom(database, 272, async () => undefined);
    onTestFinished(() => db.close());
    const { checks } = await verifyLedger(db);
    expect(checks.filter(({ name, ok }) => !ok && name === "seals")).toEqual([]);
  });
});
