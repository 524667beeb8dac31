import { Dropdown, Field, makeStyles, Option, Spinner, Textarea, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseDraft } from "../../../shared/contract/promises.ts";
import type { DraftFieldsProps } from "../../lib/work-forms.tsx";
import { InvoiceChoice } from "./InvoiceChoice.tsx";
import { PaymentRows } from "./PaymentRows.tsx";
import { PlanNotes } from "./PlanNotes.tsx";
import { usePromiseDraft } from "./use-promise-draft.ts";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  short: { width: "140px" },
});

interface Props extends DraftFieldsProps<PromiseDraft> {
  /** Promise that this one takes the place of. */
  readonly renegotiates?: number;
  /** The amount takes the focus: the form is only this. */
  readonly takeFocus?: boolean;
}

/** What a customer promises to pay: payments and days, the invoices they are for, and what speaks against it. */
export function PromiseFields({ customerId, invoices, onChange, renegotiates, takeFocus = false }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = usePromiseDraft(customerId, invoices, renegotiates ?? null);
  const text = JSON.stringify(state.draft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when what it says changes, not with every drawing
  useEffect(() => {
    onChange(state.draft);
  }, [text]);
  if (state.loading) return <Spinner size="small" />;
  return (
    <div className={styles.fields}>
      {state.currencies.length > 1 && (
        <Field className={styles.short} label={t("promises.form.currency")}>
          <Dropdown
            value={state.currency}
            selectedOptions={[state.currency]}
            onOptionSelect={(_, { optionValue }) => state.setCurrency(optionValue ?? state.currency)}
          >
            {state.currencies.map((currency) => (
              <Option key={currency} value={currency}>
                {currency}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      <PaymentRows state={state} takeFocus={takeFocus} />
      <PlanNotes state={state} />
      <Field label={t("promises.form.invoices")} hint={t("promises.form.invoicesHint")}>
        {() => <InvoiceChoice state={state} />}
      </Field>
      <Field label={t("promises.form.note")}>
        <Textarea value={state.note} maxLength={2000} rows={2} onChange={(_, { value }) => state.setNote(value)} />
      </Field>
    </div>
  );
}
