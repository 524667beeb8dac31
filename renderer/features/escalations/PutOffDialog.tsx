import { Field, Textarea } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EscalationProposal } from "../../../shared/contract/escalations.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { DayInput } from "../../components/DayInput.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";

interface Props {
  readonly proposal: EscalationProposal;
  readonly today: string;
  readonly onClose: () => void;
}

/** Puts a proposal off until a day, with why. */
export function PutOffDialog({ proposal, today, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [untilOn, choose] = useState(addDays(today, 7));
  const [reason, write] = useState("");
  const [tried, tryIt] = useState(false);
  const send = useCommand<unknown>();
  const late = untilOn > today;
  const submit = (): void => {
    tryIt(true);
    if (!late || reason.trim() === "") return;
    const { customerId, currency } = proposal;
    const put = { commandId: crypto.randomUUID(), customerId, currency, untilOn, reason: reason.trim() };
    send.mutate(() => ledger.escalations.putOff(put), { onSuccess: onClose });
  };
  const wrong = (bad: boolean, words: string) =>
    tried && bad ? { validationState: "error" as const, validationMessage: words } : {};
  return (
    <FormDialog
      title={t("escalations.puttingOff.title", { name: proposal.customerName })}
      action={t("escalations.puttingOff.submit")}
      busy={send.isPending}
      error={send.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("escalations.puttingOff.until")} {...wrong(!late, t("escalations.puttingOff.needsDay"))}>
        <DayInput label={t("escalations.puttingOff.until")} day={untilOn} today={today} onDay={choose} />
      </Field>
      <Field
        label={t("escalations.puttingOff.reason")}
        required
        {...wrong(reason.trim() === "", t("escalations.deciding.needsReason"))}
      >
        <Textarea value={reason} maxLength={2000} rows={2} onChange={(_, { value }) => write(value)} />
      </Field>
    </FormDialog>
  );
}
