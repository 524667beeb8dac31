import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("delivery results, on %s", (database) => {
  test("have a table that is not rewritten, and an outcome for replies behind those of before", async () => {
    const db = await migratedFrom(database, 270, async () => undefined);
    onTestFinished(() => db.close());
    const last = await db.read.selectFrom("outcome").selectAll().orderBy("position", "desc").limit(1).execute();
    expect(last).toMatchObject([{ code: "RESP", next_step: "follow-up", next_days: 0, worked: 0, connected: 0 }]);
    const row = { id: 1, campaign_id: 1, member_id: 1, customer_id: 1, on_day: "2026-07-01", interaction_id: null };
    const stamp = { recorded_at: "2026-07-01T00:00:00.000Z", actor: "u" };
    // No such campaign, and no such state.
    await expect(
      db.write((tx) => tx.bulk.insert("campaign_delivery", [{ ...row, ...stamp, state: "read", said: "" }])),
    ).rejects.toThrow();
    await expect(
      db.write((tx) =>
        sql`insert into campaign_delivery values (1, 1, 1, 1, 'lost', 'x', null, 'x', 'x', '')`.execute(tx.sql),
      ),
    ).rejects.toThrow();
    const { checks } = await verifyLedger(db);
    expect(checks.filter(({ name, ok }) => !ok && name === "seals")).toEqual([]);
    expect(await db.integrityProblems()).toEqual([]);
  });
});
