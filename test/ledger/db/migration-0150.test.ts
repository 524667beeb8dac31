import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("saved views, on %s", (database) => {
  test("a ledger of before has none, and takes one of nobody in particular and a default for its screen", async () => {
    const db = await migratedFrom(database, 90, async (old) => {
      await sql`insert into customer values (1, 'A', 'A', 'A', 'a', '')`.execute(old);
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("saved_view").selectAll().execute()).toEqual([]);
    const view = {
      id: 1,
      screen: "receivables",
      name: "Vencidas",
      shared: 1,
      owner_id: null,
      state: "{}",
      created_at: "",
      updated_at: "",
      deleted: 0,
    };
    await db.write((tx) => tx.bulk.insert("saved_view", [view]));
    const first = { owner: 0, screen: "receivables", view_id: 1 };
    await db.write((tx) => tx.bulk.insert("saved_view_default", [first]));
    await expect(db.write((tx) => tx.bulk.insert("saved_view_default", [first]))).rejects.toThrow();
    const nobodys = { ...view, id: 2, owner_id: 99 };
    await expect(db.write((tx) => tx.bulk.insert("saved_view", [nobodys]))).rejects.toThrow();
    expect(await db.read.selectFrom("customer").select("name").execute()).toEqual([{ name: "A" }]);
    expect(await db.integrityProblems()).toEqual([]);
  });
});
