import { join } from "node:path";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { sealedFacts } from "../../../electron/ledger/audit/verify-seals.ts";
import { appendAudit } from "../../../electron/ledger/audit/writer.ts";
import { createContext } from "../../../electron/ledger/context.ts";
import { sealed } from "../../../electron/ledger/db/audit-chain.ts";
import { migrations } from "../../../electron/ledger/db/migrations/migrations.ts";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import type { Tables } from "../../../electron/ledger/db/tables/tables.ts";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { temporaryFolder } from "../support/ledgers.ts";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("seals, on %s", (database) => {
  test.each([190, 250])(
    "what a ledger of schema %i has is sealed as it is found, and proved from then on",
    async (version) => {
      const db = await migratedFrom(database, version, async (old) => {
        await sql`insert into customer values (1, 'A', 'A', 'Áncora', 'ancora', '', null),
        (2, 'B', 'B', 'Boya', 'boya', '', null)`.execute(old);
        await sql`insert into audit (seq, at, person_id, action, subject, actor, pc, detail, text_key, text_hash, prev_hash,
        hash) values (1, '', null, 'x', '', '', '', '', '', '', '', '')`.execute(old);
      });
      onTestFinished(() => db.close());
      const events = await db.read
        .selectFrom("audit")
        .select(["seq", "action", "detail", "seal"])
        .orderBy("seq")
        .execute();
      expect(events).toMatchObject([
        { seq: 1, seal: "" },
        { seq: 2, action: "audit.sealed", seal: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ]);
      expect(JSON.parse(events[1]?.detail ?? "")).toMatchObject({ rows: expect.any(Number) });
      expect((await sealedFacts(db)).problems).toEqual([]);
      await db.write(async (tx) => {
        await tx.sql.updateTable("customer").set({ name: "Ancla" }).where("id", "=", 2).execute();
        await appendAudit(tx, { at: "", actor: "a", action: "test", detail: {} });
      });
      expect((await sealedFacts(db)).problems).toEqual([]);
      // Behind the program's back: the reading connection of a server writes, too.
      if (database === "sqlite") return;
      await sql`update customer set name = 'Otra' where id = 1`.execute(db.read);
      const { checks } = await verifyLedger(db, "es");
      expect(checks.find(({ name }) => name === "seals")).toMatchObject({
        ok: false,
        detail: "Cliente 1 (Otra): no es como quedó sellado en el eslabón 2",
      });
    },
  );

  test("a ledger that was never worked with is sealed by its first event", async () => {
    const db = await migratedFrom(database, 250, async () => undefined);
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("seal").select("seq").execute()).toEqual([]);
    expect((await sealedFacts(db)).proved).toEqual({ code: "seals", data: { count: 0 } });
    await db.write((tx) => appendAudit(tx, { at: "", actor: "a", action: "test", detail: {} }));
    const { problems, proved } = await sealedFacts(db);
    expect(problems).toEqual([]);
    // Templates, outcomes and rules that it came with.
    expect(proved.data?.["count"]).toBeGreaterThan(20);
  });
});

test("a ledger somebody has worked in before seals is copied, proved and opened: its chain holds as it was written", async () => {
  const path = join(temporaryFolder(), "anterior.alcorriente");
  const steps = migrations.filter((step) => step.version < 253);
  const old = await openSqliteLedger(path, { mode: "must-not-exist", steps });
  await old.write(async (tx) => {
    const db = tx.sql as unknown as Kysely<Tables>;
    let prev: { seq: number; hash: string } | undefined;
    for (const action of ["settings.update", "imports.start"]) {
      const at = "2026-01-05T16:00:00.000Z";
      const row = sealed(prev, { at, person_id: null, action, subject: "", actor: "test", pc: "", detail: "{}" });
      const { seal: _, ...asThen } = row;
      await db
        .insertInto("audit")
        .values(asThen as typeof row)
        .execute();
      prev = row;
    }
  });
  await old.close();
  const { context, close } = createContext({ actor: "test" });
  onTestFinished(close);
  const db = await context.session.open(path, "must-exist");
  const rows = await db.read.selectFrom("audit").select(["action", "seal"]).orderBy("seq").execute();
  expect(rows.slice(0, 2)).toEqual([
    { action: "settings.update", seal: "" },
    { action: "imports.start", seal: "" },
  ]);
  expect((await verifyLedger(db)).ok).toBe(true);
});
