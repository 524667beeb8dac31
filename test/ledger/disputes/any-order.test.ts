import { describe, expect, test } from "vitest";
import { makeComplement, makeDocument, makePayment, uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { makeCredit, makeReplacement, setUp } from "./scene.ts";

/** All orders of a list. */
function orders<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((first, index) => orders(list.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}

describe.each(databases)("disputes and CFDI in any order on %s", (database) => {
  test("stand the same whether credit, replacement, money and decisions came before or after one another", async () => {
    const results = new Set<string>();
    const all = orders(["credit", "decide", "replacement", "paid"] as const);
    // Every order on the one; on the other, where each takes twenty times as long, each step first, amid and last.
    const tried = database === "sqlite" ? all : all.filter((_, n) => n % 5 === 0);
    for (const order of tried) {
      const l = await setUp(database, [makeDocument(1), makeDocument(2), makeDocument(3)]);
      const [credited, replaced, paid] = [await l.open(1, 300), await l.open(2, 300), await l.open(3, 300)];
      l.clock.day = "2026-02-10";
      const steps = {
        credit: () => l.post(makeCredit(50, 1, "300.00", "2026-02-05")),
        replacement: () => l.post(makeReplacement(11, 2, "700.00", "2026-02-06")),
        paid: () => l.post(makeComplement(60, [makePayment("2026-02-06", "900.00", [[3, "900.00"]])])),
        async decide() {
          await l.expectCredit(credited.id);
          await l.expectOther(replaced.id, "replacement");
        },
      };
      for (const step of order) await steps[step]();
      expect(await l.sound()).toEqual([]);
      const told = [];
      for (const { id } of [credited, replaced, paid]) {
        const { state, closedBy, cfdiUuid, invoiceUuid, resolvedOn, disputedMinor, outcome } = await l.view(id);
        told.push({ state, closedBy, cfdiUuid, invoiceUuid, resolvedOn, disputedMinor, outcome });
      }
      expect(told).toEqual([
        expect.objectContaining({ state: "resolved", cfdiUuid: uuid(50), resolvedOn: "2026-02-10" }),
        expect.objectContaining({ state: "resolved", cfdiUuid: uuid(11), invoiceUuid: uuid(11) }),
        expect.objectContaining({ state: "open", disputedMinor: 10_000 }),
      ]);
      results.add(JSON.stringify([told, await l.disputed("2026-02-05"), await l.disputed("2026-02-08")]));
    }
    expect(results.size).toBe(1);
  });
});
