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

/**
 * UTC midnight of a day in milliseconds, NaN of a text that is none. Days are read and written by the hundred thousand
 * for a list or a period, which Date's own ISO texts make five times as slow.
 */
function midnight(text: string): number {
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return Number.NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (!(month >= 1 && month <= 12)) return Number.NaN;
  const date = new Date(Date.UTC(year, month - 1, day));
  // Date.UTC takes the first hundred years for those after 1900.
  if (year < 100) date.setUTCFullYear(year, month - 1, day);
  // A day the month does not have is one of another month, and no number at all stays none.
  return date.getUTCDate() === day ? date.getTime() : Number.NaN;
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
