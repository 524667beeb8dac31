/**
 * Calendar of the demo company in day numbers (days since 1970-01-01): whole integers are what a generator of 100,000
 * invoices can afford. Local times without zone, as a CFDI writes them.
 */
const DAY_MS = 86_400_000;
const texts = new Map<number, string>();

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: number): string {
  let text = texts.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    texts.set(day, text);
  }
  return text;
}

/** Day number of a `YYYY-MM-DD` text. Throws RangeError when it is no day. */
export function dayNumber(text: string): number {
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new RangeError(`not a calendar day: ${text}`);
  return Math.round(ms / DAY_MS);
}

/** `YYYY-MM-DDThh:mm:ss` of a moment in seconds since 1970-01-01 local time. */
export function momentText(moment: number): string {
  const day = Math.floor(moment / 86_400);
  const second = moment - day * 86_400;
  const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
  return `${dayText(day)}T${two(Math.floor(second / 3600))}:${two(Math.floor((second % 3600) / 60))}:${two(second % 60)}`;
}

/** Monday 0 to Sunday 6. 1970-01-01 was a Thursday. */
export function weekday(day: number): number {
  return (day + 3) % 7;
}

/** The day itself or the Monday after it when it is a Saturday or Sunday: banks move money on weekdays. */
export function bankDay(day: number): number {
  const name = weekday(day);
  return name < 5 ? day : day + (7 - name);
}

/** The day itself or the Friday before it: customers with fixed pay days pay before the weekend. */
export function bankDayBefore(day: number): number {
  return Math.min(day, day - (weekday(day) - 4));
}

/** The day itself or the Monday after a Sunday: the warehouse delivers Monday to Saturday. */
export function deliveryDay(day: number): number {
  return weekday(day) === 6 ? day + 1 : day;
}

/** Month 1 to 12 of a day number. */
export function monthOf(day: number): number {
  return Number(dayText(day).slice(5, 7));
}

/** First day of the month `months` away from the month that holds `day`. */
export function firstOfMonth(day: number, months = 0): number {
  const [year = 1970, month = 1] = dayText(day).split("-").map(Number);
  return Math.round(Date.UTC(year, month - 1 + months, 1) / DAY_MS);
}
