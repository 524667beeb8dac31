import { Dropdown, Field, Input, makeStyles, Option, Textarea } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InterestTotals } from "../../../shared/contract/interest.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";

const useStyles = makeStyles({ control: { minWidth: 0 }, text: { margin: 0 } });

/** Hundredths of a percent of what was typed; null when it is none from 0.01 to 100. */
function basisPoints(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (match === null) return null;
  const bp = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return bp >= 1 && bp <= 10_000 ? bp : null;
}

interface Props {
  readonly customerId: number;
  readonly asOf: string;
  /** Currencies in which something is outstanding; at least one. */
  readonly totals: readonly InterestTotals[];
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** Asks to waive part of the interest; somebody else has to allow it. */
export function WaiveDialog({ customerId, asOf, totals, onClose, onDone }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [currency, setCurrency] = useState(totals[0]?.currency ?? "MXN");
  const [percent, setPercent] = useState("100");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const asking = useCommand<{ id: number }>();
  const total = totals.find((each) => each.currency === currency);
  const bp = basisPoints(percent);
  const submit = (): void => {
    setTried(true);
    if (bp === null || reason.trim() === "") return;
    const input = { commandId: crypto.randomUUID(), customerId, currency, asOf, percentBp: bp, reason };
    asking.mutate(() => ledger.interest.waive(input), { onSuccess: () => onDone(t("interest.waiveForm.asked")) });
  };
  return (
    <FormDialog
      title={t("interest.waiveForm.title")}
      action={t("interest.waiveForm.submit")}
      busy={asking.isPending}
      error={asking.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={styles.text}>{t("interest.waiveForm.intro", { day: formatDay(asOf) })}</p>
      {totals.length > 1 && (
        <Field label={t("interest.waiveForm.currency")}>
          <Dropdown
            className={styles.control}
            value={currency}
            selectedOptions={[currency]}
            onOptionSelect={(_, { optionValue }) => setCurrency(optionValue ?? currency)}
          >
            {totals.map((each) => (
              <Option key={each.currency} value={each.currency}>
                {each.currency}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      <Field
        label={t("interest.waiveForm.percent")}
        {...(bp === null
          ? { validationState: "error" as const, validationMessage: t("interest.waiveForm.percentBad") }
          : total === undefined
            ? {}
            : {
                hint: t("interest.waiveForm.amount", {
                  amount: formatMoney(Math.round((total.interestMinor * bp) / 10_000), currency),
                  vat: formatMoney(Math.round((total.vatMinor * bp) / 10_000), currency),
                }),
              })}
      >
        <Input
          className={styles.control}
          inputMode="decimal"
          maxLength={6}
          value={percent}
          onChange={(_, { value }) => setPercent(value)}
        />
      </Field>
      <Field
        label={t("interest.waiveForm.reason")}
        required
        {...(tried && reason.trim() === "" ? { validationState: "error" as const } : {})}
      >
        <Textarea value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
    </FormDialog>
  );
}
