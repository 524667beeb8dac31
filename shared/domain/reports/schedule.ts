import { addBusinessDays, type Holidays, isBusinessDay, nextBusinessDay, weekday } from "../business-days.ts";
import { instantOf } from "../contact-hours/zone-time.ts";
import { addDays, addMonths, startOfMonth, startOfWeek } from "../days.ts";

/** Reports that are due by a schedule (COLLECTIONS 18). */
export type ScheduledKind = "daily" | "weekly" | "monthly" | "quarterly";

/** A schedule as it was set at some instant; the latest one of a kind that had begun says what was due. */
export interface ScheduleVersion {
  readonly kind: ScheduledKind;
  readonly active: boolean;
  /** `HH:MM`, local time of the company. */
  readonly atTime: string;
  /** Weekly: 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** Monthly and quarterly: which business day of the month, of the quarter's first month. */
  readonly businessDay: number;
  /** Instant from which it holds, ISO UTC. */
  readonly fromAt: string;
}

/** One report that has to be delivered. */
export interface DueReport {
  readonly kind: ScheduledKind;
  readonly dueOn: string;
  /** Instant, ISO UTC. */
  readonly dueAt: string;
  /** Cut-off day of the report: its last day. */
  readonly covers: string;
}

/** What the days of a company are told by. */
export interface ReportCalendar {
  readonly holidays: Holidays;
  /** IANA. */
  readonly timeZone: string;
}

/** A weekly report that falls on holidays moves by at most these days. */
const LONGEST_MOVE = 21;

/**
 * Reports due from one day to another, both included, in the order they are due: on business days, those of a weekly
 * schedule that falls on a holiday on the next business day (choice). A change of a schedule moves nothing that was due
 * before it.
 */
export function dueReports(
  versions: readonly ScheduleVersion[],
  from: string,
  to: string,
  calendar: ReportCalendar,
): DueReport[] {
  return [...Map.groupBy(versions, (version) => version.kind).values()]
    .flatMap((own) => {
      const ordered = [...own].sort((a, b) => (a.fromAt < b.fromAt ? -1 : a.fromAt > b.fromAt ? 1 : 0));
      return ordered.flatMap((version, index) => {
        const until = ordered[index + 1]?.fromAt ?? null;
        if (!version.active) return [];
        return daysOf(version, from, to, calendar.holidays)
          .map((days): DueReport => {
            const minute = Number(version.atTime.slice(0, 2)) * 60 + Number(version.atTime.slice(3, 5));
            return { kind: version.kind, ...days, dueAt: instantOf({ day: days.dueOn, minute }, calendar.timeZone) };
          })
          .filter(({ dueAt }) => dueAt > version.fromAt && (until === null || dueAt <= until));
      });
    })
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
}

interface Days {
  readonly dueOn: string;
  readonly covers: string;
}

function daysOf(version: ScheduleVersion, from: string, to: string, holidays: Holidays): Days[] {
  const found: Days[] = [];
  const add = (days: Days): void => {
    if (days.dueOn >= from && days.dueOn <= to) found.push(days);
  };
  switch (version.kind) {
    case "daily":
      for (let day = from; day <= to; day = addDays(day, 1)) {
        if (isBusinessDay(day, holidays)) add({ dueOn: day, covers: addDays(day, -1) });
      }
      return found;
    case "weekly":
      for (let day = addDays(from, -LONGEST_MOVE); day <= to; day = addDays(day, 1)) {
        if (weekday(day) !== version.weekday) continue;
        add({ dueOn: nextBusinessDay(day, holidays), covers: addDays(startOfWeek(day), -1) });
      }
      return found;
    case "monthly":
    case "quarterly": {
      const step = version.kind === "monthly" ? 1 : 3;
      for (let month = startOfMonth(from); month <= to; month = addMonths(month, 1)) {
        if ((Number(month.slice(5, 7)) - 1) % step !== 0) continue;
        const before = addDays(month, -1);
        add({ dueOn: addBusinessDays(before, version.businessDay, holidays), covers: before });
      }
      return found;
    }
  }
}

/**
 * First and last day a scheduled report is about, by its cut-off: the last business day and what followed it; the week,
 * the month and the quarter to date.
 */
export function periodOf(kind: ScheduledKind, asOf: string, holidays: Holidays): { from: string; to: string } {
  switch (kind) {
    case "daily": {
      let from = asOf;
      while (!isBusinessDay(from, holidays)) from = addDays(from, -1);
      return { from, to: asOf };
    }
    case "weekly":
      return { from: startOfWeek(asOf), to: asOf };
    case "monthly":
      return { from: startOfMonth(asOf), to: asOf };
    case "quarterly": {
      const month = Number(asOf.slice(5, 7)) - 1;
      return { from: addMonths(asOf, -(month % 3)), to: asOf };
    }
  }
}

/** Share of the reports due that were delivered in time (KPIS 7): by kind and cut-off, whoever delivered them. */
export function onTime(
  due: readonly DueReport[],
  deliveries: readonly { readonly kind: string; readonly covers: string; readonly deliveredAt: string }[],
): { readonly due: number; readonly onTime: number } {
  const first = new Map<string, string>();
  for (const { kind, covers, deliveredAt } of deliveries) {
    const key = `${kind} ${covers}`;
    const known = first.get(key);
    if (known === undefined || deliveredAt < known) first.set(key, deliveredAt);
  }
  const timely = due.filter(({ kind, covers, dueAt }) => {
    const at = first.get(`${kind} ${covers}`);
    return at !== undefined && at <= dueAt;
  });
  return { due: due.length, onTime: timely.length };
}
