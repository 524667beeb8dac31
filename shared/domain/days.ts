/**
 * Calendar days without time, as `YYYY-MM-DD`. They compare as text. Arithmetic runs on UTC midnights, so no time zone
 * can move a day (RULES 53).
 */
const DAY_MS = 86_400_000;

/** Whether the text is an existing calendar day. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

function toMs(day: string): number {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new RangeError(`not a calendar day: ${day}`);
  return ms;
}

function fromMs(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
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

/** Local calendar day of an instant in an IANA time zone. Throws RangeError on an unknown zone. */
export function dayInZone(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    instant,
  );
}
