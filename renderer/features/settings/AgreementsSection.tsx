import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type AgreementRules, zAgreementRules } from "../../../shared/contract/agreements.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { RulesForm } from "./RulesForm.tsx";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  number: { width: "110px" },
});

const RULES = [
  { id: "graceDays", label: "grace", hint: "graceHint", from: 0, to: 60 },
  { id: "offerDays", label: "offer", hint: null, from: 1, to: 180 },
  { id: "terminateDays", label: "terminate", hint: "terminateHint", from: 0, to: 365 },
] as const;

/** Acuerdos: days of grace, how long an offer stands, and when a default ends an agreement by itself. */
export function AgreementsSection(): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.agreements.rules.queryOptions());
  return (
    <Section title={t("agreements.settings.title")} hint={t("agreements.settings.body")}>
      {data !== undefined && <Form rules={data} />}
    </Section>
  );
}

function Form({ rules }: { readonly rules: AgreementRules }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [typed, setTyped] = useDraft<Readonly<Record<keyof AgreementRules, string>>>(rules, () => ({
    graceDays: String(rules.graceDays),
    offerDays: String(rules.offerDays),
    terminateDays: rules.terminateDays === null ? "" : String(rules.terminateDays),
  }));
  const save = useMutation({
    mutationFn: (sound: AgreementRules) =>
      ledger.agreements.saveRules({ commandId: crypto.randomUUID(), rules: sound }),
  });
  const values = {
    graceDays: read(typed.graceDays),
    offerDays: read(typed.offerDays),
    terminateDays: typed.terminateDays.trim() === "" ? null : read(typed.terminateDays),
  };
  const wanted = zAgreementRules.safeParse(values);
  const changed = RULES.some(({ id }) => values[id] !== rules[id]);
  return (
    <RulesForm
      save={save}
      words={{ save: t("agreements.settings.save"), saved: t("agreements.settings.saved") }}
      ready={wanted.success && changed}
      onSave={() => wanted.success && save.mutate(wanted.data)}
      fields={RULES.map(({ id, label, hint, from, to }) => (
        <Field
          key={id}
          label={t(`agreements.settings.${label}`)}
          {...(hint === null ? {} : { hint: t(`agreements.settings.${hint}`) })}
          {...(zAgreementRules.shape[id].safeParse(values[id]).success
            ? {}
            : {
                validationState: "error" as const,
                validationMessage: t("agreements.settings.bad", { from, to }),
              })}
        >
          <Input
            className={styles.number}
            inputMode="numeric"
            value={typed[id]}
            onChange={(_, { value }) => setTyped({ ...typed, [id]: value })}
          />
        </Field>
      ))}
    />
  );
}

/** A typed number; -1, which the rules refuse, when it is none. */
function read(text: string): number {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : -1;
}
