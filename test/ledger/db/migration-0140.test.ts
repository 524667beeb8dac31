import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { seedContactRules } from "../../../electron/ledger/db/seeds/contact-rules.ts";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("lists of the day and contact rules, on %s", (database) => {
  test("a ledger of before has the rules and no list, and a customer has one claim", async () => {
    const db = await migratedFrom(database, 90, async (old) => {
      await sql`insert into customer values (1, 'A', 'A', 'A', 'a', '')`.execute(old);
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("worklist").selectAll().execute()).toEqual([]);
    const rules = await db.read.selectFrom("contact_rule").selectAll().orderBy("id").execute();
    expect(rules).toEqual(seedContactRules());
    expect(new Set(rules.map((rule) => rule.code)).size).toBe(rules.length);

    const claim = { customer_id: 1, person_id: 0, who: "Ana", since: "", seen_at: "" };
    await db.write((tx) => tx.bulk.insert("worklist_claim", [claim]));
    await expect(db.write((tx) => tx.bulk.insert("worklist_claim", [claim]))).rejects.toThrow();
    const list = { person_id: 0, day: "2026-11-22", fixed_at: "", weights: "{}" };
    await db.write((tx) => tx.bulk.insert("worklist", [list]));
    await expect(db.write((tx) => tx.bulk.insert("worklist", [list]))).rejects.toThrow();
    expect(await db.integrityProblems()).toEqual([]);
  });
});
