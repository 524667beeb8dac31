import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  averageScore,
  CALL_CRITERIA,
  CRITERION_POINTS,
  CRITICAL_ERRORS,
  callScore,
  isCritical,
  monthsTouched,
  sampleOwed,
  scorecardProblem,
} from "../../../shared/domain/agencies/calls.ts";

const full = CALL_CRITERIA.map((criterion) => ({ criterion, points: CRITERION_POINTS[criterion] as number }));
const scorecards = fc
  .tuple(...CALL_CRITERIA.map((criterion) => fc.nat({ max: CRITERION_POINTS[criterion] })))
  .map((points) => CALL_CRITERIA.map((criterion, index) => ({ criterion, points: points[index] ?? 0 })));

describe("the score of a call", () => {
  test("is of 100 points, 20 of them for the negotiation", () => {
    expect(callScore(full, [])).toBe(100);
    expect(CALL_CRITERIA.map((criterion) => CRITERION_POINTS[criterion])).toEqual([
      10, 10, 5, 10, 10, 20, 10, 15, 5, 5,
    ]);
    expect(new Set(CALL_CRITERIA)).toEqual(new Set(Object.keys(CRITERION_POINTS)));
  });

  test("is nothing with a critical error, or where it was not checked whom it speaks to", () => {
    for (const error of CRITICAL_ERRORS) expect(callScore(full, [error])).toBe(0);
    const unchecked = full.map((each) => (each.criterion === "right-party" ? { ...each, points: 0 } : each));
    expect(callScore(unchecked, [])).toBe(0);
    expect(isCritical(unchecked, [])).toBe(true);
    const partly = full.map((each) => (each.criterion === "right-party" ? { ...each, points: 1 } : each));
    expect(callScore(partly, [])).toBe(91);
  });

  test("takes every criterion once and within its points", () => {
    expect(scorecardProblem(full)).toBe(null);
    expect(scorecardProblem(full.slice(1))).toBe("criteria");
    expect(scorecardProblem([...full.slice(1), { criterion: "record", points: 5 }])).toBe("criteria");
    expect(scorecardProblem(full.map((each) => ({ ...each, points: each.points + 1 })))).toBe("points");
    expect(scorecardProblem(full.map((each) => ({ ...each, points: 0.5 })))).toBe("points");
  });

  test("is never below 0 nor above 100, and never more with an error than without", () => {
    fc.assert(
      fc.property(scorecards, fc.subarray([...CRITICAL_ERRORS]), (points, errors) => {
        expect(scorecardProblem(points)).toBe(null);
        const score = callScore(points, errors);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(callScore(points, []));
        expect(callScore(points, [])).toBeLessThanOrEqual(100);
      }),
    );
  });

  test("has an average with two decimals, and none without calls", () => {
    expect(averageScore([])).toBe(null);
    expect(averageScore([100, 0, 85])).toBe("61.67");
    expect(averageScore([0])).toBe("0.00");
  });
});

describe("the sample of a gestor's month", () => {
  test.each([
    [null, 5],
    [0, 0],
    [3, 3],
    [250, 5],
    [251, 6],
    [1000, 20],
  ])("of %s calls is %i", (calls, owed) => {
    expect(sampleOwed(calls)).toBe(owed);
  });

  test("is at least 2 %, never more than were made, and never shrinks as they grow", () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), (calls) => {
        const owed = sampleOwed(calls);
        expect(owed).toBeLessThanOrEqual(calls);
        expect(owed * 100).toBeGreaterThanOrEqual(Math.min(calls * 100, calls * 2));
        expect(sampleOwed(calls + 1)).toBeGreaterThanOrEqual(owed);
      }),
    );
  });

  test("is owed for every month a period touches", () => {
    expect(monthsTouched({ from: "2026-11-30", to: "2027-01-01" })).toEqual(["2026-11", "2026-12", "2027-01"]);
    expect(monthsTouched({ from: "2026-11-01", to: "2026-11-30" })).toEqual(["2026-11"]);
  });
});
