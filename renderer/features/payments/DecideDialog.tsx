import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentView } from "../../../shared/contract/payments.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatAmount, formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";
import { useCommand } from "../../lib/use-command.ts";

const useStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalM },
  wide: { gridColumn: "span 2" },
  control: { minWidth: 0, width: "100%" },
});

/** What can happen to a payment after it was recorded. */
export type Decision = "refund" | "bounce" | "clear" | "reverse";

const WORDS = {
  refund: ["payments.decide.refundTitle", "payments.decide.refundBody", "payments.decide.refundDo"],
  bounce: ["payments.decide.bounceTitle", "payments.decide.bounceBody", "payments.decide.bounceDo"],
  clear: ["payments.decide.clearTitle", "payments.decide.clearBody", "payments.decide.clearDo"],
  reverse: ["payments.decide.reverseTitle", "payments.decide.reverseBody", "payments.decide.reverseDo"],
} as const;

interface Props {
  readonly payment: PaymentView;
  readonly decision: Decision;
  readonly today: string;
  readonly onClose: () => void;
}

/** Asks for the day, and what else it takes, before something is recorded about a payment. */
export function DecideDialog({ payment, decision, today, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { currency, uuid: paymentUuid } = payment;
  const [dayText, setDayText] = useState(formatDay(today));
  const [amount, setAmount] = useState(formatAmount(payment.unappliedMinor, currency));
  const [reference, setReference] = useState("");
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState(false);
  const deciding = useCommand<unknown>();
  const day = parseTypedDay(dayText);
  const amountMinor = parseTypedAmount(amount, currency);
  const dated = decision !== "reverse";
  const [title, body, action] = WORDS[decision];

  const submit = (): void => {
    setAsked(true);
    if (day === null || (decision === "refund" && amountMinor === null)) return;
    const base = { commandId: crypto.randomUUID(), paymentUuid };
    deciding.mutate(
      async () => {
        if (decision === "reverse") return ledger.payments.reverse({ ...base, note });
        if (decision === "clear") return ledger.payments.clear({ ...base, on: day });
        if (decision === "bounce") return ledger.payments.bounce({ ...base, on: day, note });
        return ledger.payments.refund({ ...base, on: day, amountMinor: amountMinor ?? 0, reference, note });
      },
      { onSuccess: onClose },
    );
  };
  const problem = (bad: boolean, words: string) =>
    asked && bad ? { validationMessage: words, validationState: "error" as const } : {};
  return (
    <FormDialog
      title={t(title)}
      body={t(body)}
      action={t(action)}
      busy={deciding.isPending}
      error={deciding.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.fields}>
        {dated && (
          <Field label={t("payments.decide.day")} {...problem(day === null, t("payments.form.dayInvalid"))}>
            <Input
              className={styles.control}
              autoFocus
              autoComplete="off"
              value={dayText}
              onChange={(_, { value }) => setDayText(value)}
            />
          </Field>
        )}
        {decision === "refund" && (
          <>
            <Field
              label={`${t("payments.decide.amount")} (${currency})`}
              {...problem(amountMinor === null, t("payments.form.amountInvalid"))}
            >
              <Input
                className={styles.control}
                inputMode="decimal"
                autoComplete="off"
                value={amount}
                onChange={(_, { value }) => setAmount(value)}
              />
            </Field>
            <Field label={t("payments.decide.reference")} className={styles.wide}>
              <Input
                className={styles.control}
                maxLength={200}
                value={reference}
                onChange={(_, { value }) => setReference(value)}
              />
            </Field>
          </>
        )}
        {decision !== "clear" && (
          <Field label={t("payments.decide.note")} className={styles.wide}>
            <Input
              className={styles.control}
              autoFocus={!dated}
              maxLength={1000}
              value={note}
              onChange={(_, { value }) => setNote(value)}
            />
          </Field>
        )}
      </div>
    </FormDialog>
  );
}
