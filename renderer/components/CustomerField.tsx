import { Field } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { errorWords } from "../lib/error-words.ts";
import { orpc } from "../lib/ledger.ts";
import { TypedChoice } from "./TypedChoice.tsx";

/** A customer as the ledger finds it. */
export interface FoundCustomer {
  readonly id: number;
  readonly key: string;
  readonly rfc: string;
  readonly name: string;
}

interface Props {
  /** Words over the field; in a bar they are only told to screen readers. */
  readonly label: string;
  readonly inBar?: boolean;
  readonly hint?: string;
  /** Who is chosen. A name that is not known yet is the one that was picked here. */
  readonly customer: { readonly id: number; readonly name: string } | null;
  /** Customer that cannot be chosen. */
  readonly except?: number;
  readonly problem?: string | null;
  /** The field has the focus when it comes. */
  readonly takeFocus?: boolean;
  /** Null: somebody else is being typed, so that nobody is chosen until they are picked. */
  readonly onPick: (customer: FoundCustomer | null) => void;
}

const MOST = 20;

function nameOf({ name, rfc, key }: FoundCustomer): string {
  return name || rfc || key;
}

/** Chooses a customer by what is typed of the name or RFC, as quick as it is typed. */
export function CustomerField(props: Props): ReactNode {
  const { label, inBar = false, hint, customer, except, problem = null, takeFocus = false, onPick } = props;
  const { t } = useTranslation();
  /** Null: the one who is chosen stands there. */
  const [typed, setTyped] = useState<string | null>(null);
  const [picked, setPicked] = useState<FoundCustomer | null>(null);
  const [left, setLeft] = useState(false);
  const text = typed ?? "";
  const { data, isPlaceholderData, error } = useQuery(
    orpc.customers.find.queryOptions({ input: { text, limit: MOST }, placeholderData: keepPreviousData }),
  );
  const rows = (data?.rows ?? []).filter(({ id }) => id !== except);
  const waiting = (data === undefined || isPlaceholderData) && error === null;
  const chosenId = customer?.id;
  // Somebody chosen elsewhere stands in the field, whatever was being typed.
  useEffect(() => {
    if (chosenId !== undefined) setTyped(null);
  }, [chosenId]);
  const chosenName = customer === null ? "" : customer.name || (picked?.id === customer.id ? nameOf(picked) : "");
  const field = (
    <TypedChoice
      text={typed ?? chosenName}
      chosen={customer === null ? null : String(customer.id)}
      choices={rows.map((each) => ({
        value: String(each.id),
        text: nameOf(each),
        words: each.rfc === nameOf(each) ? each.rfc : `${nameOf(each)} · ${each.rfc}`,
      }))}
      waiting={waiting}
      nothing={
        error === null ? t(waiting ? "common.customer.searching" : "common.customer.none") : errorWords(error, t)
      }
      hint={hint ?? t("common.customer.hint")}
      takeFocus={takeFocus}
      {...(inBar ? { label } : {})}
      onType={(next) => {
        setTyped(next);
        if (customer !== null) onPick(null);
      }}
      onPick={(value) => {
        const one = rows.find(({ id }) => String(id) === value);
        if (one === undefined) return;
        setTyped(null);
        setPicked(one);
        onPick(one);
      }}
      onEnter={() => setLeft(false)}
      onLeave={() => setLeft(true)}
    />
  );
  if (inBar) return field;
  const nobody = left && customer === null && text.trim() !== "";
  const said = problem ?? (nobody ? t("common.customer.nobody") : null);
  return (
    <Field label={label} {...(said === null ? {} : { validationMessage: said, validationState: "error" as const })}>
      {field}
    </Field>
  );
}
