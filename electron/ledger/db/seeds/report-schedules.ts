import type { ReportScheduleRow } from "../tables/reports.ts";

/** Monday, as ISO counts weekdays. */
const MONDAY = 1;

/**
 * Schedules a ledger starts with (COLLECTIONS 18): daily 10:00, weekly Monday 12:00, monthly on the third business day and
 * quarterly on the fifth, both at 12:00 (choice). They hold from `fromAt`; "": from the ledger's first command.
 */
export function seedReportSchedules(fromAt: string): ReportScheduleRow[] {
  const schedules = [
    { kind: "daily", at_time: "10:00", business_day: 0 },
    { kind: "weekly", at_time: "12:00", business_day: 0 },
    { kind: "monthly", at_time: "12:00", business_day: 3 },
    { kind: "quarterly", at_time: "12:00", business_day: 5 },
  ] as const;
  return schedules.map(({ kind, at_time, business_day }, index) => ({
    id: index + 1,
    kind,
    active: 1,
    at_time,
    weekday: kind === "weekly" ? MONDAY : 0,
    business_day,
    format: "pdf",
    paper: "letter",
    lang: "es",
    folder: "",
    recipients: "[]",
    from_at: fromAt,
    actor: "",
  }));
}
