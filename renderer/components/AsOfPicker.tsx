import {
  Button,
  Input,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Tooltip,
  tokens,
} from "@fluentui/react-components";
import { ArrowResetRegular, CalendarRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsOf } from "../lib/as-of.tsx";
import { formatDay, parseTypedDay } from "../lib/format.ts";
import { DayCalendar } from "./DayCalendar.tsx";

const useStyles = makeStyles({
  box: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  prefix: { color: tokens.colorNeutralForeground2, whiteSpace: "nowrap" },
  input: { width: "132px", paddingRight: "2px", fontVariantNumeric: "tabular-nums" },
  invalid: {
    borderTopColor: tokens.colorPaletteRedBorder2,
    "::after": { borderBottomColor: tokens.colorPaletteRedBorder2 },
  },
  other: { backgroundColor: tokens.colorBrandBackground2 },
  calendar: { minWidth: "24px", width: "24px", height: "20px" },
  surface: { padding: 0, border: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** Id of the input, for the shortcut that moves the focus there. */
export const AS_OF_INPUT_ID = "as-of";

/**
 * The day every figure is about. Typed as dd/mm/aaaa and accepted with Enter or on leaving, or picked in the calendar
 * (button, or Alt+Down); Esc takes back what was typed.
 */
export function AsOfPicker(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day, defaultDay, choose } = useAsOf();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const text = typed ?? formatDay(day);
  const invalid = typed !== null && typed.trim() !== "" && parseTypedDay(typed) === null;

  const accept = (): void => {
    if (typed === null || invalid) return;
    setTyped(null);
    const parsed = parseTypedDay(typed);
    choose(parsed === null || parsed === defaultDay ? null : parsed);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") accept();
    else if (event.key === "Escape" && typed !== null) setTyped(null);
    else if (event.key === "ArrowDown" && event.altKey) setOpen(true);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.box}>
      <span className={styles.prefix} aria-hidden="true">
        {t("shell.asOf.prefix")}
      </span>
      <Input
        id={AS_OF_INPUT_ID}
        className={mergeClasses(styles.input, day !== defaultDay && styles.other, invalid && styles.invalid)}
        size="small"
        aria-label={t("shell.asOf.label")}
        title={invalid ? t("shell.asOf.invalid") : t("shell.asOf.hint")}
        aria-invalid={invalid}
        autoComplete="off"
        value={text}
        onChange={(_, { value }) => setTyped(value)}
        onFocus={(event) => event.target.select()}
        onBlur={accept}
        onKeyDown={onKeyDown}
        contentAfter={
          <Popover
            open={open}
            onOpenChange={(_, data) => setOpen(data.open)}
            trapFocus
            positioning="below-end"
            withArrow={false}
          >
            <PopoverTrigger disableButtonEnhancement>
              <Button
                className={styles.calendar}
                appearance="transparent"
                size="small"
                icon={<CalendarRegular />}
                aria-label={t("shell.asOf.openCalendar")}
              />
            </PopoverTrigger>
            <PopoverSurface className={styles.surface} aria-label={t("shell.asOf.label")}>
              <DayCalendar
                day={day}
                today={defaultDay}
                onPick={(picked) => {
                  setTyped(null);
                  setOpen(false);
                  choose(picked === defaultDay ? null : picked);
                }}
              />
            </PopoverSurface>
          </Popover>
        }
      />
      {day !== defaultDay && (
        <Tooltip content={`${t("shell.asOf.reset")}: ${formatDay(defaultDay)}`} relationship="label">
          <Button appearance="subtle" size="small" icon={<ArrowResetRegular />} onClick={() => choose(null)} />
        </Tooltip>
      )}
    </div>
  );
}
