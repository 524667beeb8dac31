import { Field, Textarea } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../components/FormDialog.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";

interface Props {
  readonly id: number;
  readonly onClose: () => void;
}

/** Asks another person to allow a campaign. */
export function AskDialog({ id, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [note, setNote] = useState("");
  const send = useCommand<unknown>();
  return (
    <FormDialog
      title={t("campaigns.page.askTitle")}
      body={t("campaigns.page.askHint")}
      action={t("campaigns.page.ask")}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate(() => ledger.campaigns.ask({ commandId: crypto.randomUUID(), id, note }), { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Field label={t("campaigns.page.askNote")}>
        <Textarea value={note} rows={2} maxLength={1000} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </FormDialog>
  );
}

/** Gives a campaign up that was not started. */
export function CancelDialog({ id, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const send = useCommand<unknown>();
  const missing = tried && reason.trim() === "";
  const submit = (): void => {
    setTried(true);
    if (reason.trim() === "") return;
    send.mutate(() => ledger.campaigns.cancel({ commandId: crypto.randomUUID(), id, reason }), { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t("campaigns.page.cancelTitle")}
      action={t("campaigns.page.cancel")}
      busy={send.isPending}
      error={send.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t("campaigns.page.cancelReason")}
        {...(missing
          ? { validationState: "error" as const, validationMessage: t("campaigns.page.cancelReasonMissing") }
          : {})}
      >
        <Textarea value={reason} rows={2} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
    </FormDialog>
  );
}

/** Draws who is treated and who is control, and lets the window run. */
export function StartDialog({ id, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const send = useCommand<unknown>();
  return (
    <FormDialog
      title={t("campaigns.page.startTitle")}
      body={t("campaigns.page.startHint")}
      action={t("campaigns.page.start")}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate(() => ledger.campaigns.start({ commandId: crypto.randomUUID(), id }), { onSuccess: onClose })
      }
      onClose={onClose}
    >
      {null}
    </FormDialog>
  );
}
