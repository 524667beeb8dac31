import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { zRetentionRules } from "../../../shared/contract/privacy.ts";
import { LEAST_YEARS, type RetentionRules } from "../../../shared/domain/privacy.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useDraft } from "../../lib/use-draft.ts";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalM,
    maxWidth: "640px",
    padding: "8px 4px",
  },
  number: { width: "110px" },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const FIELDS = ["taxYears", "commercialYears", "contactYears", "staffYears"] as const;

/** Plazos: for how many years what is kept. */
export function RulesForm(): ReactNode {
  const { data } = useQuery(orpc.privacy.rules.queryOptions());
  return data === undefined ? null : <Years rules={data} />;
}

function Years({ rules }: { readonly rules: RetentionRules }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [typed, setTyped] = useDraft(rules, () =>
    Object.fromEntries(FIELDS.map((field) => [field, String(rules[field])] as const)),
  );
  const saving = useMutation({
    mutationFn: (sound: RetentionRules) => ledger.privacy.saveRules({ commandId: crypto.randomUUID(), rules: sound }),
  });
  const read = (text: string | undefined): number => (/^\d{1,2}$/.test(text ?? "") ? Number(text) : Number.NaN);
  const wanted = zRetentionRules.safeParse(Object.fromEntries(FIELDS.map((field) => [field, read(typed[field])])));
  const changed = wanted.success && FIELDS.some((field) => wanted.data[field] !== rules[field]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted.success && changed) saving.mutate(wanted.data);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.text}>{t("privacy.rules.hint")}</p>
      {saving.isError && <ErrorNotice error={saving.error} onDismiss={saving.reset} />}
      {saving.isSuccess && (
        <Notice intent="success" onDismiss={saving.reset}>
          {t("privacy.rules.saved")}
        </Notice>
      )}
      {FIELDS.map((field) => (
        <Field
          key={field}
          label={t(`privacy.rules.${field}`)}
          {...(zRetentionRules.shape[field].safeParse(read(typed[field])).success
            ? {}
            : {
                validationState: "error" as const,
                validationMessage: t("privacy.rules.least", { least: LEAST_YEARS[field] }),
              })}
        >
          <Input
            className={styles.number}
            inputMode="numeric"
            value={typed[field] ?? ""}
            onChange={(_, { value }) => setTyped({ ...typed, [field]: value })}
          />
        </Field>
      ))}
      <Button type="submit" disabled={!changed || saving.isPending}>
        {t("privacy.rules.save")}
      </Button>
    </form>
  );
}
