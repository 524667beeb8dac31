import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBusinessDay } from "../../../shared/domain/business-days.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { dueReports, onTime, periodOf, type ScheduleVersion } from "../../../shared/domain/reports/schedule.ts";

// 16 November 2026 is the Monday of the Revolution's holiday.
const calendar = { holidays: new Set(["2026-11-02", "2026-11-16"]), timeZone: "America/Mexico_City" };
const version = (given: Partial<ScheduleVersion> & Pick<ScheduleVersion, "kind">): ScheduleVersion => ({
  active: true,
  atTime: "10:00",
  weekday: 1,
  businessDay: 3,
  fromAt: "",
  ...given,
});

describe("reports that are due", () => {
  test("daily on business days, about everything since the business day before", () => {
    const due = dueReports([version({ kind: "daily" })], "2026-11-13", "2026-11-18", calendar);
    expect(due.map(({ dueOn, covers }) => [dueOn, covers])).toEqual([
      ["2026-11-13", "2026-11-12"],
      ["2026-11-17", "2026-11-16"],
      ["2026-11-18", "2026-11-17"],
    ]);
    expect(due[0]?.dueAt).toBe("2026-11-13T16:00:00.000Z");
    expect(periodOf("daily", "2026-11-16", calendar.holidays)).toEqual({ from: "2026-11-13", to: "2026-11-16" });
  });

  test("weekly on Monday noon about the week before; a Monday off moves it to Tuesday", () => {
    const weekly = version({ kind: "weekly", atTime: "12:00" });
    expect(dueReports([weekly], "2026-11-09", "2026-11-22", calendar)).toEqual([
      { kind: "weekly", dueOn: "2026-11-09", dueAt: "2026-11-09T18:00:00.000Z", covers: "2026-11-08" },
      { kind: "weekly", dueOn: "2026-11-17", dueAt: "2026-11-17T18:00:00.000Z", covers: "2026-11-15" },
    ]);
  });

  test("monthly on the third business day, quarterly in the quarter's first month only", () => {
    const both = [version({ kind: "monthly" }), version({ kind: "quarterly", businessDay: 5 })];
    const due = dueReports(both, "2026-10-01", "2026-12-31", calendar);
    expect(due.map(({ kind, dueOn, covers }) => [kind, dueOn, covers])).toEqual([
      ["monthly", "2026-10-05", "2026-09-30"],
      ["quarterly", "2026-10-07", "2026-09-30"],
      ["monthly", "2026-11-05", "2026-10-31"],
      ["monthly", "2026-12-03", "2026-11-30"],
    ]);
    expect(periodOf("quarterly", "2026-09-30", new Set())).toEqual({ from: "2026-07-01", to: "2026-09-30" });
  });

  test("a later schedule moves nothing that was due before it, and switched off nothing is due", () => {
    const later = { kind: "daily", atTime: "08:00", fromAt: "2026-11-11T00:00:00.000Z" } as const;
    const off = { kind: "daily", active: false, fromAt: "2026-11-12T18:00:00.000Z" } as const;
    const due = dueReports(
      [version(off), version(later), version({ kind: "daily" })],
      "2026-11-10",
      "2026-11-13",
      calendar,
    );
    expect(due.map(({ dueAt }) => dueAt)).toEqual([
      "2026-11-10T16:00:00.000Z",
      "2026-11-11T14:00:00.000Z",
      "2026-11-12T14:00:00.000Z",
    ]);
  });

  test("each report is about the day, the week, the month or the quarter up to its cut-off", () => {
    const of = (kind: ScheduleVersion["kind"], asOf: string) => periodOf(kind, asOf, calendar.holidays);
    expect(of("daily", "2026-11-12")).toEqual({ from: "2026-11-12", to: "2026-11-12" });
    expect(of("weekly", "2026-11-15")).toEqual({ from: "2026-11-09", to: "2026-11-15" });
    expect(of("weekly", "2026-11-11")).toEqual({ from: "2026-11-09", to: "2026-11-11" });
    expect(of("monthly", "2026-10-31")).toEqual({ from: "2026-10-01", to: "2026-10-31" });
    expect(of("monthly", "2026-11-12")).toEqual({ from: "2026-11-01", to: "2026-11-12" });
    expect(of("quarterly", "2026-01-15")).toEqual({ from: "2026-01-01", to: "2026-01-15" });
  });

  test("they come in the order they are due, to the minute of the company's clock, whatever their kind", () => {
    const versions = [
      version({ kind: "monthly", atTime: "17:45", businessDay: 2 }),
      version({ kind: "weekly", atTime: "12:00", weekday: 2 }),
      version({ kind: "daily", atTime: "08:15" }),
    ];
    const due = dueReports(versions, "2026-11-03", "2026-11-04", calendar);
    expect(due.map(({ kind, dueAt }) => `${kind} ${dueAt.slice(0, 16)}`)).toEqual([
      "daily 2026-11-03T14:15",
      "weekly 2026-11-03T18:00",
      "daily 2026-11-04T14:15",
      "monthly 2026-11-04T23:45",
    ]);
    expect(dueReports([...versions].reverse(), "2026-11-03", "2026-11-04", calendar)).toEqual(due);
  });

  test("a window of one day has what is due on it, on the first of a month too", () => {
    const monthly = version({ kind: "monthly", businessDay: 1 });
    expect(dueReports([monthly], "2026-10-01", "2026-10-01", calendar).map(({ covers }) => covers)).toEqual([
      "2026-09-30",
    ]);
    const monday = dueReports([version({ kind: "weekly" })], "2026-11-09", "2026-11-09", calendar);
    expect(monday.map(({ covers }) => covers)).toEqual(["2026-11-08"]);
  });

  test("what is due at the very moment of a change is still due by the old schedule, and once", () => {
    const changed = { kind: "daily", atTime: "10:00", fromAt: "2026-11-12T16:00:00.000Z" } as const;
    const both = [version({ kind: "daily" }), version(changed)];
    for (const versions of [both, [...both].reverse()]) {
      const due = dueReports(versions, "2026-11-12", "2026-11-13", calendar);
      expect(due.map(({ dueAt }) => dueAt.slice(0, 16))).toEqual(["2026-11-12T16:00", "2026-11-13T16:00"]);
    }
    const off = version({ ...changed, active: false });
    expect(dueReports([version({ kind: "daily" }), off], "2026-11-12", "2026-11-13", calendar)).toHaveLength(1);
  });

  test("five daily, one weekly and one monthly of which six came in time make 85.71 %", () => {
    const versions = [
      version({ kind: "daily" }),
      version({ kind: "weekly", atTime: "12:00" }),
      version({ kind: "monthly", businessDay: 5 }),
    ];
    const due = dueReports(versions, "2026-10-05", "2026-10-11", calendar);
    expect(due).toHaveLength(7);
    const deliveries = due.map(({ kind, covers, dueAt }) => ({ kind, covers, deliveredAt: dueAt }));
    const late = deliveries.map((each, index) => (index === 2 ? { ...each, deliveredAt: "2026-10-30" } : each));
    expect(onTime(due, late)).toEqual({ due: 7, onTime: 6 });
    // What was delivered again later stays in time, and what was not delivered at all is not.
    expect(onTime(due, [...late, ...deliveries])).toEqual({ due: 7, onTime: 7 });
    expect(onTime(due, [...deliveries, ...late])).toEqual({ due: 7, onTime: 7 });
    expect(onTime(due, [])).toEqual({ due: 7, onTime: 0 });
  });

  test("whatever the schedule, each is due once, on a business day after what it covers, and windows add up", () => {
    const kinds = fc.constantFrom("daily" as const, "weekly" as const, "monthly" as const, "quarterly" as const);
    const any = fc.record({
      kind: kinds,
      active: fc.constant(true),
      atTime: fc.constantFrom("00:00", "10:00", "23:59"),
      weekday: fc.integer({ min: 1, max: 7 }),
      businessDay: fc.integer({ min: 1, max: 10 }),
      fromAt: fc.constant(""),
    });
    const days = fc.tuple(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 80 }),
      fc.integer({ min: 0, max: 80 }),
    );
    fc.assert(
      fc.property(any, days, (schedule, [start, first, second]) => {
        const from = addDays("2026-01-01", start);
        const middle = addDays(from, first);
        const to = addDays(middle, second + 1);
        const due = dueReports([schedule], from, to, calendar);
        expect(new Set(due.map(({ covers }) => covers)).size).toBe(due.length);
        for (const each of due) {
          expect(isBusinessDay(each.dueOn, calendar.holidays)).toBe(true);
          expect(each.covers < each.dueOn).toBe(true);
        }
        const parts = [
          ...dueReports([schedule], from, middle, calendar),
          ...dueReports([schedule], addDays(middle, 1), to, calendar),
        ];
        expect(parts).toEqual(due);
      }),
      { numRuns: 150 },
    );
  });
});
