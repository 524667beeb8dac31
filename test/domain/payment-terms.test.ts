import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBusinessDay, weekday } from "../../shared/domain/business-days.ts";
import { addDays, endOfMonth } from "../../shared/domain/days.ts";
import type { PaymentTerms } from "../../shared/domain/payment-terms.ts";
import { expectedDay, PLAIN_TERMS, reviewDayFrom } from "../../shared/domain/payment-terms.ts";

const none = new Set<string>();
const pays = (
  rule: Partial<PaymentTerms["paymentDays"][number]>,
  changes: Partial<PaymentTerms> = {},
): PaymentTerms => ({
  ...PLAIN_TERMS,
  paymentDays: [{ currency: "", weekdays: [], monthDays: [], ...rule }],
  ...changes,
});

const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays("2022-01-01", n));
const closing = fc
  .record({ from: day, days: fc.integer({ min: 0, max: 25 }) })
  .map(({ from, days }) => ({ from, to: addDays(from, days) }));
const rule = fc.oneof(
  fc.record({
    currency: fc.constant(""),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
    monthDays: fc.constant([]),
  }),
  fc.record({
    currency: fc.constant(""),
    weekdays: fc.constant([]),
    monthDays: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 4 }),
  }),
);
const terms: fc.Arbitrary<PaymentTerms> = fc.record({
  basis: fc.constant("invoiceDate"),
  reviewWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
  paymentDays: rule.map((one) => [one]),
  holidayShift: fc.constantFrom("next", "previous"),
  closings: fc.array(closing, { maxLength: 2 }),
});
const holidays = fc.array(day, { maxLength: 120 }).map((days) => new Set(days));

const isClosed = (at: string, { closings }: PaymentTerms): boolean =>
  closings.some(({ from, to }) => from <= at && at <= to);

/** Whether the rule plans a payment on the day, before it moves off days off. */
function planned(at: string, { paymentDays: [days] }: PaymentTerms): boolean {
  if (!days) return false;
  if (days.weekdays.length > 0) return days.weekdays.includes(weekday(at));
  const last = Number(endOfMonth(at).slice(8));
  return days.monthDays.map((n) => Math.min(n, last)).includes(Number(at.slice(8)));
}

/** Where the day moves, told the slow way. */
function landing(at: string, its: PaymentTerms, off: ReadonlySet<string>): string {
  let to = at;
  while (!isBusinessDay(to, off) || isClosed(to, its)) to = addDays(to, its.holidayShift === "next" ? 1 : -1);
  return to;
}

describe("expected payment day", () => {
  test("the first payment weekday on or after the due day", () => {
    const thursdays = pays({ weekdays: [4] });
    expect(expectedDay("2026-11-06", "MXN", thursdays, none)).toBe("2026-11-12");
    expect(expectedDay("2026-11-12", "MXN", thursdays, none)).toBe("2026-11-12");
    expect(expectedDay("2026-11-13", "MXN", pays({ weekdays: [2, 5] }), none)).toBe("2026-11-13");
  });

  test("a day of the month that a month lacks means its last day", () => {
    const last = pays({ monthDays: [31] });
    expect(expectedDay("2026-04-02", "MXN", last, none)).toBe("2026-04-30");
    // 28 February 2027 is a Sunday: the payment moves on to Monday, or back to Friday where the customer does so.
    expect(expectedDay("2027-02-02", "MXN", last, none)).toBe("2027-03-01");
    expect(expectedDay("2027-02-02", "MXN", pays({ monthDays: [31] }, { holidayShift: "previous" }), none)).toBe(
      "2027-02-26",
    );
    expect(expectedDay("2028-02-02", "MXN", last, none)).toBe("2028-02-29");
    expect(expectedDay("2026-04-16", "MXN", pays({ monthDays: [15, 30] }), none)).toBe("2026-04-30");
  });

  test("a holiday moves the payment on or back, and never to before the due day", () => {
    const christmas = new Set(["2026-12-25"]);
    const fridays = pays({ weekdays: [5] });
    expect(expectedDay("2026-12-21", "MXN", fridays, christmas)).toBe("2026-12-28");
    const back = pays({ weekdays: [5] }, { holidayShift: "previous" });
    expect(expectedDay("2026-12-21", "MXN", back, christmas)).toBe("2026-12-24");
    // Due on the holiday itself: the run of the day before was too early, so the next Friday pays.
    expect(expectedDay("2026-12-25", "MXN", back, christmas)).toBe("2027-01-01");
    // A run put off to the day it is due still pays it.
    expect(expectedDay("2026-12-28", "MXN", fridays, christmas)).toBe("2026-12-28");
  });

  test("a customer that closes around the end of the year pays when it opens again", () => {
    const closed = pays({ weekdays: [5] }, { closings: [{ from: "2026-12-18", to: "2027-01-05" }] });
    expect(expectedDay("2026-12-16", "MXN", closed, none)).toBe("2027-01-06");
  });

  test("each currency by its own rule, the others by the common one", () => {
    const both: PaymentTerms = {
      ...PLAIN_TERMS,
      paymentDays: [
        { currency: "", weekdays: [5], monthDays: [] },
        { currency: "USD", weekdays: [2], monthDays: [] },
      ],
    };
    expect(expectedDay("2026-11-09", "MXN", both, none)).toBe("2026-11-13");
    expect(expectedDay("2026-11-09", "USD", both, none)).toBe("2026-11-10");
    expect(expectedDay("2026-11-09", "EUR", both, none)).toBe("2026-11-13");
  });

  test("nothing is expected while the payment days are not known, and any business day where they are open", () => {
    expect(expectedDay("2026-11-07", "MXN", PLAIN_TERMS, none)).toBe("");
    expect(expectedDay("2026-11-07", "MXN", pays({}), none)).toBe("2026-11-09");
  });

  test("is on or after the due day, a business day, and the earliest run that comes to one", () => {
    fc.assert(
      fc.property(day, terms, holidays, (due, its, off) => {
        const expected = expectedDay(due, "MXN", its, off);
        expect(expected >= due).toBe(true);
        expect(isBusinessDay(expected, off)).toBe(true);
        expect(isClosed(expected, its)).toBe(false);
        const runs: string[] = [];
        for (let at = addDays(due, -100); at <= addDays(expected, 100); at = addDays(at, 1)) {
          if (planned(at, its)) runs.push(landing(at, its, off));
        }
        expect(runs).toContain(expected);
        expect(runs.filter((run) => run >= due && run < expected)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("a later due day is never paid earlier", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), terms, holidays, (due, days, its, off) => {
        const first = expectedDay(due, "MXN", its, off);
        expect(expectedDay(addDays(due, days), "MXN", its, off) >= first).toBe(true);
      }),
    );
  });

  test("a calendar that is closed for years expects nothing instead of searching for ever", () => {
    const shut = pays({ weekdays: [5] }, { closings: [{ from: "2020-01-01", to: "2040-01-01" }] });
    expect(expectedDay("2026-01-01", "MXN", shut, none)).toBe("");
    expect(reviewDayFrom("2026-01-01", shut, none)).toBe(null);
  });
});

describe("review days", () => {
  const wednesdays: PaymentTerms = { ...PLAIN_TERMS, reviewWeekdays: [3] };

  test("the first review weekday from the day on, moved off holidays", () => {
    expect(reviewDayFrom("2026-10-02", wednesdays, none)).toBe("2026-10-07");
    expect(reviewDayFrom("2026-10-07", wednesdays, none)).toBe("2026-10-07");
    expect(reviewDayFrom("2026-09-15", wednesdays, new Set(["2026-09-16"]))).toBe("2026-09-17");
    expect(reviewDayFrom("2026-09-15", { ...wednesdays, holidayShift: "previous" }, new Set(["2026-09-16"]))).toBe(
      "2026-09-15",
    );
  });

  test("any business day where the customer names none, and a Saturday where it says so", () => {
    expect(reviewDayFrom("2026-10-03", PLAIN_TERMS, none)).toBe("2026-10-05");
    expect(reviewDayFrom("2026-10-02", { ...PLAIN_TERMS, reviewWeekdays: [6] }, none)).toBe("2026-10-03");
  });
});
