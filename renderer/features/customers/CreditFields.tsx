import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerProfile } from "../../../shared/contract/customer-profile.ts";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import { readAmount } from "../../../shared/domain/tabular/amount.ts";
import { DayField } from "../../components/DayField.tsx";
import { formatAmount } from "../../lib/format.ts";

const useStyles = makeStyles({
  two: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: tokens.spacingHorizontalM },
  input: { minWidth: 0, width: "100%" },
  suggested: { alignSelf: "flex-start" },
});

/** Amounts of a credit line as they are typed. */
export interface CreditTexts {
  readonly limit: string;
  readonly insured: string;
}

/** The amounts of a line as text. */
export function creditTexts(profile: CustomerProfile): CreditTexts {
  const text = (minor: number | null): string => (minor === null ? "" : formatAmount(minor, profile.creditCurrency));
  return { limit: text(profile.creditLimitMinor), insured: text(profile.creditInsuredMinor) };
}

/** Amount as typed: null for an empty text, undefined for one that is no amount. */
export function readTyped(text: string, currency: string): number | null | undefined {
  if (text.trim() === "") return null;
  const read = readAmount(text, "point", currency);
  return read.ok && read.value.minor >= 0 ? read.value.minor : undefined;
}

interface Props {
  readonly typed: CustomerProfile;
  readonly texts: CreditTexts;
  readonly credit: Ficha["credit"];
  readonly onTexts: (texts: CreditTexts) => void;
  readonly change: (changes: Partial<CustomerProfile>) => void;
}

/** The credit line: amount, what the purchases suggest, who granted it, until when, and what stands behind it. */
export function CreditFields({ typed, texts, credit, onTexts, change }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { creditCurrency: currency } = typed;
  const wrong = (text: string, message: string) =>
    readTyped(text, currency) === undefined ? { validationState: "error" as const, validationMessage: message } : {};
  const suggested = credit.suggestedMinor === null ? null : formatAmount(credit.suggestedMinor, credit.currency);
  return (
    <>
      <div className={styles.two}>
        <Field label={t("ficha.form.limit")} {...wrong(texts.limit, t("ficha.form.limitInvalid"))}>
          <Input
            className={styles.input}
            inputMode="decimal"
            value={texts.limit}
            onChange={(_, { value }) => onTexts({ ...texts, limit: value })}
          />
        </Field>
        <Field label={t("ficha.form.currency")}>
          <Select value={currency} onChange={(_, { value }) => change({ creditCurrency: value })}>
            {[...new Set(["MXN", "USD", "EUR", currency])].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </Select>
        </Field>
      </div>
      {suggested !== null && credit.currency === currency && texts.limit !== suggested && (
        <Button
          className={styles.suggested}
          size="small"
          title={t("credit.line.suggested", { amount: suggested })}
          onClick={() => onTexts({ ...texts, limit: suggested })}
        >
          {t("credit.line.useSuggested", { amount: suggested })}
        </Button>
      )}
      <div className={styles.two}>
        <Field label={t("credit.line.grantedBy")}>
          <Input
            className={styles.input}
            value={typed.creditGrantedBy}
            maxLength={120}
            onChange={(_, { value }) => change({ creditGrantedBy: value })}
          />
        </Field>
        <DayField
          label={t("credit.line.reviewOn")}
          day={typed.creditReviewOn ?? ""}
          invalid={t("credit.line.reviewHint")}
          onDay={(day) => change({ creditReviewOn: day === "" ? null : day })}
        />
        <Field label={t("credit.line.insured")} {...wrong(texts.insured, t("credit.line.insuredInvalid"))}>
          <Input
            className={styles.input}
            inputMode="decimal"
            value={texts.insured}
            onChange={(_, { value }) => onTexts({ ...texts, insured: value })}
          />
        </Field>
        <Field label={t("credit.line.guarantee")}>
          <Input
            className={styles.input}
            value={typed.creditGuarantee}
            maxLength={300}
            onChange={(_, { value }) => change({ creditGuarantee: value })}
          />
        </Field>
      </div>
    </>
  );
}
