import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("recorded money in a ledger from before, on %s", (database) => {
  async function upgraded() {
    const db = await migratedFrom(database, 30, async (old) => {
      await sql`insert into customer values (1, 'A', 'A', 'A', 'a', '')`.execute(old);
      await sql`insert into document select 8, 'UUID-8', 'M', '', '', '', '', 1, '', '', '2026-01-03', '', 'MXN', '5.00', '', '', '', '', 0, 1,
        '', '', '', 0, '[]', null, 'now'`.execute(old);
    });
    onTestFinished(() => db.close());
    await db.write((tx) =>
      tx.bulk.insert("payment", [
        {
          id: 1,
          document_id: 8,
          customer_id: 1,
          currency: "MXN",
          amount_minor: 500,
          paid_on: "2026-01-03",
          form: "03",
          operation: "",
          account: "",
          note: "",
          origin: "hand",
          search: "",
          recorded_at: "now",
          actor: "test",
        },
      ]),
    );
    return db;
  }

  test("what was booked stays, and money can be recorded on it", async () => {
    const db = await upgraded();
    expect(await db.read.selectFrom("document").select(["id", "kind"]).execute()).toEqual([{ id: 8, kind: "M" }]);
    expect(await db.read.selectFrom("payment").select("amount_minor").execute()).toEqual([{ amount_minor: 500 }]);
    expect(await db.integrityProblems()).toEqual([]);
  });

  test.each(["update payment set amount_minor = 1", "delete from payment"])("%s is refused", async (statement) => {
    const db = await upgraded();
    await expect(db.write((tx) => sql.raw(statement).execute(tx.sql))).rejects.toThrow(/append-only/);
  });

  test("an amount of nothing, an unknown origin and an unknown decision are refused", async () => {
    const db = await upgraded();
    const refused = [
      "insert into payment select 2, 8, 1, 'MXN', 0, '', '', '', '', '', 'hand', '', '', ''",
      "insert into payment_event select 1, 1, 'guess', '', 0, '', 0, '', '', null, '', ''",
      "insert into payment_pago select 1, 8, 0, 'maybe', ''",
    ];
    for (const statement of refused) {
      await expect(db.write((tx) => sql.raw(statement).execute(tx.sql))).rejects.toThrow();
    }
  });
});
