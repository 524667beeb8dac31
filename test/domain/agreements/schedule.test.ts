import fc from "fast-check";
import { expect, test } from "vitest";
import { shareBp, splitQuita } from "../../../shared/domain/agreements/quita.ts";
import { type Instalment, makeSchedule, monthsBegun } from "../../../shared/domain/agreements/schedule.ts";
import { isBusinessDay } from "../../../shared/domain/business-days.ts";
import { addDays } from "../../../shared/domain/days.ts";

/** Christmas, New Year and a company that closes between them. */
const HOLIDAYS = new Set(["2026-12-25", "2027-01-01", ...[28, 29, 30, 31].map((day) => `2026-12-${day}`)]);
const NONE = new Set<string>();

function made(...asked: Parameters<typeof makeSchedule>): readonly Instalment[] {
  const schedule = makeSchedule(...asked);
  if ("code" in schedule) throw new Error(schedule.code);
  return schedule;
}
const days = (schedule: readonly Instalment[]): string[] => schedule.map((each) => each.dueOn);

test("equal parts sum exactly, with the cents that are left over in the last one", () => {
  const plan = { by: "count", count: 3, rhythm: "monthly", firstOn: "2026-01-31", down: null } as const;
  expect(made(100_000, plan, NONE)).toEqual([
    // Saturday and Sunday move to Monday; February has no 31st.
    { seq: 1, fallsOn: "2026-01-31", dueOn: "2026-02-02", amountMinor: 33_333 },
    { seq: 2, fallsOn: "2026-02-28", dueOn: "2026-03-02", amountMinor: 33_333 },
    { seq: 3, fallsOn: "2026-03-31", dueOn: "2026-03-31", amountMinor: 33_334 },
  ]);
});

test("a fortnight is the 15th and the end of the month; over year end days move past the closing", () => {
  const plan = { by: "count", count: 4, rhythm: "fortnightly", firstOn: "2026-12-10", down: null } as const;
  expect(days(made(400, plan, HOLIDAYS))).toEqual(["2026-12-15", "2027-01-04", "2027-01-15", "2027-02-01"]);
  const weekly = { ...plan, rhythm: "weekly", firstOn: "2026-12-18" } as const;
  expect(days(made(400, weekly, HOLIDAYS))).toEqual(["2026-12-18", "2027-01-04", "2027-01-04", "2027-01-08"]);
});

test("by amount the last instalment is what remains; a down payment comes first", () => {
  const down = { dueOn: "2026-03-02", amountMinor: 10_000 };
  const plan = { by: "amount", amountMinor: 40_000, rhythm: "weekly", firstOn: "2026-03-06", down } as const;
  expect(made(100_000, plan, NONE).map((each) => each.amountMinor)).toEqual([10_000, 40_000, 40_000, 10_000]);
  expect(makeSchedule(10_000, plan, NONE)).toEqual({ code: "down-too-large" });
  expect(makeSchedule(100_000, { ...plan, amountMinor: 1 }, NONE)).toEqual({ code: "too-many", most: 120 });
});

test("by dates those without an amount share what the others leave; a sum that does not fit is told", () => {
  const rows = (...amounts: (number | null)[]) =>
    ({ by: "dates", rows: amounts.map((amountMinor, n) => ({ dueOn: `2026-03-0${n + 2}`, amountMinor })) }) as const;
  expect(made(1000, rows(null, 400, null), NONE).map((each) => each.amountMinor)).toEqual([300, 400, 300]);
  expect(makeSchedule(1000, rows(500, 400), NONE)).toEqual({ code: "sum", missingMinor: 100 });
  expect(makeSchedule(1000, rows(1000, null), NONE)).toEqual({ code: "too-small" });
  const backwards = { by: "dates", rows: [...rows(1, 2).rows].reverse() } as const;
  expect(makeSchedule(3, backwards, NONE)).toEqual({ code: "order" });
});

test("any schedule sums exactly, in order, on business days", () => {
  const day = fc.integer({ min: 0, max: 1000 }).map((after) => addDays("2026-01-01", after));
  const down = fc.option(fc.record({ amountMinor: fc.integer({ min: 1, max: 50_000_000 }) }));
  const rhythm = fc.constantFrom("weekly" as const, "fortnightly" as const, "monthly" as const);
  const plan = fc.record({
    count: fc.integer({ min: 1, max: 130 }),
    rhythm,
    firstOn: day,
    down,
    byAmount: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900_000_000_000 }), plan, (total, { count, byAmount, ...rest }) => {
      const common = { ...rest, down: rest.down && { ...rest.down, dueOn: rest.firstOn } };
      const schedule = makeSchedule(
        total,
        byAmount
          ? { by: "amount", amountMinor: Math.max(1, Math.floor(total / count)), ...common }
          : { by: "count", count, ...common },
        HOLIDAYS,
      );
      if ("code" in schedule) return;
      expect(schedule.reduce((sum, each) => sum + each.amountMinor, 0)).toBe(total);
      for (const [index, each] of schedule.entries()) {
        expect(each.amountMinor).toBeGreaterThan(0);
        expect(isBusinessDay(each.dueOn, HOLIDAYS)).toBe(true);
        expect(each.dueOn >= (schedule[index - 1]?.dueOn ?? "") && each.dueOn >= each.fallsOn).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test("a quita is split to the cent, never more than is open of an invoice", () => {
  const opens = fc.array(fc.integer({ min: 1, max: 900_000_000_000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(opens, fc.integer({ min: 0, max: 10_000 }), (open, bp) => {
      const whole = open.reduce((sum, each) => sum + each, 0);
      const quita = Number((BigInt(whole) * BigInt(bp)) / 10_000n);
      const parts = splitQuita(quita, open);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(quita);
      expect(parts.every((part, index) => part >= 0 && part <= (open[index] ?? 0))).toBe(true);
      expect(shareBp(quita, whole)).toBeLessThanOrEqual(bp);
    }),
    { numRuns: 200 },
  );
});

test("a month begun counts as one; a share is rounded up so that a limit is not passed by a fraction", () => {
  expect(monthsBegun("2026-01-31", "2026-02-28")).toBe(1);
  expect(monthsBegun("2026-01-31", "2026-03-01")).toBe(2);
  expect(monthsBegun("2026-01-31", "2026-01-31")).toBe(0);
  expect([shareBp(500, 10_000), shareBp(501, 10_001), shareBp(1, 0)]).toEqual([500, 501, 0]);
});
