import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeType } from "../../../shared/contract/dispute-terms.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { recordUndo } from "../../lib/undo.ts";
import { useCommand } from "../../lib/use-command.ts";
import { EvidenceFiles } from "./EvidenceFiles.tsx";
import { useCustomerName } from "./queries.ts";
import { TypeField } from "./TypeField.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  customer: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly customerId: number;
  readonly invoices: readonly string[];
  readonly onDone: () => void;
}

/** Disputes several invoices of a customer for one reason: one dispute each, all of them or none; Ctrl+Z takes them back. */
export function ManyDisputesForm({ customerId, invoices, onDone }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toDisputes } = useNavigation();
  const name = useCustomerName(customerId);
  const [type, setType] = useState<DisputeType | null>(null);
  const [reason, setReason] = useState("");
  const [files, setFiles] = useState<readonly string[]>([]);
  const opening = useCommand<{ ids: number[] }>();
  const whole = type !== null && reason.trim() !== "";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (type === null || !whole || opening.isPending) return;
    const open = () =>
      ledger.disputes.openMany({
        commandId: crypto.randomUUID(),
        customerId,
        invoiceUuids: [...invoices],
        type,
        reason,
        files: [...files],
      });
    opening.mutate(open, {
      onSuccess: ({ ids }) => {
        let opened = ids;
        recordUndo({
          words: t("disputes.form.manyDone", { count: ids.length, customer: name ?? "" }),
          undo: async () => {
            for (const disputeId of opened) {
              await ledger.disputes.undo({ commandId: crypto.randomUUID(), disputeId, eventId: null });
            }
          },
          redo: async () => {
            opened = (await open()).ids;
          },
        });
        onDone();
        toDisputes({ customer: customerId });
      },
    });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.customer}>{name ?? ""}</p>
      <p className={styles.quiet}>{t("disputes.form.manyInvoices", { count: invoices.length })}</p>
      <TypeField type={type} onType={setType} />
      <Field label={t("disputes.form.reason")} required>
        <Textarea rows={3} maxLength={2000} value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <EvidenceFiles files={files} onChange={setFiles} />
      {opening.isError && <ErrorNotice error={opening.error} />}
      <div className={styles.buttons}>
        <Button appearance="primary" type="submit" disabledFocusable={!whole || opening.isPending}>
          {t("disputes.form.saveMany", { count: invoices.length })}
        </Button>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
      </div>
    </form>
  );
}
