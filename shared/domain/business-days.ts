import { addDays, daysBetween } from "./days.ts";

/** Days on which nobody works besides weekends: statutory holidays and closing days, as `YYYY-MM-DD`. */
export type Holidays = ReadonlySet<string>;

/** Weekday of a day: 1 Monday ... 7 Sunday (ISO). Throws RangeError on a text that is no day. */
export function weekday(day: string): number {
  // 1970-01-05 was a Monday.
  const days = daysBetween("1970-01-05", day) % 7;
  return (days < 0 ? days + 7 : days) + 1;
}

/** Monday to Friday and no holiday. */
export function isBusinessDay(day: string, holidays: Holidays): boolean {
  return weekday(day) <= 5 && !holidays.has(day);
}

/** Longest run of days without a business day that is believed: a calendar that closes a whole year is a mistake. */
const LONGEST_CLOSURE = 400;

function seek(day: string, step: 1 | -1, holidays: Holidays): string {
  let at = day;
  for (let steps = 0; !isBusinessDay(at, holidays); steps++) {
    if (steps > LONGEST_CLOSURE) throw new RangeError(`no business day within a year of ${day}`);
    at = addDays(at, step);
  }
  return at;
}

/** The day itself when it is a business day, else the first one after it. */
export function nextBusinessDay(day: string, holidays: Holidays): string {
  return seek(day, 1, holidays);
}

/** The day itself when it is a business day, else the last one before it. */
export function previousBusinessDay(day: string, holidays: Holidays): string {
  return seek(day, -1, holidays);
}

/**
 * The n-th business day after the day, or before it when n is negative; the day itself does not count, whether it is a
 * business day or not. With n = 0 the day itself, or the next business day when it is none.
 */
export function addBusinessDays(day: string, n: number, holidays: Holidays): string {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a number of days: ${n}`);
  if (n === 0) return nextBusinessDay(day, holidays);
  const step = n > 0 ? 1 : -1;
  let at = day;
  for (let left = Math.abs(n); left > 0; left--) at = seek(addDays(at, step), step, holidays);
  return at;
}

/**
 * Business days after `from` up to and including `to`: how many of them have gone by, so that
 * `businessDaysBetween(d, addBusinessDays(d, n, h), h)` is n. Negative when `to` is earlier.
 */
export function businessDaysBetween(from: string, to: string, holidays: Holidays): number {
  if (to < from) return -businessDaysBetween(to, from, holidays);
  const days = daysBetween(from, to);
  let count = Math.floor(days / 7) * 5;
  for (let at = addDays(from, Math.floor(days / 7) * 7); at < to; ) {
    at = addDays(at, 1);
    if (weekday(at) <= 5) count++;
  }
  for (const holiday of holidays) if (holiday > from && holiday <= to && weekday(holiday) <= 5) count--;
  return count;
}
