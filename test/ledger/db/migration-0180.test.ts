import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("closed months, on %s", (database) => {
  test("a ledger of before has none, and a month is closed once and stays as it was", async () => {
    const db = await migratedFrom(database, 150, async (old) => {
      await sql`insert into customer values (1, 'A', 'A', 'A', 'a', '', null)`.execute(old);
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("month_close").selectAll().execute()).toEqual([]);
    const close = {
      id: 1,
      month: "2026-10",
      closed_at: "2026-11-02T16:00:00.000Z",
      person_id: null,
      actor: "Lucía",
      snapshot: "{}",
      hash: "00",
    };
    await db.write((tx) => tx.bulk.insert("month_close", [close]));
    await expect(db.write((tx) => tx.bulk.insert("month_close", [{ ...close, id: 2 }]))).rejects.toThrow();
    const changes = [sql`update month_close set actor = 'x'`, sql`delete from month_close`];
    for (const change of changes) await expect(db.write((tx) => change.execute(tx.sql))).rejects.toThrow("append-only");
    expect(await db.read.selectFrom("month_close").selectAll().execute()).toEqual([close]);
    expect(await db.read.selectFrom("customer").select("name").execute()).toEqual([{ name: "A" }]);
    expect(await db.integrityProblems()).toEqual([]);
  });
});
