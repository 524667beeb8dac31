import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type CustomerRules, zCustomerRules } from "../../../shared/contract/customer-credit.ts";
import { zRiskClass } from "../../../shared/contract/customer-profile.ts";
import { HOLD_REASONS } from "../../../shared/domain/customers/credit.ts";
import { STRATEGY_ACTIONS } from "../../../shared/domain/customers/strategy.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { NumberInput } from "./NumberInput.tsx";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  form: { display: "grid", gap: tokens.spacingVerticalL },
  group: { display: "grid", gap: tokens.spacingVerticalS, margin: 0, padding: 0, border: "none" },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold, marginBottom: "4px" },
  hint: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  checks: { display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(220px, 1fr))" },
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
  steps: { display: "grid", gap: "6px", margin: 0, padding: 0, listStyleType: "none" },
  step: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  day: { width: "80px" },
  action: { width: "250px" },
  add: { justifySelf: "start" },
});

const RISKS = zRiskClass.options;
type Risk = (typeof RISKS)[number];

interface Step {
  readonly key: string;
  readonly day: string;
  readonly action: (typeof STRATEGY_ACTIONS)[number];
  readonly risks: readonly Risk[];
}

/** What is typed of the numbers, by the name of the field. */
type Texts = Readonly<Record<string, string>>;

const stepsOf = (rules: CustomerRules): Step[] =>
  rules.steps.map(({ day, action, risks }) => ({ key: crypto.randomUUID(), day: String(day), action, risks }));

function textsOf({ credit, preventiveDays }: CustomerRules): Texts {
  return {
    holdDays: String(credit.holdDaysPastDue),
    reviewMonths: String(credit.reviewMonths),
    times: String(credit.purchaseTenths / 10),
    months: String(credit.purchaseMonths),
    preventiveDays: String(preventiveDays),
    ...Object.fromEntries(RISKS.map((risk) => [risk, String(credit.riskPercent[risk])])),
  };
}

function dayOf(text: string): number | null {
  return /^-?\d{1,3}$/.test(text.trim()) ? Number(text) : null;
}

function rulesOf(texts: Texts, without: CustomerRules["credit"]["without"], steps: readonly Step[]) {
  const number = (name: string): number => (/^\d{1,4}$/.test(texts[name]?.trim() ?? "") ? Number(texts[name]) : -1);
  const times = /^\d{1,2}(\.\d)?$/.test(texts["times"]?.trim() ?? "") ? Math.round(Number(texts["times"]) * 10) : -1;
  return zCustomerRules.safeParse({
    credit: {
      holdDaysPastDue: number("holdDays"),
      without,
      reviewMonths: number("reviewMonths"),
      purchaseTenths: times,
      purchaseMonths: number("months"),
      riskPercent: Object.fromEntries(RISKS.map((risk) => [risk, number(risk)])),
    },
    preventiveDays: number("preventiveDays"),
    steps: steps.map(({ day, action, risks }) => ({ day: dayOf(day), action, risks })),
  }).data;
}

/** Crédito y etapas: when a hold is suggested, which limit is, and what is due by days past due. */
export function CreditRulesSection(): ReactNode {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(orpc.customers.rules.queryOptions());
  return (
    <Section title={t("credit.settings.title")} hint={t("credit.settings.about")}>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <RulesForm rules={data} />}
    </Section>
  );
}

function RulesForm({ rules }: { readonly rules: CustomerRules }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [texts, setTexts] = useDraft(rules, () => textsOf(rules));
  const [without, setWithout] = useDraft(rules, () => rules.credit.without);
  const [steps, setSteps] = useDraft(rules, () => stepsOf(rules));
  const save = useMutation({
    mutationFn: (wanted: CustomerRules) =>
      ledger.customers.saveRules({ commandId: crypto.randomUUID(), rules: wanted }),
  });
  const wanted = rulesOf(texts, without, steps);
  const changed = wanted === undefined || JSON.stringify(wanted) !== JSON.stringify(rules);
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
  const changeStep = (key: string, changes: Partial<Step>): void =>
    setSteps(steps.map((step) => (step.key === key ? { ...step, ...changes } : step)));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted !== undefined && changed) save.mutate(wanted);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {save.isError && <ErrorNotice error={save.error} onDismiss={save.reset} />}
      {save.isSuccess && !changed && <Notice intent="success">{t("credit.settings.saved")}</Notice>}
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t("credit.settings.reasons")}</legend>
        <div className={styles.checks}>
          {HOLD_REASONS.map((reason) => (
            <Checkbox
              key={reason}
              label={t(`ficha.holdReasons.${reason}`)}
              checked={!without.includes(reason)}
              onChange={(_, { checked }) =>
                setWithout(checked === true ? without.filter((each) => each !== reason) : [...without, reason])
              }
            />
          ))}
        </div>
      </fieldset>
      <div className={styles.wide}>
        {field("holdDays", t("credit.settings.holdDays"), 0, 365)}
        {field("reviewMonths", t("credit.settings.reviewMonths"), 1, 60)}
        {field("preventiveDays", t("credit.settings.preventiveDays"), 0, 60)}
      </div>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t("credit.settings.suggested")}</legend>
        <div className={styles.fields}>
          <Field
            label={t("credit.settings.times")}
            {...(/^\d{1,2}(\.\d)?$/.test(texts["times"] ?? "") && Number(texts["times"]) > 0
              ? {}
              : {
                  validationState: "error" as const,
                  validationMessage: t("credit.settings.invalid", { from: "0.1", to: "20" }),
                })}
          >
            <Input
              className={styles.day}
              inputMode="decimal"
              value={texts["times"] ?? ""}
              maxLength={4}
              onChange={(_, { value }) => setTexts({ ...texts, times: value })}
            />
          </Field>
          {field("months", t("credit.settings.months"), 1, 36)}
          {RISKS.map((risk) => field(risk, t("credit.settings.risk", { risk }), 0, 100))}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t("credit.settings.steps")}</legend>
        <p className={styles.hint}>{t("credit.settings.stepsHint")}</p>
        <ul className={styles.steps}>
          {steps.map((step) => (
            <StepLine
              key={step.key}
              step={step}
              onChange={(changes) => changeStep(step.key, changes)}
              onRemove={() => setSteps(steps.filter((each) => each.key !== step.key))}
            />
          ))}
        </ul>
        <Button
          className={styles.add}
          size="small"
          icon={<AddRegular />}
          onClick={() => setSteps([...steps, { key: crypto.randomUUID(), day: "", action: "call", risks: RISKS }])}
        >
          {t("credit.settings.add")}
        </Button>
      </fieldset>
      <div>
        <Button type="submit" disabled={save.isPending || wanted === undefined || !changed}>
          {t("credit.settings.save")}
        </Button>
      </div>
    </form>
  );
}

interface LineProps {
  readonly step: Step;
  readonly onChange: (changes: Partial<Step>) => void;
  readonly onRemove: () => void;
}

/** One line of the strategy: on which day what is due, for whom. */
function StepLine({ step, onChange, onRemove }: LineProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const remove = t("credit.settings.remove", { day: step.day });
  return (
    <li className={styles.step}>
      <Input
        className={styles.day}
        aria-label={t("credit.settings.day")}
        aria-invalid={dayOf(step.day) === null}
        value={step.day}
        maxLength={4}
        onChange={(_, { value }) => onChange({ day: value })}
      />
      <Select
        className={styles.action}
        aria-label={t("credit.settings.action")}
        value={step.action}
        onChange={(_, { value }) => {
          const action = STRATEGY_ACTIONS.find((each) => each === value);
          if (action !== undefined) onChange({ action });
        }}
      >
        {STRATEGY_ACTIONS.map((action) => (
          <option key={action} value={action}>
            {t(`credit.actions.${action}`)}
          </option>
        ))}
      </Select>
      <fieldset
        className={styles.step}
        style={{ border: 0, margin: 0, padding: 0 }}
        aria-label={t("credit.settings.risks")}
      >
        {RISKS.map((risk) => (
          <Checkbox
            key={risk}
            label={risk}
            checked={step.risks.includes(risk)}
            onChange={(_, { checked }) =>
              onChange({
                risks: RISKS.filter((each) => (each === risk ? checked === true : step.risks.includes(each))),
              })
            }
          />
        ))}
      </fieldset>
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={remove}
        title={remove}
        onClick={onRemove}
      />
    </li>
  );
}
