import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Select,
  tokens,
} from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { zCurrency } from "../../../shared/contract/common.ts";
import { CustomerField } from "../../components/CustomerField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatAmount, formatDay, formatMoney, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";
import { useCommand } from "../../lib/use-command.ts";
import { ApplyLines } from "./ApplyLines.tsx";
import { formWords, MONEY_FORMS } from "./labels.ts";
import { useApplyLines } from "./use-apply-lines.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "820px" },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(4, minmax(0, 1fr))",
    alignItems: "start",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  wide: { gridColumn: "span 2" },
  control: { minWidth: 0, width: "100%" },
  amount: { "& input": { textAlign: "right" } },
});

/** What the screen says when a payment was recorded. */
export interface RecordedNotice {
  readonly uuid: string;
  readonly words: string;
  /** A complement looks like it: somebody has to look. */
  readonly doubtful: boolean;
}

interface Chosen {
  readonly id: number;
  readonly name: string;
}

interface Props {
  /** The customer the payment is from, where it is known already. */
  readonly customer: Chosen | null;
  readonly today: string;
  readonly onClose: () => void;
  readonly onRecorded: (notice: RecordedNotice) => void;
}

const CHEQUE = "02";

/** Records money and spreads it over invoices, oldest due first unless the person says otherwise. */
export function RecordDialog({ customer: given, today, onClose, onRecorded }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [customer, setCustomer] = useState<Chosen | null>(given);
  const [amount, setAmount] = useState("");
  const [currency, setCurrency] = useState("MXN");
  const [paidOn, setPaidOn] = useState(formatDay(today));
  const [form, setForm] = useState<string>(MONEY_FORMS[0]);
  const [operation, setOperation] = useState("");
  const [account, setAccount] = useState("");
  const [note, setNote] = useState("");
  const [cleared, setCleared] = useState("");
  const [asked, setAsked] = useState(false);
  const recording = useCommand<RecordedNotice>();
  const amountInput = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (given === null) return;
    // After the dialog itself has put the focus on its first field, which is filled already.
    const frame = requestAnimationFrame(() => amountInput.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [given]);

  const amountMinor = parseTypedAmount(amount, currency);
  const day = parseTypedDay(paidOn);
  const clearedOn = cleared.trim() === "" ? null : parseTypedDay(cleared);
  const badCleared = cleared.trim() !== "" && clearedOn === null;
  const lines = useApplyLines(customer?.id ?? null, currency, amountMinor ?? 0);
  const currencyGiven = zCurrency.safeParse(currency).success;
  const ready =
    customer !== null && amountMinor !== null && day !== null && !badCleared && currencyGiven && lines.sound;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (!ready || recording.isPending) return;
    const payment = {
      customerId: customer.id,
      currency,
      amountMinor,
      paidOn: day,
      form,
      operation,
      account,
      note,
      clearedOn: form === CHEQUE ? clearedOn : null,
      applications: [...lines.reading.applications],
    };
    recording.mutate(
      async () => {
        const { payments } = await ledger.payments.record({
          commandId: crypto.randomUUID(),
          payments: [payment],
          thirdParty: lines.thirdParty,
        });
        const recorded = payments[0];
        const told = { amount: formatMoney(amountMinor, currency) };
        const doubtful = (recorded?.doubles ?? 0) > 0;
        const linked = (recorded?.linked ?? 0) > 0;
        const words = doubtful
          ? t("payments.form.recordedDouble")
          : t(linked ? "payments.form.recordedLinked" : "payments.form.recorded", told);
        return { uuid: recorded?.uuid ?? "", words, doubtful };
      },
      { onSuccess: onRecorded },
    );
  };
  const problem = (bad: boolean, words: string) =>
    asked && bad ? { validationMessage: words, validationState: "error" as const } : {};
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form
          onSubmit={submit}
          noValidate
          onKeyDown={(event) => {
            if (event.key === "Enter" && event.ctrlKey) submit(event);
          }}
        >
          <DialogBody>
            <DialogTitle>{t("payments.form.title")}</DialogTitle>
            <DialogContent className={styles.content}>
              {recording.isError && <ErrorNotice error={recording.error} onDismiss={recording.reset} />}
              <div className={styles.fields}>
                <div className={styles.wide}>
                  <CustomerField
                    label={t("payments.form.customer")}
                    takeFocus={given === null}
                    customer={customer}
                    problem={asked && customer === null ? t("payments.form.customerMissing") : null}
                    onPick={setCustomer}
                  />
                </div>
                <Field
                  label={t("payments.form.amount")}
                  {...problem(amountMinor === null, t("payments.form.amountInvalid"))}
                >
                  <Input
                    className={`${styles.control} ${styles.amount}`}
                    input={{ ref: amountInput }}
                    inputMode="decimal"
                    autoComplete="off"
                    value={amount}
                    onChange={(_, { value }) => setAmount(value)}
                    onBlur={() => amountMinor !== null && setAmount(formatAmount(amountMinor, currency))}
                  />
                </Field>
                <Field label={t("payments.form.currency")}>
                  <Input
                    className={styles.control}
                    maxLength={3}
                    autoComplete="off"
                    value={currency}
                    onChange={(_, { value }) => setCurrency(value.trim().toUpperCase())}
                  />
                </Field>
                <Field label={t("payments.form.paidOn")} {...problem(day === null, t("payments.form.dayInvalid"))}>
                  <Input
                    className={styles.control}
                    autoComplete="off"
                    value={paidOn}
                    onChange={(_, { value }) => setPaidOn(value)}
                    onBlur={() => day !== null && setPaidOn(formatDay(day))}
                  />
                </Field>
                <Field label={t("payments.form.method")} className={styles.wide}>
                  <Select value={form} onChange={(_, { value }) => setForm(value)}>
                    {MONEY_FORMS.map((code) => (
                      <option key={code} value={code}>
                        {formWords(code, t)}
                      </option>
                    ))}
                  </Select>
                </Field>
                <Field label={t("payments.form.reference")}>
                  <Input
                    className={styles.control}
                    maxLength={200}
                    autoComplete="off"
                    value={operation}
                    onChange={(_, { value }) => setOperation(value)}
                  />
                </Field>
                <Field label={t("payments.form.account")}>
                  <Input
                    className={styles.control}
                    maxLength={200}
                    value={account}
                    onChange={(_, { value }) => setAccount(value)}
                  />
                </Field>
                <Field label={t("payments.form.note")} className={styles.wide}>
                  <Input
                    className={styles.control}
                    maxLength={1000}
                    autoComplete="off"
                    value={note}
                    onChange={(_, { value }) => setNote(value)}
                  />
                </Field>
                {form === CHEQUE && (
                  <Field
                    className={styles.wide}
                    label={t("payments.form.cleared")}
                    hint={t("payments.form.clearedHint")}
                    {...problem(badCleared, t("payments.form.dayInvalid"))}
                  >
                    <Input
                      className={styles.control}
                      autoComplete="off"
                      value={cleared}
                      onChange={(_, { value }) => setCleared(value)}
                      onBlur={() => clearedOn !== null && setCleared(formatDay(clearedOn))}
                    />
                  </Field>
                )}
              </div>
              {customer !== null && <ApplyLines state={lines} customerId={customer.id} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" title="Ctrl+Enter" disabled={recording.isPending}>
                {t(lines.reading.applications.length > 0 ? "payments.form.saveApply" : "payments.form.save")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
