import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { WorklistRules } from "../../../shared/contract/worklist.ts";
import { currencyDecimals } from "../../../shared/domain/money.ts";
import { DEFAULT_WEIGHTS, SCORE_PARTS, type ScorePart } from "../../../shared/domain/worklist/score.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger } from "../../lib/format.ts";
import { NumberInput, wholeOf } from "./NumberInput.tsx";
import { Section } from "./Section.tsx";
import { WeightsPreview } from "./WeightsPreview.tsx";
import { useSaveWorklistRules, useWorklistRules } from "./worklist-queries.ts";

const useStyles = makeStyles({
  form: { display: "grid", gap: tokens.spacingVerticalL },
  group: { display: "grid", gap: tokens.spacingVerticalS, margin: 0, padding: 0, border: "none" },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold, marginBottom: "4px" },
  hint: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(150px, 1fr))",
    gap: tokens.spacingHorizontalM,
    alignItems: "end",
  },
  wide: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(280px, 1fr))",
    gap: tokens.spacingHorizontalM,
    alignItems: "end",
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const STAGES = ["d1to30", "d31to60", "d61to90", "d90plus"] as const;
const BUCKETS = { d1to30: "d1to30", d31to60: "d31to60", d61to90: "d61to90", d90plus: "d90plus" } as const;
/** Largest amount that can be typed, in units: nine digits. */
const MOST_UNITS = 999_999_999;

/** What is typed, by the name of the field. */
type Texts = Readonly<Record<string, string>>;

function textsOf(rules: WorklistRules): Texts {
  return {
    ...Object.fromEntries(SCORE_PARTS.map((part) => [part, String(rules.weights[part])])),
    ...Object.fromEntries(STAGES.map((stage) => [stage, String(rules.cadence[stage])])),
    ...Object.fromEntries(
      rules.preventiveAmounts.map(({ currency, minMinor }) => [
        currency,
        String(Math.round(minMinor / 10 ** currencyDecimals(currency))),
      ]),
    ),
    preventiveDays: String(rules.preventiveDays),
    disputeDays: String(rules.disputeDays),
    skipLimit: String(rules.skipLimit),
  };
}

function weightsOf(texts: Texts): WorklistRules["weights"] | null {
  const found = SCORE_PARTS.map((part): [ScorePart, number | null] => [part, wholeOf(texts[part] ?? "", 0, 100)]);
  if (found.some(([, value]) => value === null) || found.every(([, value]) => value === 0)) return null;
  return { ...DEFAULT_WEIGHTS, ...Object.fromEntries(found) };
}

function rulesOf(texts: Texts, before: WorklistRules): WorklistRules | null {
  const weights = weightsOf(texts);
  const number = (name: string, from: number, to: number): number | null => wholeOf(texts[name] ?? "", from, to);
  const cadence = STAGES.map((stage): [string, number | null] => [stage, number(stage, 1, 90)]);
  const amounts = before.preventiveAmounts.map(({ currency }) => ({
    currency,
    units: number(currency, 1, MOST_UNITS),
  }));
  const preventiveDays = number("preventiveDays", 0, 30);
  const disputeDays = number("disputeDays", 0, 10);
  const skipLimit = number("skipLimit", 1, 10);
  if (weights === null || preventiveDays === null || disputeDays === null || skipLimit === null) return null;
  if (cadence.some(([, value]) => value === null) || amounts.some(({ units }) => units === null)) return null;
  return {
    weights,
    cadence: { ...before.cadence, ...Object.fromEntries(cadence) },
    preventiveDays,
    preventiveAmounts: amounts.map(({ currency, units }) => ({
      currency,
      minMinor: (units ?? 1) * 10 ** currencyDecimals(currency),
    })),
    disputeDays,
    skipLimit,
  };
}

/** Lista de trabajo: what orders the day's list, with what other points would move before anybody saves them. */
export function WorklistSection(): ReactNode {
  const { t } = useTranslation();
  const rules = useWorklistRules();
  return (
    <Section title={t("worklist.settings.title")} hint={t("worklist.settings.about")}>
      {rules.error !== null && <ErrorNotice error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data !== undefined && <RulesForm key={JSON.stringify(rules.data)} rules={rules.data} />}
    </Section>
  );
}

function RulesForm({ rules }: { readonly rules: WorklistRules }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [texts, setTexts] = useState(() => textsOf(rules));
  const [preview, setPreview] = useState(false);
  const save = useSaveWorklistRules();
  const wanted = rulesOf(texts, rules);
  const weights = weightsOf(texts);
  const changed = JSON.stringify(texts) !== JSON.stringify(textsOf(rules));
  const field = (name: string, label: string, from: number, to: number): ReactNode => (
    <NumberInput
      key={name}
      label={label}
      from={from}
      to={to}
      text={texts[name] ?? ""}
      onText={(text) => setTexts({ ...texts, [name]: text })}
    />
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted !== null && changed) save.mutate(wanted);
  };
  const total = SCORE_PARTS.reduce((sum, part) => sum + (wholeOf(texts[part] ?? "", 0, 100) ?? 0), 0);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {save.isError && <ErrorNotice error={save.error} onDismiss={save.reset} />}
      {save.isSuccess && !changed && <Notice intent="success">{t("worklist.settings.saved")}</Notice>}
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t("worklist.settings.weights")}</legend>
        <p className={styles.hint}>{t("worklist.settings.weightsHint", { total: formatInteger(total) })}</p>
        <div className={styles.fields}>
          {SCORE_PARTS.map((part) => field(part, t(`worklist.parts.${part}`), 0, 100))}
        </div>
        <div className={styles.buttons}>
          <Button aria-expanded={preview} disabled={weights === null} onClick={() => setPreview(!preview)}>
            {t("worklist.settings.preview")}
          </Button>
          <Button
            appearance="subtle"
            onClick={() =>
              setTexts({
                ...texts,
                ...Object.fromEntries(SCORE_PARTS.map((part) => [part, String(DEFAULT_WEIGHTS[part])])),
              })
            }
          >
            {t("worklist.settings.defaults")}
          </Button>
        </div>
        {preview && weights !== null && <WeightsPreview weights={weights} />}
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t("worklist.settings.cadence")}</legend>
        <div className={styles.fields}>
          {STAGES.map((stage) => field(stage, t(`common.buckets.${BUCKETS[stage]}`), 1, 90))}
        </div>
      </fieldset>
      <div className={styles.wide}>
        {field("preventiveDays", t("worklist.settings.preventiveDays"), 0, 30)}
        {rules.preventiveAmounts.map(({ currency }) =>
          field(currency, t("worklist.settings.preventiveAmount", { currency }), 1, MOST_UNITS),
        )}
        {field("disputeDays", t("worklist.settings.disputeDays"), 0, 10)}
        {field("skipLimit", t("worklist.settings.skipLimit"), 1, 10)}
      </div>
      <div className={styles.buttons}>
        <Button type="submit" disabled={save.isPending || wanted === null || !changed}>
          {t("worklist.settings.save")}
        </Button>
      </div>
    </form>
  );
}
