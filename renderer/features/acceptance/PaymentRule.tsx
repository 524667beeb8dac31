import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentDraft, PaymentMode } from "./terms-draft.ts";
import { paymentProblem } from "./terms-draft.ts";
import { WeekdayChoice } from "./WeekdayChoice.tsx";

const useStyles = makeStyles({
  rule: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  row: { display: "flex", alignItems: "flex-end", gap: tokens.spacingHorizontalM, flexWrap: "wrap" },
  code: { width: "88px", minWidth: 0 },
  days: { width: "220px", minWidth: 0 },
});

const MODES: readonly PaymentMode[] = ["none", "any", "weekdays", "monthDays"];

interface Props {
  readonly rule: PaymentDraft;
  /** Of another currency than the common rule, and can be taken away. */
  readonly other: boolean;
  /** Words about what is wrong are shown. */
  readonly judged: boolean;
  readonly onChange: (rule: PaymentDraft) => void;
  readonly onRemove: () => void;
}

/** On which days invoices of a currency are paid. */
export function PaymentRule({ rule, other, judged, onChange, onRemove }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const problem = judged ? paymentProblem(rule, other) : null;
  return (
    <div className={styles.rule}>
      {other && (
        <div className={styles.row}>
          <Field
            label={t("acceptance.terms.currency")}
            {...(problem === "currency"
              ? { validationState: "error" as const, validationMessage: t("acceptance.terms.currencyInvalid") }
              : {})}
          >
            <Input
              className={styles.code}
              maxLength={3}
              value={rule.currency}
              onChange={(_, { value }) => onChange({ ...rule, currency: value.toUpperCase() })}
            />
          </Field>
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={`${t("common.remove")} ${rule.currency}`.trim()}
            onClick={onRemove}
          />
        </div>
      )}
      <Field label={other ? t("acceptance.terms.otherCurrency") : t("acceptance.terms.payment")}>
        <RadioGroup
          layout="horizontal"
          value={rule.mode}
          onChange={(_, { value }) => {
            const mode = MODES.find((each) => each === value);
            if (mode !== undefined) onChange({ ...rule, mode });
          }}
        >
          {MODES.filter((mode) => !other || mode !== "none").map((mode) => (
            <Radio key={mode} value={mode} label={t(`acceptance.terms.payments.${mode}`)} />
          ))}
        </RadioGroup>
      </Field>
      {rule.mode === "weekdays" && (
        <WeekdayChoice
          label={t("acceptance.terms.payments.weekdays")}
          value={rule.weekdays}
          error={problem === "weekdays" ? t("acceptance.terms.weekdaysMissing") : undefined}
          onChange={(weekdays) => onChange({ ...rule, weekdays })}
        />
      )}
      {rule.mode === "monthDays" && (
        <Field
          label={t("acceptance.terms.monthDays")}
          hint={t("acceptance.terms.monthDaysHint")}
          {...(problem === "monthDays"
            ? { validationState: "error" as const, validationMessage: t("acceptance.terms.monthDaysInvalid") }
            : {})}
        >
          <Input
            className={styles.days}
            maxLength={80}
            value={rule.monthDays}
            onChange={(_, { value }) => onChange({ ...rule, monthDays: value })}
          />
        </Field>
      )}
    </div>
  );
}
