import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { sealedFacts } from "../../../electron/ledger/audit/verify-seals.ts";
import { appendAudit } from "../../../electron/ledger/audit/writer.ts";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
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
      // Behind the program's back: the reading connection of a server writes as well as any other.
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
