import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "../../../shared/domain/days.ts";
import { monthsOf, trendPeriods } from "../../../shared/domain/kpis/periods.ts";

const trend = (from: string, to: string, count: number): string[] =>
  trendPeriods({ from, to }, count).map((period) => `${period.from} ${period.to}`);

describe("the periods of a trend", () => {
  it("of a month are months, over the end of a year too", () => {
    expect(trend("2026-01-01", "2026-01-31", 4)).toEqual([
      "2025-10-01 2025-10-31",
      "2025-11-01 2025-11-30",
      "2025-12-01 2025-12-31",
      "2026-01-01 2026-01-31",
    ]);
    expect(trend("2026-01-01", "2026-02-28", 3)).toEqual([
      "2025-09-01 2025-10-31",
      "2025-11-01 2025-12-31",
      "2026-01-01 2026-02-28",
    ]);
  });

  it("of a month to date are whole months before it", () => {
    expect(trend("2026-11-01", "2026-11-22", 3)).toEqual([
      "2026-09-01 2026-09-30",
      "2026-10-01 2026-10-31",
      "2026-11-01 2026-11-22",
    ]);
  });

  it("of a quarter are quarters, of a year years, a leap one included", () => {
    expect(trend("2026-07-01", "2026-09-30", 3)).toEqual([
      "2026-01-01 2026-03-31",
      "2026-04-01 2026-06-30",
      "2026-07-01 2026-09-30",
    ]);
    expect(trend("2025-01-01", "2025-12-31", 2)).toEqual(["2024-01-01 2024-12-31", "2025-01-01 2025-12-31"]);
    expect(trend("2024-03-01", "2024-03-31", 2)[0]).toBe("2024-02-01 2024-02-29");
  });

  it("of a week are weeks, of any other days as many days", () => {
    expect(trend("2026-11-16", "2026-11-22", 3)).toEqual([
      "2026-11-02 2026-11-08",
      "2026-11-09 2026-11-15",
      "2026-11-16 2026-11-22",
    ]);
    expect(trend("2026-11-15", "2026-11-30", 2)).toEqual(["2026-10-30 2026-11-14", "2026-11-15 2026-11-30"]);
    // From the first of a month into another one that is not whole: 32 days.
    expect(trend("2026-10-01", "2026-11-01", 2)).toEqual(["2026-08-30 2026-09-30", "2026-10-01 2026-11-01"]);
  });

  it("are thirteen, so that the same month of the year before is among them, and one when asked for one", () => {
    const year = trendPeriods({ from: "2026-11-01", to: "2026-11-30" });
    expect(year).toHaveLength(13);
    expect(year[0]).toEqual({ from: "2025-11-01", to: "2025-11-30" });
    expect(trend("2026-11-01", "2026-11-30", 1)).toEqual(["2026-11-01 2026-11-30"]);
  });

  it("leave no day out and count none twice, and the last is the one asked about", () => {
    const anyPeriod = fc
      .tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 100 }))
      .map(([start, days]) => {
        const from = addDays("2024-01-01", start);
        return { from, to: addDays(from, days) };
      });
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: 1, max: 14 }), (period, count) => {
        const periods = trendPeriods(period, count);
        expect(periods).toHaveLength(count);
        expect(periods.at(-1)).toEqual(period);
        for (const [index, { from, to }] of periods.entries()) {
          expect(from <= to).toBe(true);
          const next = periods[index + 1];
          if (next !== undefined) expect(daysBetween(to, next.from)).toBe(1);
        }
      }),
    );
  });
});

it("a period that begins with a month is made of months, the last of them cut; any other is one by itself", () => {
  expect(monthsOf({ from: "2026-01-01", to: "2026-03-15" })).toEqual([
    { from: "2026-01-01", to: "2026-01-31" },
    { from: "2026-02-01", to: "2026-02-28" },
    { from: "2026-03-01", to: "2026-03-15" },
  ]);
  for (const one of [
    { from: "2026-10-01", to: "2026-10-31" },
    { from: "2026-11-01", to: "2026-11-22" },
    { from: "2026-10-26", to: "2026-11-01" },
  ]) {
    expect(monthsOf(one)).toEqual([one]);
  }
});
