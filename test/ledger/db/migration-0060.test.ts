import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("exchange rates and opening balances, on %s", (database) => {
  async function upgraded() {
    const db = await migratedFrom(database, 50, async (old) => {
      await sql`insert into customer values (1, 'A', 'A', 'A', 'a', '')`.execute(old);
      for (const id of [1, 2]) {
        await sql`insert into document values (${sql.lit(id)}, ${sql.lit(`U${id}`)}, 'O', '', 'F', '1', '', 1, 'A',
          '2026-01-01T00:00:00', '2026-01-01', '', 'MXN', '10.00', '', '', '', '', 0, 1, 'h', 'f', '', 0, '[]', null, 'now')`.execute(
          old,
        );
      }
    });
    onTestFinished(() => db.close());
    return db;
  }

  test("a rate is never overwritten nor taken out", async () => {
    const db = await upgraded();
    const say = (id: number) =>
      sql`insert into exchange_rate values (${sql.lit(id)}, 'USD', '2026-11-20', '18.1', 'typed', '', 'now', 't')`;
    await db.write(async (tx) => {
      await say(1).execute(tx.sql);
      await say(2).execute(tx.sql);
    });
    await expect(db.write((tx) => sql`update exchange_rate set rate = '1'`.execute(tx.sql))).rejects.toThrow();
    await expect(db.write((tx) => sql`delete from exchange_rate`.execute(tx.sql))).rejects.toThrow();
  });

  test("of the lines that stand there is one a document; an undone one makes room", async () => {
    const db = await upgraded();
    const line = (id: number) => sql`insert into opening_line values
      (${sql.lit(id)}, ${sql.lit(id)}, 1, 2, '', 'k', 'A|F1|MXN', 'h', '2026-01-31', '2026-02-01', '10.00', '', 0)`;
    await db.write(async (tx) => {
      await sql`insert into opening_batch values (1, 's.xlsx', 'h', '2026-01-31', 'now', 't', '', '')`.execute(tx.sql);
      await line(1).execute(tx.sql);
    });
    await expect(db.write((tx) => line(2).execute(tx.sql))).rejects.toThrow();
    await db.write(async (tx) => {
      await sql`update opening_line set undone = 1`.execute(tx.sql);
      await line(2).execute(tx.sql);
    });
    expect(await db.read.selectFrom("opening_line").select(["id", "undone"]).orderBy("id").execute()).toEqual([
      { id: 1, undone: 1 },
      { id: 2, undone: 0 },
    ]);
    expect(await db.integrityProblems()).toEqual([]);
  });
});
