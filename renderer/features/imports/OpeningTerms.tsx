import { Checkbox, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DayField } from "../../components/DayField.tsx";

const useStyles = makeStyles({
  terms: { display: "flex", flexWrap: "wrap", alignItems: "flex-start", gap: tokens.spacingHorizontalXL },
  day: { width: "300px" },
  currency: { width: "120px", minWidth: 0 },
  upper: { "& input": { textTransform: "uppercase" } },
  adjust: { marginTop: "20px", maxWidth: "360px" },
  hint: { margin: "0 0 0 34px", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** What a file of opening balances does not say itself. */
export interface Terms {
  readonly cutoff: string;
  readonly currency: string;
  readonly adjust: boolean;
}

interface Props {
  readonly terms: Terms;
  readonly onTerms: (terms: Terms) => void;
}

/** The cut-off day, the currency of rows without one, and whether CFDI that are here already come down to the file. */
export function OpeningTerms({ terms, onTerms }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.terms}>
      <DayField
        className={styles.day}
        label={t("openings.cutoff")}
        hint={t("openings.cutoffHint")}
        day={terms.cutoff}
        invalid={t("rates.adding.dayInvalid")}
        onDay={(cutoff) => onTerms({ ...terms, cutoff })}
      />
      <Field label={t("openings.currency")}>
        <Input
          className={`${styles.currency} ${styles.upper}`}
          maxLength={3}
          autoComplete="off"
          value={terms.currency}
          onChange={(_, { value }) => onTerms({ ...terms, currency: value.trim().toUpperCase() })}
        />
      </Field>
      <div className={styles.adjust}>
        <Checkbox
          label={t("openings.adjust")}
          checked={terms.adjust}
          onChange={(_, { checked }) => onTerms({ ...terms, adjust: checked === true })}
        />
        <p className={styles.hint}>{t("openings.adjustHint")}</p>
      </div>
    </div>
  );
}
