import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InterestRules } from "../../../shared/contract/interest.ts";
import { parseRate } from "../../../shared/domain/interest/terms.ts";
import { DayField } from "../../components/DayField.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { useOpenInvoices } from "./queries.ts";

const useStyles = makeStyles({
  invoices: {
    margin: 0,
    padding: 0,
    maxHeight: "180px",
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  control: { minWidth: 0 },
});

interface Props {
  readonly customerId: number;
  readonly asOf: string;
  readonly rules: InterestRules;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** What was agreed with the customer about interest, for all of its invoices or for those of a contract. */
export function TermsDialog({ customerId, asOf, rules, onClose, onDone }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [ratePct, setRate] = useState(rules.rate);
  const [dayCount, setDayCount] = useState<365 | 360>(rules.dayCount);
  const [fromOn, setFrom] = useState(asOf);
  const [whole, setWhole] = useState(true);
  const [contract, setContract] = useState("");
  const [invoices, setInvoices] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const { data: open } = useOpenInvoices(customerId, asOf);
  const saving = useCommand<{ id: number }>();
  const rate = parseRate(ratePct.trim());
  const missing = !whole && (contract.trim() === "" || invoices.size === 0);
  const aboveCap = rate !== null && rate > (parseRate(rules.capRate) ?? 0n);
  const submit = (): void => {
    setTried(true);
    if (rate === null || fromOn === "" || missing) return;
    const named = whole ? { contract: "", invoices: [] } : { contract: contract.trim(), invoices: [...invoices] };
    const input = { commandId: crypto.randomUUID(), customerId, ratePct: ratePct.trim(), dayCount, fromOn, note };
    saving.mutate(() => ledger.interest.setTerms({ ...input, ...named }), {
      onSuccess: () => onDone(t("interest.termsForm.saved")),
    });
  };
  const choose = (uuid: string, checked: boolean): void => {
    const next = new Set(invoices);
    if (checked) next.add(uuid);
    else next.delete(uuid);
    setInvoices(next);
  };
  return (
    <FormDialog
      title={t("interest.termsForm.title")}
      action={t("interest.termsForm.submit")}
      busy={saving.isPending}
      error={saving.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t("interest.termsForm.rate")}
        {...(rate === null
          ? { validationState: "error" as const, validationMessage: t("interest.termsForm.rateBad") }
          : {})}
      >
        <Input
          className={styles.control}
          inputMode="decimal"
          maxLength={9}
          value={ratePct}
          onChange={(_, { value }) => setRate(value)}
        />
      </Field>
      {aboveCap && <Notice intent="warning">{t("interest.termsForm.cap", { cap: rules.capRate })}</Notice>}
      <Field label={t("interest.termsForm.dayCount")}>
        <RadioGroup
          layout="horizontal"
          value={String(dayCount)}
          onChange={(_, { value }) => setDayCount(value === "360" ? 360 : 365)}
        >
          <Radio value="365" label={t("interest.termsForm.days365")} />
          <Radio value="360" label={t("interest.termsForm.days360")} />
        </RadioGroup>
      </Field>
      <DayField
        label={t("interest.termsForm.from")}
        day={fromOn}
        onDay={setFrom}
        invalid={t("interest.termsForm.fromBad")}
      />
      <Field label={t("interest.termsForm.whole")}>
        <RadioGroup value={whole ? "all" : "contract"} onChange={(_, { value }) => setWhole(value === "all")}>
          <Radio value="all" label={t("interest.termsForm.wholeAll")} />
          <Radio value="contract" label={t("interest.termsForm.wholeContract")} />
        </RadioGroup>
      </Field>
      {!whole && (
        <>
          <Field label={t("interest.termsForm.contract")} required>
            <Input
              className={styles.control}
              maxLength={120}
              value={contract}
              onChange={(_, { value }) => setContract(value)}
            />
          </Field>
          <Field
            label={t("interest.termsForm.invoices")}
            {...(tried && invoices.size === 0
              ? { validationState: "error" as const, validationMessage: t("interest.termsForm.noInvoices") }
              : {})}
          >
            <fieldset className={styles.invoices} aria-label={t("interest.termsForm.invoices")}>
              {(open?.rows ?? []).map((row) => (
                <Checkbox
                  key={row.uuid}
                  checked={invoices.has(row.uuid)}
                  onChange={(_, { checked }) => choose(row.uuid, checked === true)}
                  label={`${[row.series, row.folio].filter((part) => part !== "").join("-")} · ${formatDay(row.dueOn)} · ${formatMoney(row.openMinor, row.currency)}`}
                />
              ))}
            </fieldset>
          </Field>
        </>
      )}
      <Field label={t("interest.termsForm.note")}>
        <Input className={styles.control} maxLength={500} value={note} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </FormDialog>
  );
}
