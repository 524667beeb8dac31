import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { LETTER_KINDS } from "../../../shared/domain/letters/kinds.ts";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("letters, on %s", (database) => {
  test("a ledger of before gets the texts of every letter, and its mails stay as they were", async () => {
    const db = await migratedFrom(database, 150, async (old) => {
      await sql`insert into customer (id, rfc, key, name, search, name_from) values (1, 'A', 'A', 'A', 'a', '')`.execute(
        old,
      );
      await sql`insert into mail values (1, 'c', 1, '<m>', 'a@a.mx', 's', 'b', '{}', 'sent', '', null, 'x', 'x', 'u')`.execute(
        old,
      );
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("mail").select(["subject", "letters"]).execute()).toEqual([
      { subject: "s", letters: "[]" },
    ]);
    const texts = await db.read.selectFrom("letter_template").select(["kind", "language", "version"]).execute();
    expect(texts).toHaveLength(LETTER_KINDS.length * 2);
    expect(new Set(texts.map((row) => row.version))).toEqual(new Set([1]));
    const change = db.write((tx) => tx.sql.updateTable("letter_template").set({ body: "" }).execute());
    await expect(change).rejects.toThrow(/append-only/);
    expect(await db.integrityProblems()).toEqual([]);
  });
});
