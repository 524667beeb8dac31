import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { postPayments, writeEvents } from "../../../electron/ledger/payments/posting.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { makeComplement, makeDocument, makePayment, uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { insertMoney } from "../support/money.ts";
import { type PromiseLedger, promiseLedger } from "./set-up.ts";

const RUNS = { sqlite: 12, postgres: 2, server: 2 } as const;
const recording = { at: "2026-03-31T18:00:00.000Z", actor: "t", today: "2026-03-31" };

const credit = (n: number, target: number, pesos: number, day: string): CfdiDocument =>
  makeDocument(n, {
    kind: "E",
    total: `${pesos}.00`,
    issuedAt: `${day}T10:00:00`,
    relations: [{ relation: "01", uuids: [uuid(target)] }],
  });

/** What may become known of the promised invoices 1 to 4 after the promises were made. */
const FACTS: readonly ((ledger: PromiseLedger) => Promise<unknown>)[] = [
  (l) => l.post(makeComplement(21, [makePayment("2026-03-05", "600.00", [[1, "600.00"]])])),
  (l) => l.post(makeComplement(22, [makePayment("2026-03-09", "1000.00", [[2, "1000.00"]])])),
  (l) => l.post(makeComplement(23, [makePayment("2026-03-01", "100.00", [[4, "100.00"]])])),
  (l) => l.post(credit(31, 2, 300, "2026-03-04")),
  (l) =>
    l.post(makeDocument(13, { issuedAt: "2026-03-06T10:00:00", relations: [{ relation: "04", uuids: [uuid(3)] }] })),
  (l) => money(l, 41, "2026-03-07", 700, [[13, 500]]),
  (l) => money(l, 42, "2026-03-10", 400, [[1, 400]], "2026-03-20"),
  (l) => l.client.review.cancel({ commandId: randomUUID(), uuid: uuid(4), on: "2026-03-08", motive: "02", note: "" }),
];

/** Money recorded past the checks, because what it is applied to need not be there yet; the bank may take it back. */
function money(
  l: PromiseLedger,
  n: number,
  paidOn: string,
  pesos: number,
  applied: readonly (readonly [number, number])[],
  bouncedOn: string | null = null,
): Promise<void> {
  return l.db.write(async (tx) => {
    const id = await insertMoney(
      tx,
      {
        uuid: uuid(n),
        customerId: l.customerId,
        amountMinor: pesos * 100,
        paidOn,
        form: "03",
        operation: "",
        applications: applied.map(([target, part]) => [uuid(target), part * 100] as const),
      },
      recording,
    );
    if (bouncedOn !== null) {
      const event = { payment_id: id, kind: "bounce", effective_on: bouncedOn, amount_minor: 0, rep_uuid: "" } as const;
      await writeEvents(tx, [{ ...event, pago: 0, reference: "", note: "", undoes_id: null }], recording);
    }
    await postPayments(tx, new Set([id]), recording);
  });
}

describe.each(databases)("promises on %s", (database) => {
  test("stand the same whatever order their money, credits and cancellations come in", async () => {
    const standings = async (order: readonly number[]): Promise<unknown> => {
      const l = await promiseLedger(
        database,
        [1, 2, 3, 4].map((n) => makeDocument(n)),
      );
      await l.make([["2026-03-06", 1000]], [1]);
      await l.make(
        [
          ["2026-03-06", 900],
          ["2026-03-13", 900],
        ],
        [2, 3],
      );
      await l.make([["2026-03-06", 800]], [4]);
      l.clock.day = "2026-03-31";
      for (const index of order) await FACTS[index]?.(l);
      expect(await l.failing()).toEqual([]);
      const spans = l.db.read.selectFrom("promise_span").selectAll().orderBy("promise_id").orderBy("from_on");
      const payments = l.db.read.selectFrom("promise_payment_span").selectAll();
      return [await spans.execute(), await payments.orderBy("promise_id").orderBy("seq").orderBy("from_on").execute()];
    };
    const indices = FACTS.map((_, index) => index);
    const expected = await standings(indices);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(indices, { minLength: indices.length }), async (order) => {
        expect(await standings(order)).toEqual(expected);
      }),
      { numRuns: RUNS[database] },
    );
  });
});
