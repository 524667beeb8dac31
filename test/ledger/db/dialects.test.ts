import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { appendAudit } from "../../../electron/ledger/audit/writer.ts";
import { takeIds } from "../../../electron/ledger/db/ids.ts";
import { runCommand } from "../../../electron/ledger/lib/commands.ts";
import { databases, makeLedger } from "../support/ledgers.ts";

const customer = (id: number) => ({
  id,
  key: `CLIENTE${id}`,
  rfc: `CLIENTE${id}`,
  name: `Ñandú ${id}`,
  search: `nandu ${id}`,
  name_from: "",
  merged_into: null,
});

describe.each(databases)("on %s", (database) => {
  test("bulk writes and reads give back what was written, file contents included", async () => {
    const { db } = await makeLedger(database);
    const rows = Array.from({ length: 2500 }, (_, index) => customer(index + 1));
    await db.write((tx) => tx.bulk.insert("customer", rows));
    await db.write((tx) => tx.bulk.update("customer", ["name", "search"], [{ id: 7, name: "Otro", search: "otro" }]));
    const found = await db.readBulk((bulk) => bulk.selectIn("customer", ["id", "name"], "id", [7, 8, 99_999]));
    expect(found.sort((a, b) => a.id - b.id)).toEqual([
      { id: 7, name: "Otro" },
      { id: 8, name: "Ñandú 8" },
    ]);
    const conflict = {
      id: 1,
      uuid: "U",
      content_hash: "h",
      path: "a.xml",
      sha256: "s",
      total: "1.00",
      deflated: new Uint8Array([0, 1, 254, 255]),
      run_id: 1,
      recorded_at: "",
    };
    await db.write(async (tx) => {
      await tx.bulk.insert("import_run", [
        { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" },
      ]);
      await tx.bulk.insert("document_conflict", [conflict]);
    });
    const kept = await db.read.selectFrom("document_conflict").select("deflated").executeTakeFirstOrThrow();
    expect([...kept.deflated]).toEqual([0, 1, 254, 255]);
  });

  test("a failed transaction leaves nothing", async () => {
    const { db } = await makeLedger(database);
    const failing = db.write(async (tx) => {
      await tx.bulk.insert("customer", [customer(1)]);
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(await db.read.selectFrom("customer").selectAll().execute()).toEqual([]);
  });

  test("ids come in blocks that never overlap", async () => {
    const { db } = await makeLedger(database);
    const first = await db.write((tx) => takeIds(tx, "customer", 5));
    const second = await db.write((tx) => takeIds(tx, "customer", 1));
    const other = await db.write((tx) => takeIds(tx, "entry", 1));
    expect([first, second, other]).toEqual([1, 6, 1]);
  });

  test("a repeated command id acts once and answers the same", async () => {
    const { db } = await makeLedger(database);
    let acted = 0;
    const call = { id: "7e7f0f0e-0000-4000-8000-000000000001", procedure: "test", recordedAt: "now" };
    const work = async () => ({ number: ++acted });
    const first = await runCommand(db, call, work);
    const second = await runCommand(db, call, work);
    expect(first).toEqual({ answer: { number: 1 }, repeated: false });
    expect(second).toEqual({ answer: { number: 1 }, repeated: true });
    // Another procedure neither gets that answer nor is taken for done.
    await expect(runCommand(db, { ...call, procedure: "other" }, work)).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    expect(acted).toBe(1);
  });

  test("audit rows can be added and nothing else", async () => {
    const { db, client } = await makeLedger(database);
    const event = { at: "2026-01-01T00:00:00.000Z", actor: "test", action: "test", detail: {} };
    for (let n = 0; n < 3; n++) await db.write((tx) => appendAudit(tx, event));
    await expect(db.write((tx) => tx.sql.updateTable("audit").set({ actor: "x" }).execute())).rejects.toThrow(
      /append-only/,
    );
    await expect(db.write((tx) => tx.sql.deleteFrom("audit").execute())).rejects.toThrow(/append-only/);
    const rows = await db.read.selectFrom("audit").selectAll().orderBy("seq").execute();
    expect(rows.map((row) => row.seq)).toEqual([1, 2, 3]);
    const verified = await client.ledgers.verify();
    expect(verified.checks.find((check) => check.name === "audit")).toMatchObject({ ok: true });
  });
});

test("not even a replacing insert overwrites an audit row in the file", async () => {
  const { db } = await makeLedger("sqlite");
  await db.write((tx) => appendAudit(tx, { at: "", actor: "a", action: "b", detail: {} }));
  const replace = db.write((tx) =>
    sql`insert or replace into audit values (1, '', null, 'b', '', 'somebody else', '', '', '', '', '', '', '')`.execute(
      tx.sql,
    ),
  );
  await expect(replace).rejects.toThrow(/append-only/);
});
