import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../shared/domain/days.ts";
import { cashOn } from "../../../shared/domain/promises/cash.ts";
import type { AccountMovement, Movement, PromiseCase, PromiseFact } from "../../../shared/domain/promises/facts.ts";
import { judgePromises } from "../../../shared/domain/promises/judge.ts";
import { promiseTimelines } from "../../../shared/domain/promises/timeline.ts";

const START = "2026-03-01";
const RECEIVABLES = [1, 2, 3];
const day = fc.integer({ min: -5, max: 40 }).map((n) => addDays(START, n));
const amount = fc.integer({ min: 1, max: 100_000 });
const receivable = fc.constantFrom(...RECEIVABLES);

const cash = fc
  .record({ receivable, on: day, amountMinor: amount, source: fc.integer({ min: 1, max: 6 }), back: fc.option(day) })
  .map(({ receivable, on, amountMinor, source, back }): Movement[] => {
    const paid = { receivable, source, cash: true, moved: false };
    const returned = back !== null && back > on ? [{ ...paid, on: back, amountMinor }] : [];
    return [{ ...paid, on, amountMinor: -amountMinor }, ...returned];
  });
const credit = fc
  .record({ receivable, on: day, amountMinor: amount })
  .map((each): Movement => ({ ...each, source: 50, cash: false, moved: false, amountMinor: -each.amountMinor }));
const account = fc
  .record({ source: fc.integer({ min: 60, max: 63 }), on: day, amountMinor: amount })
  .map((each): AccountMovement => ({ ...each, amountMinor: -each.amountMinor }));
const promise = fc
  .record({
    madeOn: fc.integer({ min: 0, max: 20 }).map((n) => addDays(START, n)),
    parts: fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), amount), { minLength: 1, maxLength: 3 }),
    grace: fc.integer({ min: 0, max: 4 }),
    receivables: fc.subarray(RECEIVABLES, { minLength: 1 }),
    ended: fc.option(fc.integer({ min: 0, max: 15 }), { freq: 4 }),
    renegotiates: fc.boolean(),
  })
  .map((each) => each);

/** Promises numbered by when they were made; one may take the place of the one before it. */
const promises = fc.array(promise, { minLength: 1, maxLength: 4 }).map((drafts): PromiseFact[] =>
  drafts
    .toSorted((a, b) => (a.madeOn < b.madeOn ? -1 : 1))
    .map((draft, index) => {
      let due = draft.madeOn;
      const payments = draft.parts.map(([days, amountMinor], at) => {
        due = addDays(due, days);
        return { seq: at + 1, dueOn: due, maturesOn: addDays(due, draft.grace), amountMinor };
      });
      const sum = payments.reduce((total, payment) => total + payment.amountMinor, 0);
      return {
        id: index + 1,
        madeOn: draft.madeOn,
        madeAt: `${draft.madeOn}T12:0${index}:00.000Z`,
        toleranceBp: 100,
        renegotiates: draft.renegotiates && index > 0 ? index : null,
        ended: draft.ended === null ? null : { as: "cancelled" as const, on: addDays(draft.madeOn, draft.ended) },
        payments,
        lines: draft.receivables.map((id) => ({ amountMinor: sum, receivables: [id] })),
        before: [],
      };
    }),
);
const cases = fc
  .record({
    promises,
    cash: fc.array(cash, { maxLength: 8 }),
    credits: fc.array(credit, { maxLength: 2 }),
    account: fc.array(account, { maxLength: 2 }),
  })
  .map(
    ({ promises, cash, credits, account }): PromiseCase => ({
      promises,
      movements: [
        ...RECEIVABLES.map((id) => ({
          receivable: id,
          source: 90 + id,
          cash: false,
          moved: false,
          on: addDays(START, -30),
          amountMinor: 10_000_000,
        })),
        ...cash.flat(),
        ...credits,
      ],
      account,
    }),
  );

describe("whatever happens to promises", () => {
  test("the order in which it came to be known changes nothing", () => {
    const shuffled = cases.chain((all) =>
      fc.record({
        all: fc.constant(all),
        promises: fc.shuffledSubarray([...all.promises], { minLength: all.promises.length }),
        movements: fc.shuffledSubarray([...all.movements], { minLength: all.movements.length }),
        account: fc.shuffledSubarray([...all.account], { minLength: all.account.length }),
      }),
    );
    const sorted = (all: PromiseCase) => promiseTimelines(all).toSorted((a, b) => a.id - b.id);
    fc.assert(
      fc.property(shuffled, ({ all, ...other }) => {
        expect(sorted(other)).toEqual(sorted(all));
      }),
    );
  });

  test("no peso counts twice, and none of before a promise or after its last maturity", () => {
    fc.assert(
      fc.property(cases, day, (all, on) => {
        const standings = judgePromises(all, on);
        const credited = standings.reduce((sum, standing) => sum + standing.keptMinor, 0);
        const pieces = cashOn(all.movements, on);
        expect(credited).toBeLessThanOrEqual(pieces.reduce((sum, piece) => sum + piece.amountMinor, 0));
        for (const standing of standings) {
          const fact = all.promises.find((each) => each.id === standing.id);
          const last =
            fact?.payments
              .map((payment) => payment.maturesOn)
              .sort()
              .at(-1) ?? "";
          const inTime = pieces.filter((piece) => piece.on >= (fact?.madeOn ?? "") && piece.on <= last);
          expect(standing.keptMinor).toBeLessThanOrEqual(inTime.reduce((sum, piece) => sum + piece.amountMinor, 0));
          expect(standing.keptMinor).toBeLessThanOrEqual(standing.promisedMinor);
          for (const payment of standing.payments) expect(payment.keptMinor).toBeLessThanOrEqual(payment.promisedMinor);
        }
      }),
    );
  });

  test("its spans tell of every day what judging that day tells, without gaps", () => {
    fc.assert(
      fc.property(cases, day, (all, on) => {
        const told = judgePromises(all, on);
        for (const { id, spans } of promiseTimelines(all)) {
          const madeOn = all.promises.find((each) => each.id === id)?.madeOn;
          expect(spans[0]?.from).toBe(madeOn);
          expect(spans.at(-1)?.until).toBeNull();
          for (const [index, span] of spans.entries()) {
            if (index > 0) expect(spans[index - 1]?.until).toBe(span.from);
          }
          const { brokenOn: _since, ...held } =
            spans.find(({ from, until }) => from <= on && (until === null || until > on))?.standing ?? {};
          expect(held).toEqual(told.find((each) => each.id === id) ?? {});
        }
      }),
    );
  });

  test("more cash in time never makes a single promise worse", () => {
    const rank = ["broken", "partial", "verify", "active", "kept"];
    const single = fc.record({
      promised: amount,
      paid: fc.array(fc.tuple(day, amount), { maxLength: 4 }),
      more: fc.tuple(day, amount),
    });
    fc.assert(
      fc.property(single, day, ({ promised, paid, more }, on) => {
        const judged = (list: readonly (readonly [string, number])[]) =>
          judgePromises(
            {
              promises: [
                {
                  id: 1,
                  madeOn: START,
                  madeAt: START,
                  toleranceBp: 100,
                  renegotiates: null,
                  ended: null,
                  payments: [{ seq: 1, dueOn: addDays(START, 5), maturesOn: addDays(START, 7), amountMinor: promised }],
                  lines: [{ amountMinor: promised, receivables: [1] }],
                  before: [],
                },
              ],
              movements: [
                {
                  receivable: 1,
                  source: 9,
                  cash: false,
                  moved: false,
                  on: addDays(START, -9),
                  amountMinor: 1_000_000,
                },
                ...list.map(([paidOn, minor], index) => ({
                  receivable: 1,
                  source: 100 + index,
                  cash: true,
                  moved: false,
                  on: paidOn,
                  amountMinor: -minor,
                })),
              ],
              account: [],
            },
            on,
          )[0]?.state ?? "active";
        const inTime: readonly [string, number] = [more[0] < START ? START : more[0], more[1]];
        expect(rank.indexOf(judged([...paid, inTime]))).toBeGreaterThanOrEqual(rank.indexOf(judged(paid)));
      }),
    );
  });
});
