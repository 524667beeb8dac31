import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../../shared/domain/days.ts";
import { type PromisableInvoice, planPromise } from "../../../shared/domain/promises/draft.ts";
import type { PromiseFact } from "../../../shared/domain/promises/facts.ts";
import { judgePromises } from "../../../shared/domain/promises/judge.ts";
import { charge, paid } from "./facts.ts";

const FIRST = "2026-03-02";
const OPEN = [40_000, 70_000, 100_000, 25_000] as const;
const places = OPEN.map((_, place) => place);

/** A promise of a share of what the named invoices leave, made on a day and matured some days after. */
const asked = fc.record({
  named: fc.subarray([...places], { minLength: 1 }),
  share: fc.integer({ min: 1, max: 100 }),
  madeOn: fc.nat({ max: 8 }),
  days: fc.nat({ max: 6 }),
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;
const cash = fc.array(
  fc.record({ place: fc.constantFrom(...places), on: fc.nat({ max: 16 }), minor: fc.integer({ min: 1, max: 20_000 }) }),
  { maxLength: 8 },
);

const invoices = OPEN.map(
  (openMinor, place): PromisableInvoice => ({
    uuid: String(place),
    label: String(place),
    dueOn: addDays("2026-01-01", place),
    openMinor,
    disputedMinor: 0,
    promisedOn: null,
  }),
);
const rules = { today: FIRST, lastDay: "2026-12-31", maxDays: 365, recentBroken: 0, maxBroken: 0, brokenDays: 90 };

function made({ named, share, madeOn, days }: Asked, id: number): PromiseFact {
  const most = named.reduce((sum, place) => sum + (OPEN[place] ?? 0), 0);
  const on = addDays(FIRST, madeOn);
  const amountMinor = Math.max(1, Math.floor((most * share) / 100));
  const payment = { dueOn: addDays(on, days), amountMinor };
  const plan = planPromise([payment], named.map(String), invoices, rules);
  expect(plan.problems).toEqual([]);
  return {
    id,
    madeOn: on,
    madeAt: `${on}T12:00:00.000Z`,
    toleranceBp: 100,
    renegotiates: null,
    ended: null,
    payments: [{ seq: 1, maturesOn: payment.dueOn, ...payment }],
    lines: plan.lines.map(({ uuid, mostMinor }) => ({ amountMinor: mostMinor, receivables: [Number(uuid)] })),
    before: [],
  };
}

test("what is credited is the cash of its days on the invoices it names, at most the promise, the oldest promise first", () => {
  fc.assert(
    fc.property(asked, asked, cash, (one, other, payments) => {
      const older = one.madeOn <= other.madeOn ? [one, other] : [other, one];
      const judged = judgePromises(
        {
          promises: older.map((each, index) => made(each, index + 1)),
          movements: [
            // Invoices never run out: a customer may pay them in advance.
            ...OPEN.map((minor, place) => charge(place, minor * 10)),
            ...payments.map(({ place, on, minor }, at) => paid(addDays(FIRST, on), minor, place, at + 1)),
          ],
          account: [],
        },
        addDays(FIRST, 60),
      );
      const left = payments.toSorted((a, b) => a.on - b.on || a.place - b.place).map((each) => ({ ...each }));
      for (const [index, { named, madeOn, days, share }] of older.entries()) {
        const promised = Math.max(
          1,
          Math.floor((named.reduce((sum, place) => sum + (OPEN[place] ?? 0), 0) * share) / 100),
        );
        let credited = 0;
        for (const payment of left) {
          if (!named.includes(payment.place) || payment.on < madeOn || payment.on > madeOn + days) continue;
          const part = Math.min(payment.minor, promised - credited);
          payment.minor -= part;
          credited += part;
        }
        expect(judged[index]).toMatchObject({ promisedMinor: promised, keptMinor: credited });
      }
    }),
  );
});
