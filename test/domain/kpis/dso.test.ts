import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  averageDaysDelinquent,
  daysSalesOutstanding,
  monthsCounted,
  monthsOfSales,
} from "../../../shared/domain/kpis/dso.ts";
import { figure } from "../../../shared/domain/kpis/figure.ts";
import { compare, toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { defaultTargets } from "../../../shared/domain/kpis/targets.ts";

const countBack = { kind: "countBack" } as const;
const simple = (windowMonths: number) => ({ kind: "simple", windowMonths }) as const;
const d2 = [
  { days: 31, netSalesMinor: 600 },
  { days: 30, netSalesMinor: 500 },
  { days: 31, netSalesMinor: 800 },
];
const d1 = [{ days: 31, netSalesMinor: 1170 }];

const days = (...input: Parameters<typeof daysSalesOutstanding>) =>
  figure(daysSalesOutstanding(...input), defaultTargets.dso);

describe("DSO (KPIS 4)", () => {
  it("counts back over fixture D2", () => {
    expect(days(1500, d2, countBack)).toMatchObject({
      value: "76.50",
      numerator: "1500",
      denominator: "1900",
      unit: "days",
      method: "countBack",
      target: "< 30",
      light: "red",
      atLeast: false,
    });
  });

  it("adds the days of a month that sold nothing or less than nothing", () => {
    const [oct] = d2;
    if (oct === undefined) throw new Error("fixture");
    for (const nothing of [0, -250]) {
      const months = [oct, { days: 30, netSalesMinor: nothing }, { days: 31, netSalesMinor: 1200 }];
      expect(days(1500, months, countBack)).toMatchObject({ value: "84.25", denominator: "1800" });
    }
  });

  it("says at least when history runs out", () => {
    expect(days(2500, d2, countBack)).toMatchObject({ value: "92.00", atLeast: true, light: "red" });
  });

  it("never shows green for days that are only a lower bound", () => {
    expect(days(700, [{ days: 20, netSalesMinor: 600 }], countBack)).toMatchObject({
      value: "20.00",
      atLeast: true,
      light: "none",
    });
    expect(days(700, [{ days: 31, netSalesMinor: 600 }], countBack)).toMatchObject({ atLeast: true, light: "amber" });
  });

  it("is zero when nothing is owed and n/a when nothing was ever sold", () => {
    expect(days(0, d2, countBack)).toMatchObject({ value: "0.00", light: "green", atLeast: false });
    expect(days(-5, d2, countBack)).toMatchObject({ value: "0.00" });
    expect(days(0, [], countBack)).toMatchObject({ value: null, light: "none" });
    expect(days(10, [], countBack)).toMatchObject({
      value: null,
      numerator: "10",
      denominator: "0",
      light: "none",
      method: "countBack",
      atLeast: false,
    });
  });

  it("stops at a month whose sales exhaust the balance exactly", () => {
    expect(days(1100, d2, countBack)).toMatchObject({ value: "61.00", atLeast: false });
  });

  it("gives the simple method over one and three months of D2", () => {
    expect(days(1500, d2, simple(1))).toMatchObject({ value: "77.50", method: "simple" });
    expect(days(1500, d2, simple(3))).toMatchObject({ value: "72.63", denominator: "1900" });
    for (const netSalesMinor of [0, -250]) {
      expect(days(1500, [{ days: 31, netSalesMinor }], simple(1))).toMatchObject({ value: null, light: "none" });
    }
  });

  it("agrees on fixture D1 by both methods", () => {
    expect(days(1030, d1, countBack)).toMatchObject({ value: "27.29", light: "green" });
    expect(days(1030, d1, simple(1))).toMatchObject({ value: "27.29" });
  });

  it("goes amber at exactly 30 and red above 40", () => {
    const month = [{ days: 31, netSalesMinor: 3100 }];
    expect(days(2999, month, countBack).light).toBe("green");
    expect(days(3000, month, countBack)).toMatchObject({ value: "30.00", light: "amber" });
    const two = [...month, { days: 30, netSalesMinor: 3000 }];
    expect(days(4000, two, countBack)).toMatchObject({ value: "40.00", light: "amber" });
    expect(days(4001, two, countBack).light).toBe("red");
  });

  it("gives best-possible DSO and average days delinquent (KPIS 5)", () => {
    expect(days(900, d1, countBack).value).toBe("23.85");
    expect(days(450, d2, countBack).value).toBe("23.25");
    expect(days(450, d2, simple(3)).value).toBe("21.79");
    const ofD1 = averageDaysDelinquent(1030, 900, d1, countBack);
    const ofD2 = averageDaysDelinquent(1500, 450, d2, countBack);
    expect(ofD1 === null ? null : toDecimal(ofD1)).toBe("3.44");
    expect(ofD2 === null ? null : toDecimal(ofD2)).toBe("53.25");
    expect(averageDaysDelinquent(1, 1, [], countBack)).toBeNull();
  });

  const history = fc.array(
    fc.record({ days: fc.integer({ min: 28, max: 31 }), netSalesMinor: fc.integer({ min: -1e9, max: 1e12 }) }),
    { minLength: 1, maxLength: 24 },
  );

  it("never falls when more is owed", () => {
    fc.assert(
      fc.property(history, fc.nat(1e13), fc.nat(1e12), (months, owed, more) => {
        const a = daysSalesOutstanding(owed, months, countBack).value;
        const b = daysSalesOutstanding(owed + more, months, countBack).value;
        return a !== null && b !== null && compare(a, b) <= 0;
      }),
    );
  });

  it("does not depend on the unit of the amounts", () => {
    fc.assert(
      fc.property(history, fc.nat(1e13), fc.integer({ min: 2, max: 10_000 }), (months, owed, factor) => {
        const scaled = months.map((m) => ({ ...m, netSalesMinor: BigInt(m.netSalesMinor) * BigInt(factor) }));
        for (const method of [countBack, simple(3)]) {
          const a = daysSalesOutstanding(owed, months, method);
          const b = daysSalesOutstanding(BigInt(owed) * BigInt(factor), scaled, method);
          expect(b.atLeast).toBe(a.atLeast);
          expect(b.value === null).toBe(a.value === null);
          if (a.value !== null && b.value !== null) expect(compare(a.value, b.value)).toBe(0);
        }
      }),
    );
  });

  it("never exceeds the days of its history", () => {
    fc.assert(
      fc.property(history, fc.nat(1e13), (months, owed) => {
        const found = daysSalesOutstanding(owed, months, countBack).value;
        const total = months.reduce((sum, month) => sum + month.days, 0);
        return found !== null && compare(found, { numerator: BigInt(total), denominator: 1n }) <= 0;
      }),
    );
  });
});

describe("months of a count-back", () => {
  it("counts the month of the cut-off up to the cut-off and fills months without sales", () => {
    const sales = new Map([
      ["2026-08", 800],
      ["2026-11", 600],
    ]);
    expect(monthsOfSales(sales, "2026-11-22")).toEqual([
      { month: "2026-11", days: 22, netSalesMinor: 600 },
      { month: "2026-10", days: 31, netSalesMinor: 0 },
      { month: "2026-09", days: 30, netSalesMinor: 0 },
      { month: "2026-08", days: 31, netSalesMinor: 800 },
    ]);
  });

  it("begins with the first sale, whatever order months come in", () => {
    const sales = new Map([
      ["2026-11", 1],
      ["2026-09", 3],
      ["2026-10", 2],
    ]);
    expect(monthsOfSales(sales, "2026-11-22").map(({ month }) => month)).toEqual(["2026-11", "2026-10", "2026-09"]);
  });

  it("knows leap years and has nothing without sales", () => {
    expect(monthsOfSales(new Map([["2024-02", 1]]), "2024-03-01").map((month) => month.days)).toEqual([1, 29]);
    expect(monthsOfSales(new Map(), "2026-11-22")).toEqual([]);
  });

  it("leaves out sales after the cut-off", () => {
    expect(monthsOfSales(new Map([["2026-12", 5]]), "2026-11-22")).toEqual([]);
  });
});

describe("months whose sales a DSO is made of", () => {
  const named = [
    { month: "2026-10", days: 31, netSalesMinor: 600 },
    { month: "2026-09", days: 30, netSalesMinor: 0 },
    { month: "2026-08", days: 31, netSalesMinor: -250 },
    { month: "2026-07", days: 31, netSalesMinor: 1200 },
    { month: "2026-06", days: 30, netSalesMinor: 900 },
  ];

  it("are those a count-back takes sales of: their sum is its denominator", () => {
    expect(monthsCounted(1500, named, countBack)).toEqual(["2026-10", "2026-07"]);
    expect(daysSalesOutstanding(1500, named, countBack).denominator).toBe(1800n);
    expect(monthsCounted(1800, named, countBack)).toEqual(["2026-10", "2026-07"]);
    expect(monthsCounted(1801, named, countBack)).toEqual(["2026-10", "2026-07", "2026-06"]);
    expect(monthsCounted(600, named, countBack)).toEqual(["2026-10"]);
    expect(monthsCounted(0, named, countBack)).toEqual([]);
  });

  it("are the last ones of the simple method, with sales or without", () => {
    expect(monthsCounted(1500, named, simple(3))).toEqual(["2026-10", "2026-09", "2026-08"]);
    expect(monthsCounted(1500, named, simple(1))).toEqual(["2026-10"]);
  });
});
