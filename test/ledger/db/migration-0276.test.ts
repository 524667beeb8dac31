import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import type {
  AgencyActionRow,
  AgencyReportDaysRow,
  AgencyReportRow,
} from "../../../electron/ledger/db/tables/agency-reports.ts";
import { migratedFrom } from "../support/migrated.ts";

const stamp = { person_id: null, recorded_at: "2026-07-01T00:00:00.000Z", actor: "u" } as const;
const DAYS: AgencyReportDaysRow = { id: 1, agency_id: 1, from_on: "2026-07-01", every: "week", day: 5, ...stamp };
const REPORT: AgencyReportRow = {
  ...{ id: 1, agency_id: 1, for_on: null, received_on: "2026-07-03", file_name: "i.csv", sha256: "a".repeat(64) },
  ...{ refused: 0, ...stamp },
};
const ACTION: AgencyActionRow = {
  ...{ id: 1, report_id: 1, file_row: 2, customer_id: 1, on_day: "2026-07-02", at_time: "10:30", channel: "call" },
  ...{ outcome: "promise", currency: "MXN", promised_minor: 100, promised_for: "2026-07-08", matures_on: "2026-07-10" },
  ...{ tolerance_bp: 100, agent: "Saúl", note: "Paga el viernes", hours_rule: "", hours_why: "" },
};

describe.each(["sqlite", "postgres"] as const)("reports of agencies, on %s", (database) => {
  test("come empty, hold to what a report can be, and are never rewritten but for words about people", async () => {
    const db = await migratedFrom(database, 275, async (old) => {
      const insert = (text: string) => sql.raw(text).execute(old);
      await insert("insert into customer (id, key, rfc, name, search, name_from) values (1, 'K', 'K', 'N', 'n', '')");
      await insert(`insert into agency (id, version, legal_name, rfc, address, phones, email, contact, states, services, active,
        recorded_at, actor) values (1, 1, 'A', '', '', '', '', '', '', '', 1, '', '')`);
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("agency_report").selectAll().execute()).toEqual([]);
    await db.write(async (tx) => {
      await tx.bulk.insert("agency_report_days", [DAYS]);
      await tx.bulk.insert("agency_report", [REPORT]);
      await tx.bulk.insert("agency_action", [ACTION]);
    });
    // Nobody reports on a Saturday, and a promise has amount and day.
    const saturday = { ...DAYS, id: 2, day: 6 };
    await expect(db.write((tx) => tx.bulk.insert("agency_report_days", [saturday]))).rejects.toThrow();
    for (const changes of [{ promised_minor: 0 }, { promised_for: null }, { outcome: "refusal" as const }]) {
      const row = { ...ACTION, id: 2, ...changes };
      await expect(db.write((tx) => tx.bulk.insert("agency_action", [row]))).rejects.toThrow();
    }
    // It names an item that was placed.
    const item = { id: 1, action_id: 1, item_id: 1 };
    await expect(db.write((tx) => tx.bulk.insert("agency_action_item", [item]))).rejects.toThrow();
    const change = (set: object) => db.write((tx) => tx.sql.updateTable("agency_action").set(set).execute());
    await expect(change({ outcome: "refusal" })).rejects.toThrow("agency_action is append-only");
    await change({ note: "" });
    await expect(db.write((tx) => tx.sql.deleteFrom("agency_report").execute())).rejects.toThrow();
  });
});
