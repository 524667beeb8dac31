import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BUCKETS, bucketDueRange, bucketOf, daysPastDue } from "../../shared/domain/aging.ts";
import {
  addDays,
  addMonths,
  dayInZone,
  daysInMonth,
  endOfMonth,
  isDay,
  startOfWeek,
} from "../../shared/domain/days.ts";

test.each([
  [-5, "current"],
  [0, "current"],
  [1, "1-30"],
  [30, "1-30"],
  [31, "31-60"],
  [60, "31-60"],
  [61, "61-90"],
  [90, "61-90"],
  [91, "90+"],
])("%i days past due is %s", (days, bucket) => {
  expect(bucketOf(days)).toBe(bucket);
});

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays("2000-01-01", n));

test("the due-day range of a bucket holds exactly the days that fall in it", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -200, max: 400 }), (asOf, late) => {
      const dueOn = addDays(asOf, -late);
      const holding = BUCKETS.filter((bucket) => {
        const { from, to } = bucketDueRange(bucket, asOf);
        return (from === null || dueOn >= from) && (to === null || dueOn <= to);
      });
      expect(holding).toEqual([bucketOf(daysPastDue(dueOn, asOf))]);
    }),
  );
});

describe("calendar days", () => {
  test("a leap day exists in leap years only", () => {
    expect([isDay("2024-02-29"), isDay("2023-02-29"), isDay("2025-13-01"), isDay("2025-1-1")]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test("months end where the calendar says", () => {
    expect([endOfMonth("2024-02-10"), daysInMonth("2026-10-31"), addMonths("2026-12-15", 1)]).toEqual([
      "2024-02-29",
      31,
      "2027-01-01",
    ]);
  });

  test("weeks begin on Monday", () => {
    expect([startOfWeek("2026-11-22"), startOfWeek("2026-11-23")]).toEqual(["2026-11-16", "2026-11-23"]);
  });

  test("late in the evening in Mexico it is still that day", () => {
    expect(dayInZone(new Date("2026-11-23T05:30:00Z"), "America/Mexico_City")).toBe("2026-11-22");
  });
});
