import { addDays, addMonths, daysBetween, endOfMonth, startOfMonth } from "../days.ts";

/** Days from the first to the last, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

function months(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
}

/**
 * The calendar months a period is made of, where it begins with one and goes on beyond it, the last of them perhaps cut;
 * of any other the period itself. What is reckoned by the month is added up over these (KPIS 6).
 */
export function monthsOf({ from, to }: Period): Period[] {
  if (from !== startOfMonth(from)) return [{ from, to }];
  const found: Period[] = [];
  for (let start = from; start <= to; start = addMonths(start, 1)) {
    const end = endOfMonth(start);
    found.push({ from: start, to: end < to ? end : to });
  }
  return found;
}

/** Nobody owes anything from before. */
const EARLIEST = "1900-01-01";

/**
 * The periods of a trend, oldest first, the last of them the one asked about, without a gap between them. A period that
 * begins with a month is followed back by whole months, as many at a time as it touches, so that a month to date stands
 * beside whole ones; any other by periods of as many days, so that a week stands beside weeks. Fewer where they would
 * reach back before 1900.
 */
export function trendPeriods({ from, to }: Period, count = 13): Period[] {
  const periods: Period[] = [{ from, to }];
  const step = months(from, to) + 1;
  const length = daysBetween(from, to) + 1;
  const wholeMonths = from === startOfMonth(from) && (to === endOfMonth(to) || step === 1);
  for (let back = 1; back < count; back++) {
    const start = wholeMonths ? addMonths(from, -step * back) : addDays(from, -length * back);
    const end = wholeMonths ? endOfMonth(addMonths(start, step - 1)) : addDays(start, length - 1);
    if (start < EARLIEST) break;
    periods.push({ from: start, to: end });
  }
  return periods.reverse();
}
