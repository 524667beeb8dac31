import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { tableSpecs } from "../../../electron/ledger/db/tables/specs.ts";
import { migratedFrom } from "../support/migrated.ts";

/** Tables that refuse changes, with the columns each of them guards and those it lets become empty. */
async function guards(db: LedgerDb): Promise<{ table: string; guarded: string; erasing: boolean }[]> {
  const { rows } = await sql<{ table: string; text: string }>`select tbl_name as "table", sql as text from sqlite_master
    where type = 'trigger' and name like '%_no_update' and tbl_name <> 'audit'`.execute(db.read);
  return rows.map(({ table, text }) => ({ table, guarded: text, erasing: / or new\.\w+ = ''/.test(text) }));
}

describe.each(["sqlite", "postgres"] as const)("privacy, on %s", (database) => {
  test("words about people in rows of before can be emptied, and nothing else of a row can change", async () => {
    const db = await migratedFrom(database, 190, async (old) => {
      await sql`insert into customer values (1, 'A', 'A', 'A', 'a', '', null), (2, 'B', 'B', 'B', 'b', '', null)`.execute(
        old,
      );
      await sql`insert into interaction values (1, 1, null, null, 'call', 'out', null, '2026-01-01T00:00:00.000Z',
        '2026-01-01', 60, 'Habló Laura', '', 'Laura', '', '5555551234', '', '', 1, 1, 1, 1, 'none', null, 0, '', '', '',
        '', null, 'hablo laura', '2026-01-01T00:00:00.000Z', 'Lucía')`.execute(old);
    });
    onTestFinished(() => db.close());
    const change = (text: string) => db.write((tx) => sql.raw(text).execute(tx.sql));
    for (const refused of [
      "update interaction set note = 'otra cosa'",
      "update interaction set note = '', customer_id = 2",
      "update interaction set happened_on = ''",
      "delete from interaction",
    ]) {
      await expect(change(refused), refused).rejects.toThrow("append-only");
    }
    await change("update interaction set note = '', reached_name = '', address = '', search = ''");
    expect(
      await db.read.selectFrom("interaction").select(["id", "note", "reached_name", "happened_on", "actor"]).execute(),
    ).toEqual([{ id: 1, note: "", reached_name: "", happened_on: "2026-01-01", actor: "Lucía" }]);
    if (database === "postgres") return;
    // A column that came after its table was guarded would be free, and a name nobody may erase would stay for ever.
    const open = (await guards(db)).filter(({ erasing }) => erasing);
    expect(open.length).toBeGreaterThan(20);
    for (const { table, guarded } of await guards(db)) {
      const spec = tableSpecs[table as keyof typeof tableSpecs];
      if (open.some((each) => each.table === table)) {
        const free = Object.keys(spec).filter((column) => !guarded.includes(`new.${column} is old.${column}`));
        expect(free, table).toEqual(table === "payment" ? ["customer_id"] : []);
      }
      if ("actor" in spec) expect(guarded, table).toContain("new.actor = ''");
    }
  });
});
