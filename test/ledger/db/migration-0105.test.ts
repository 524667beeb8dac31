import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { migratedFrom } from "../support/migrated.ts";

describe.each(["sqlite", "postgres"] as const)("acceptance of invoices, on %s", (database) => {
  test("invoices of before have no expected day, and what is recorded of them stays as it was", async () => {
    const db = await migratedFrom(database, 90, async (old) => {
      await sql`insert into customer values (1, 'K', 'K', 'N', 'n', '')`.execute(old);
      await sql`insert into document values (1, 'U1', 'I', '', '', '', '', 1, '', '', '2026-10-01', '', 'MXN',
        '1.00', '', '', '', '', 0, 0, '', '', '', 0, '[]', null, '')`.execute(old);
      await sql`insert into receivable values (1, 1, 1, 'MXN', 100, '2026-10-01', '2026-10-31', 100, '9999-12-31',
        '2026-10-01', '', '', 0, '')`.execute(old);
    });
    onTestFinished(() => db.close());
    const receivables = await db.read.selectFrom("receivable").select(["due_on", "expected_on"]).execute();
    expect(receivables).toEqual([{ due_on: "2026-10-31", expected_on: "" }]);
    expect(await db.read.selectFrom("acceptance_standing").selectAll().execute()).toEqual([]);
    const event = {
      id: 1,
      batch: 1,
      invoice_uuid: "U1",
      kind: "submitted",
      happened_on: "2026-10-07",
      reference: "",
      reason: "",
      undoes_id: null,
      recorded_at: "",
      actor: "",
    };
    await db.write((tx) => tx.bulk.insert("invoice_acceptance_event", [event]));
    await expect(
      db.write((tx) => tx.sql.updateTable("invoice_acceptance_event").set({ reference: "x" }).execute()),
    ).rejects.toThrow(/append-only/);
    await expect(db.write((tx) => tx.sql.deleteFrom("invoice_acceptance_event").execute())).rejects.toThrow(
      /append-only/,
    );
    expect(await db.read.selectFrom("invoice_acceptance_event").selectAll().execute()).toEqual([event]);
    expect(await db.integrityProblems()).toEqual([]);
  });
});
