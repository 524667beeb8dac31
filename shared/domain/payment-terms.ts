import type { Holidays } from "./business-days.ts";
import { weekday } from "./business-days.ts";
import { addDays, addMonths, endOfMonth, startOfMonth } from "./days.ts";

/** Day the credit days of an invoice are counted from (COLLECTIONS 6). */
export type TermBasis = "invoiceDate" | "receiptDate" | "acceptanceDate" | "endOfMonth";

/** Where a review or payment day moves that falls on a day off. */
export type HolidayShift = "next" | "previous";

/** Days on which a customer pays: weekdays, or days of the month; a day the month does not have means its last one. */
export interface PaymentDays {
  /** Currency it holds for; "" for those without a rule of their own. */
  readonly currency: string;
  /** ISO weekdays, 1 Monday ... 5 Friday. */
  readonly weekdays: readonly number[];
  /** Days of the month, 1 ... 31. */
  readonly monthDays: readonly number[];
}

/** Days, both included, on which a customer neither takes invoices in nor pays. */
export interface Closing {
  readonly from: string;
  readonly to: string;
}

/** When a customer takes invoices in and when it pays, as far as days depend on it. */
export interface PaymentTerms {
  readonly basis: TermBasis;
  /** ISO weekdays, 1 Monday ... 6 Saturday; empty: any business day. */
  readonly reviewWeekdays: readonly number[];
  readonly paymentDays: readonly PaymentDays[];
  readonly holidayShift: HolidayShift;
  readonly closings: readonly Closing[];
}

/** Terms of a customer of whom nothing is known: the invoice's own day counts, and no payment day is expected. */
export const PLAIN_TERMS: PaymentTerms = {
  basis: "invoiceDate",
  reviewWeekdays: [],
  paymentDays: [],
  holidayShift: "next",
  closings: [],
};

/** Whether invoices must be taken in by the customer before they are paid. */
export function needsAcceptance(terms: PaymentTerms): boolean {
  return terms.basis === "acceptanceDate" || terms.reviewWeekdays.length > 0;
}

/** Days looked at before the day asked about: what lies further back than a long closure cannot have moved past it. */
const BACK = 75;
/** Days looked at after it before giving up: a calendar closed for longer is a mistake. */
const AHEAD = 430;

/** Whether the customer works on the day; Saturdays only where it says so. */
function isOpen(day: string, terms: PaymentTerms, holidays: Holidays, weekdays: readonly number[]): boolean {
  const at = weekday(day);
  if (at > 5 && !weekdays.includes(at)) return false;
  return !holidays.has(day) && !terms.closings.some(({ from, to }) => from <= day && day <= to);
}

/** Where a planned day goes when the customer is closed on it. Null when there is no open day within a year. */
function moved(day: string, terms: PaymentTerms, holidays: Holidays, weekdays: readonly number[]): string | null {
  const step = terms.holidayShift === "next" ? 1 : -1;
  let at = day;
  for (let steps = 0; steps < AHEAD; steps++, at = addDays(at, step)) {
    if (isOpen(at, terms, holidays, weekdays)) return at;
  }
  return null;
}

/** First day on or after `from` that the planned days come to, each moved off days off. */
function firstFrom(
  from: string,
  planned: Iterable<string>,
  terms: PaymentTerms,
  holidays: Holidays,
  weekdays: readonly number[],
): string | null {
  // Moving keeps the order of days, so that the first that is late enough is the earliest.
  for (const day of planned) {
    const at = moved(day, terms, holidays, weekdays);
    if (at !== null && at >= from) return at;
  }
  return null;
}

function* weekly(from: string, weekdays: readonly number[]): Generator<string> {
  const last = addDays(from, AHEAD);
  for (let day = addDays(from, -BACK); day <= last; day = addDays(day, 1))
    if (weekdays.includes(weekday(day))) yield day;
}

function* monthly(from: string, monthDays: readonly number[]): Generator<string> {
  const last = addDays(from, AHEAD);
  const wanted = [...monthDays].sort((a, b) => a - b);
  for (let month = startOfMonth(addDays(from, -BACK)); month <= last; month = addMonths(month, 1)) {
    const end = endOfMonth(month);
    const days = wanted.map((n) => addDays(month, n - 1)).map((day) => (day > end ? end : day));
    yield* new Set(days);
  }
}

/** First day on or after the day on which the customer takes invoices in; null when its calendar has none. */
export function reviewDayFrom(day: string, terms: PaymentTerms, holidays: Holidays): string | null {
  const weekdays = terms.reviewWeekdays.length > 0 ? terms.reviewWeekdays : [1, 2, 3, 4, 5];
  return firstFrom(day, weekly(day, weekdays), terms, holidays, weekdays);
}

/**
 * Day on which an invoice due on `dueOn` is expected to be paid: the first payment day of its currency on or after it,
 * moved off days off as the customer does. "" where the customer's payment days are not known.
 */
export function expectedDay(dueOn: string, currency: string, terms: PaymentTerms, holidays: Holidays): string {
  const rule =
    terms.paymentDays.find((days) => days.currency === currency) ??
    terms.paymentDays.find((days) => days.currency === "");
  if (!rule) return "";
  const planned =
    rule.weekdays.length > 0
      ? weekly(dueOn, rule.weekdays)
      : rule.monthDays.length > 0
        ? monthly(dueOn, rule.monthDays)
        : weekly(dueOn, [1, 2, 3, 4, 5]);
  return firstFrom(dueOn, planned, terms, holidays, []) ?? "";
}
