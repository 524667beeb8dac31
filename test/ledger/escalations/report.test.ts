import { describe, expect, test } from "vitest";
import { composeReport } from "../../../electron/ledger/reports/composer.ts";
import { composing } from "../../../electron/ledger/reports/deliver.ts";
import { K, owed, type Scene, setUp } from "../agencies/scene.ts";
import { uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";

/** Rows of the weekly report's sheet of cases, its notes, and the terms its page of definitions explains. */
async function weekly(l: Scene, asOf: string) {
  const asked = { kind: "weekly", asOf, currency: null, customerId: null, lang: "es", paper: "letter" } as const;
  const { sections } = await composeReport(l.db.read, await composing(l.db, l.context.reports.office, asked));
  const blocks = sections.flatMap((section) => section.blocks);
  const tables = blocks.flatMap((block) => (block.kind === "table" && block.sheet === "escalations" ? [block] : []));
  const notes = blocks.flatMap((block) => (block.kind === "note" ? [block.text] : []));
  const terms = blocks.flatMap((block) => (block.kind === "definitions" ? block.items.map(({ term }) => term) : []));
  return { rows: tables[0]?.rows ?? [], notes, terms };
}

describe.each(databases)("cases in the weekly report on %s", (database) => {
  test("stand as they did at the cut-off, and leave it the week after they were decided", async () => {
    const l = await setUp(database, [owed(1, 100, 70), owed(2, 50, 65)]);
    const customerId = await l.customerOf(1);
    const raised = { customerId, invoices: [uuid(1), uuid(2)], reason: "No contesta" };
    const { id } = await l.client.escalations.raise({ ...l.id(), ...raised });
    await l.become(l.allows);
    l.clock.day = "2026-07-08";
    await l.client.escalations.decide({ ...l.id(), escalationId: id, decision: "return", reason: "Visítelo" });
    l.clock.day = "2026-07-20";
    const before = await weekly(l, "2026-06-28");
    expect(before.rows).toEqual([]);
    expect(before.notes).toContain("Ningún caso esperaba respuesta, se escaló ni se decidió en el periodo.");
    const open = await weekly(l, "2026-07-05");
    expect(open.rows).toHaveLength(1);
    expect(open.rows[0]).toEqual(
      expect.arrayContaining([
        { kind: "text", text: "CLIENTE 0" },
        { kind: "day", day: "2026-07-01" },
        { kind: "money", minor: 150 * K, currency: "MXN" },
      ]),
    );
    expect(open.terms).toContain("Escalamientos");
    const decided = await weekly(l, "2026-07-12");
    expect(decided.rows[0]).toEqual(
      expect.arrayContaining([
        { kind: "text", text: "Decidido" },
        { kind: "text", text: "Regresa al gestor" },
      ]),
    );
    expect((await weekly(l, "2026-07-19")).rows).toEqual([]);
  });
});
