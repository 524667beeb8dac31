import { Dropdown, Field, makeStyles, Option, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MoneyEffect, OutcomeOfDispute, RootCause } from "../../../shared/contract/dispute-terms.ts";
import { zMoneyEffect, zOutcomeOfDispute, zRootCause } from "../../../shared/contract/dispute-terms.ts";
import type { DisputeStands, DisputeView } from "../../../shared/contract/disputes.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { Notice } from "../../components/Notice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { formatAmount, formatDay, formatMoney } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";
import { useCommand } from "../../lib/use-command.ts";

const useStyles = makeStyles({ control: { minWidth: 0, width: "100%" } });

interface Props {
  readonly dispute: DisputeView;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** Says whether the customer is right and what that does to the money; a credit note may be here already. */
export function DecideDialog({ dispute, onClose, onDone }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { currency, credits, mostMinor } = dispute;
  const [outcome, setOutcome] = useState<OutcomeOfDispute>("valid");
  const [effect, setEffect] = useState<MoneyEffect>(mostMinor > 0 ? "credit-note" : "none");
  const [amount, setAmount] = useState(dispute.acceptMinor === 0 ? "" : formatAmount(dispute.acceptMinor, currency));
  const [cfdi, setCfdi] = useState("");
  const [cause, setCause] = useState<RootCause | null>(null);
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const deciding = useCommand<DisputeStands>();
  const accepted = parseTypedAmount(amount, currency);
  const chosen: MoneyEffect = outcome === "invalid" ? "none" : effect;
  const credit = chosen === "credit-note";
  const amountBad = credit && (accepted === null || accepted > mostMinor);
  const submit = (): void => {
    setTried(true);
    if (amountBad || cause === null) return;
    const input = {
      commandId: crypto.randomUUID(),
      disputeId: dispute.id,
      outcome,
      effect: chosen,
      acceptedMinor: credit ? accepted : null,
      rootCause: cause,
      cfdiUuid: credit && cfdi !== "" ? cfdi : null,
      note,
    };
    deciding.mutate(() => ledger.disputes.decide(input), {
      onSuccess: ({ state }) =>
        onDone(t(chosen !== "none" && state === "resolved" ? "disputes.decide.doneClosed" : "disputes.decide.done")),
    });
  };
  const problem = (bad: boolean, words: string) =>
    tried && bad ? { validationMessage: words, validationState: "error" as const } : {};
  const named = credits.find((each) => each.uuid === cfdi);
  const words = (each: (typeof credits)[number]): string =>
    t("disputes.decide.cfdiKnown", {
      document: each.label,
      day: formatDay(each.issuedOn),
      amount: formatMoney(each.amountMinor, currency),
    });
  return (
    <FormDialog
      title={t("disputes.decide.title", { id: dispute.id })}
      action={t("disputes.decide.save")}
      busy={deciding.isPending}
      error={deciding.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("disputes.decide.outcome")}>
        <RadioGroup
          layout="horizontal"
          value={outcome}
          onChange={(_, { value }) => {
            const next = zOutcomeOfDispute.safeParse(value);
            if (next.success) setOutcome(next.data);
          }}
        >
          {zOutcomeOfDispute.options.map((each) => (
            <Radio key={each} value={each} label={t(`disputes.outcomes.${each}`)} />
          ))}
        </RadioGroup>
      </Field>
      {outcome !== "invalid" && (
        <Field label={t("disputes.decide.effect")}>
          <Dropdown
            className={styles.control}
            value={t(`disputes.effects.${effect}`)}
            selectedOptions={[effect]}
            onOptionSelect={(_, { optionValue }) => {
              const next = zMoneyEffect.safeParse(optionValue);
              if (next.success) setEffect(next.data);
            }}
          >
            {zMoneyEffect.options.map((each) => (
              <Option key={each} value={each}>
                {t(`disputes.effects.${each}`)}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      {credit && (
        <TextField
          decimal
          label={t("disputes.decide.accepted", { currency })}
          hint={t("disputes.decide.acceptedHint", { amount: formatMoney(mostMinor, currency) })}
          problem={
            tried && amountBad
              ? t("disputes.decide.acceptedInvalid", { amount: formatMoney(mostMinor, currency) })
              : null
          }
          maxLength={30}
          value={amount}
          onValue={setAmount}
        />
      )}
      {credit && credits.length > 0 && (
        <Field label={t("disputes.decide.cfdi")}>
          <Dropdown
            className={styles.control}
            value={named === undefined ? t("disputes.decide.cfdiAny") : words(named)}
            selectedOptions={[cfdi]}
            onOptionSelect={(_, { optionValue }) => setCfdi(optionValue ?? "")}
          >
            <Option value="">{t("disputes.decide.cfdiAny")}</Option>
            {credits.map((each) => (
              <Option key={each.uuid} value={each.uuid} text={words(each)}>
                {words(each)}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      <Field label={t("disputes.decide.rootCause")} {...problem(cause === null, t("disputes.decide.rootCauseMissing"))}>
        <Dropdown
          className={styles.control}
          value={cause === null ? "" : t(`disputes.causes.${cause}`)}
          selectedOptions={cause === null ? [] : [cause]}
          onOptionSelect={(_, { optionValue }) => {
            const next = zRootCause.safeParse(optionValue);
            if (next.success) setCause(next.data);
          }}
        >
          {zRootCause.options.map((each) => (
            <Option key={each} value={each}>
              {t(`disputes.causes.${each}`)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field label={t("disputes.decide.note")}>
        <Textarea rows={2} maxLength={2000} value={note} onChange={(_, { value }) => setNote(value)} />
      </Field>
      {chosen !== "none" && <Notice intent="info">{t("disputes.decide.waits")}</Notice>}
    </FormDialog>
  );
}
