import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { incrementalMinor, liftOf, windowEnd } from "../../../shared/domain/campaigns/lift.ts";

/** Two groups of people of whom some paid. */
const someGroups = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }))
  .chain(([treated, control]) =>
    fc.record({
      treated: fc.constant(treated),
      treatedPaid: fc.integer({ min: 0, max: treated }),
      control: fc.constant(control),
      controlPaid: fc.integer({ min: 0, max: control }),
    }),
  );

describe("lift", () => {
  test("is six points and 60 payers for 340 of 1,000 beside 28 of 100, and may be chance: -3.28 to +15.28", () => {
    const groups = { treated: 1000, treatedPaid: 340, control: 100, controlPaid: 28 };
    expect(liftOf(groups)).toEqual({
      treatedRate: "34.00",
      controlRate: "28.00",
      points: "6.00",
      low: "-3.28",
      high: "15.28",
      verdict: "open",
      extraPayers: "60",
    });
    // 60 extra payers of 5,000.00 each, which is what those who paid paid on the average.
    expect(incrementalMinor(groups, 340 * 500_000)).toBe(60 * 500_000);
  });

  test("is a gain once the interval leaves zero, and a loss the other way round", () => {
    expect(liftOf({ treated: 10_000, treatedPaid: 3400, control: 1000, controlPaid: 280 })).toMatchObject({
      points: "6.00",
      low: "3.07",
      high: "8.93",
      verdict: "gain",
    });
    expect(liftOf({ treated: 1000, treatedPaid: 280, control: 10_000, controlPaid: 3400 })).toMatchObject({
      points: "-6.00",
      low: "-8.93",
      high: "-3.07",
      verdict: "loss",
      extraPayers: "-60",
    });
  });

  test("says nothing without a control group, and trusts no interval of a handful", () => {
    expect(liftOf({ treated: 40, treatedPaid: 10, control: 0, controlPaid: 0 })).toEqual({
      ...{ treatedRate: "25.00", controlRate: null, points: null, low: null, high: null },
      ...{ verdict: "no-control", extraPayers: null },
    });
    expect(liftOf({ treated: 0, treatedPaid: 0, control: 3, controlPaid: 1 }).verdict).toBe("no-control");
    expect(incrementalMinor({ treated: 40, treatedPaid: 10, control: 0, controlPaid: 0 }, 100)).toBeNull();
    // All of three paid and none of one did not: an interval without width is no proof of anything.
    expect(liftOf({ treated: 3, treatedPaid: 3, control: 1, controlPaid: 0 })).toMatchObject({
      points: "100.00",
      verdict: "too-few",
    });
    expect(incrementalMinor({ treated: 9, treatedPaid: 0, control: 9, controlPaid: 3 }, 0)).toBe(0);
  });

  test("lies in its interval, the rates between 0 and 100, and turns its sign with the groups", () => {
    fc.assert(
      fc.property(someGroups, (groups) => {
        const lift = liftOf(groups);
        const [low, points, high] = [lift.low, lift.points, lift.high].map(Number);
        expect(low).toBeLessThanOrEqual(points ?? Number.NaN);
        expect(points).toBeLessThanOrEqual(high ?? Number.NaN);
        for (const rate of [lift.treatedRate, lift.controlRate].map(Number)) {
          expect(rate).toBeGreaterThanOrEqual(0);
          expect(rate).toBeLessThanOrEqual(100);
        }
        const back = liftOf({
          ...{ treated: groups.control, treatedPaid: groups.controlPaid },
          ...{ control: groups.treated, controlPaid: groups.treatedPaid },
        });
        expect(Number(back.points)).toBe(points === 0 ? 0 : -(points ?? 0));
        expect(Number(back.low) + Number(lift.high)).toBe(0);
        if (lift.verdict === "gain") expect(back.verdict).toBe("loss");
        if (lift.verdict === "open") expect(back.verdict).toBe("open");
      }),
    );
  });

  test("counts as extra no more than paid, and of the money no more than came in", () => {
    fc.assert(
      fc.property(someGroups, fc.integer({ min: 0, max: 1_000_000_000_00 }), (groups, minor) => {
        const { extraPayers } = liftOf(groups);
        expect(Number(extraPayers)).toBeLessThanOrEqual(groups.treatedPaid);
        const paid = groups.treatedPaid === 0 ? 0 : minor;
        expect(incrementalMinor(groups, paid) ?? Number.NaN).toBeLessThanOrEqual(paid);
      }),
    );
  });

  test("narrows when both groups grow at the same rates", () => {
    fc.assert(
      fc.property(someGroups, fc.integer({ min: 2, max: 9 }), (groups, times) => {
        const { treated, treatedPaid, control, controlPaid } = groups;
        const more = liftOf({
          ...{ treated: treated * times, treatedPaid: treatedPaid * times },
          ...{ control: control * times, controlPaid: controlPaid * times },
        });
        const lift = liftOf(groups);
        expect(more.points).toBe(lift.points);
        expect(Number(more.high) - Number(more.low)).toBeLessThanOrEqual(Number(lift.high) - Number(lift.low) + 0.001);
      }),
    );
  });

  test("is of a window that has the day it began on as its first", () => {
    expect(windowEnd("2026-11-02", 7)).toBe("2026-11-08");
    expect(windowEnd("2026-11-02", 1)).toBe("2026-11-02");
  });
});
