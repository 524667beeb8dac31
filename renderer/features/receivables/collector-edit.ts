import type { TFunction } from "i18next";
import type { ReceivableRow } from "../../../shared/contract/receivables.ts";
import type { ColumnEdit } from "../../grid/column.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { queryClient } from "../../lib/query-client.ts";
import { recordUndo } from "../../lib/undo.ts";

/** People who can be in charge of customers: those who have not left. */
export async function collectors(): Promise<readonly { readonly id: number; readonly name: string }[]> {
  const { rows } = await queryClient.fetchQuery(orpc.users.list.queryOptions());
  return rows.filter(({ active }) => active).map(({ id, name }) => ({ id, name }));
}

/** Puts somebody, or nobody, in charge of customers; it can be undone. Returns how many changed hands. */
export async function assignCollector(
  customers: readonly number[],
  collector: { readonly id: number; readonly name: string } | null,
  t: TFunction,
): Promise<number> {
  const assignments = [...new Set(customers)].map((customerId) => ({ customerId, collectorId: collector?.id ?? null }));
  const assign = (wanted: typeof assignments) =>
    ledger.customers.assign({ commandId: crypto.randomUUID(), assignments: wanted });
  const { changed, before } = await assign(assignments);
  if (changed === 0) return 0;
  recordUndo({
    words: t("receivables.bulk.assigned", { count: changed, name: collector?.name ?? t("receivables.bulk.nobody") }),
    undo: async () => void (await assign(before)),
    redo: async () => void (await assign(assignments)),
  });
  return changed;
}

/** The collector of a document's customer, changed where it stands. */
export function collectorEdit(t: TFunction): ColumnEdit<ReceivableRow> {
  return {
    kind: "choice",
    start: (row) => String(row.collectorId ?? ""),
    choices: async () => [
      { value: "", words: t("receivables.bulk.nobody") },
      ...(await collectors()).map(({ id, name }) => ({ value: String(id), words: name })),
    ],
    save: async (row, value) => {
      const chosen = (await collectors()).find(({ id }) => String(id) === value) ?? null;
      await assignCollector([row.customerId], chosen, t);
    },
  };
}
