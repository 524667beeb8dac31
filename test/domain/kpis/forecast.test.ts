import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextBusinessDay, weekday } from "../../../shared/domain/business-days.ts";
import { addDays } from "../../../shared/domain/days.ts";
import {
  type ForecastPart,
  forecastAccuracy,
  forecastParts,
  forecastWeeks,
  type OpenBalance,
  weeksOf,
} from "../../../shared/domain/kpis/forecast.ts";
import { times, toDecimal } from "../../../shared/domain/kpis/ratio.ts";

const AS_OF = "2026-11-03";
const plain: OpenBalance = {
  openMinor: 0,
  dueOn: AS_OF,
  disputedMinor: 0,
  out: null,
  committed: [],
  daysLate: 0,
  chances: { current: 9700, "1-30": 9000, "31-60": 6000, "61-90": 3500, "90+": 1500 },
  payDay: (day) => nextBusinessDay(day, new Set()),
};

/** Pays on Fridays. */
function friday(day: string): string {
  let at = day;
  while (weekday(at) !== 5) at = addDays(at, 1);
  return at;
}

function byWeek(parts: readonly ForecastPart[], weeks = 4): number[] {
  const mondays = forecastWeeks(AS_OF, weeks);
  return mondays.map((monday) =>
    parts
      .flatMap((part) => weeksOf(part, AS_OF, weeks))
      .reduce((sum, at) => sum + (at.weekOn === monday ? at.minor : 0), 0),
  );
}

describe("cash forecast", () => {
  test("of the worked example: 87,500; 222,750; 7,500; 28,750, in all 346,500", () => {
    const promise = { source: "promise", on: "2026-11-06", minor: 10_000_000, chanceBp: 8000 } as const;
    const instalment = { source: "agreement", minor: 2_500_000, chanceBp: 8500 } as const;
    const balances: OpenBalance[] = [
      { ...plain, openMinor: 10_000_000, dueOn: "2026-10-20", committed: [promise] },
      { ...plain, openMinor: 20_000_000, dueOn: "2026-11-05", daysLate: 6, payDay: friday },
      { ...plain, openMinor: 5_000_000, dueOn: "2026-09-20" },
      {
        ...plain,
        openMinor: 5_000_000,
        dueOn: "2026-08-01",
        committed: [
          { ...instalment, on: "2026-11-10" },
          { ...instalment, on: "2026-11-24" },
        ],
      },
    ];
    const parts = balances.flatMap((balance) => forecastParts(balance, AS_OF));
    expect(forecastWeeks(AS_OF, 4)).toEqual(["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"]);
    expect(byWeek(parts)).toEqual([8_750_000, 22_275_000, 750_000, 2_875_000]);
    expect(parts.map((part) => [part.source, part.expectedOn])).toEqual([
      ["promise", "2026-11-06"],
      ["habit", "2026-11-13"],
      ["spread", ""],
      ["agreement", "2026-11-10"],
      ["agreement", "2026-11-24"],
    ]);
  });

  test("counts nothing of what is disputed, with lawyers or with an agency, and never a day that has gone by", () => {
    const late = { ...plain, openMinor: 100_000, dueOn: "2026-10-20", daysLate: 3 };
    expect(forecastParts({ ...late, disputedMinor: 40_000 }, AS_OF)).toMatchObject([
      { source: "habit", baseMinor: 60_000, expectedOn: AS_OF, forecastMinor: 54_000 },
      { source: "none", why: "disputed", baseMinor: 40_000, forecastMinor: 0 },
    ]);
    expect(forecastParts({ ...late, out: "legal" }, AS_OF)).toMatchObject([{ why: "legal", forecastMinor: 0 }]);
    const promise = { source: "promise", on: "2026-10-30", minor: 30_000, chanceBp: 10_000 } as const;
    expect(forecastParts({ ...late, out: "placed", committed: [promise] }, AS_OF)).toMatchObject([
      { source: "promise", expectedOn: AS_OF, forecastMinor: 30_000 },
      { source: "none", why: "placed", baseMinor: 70_000 },
    ]);
  });

  test("up to 30 days late goes by the customer's habit, later evenly over four weeks with the odd cents last", () => {
    const of = (days: number) => forecastParts({ ...plain, openMinor: 12_505, dueOn: addDays(AS_OF, -days) }, AS_OF);
    expect(of(30)).toEqual([
      { source: "habit", why: "habit", baseMinor: 12_505, chanceBp: 9000, expectedOn: AS_OF, forecastMinor: 11_255 },
    ]);
    expect(of(31)).toEqual([
      { source: "spread", why: "bucket", baseMinor: 12_505, chanceBp: 6000, expectedOn: "", forecastMinor: 7503 },
    ]);
    expect(byWeek(of(31))).toEqual([1875, 1875, 1875, 1878]);
    // Of what is spread beyond the weeks looked at, the rest is told without a week.
    expect(of(31).flatMap((part) => weeksOf(part, AS_OF, 3))).toContainEqual({ weekOn: "", minor: 1878 });
  });

  test("takes what was committed in its order up to the balance, and nothing of it twice", () => {
    const promise = (on: string, minor: number) => ({ source: "promise", on, minor, chanceBp: 10_000 }) as const;
    const committed = [promise("2026-11-06", 60_000), promise("2026-11-10", 60_000), promise("2026-11-13", 60_000)];
    expect(
      forecastParts({ ...plain, openMinor: 100_000, committed }, AS_OF).map(({ expectedOn, baseMinor }) => [
        expectedOn,
        baseMinor,
      ]),
    ).toEqual([
      ["2026-11-06", 60_000],
      ["2026-11-10", 40_000],
    ]);
    expect(forecastParts({ ...plain, openMinor: 0, committed }, AS_OF)).toEqual([]);
    expect(forecastParts({ ...plain, openMinor: 500, disputedMinor: 500 }, AS_OF)).toEqual([
      { source: "none", why: "disputed", baseMinor: 500, chanceBp: 0, expectedOn: "", forecastMinor: 0 },
    ]);
  });

  test("is scored against what came in: 1 - |actual - forecast| / actual, n/a where nothing did", () => {
    const percent = (actual: number, forecast: number): string | null => {
      const score = forecastAccuracy(actual, forecast);
      return score === null ? null : toDecimal(times(score, 100));
    };
    expect([percent(100, 90), percent(100, 110), percent(100, 300), percent(0, 50)]).toEqual([
      "90.00",
      "90.00",
      "-100.00",
      null,
    ]);
  });

  test("whatever is known, each peso of a balance is forecast once, and weeks add up to the parts", () => {
    const committed = fc.array(
      fc.record({
        source: fc.constantFrom("promise" as const, "agreement" as const),
        on: fc.integer({ min: -20, max: 60 }).map((n) => addDays(AS_OF, n)),
        minor: fc.integer({ min: 1, max: 900_000 }),
        chanceBp: fc.integer({ min: 0, max: 10_000 }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(
        fc.record({
          openMinor: fc.integer({ min: 1, max: 2_000_000 }),
          dueOn: fc.integer({ min: -150, max: 90 }).map((n) => addDays(AS_OF, n)),
          disputedMinor: fc.integer({ min: 0, max: 2_500_000 }),
          out: fc.constantFrom(null, "legal" as const, "placed" as const),
          committed,
          daysLate: fc.integer({ min: 0, max: 90 }),
        }),
        (known) => {
          const parts = forecastParts({ ...plain, ...known }, AS_OF);
          expect(parts.reduce((sum, part) => sum + part.baseMinor, 0)).toBe(known.openMinor);
          for (const part of parts) {
            expect(part.forecastMinor).toBeLessThanOrEqual(part.baseMinor);
            if (part.expectedOn !== "") expect(part.expectedOn >= AS_OF).toBe(true);
            const weeks = weeksOf(part, AS_OF, 6);
            expect(weeks.reduce((sum, week) => sum + week.minor, 0)).toBe(part.forecastMinor);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
