import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { defaultLetterText } from "../../../electron/ledger/db/seeds/letter-templates.ts";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("requests to Billing and renewed texts, on %s", (database) => {
  test("the program's own texts are renewed, a company's stay; what Billing was asked cannot be rewritten", async () => {
    const db = await migratedFrom(database, 190, async (old) => {
      await sql`insert into customer (id, key, rfc, name, search, name_from) values (1, 'K', 'K', 'N', 'n', '')`.execute(
        old,
      );
      await sql`insert into agreement values (7, 1, 'quita', null, null, '', '', '2026-11-01', 'x', 5, null, '', '', null,
        'u')`.execute(old);
      // A statement as an earlier version of the program worded it, and a receipt that the company wrote itself.
      await sql`insert into letter_template values (100, 'statement', 'es', 2, 'Antes', 'Antes', 'default', null, 'x', ''),
        (101, 'payment-receipt', 'es', 2, 'Propio', 'Propio', 'edited', null, 'x', 'u')`.execute(old);
      await sql`update sequence set next_id = 102 where name = 'letter_template'`.execute(old);
    });
    onTestFinished(() => db.close());
    const newest = (kind: string) =>
      db.read
        .selectFrom("letter_template")
        .select(["id", "version", "title", "origin"])
        .where("kind", "=", kind)
        .where("language", "=", "es")
        .orderBy("version", "desc")
        .executeTakeFirst();
    const { title } = defaultLetterText("statement", "es");
    expect(await newest("statement")).toEqual({ id: 102, version: 3, title, origin: "default" });
    expect(await newest("payment-receipt")).toMatchObject({ version: 2, title: "Propio" });
    // What already said what it says today has no second version.
    expect(await newest("agreement")).toMatchObject({ version: 1 });
    const next = await db.read.selectFrom("sequence").selectAll().where("name", "=", "letter_template").execute();
    expect(next).toEqual([{ name: "letter_template", next_id: 103 }]);

    const request = {
      id: 1,
      agreement_id: 7,
      wanted: "credit" as const,
      on_day: "2026-11-02",
      how: "told" as const,
      sent_to: "",
      amounts: "[]",
      note: "",
      person_id: null,
      recorded_at: "",
      actor: "u",
    };
    await db.write((tx) => tx.bulk.insert("agreement_billing", [request]));
    const change = db.write((tx) => tx.sql.updateTable("agreement_billing").set({ note: "n" }).execute());
    await expect(change).rejects.toThrow("append-only");
    const stranger = db.write((tx) => tx.bulk.insert("agreement_billing", [{ ...request, id: 2, agreement_id: 8 }]));
    await expect(stranger).rejects.toThrow();
    expect(await db.integrityProblems()).toEqual([]);
  });
});
