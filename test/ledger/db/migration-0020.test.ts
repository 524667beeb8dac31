import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("sources beside the CFDI, on %s", (database) => {
  async function upgraded() {
    const db = await migratedFrom(database, 10, async (old) => {
      await sql`insert into import_run values (1, 'c', '', null, 'done', '[]')`.execute(old);
      await sql`insert into customer values (1, 'A', 'A', 'A', 'a', '')`.execute(old);
      await sql`insert into document values (7, 'UUID-7', 'I', '4.0', 'F', '12', 'EKU9003173C9', 1, 'Ñandú', '2026-01-02T03:04:05',
        '2026-01-02', '', 'MXN', '116.000000', '', 'PPD', '99', '', 0, 1, 'h', 'a.xml', 's', 9, '[]', 1, 'now')`.execute(
        old,
      );
      await sql`insert into relation values (7, 0, '04', 'UUID-6')`.execute(old);
      await sql`insert into receivable values (1, 7, 1, 'MXN', 11600, '2026-01-02', '2026-02-01', 11600, '9999-12-31',
        '2026-01-02', '', '', 0, '')`.execute(old);
      await sql`insert into entry values (1, 1, 1, 'charge', 'MXN', 11600, '2026-01-02', 'now', 7, 7, null, 'test', 'issued')`.execute(
        old,
      );
    });
    onTestFinished(() => db.close());
    return db;
  }

  test("what was booked before is still there, whole", async () => {
    const db = await upgraded();
    const document = await db.read.selectFrom("document").selectAll().executeTakeFirstOrThrow();
    expect(document).toMatchObject({
      id: 7,
      uuid: "UUID-7",
      kind: "I",
      receiver_name: "Ñandú",
      folio: "12",
      run_id: 1,
    });
    expect(await db.read.selectFrom("entry").select(["document_id", "amount_minor"]).execute()).toEqual([
      { document_id: 7, amount_minor: 11_600 },
    ]);
    expect(await db.integrityProblems()).toEqual([]);
  });

  test("money recorded by hand may stand as a source, a kind nobody knows may not", async () => {
    const db = await upgraded();
    const invoice = await db.read.selectFrom("document").selectAll().executeTakeFirstOrThrow();
    const record = (id: number, kind: string): Promise<unknown> =>
      db.write((tx) =>
        tx.sql
          .insertInto("document")
          .values({ ...invoice, id, uuid: `UUID-${id}`, kind: kind as typeof invoice.kind, run_id: null })
          .execute(),
      );
    await record(8, "M");
    await expect(record(9, "Z")).rejects.toThrow();
  });

  test("entries and relations still refuse a document that is not there", async () => {
    const db = await upgraded();
    await expect(
      db.write((tx) => sql`insert into relation values (99, 0, '04', 'UUID-6')`.execute(tx.sql)),
    ).rejects.toThrow();
  });
});
