import { Field, Textarea } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeStands, DisputeView } from "../../../shared/contract/disputes.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { TextField } from "../../components/TextField.tsx";
import { formatAmount, formatMoney } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";
import { useCommand } from "../../lib/use-command.ts";
import { TypeField } from "./TypeField.tsx";

interface Props {
  readonly dispute: DisputeView;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** Corrects what a dispute is about and how much of the invoice it takes. */
export function AmendDialog({ dispute, onClose, onDone }: Props): ReactNode {
  const { t } = useTranslation();
  const { currency, openMinor } = dispute;
  const [type, setType] = useState(dispute.type);
  const [amount, setAmount] = useState(dispute.amountMinor === null ? "" : formatAmount(dispute.amountMinor, currency));
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const amending = useCommand<DisputeStands>();
  const typed = amount.trim();
  const amountMinor = typed === "" ? null : parseTypedAmount(typed, currency);
  const bad = typed !== "" && (amountMinor === null || amountMinor > openMinor);
  const open = formatMoney(openMinor, currency);
  const submit = (): void => {
    setTried(true);
    if (bad) return;
    const commandId = crypto.randomUUID();
    amending.mutate(() => ledger.disputes.amend({ commandId, disputeId: dispute.id, type, amountMinor, note }), {
      onSuccess: () => onDone(t("disputes.amend.done")),
    });
  };
  return (
    <FormDialog
      title={t("disputes.amend.title", { id: dispute.id })}
      action={t("disputes.amend.save")}
      busy={amending.isPending}
      error={amending.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TypeField type={type} onType={setType} />
      <TextField
        decimal
        label={t("disputes.form.amount", { currency })}
        hint={t("disputes.form.amountHint", { amount: open })}
        problem={tried && bad ? t("disputes.form.amountInvalid", { amount: open }) : null}
        maxLength={30}
        value={amount}
        onValue={setAmount}
      />
      <Field label={t("disputes.amend.note")}>
        <Textarea rows={2} maxLength={2000} value={note} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </FormDialog>
  );
}
