import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { herfindahl, percentOf, topShare } from "../../../shared/domain/kpis/concentration.ts";
import { averageDaysLate, averageDaysToPay, weightedDaysPastDue } from "../../../shared/domain/kpis/lateness.ts";
import { compare, parseRatio, type Ratio, ratio, toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { defaultTargets, judge, type TargetedKpi } from "../../../shared/domain/kpis/targets.ts";
import { cutOff, items, openItems } from "./fixture-d1.ts";

const text = (value: Ratio | null, decimals?: number) => (value === null ? null : toDecimal(value, decimals));

describe("lateness (KPIS 5)", () => {
  const receipts = items.flatMap((item) =>
    item.cash.map(([paidOn, amountMinor]) => ({ amountMinor, paidOn, issuedOn: item.issuedOn, dueOn: item.dueOn })),
  );

  it("weighs days past due by balance", () => {
    expect(text(weightedDaysPastDue(openItems(cutOff)))).toBe("49.62");
    expect(weightedDaysPastDue([{ openMinor: 5, daysPastDue: 0 }])).toBeNull();
  });

  it("averages the days cash came late, signed and clamped, and the days to pay", () => {
    expect(text(averageDaysLate(receipts, "signed"))).toBe("-1.24");
    expect(text(averageDaysLate(receipts, "clamped"))).toBe("4.06");
    expect(text(averageDaysToPay(receipts))).toBe("28.76");
    expect(averageDaysToPay([])).toBeNull();
  });
});

describe("concentration (KPIS 13)", () => {
  const top = [2500, 1200, 900, 700, 600, 500, 400, 350, 300, 250];

  it("takes the ten largest of all", () => {
    const rest = Array.from({ length: 23 }, () => 100);
    for (const list of [
      [...rest, ...top],
      [...top, ...rest],
      [...top.slice(5), ...rest, ...top.slice(0, 5)],
    ]) {
      expect(text(topShare(list, 10_000))).toBe("77.00");
    }
    expect(text(topShare([...rest, ...top], 10_000, 1))).toBe("25.00");
  });

  it("uses all of fewer than ten, and has no share of nothing", () => {
    expect(text(topShare([1, 2], 3))).toBe("100.00");
    expect(topShare([], 0)).toBeNull();
    expect(percentOf(0, 0)).toBeNull();
  });

  it("gives the Herfindahl index", () => {
    expect(text(herfindahl([40, 30, 15, 10, 5]), 4)).toBe("0.2850");
    expect(herfindahl([])).toBeNull();
  });

  it("keeps the index between one over n and one", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e12 }), { minLength: 1, maxLength: 50 }), (balances) => {
        const found = herfindahl(balances);
        return (
          found !== null &&
          compare(found, { numerator: 1n, denominator: 1n }) <= 0 &&
          compare(found, { numerator: 1n, denominator: BigInt(balances.length) }) >= 0
        );
      }),
    );
  });
});

describe("targets (KPIS 15)", () => {
  it.each<[TargetedKpi, string, string, string, string]>([
    ["recovery", "95", "94.999999", "90", "89.999999"],
    ["overdue", "9.999999", "10", "15", "15.000001"],
    ["current", "90", "89.999999", "85", "84.999999"],
    ["dso", "29.999999", "30", "40", "40.000001"],
    ["followUp", "100", "99.999999", "95", "94.999999"],
    ["ledgerUpdates", "100", "99.999999", "98", "97.999999"],
    ["reports", "100", "99.999999", "90", "89.999999"],
  ])("%s: %s is green, %s and %s amber, %s red", (kpi, green, amber, edge, red) => {
    const light = (value: string) => judge(parseRatio(value), defaultTargets[kpi]);
    expect([green, amber, edge, red].map(light)).toEqual(["green", "amber", "amber", "red"]);
  });

  it("gives no light to n/a", () => {
    expect(judge(null, defaultTargets.recovery)).toBe("none");
  });
});

describe("ratios", () => {
  it("round halves away from zero, with the decimals asked for", () => {
    expect(toDecimal({ numerator: 12_625n, denominator: 1000n })).toBe("12.63");
    expect(toDecimal({ numerator: -12_625n, denominator: 1000n })).toBe("-12.63");
    expect(toDecimal({ numerator: -1n, denominator: 1000n })).toBe("0.00");
    expect(toDecimal({ numerator: 5n, denominator: 2n }, 0)).toBe("3");
    expect(toDecimal({ numerator: 5n, denominator: 100n })).toBe("0.05");
  });

  it("read decimals and refuse the rest", () => {
    expect(parseRatio("-1.50")).toEqual({ numerator: -150n, denominator: 100n });
    expect(() => parseRatio("1,5")).toThrow(RangeError);
    expect(() => parseRatio("")).toThrow(RangeError);
  });

  it("keep the sign on the numerator and refuse zero below", () => {
    expect(ratio(1, -2)).toEqual({ numerator: -1n, denominator: 2n });
    expect(ratio(1, 0)).toBeNull();
  });

  it("round to the nearest decimal", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 12n), (numerator, denominator) => {
        const shown = parseRatio(toDecimal({ numerator, denominator }, 2));
        const difference = shown.numerator * denominator - numerator * shown.denominator;
        const magnitude = difference < 0n ? -difference : difference;
        return 200n * magnitude <= shown.denominator * denominator;
      }),
    );
  });
});
