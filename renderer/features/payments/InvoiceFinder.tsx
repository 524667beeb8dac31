import { Field } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Appliable } from "../../../shared/contract/payments.ts";
import { TypedChoice } from "../../components/TypedChoice.tsx";
import { formatMoney } from "../../lib/format.ts";
import { useFoundInvoices } from "./queries.ts";

/** Finds an invoice that is not in the list: settled by rule, of another customer, or in another currency. */
export function InvoiceFinder({ onPick }: { readonly onPick: (invoice: Appliable) => void }): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const { found, waiting } = useFoundInvoices(text);
  return (
    <Field label={t("payments.apply.other")} size="small">
      <TypedChoice
        size="small"
        hint={t("payments.apply.otherHint")}
        text={text}
        chosen={null}
        choices={found.map((invoice) => ({
          value: invoice.uuid,
          text: invoice.label,
          words: `${invoice.label} · ${invoice.customerName} · ${formatMoney(invoice.appliableMinor, invoice.currency)}`,
        }))}
        waiting={waiting}
        onType={setText}
        onPick={(uuid) => {
          const picked = found.find((invoice) => invoice.uuid === uuid);
          if (!picked) return;
          onPick(picked);
          setText("");
        }}
      />
    </Field>
  );
}
