import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TakenBack, TimelineRow } from "../../../shared/contract/contacts.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { ContactForm } from "./ContactForm.tsx";

const useStyles = makeStyles({
  surface: { maxWidth: "560px" },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface Props {
  readonly row: TimelineRow;
  readonly onClose: () => void;
  /** It was saved, with what became of what the row had brought about. */
  readonly onDone: (takenBack: readonly TakenBack[]) => void;
}

/** The right version of a row: the form, filled in with what the wrong one says. */
export function CorrectDialog({ row, onClose, onDone }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          {/* The form is read from the ledger first: until then the focus of the dialog has a place on the button. */}
          <DialogTitle
            action={
              <Button appearance="subtle" icon={<DismissRegular />} aria-label={t("common.close")} onClick={onClose} />
            }
          >
            {t("contacts.correct.title")}
          </DialogTitle>
          <DialogContent>
            <ContactForm
              customerId={row.customerId}
              corrects={row}
              onSaved={(_, takenBack) => onDone(takenBack)}
              onCancel={onClose}
            />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Says that a row does not hold at all, and why. */
export function WithdrawDialog({ row, onClose, onDone }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const saving = useCommand<{ readonly takenBack: readonly TakenBack[] }>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === "" || saving.isPending) return;
    const commandId = crypto.randomUUID();
    saving.mutate(() => ledger.contacts.withdraw({ commandId, interactionId: row.id, reason }), {
      onSuccess: ({ takenBack }) => onDone(takenBack),
    });
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{t("contacts.correct.withdrawTitle")}</DialogTitle>
            <DialogContent className={styles.content}>
              {saving.isError && <ErrorNotice error={saving.error} onDismiss={saving.reset} />}
              <span>{t("contacts.correct.withdrawBody")}</span>
              <TextField
                label={t("contacts.followUps.why")}
                maxLength={500}
                value={reason}
                problem={tried && reason.trim() === "" ? t("contacts.correct.reasonMissing") : null}
                onValue={setReason}
              />
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={saving.isPending}>
                {t("contacts.correct.withdraw")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
