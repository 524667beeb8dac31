import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_CUSTOMER_RULES } from "../../../electron/ledger/customers/rules.ts";
import {
  type CreditFacts,
  HOLD_REASONS,
  holdReasons,
  monthsLater,
  releaseStands,
  suggestedLimit,
} from "../../../shared/domain/customers/credit.ts";

const RULES = DEFAULT_CUSTOMER_RULES.credit;
const WELL: CreditFacts = {
  exposureMinor: 100,
  limitMinor: 100,
  daysPastDue: 15,
  brokenPromises: 0,
  bouncedPayments: 0,
  reviewOn: "2026-11-22",
  asOf: "2026-11-22",
  riskFlag: false,
  legal: false,
};

describe("a hold is suggested (COLLECTIONS 17)", () => {
  test("for nothing at the edge of each rule", () => {
    expect(holdReasons(WELL, RULES)).toEqual([]);
    expect(holdReasons({ ...WELL, limitMinor: null, exposureMinor: 1e12, reviewOn: "2020-01-01" }, RULES)).toEqual([]);
  });

  test.each([
    ["over-limit", { exposureMinor: 101 }],
    ["past-due", { daysPastDue: 16 }],
    ["broken-promise", { brokenPromises: 1 }],
    ["bounced-payment", { bouncedPayments: 1 }],
    ["expired-review", { reviewOn: "2026-11-21" }],
    ["risk-flag", { riskFlag: true }],
    ["legal", { legal: true }],
  ] as const)("%s, one step beyond it, unless the company does not look at it", (reason, change) => {
    expect(holdReasons({ ...WELL, ...change }, RULES)).toEqual([reason]);
    expect(holdReasons({ ...WELL, ...change }, { ...RULES, without: [reason] })).toEqual([]);
  });

  test("from the days past due the company chose", () => {
    expect(holdReasons({ ...WELL, daysPastDue: 31 }, { ...RULES, holdDaysPastDue: 30 })).toEqual(["past-due"]);
    expect(holdReasons({ ...WELL, daysPastDue: 30 }, { ...RULES, holdDaysPastDue: 30 })).toEqual([]);
    expect(HOLD_REASONS).toHaveLength(7);
  });
});

describe("the limit that purchases suggest", () => {
  test("is twice the average month, cut by the class of risk", () => {
    // 1,200,000.00 in twelve months: 100,000.00 a month.
    expect(suggestedLimit(120_000_000, "A", RULES)).toBe(20_000_000);
    expect(suggestedLimit(120_000_000, "B", RULES)).toBe(15_000_000);
    expect(suggestedLimit(120_000_000, "C", RULES)).toBe(10_000_000);
    expect(suggestedLimit(120_000_000, "D", RULES)).toBe(0);
    expect(suggestedLimit(0, "A", RULES)).toBeNull();
    expect(suggestedLimit(-5, "A", RULES)).toBeNull();
  });

  test("never rises with the risk, nor falls when more is bought, however large the customer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4e15 }), fc.integer({ min: 0, max: 1e6 }), (bought, more) => {
        const limits = (["A", "B", "C", "D"] as const).map((risk) => suggestedLimit(bought, risk, RULES) ?? 0);
        expect(limits).toEqual(limits.toSorted((a, b) => b - a));
        expect(suggestedLimit(bought + more, "A", RULES)).toBeGreaterThanOrEqual(limits[0] ?? 0);
        expect(limits.every(Number.isSafeInteger)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

test("a release holds from its day to its last, and up to its balance", () => {
  const release = { releasedOn: "2026-11-10", untilOn: "2026-11-20", upToMinor: 500 };
  const stands = (day: string, exposure: number) => releaseStands(release, day, exposure);
  expect(["2026-11-09", "2026-11-10", "2026-11-20", "2026-11-21"].map((day) => stands(day, 500))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(stands("2026-11-15", 501)).toBe(false);
  expect(releaseStands({ ...release, untilOn: null }, "2030-01-01", 500)).toBe(true);
  expect(releaseStands({ ...release, upToMinor: null }, "2026-11-20", 1e12)).toBe(true);
});

test("a review falls on the same day of its month, or on the last of a short one", () => {
  expect(monthsLater("2026-11-24", 12)).toBe("2027-11-24");
  expect(monthsLater("2026-08-31", 6)).toBe("2027-02-28");
  expect(monthsLater("2026-03-31", -1)).toBe("2026-02-28");
});
