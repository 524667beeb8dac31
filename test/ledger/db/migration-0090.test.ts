import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("credit days of customers, on %s", (database) => {
  test("customers of before have none of their own, and may get them once", async () => {
    const db = await migratedFrom(database, 80, async (old) => {
      await sql`insert into customer values (1, 'A', 'A', 'A', 'a', '')`.execute(old);
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("customer_terms").selectAll().execute()).toEqual([]);
    const terms = { customer_id: 1, credit_days: 15, set_at: "" };
    await db.write((tx) => tx.bulk.insert("customer_terms", [terms]));
    await expect(db.write((tx) => tx.bulk.insert("customer_terms", [terms]))).rejects.toThrow();
    await expect(db.write((tx) => tx.bulk.insert("customer_terms", [{ ...terms, customer_id: 9 }]))).rejects.toThrow();
    expect(await db.integrityProblems()).toEqual([]);
  });
});
