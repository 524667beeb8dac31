import { addBusinessDays, type Holidays, isBusinessDay, nextBusinessDay } from "../business-days.ts";
import type { Finding } from "./figure.ts";
import { ratio, times } from "./ratio.ts";

/** Part of a whole, both counted, in percent. Null when there was nothing to count. */
export function shareOf(part: number, whole: number, method: Finding["method"]): Finding {
  const share = ratio(part, whole);
  return {
    value: share === null ? null : times(share, 100),
    numerator: BigInt(part),
    denominator: BigInt(whole),
    method,
  };
}

/** A follow-up that was due, as it stood at the cut-off. Days are those of the company. */
export interface DueFollowUp {
  readonly dueOn: string;
  readonly state: "open" | "done" | "voided" | "moved";
  /** Day it was done, voided or moved; null while open. */
  readonly closedOn: string | null;
  /** Moved because the customer asked for another day, in a logged contact, and for the first time. */
  readonly askedByCustomer: boolean;
}

/**
 * Timely follow-up in percent (KPIS 7): done by the end of the due business day, of all that were due. What was voided in
 * time, and what the customer moved, is on neither side; a move of our own counts as late.
 */
export function followUpTimeliness(followUps: readonly DueFollowUp[], holidays: Holidays): Finding {
  let due = 0;
  let onTime = 0;
  for (const { dueOn, state, closedOn, askedByCustomer } of followUps) {
    const inTime = closedOn !== null && closedOn <= nextBusinessDay(dueOn, holidays);
    if ((state === "voided" && inTime) || (state === "moved" && askedByCustomer)) continue;
    due++;
    if (state === "done" && inTime) onTime++;
  }
  return shareOf(onTime, due, "dueInPeriod");
}

/** Something that happened and had to be recorded. */
export interface LedgerEvent {
  /** Company day on which it happened: the bank's value date of money. */
  readonly on: string;
  /** Local time `HH:MM`; null when only the day is known. */
  readonly time: string | null;
  readonly recordedOn: string;
}

/**
 * Ledger updates on time in percent (KPIS 7): recorded the same business day; what happened after the daily cut-off, or on
 * a day off, by the end of the next business day.
 */
export function updateTimeliness(events: readonly LedgerEvent[], holidays: Holidays, dailyCutOff = "17:00"): Finding {
  let onTime = 0;
  for (const { on, time, recordedOn } of events) {
    const sameDay = isBusinessDay(on, holidays) && (time === null || time <= dailyCutOff);
    if (recordedOn <= (sameDay ? on : addBusinessDays(on, 1, holidays))) onTime++;
  }
  return shareOf(onTime, events.length, "dueInPeriod");
}
