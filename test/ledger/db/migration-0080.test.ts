import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("findings of the audit, on %s", (database) => {
  test("every invoice and complement of an older ledger is queued once, and the queue goes on from there", async () => {
    const db = await migratedFrom(database, 70, async (old) => {
      await sql`insert into customer values (1, 'K', 'K', 'N', 'n', '')`.execute(old);
      for (const [id, kind] of [
        [1, "I"],
        [2, "E"],
        [3, "P"],
        [4, "M"],
      ] as const) {
        await sql`insert into document values (${id}, ${`U${id}`}, ${kind}, '', '', '', '', 1, '', '', '2026-01-01', '', 'MXN',
          '1.00', '', '', '', '', 0, 0, '', '', '', 0, '[]', null, '')`.execute(old);
      }
    });
    onTestFinished(() => db.close());
    const queued = await db.read.selectFrom("chain_queue").selectAll().orderBy("id").execute();
    expect(queued).toEqual([
      { id: 1, uuid: "U1" },
      { id: 3, uuid: "U3" },
    ]);
    const { next_id } = await db.read
      .selectFrom("sequence")
      .select("next_id")
      .where("name", "=", "chain_queue")
      .executeTakeFirstOrThrow();
    expect(next_id).toBe(4);
    expect(await db.read.selectFrom("chain_finding").selectAll().execute()).toEqual([]);
    expect(await db.integrityProblems()).toEqual([]);
  });

  test("a fresh ledger has nothing queued", async () => {
    const db = await migratedFrom(database, 70, async () => {});
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("chain_queue").selectAll().execute()).toEqual([]);
  });
});
