import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("reports of closed months, on %s", (database) => {
  test("a month that was closed before has none; one that is kept stays as it was and can only be emptied", async () => {
    const db = await migratedFrom(database, 253, async (old) => {
      await sql`insert into month_close values (1, '2026-09', '2026-10-02T16:00:00.000Z', null, 'Lucía', '{}', '00')`.execute(
        old,
      );
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("month_close_report").selectAll().execute()).toEqual([]);
    expect(await db.read.selectFrom("month_close").select("month").execute()).toEqual([{ month: "2026-09" }]);
    const part = { id: 1, close_id: 1, lang: "es", part: 1, sha256: "00", packed: Buffer.from([1, 2, 3]) } as const;
    await db.write((tx) => tx.bulk.insert("month_close_report", [part]));
    await expect(db.write((tx) => tx.bulk.insert("month_close_report", [{ ...part, id: 2 }]))).rejects.toThrow();
    const other = { ...part, id: 2, part: 2, close_id: 9 };
    await expect(db.write((tx) => tx.bulk.insert("month_close_report", [other]))).rejects.toThrow();
    const changes = [
      sql`update month_close_report set sha256 = 'x'`,
      sql`update month_close_report set packed = ${Buffer.from([9])}`,
      sql`delete from month_close_report`,
    ];
    for (const change of changes) await expect(db.write((tx) => change.execute(tx.sql))).rejects.toThrow("append-only");
    await db.write((tx) => sql`update month_close_report set packed = ''`.execute(tx.sql));
    const [emptied] = await db.read.selectFrom("month_close_report").selectAll().execute();
    expect(emptied).toMatchObject({ ...part, packed: expect.anything() });
    expect(emptied?.packed.length).toBe(0);
    expect(await db.integrityProblems()).toEqual([]);
  });
});
