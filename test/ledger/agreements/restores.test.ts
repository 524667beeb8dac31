import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeComplement, makeDocument, makePayment, uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { agreementLedger, command, creditNote } from "./set-up.ts";

const RUNS = { sqlite: 5, postgres: 1, server: 1 } as const;

/** What becomes known of the invoices 1 to 3, of 1,000.00 each, while the agreement runs; in cents. */
const story = fc.record({
  quita: fc.integer({ min: 1, max: 44_000 }),
  count: fc.integer({ min: 2, max: 7 }),
  recorded: fc.integer({ min: 100, max: 400 }).map((whole) => whole * 100),
  // Less than was recorded: a complement of the same amount would be the papers of that money.
  complement: fc.integer({ min: 1, max: 9_999 }),
  returned: fc.integer({ min: 1, max: 20_000 }),
  replaced: fc.boolean(),
  /** Part of the quita its credit note is for, in percent; 0: none came. */
  documented: fc.constantFrom(0, 40, 100),
  /** The order in which the files are imported. */
  order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
});

const pesos = (minor: number): string => (minor / 100).toFixed(2);

describe.each(databases)("on %s", (database) => {
  test("any default and termination restores the debt to the cent, whatever came in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ quita, count, recorded, complement, returned, replaced, documented, order }) => {
        const l = await agreementLedger(
          database,
          [1, 2, 3].map((n) => makeDocument(n)),
        );
        const id = await l.signed(
          l.agreement([1, 2, 3], { quitaMinor: quita, plan: l.monthly(count, "2026-03-03") }),
          "director",
        );
        const credited = Math.floor((quita * documented) / 100);
        const files = [
          makeComplement(21, [makePayment("2026-03-05", pesos(complement), [[2, pesos(complement)]])]),
          ...(replaced
            ? [makeDocument(13, { issuedAt: "2026-03-06T10:00:00", relations: [{ relation: "04", uuids: [uuid(3)] }] })]
            : []),
          creditNote(31, [2], pesos(returned), "2026-03-04", "03"),
          ...(credited > 0 ? [creditNote(32, [1, 2, 3], pesos(credited), "2026-03-05")] : []),
        ];
        await l.pay("2026-03-03", recorded / 100, [[1, recorded / 100]]);
        for (const index of order) {
          const file = files[index];
          if (file) await l.post(file);
        }
        l.clock.day = "2026-04-30";
        expect(await l.stateOf(id, l.clock.day)).toBe("default");
        await l.terminate(id);
        const owed = async (): Promise<number> => {
          const { rows } = await l.client.receivables.documents({ asOf: l.clock.day, all: false });
          return rows.reduce((sum, row) => sum + row.openMinor, 0);
        };
        const restored = 300_000 - recorded - complement - returned;
        expect(await owed()).toBe(restored - credited);
        if (credited > 0) {
          await l.client.review.cancel({ ...command(), uuid: uuid(32), on: l.clock.day, motive: "02", note: "" });
        }
        expect(await owed()).toBe(restored);
        expect(await l.failing()).toEqual([]);
      }),
      { numRuns: RUNS[database] },
    );
  });
});
