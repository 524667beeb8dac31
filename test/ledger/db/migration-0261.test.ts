import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { readApprovalLimits } from "../../../electron/ledger/approvals/rules.ts";
import type { CampaignRow } from "../../../electron/ledger/db/tables/campaigns.ts";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { migratedFrom } from "../support/migrated.ts";

const stamp = { recorded_at: "2026-07-01T00:00:00.000Z", actor: "u" } as const;
const CAMPAIGN: CampaignRow = {
  ...{ id: 1, version: 1, name: "Vencidas", objective: "", owner_id: null, channel: "mail", template_code: "overdue" },
  ...{ segment: "{}", go_out_on: "2026-07-01", window_days: 7, control_bp: 1000, seed: 5, day_cap: 1, week_cap: 3 },
  ...{ budget_minor: null, budget_currency: "MXN", created_on: "2026-07-01", cancelled_on: "", cancel_reason: "" },
  ...stamp,
};

describe.each(["sqlite", "postgres"] as const)("campaigns, on %s", (database) => {
  test("limits of before are joined by theirs, an outcome of its own demands nothing, and what was drawn is not rewritten", async () => {
    const db = await migratedFrom(database, 255, async (old) => {
      await sql`insert into setting (key, value) values ('approvalLimits', '{"writeOff":"director"}')`.execute(old);
      await sql`update outcome set label_es = 'Compromiso' where code = 'PP'`.execute(old);
    });
    onTestFinished(() => db.close());
    expect(await readApprovalLimits(db.read)).toMatchObject({ writeOff: "director", campaign: "manager" });
    const outcomes = await db.read.selectFrom("outcome").selectAll().where("code", "in", ["PP", "CAMP"]).execute();
    expect(outcomes).toMatchObject(
      [
        { code: "CAMP", next_step: "none", worked: 0, connected: 0 },
        { code: "PP", label_es: "Compromiso" },
      ].sort((a, b) => (outcomes[0]?.code === a.code ? -1 : outcomes[0]?.code === b.code ? 1 : 0)),
    );
    await db.write((tx) => tx.bulk.insert("campaign", [CAMPAIGN]));
    const start = { id: 1, campaign_id: 1, on_day: "2026-07-01", until_on: "2026-07-07", ...stamp };
    await db.write((tx) => tx.bulk.insert("campaign_start", [start]));
    await expect(db.write((tx) => tx.bulk.insert("campaign_start", [{ ...start, id: 2 }]))).rejects.toThrow();
    await expect(
      db.write((tx) => tx.bulk.insert("campaign", [{ ...CAMPAIGN, id: 2, window_days: 0 }])),
    ).rejects.toThrow();
    await expect(db.write((tx) => sql`update campaign_start set on_day = 'x'`.execute(tx.sql))).rejects.toThrow(
      "append-only",
    );
    await expect(db.write((tx) => sql`delete from campaign_start`.execute(tx.sql))).rejects.toThrow("append-only");
    const { checks } = await verifyLedger(db);
    expect(checks.filter(({ name, ok }) => !ok && name === "seals")).toEqual([]);
    expect(await db.integrityProblems()).toEqual([]);
  });
});
