import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("bank statements, on %s", (database) => {
  async function upgraded() {
    const db = await migratedFrom(database, 40, async (old) => {
      await sql`insert into customer values (1, 'A', 'A', 'A', 'a', '')`.execute(old);
    });
    onTestFinished(() => db.close());
    return db;
  }
  const line = (id: number, fingerprint: string, amount = 100) =>
    sql`insert into bank_line values (${sql.lit(id)}, 1, 1, 2, '2026-01-15', 'SPEI', '', '', '', '', '', ${sql.lit(amount)}, null,
      ${sql.lit(fingerprint)}, null, '', '', 'spei', 'open', null)`;

  async function withAccount() {
    const db = await upgraded();
    await db.write(async (tx) => {
      await sql`insert into bank_account values (1, 'Principal', 'B', '1234', 'MXN', 'principal', 'now')`.execute(
        tx.sql,
      );
      await sql`insert into bank_statement values (1, 1, 'e.csv', 's', 9, 'csv', 'now', 't', '', '', 0, 0, 0, '[]')`.execute(
        tx.sql,
      );
    });
    return db;
  }

  test("a ledger with customers takes accounts and lines", async () => {
    const db = await withAccount();
    await db.write((tx) => line(1, "a").execute(tx.sql));
    expect(await db.read.selectFrom("bank_line").select(["amount_minor", "state"]).execute()).toEqual([
      { amount_minor: 100, state: "open" },
    ]);
    expect(await db.read.selectFrom("customer").select("key").execute()).toEqual([{ key: "A" }]);
    expect(await db.integrityProblems()).toEqual([]);
  });

  test("one line cannot stand twice, nor a line of nothing, nor two accounts of one name", async () => {
    const db = await withAccount();
    await db.write((tx) => line(1, "a").execute(tx.sql));
    await expect(db.write((tx) => line(2, "a").execute(tx.sql))).rejects.toThrow();
    await expect(db.write((tx) => line(3, "c", 0).execute(tx.sql))).rejects.toThrow();
    const twin = sql`insert into bank_account values (2, 'PRINCIPAL', 'B', '', 'MXN', 'principal', 'now')`;
    await expect(db.write((tx) => twin.execute(tx.sql))).rejects.toThrow();
  });

  test("decisions and statements are never edited", async () => {
    const db = await withAccount();
    await db.write(async (tx) => {
      await line(1, "a").execute(tx.sql);
      await sql`insert into bank_decision values (1, 1, 'ignored', null, null, '', 'own transfer', null, 'now', 't')`.execute(
        tx.sql,
      );
    });
    await expect(db.write((tx) => sql`update bank_decision set reason = 'another'`.execute(tx.sql))).rejects.toThrow();
    await expect(db.write((tx) => sql`delete from bank_statement`.execute(tx.sql))).rejects.toThrow();
  });
});
