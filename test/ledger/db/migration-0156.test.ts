import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { promiseList } from "../../../electron/ledger/promises/page-reader.ts";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("standings by day, on %s", (database) => {
  test("promises of before are found by the day as they were", async () => {
    const db = await migratedFrom(database, 155, async (old) => {
      await sql`insert into customer (id, key, rfc, name, search, name_from)
        values (1, 'A', 'A', 'Aceros', 'aceros', '')`.execute(old);
      await sql`insert into promise (id, customer_id, currency, amount_minor, made_on, made_at, grace_days, tolerance_bp,
          approved_by, note, search, actor)
        values (1, 1, 'MXN', 5000, '2026-01-05', '', 3, 0, '', '', '', 't')`.execute(old);
      await sql`insert into promise_payment (id, promise_id, seq, due_on, matures_on, amount_minor)
        values (1, 1, 1, '2026-01-20', '2026-01-23', 5000)`.execute(old);
      for (const [from, until, state] of [
        ["2026-01-05", "2026-01-24", "active"],
        ["2026-01-24", "9999-12-31", "broken"],
      ]) {
        await sql`insert into promise_span (promise_id, from_on, until_on, customer_id, state, promised_minor, kept_minor,
            next_due_on, matures_on, broken_on, replaced)
          values (1, ${from}, ${until}, 1, ${state}, 5000, 0, '', '', '', 0)`.execute(old);
      }
    });
    onTestFinished(() => db.close());
    const stateOn = async (asOf: string) => {
      const all = { asOf, search: "", states: [], customerId: null, filters: [] };
      return (await promiseList.page(db, all, [], { offset: 0, limit: 10 })).map(({ state }) => state);
    };
    expect(await Promise.all(["2026-01-04", "2026-01-23", "2026-01-24"].map(stateOn))).toEqual([
      [],
      ["active"],
      ["broken"],
    ]);
    expect(await db.integrityProblems()).toEqual([]);
  });
});
