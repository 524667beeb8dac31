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
  Radio,
  RadioGroup,
  tokens,
} from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FollowUp } from "../../../shared/contract/contacts.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { instantOf, parseTime } from "./contact-draft.ts";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface Props {
  readonly customerId: number;
  /** The one that is moved; null adds one. */
  readonly followUp: FollowUp | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Adds a follow-up by hand, or moves one to another day with its reason (KPIS 7). */
export function FollowUpDialog({ customerId, followUp, onClose, onDone }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [dueOn, setDueOn] = useState("");
  const [time, setTime] = useState("");
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState<"customer-asked" | "other">("other");
  const [tried, setTried] = useState(false);
  const saving = useCommand<unknown>();
  const day = parseTypedDay(dueOn);
  const badTime = time.trim() !== "" && parseTime(time) === null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (day === null || badTime || saving.isPending) return;
    const dueAt = time.trim() === "" ? null : instantOf(day, time);
    const commandId = crypto.randomUUID();
    saving.mutate(
      () =>
        followUp === null
          ? ledger.contacts.addFollowUp({ commandId, customerId, dueOn: day, dueAt, note })
          : ledger.contacts.moveFollowUp({ commandId, id: followUp.id, dueOn: day, dueAt, reason: asked }),
      { onSuccess: onDone },
    );
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{t(followUp === null ? "contacts.followUps.add" : "contacts.followUps.move")}</DialogTitle>
            <DialogContent className={styles.content}>
              {saving.isError && <ErrorNotice error={saving.error} onDismiss={saving.reset} />}
              <TextField
                label={t("contacts.followUps.newDay")}
                maxLength={20}
                placeholder={followUp === null ? "" : formatDay(followUp.dueOn)}
                value={dueOn}
                problem={tried && day === null ? t("contacts.form.dayInvalid") : null}
                onValue={setDueOn}
              />
              <TextField
                label={t("contacts.form.followUpAt")}
                maxLength={5}
                placeholder="00:00"
                value={time}
                problem={tried && badTime ? t("contacts.form.timeInvalid") : null}
                onValue={setTime}
              />
              {followUp === null ? (
                <TextField label={t("contacts.form.followUpNote")} maxLength={500} value={note} onValue={setNote} />
              ) : (
                <Field label={t("contacts.followUps.why")}>
                  <RadioGroup
                    value={asked}
                    onChange={(_, { value }) => setAsked(value === "customer-asked" ? "customer-asked" : "other")}
                  >
                    <Radio value="customer-asked" label={t("contacts.followUps.customerAsked")} />
                    <Radio value="other" label={t("contacts.followUps.other")} />
                  </RadioGroup>
                </Field>
              )}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={saving.isPending}>
                {t("common.save")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
