import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("customers and people, on %s", (database) => {
  test("customers and documents of before stand for themselves, and payments still cannot be altered", async () => {
    const db = await migratedFrom(database, 90, async (old) => {
      await sql`insert into customer values (1, 'A', 'A', 'A', 'a', ''), (2, 'B', 'B', 'B', 'b', '')`.execute(old);
      await sql`insert into document values (1, 'U1', 'M', '', '', '', '', 1, '', '', '2026-01-01', '', 'MXN', '1.00', '', '',
        '', '', 0, 0, '', '', '', 0, '[]', null, '')`.execute(old);
      await sql`insert into payment (id, document_id, customer_id, currency, amount_minor, paid_on, form, operation, account,
        note, origin, search, recorded_at, actor)
        values (1, 1, 1, 'MXN', 100, '2026-01-01', '03', '', '', '', 'hand', '', '', '')`.execute(old);
    });
    onTestFinished(() => db.close());
    const customers = await db.read.selectFrom("customer").select(["id", "merged_into"]).orderBy("id").execute();
    expect(customers).toEqual([
      { id: 1, merged_into: null },
      { id: 2, merged_into: null },
    ]);
    expect(await db.read.selectFrom("document").select("merged_from").execute()).toEqual([{ merged_from: null }]);

    await db.write((tx) => tx.sql.updateTable("payment").set({ customer_id: 2 }).execute());
    expect(await db.read.selectFrom("payment").select(["customer_id", "amount_minor"]).execute()).toEqual([
      { customer_id: 2, amount_minor: 100 },
    ]);
    const altering = db.write((tx) => tx.sql.updateTable("payment").set({ amount_minor: 1 }).execute());
    await expect(altering).rejects.toThrow("append-only");
    await expect(db.write((tx) => tx.sql.deleteFrom("payment").execute())).rejects.toThrow("append-only");
    expect(await db.integrityProblems()).toEqual([]);
  });

  test("a customer is part of one other at a time, and may be again after an undo", async () => {
    const db = await migratedFrom(database, 90, async (old) => {
      await sql`insert into customer values (1, 'A', 'A', 'A', 'a', ''), (2, 'B', 'B', 'B', 'b', '')`.execute(old);
    });
    onTestFinished(() => db.close());
    const merge = { kept_id: 1, merged_id: 2, merged_at: "2026-01-01", actor: "x", undone_at: "", undone_by: "" };
    await db.write((tx) => tx.bulk.insert("customer_merge", [{ id: 1, ...merge }]));
    await expect(db.write((tx) => tx.bulk.insert("customer_merge", [{ id: 2, ...merge }]))).rejects.toThrow();
    await db.write((tx) => tx.sql.updateTable("customer_merge").set({ undone_at: "2026-01-02" }).execute());
    await db.write((tx) => tx.bulk.insert("customer_merge", [{ id: 2, ...merge }]));
  });
});
