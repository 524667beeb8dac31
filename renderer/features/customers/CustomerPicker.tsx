import { Combobox, Field, Option } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { BELOW_FIELD } from "../../components/below-field.ts";
import { useFoundCustomers } from "./queries.ts";

interface Picked {
  readonly id: number;
  readonly name: string;
}

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly customer: Picked | null;
  /** Customer that cannot be chosen. */
  readonly except: number;
  readonly onPick: (customer: Picked | null) => void;
}

/** Chooses a customer by what is typed of the name or RFC; an empty text chooses nobody. */
export function CustomerPicker({ label, hint, customer, except, onPick }: Props): ReactNode {
  const [text, setText] = useState(customer?.name ?? "");
  const { data: found = [] } = useFoundCustomers(customer !== null && text === customer.name ? "" : text);
  const shown = found.filter((each) => each.id !== except);
  return (
    <Field label={label}>
      <Combobox
        positioning={BELOW_FIELD}
        freeform
        autoComplete="off"
        placeholder={hint}
        value={text}
        selectedOptions={customer === null ? [] : [String(customer.id)]}
        onChange={(event) => {
          setText(event.target.value);
          if (customer !== null) onPick(null);
        }}
        onOptionSelect={(_, { optionValue }) => {
          const picked = shown.find((each) => String(each.id) === optionValue);
          if (!picked) return;
          setText(picked.name);
          onPick(picked);
        }}
      >
        {shown.map((each) => (
          <Option key={each.id} value={String(each.id)} text={each.name}>
            {each.name} · {each.rfc}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
