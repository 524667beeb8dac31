import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../shared/domain/days.ts";
import { TRIGGERS } from "../../../shared/domain/escalations/codes.ts";
import {
  DEFAULT_THRESHOLDS,
  type EscalationFacts,
  type Thresholds,
  triggersOf,
} from "../../../shared/domain/escalations/triggers.ts";

const TODAY = "2026-07-01";
const calm: EscalationFacts = {
  currency: "MXN",
  overdueMinor: 100_000,
  daysPastDue: 5,
  brokenPromises: 0,
  refusedOn: null,
  bouncedOn: null,
  flaggedOn: null,
  attempts: 0,
  firstAttemptOn: null,
};
const codes = (changes: Partial<EscalationFacts>, thresholds: Partial<Thresholds> = {}) =>
  triggersOf({ ...calm, ...changes }, { ...DEFAULT_THRESHOLDS, ...thresholds }, TODAY).map(({ code }) => code);

describe("what proposes a customer", () => {
  test("each threshold from where it begins, and not before", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ daysPastDue: 60 })).toEqual([]);
    expect(codes({ daysPastDue: 61 })).toEqual(["days-past-due"]);
    expect(codes({ overdueMinor: 49_999_999 })).toEqual([]);
    expect(codes({ overdueMinor: 50_000_000 })).toEqual(["amount"]);
    expect(codes({ overdueMinor: 50_000_000, currency: "EUR" })).toEqual([]);
    expect(codes({ brokenPromises: 1 })).toEqual([]);
    expect(codes({ brokenPromises: 2 })).toEqual(["broken-promises"]);
    expect(codes({ refusedOn: addDays(TODAY, -30) })).toEqual(["refusal"]);
    expect(codes({ refusedOn: addDays(TODAY, -31) })).toEqual([]);
    expect(codes({ bouncedOn: addDays(TODAY, -90) })).toEqual(["bounced"]);
    expect(codes({ bouncedOn: addDays(TODAY, -91) })).toEqual([]);
    expect(codes({ flaggedOn: TODAY })).toEqual(["risk"]);
    expect(codes({ flaggedOn: addDays(TODAY, -91) })).toEqual([]);
  });

  test("unreachable takes six attempts and ten days, both", () => {
    const since = (days: number) => addDays(TODAY, -days);
    expect(codes({ attempts: 6, firstAttemptOn: since(10) })).toEqual(["unreachable"]);
    expect(codes({ attempts: 5, firstAttemptOn: since(40) })).toEqual([]);
    expect(codes({ attempts: 9, firstAttemptOn: since(9) })).toEqual([]);
  });

  test("what is switched off proposes nothing, and neither does a day that is yet to come", () => {
    const all: Partial<EscalationFacts> = {
      ...{ daysPastDue: 400, overdueMinor: 90_000_000, brokenPromises: 5, refusedOn: TODAY, bouncedOn: TODAY },
      ...{ flaggedOn: TODAY, attempts: 20, firstAttemptOn: addDays(TODAY, -60) },
    };
    expect(codes(all)).toEqual([...TRIGGERS]);
    const off = { daysPastDue: null, amounts: [], brokenPromises: null, refusalDays: null, bouncedDays: null };
    expect(codes(all, { ...off, riskDays: null, unreachableDays: null })).toEqual([]);
    expect(codes({ refusedOn: addDays(TODAY, 1) })).toEqual([]);
  });

  test("tells how many, how much or when", () => {
    const facts = { ...calm, daysPastDue: 70, bouncedOn: "2026-06-20", attempts: 7, firstAttemptOn: "2026-06-01" };
    expect(triggersOf(facts, DEFAULT_THRESHOLDS, TODAY)).toEqual([
      { code: "days-past-due", value: 70, on: null },
      { code: "unreachable", value: 7, on: "2026-06-01" },
      { code: "bounced", value: 0, on: "2026-06-20" },
    ]);
  });

  test("property: nobody who owes nothing overdue; each reason once, in their order; worse figures keep every reason", () => {
    const day = fc.option(fc.integer({ min: -200, max: 5 }).map((days) => addDays(TODAY, days)));
    const facts: fc.Arbitrary<EscalationFacts> = fc.record({
      currency: fc.constantFrom("MXN", "USD", "EUR"),
      overdueMinor: fc.integer({ min: -10, max: 90_000_000 }),
      daysPastDue: fc.integer({ min: 0, max: 400 }),
      brokenPromises: fc.integer({ min: 0, max: 5 }),
      refusedOn: day,
      bouncedOn: day,
      flaggedOn: day,
      attempts: fc.integer({ min: 0, max: 12 }),
      firstAttemptOn: day,
    });
    fc.assert(
      fc.property(facts, fc.nat({ max: 100 }), (known, more) => {
        const found = triggersOf(known, DEFAULT_THRESHOLDS, TODAY).map(({ code }) => code);
        if (known.overdueMinor <= 0) expect(found).toEqual([]);
        expect(found).toEqual(TRIGGERS.filter((code) => found.includes(code)));
        const worse = {
          ...known,
          daysPastDue: known.daysPastDue + more,
          overdueMinor: known.overdueMinor + more,
          brokenPromises: known.brokenPromises + more,
          attempts: known.attempts + more,
        };
        const then = triggersOf(worse, DEFAULT_THRESHOLDS, TODAY).map(({ code }) => code);
        expect(found.filter((code) => !then.includes(code))).toEqual([]);
      }),
    );
  });
});
