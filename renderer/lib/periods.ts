import { addDays, addMonths, endOfMonth, startOfMonth, startOfWeek } from "../../shared/domain/days.ts";

/** Periods that are one choice away. */
export const PERIOD_CHOICES = [
  "lastMonth",
  "month",
  "lastWeek",
  "week",
  "lastQuarter",
  "quarter",
  "year",
  "other",
] as const;
export type PeriodChoice = (typeof PERIOD_CHOICES)[number];

/** The month that is whole: the last one or, on its last day, this one. */
export function usualPeriod(day: string): PeriodChoice {
  return day === endOfMonth(day) ? "month" : "lastMonth";
}

/** First and last day of a choice, seen from a day; those typed for another. */
export function periodOf(
  choice: PeriodChoice,
  day: string,
  typed: { readonly from: string; readonly to: string },
): { readonly from: string; readonly to: string } {
  const month = startOfMonth(day);
  switch (choice) {
    case "lastMonth":
      return { from: addMonths(month, -1), to: addDays(month, -1) };
    case "month":
      return { from: month, to: day };
    case "week":
      return { from: startOfWeek(day), to: day };
    case "lastWeek":
      return { from: addDays(startOfWeek(day), -7), to: addDays(startOfWeek(day), -1) };
    case "lastQuarter":
      return { from: addMonths(startOfQuarter(month), -3), to: addDays(startOfQuarter(month), -1) };
    case "quarter":
      return { from: startOfQuarter(month), to: day };
    case "year":
      return { from: `${day.slice(0, 4)}-01-01`, to: day };
    case "other":
      return typed;
  }
}

function startOfQuarter(month: string): string {
  return addMonths(month, -((Number(month.slice(5, 7)) - 1) % 3));
}
