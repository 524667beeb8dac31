import { Button, makeStyles, Tooltip, tokens } from "@fluentui/react-components";
import { ArrowResetRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAsOf } from "../lib/as-of.tsx";
import { formatDay } from "../lib/format.ts";
import { DayInput } from "./DayInput.tsx";

const useStyles = makeStyles({
  box: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  prefix: { color: tokens.colorNeutralForeground2, whiteSpace: "nowrap" },
  other: { backgroundColor: tokens.colorBrandBackground2 },
});

/** Id of the input, for the shortcut that moves the focus there. */
export const AS_OF_INPUT_ID = "as-of";

/** The day every figure is about; emptied, it is again the day the ledger begins with. */
export function AsOfPicker(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day, defaultDay, choose } = useAsOf();
  return (
    <div className={styles.box}>
      <span className={styles.prefix} aria-hidden="true">
        {t("shell.asOf.prefix")}
      </span>
      <DayInput
        id={AS_OF_INPUT_ID}
        size="small"
        label={t("shell.asOf.label")}
        day={day}
        today={defaultDay}
        onDay={(chosen) => choose(chosen === "" || chosen === defaultDay ? null : chosen)}
        {...(day === defaultDay ? {} : { className: styles.other })}
      />
      {day !== defaultDay && (
        <Tooltip content={`${t("shell.asOf.reset")}: ${formatDay(defaultDay)}`} relationship="label">
          <Button appearance="subtle" size="small" icon={<ArrowResetRegular />} onClick={() => choose(null)} />
        </Tooltip>
      )}
    </div>
  );
}
