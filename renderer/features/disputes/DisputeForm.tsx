import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeDraft, DisputeStands } from "../../../shared/contract/disputes.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useNavigation } from "../../lib/navigation.ts";
import type { WorkFormProps } from "../../lib/work-forms.tsx";
import { DisputeFields } from "./DisputeFields.tsx";
import { useCommand, useCustomerName } from "./queries.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  customer: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  files: { listStyleType: "none", margin: 0, padding: 0 },
  file: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS },
});

const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** The form of a dispute in the window's side pane; what was opened is shown on its own screen. */
export function DisputeForm({ form, onDone }: WorkFormProps<"dispute">): ReactNode {
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
  const add = async (): Promise<void> => {
    const chosen = await native.chooseEvidence();
    setFiles((before) => [...new Set([...before, ...chosen])].slice(0, 20));
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.customer}>{name ?? ""}</p>
      <DisputeFields
        customerId={form.customerId}
        invoices={form.invoiceUuid === undefined ? [] : [form.invoiceUuid]}
        value={draft}
        onChange={setDraft}
      />
      {files.length > 0 && (
        <ul className={styles.files} aria-label={t("disputes.form.files")}>
          {files.map((path) => (
            <li key={path} className={styles.file}>
              {nameOf(path)}
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={t("disputes.form.removeFile", { name: nameOf(path) })}
                onClick={() => setFiles(files.filter((each) => each !== path))}
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button size="small" onClick={() => void add()}>
          {t("disputes.form.addFiles")}
        </Button>
      </div>
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
