import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type AgreementRules, zAgreementRules } from "../../../shared/contract/agreements.ts";
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
      {data !== undefined && <RulesForm rules={data} />}
    </Section>
  );
}

function RulesForm({ rules }: { readonly rules: AgreementRules }): ReactNode {
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
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted.success && changed) save.mutate(wanted.data);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {save.isError && <ErrorNotice error={save.error} onDismiss={save.reset} />}
      {save.isSuccess && (
        <Notice intent="success" onDismiss={save.reset}>
          {t("agreements.settings.saved")}
        </Notice>
      )}
      <div className={styles.fields}>
        {RULES.map(({ id, label, hint, from, to }) => (
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
      </div>
      <Button type="submit" disabled={!wanted.success || !changed || save.isPending}>
        {t("agreements.settings.save")}
      </Button>
    </form>
  );
}

/** A typed number; -1, which the rules refuse, when it is none. */
function read(text: string): number {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : -1;
}
