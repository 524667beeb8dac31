import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { auditChain } from "../../../electron/ledger/audit/verify.ts";
import { appendAudit } from "../../../electron/ledger/audit/writer.ts";
import { type FormerAuditRow, formerAuditHash } from "../../../electron/ledger/db/migrations/0190-trust.ts";
import { migratedFrom } from "../support/migrated.ts";

/** Rows of an audit as the program of before wrote it. */
function formerRows(count: number): FormerAuditRow[] {
  const rows: FormerAuditRow[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const row = {
      seq,
      at: `2026-01-0${seq}T00:00:00.000Z`,
      actor: "Laura",
      action: "customers.update",
      detail: `{"customer":${seq}}`,
      prev_hash: rows.at(-1)?.hash ?? "",
    };
    rows.push({ ...row, hash: formerAuditHash(row) });
  }
  return rows;
}

describe.each(["sqlite", "postgres"] as const)("trust, on %s", (database) => {
  const migrated = async (rows: readonly FormerAuditRow[]) => {
    const db = await migratedFrom(database, 150, async (old) => {
      for (const { seq, at, actor, action, detail, prev_hash, hash } of rows) {
        await sql`insert into audit values (${seq}, ${at}, ${actor}, ${action}, ${detail}, ${prev_hash}, ${hash})`.execute(
          old,
        );
      }
    });
    onTestFinished(() => db.close());
    return db;
  };

  test("what was recorded before stays, is sealed anew, and the chain says from where and whether it was whole", async () => {
    const rows = formerRows(3);
    const db = await migrated(rows);
    const now = await db.read.selectFrom("audit").selectAll().orderBy("seq").execute();
    expect(now.slice(0, 3).map(({ seq, at, actor, action, detail }) => ({ seq, at, actor, action, detail }))).toEqual(
      rows.map(({ seq, at, actor, action, detail }) => ({ seq, at, actor, action, detail })),
    );
    expect(now[3]).toMatchObject({ seq: 4, action: "audit.rechained", subject: "audit:1-3" });
    expect(JSON.parse(now[3]?.detail ?? "")).toEqual({
      rows: 3,
      lastSeq: 3,
      lastHash: rows[2]?.hash,
      firstBroken: null,
    });
    expect(await auditChain(db, [])).toMatchObject({ problems: [], proved: { code: "audit-rechained" } });
    // What the ledger has is sealed by a later step, under an event of its own.
    expect(now[4]).toMatchObject({ seq: 5, action: "audit.sealed", subject: "" });
    await db.write((tx) => appendAudit(tx, { at: "", actor: "a", action: "b", detail: { customer: 7 } }));
    const last = await db.read.selectFrom("audit").selectAll().orderBy("seq", "desc").executeTakeFirst();
    expect(last).toMatchObject({ seq: 6, subject: "customer:7", person_id: null });
    await expect(db.write((tx) => tx.sql.updateTable("audit").set({ action: "x" }).execute())).rejects.toThrow(
      /append-only/,
    );
    expect(await db.read.selectFrom("account").selectAll().execute()).toEqual([]);
  });

  test("a chain that was broken before is not made to look whole, and an empty one begins at its first event", async () => {
    const [first, second, third] = formerRows(3);
    if (!first || !second || !third) throw new Error("too few rows");
    const db = await migrated([first, { ...second, detail: "{}" }, third]);
    const marked = await db.read.selectFrom("audit").select("detail").where("action", "=", "audit.rechained").execute();
    expect(JSON.parse(marked[0]?.detail ?? "")).toMatchObject({ firstBroken: 2 });
    const empty = await migrated([]);
    expect(await empty.read.selectFrom("audit").selectAll().execute()).toEqual([]);
  });
});
