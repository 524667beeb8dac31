import { Combobox, Field, Option } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { searchForm } from "../../shared/domain/text.ts";
import { errorWords } from "../lib/error-words.ts";
import { orpc } from "../lib/ledger.ts";
import { BELOW_FIELD } from "./below-field.ts";

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

/** Whether what the list shows already answers what has been typed since. */
function answers(customer: FoundCustomer, typed: string): boolean {
  const text = searchForm(`${nameOf(customer)} ${customer.rfc} ${customer.key}`);
  return searchForm(typed)
    .split(" ")
    .every((word) => text.includes(word));
}

function nameOf({ name, rfc, key }: FoundCustomer): string {
  return name || rfc || key;
}

/**
 * Chooses a customer by what is typed of the name or RFC. Typing, Down and Enter take what the list shows, however quick the
 * hand is: Enter pressed before the answer is there takes the first of that answer.
 */
export function CustomerField(props: Props): ReactNode {
  const { label, inBar = false, hint, customer, except, problem = null, takeFocus = false, onPick } = props;
  const { t } = useTranslation();
  /** Null: the one who is chosen stands there. */
  const [typed, setTyped] = useState<string | null>(null);
  const [picked, setPicked] = useState<FoundCustomer | null>(null);
  /** Enter was pressed before there was anything to take. */
  const [wanted, setWanted] = useState(false);
  const [left, setLeft] = useState(false);
  const open = useRef(false);
  /** What the key that is going down found and did: the list open, an arrow used before, a customer taken. */
  const press = useRef({ wasOpen: false, walked: false, took: false });
  const text = typed ?? "";
  const { data, isPlaceholderData, error } = useQuery(
    orpc.customers.find.queryOptions({ input: { text, limit: MOST }, placeholderData: keepPreviousData }),
  );
  // Until the answer to what is typed comes, the one before shows only who fits it.
  const rows = (data?.rows ?? []).filter((each) => each.id !== except && (!isPlaceholderData || answers(each, text)));
  const waiting = (data === undefined || isPlaceholderData) && error === null;

  const take = (one: FoundCustomer): void => {
    press.current = { ...press.current, took: true, walked: false };
    setWanted(false);
    setTyped(null);
    setPicked(one);
    onPick(one);
  };
  const chosenId = customer?.id;
  // Somebody chosen elsewhere stands in the field, whatever was being typed.
  useEffect(() => {
    if (chosenId !== undefined) setTyped(null);
  }, [chosenId]);
  const [first] = rows;
  useEffect(() => {
    if (!wanted || waiting) return;
    setWanted(false);
    if (first !== undefined) take(first);
  });

  const chosenName = customer === null ? "" : customer.name || (picked?.id === customer.id ? nameOf(picked) : "");
  const field = (
    <Combobox
      positioning={BELOW_FIELD}
      freeform
      autoFocus={takeFocus}
      autoComplete="off"
      placeholder={hint ?? t("common.customer.hint")}
      value={typed ?? chosenName}
      selectedOptions={customer === null ? [] : [String(customer.id)]}
      {...(inBar ? { "aria-label": label } : {})}
      onFocus={() => setLeft(false)}
      onBlur={() => setLeft(true)}
      onChange={(event) => {
        setTyped(event.target.value);
        setWanted(false);
        press.current.walked = false;
        if (customer !== null) onPick(null);
      }}
      onOpenChange={(_, data) => {
        open.current = data.open;
      }}
      onOptionSelect={(_, { optionValue }) => {
        const one = rows.find(({ id }) => String(id) === optionValue);
        if (one !== undefined) take(one);
      }}
      onKeyDownCapture={({ key: pressed }) => {
        const walked = press.current.walked || pressed === "ArrowDown" || pressed === "ArrowUp";
        press.current = { wasOpen: open.current, walked, took: false };
      }}
      // After Fluent's own: what its list had marked is taken by now, unless a new answer has taken the mark away.
      onKeyDown={({ key: pressed }) => {
        const { wasOpen, walked, took } = press.current;
        if (pressed !== "Enter" || took || !wasOpen || (text.trim() === "" && !walked)) return;
        if (first !== undefined) take(first);
        else setWanted(waiting);
      }}
    >
      {rows.map((each) => (
        <Option key={each.id} value={String(each.id)} text={nameOf(each)}>
          {each.rfc === nameOf(each) ? each.rfc : `${nameOf(each)} · ${each.rfc}`}
        </Option>
      ))}
      {rows.length === 0 && (
        <Option value="" text="" disabled>
          {error === null ? t(waiting ? "common.customer.searching" : "common.customer.none") : errorWords(error, t)}
        </Option>
      )}
    </Combobox>
  );
  if (inBar) return field;
  const nobody = left && !wanted && customer === null && text.trim() !== "";
  const said = problem ?? (nobody ? t("common.customer.nobody") : null);
  return (
    <Field label={label} {...(said === null ? {} : { validationMessage: said, validationState: "error" as const })}>
      {field}
    </Field>
  );
}
