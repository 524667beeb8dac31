import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("reports on time, on %s", (database) => {
  test("a ledger of before owes reports from its last command on; schedules and deliveries are only added to", async () => {
    const db = await migratedFrom(database, 150, async (old) => {
      await sql`insert into audit values (1, '2026-10-01T12:00:00.000Z', 'u', 'a', '{}', '', 'h1')`.execute(old);
      await sql`insert into audit values (2, '2026-11-03T12:00:00.000Z', 'u', 'a', '{}', 'h1', 'h2')`.execute(old);
    });
    onTestFinished(() => db.close());
    const schedules = await db.read.selectFrom("report_schedule").selectAll().orderBy("id").execute();
    expect(schedules.map((row) => [row.kind, row.at_time, row.weekday, row.business_day, row.from_at])).toEqual([
      ["daily", "10:00", 0, 0, "2026-11-03T12:00:00.000Z"],
      ["weekly", "12:00", 1, 0, "2026-11-03T12:00:00.000Z"],
      ["monthly", "12:00", 0, 3, "2026-11-03T12:00:00.000Z"],
      ["quarterly", "12:00", 0, 5, "2026-11-03T12:00:00.000Z"],
    ]);
    const delivery = {
      id: 1,
      kind: "weekly",
      due_at: "",
      covers: "2026-11-01",
      produced_at: "2026-11-03T12:00:00.000Z",
      delivered_at: "2026-11-03T12:00:01.000Z",
      how: "saved",
      started_by: "screen",
      late: 0,
      format: "pdf",
      file: "a.pdf",
      bytes: 3,
      sha256: "00",
      sent_to: "[]",
      message_id: "",
      actor: "user",
    } as const;
    await db.write((tx) => tx.bulk.insert("report_delivery", [delivery]));

    await expect(
      db.write((tx) => sql`update report_delivery set late = 1`.execute(tx.sql).then(() => undefined)),
    ).rejects.toThrow("report_delivery is append-only");
    await expect(
      db.write((tx) => sql`delete from report_schedule where id = 1`.execute(tx.sql).then(() => undefined)),
    ).rejects.toThrow("report_schedule is append-only");
    expect(await db.integrityProblems()).toEqual([]);
  });
});
