import { Combobox, Field, Option } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { BELOW_FIELD } from "../../components/below-field.ts";
import { useCustomers } from "./queries.ts";

/** A customer as the picker knows it. */
export interface PickedCustomer {
  readonly id: number;
  readonly name: string;
  readonly key: string;
}

interface Props {
  readonly customer: PickedCustomer | null;
  readonly problem: string | null;
  readonly onPick: (customer: PickedCustomer | null) => void;
}

function nameOf(customer: PickedCustomer): string {
  return customer.name || customer.key;
}

/** Chooses a customer by what is typed of the name or RFC. */
export function CustomerPicker({ customer, problem, onPick }: Props): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState(customer === null ? "" : nameOf(customer));
  const { data: found = [] } = useCustomers(customer !== null && text === nameOf(customer) ? "" : text);
  return (
    <Field
      label={t("payments.form.customer")}
      {...(problem === null ? {} : { validationMessage: problem, validationState: "error" as const })}
    >
      <Combobox
        positioning={BELOW_FIELD}
        freeform
        autoFocus={customer === null}
        autoComplete="off"
        placeholder={t("payments.form.customerHint")}
        value={text}
        selectedOptions={customer === null ? [] : [String(customer.id)]}
        onChange={(event) => {
          setText(event.target.value);
          if (customer !== null) onPick(null);
        }}
        onOptionSelect={(_, { optionValue }) => {
          const picked = found.find((each) => String(each.id) === optionValue);
          if (!picked) return;
          setText(nameOf(picked));
          onPick(picked);
        }}
      >
        {found.map((each) => (
          <Option key={each.id} value={String(each.id)} text={nameOf(each)}>
            {nameOf(each)} · {each.rfc}
          </Option>
        ))}
        {found.length === 0 && (
          <Option value="" text="" disabled>
            {t("payments.form.noCustomers")}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
