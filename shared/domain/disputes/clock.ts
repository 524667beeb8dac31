import type { Holidays } from "../business-days.ts";
import { addBusinessDays, businessDaysBetween } from "../business-days.ts";

/**
 * The clock of a dispute. It runs in business days from the day it was opened until it is answered and never stops: not
 * while the customer is asked for evidence, and a reopened dispute goes on with the one it had (KPIS 12: cycle time is
 * business days from opened to resolved). Time spent waiting for the customer is told apart, it is not taken off.
 */

/** Business days before the end of the time to answer on which it comes up (COLLECTIONS 4). */
const WARN_DAYS = 2;

/** Last day to answer within `slaDays` business days. */
export function answerBy(openedOn: string, slaDays: number, holidays: Holidays): string {
  return addBusinessDays(openedOn, slaDays, holidays);
}

/** Day on which a dispute comes up to be followed: two business days before its last day, never before it was opened. */
export function followOn(openedOn: string, dueOn: string, holidays: Holidays): string {
  const day = addBusinessDays(dueOn, -WARN_DAYS, holidays);
  return day < openedOn ? openedOn : day;
}

/** Business days from opened to resolved, or to the day asked about for one that is not. */
export function cycleDays(openedOn: string, until: string, holidays: Holidays): number {
  return Math.max(0, businessDaysBetween(openedOn, until, holidays));
}
