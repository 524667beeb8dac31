import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  group: { display: "flex", flexDirection: "column", gap: "2px", minWidth: 0 },
  days: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS },
  label: { fontSize: tokens.fontSizeBase300 },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  error: { fontSize: tokens.fontSizeBase200, color: tokens.colorPaletteRedForeground1 },
});

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat"] as const;

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly saturday?: boolean;
  readonly value: readonly number[];
  readonly onChange: (days: readonly number[]) => void;
}

/** Weekdays to tick, Monday first. */
export function WeekdayChoice({ label, hint, error, saturday = false, value, onChange }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around a row of ticks
    <div className={styles.group} role="group" aria-labelledby={id}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <span className={styles.days}>
        {WEEKDAYS.slice(0, saturday ? 6 : 5).map((name, index) => {
          const day = index + 1;
          return (
            <Checkbox
              key={name}
              label={t(`acceptance.weekdays.${name}`)}
              checked={value.includes(day)}
              onChange={(_, { checked }) =>
                onChange(checked === true ? [...value, day].sort() : value.filter((other) => other !== day))
              }
            />
          );
        })}
      </span>
      {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      {error !== undefined && (
        <span className={styles.error} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}
