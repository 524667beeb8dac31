/**
 * Calendar days without time, as `YYYY-MM-DD`. They compare as text. Arithmetic runs on UTC midnights, so no time zone
 * can move a day (RULES 53).
 */
const DAY_MS = 86_400_000;

/** Digits of a text as a number; NaN when one is none. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days of a month, 1 to 12, in the Gregorian calendar; NaN where it is none. */
function daysOfMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? Number.NaN);
}

/** Days from March 1 to the first of a month counted from March on: months of 31, 30, 31, 30, 31 days, over and over. */
function daysSinceMarch(monthFromMarch: number): number {
  return Math.floor((153 * monthFromMarch + 2) / 5);
}

/** 0000-03-01 to 1970-01-01, in days. */
const EPOCH = 719_468;

/**
 * UTC midnight of a day in milliseconds, NaN of a text that is none. Days are read and written by the hundred thousand
 * for a list or a period, which Date's own ISO texts make five times as slow, and a Date of each twice. Counted in years that
 * begin in March, so that a leap day is the last of its year.
 */
function midnight(text: string): number {
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return Number.NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (!(day >= 1 && day <= daysOfMonth(year, month))) return Number.NaN;
  const fromMarch = month > 2 ? year : year - 1;
  const leapDays = Math.floor(fromMarch / 4) - Math.floor(fromMarch / 100) + Math.floor(fromMarch / 400);
  return (fromMarch * 365 + leapDays + daysSinceMarch((month + 9) % 12) + day - 1 - EPOCH) * DAY_MS;
}

/** First and last day anybody means: years outside of these are slips of the keyboard. */
export const [FIRST_DAY, LAST_DAY] = ["1900-01-01", "2199-12-31"] as const;

/** Whether a day lies in a year that somebody may mean. */
export function isMeantDay(day: string): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}

/** Whether the text is an existing calendar day. */
export function isDay(text: string): boolean {
  return !Number.isNaN(midnight(text));
}

function toMs(day: string): number {
  const ms = midnight(day);
  if (Number.isNaN(ms)) throw new RangeError(`not a calendar day: ${day}`);
  return ms;
}

function fromMs(ms: number): string {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  if (!(year >= 1000 && year <= 9999)) return date.toISOString().slice(0, 10);
  const month = date.getUTCMonth() + 1;
  const day = date.getUTCDate();
  return `${year}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}

/** The day `days` calendar days later (earlier when negative). Throws RangeError on a text that is no day. */
export function addDays(day: string, days: number): string {
  return fromMs(toMs(day) + days * DAY_MS);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toMs(to) - toMs(from)) / DAY_MS);
}

/** Monday of the week that holds the day (weeks run Monday to Sunday; KPIS 7). */
export function startOfWeek(day: string): string {
  const weekday = (new Date(toMs(day)).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** First day of the day's month. */
export function startOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** First day of the month `months` later (earlier when negative). */
export function addMonths(day: string, months: number): string {
  const date = new Date(toMs(startOfMonth(day)));
  date.setUTCMonth(date.getUTCMonth() + months);
  return fromMs(date.getTime());
}

/** Last day of the day's month. */
export function endOfMonth(day: string): string {
  return addDays(addMonths(day, 1), -1);
}

/** Number of days of the day's month. */
export function daysInMonth(day: string): number {
  return daysBetween(startOfMonth(day), addMonths(day, 1));
}

/** Formats by zone: making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Local calendar day of an instant in an IANA time zone. Throws RangeError on an unknown zone. */
export function dayInZone(instant: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}
