import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("watched folders, on %s", (database) => {
  async function upgraded() {
    const db = await migratedFrom(database, 60, async (old) => {
      await sql`insert into import_run values (1, 'c', '', null, 'done', '["/cfdi"]')`.execute(old);
      await sql`insert into import_item values (1, 1, '/cfdi/a.xml', 'rejected', 'empty', '', null, '', '/cfdi/a.xml')`.execute(
        old,
      );
    });
    onTestFinished(() => db.close());
    return db;
  }

  test("earlier imports are still there, and belong to no folder", async () => {
    const db = await upgraded();
    expect(await db.read.selectFrom("import_item").select(["run_id", "code"]).execute()).toEqual([
      { run_id: 1, code: "empty" },
    ]);
    expect(await db.read.selectFrom("watch_run").selectAll().execute()).toEqual([]);
    expect(await db.integrityProblems()).toEqual([]);
  });

  test("a folder is listed once, and a file of it remembered once", async () => {
    const db = await upgraded();
    const folder = { path: "/cfdi", enabled: 1, subfolders: 1, added_at: "", pause_reason: "" };
    await db.write((tx) => tx.bulk.insert("watch_folder", [{ id: 1, ...folder }]));
    await expect(db.write((tx) => tx.bulk.insert("watch_folder", [{ id: 2, ...folder }]))).rejects.toThrow();
    const file = {
      path: "a.xml",
      size: 1,
      mtime: 1,
      sha256: "",
      outcome: "rejected",
      code: "empty",
      detail: "",
    } as const;
    const seen = { folder_id: 1, ...file, run_id: 1, seen_at: "" };
    await db.write((tx) => tx.bulk.insert("watch_seen", [seen]));
    await expect(db.write((tx) => tx.bulk.insert("watch_seen", [seen]))).rejects.toThrow();
    await expect(db.write((tx) => tx.bulk.insert("watch_seen", [{ ...seen, folder_id: 9 }]))).rejects.toThrow();
  });
});
