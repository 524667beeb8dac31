import { Dropdown, Field, Input, makeStyles, Option, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type KpiRules, zKpiRules } from "../../../shared/contract/kpis.ts";
import { Notice } from "../../components/Notice.tsx";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { NumberInput, wholeOf } from "./NumberInput.tsx";
import { RulesForm } from "./RulesForm.tsx";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  number: { width: "96px" },
  table: { borderCollapse: "collapse", "& th, & td": { padding: "3px 16px 3px 0", textAlign: "left" } },
  name: { fontWeight: tokens.fontWeightRegular },
});

const RECOVERY = zKpiRules.shape.recoveryMethod.options;
const DSO = zKpiRules.shape.dsoMethod.options;
type Targeted = keyof KpiRules["targets"];
const TARGETS = Object.keys(zKpiRules.shape.targets.shape) as Targeted[];
/** Months the simple method of DSO looks back at most. */
const MOST_MONTHS = 12;
const BELOW: ReadonlySet<Targeted> = new Set(["overdue", "dso"]);

/** Indicadores: by which methods they are reckoned and by which goals judged. */
export function KpisSection(): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.kpis.rules.queryOptions());
  return (
    <Section title={t("kpis.rules.title")} hint={t("kpis.rules.hint")}>
      {data !== undefined && <Form rules={data} />}
    </Section>
  );
}

function Form({ rules }: { readonly rules: KpiRules }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [typed, setTyped] = useDraft(rules, () => rules);
  // As typed: while it is being changed it need not be a number.
  const [months, setMonths] = useDraft(rules, () => String(rules.dsoWindowMonths));
  const save = useMutation({
    mutationFn: (sound: KpiRules) => ledger.kpis.saveRules({ commandId: crypto.randomUUID(), rules: sound }),
  });
  const whole = { ...typed, dsoWindowMonths: wholeOf(months, 1, MOST_MONTHS) };
  const wanted = zKpiRules.safeParse(whole);
  const goals = zKpiRules.shape.targets.safeParse(typed.targets);
  const goodTime = zKpiRules.shape.dailyCutOff.safeParse(typed.dailyCutOff).success;
  const changed = JSON.stringify(whole) !== JSON.stringify(rules);
  const goal = (kpi: Targeted, which: "goal" | "amberUntil"): ReactNode => (
    <Input
      className={styles.number}
      inputMode="decimal"
      aria-label={`${t(`kpis.rules.kpis.${kpi}`)}: ${t(which === "goal" ? "kpis.rules.goal" : "kpis.rules.amber")}`}
      aria-invalid={!zKpiRules.shape.targets.shape[kpi].shape[which].safeParse(typed.targets[kpi][which]).success}
      value={typed.targets[kpi][which]}
      onChange={(_, { value }) =>
        setTyped({ ...typed, targets: { ...typed.targets, [kpi]: { ...typed.targets[kpi], [which]: value.trim() } } })
      }
    />
  );
  return (
    <RulesForm
      save={save}
      words={{ save: t("kpis.rules.save"), saved: t("kpis.rules.saved") }}
      ready={wanted.success && changed}
      onSave={() => wanted.success && save.mutate(wanted.data)}
      fields={
        <>
          <Field label={t("kpis.rules.recovery")}>
            <Dropdown
              value={t(`kpis.methods.${typed.recoveryMethod}`)}
              selectedOptions={[typed.recoveryMethod]}
              onOptionSelect={(_, { optionValue }) => {
                const chosen = RECOVERY.find((each) => each === optionValue);
                if (chosen !== undefined) setTyped({ ...typed, recoveryMethod: chosen });
              }}
            >
              {RECOVERY.map((method) => (
                <Option key={method} value={method}>
                  {t(`kpis.methods.${method}`)}
                </Option>
              ))}
            </Dropdown>
          </Field>
          <Field label={t("kpis.rules.dso")}>
            <Dropdown
              value={t(`kpis.methods.${typed.dsoMethod}`)}
              selectedOptions={[typed.dsoMethod]}
              onOptionSelect={(_, { optionValue }) => {
                const chosen = DSO.find((each) => each === optionValue);
                if (chosen !== undefined) setTyped({ ...typed, dsoMethod: chosen });
              }}
            >
              {DSO.map((method) => (
                <Option key={method} value={method}>
                  {t(`kpis.methods.${method}`)}
                </Option>
              ))}
            </Dropdown>
          </Field>
          <NumberInput label={t("kpis.rules.window")} from={1} to={MOST_MONTHS} text={months} onText={setMonths} />
          <Field
            label={t("kpis.rules.dailyCutOff")}
            {...(goodTime ? {} : { validationState: "error", validationMessage: t("reportsScreen.timeBad") })}
          >
            <Input
              className={styles.number}
              value={typed.dailyCutOff}
              onChange={(_, { value }) => setTyped({ ...typed, dailyCutOff: value.trim() })}
            />
          </Field>
        </>
      }
    >
      <table className={styles.table} aria-label={t("kpis.rules.targets")}>
        <thead>
          <tr>
            <th scope="col">{t("kpis.rules.kpi")}</th>
            <th scope="col">{t("kpis.rules.goal")}</th>
            <th scope="col">{t("kpis.rules.amber")}</th>
          </tr>
        </thead>
        <tbody>
          {TARGETS.map((kpi) => (
            <tr key={kpi}>
              <th scope="row" className={styles.name}>
                {t(`kpis.rules.kpis.${kpi}`)}, {t(BELOW.has(kpi) ? "kpis.rules.below" : "kpis.rules.atLeast")}
              </th>
              <td>{goal(kpi, "goal")}</td>
              <td>{goal(kpi, "amberUntil")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!goals.success && <Notice intent="error">{t("kpis.rules.invalid")}</Notice>}
    </RulesForm>
  );
}
