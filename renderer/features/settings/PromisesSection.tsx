import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type PromiseRules, zPromiseRules } from "../../../shared/contract/promises.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { RulesForm } from "./RulesForm.tsx";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  number: { width: "110px" },
});

interface NumberRule {
  readonly id: keyof PromiseRules;
  readonly label: "grace" | "tolerance" | "maxDays" | "maxBroken" | "brokenDays";
  readonly hint: "graceHint" | "toleranceHint" | "maxDaysHint" | "maxBrokenHint" | null;
  readonly from: number;
  readonly to: number;
  /** What one of the number is kept as: the tolerance is typed in percent. */
  readonly unit: number;
}

const RULES: readonly NumberRule[] = [
  { id: "graceDays", label: "grace", hint: "graceHint", from: 0, to: 30, unit: 1 },
  { id: "toleranceBp", label: "tolerance", hint: "toleranceHint", from: 0, to: 20, unit: 100 },
  { id: "maxDays", label: "maxDays", hint: "maxDaysHint", from: 1, to: 365, unit: 1 },
  { id: "maxBroken", label: "maxBroken", hint: "maxBrokenHint", from: 0, to: 20, unit: 1 },
  { id: "brokenDays", label: "brokenDays", hint: null, from: 1, to: 730, unit: 1 },
];

/** A number of the rule as it is kept; null when it is none. */
function read(rule: NumberRule, text: string): number | null {
  const value = /^\d+(\.\d{1,2})?$/.test(text.trim()) ? Number(text) * rule.unit : Number.NaN;
  const kept = Math.round(value);
  return kept >= rule.from * rule.unit && kept <= rule.to * rule.unit && Math.abs(kept - value) < 1e-6 ? kept : null;
}

/** Promesas de pago: grace, tolerance, how far ahead, and when a coordinator is asked. */
export function PromisesSection(): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.promises.rules.queryOptions());
  return (
    <Section title={t("promises.settings.title")} hint={t("promises.settings.body")}>
      {data !== undefined && <Form rules={data} />}
    </Section>
  );
}

function Form({ rules }: { readonly rules: PromiseRules }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [typed, setTyped] = useDraft<Readonly<Record<keyof PromiseRules, string>>>(rules, () => ({
    graceDays: String(rules.graceDays),
    toleranceBp: String(rules.toleranceBp / 100),
    maxDays: String(rules.maxDays),
    maxBroken: String(rules.maxBroken),
    brokenDays: String(rules.brokenDays),
  }));
  const save = useMutation({
    mutationFn: (sound: PromiseRules) => ledger.promises.saveRules({ commandId: crypto.randomUUID(), rules: sound }),
  });
  const values = Object.fromEntries(RULES.map((rule) => [rule.id, read(rule, typed[rule.id])]));
  const wanted = zPromiseRules.safeParse(values);
  const changed = RULES.some(({ id }) => values[id] !== rules[id]);
  return (
    <RulesForm
      save={save}
      words={{ save: t("promises.settings.save"), saved: t("promises.settings.saved") }}
      ready={wanted.success && changed}
      onSave={() => wanted.success && save.mutate(wanted.data)}
      fields={RULES.map((rule) => (
        <Field
          key={rule.id}
          label={t(`promises.settings.${rule.label}`)}
          {...(rule.hint === null ? {} : { hint: t(`promises.settings.${rule.hint}`) })}
          {...(read(rule, typed[rule.id]) === null
            ? {
                validationState: "error" as const,
                validationMessage: t("promises.settings.bad", { from: rule.from, to: rule.to }),
              }
            : {})}
        >
          <Input
            className={styles.number}
            inputMode="decimal"
            value={typed[rule.id]}
            onChange={(_, { value }) => setTyped({ ...typed, [rule.id]: value })}
          />
        </Field>
      ))}
    />
  );
}
