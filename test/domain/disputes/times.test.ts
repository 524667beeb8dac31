import { describe, expect, it } from "vitest";
import { answerBy, cycleDays, followOn } from "../../../shared/domain/disputes/clock.ts";
import { cycleTimes } from "../../../shared/domain/disputes/cycles.ts";
import { toDecimal } from "../../../shared/domain/kpis/ratio.ts";

const none: ReadonlySet<string> = new Set();
const text = (value: ReturnType<typeof cycleTimes>["mean"]): string | null =>
  value === null ? null : toDecimal(value);

describe("times to answer disputes (KPIS 12)", () => {
  it("gives the figures of the worked example", () => {
    const cycles = [30, 3, 12, 5, 8].map((days) => ({ days, slaDays: 10 }));
    const times = cycleTimes(cycles, 10);
    expect({ ...times, mean: text(times.mean), median: text(times.median), within: text(times.within) }).toEqual({
      count: 5,
      mean: "11.60",
      median: "8.00",
      p90: 30,
      within: "60.00",
    });
  });

  it("holds each dispute to its own days where no limit is given", () => {
    const cycles = [
      { days: 2, slaDays: 2 },
      { days: 3, slaDays: 2 },
      { days: 3, slaDays: 5 },
      { days: 20, slaDays: 10 },
    ];
    const times = cycleTimes(cycles, null);
    expect([text(times.within), text(times.median), times.p90]).toEqual(["50.00", "3.00", 20]);
  });

  it("has no figure without disputes", () => {
    expect(cycleTimes([], 10)).toEqual({ count: 0, mean: null, median: null, p90: null, within: null });
  });
});

describe("the clock of a dispute", () => {
  it("runs in business days, over weekends and holidays", () => {
    expect(answerBy("2026-11-12", 2, new Set(["2026-11-16"]))).toBe("2026-11-17");
    expect(cycleDays("2026-11-12", "2026-11-17", new Set(["2026-11-16"]))).toBe(2);
  });

  it("comes up two business days before its last day, never before it was opened", () => {
    expect(followOn("2026-11-02", "2026-11-09", none)).toBe("2026-11-05");
    expect(followOn("2026-11-06", "2026-11-09", none)).toBe("2026-11-06");
  });

  it("takes no time when it is answered on the day it was opened", () => {
    expect(cycleDays("2026-11-14", "2026-11-14", none)).toBe(0);
  });
});
