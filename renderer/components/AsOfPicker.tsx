import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type CalendarStrings, DatePicker } from "@fluentui/react-datepicker-compat";
import { ArrowResetRegular } from "@fluentui/react-icons";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAsOf } from "../lib/as-of.tsx";
import { formatDay, parseTypedDay } from "../lib/format.ts";

const useStyles = makeStyles({
  box: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  prefix: { color: tokens.colorNeutralForeground2, whiteSpace: "nowrap" },
  picker: { width: "136px", minWidth: "136px", "& input": { fontVariantNumeric: "tabular-nums", minWidth: 0 } },
});

function toDate(day: string): Date {
  return new Date(`${day}T00:00:00`);
}

function toDay(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Id of the input, for the shortcut that moves the focus there. */
export const AS_OF_INPUT_ID = "as-of";

/** The day every figure is about: typed as dd/mm/aaaa or picked in the calendar. */
export function AsOfPicker(): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { day, defaultDay, choose } = useAsOf();
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
      isOutOfBoundsErrorMessage: t("shell.asOf.invalid"),
      invalidInputErrorMessage: t("shell.asOf.invalid"),
    }),
    [t, i18n.language],
  );
  const value = useMemo(() => toDate(day), [day]);
  return (
    <div className={styles.box}>
      <label htmlFor={AS_OF_INPUT_ID} className={styles.prefix}>
        {t("shell.asOf.prefix")}
      </label>
      <DatePicker
        id={AS_OF_INPUT_ID}
        className={styles.picker}
        size="small"
        aria-label={t("shell.asOf.label")}
        title={t("shell.asOf.hint")}
        value={value}
        allowTextInput
        disableAutoFocus
        openOnClick={false}
        showGoToToday
        today={toDate(defaultDay)}
        strings={strings}
        formatDate={(date) => (date === undefined || date === null ? "" : formatDay(toDay(date)))}
        parseDateFromString={(text) => {
          const parsed = parseTypedDay(text);
          return parsed === null ? null : toDate(parsed);
        }}
        onSelectDate={(date) => choose(date === undefined || date === null ? null : toDay(date))}
      />
      {day !== defaultDay && (
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowResetRegular />}
          aria-label={t("shell.asOf.reset")}
          title={`${t("shell.asOf.reset")}: ${formatDay(defaultDay)}`}
          onClick={() => choose(null)}
        />
      )}
    </div>
  );
}
