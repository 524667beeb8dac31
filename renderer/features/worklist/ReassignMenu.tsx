import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ListProgress } from "../../../shared/contract/worklist.ts";
import { assignCollector, type Collector } from "../../lib/collectors.ts";
import { ledger } from "../../lib/ledger.ts";
import { usePeople } from "./queries.ts";

const PAGE = 1000;

/** Customers that wait in a list, which is fixed for it where nobody has opened it yet. */
async function waiting(personId: number): Promise<number[]> {
  await ledger.worklist.refresh({ personId });
  const ids: number[] = [];
  for (;;) {
    const { rows, total } = await ledger.worklist.page({ personId, state: "pending", offset: ids.length, limit: PAGE });
    ids.push(...rows.map((row) => row.customerId));
    if (rows.length === 0 || ids.length >= total) return ids;
  }
}

interface Props {
  readonly row: ListProgress;
  readonly name: string;
  readonly onDone: (words: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Gives what waits in a list of today to somebody else, with what was agreed with those customers. Ctrl+Z takes it back. */
export function ReassignMenu({ row, name, onDone, onError }: Props): ReactNode {
  const { t } = useTranslation();
  const { data } = usePeople();
  const others = (data?.rows ?? []).filter((each) => each.active && each.id !== row.personId);
  const reassign = useMutation({
    mutationFn: async (to: Collector) =>
      assignCollector(await waiting(row.personId), to, t, row.personId === 0 ? undefined : row.personId),
    onSuccess: (count, to) =>
      onDone(count === 0 ? t("worklist.progress.nothingToGive") : t("grid.assign.done", { count, name: to.name })),
    onError,
  });
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          aria-label={t("worklist.progress.reassignOf", { name })}
          disabled={others.length === 0 || reassign.isPending}
        >
          {t("worklist.progress.reassign")}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {others.map((each) => (
            <MenuItem key={each.id} onClick={() => reassign.mutate({ id: each.id, name: each.name })}>
              {each.name}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
