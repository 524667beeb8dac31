import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ByPart, ScoreFacts } from "../../../shared/domain/worklist/score.ts";
import { DEFAULT_WEIGHTS, SCORE_PARTS, scorePoints, scoreThousandths } from "../../../shared/domain/worklist/score.ts";

const quiet: ScoreFacts = {
  overdueMinor: 0,
  p95Minor: 100_000_00,
  dpd: 0,
  risk: "A",
  broken: 0,
  contactDays: 0,
  trendDays: null,
  credit: null,
};
const score = (facts: Partial<ScoreFacts>, weights: ByPart = DEFAULT_WEIGHTS): number =>
  scorePoints(scoreThousandths({ ...quiet, ...facts }), weights).score;

describe("the score of a customer", () => {
  test("the parts and their weights of COLLECTIONS 4", () => {
    expect(SCORE_PARTS.reduce((sum, part) => sum + DEFAULT_WEIGHTS[part], 0)).toBe(100);
    const worst: ScoreFacts = {
      overdueMinor: 500_000_00,
      p95Minor: 100_000_00,
      dpd: 200,
      risk: "D",
      broken: 5,
      contactDays: null,
      trendDays: 60,
      credit: { openMinor: 20, limitMinor: 10 },
    };
    expect(scorePoints(scoreThousandths(worst), DEFAULT_WEIGHTS)).toEqual({
      parts: { amount: 350, dpd: 200, risk: 150, broken: 100, contact: 100, trend: 50, credit: 50 },
      score: 1000,
    });
    expect(score({})).toBe(0);
  });

  test("the amount weighs by its logarithm: at the 95th percentile in full, a tenth of it about half", () => {
    expect(scoreThousandths({ ...quiet, overdueMinor: 100_000_00 }).amount).toBe(1000);
    expect(scoreThousandths({ ...quiet, overdueMinor: 10_000_00 }).amount).toBe(519);
    expect(scoreThousandths({ ...quiet, overdueMinor: 1_000_00 }).amount).toBe(149);
    expect(scoreThousandths({ ...quiet, overdueMinor: 1 }).amount).toBe(0);
    expect(scoreThousandths({ ...quiet, overdueMinor: 5, p95Minor: 0 }).amount).toBe(1000);
  });

  test("45 days late is half of the days, one broken promise half of the promises", () => {
    expect(score({ dpd: 45 })).toBe(100);
    expect(score({ broken: 1 })).toBe(50);
    expect(score({ risk: "B" })).toBe(50);
    expect(score({ contactDays: 15 })).toBe(50);
    expect(score({ trendDays: -20 })).toBe(0);
    expect(score({ credit: { openMinor: 50, limitMinor: 100 } })).toBe(25);
    expect(score({ credit: { openMinor: 50, limitMinor: 0 } })).toBe(50);
  });

  test("nothing overdue weighs nothing, whatever the portfolio; without a portfolio to compare with any amount is full", () => {
    const amount = (overdueMinor: number, p95Minor: number) =>
      scoreThousandths({ ...quiet, overdueMinor, p95Minor }).amount;
    expect(amount(0, 0)).toBe(0);
    expect(amount(0, 100)).toBe(0);
    expect(amount(-500, 100)).toBe(0);
    expect(amount(1, 0)).toBe(1000);
    expect(amount(50, 0)).toBe(1000);
  });

  test("a line weighs by what is used of it: in full from its limit on, not at all while nothing is owed", () => {
    const credit = (openMinor: number, limitMinor: number) =>
      scoreThousandths({ ...quiet, credit: { openMinor, limitMinor } }).credit;
    expect([credit(0, 100), credit(-5, 100), credit(0, 0), credit(-5, 0)]).toEqual([0, 0, 0, 0]);
    expect([credit(99, 100), credit(100, 100), credit(250, 100)]).toEqual([990, 1000, 1000]);
    expect(credit(1, 0)).toBe(1000);
  });

  test("weights that are all zero give no points", () => {
    const none = { amount: 0, dpd: 0, risk: 0, broken: 0, contact: 0, trend: 0, credit: 0 };
    expect(score({ dpd: 90 }, none)).toBe(0);
  });

  const facts = fc.record({
    overdueMinor: fc.integer({ min: 0, max: 10 ** 12 }),
    p95Minor: fc.integer({ min: 0, max: 10 ** 12 }),
    dpd: fc.nat({ max: 4000 }),
    risk: fc.constantFrom("A", "B", "C", "D"),
    broken: fc.nat({ max: 9 }),
    contactDays: fc.option(fc.nat({ max: 900 })),
    trendDays: fc.option(fc.integer({ min: -400, max: 400 })),
    credit: fc.option(
      fc.record({
        openMinor: fc.integer({ min: -5, max: 10 ** 12 }),
        limitMinor: fc.integer({ min: 0, max: 10 ** 12 }),
      }),
    ),
  });
  const points = fc.nat({ max: 100 });
  const weights = fc.record({
    amount: points,
    dpd: points,
    risk: points,
    broken: points,
    contact: points,
    trend: points,
    credit: points,
  });

  test("what is shown adds up, within 0 and 100 but for rounding, and worse facts never score less", () => {
    fc.assert(
      fc.property(facts, weights, fc.nat({ max: 50 }), (known, chosen, more) => {
        const { parts, score: whole } = scorePoints(scoreThousandths(known), chosen);
        const sum = SCORE_PARTS.reduce((total, part) => total + parts[part], 0);
        expect(Math.min(1000, sum)).toBe(whole);
        expect(whole).toBeGreaterThanOrEqual(0);
        const worse = {
          ...known,
          overdueMinor: known.overdueMinor + more,
          dpd: known.dpd + more,
          broken: known.broken + more,
          contactDays: known.contactDays === null ? null : known.contactDays + more,
          trendDays: known.trendDays === null ? null : known.trendDays + more,
        };
        expect(scorePoints(scoreThousandths(worse), chosen).score).toBeGreaterThanOrEqual(whole);
      }),
    );
  });
});
