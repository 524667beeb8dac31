import { Dropdown, Field, makeStyles, Option, Textarea, tokens } from "@fluentui/react-components";
import type { TFunction } from "i18next";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeDraft } from "../../../shared/contract/disputes.ts";
import { TextField } from "../../components/TextField.tsx";
import { TypedChoice } from "../../components/TypedChoice.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import type { DraftFieldsProps } from "../../lib/work-forms.tsx";
import { TypeField } from "./TypeField.tsx";
import { type DisputeFieldsState, useDisputeDraft } from "./use-dispute-draft.ts";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  control: { minWidth: 0, width: "100%" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What a customer disputes: which invoice and what of it, of what kind, how much, and in their words. */
export function DisputeFields({ customerId, invoices, onChange }: DraftFieldsProps<DisputeDraft>): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = useDisputeDraft(customerId, invoices[0] ?? null);
  const text = JSON.stringify(state.draft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when what it says changes, not with every drawing
  useEffect(() => {
    onChange(state.draft);
  }, [text]);
  const { invoice } = state;
  return (
    <div className={styles.fields}>
      <InvoiceField state={state} />
      {invoice !== null && invoice.lines.length > 1 && (
        <Field label={t("disputes.form.part")}>
          <Dropdown
            className={styles.control}
            value={lineWords(state, state.line, t)}
            selectedOptions={[state.line === null ? "" : String(state.line)]}
            onOptionSelect={(_, { optionValue }) =>
              state.setLine(optionValue === undefined || optionValue === "" ? null : Number(optionValue))
            }
          >
            <Option value="">{t("disputes.form.whole")}</Option>
            {invoice.lines.map((line) => (
              <Option key={line.position} value={String(line.position)} text={lineWords(state, line.position, t)}>
                {lineWords(state, line.position, t)}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      <TypeField type={state.type} onType={state.setType} />
      {invoice !== null && <AmountField state={state} />}
      <Field label={t("disputes.form.reason")} required>
        <Textarea rows={3} maxLength={2000} value={state.reason} onChange={(_, { value }) => state.setReason(value)} />
      </Field>
    </div>
  );
}

function lineWords(state: DisputeFieldsState, position: number | null, t: TFunction): string {
  const line = state.invoice?.lines.find((each) => each.position === position);
  if (position === null || line === undefined) return t("disputes.form.whole");
  return t("disputes.form.line", { number: position + 1, description: line.description });
}

/** The invoice, by what is typed of its number. */
function InvoiceField({ state }: { readonly state: DisputeFieldsState }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const { invoice, invoices } = state;
  return (
    <Field label={t("disputes.form.invoice")} required>
      <TypedChoice
        className={styles.control}
        hint={t("disputes.form.invoiceHint")}
        text={text ?? invoice?.label ?? ""}
        chosen={invoice?.uuid ?? null}
        choices={invoices.map((each) => ({
          value: each.uuid,
          text: each.label,
          words: `${each.label} · ${formatDay(each.dueOn)} · ${formatMoney(each.openMinor, each.currency)}`,
        }))}
        waiting={state.waiting}
        nothing={t(state.waiting ? "disputes.form.searching" : "disputes.form.noInvoices")}
        onType={(next) => {
          setText(next);
          state.setSearch(next);
          if (invoice !== null) state.pick(null);
        }}
        onPick={(uuid) => {
          setText(null);
          state.pick(uuid);
        }}
      />
    </Field>
  );
}

/** How much of the invoice; empty is all that nobody disputes yet. */
function AmountField({ state }: { readonly state: DisputeFieldsState }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { invoice, freeMinor } = state;
  if (invoice === null) return null;
  const free = formatMoney(freeMinor, invoice.currency);
  if (freeMinor === 0) return <p className={styles.quiet}>{t("disputes.form.amountNothing")}</p>;
  return (
    <TextField
      decimal
      label={t("disputes.form.amount", { currency: invoice.currency })}
      hint={t("disputes.form.amountHint", { amount: free })}
      problem={state.amountWrong ? t("disputes.form.amountInvalid", { amount: free }) : null}
      maxLength={30}
      value={state.amount}
      onValue={state.setAmount}
    />
  );
}
