import {
  Button,
  Input,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from "@fluentui/react-components";
import { CalendarRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDay, parseTypedDay } from "../lib/format.ts";
import { DayCalendar } from "./DayCalendar.tsx";

const useStyles = makeStyles({
  input: { width: "132px", paddingRight: "2px", fontVariantNumeric: "tabular-nums" },
  invalid: {
    borderTopColor: tokens.colorPaletteRedBorder2,
    "::after": { borderBottomColor: tokens.colorPaletteRedBorder2 },
  },
  calendar: { minWidth: "24px", width: "24px", height: "20px" },
  surface: { padding: 0, border: `1px solid ${tokens.colorNeutralStroke2}` },
});

interface Props {
  readonly label: string;
  /** `YYYY-MM-DD`; "" when none is chosen. */
  readonly day: string;
  /** Where the calendar opens while none is chosen, and the day its "today" leads to. */
  readonly today: string;
  /** Called with "" when the field was emptied. */
  readonly onDay: (day: string) => void;
  readonly placeholder?: string;
  readonly id?: string;
  readonly size?: "small" | "medium";
  readonly className?: string;
}

/**
 * A day in a bar, without a label of its own: typed as people write it and accepted with Enter or on leaving, or picked in the
 * calendar (button, or Alt+Down); Esc takes back what was typed. It reads in the app's language, whatever the system's is.
 */
export function DayInput(props: Props): ReactNode {
  const { label, day, today, onDay, placeholder, id, size = "medium", className } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const text = typed ?? formatDay(day);
  const invalid = typed !== null && typed.trim() !== "" && parseTypedDay(typed) === null;

  const accept = (): void => {
    if (typed === null || invalid) return;
    setTyped(null);
    onDay(parseTypedDay(typed) ?? "");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") accept();
    else if (event.key === "Escape" && typed !== null) setTyped(null);
    else if (event.key === "ArrowDown" && event.altKey) setOpen(true);
    else return;
    event.preventDefault();
  };
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      {...(placeholder === undefined ? {} : { placeholder })}
      className={mergeClasses(styles.input, className, invalid && styles.invalid)}
      size={size}
      aria-label={label}
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
          <PopoverSurface className={styles.surface} aria-label={label}>
            <DayCalendar
              day={day === "" ? today : day}
              today={today}
              onPick={(picked) => {
                setTyped(null);
                setOpen(false);
                onDay(picked);
              }}
            />
          </PopoverSurface>
        </Popover>
      }
    />
  );
}
