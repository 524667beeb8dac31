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
import type { AgreementView } from "../../../shared/contract/agreements.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { DayField } from "../../components/DayField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { useAgreeable } from "./queries.ts";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  text: { margin: 0 },
  submit: { whiteSpace: "nowrap", maxWidth: "none" },
});

/** Steps that ask for something before they are taken. */
export type Step = "ask" | "offer" | "sign" | "withdraw" | "terminate";

interface Props {
  readonly step: Step;
  readonly agreement: Pick<AgreementView, "id" | "customerId" | "expiresOn">;
  /** Called with what was done, or null when it was left. */
  readonly onClose: (done: Step | null) => void;
}

/** Takes a step of an agreement: the day or the reason it needs, and what it does. */
export function StepDialog({ step, agreement, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data } = useAgreeable(agreement.customerId, null);
  const [text, setText] = useState("");
  const [typed, setTyped] = useState<string | null>(null);
  const command = useCommand<unknown>();
  const today = data?.today ?? "";
  const proposed = step === "offer" ? addDays(today || "2026-01-01", data?.rules.offerDays ?? 0) : today;
  const day = typed ?? proposed;
  const dated = step === "offer" || step === "sign";
  const needsReason = step === "withdraw" || step === "terminate";
  const ready = today !== "" && (!dated || day !== "") && (!needsReason || text.trim() !== "") && !command.isPending;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready) return;
    const base = { commandId: crypto.randomUUID(), id: agreement.id };
    const send = (): Promise<unknown> => {
      if (step === "ask") return ledger.agreements.ask({ ...base, note: text });
      if (step === "offer") return ledger.agreements.offer({ ...base, expiresOn: day });
      if (step === "sign") return ledger.agreements.sign({ ...base, signedOn: day });
      return step === "withdraw"
        ? ledger.agreements.withdraw({ ...base, reason: text })
        : ledger.agreements.terminate({ ...base, reason: text });
    };
    command.mutate(send, { onSuccess: () => onClose(step) });
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose(null)}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{t(`agreements.steps.${step}.title`)}</DialogTitle>
            <DialogContent className={styles.fields}>
              <p className={styles.text}>{t(`agreements.steps.${step}.body`)}</p>
              {dated && today !== "" && (
                <DayField
                  label={t(step === "offer" ? "agreements.steps.expires" : "agreements.steps.signedOn")}
                  day={day}
                  invalid={t("agreements.form.badDay")}
                  onDay={setTyped}
                />
              )}
              {!dated && (
                <Field
                  label={t(needsReason ? "agreements.steps.reason" : "agreements.steps.note")}
                  required={needsReason}
                >
                  <Textarea value={text} maxLength={1000} onChange={(_, { value }) => setText(value)} />
                </Field>
              )}
              {command.isError && <ErrorNotice error={command.error} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={() => onClose(null)}>{t("agreements.steps.cancel")}</Button>
              <Button className={styles.submit} appearance="primary" type="submit" disabledFocusable={!ready}>
                {t(`agreements.steps.${step}.submit`)}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
