import { Combobox, Field, Option } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Appliable } from "../../../shared/contract/payments.ts";
import { BELOW_FIELD } from "../../components/below-field.ts";
import { formatMoney } from "../../lib/format.ts";
import { useFoundInvoices } from "./queries.ts";

/** Finds an invoice that is not in the list: settled by rule, of another customer, or in another currency. */
export function InvoiceFinder({ onPick }: { readonly onPick: (invoice: Appliable) => void }): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const { data: found = [] } = useFoundInvoices(text);
  return (
    <Field label={t("payments.apply.other")} size="small">
      <Combobox
        positioning={BELOW_FIELD}
        freeform
        size="small"
        autoComplete="off"
        placeholder={t("payments.apply.otherHint")}
        value={text}
        selectedOptions={[]}
        onChange={(event) => setText(event.target.value)}
        onOptionSelect={(_, { optionValue }) => {
          const picked = found.find((invoice) => invoice.uuid === optionValue);
          if (!picked) return;
          onPick(picked);
          setText("");
        }}
      >
        {text.trim().length > 1 &&
          found.map((invoice) => (
            <Option key={invoice.uuid} value={invoice.uuid} text={invoice.label}>
              {invoice.label} · {invoice.customerName} · {formatMoney(invoice.appliableMinor, invoice.currency)}
            </Option>
          ))}
      </Combobox>
    </Field>
  );
}
