import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { uuid } from "../support/documents.ts";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("evidence beside the files, on %s", (database) => {
  /** Invoice 1 was replaced by 2, invoice 3 cancelled, complement 5 replaced by 6; 4 is in force. */
  async function upgraded() {
    const db = await migratedFrom(database, 20, async (old) => {
      await sql`insert into import_run values (1, 'c', '', null, 'done', '[]')`.execute(old);
      await sql`insert into customer values (1, 'A', 'A', 'A', 'a', '')`.execute(old);
      const document = (id: number, kind: string, day: string) =>
        sql`insert into document select ${sql.lit(id)}, ${sql.lit(uuid(id))}, ${sql.lit(kind)}, '4.0', 'F', '', '', 1, '', ${sql.lit(`${day}T10:00:00`)},
          ${sql.lit(day)}, '', 'MXN', '10.00', '', 'PPD', '99', '', 0, 1, '', '', '', 0, '[]', 1, ''`.execute(old);
      await document(1, "I", "2026-01-10");
      await document(2, "I", "2026-01-20");
      await document(3, "I", "2026-01-11");
      await document(4, "I", "2026-01-12");
      await document(5, "P", "2026-02-05");
      await document(6, "P", "2026-02-01");
      await sql`insert into relation values (2, 0, '04', ${sql.lit(uuid(1))}), (6, 0, '04', ${sql.lit(uuid(5))})`.execute(
        old,
      );
      const receivable = (id: number, open: number, as: string, on: string) =>
        sql`insert into receivable select ${sql.lit(id)}, ${sql.lit(id)}, 1, 'MXN', 1000, '2026-01-10', '2026-02-09', ${sql.lit(open)},
          ${sql.lit(open === 0 ? on : "9999-12-31")}, '2026-01-20', ${sql.lit(as)}, ${sql.lit(on)}, 0, ''`.execute(old);
      await receivable(1, 0, "substituted", "2026-01-20");
      await receivable(2, 1000, "", "");
      await receivable(3, 0, "cancelled", "2026-01-15");
      await receivable(4, 1000, "", "");
      const entry = (id: number, of: number, kind: string, minor: number, on: string, from: number) =>
        sql`insert into entry select ${sql.lit(id)}, 1, ${sql.lit(of)}, ${sql.lit(kind)}, 'MXN', ${sql.lit(minor)}, ${sql.lit(on)}, '', ${sql.lit(from)},
          ${sql.lit(of)}, null, '', ''`.execute(old);
      await entry(1, 1, "charge", 1000, "2026-01-10", 1);
      await entry(2, 1, "cancellation", -1000, "2026-01-20", 2);
      await entry(3, 2, "charge", 1000, "2026-01-20", 2);
      await entry(4, 3, "charge", 1000, "2026-01-10", 3);
      await entry(5, 3, "cancellation", -1000, "2026-01-15", 3);
      await entry(6, 4, "charge", 1000, "2026-01-12", 4);
    });
    onTestFinished(() => db.close());
    return db;
  }

  test("documents that had ended before the upgrade are known as ended, with what took their place", async () => {
    const db = await upgraded();
    expect(await db.read.selectFrom("document_ending").selectAll().orderBy("document_id").execute()).toEqual([
      { document_id: 1, ended_as: "substituted", ended_on: "2026-01-20", successor: uuid(2) },
      { document_id: 3, ended_as: "cancelled", ended_on: "2026-01-15", successor: "" },
      { document_id: 5, ended_as: "substituted", ended_on: "2026-02-05", successor: uuid(6) },
    ]);
    expect(await db.integrityProblems()).toEqual([]);
  });

  test("a decision is never changed, and only an undoing names another", async () => {
    const db = await upgraded();
    const decide = (id: number, kind: string, undoes: string) =>
      db.write((tx) =>
        sql`insert into document_decision select ${sql.lit(id)}, ${sql.lit(uuid(4))}, ${sql.lit(kind)}, '2026-03-01', '', '', '', ${sql.raw(undoes)}, '', ''`.execute(
          tx.sql,
        ),
      );
    await decide(1, "cancelled", "null");
    await decide(2, "undo", "1");
    await expect(decide(3, "undo", "null")).rejects.toThrow();
    await expect(decide(4, "cancelled", "1")).rejects.toThrow();
    await expect(decide(5, "undo", "1")).rejects.toThrow();
    await expect(
      db.write((tx) => tx.sql.updateTable("document_decision").set({ note: "otra" }).execute()),
    ).rejects.toThrow(/append-only/);
  });
});
