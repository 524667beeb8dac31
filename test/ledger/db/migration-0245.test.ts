import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("recipients of reports, on %s", (database) => {
  test("to whom a report of before was mailed can be erased, and nothing else of its schedule", async () => {
    const db = await migratedFrom(database, 230, async (old) => {
      await sql`insert into report_schedule values (90, 'weekly', 1, '12:00', 1, 0, 'pdf', 'letter', 'es', '',
        '["direccion@empresa.example"]', '2026-11-01T12:00:00.000Z', 'Marta')`.execute(old);
    });
    onTestFinished(() => db.close());
    const change = (text: string) => db.write((tx) => sql.raw(text).execute(tx.sql));
    for (const refused of [
      "update report_schedule set recipients = '[]' where id = 90",
      "update report_schedule set recipients = '', at_time = '13:00' where id = 90",
      "delete from report_schedule where id = 90",
    ]) {
      await expect(change(refused), refused).rejects.toThrow("append-only");
    }
    await change("update report_schedule set recipients = '' where id = 90");
    expect(
      await db.read
        .selectFrom("report_schedule")
        .select(["recipients", "at_time", "actor"])
        .where("id", "=", 90)
        .execute(),
    ).toEqual([{ recipients: "", at_time: "12:00", actor: "Marta" }]);
  });
});
