import { Field, Input, makeStyles, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type InterestRules, zInterestRate } from "../../../shared/contract/interest.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { RulesForm } from "./RulesForm.tsx";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  number: { width: "110px" },
  text: { width: "100%", maxWidth: "720px" },
});

/** Interés moratorio: what holds where nothing was agreed, and the text that reserves it. */
export function InterestSection(): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.interest.rules.queryOptions());
  return (
    <Section title={t("interest.settings.title")} hint={t("interest.settings.body")}>
      {data !== undefined && <Form rules={data} />}
    </Section>
  );
}

const RATES = [
  ["rate", "rate", "rateHint"],
  ["capRate", "cap", null],
  ["openingVatRate", "openingVat", "openingVatHint"],
] as const;

function Form({ rules }: { readonly rules: InterestRules }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [typed, setTyped] = useDraft(rules, () => rules);
  const save = useMutation({
    mutationFn: (wanted: InterestRules) => ledger.interest.saveRules({ commandId: crypto.randomUUID(), rules: wanted }),
  });
  const sound = (rate: string): boolean => zInterestRate.safeParse(rate.trim()).success;
  const good = RATES.every(([id]) => sound(typed[id]));
  const keep = (): void => {
    const { rate, capRate, openingVatRate } = typed;
    save.mutate({ ...typed, rate: rate.trim(), capRate: capRate.trim(), openingVatRate: openingVatRate.trim() });
  };
  return (
    <RulesForm
      save={save}
      words={{ save: t("interest.settings.save"), saved: t("interest.settings.saved") }}
      ready={good && JSON.stringify(typed) !== JSON.stringify(rules)}
      onSave={keep}
      fields={
        <>
          {RATES.map(([id, label, hint]) => (
            <Field
              key={id}
              label={t(`interest.settings.${label}`)}
              {...(hint === null ? {} : { hint: t(`interest.settings.${hint}`) })}
              {...(sound(typed[id])
                ? {}
                : { validationState: "error" as const, validationMessage: t("interest.settings.bad") })}
            >
              <Input
                className={styles.number}
                inputMode="decimal"
                maxLength={8}
                value={typed[id]}
                onChange={(_, { value }) => setTyped({ ...typed, [id]: value })}
              />
            </Field>
          ))}
          <Field label={t("interest.settings.dayCount")}>
            <RadioGroup
              layout="horizontal"
              value={String(typed.dayCount)}
              onChange={(_, { value }) => setTyped({ ...typed, dayCount: value === "360" ? 360 : 365 })}
            >
              <Radio value="365" label={t("interest.termsForm.days365")} />
              <Radio value="360" label={t("interest.termsForm.days360")} />
            </RadioGroup>
          </Field>
        </>
      }
    >
      {(["reserveEs", "reserveEn"] as const).map((id) => (
        <Field
          key={id}
          className={styles.text}
          label={t(`interest.settings.${id}`)}
          {...(id === "reserveEs" ? { hint: t("interest.settings.reserveHint") } : {})}
        >
          <Textarea
            rows={3}
            maxLength={1000}
            value={typed[id]}
            onChange={(_, { value }) => setTyped({ ...typed, [id]: value })}
          />
        </Field>
      ))}
    </RulesForm>
  );
}
