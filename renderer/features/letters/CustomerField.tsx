import { Combobox, Field, Option } from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { BELOW_FIELD } from "../../components/below-field.ts";
import { useFound } from "./queries.ts";

interface Props {
  readonly label: string;
  /** Name of who is chosen; "" for nobody. */
  readonly name: string;
  readonly onPick: (customerId: number) => void;
  /** The field has the focus when it comes. */
  readonly takeFocus?: boolean;
}

/** Chooses a customer by what is typed of the name or RFC. */
export function CustomerField({ label, name, onPick, takeFocus = false }: Props): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  const { data: found = [] } = useFound(text === name ? "" : text);
  return (
    <Field label={label}>
      <Combobox
        positioning={BELOW_FIELD}
        freeform
        autoFocus={takeFocus}
        autoComplete="off"
        placeholder={t("contacts.chooseCustomerHint")}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onOptionSelect={(_, { optionValue }) => {
          const picked = found.find(({ id }) => String(id) === optionValue);
          if (!picked) return;
          setText(picked.name || picked.rfc);
          onPick(picked.id);
        }}
      >
        {found.map((each) => (
          <Option key={each.id} value={String(each.id)} text={each.name || each.rfc}>
            {each.name || each.rfc} · {each.rfc}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
