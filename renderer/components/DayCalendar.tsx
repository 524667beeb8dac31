import { Calendar, type CalendarStrings, DayOfWeek } from "@fluentui/react-calendar-compat";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";

function toDate(day: string): Date {
  return new Date(`${day}T00:00:00`);
}

function toDay(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

interface Props {
  /** Chosen day, `YYYY-MM-DD`. */
  readonly day: string;
  /** The day "today" leads to. */
  readonly today: string;
  readonly onPick: (day: string) => void;
}

/** A month to pick a day from, in the language in use. */
export function DayCalendar({ day, today, onPick }: Props): ReactNode {
  const { t, i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language
  const strings = useMemo<CalendarStrings>(
    () => ({
      months: t("shell.calendar.months").split(","),
      shortMonths: t("shell.calendar.shortMonths").split(","),
      days: t("shell.calendar.days").split(","),
      shortDays: t("shell.calendar.shortDays").split(","),
      goToToday: t("shell.asOf.today"),
      prevMonthAriaLabel: t("shell.asOf.previousMonth"),
      nextMonthAriaLabel: t("shell.asOf.nextMonth"),
      prevYearAriaLabel: t("shell.asOf.previousYear"),
      nextYearAriaLabel: t("shell.asOf.nextYear"),
    }),
    [t, i18n.language],
  );
  return (
    <Calendar
      strings={strings}
      value={toDate(day)}
      today={toDate(today)}
      firstDayOfWeek={DayOfWeek.Sunday}
      isMonthPickerVisible={false}
      showGoToToday
      highlightSelectedMonth
      onSelectDate={(date) => onPick(toDay(date))}
    />
  );
}
