import { Combobox, Option } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { BELOW_FIELD } from "../../components/below-field.ts";
import { useFoundCustomers } from "./queries.ts";

/** Chooses whose statement is shown, by what is typed of the name or RFC. */
export function CustomerChoice({ onPick }: { readonly onPick: (customerId: number) => void }): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [picked, setPicked] = useState("");
  const { data } = useFoundCustomers(text === picked ? "" : text);
  const found = data?.rows ?? [];
  return (
    <Combobox
      positioning={BELOW_FIELD}
      freeform
      autoComplete="off"
      aria-label={t("reportsScreen.customer")}
      placeholder={t("reportsScreen.customerHint")}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onOptionSelect={(_, { optionValue }) => {
        const one = found.find(({ id }) => String(id) === optionValue);
        if (one === undefined) return;
        const name = one.name || one.rfc;
        setPicked(name);
        setText(name);
        onPick(one.id);
      }}
    >
      {found.map((each) => (
        <Option key={each.id} value={String(each.id)} text={each.name || each.rfc}>
          {each.name || each.rfc} · {each.rfc}
        </Option>
      ))}
    </Combobox>
  );
}
