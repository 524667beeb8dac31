import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { PersonRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { assignCollector, type Collector, collectors } from "../lib/collectors.ts";
import { errorWords } from "../lib/error-words.ts";
import { formatInteger } from "../lib/format.ts";
import type { BulkRows } from "./grid-props.ts";

/** Rows read to find their customers. */
const MOST_ROWS = 20_000;

interface Props<Row> {
  readonly selected: BulkRows<Row>;
  readonly say: (words: string) => void;
}

/** Puts somebody in charge of the customers of all the selected rows; Ctrl+Z gives them back. */
export function AssignMenu<Row extends { readonly customerId: number }>({ selected, say }: Props<Row>): ReactNode {
  const { t } = useTranslation();
  const [people, setPeople] = useState<readonly Collector[]>([]);
  const [busy, setBusy] = useState(false);
  const assign = async (person: Collector | null): Promise<void> => {
    const { count, read } = selected;
    if (count > MOST_ROWS) {
      say(t("grid.selection.actTooMany", { total: formatInteger(count), most: formatInteger(MOST_ROWS) }));
      return;
    }
    setBusy(true);
    try {
      const rows = await read(MOST_ROWS);
      const customers = rows.map(({ customerId }) => customerId);
      const changed = await assignCollector(customers, person, t);
      say(t("grid.assign.done", { count: changed, name: person?.name ?? t("grid.assign.nobody") }));
    } catch (error) {
      say(errorWords(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu
      onOpenChange={(_, { open }) => {
        if (open) void collectors().then(setPeople, () => setPeople([]));
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" icon={<PersonRegular />} disabledFocusable={busy}>
          {t("grid.assign.button")}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList aria-label={t("grid.assign.button")}>
          {people.length === 0 && <MenuItem disabled>{t("grid.assign.noPeople")}</MenuItem>}
          {people.map((person) => (
            <MenuItem key={person.id} onClick={() => void assign(person)}>
              {person.name}
            </MenuItem>
          ))}
          <MenuItem onClick={() => void assign(null)}>{t("grid.assign.nobody")}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
