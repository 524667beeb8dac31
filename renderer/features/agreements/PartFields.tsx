import { Field, Input, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementPlan } from "../../../shared/contract/agreements.ts";
import { DayField } from "../../components/DayField.tsx";
import { formatMoney } from "../../lib/format.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";
import type { AgreementDraftState, By, TypedPart } from "./use-agreement-draft.ts";
import { RHYTHMS, readCount, wrongDate } from "./use-agreement-draft.ts";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  heading: { margin: "4px 0 0", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  two: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: tokens.spacingHorizontalS },
  input: { minWidth: 0, width: "100%" },
  number: { minWidth: 0, width: "100%", "& input": { textAlign: "right", fontVariantNumeric: "tabular-nums" } },
});

const WAYS: readonly (readonly [By, "byCount" | "byAmount" | "byDates" | "byNone"])[] = [
  ["count", "byCount"],
  ["amount", "byAmount"],
  ["dates", "byDates"],
  ["none", "byNone"],
];

interface Props {
  readonly state: AgreementDraftState;
  readonly currency: string;
  /** What it comes to, once that is known. */
  readonly plan: AgreementPlan["parts"][number] | undefined;
}

/** How one currency is paid, and what is forgiven of it. */
export function PartFields({ state, currency, plan }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const typed = state.partOf(currency);
  const change = (changes: Partial<TypedPart>): void => state.changePart(currency, changes);
  const ways = WAYS.filter(([by]) => by !== "none" || state.whole.type === "acknowledgement" || typed.by === "none");
  const hint =
    plan === undefined
      ? ""
      : t("agreements.form.quitaHint", {
          coordinator: formatMoney(plan.most.coordinatorMinor, currency),
          manager: formatMoney(plan.most.managerMinor, currency),
        });
  return (
    <section className={styles.part} aria-label={t("agreements.form.part", { currency })}>
      <h3 className={styles.heading}>{t("agreements.form.part", { currency })}</h3>
      <Field label={t("agreements.form.by")}>
        <Select
          value={typed.by}
          onChange={(_, { value }) => change({ by: WAYS.find(([by]) => by === value)?.[0] ?? "count" })}
        >
          {ways.map(([by, words]) => (
            <option key={by} value={by}>
              {t(`agreements.form.${words}`)}
            </option>
          ))}
        </Select>
      </Field>
      {(typed.by === "count" || typed.by === "amount") && <Rhythm typed={typed} currency={currency} change={change} />}
      {typed.by === "dates" && <Dates typed={typed} currency={currency} change={change} />}
      <AmountInput
        label={t("agreements.form.quita")}
        hint={hint}
        text={typed.quita}
        currency={currency}
        onText={(quita) => change({ quita })}
      />
      <AmountInput
        label={t("agreements.form.waived")}
        hint={interestHint(plan, currency, t)}
        text={typed.waived}
        currency={currency}
        onText={(waived) => change({ waived })}
      />
    </section>
  );
}

function interestHint(plan: AgreementPlan["parts"][number] | undefined, currency: string, t: TFunction): string {
  if (plan === undefined) return "";
  if (plan.interestMinor === 0) return t("agreements.form.noInterest");
  return t("agreements.form.waivedHint", {
    interest: formatMoney(plan.interestMinor, currency),
    vat: formatMoney(plan.interestVatMinor, currency),
  });
}

interface FieldsProps {
  readonly typed: TypedPart;
  readonly currency: string;
  readonly change: (changes: Partial<TypedPart>) => void;
}

function Rhythm({ typed, currency, change }: FieldsProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const wrongCount = typed.by === "count" && readCount(typed.count) === null;
  return (
    <>
      <div className={styles.two}>
        {typed.by === "count" ? (
          <Field
            label={t("agreements.form.count")}
            {...(wrongCount
              ? { validationState: "error" as const, validationMessage: t("agreements.form.badNumber") }
              : {})}
          >
            <Input
              className={styles.number}
              inputMode="numeric"
              value={typed.count}
              onChange={(_, { value }) => change({ count: value })}
            />
          </Field>
        ) : (
          <AmountInput
            label={t("agreements.form.amount")}
            hint=""
            text={typed.amount}
            currency={currency}
            onText={(amount) => change({ amount })}
          />
        )}
        <Field label={t("agreements.form.rhythm")}>
          <Select
            value={typed.rhythm}
            onChange={(_, { value }) => change({ rhythm: RHYTHMS.find((each) => each === value) ?? "monthly" })}
          >
            {RHYTHMS.map((rhythm) => (
              <option key={rhythm} value={rhythm}>
                {t(`agreements.form.rhythms.${rhythm}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <DayField
        label={t("agreements.form.first")}
        day={typed.firstOn}
        invalid={t("agreements.form.badDay")}
        onDay={(firstOn) => change({ firstOn })}
      />
      <div className={styles.two}>
        <AmountInput
          label={t("agreements.form.down")}
          hint=""
          text={typed.down}
          currency={currency}
          onText={(down) => change({ down })}
        />
        {typed.down.trim() !== "" && (
          <DayField
            label={t("agreements.form.downOn")}
            day={typed.downOn}
            invalid={t("agreements.form.badDay")}
            onDay={(downOn) => change({ downOn })}
          />
        )}
      </div>
    </>
  );
}

function Dates({ typed, currency, change }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const wrong = wrongDate(typed.dates, currency);
  return (
    <Field
      label={t("agreements.form.dates")}
      hint={t("agreements.form.datesHint")}
      {...(wrong === null
        ? {}
        : {
            validationState: "error" as const,
            validationMessage: t("agreements.form.badDates", { row: wrong }),
          })}
    >
      <Textarea rows={4} value={typed.dates} onChange={(_, { value }) => change({ dates: value })} />
    </Field>
  );
}

interface AmountProps {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly currency: string;
  readonly onText: (text: string) => void;
}

function AmountInput({ label, hint, text, currency, onText }: AmountProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const wrong = text.trim() !== "" && parseTypedAmount(text, currency) === null;
  return (
    <Field
      label={label}
      {...(hint === "" ? {} : { hint })}
      {...(wrong ? { validationState: "error" as const, validationMessage: t("agreements.form.badAmount") } : {})}
    >
      <Input
        className={styles.number}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={(_, { value }) => onText(value)}
      />
    </Field>
  );
}
