import { Button, Field, Input, makeStyles, Radio, RadioGroup, Textarea, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type InterestRules, zInterestRate } from "../../../shared/contract/interest.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, alignItems: "flex-start" },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(250px, 1fr))",
    gap: "12px 24px",
    // A field does not grow with the words under the one beside it.
    alignItems: "start",
    width: "100%",
  },
  number: { width: "110px" },
  text: { width: "100%", maxWidth: "720px" },
});

/** Interés moratorio: what holds where nothing was agreed, and the text that reserves it. */
export function InterestSection(): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.interest.rules.queryOptions());
  return (
    <Section title={t("interest.settings.title")} hint={t("interest.settings.body")}>
      {data !== undefined && <RulesForm rules={data} />}
    </Section>
  );
}

const RATES = [
  ["rate", "rate", "rateHint"],
  ["capRate", "cap", null],
  ["openingVatRate", "openingVat", "openingVatHint"],
] as const;

function RulesForm({ rules }: { readonly rules: InterestRules }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [typed, setTyped] = useDraft(rules, () => rules);
  const save = useMutation({
    mutationFn: (wanted: InterestRules) => ledger.interest.saveRules({ commandId: crypto.randomUUID(), rules: wanted }),
  });
  const sound = (rate: string): boolean => zInterestRate.safeParse(rate.trim()).success;
  const good = RATES.every(([id]) => sound(typed[id]));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!good) return;
    const { rate, capRate, openingVatRate } = typed;
    save.mutate({ ...typed, rate: rate.trim(), capRate: capRate.trim(), openingVatRate: openingVatRate.trim() });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {save.isError && <ErrorNotice error={save.error} onDismiss={save.reset} />}
      {save.isSuccess && (
        <Notice intent="success" onDismiss={save.reset}>
          {t("interest.settings.saved")}
        </Notice>
      )}
      <div className={styles.fields}>
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
      </div>
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
      <Button type="submit" disabled={!good || save.isPending || JSON.stringify(typed) === JSON.stringify(rules)}>
        {t("interest.settings.save")}
      </Button>
    </form>
  );
}
