import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { PersonRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerListRow } from "../../../shared/contract/customer-list.ts";
import type { Assignment } from "../../../shared/contract/customers.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import type { BulkRows } from "../../grid/grid-props.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { recordUndo } from "../../lib/undo.ts";

/** Customers assigned by one command. */
const MOST = 20_000;

/** Puts somebody in charge of all customers that are selected; Ctrl+Z gives them back. */
export function AssignMenu({ rows }: { readonly rows: BulkRows<CustomerListRow> }): ReactNode {
  const { t } = useTranslation();
  const { data: people } = useQuery(orpc.users.list.queryOptions());
  const active = people?.rows.filter((person) => person.active) ?? [];
  const assign = useMutation({
    mutationFn: async (collectorId: number | null) => {
      const chosen = await rows.read(MOST);
      const assignments = [...new Set(chosen.map((row) => row.customerId))].map((customerId) => ({
        customerId,
        collectorId,
      }));
      if (assignments.length === 0) return;
      const put = (list: readonly Assignment[]) =>
        ledger.customers.assign({ commandId: crypto.randomUUID(), assignments: [...list] });
      const { changed, before } = await put(assignments);
      if (changed === 0) return;
      recordUndo({
        words: t("customerList.assigned", { count: changed }),
        undo: async () => {
          await put(before);
        },
        redo: async () => {
          await put(assignments);
        },
      });
    },
    onSuccess: rows.clear,
  });
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button size="small" icon={<PersonRegular />} disabled={assign.isPending}>
            {t("customerList.assign")}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {active.length === 0 && <MenuItem disabled>{t("customerList.noPeople")}</MenuItem>}
            {active.map((person) => (
              <MenuItem key={person.id} onClick={() => assign.mutate(person.id)}>
                {t("customerList.assignTo", { name: person.name })}
              </MenuItem>
            ))}
            <MenuItem onClick={() => assign.mutate(null)}>{t("customerList.unassign")}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {assign.isError && <ErrorNotice error={assign.error} onDismiss={assign.reset} />}
    </>
  );
}
