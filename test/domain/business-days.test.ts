import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addBusinessDays,
  businessDaysBetween,
  isBusinessDay,
  nextBusinessDay,
  previousBusinessDay,
  weekday,
} from "../../shared/domain/business-days.ts";
import { addDays } from "../../shared/domain/days.ts";

const none = new Set<string>();
const day = fc.integer({ min: 0, max: 12_000 }).map((n) => addDays("2015-01-01", n));
const holidays = fc.array(day, { maxLength: 200 }).map((days) => new Set(days));
const near = fc.record({ from: day, n: fc.integer({ min: -60, max: 60 }) });

describe("business days", () => {
  test("weekdays run from Monday, on both sides of 1970", () => {
    expect(weekday("2026-10-01")).toBe(4);
    expect(weekday("2026-11-22")).toBe(7);
    expect(weekday("1969-12-28")).toBe(7);
    expect(weekday("1969-12-29")).toBe(1);
  });

  test("weekends and holidays are stepped over", () => {
    const constitution = new Set(["2026-02-02"]);
    expect(isBusinessDay("2026-02-02", constitution)).toBe(false);
    expect(isBusinessDay("2026-01-31", none)).toBe(false);
    expect(nextBusinessDay("2026-01-31", constitution)).toBe("2026-02-03");
    expect(previousBusinessDay("2026-02-02", constitution)).toBe("2026-01-30");
    expect(addBusinessDays("2026-01-30", 1, constitution)).toBe("2026-02-03");
    expect(addBusinessDays("2026-01-31", 1, constitution)).toBe("2026-02-03");
    expect(addBusinessDays("2026-02-03", -1, constitution)).toBe("2026-01-30");
    expect(addBusinessDays("2026-01-31", 0, constitution)).toBe("2026-02-03");
    expect(businessDaysBetween("2026-01-30", "2026-02-03", constitution)).toBe(1);
    expect(businessDaysBetween("2026-02-03", "2026-01-30", constitution)).toBe(-1);
    expect(businessDaysBetween("2026-01-31", "2026-02-01", constitution)).toBe(0);
  });

  test("what is added is what lies between, and always ends on a business day", () => {
    fc.assert(
      fc.property(near, holidays, ({ from, n }, off) => {
        const to = addBusinessDays(from, n, off);
        expect(isBusinessDay(to, off)).toBe(true);
        if (n > 0) expect(businessDaysBetween(from, to, off)).toBe(n);
        if (n < 0 && isBusinessDay(from, off)) expect(businessDaysBetween(from, to, off)).toBe(n);
      }),
    );
  });

  test("days between are counted one by one", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 90 }), holidays, (from, days, off) => {
        const to = addDays(from, days);
        let count = 0;
        for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isBusinessDay(at, off)) count++;
        expect(businessDaysBetween(from, to, off)).toBe(count);
      }),
    );
  });

  test("the next business day is the nearest one, and itself when it is one", () => {
    fc.assert(
      fc.property(day, holidays, (from, off) => {
        const next = nextBusinessDay(from, off);
        expect(isBusinessDay(next, off)).toBe(true);
        for (let at = from; at < next; at = addDays(at, 1)) expect(isBusinessDay(at, off)).toBe(false);
        const previous = previousBusinessDay(from, off);
        for (let at = from; at > previous; at = addDays(at, -1)) expect(isBusinessDay(at, off)).toBe(false);
      }),
    );
  });

  test("a calendar without any business day is refused instead of searched for ever", () => {
    const closed = new Set(Array.from({ length: 500 }, (_, n) => addDays("2026-01-01", n)));
    expect(() => nextBusinessDay("2026-01-01", closed)).toThrow(RangeError);
    expect(() => addBusinessDays("2026-01-01", 1.5, none)).toThrow(RangeError);
  });
});
