import { Field, Textarea } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeStands } from "../../../shared/contract/disputes.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";

/** Steps that take only some words. */
export type PlainStep = "customer" | "internal" | "reopen" | "note";

const WORDS = {
  customer: ["disputes.wait.titleCustomer", "disputes.wait.note", "disputes.wait.save", "disputes.wait.done"],
  internal: ["disputes.wait.titleInternal", "disputes.wait.note", "disputes.wait.save", "disputes.wait.done"],
  reopen: ["disputes.reopen.title", "disputes.reopen.note", "disputes.reopen.save", "disputes.reopen.done"],
  note: ["disputes.note.title", "disputes.note.note", "disputes.note.save", "disputes.note.done"],
} as const;

interface Props {
  readonly id: number;
  readonly step: PlainStep;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** Asks for the words of a step: whose turn it is, why it is taken up again, a note. */
export function StepDialog({ id, step, onClose, onDone }: Props): ReactNode {
  const { t } = useTranslation();
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const sending = useCommand<DisputeStands>();
  const [title, label, save, done] = WORDS[step];
  const missing = note.trim() === "" && (step === "reopen" || step === "note");
  const submit = (): void => {
    setTried(true);
    if (missing) return;
    const base = { commandId: crypto.randomUUID(), disputeId: id, note };
    sending.mutate(
      async () => {
        if (step === "reopen") return ledger.disputes.reopen(base);
        if (step === "note") return ledger.disputes.note(base);
        return ledger.disputes.wait({ ...base, for: step });
      },
      { onSuccess: () => onDone(t(done)) },
    );
  };
  return (
    <FormDialog
      title={t(title, { id })}
      action={t(save)}
      busy={sending.isPending}
      error={sending.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t(label)}
        {...(tried && missing
          ? { validationMessage: t("disputes.noteMissing"), validationState: "error" as const }
          : {})}
      >
        <Textarea autoFocus rows={4} maxLength={2000} value={note} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </FormDialog>
  );
}
