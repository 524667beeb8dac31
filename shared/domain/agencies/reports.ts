import { type Holidays, nextBusinessDay, weekday } from "../business-days.ts";
import { addDays } from "../days.ts";
import { ratio, times, toDecimal } from "../kpis/ratio.ts";

/** How often an agency reports what it did (COLLECTIONS 15). */
export const REPORT_EVERY = ["week", "month"] as const;
export type ReportEvery = (typeof REPORT_EVERY)[number];

/** Why a report, its days or a step of it are not taken; words: `agencyReports.refused.<why>`. */
export const REPORT_REFUSALS = ["day", "reporting-day", "from", "not-owed", "withdrawn"] as const;

/** Days on which an agency reports, from a day on. */
export interface ReportDays {
  readonly fromOn: string;
  readonly every: ReportEvery;
  /** Of a week 1 Monday to 5 Friday; of a month 1 to 31, the last day of a month that has fewer. */
  readonly day: number;
}

/** What holds while nothing else was agreed: every Friday. */
export const DEFAULT_REPORT_DAYS = { every: "week", day: 5 } as const;

/** A report that an agency owes. */
export interface OwedReport {
  /** Its reporting day. */
  readonly forOn: string;
  /** First day it tells of; the last is the reporting day. */
  readonly fromOn: string;
  /** Last day to hand it in on time: the reporting day, or the first business day after it. */
  readonly dueOn: string;
}

/** What an agency reports by, and what it had. */
export interface ReportDuty {
  /** Versions in any order. */
  readonly days: readonly ReportDays[];
  /** Day from which on it was told to report; what it had before owes none. */
  readonly toldOn: string;
  /** Days on which it had something, from the first to the last; null: it still has. */
  readonly had: readonly { readonly from: string; readonly to: string | null }[];
}

function daysOn(versions: readonly ReportDays[], day: string): Pick<ReportDays, "every" | "day"> {
  return versions
    .filter(({ fromOn }) => fromOn <= day)
    .reduce<ReportDays | typeof DEFAULT_REPORT_DAYS>(
      (best, each) => (!("fromOn" in best) || each.fromOn >= best.fromOn ? each : best),
      DEFAULT_REPORT_DAYS,
    );
}

/** Whether an agency with these days reports on a day. */
function isReportingDay({ every, day: wanted }: Pick<ReportDays, "every" | "day">, day: string): boolean {
  if (every === "week") return weekday(day) === wanted;
  const last = addDays(day, 1).slice(8) === "01";
  return Number(day.slice(8)) === wanted || (last && Number(day.slice(8)) < wanted);
}

/**
 * Reports whose reporting day has come by a day, the earliest first: one a reporting day after the agency was told, as long as it
 * had something since the reporting day before.
 */
export function reportsOwed(duty: ReportDuty, until: string, holidays: Holidays): OwedReport[] {
  const owed: OwedReport[] = [];
  let fromOn = duty.toldOn;
  for (let day = addDays(duty.toldOn, 1); day <= until; day = addDays(day, 1)) {
    if (!isReportingDay(daysOn(duty.days, day), day)) continue;
    const since = fromOn;
    if (duty.had.some(({ from, to }) => from <= day && (to === null || to >= since))) {
      owed.push({ forOn: day, fromOn, dueOn: nextBusinessDay(day, holidays) });
    }
    fromOn = addDays(day, 1);
  }
  return owed;
}

/** Where a report that is owed stands on a day, the worst first. */
export const REPORT_STATES = ["missing", "due", "late", "on-time"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** How a report stands: received in time or late, still to come, or missing since its day is over. */
export function reportState({ dueOn }: OwedReport, receivedOn: string | null, today: string): ReportState {
  if (receivedOn === null) return today > dueOn ? "missing" : "due";
  return receivedOn <= dueOn ? "on-time" : "late";
}

/** Reports that were due in a period, and those of them handed in by their day. */
export function reportsOnTime(
  reports: readonly (Pick<OwedReport, "dueOn"> & { readonly receivedOn: string | null })[],
  { from, to }: { readonly from: string; readonly to: string },
): { readonly due: number; readonly onTime: number; readonly percent: string | null } {
  const due = reports.filter(({ dueOn }) => dueOn >= from && dueOn <= to);
  const onTime = due.filter(({ dueOn, receivedOn }) => receivedOn !== null && receivedOn <= dueOn);
  const share = due.length === 0 ? null : ratio(onTime.length, due.length);
  return { due: due.length, onTime: onTime.length, percent: share === null ? null : toDecimal(times(share, 100)) };
}
