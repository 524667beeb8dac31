import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  text: { margin: 0 },
  submit: { whiteSpace: "nowrap", maxWidth: "none" },
});

/** Cancels an open promise with the reason why it does not hold any more. */
export function CancelPromise({ id, onClose }: { readonly id: number; readonly onClose: () => void }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const cancelling = useCommand<{ id: number }>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() === "" || cancelling.isPending) return;
    const commandId = crypto.randomUUID();
    cancelling.mutate(() => ledger.promises.cancel({ commandId, id, reason }), { onSuccess: onClose });
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{t("promises.cancel.title")}</DialogTitle>
            <DialogContent className={styles.fields}>
              <p className={styles.text}>{t("promises.cancel.body")}</p>
              <Field label={t("promises.cancel.reason")} required>
                <Textarea value={reason} maxLength={1000} onChange={(_, { value }) => setReason(value)} />
              </Field>
              {cancelling.isError && <ErrorNotice error={cancelling.error} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.close")}</Button>
              <Button className={styles.submit} appearance="primary" type="submit" disabled={reason.trim() === ""}>
                {t("promises.cancel.submit")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
