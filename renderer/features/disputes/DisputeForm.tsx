import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeDraft, DisputeStands } from "../../../shared/contract/disputes.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useCommand } from "../../lib/use-command.ts";
import type { WorkFormProps } from "../../lib/work-forms.tsx";
import { DisputeFields } from "./DisputeFields.tsx";
import { EvidenceFiles } from "./EvidenceFiles.tsx";
import { ManyDisputesForm } from "./ManyDisputesForm.tsx";
import { useCustomerName } from "./queries.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  customer: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS },
});

/** The form of a dispute in the window's side pane, of one invoice or of several for the same reason. */
export function DisputeForm({ form, onDone }: WorkFormProps<"dispute">): ReactNode {
  const { customerId, invoices = [] } = form;
  return invoices.length > 1 ? (
    <ManyDisputesForm customerId={customerId} invoices={invoices} onDone={onDone} />
  ) : (
    <OneDisputeForm form={form} onDone={onDone} />
  );
}

/** What was opened is shown on its own screen. */
function OneDisputeForm({ form, onDone }: WorkFormProps<"dispute">): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toDisputes } = useNavigation();
  const name = useCustomerName(form.customerId);
  const [draft, setDraft] = useState<DisputeDraft | null>(null);
  const [files, setFiles] = useState<readonly string[]>([]);
  const opening = useCommand<DisputeStands>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (draft === null || opening.isPending) return;
    const commandId = crypto.randomUUID();
    opening.mutate(() => ledger.disputes.open({ commandId, draft, files: [...files] }), {
      onSuccess: ({ id }) => {
        onDone();
        toDisputes({ id });
      },
    });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.customer}>{name ?? ""}</p>
      <DisputeFields customerId={form.customerId} invoices={form.invoices ?? []} value={draft} onChange={setDraft} />
      <EvidenceFiles files={files} onChange={setFiles} />
      {opening.isError && <ErrorNotice error={opening.error} />}
      <div className={styles.buttons}>
        <Button appearance="primary" type="submit" disabledFocusable={draft === null || opening.isPending}>
          {t("disputes.form.save")}
        </Button>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
      </div>
    </form>
  );
}
