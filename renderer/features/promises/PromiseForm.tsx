import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { TFunction } from "i18next";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseDraft } from "../../../shared/contract/promises.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useCommand } from "../../lib/use-command.ts";
import type { WorkFormProps } from "../../lib/work-forms.tsx";
import { PromiseFields } from "./PromiseFields.tsx";
import { useCustomerName } from "./queries.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  customer: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS },
});

interface Made {
  readonly id: number;
  readonly draft: PromiseDraft;
}

/** The form of a promise in the window's side pane; a promise just made can be taken back from here. */
export function PromiseForm({ form, onDone }: WorkFormProps<"promise">): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toPromises } = useNavigation();
  const name = useCustomerName(form.customerId);
  const [draft, setDraft] = useState<PromiseDraft | null>(null);
  const [made, setMade] = useState<Made | "asked" | "undone" | null>(null);
  const making = useCommand<Awaited<ReturnType<typeof ledger.promises.make>>>();
  const undoing = useCommand<{ id: number }>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (draft === null || making.isPending) return;
    const commandId = crypto.randomUUID();
    making.mutate(() => ledger.promises.make({ commandId, draft }), {
      onSuccess: ({ id }) => setMade(id === null ? "asked" : { id, draft }),
    });
  };
  if (made === "undone" || made === "asked") {
    return (
      <div className={styles.form}>
        <Notice intent="info">{t(`promises.form.${made}`)}</Notice>
        <div className={styles.buttons}>
          <Button onClick={onDone} autoFocus>
            {t("promises.form.close")}
          </Button>
        </div>
      </div>
    );
  }
  if (made !== null) {
    const undo = (): void => {
      const commandId = crypto.randomUUID();
      undoing.mutate(() => ledger.promises.undo({ commandId, id: made.id }), { onSuccess: () => setMade("undone") });
    };
    return (
      <div className={styles.form}>
        <Notice intent="success">{madeWords(made.draft, t)}</Notice>
        {undoing.isError && <ErrorNotice error={undoing.error} />}
        <div className={styles.buttons}>
          <Button appearance="primary" onClick={onDone} autoFocus>
            {t("promises.form.close")}
          </Button>
          <Button onClick={undo} disabled={undoing.isPending}>
            {t("promises.form.undo")}
          </Button>
          <Button
            onClick={() => {
              toPromises({ customer: form.customerId });
              onDone();
            }}
          >
            {t("promises.form.see")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.customer}>{name ?? ""}</p>
      {form.renegotiates !== undefined && <p className={styles.quiet}>{t("promises.form.renegotiating")}</p>}
      <PromiseFields
        customerId={form.customerId}
        invoices={form.invoices ?? []}
        value={draft}
        onChange={setDraft}
        takeFocus
        {...(form.renegotiates === undefined ? {} : { renegotiates: form.renegotiates })}
      />
      {making.isError && <ErrorNotice error={making.error} />}
      <div className={styles.buttons}>
        <Button appearance="primary" type="submit" disabledFocusable={draft === null || making.isPending}>
          {t("promises.form.save")}
        </Button>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
      </div>
    </form>
  );
}

function madeWords({ payments, currency }: PromiseDraft, t: TFunction): string {
  const sum = payments.reduce((total, payment) => total + payment.amountMinor, 0);
  const amount = formatMoney(sum, currency);
  const [only] = payments;
  return payments.length === 1 && only
    ? t("promises.form.done", { amount, day: formatDay(only.dueOn) })
    : t("promises.form.doneMany", { amount, count: payments.length });
}
