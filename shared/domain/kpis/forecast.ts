import type { AgingBucket } from "../aging.ts";
import { bucketOf } from "../aging.ts";
import { addDays, daysBetween, startOfWeek } from "../days.ts";
import { type Ratio, ratio } from "./ratio.ts";

/**
 * Cash forecast by week, Monday to Sunday (KPIS 14). Every part of an open balance gets exactly one source, the first that
 * applies: an open promise on its day times the customer's kept rate; an instalment of an agreement times the rate at which
 * plans are kept; while not due or up to 30 days late, the due day plus the customer's average days late, moved to its next
 * payment day, times the chance of the bucket; later, the chance of the bucket spread evenly over four weeks. What is
 * disputed, with lawyers or with an agency counts nothing. Chances are ten-thousandths.
 */

export type ForecastSource = "promise" | "agreement" | "habit" | "spread" | "none";

/** Why a part is in a forecast as it is. */
export type ForecastWhy = "promise" | "agreement" | "habit" | "bucket" | "disputed" | "legal" | "placed";

/** Money somebody committed to on a day, for a part of the balance. */
export interface Committed {
  readonly source: "promise" | "agreement";
  readonly on: string;
  readonly minor: number;
  readonly chanceBp: number;
}

/** What is open of an invoice, and what is known about when it comes in. */
export interface OpenBalance {
  readonly openMinor: number;
  readonly dueOn: string;
  readonly disputedMinor: number;
  /** With lawyers or with an agency. */
  readonly out: "legal" | "placed" | null;
  /** Promises first, then instalments, each the earliest first. */
  readonly committed: readonly Committed[];
  /** Whole days the customer pays late on average, early counted as on time. */
  readonly daysLate: number;
  readonly chances: Readonly<Record<AgingBucket, number>>;
  /** First day on or after a day on which the customer pays. */
  readonly payDay: (day: string) => string;
}

/** A part of an open balance with the one source it is forecast by. */
export interface ForecastPart {
  readonly source: ForecastSource;
  readonly why: ForecastWhy;
  readonly baseMinor: number;
  readonly chanceBp: number;
  /** "" where it is spread over weeks or not expected. */
  readonly expectedOn: string;
  readonly forecastMinor: number;
}

/** Weeks that a bucket's chance is spread over. */
const SPREAD_WEEKS = 4;
const WHOLE = 10_000;

/** Amount times a chance, half up. */
function chanceOf(minor: number, bp: number): number {
  return Number((2n * BigInt(minor) * BigInt(bp) + BigInt(WHOLE)) / BigInt(2 * WHOLE));
}

/** Parts of an open balance as of a day; their bases add up to it. */
export function forecastParts(balance: OpenBalance, asOf: string): ForecastPart[] {
  const parts: ForecastPart[] = [];
  const disputed = Math.min(balance.disputedMinor, balance.openMinor);
  let left = balance.openMinor - disputed;
  for (const { source, on, minor, chanceBp } of balance.committed) {
    const baseMinor = Math.min(left, minor);
    if (baseMinor <= 0) continue;
    left -= baseMinor;
    const expectedOn = on < asOf ? asOf : on;
    const forecastMinor = chanceOf(baseMinor, chanceBp);
    parts.push({ source, why: source, baseMinor, chanceBp, expectedOn, forecastMinor });
  }
  if (left > 0) parts.push(uncommitted(balance, left, asOf));
  if (disputed > 0) parts.push(nothing("disputed", disputed));
  return parts;
}

function uncommitted(balance: OpenBalance, baseMinor: number, asOf: string): ForecastPart {
  if (balance.out !== null) return nothing(balance.out, baseMinor);
  const late = daysBetween(balance.dueOn, asOf);
  const chanceBp = balance.chances[bucketOf(late)];
  const forecastMinor = chanceOf(baseMinor, chanceBp);
  if (late > 30) return { source: "spread", why: "bucket", baseMinor, chanceBp, expectedOn: "", forecastMinor };
  const usual = addDays(balance.dueOn, balance.daysLate);
  const expectedOn = balance.payDay(usual < asOf ? asOf : usual);
  return { source: "habit", why: "habit", baseMinor, chanceBp, expectedOn, forecastMinor };
}

function nothing(why: ForecastWhy, baseMinor: number): ForecastPart {
  return { source: "none", why, baseMinor, chanceBp: 0, expectedOn: "", forecastMinor: 0 };
}

/** Mondays of the weeks of a forecast, the week of the day first. */
export function forecastWeeks(asOf: string, weeks: number): string[] {
  const first = startOfWeek(asOf);
  return Array.from({ length: weeks }, (_, index) => addDays(first, index * 7));
}

/** Where a part's money falls: Monday and amount; "" is after the last week. What is spread has its odd cents last. */
export function weeksOf(
  part: ForecastPart,
  asOf: string,
  weeks: number,
): { readonly weekOn: string; readonly minor: number }[] {
  if (part.forecastMinor === 0) return [];
  const mondays = forecastWeeks(asOf, weeks);
  const known = (monday: string): string => (mondays.includes(monday) ? monday : "");
  if (part.source !== "spread") return [{ weekOn: known(startOfWeek(part.expectedOn)), minor: part.forecastMinor }];
  const each = Math.floor(part.forecastMinor / SPREAD_WEEKS);
  return forecastWeeks(asOf, SPREAD_WEEKS).map((monday, index) => ({
    weekOn: known(monday),
    minor: index === SPREAD_WEEKS - 1 ? part.forecastMinor - each * (SPREAD_WEEKS - 1) : each,
  }));
}

/** 1 - |actual - forecast| / actual; null where nothing came in (KPIS 14). */
export function forecastAccuracy(actualMinor: number, forecastMinor: number): Ratio | null {
  return ratio(actualMinor - Math.abs(actualMinor - forecastMinor), actualMinor);
}
