import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReceivableRow } from "../../../shared/contract/receivables.ts";
import type { BulkRows } from "../../grid/grid-props.ts";
import { errorWords } from "../../lib/error-words.ts";
import { formatInteger } from "../../lib/format.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { assignCollector, collectors } from "./collector-edit.ts";

/** Documents an action takes at once. */
const MOST_DOCUMENTS = 20_000;
/** Documents a form names one by one. */
const MOST_IN_FORM = 500;

interface Props {
  readonly selected: BulkRows<ReceivableRow>;
  readonly onExport: () => void;
  readonly say: (words: string) => void;
}

/** What can be done at once with the selected documents. */
export function BulkActions({ selected, onExport, say }: Props): ReactNode {
  const { t } = useTranslation();
  const [people, setPeople] = useState<readonly { readonly id: number; readonly name: string }[]>([]);
  const { rows, count, all, read } = selected;
  const [first] = rows;
  const one =
    !all &&
    first !== undefined &&
    rows.every((row) => row.customerId === first.customerId && row.currency === first.currency);
  const withRows = async (
    most: number,
    act: (rows: readonly ReceivableRow[]) => Promise<void> | void,
  ): Promise<void> => {
    if (count > most) {
      say(t("grid.selection.actTooMany", { total: formatInteger(count), most: formatInteger(most) }));
      return;
    }
    try {
      await act(await read(most));
    } catch (error) {
      say(errorWords(error, t));
    }
  };
  const uuids = (some: readonly ReceivableRow[]): string[] => some.map(({ uuid }) => uuid);
  const assign = (person: { readonly id: number; readonly name: string } | null): Promise<void> =>
    withRows(MOST_DOCUMENTS, async (some) => {
      const changed = await assignCollector(
        some.map(({ customerId }) => customerId),
        person,
        t,
      );
      say(t("receivables.bulk.assigned", { count: changed, name: person?.name ?? t("receivables.bulk.nobody") }));
    });
  return (
    <>
      <Button
        size="small"
        onClick={() =>
          void withRows(MOST_IN_FORM, (some) => openWorkForm({ kind: "acceptance", invoices: uuids(some) }))
        }
      >
        {t("receivables.bulk.acceptance")}
      </Button>
      <Button
        size="small"
        disabledFocusable={!one}
        {...(one ? {} : { title: t("receivables.bulk.oneCustomer") })}
        onClick={() => {
          if (one) openWorkForm({ kind: "promise", customerId: first.customerId, invoices: uuids(rows) });
        }}
      >
        {t("receivables.bulk.promise")}
      </Button>
      <Menu
        onOpenChange={(_, { open }) => {
          if (open) void collectors().then(setPeople, () => setPeople([]));
        }}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button size="small">{t("receivables.bulk.collector")}</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList aria-label={t("receivables.bulk.collector")}>
            {people.map((person) => (
              <MenuItem key={person.id} onClick={() => void assign(person)}>
                {person.name}
              </MenuItem>
            ))}
            <MenuItem onClick={() => void assign(null)}>{t("receivables.bulk.nobody")}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Button size="small" onClick={onExport}>
        {t("receivables.bulk.export")}
      </Button>
    </>
  );
}
