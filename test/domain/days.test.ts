import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  dayInZone,
  daysBetween,
  daysInMonth,
  endOfMonth,
  isDay,
} from "../../shared/domain/days.ts";

const instant = fc.date({
  min: new Date("0001-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59Z"),
  noInvalidDate: true,
});
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

describe("calendar days", () => {
  it("are the days of the calendar and nothing else", () => {
    for (const day of ["2026-02-28", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "0099-12-31"]) {
      expect(isDay(day), day).toBe(true);
    }
    const none = ["2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32"];
    const otherwise = [
      "",
      "2026-1-01",
      "2026/01/01",
      "26-01-01",
      " 2026-01-1",
      "2026-01-0a",
      "٢٠٢٦-٠١-٠١",
      "2026-01-01T",
      // Signs before and after the digits, which would add up to a year.
      "20/6-01-01",
      "202a-01-01",
      "2026x01-01",
      "2026-01x01",
    ];
    for (const text of [...none, ...otherwise]) {
      expect(isDay(text), text).toBe(false);
      expect(() => addDays(text, 1), text).toThrow(RangeError);
      expect(() => daysBetween("2026-01-01", text), text).toThrow(RangeError);
    }
  });

  it("are told from texts of digits that are none as Date tells them", () => {
    const number = (length: number, max: number) =>
      fc.integer({ min: 0, max }).map((value) => String(value).padStart(length, "0"));
    fc.assert(
      fc.property(number(4, 9999), number(2, 19), number(2, 39), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const date = new Date(`${text}T00:00:00Z`);
        expect(isDay(text)).toBe(!Number.isNaN(date.getTime()) && dayOf(date) === text);
      }),
      { numRuns: 2000 },
    );
  });

  it("add and subtract as the calendar does, over leap years, months and centuries", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
    expect(addDays("1000-01-01", -1)).toBe("0999-12-31");
    expect(addDays("0100-01-01", -1)).toBe("0099-12-31");
    fc.assert(
      fc.property(instant, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
        const to = new Date(Date.parse(dayOf(from)) + days * 86_400_000);
        fc.pre(to.getUTCFullYear() >= 1 && to.getUTCFullYear() <= 9999);
        expect(addDays(dayOf(from), days)).toBe(dayOf(to));
        expect(daysBetween(dayOf(from), dayOf(to))).toBe(days);
        expect(isDay(dayOf(to))).toBe(true);
      }),
    );
  });

  it("know the ends of their months", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-01");
    expect(addMonths("2026-01-15", -1)).toBe("2025-12-01");
    expect(endOfMonth("2024-02-10")).toBe("2024-02-29");
    expect(daysInMonth("2026-02-10")).toBe(28);
  });

  it("are those of the zone at an instant, whatever zone was asked before", () => {
    const night = new Date("2026-11-23T04:30:00Z");
    expect(dayInZone(night, "America/Mexico_City")).toBe("2026-11-22");
    expect(dayInZone(night, "UTC")).toBe("2026-11-23");
    expect(dayInZone(night, "America/Mexico_City")).toBe("2026-11-22");
    expect(() => dayInZone(night, "America/Ciudad")).toThrow(RangeError);
  });
});
