import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useCommand } from "../../lib/use-command.ts";
import type { WorkFormProps } from "../../lib/work-forms.tsx";
import { AgreeableList, WholeFields } from "./AgreementFields.tsx";
import { PartFields } from "./PartFields.tsx";
import { PlanResult } from "./PlanResult.tsx";
import { useCustomerName, useSimulation } from "./queries.ts";
import { useAgreementDraft } from "./use-agreement-draft.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  customer: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS },
});

/** The simulator of an agreement in the window's side pane: what it comes to and who would allow it, while it is typed. */
export function AgreementForm({ form, onDone }: WorkFormProps<"agreement">): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toAgreements } = useNavigation();
  const name = useCustomerName(form.customerId);
  const state = useAgreementDraft({
    customerId: form.customerId,
    invoices: form.invoices ?? [],
    revises: form.revises ?? null,
  });
  const plan = useSimulation(state.draft);
  const [made, setMade] = useState<number | null>(null);
  const saving = useCommand<{ id: number }>();
  const ready = state.draft !== null && plan !== undefined && plan.problems.length === 0 && !saving.isPending;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { draft } = state;
    if (!ready || draft === null) return;
    const commandId = crypto.randomUUID();
    saving.mutate(() => ledger.agreements.save({ commandId, draft }), { onSuccess: ({ id }) => setMade(id) });
  };
  if (made !== null) {
    return (
      <div className={styles.form}>
        <Notice intent="success">{t("agreements.form.done", { id: made })}</Notice>
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            autoFocus
            onClick={() => {
              toAgreements({ customer: form.customerId, id: made });
              onDone();
            }}
          >
            {t("agreements.form.see")}
          </Button>
          <Button onClick={onDone}>{t("agreements.form.close")}</Button>
        </div>
      </div>
    );
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.customer}>{name ?? ""}</p>
      {form.revises !== undefined && (
        <p className={styles.quiet}>{t("agreements.form.revising", { id: form.revises })}</p>
      )}
      <AgreeableList state={state} />
      <WholeFields state={state} />
      {state.currencies.map((currency) => (
        <PartFields
          key={`${currency} ${state.today}`}
          state={state}
          currency={currency}
          plan={plan?.parts.find((part) => part.currency === currency)}
        />
      ))}
      {state.currencies.length === 0 && !state.loading && <p className={styles.quiet}>{t("agreements.form.choose")}</p>}
      {plan !== undefined && <PlanResult plan={plan} />}
      {saving.isError && <ErrorNotice error={saving.error} />}
      <div className={styles.buttons}>
        <Button appearance="primary" type="submit" disabledFocusable={!ready}>
          {t("agreements.form.save")}
        </Button>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
      </div>
    </form>
  );
}
