import type { TFunction } from "i18next";
import type { Assignment } from "../../shared/contract/customers.ts";
import { ledger, orpc } from "./ledger.ts";
import { queryClient } from "./query-client.ts";
import { recordUndo } from "./undo.ts";

/** Somebody who can be in charge of customers. */
export interface Collector {
  readonly id: number;
  readonly name: string;
}

/** People who can be in charge of customers: those who have not left. */
export async function collectors(): Promise<readonly Collector[]> {
  const { rows } = await queryClient.fetchQuery(orpc.users.list.queryOptions());
  return rows.filter(({ active }) => active).map(({ id, name }) => ({ id, name }));
}

/**
 * Puts somebody, or nobody, in charge of customers; with `from` only of those that person is in charge of. It can be undone.
 * Returns how many changed hands.
 */
export async function assignCollector(
  customers: readonly number[],
  collector: Collector | null,
  t: TFunction,
  from?: number,
): Promise<number> {
  const assignments = [...new Set(customers)].map(
    (customerId): Assignment => ({
      customerId,
      collectorId: collector?.id ?? null,
      ...(from === undefined ? {} : { from }),
    }),
  );
  if (assignments.length === 0) return 0;
  const assign = (wanted: readonly Assignment[]) =>
    ledger.customers.assign({ commandId: crypto.randomUUID(), assignments: [...wanted] });
  const { changed, before } = await assign(assignments);
  if (changed === 0) return 0;
  recordUndo({
    words: t("grid.assign.done", { count: changed, name: collector?.name ?? t("grid.assign.nobody") }),
    undo: async () => void (await assign(before)),
    redo: async () => void (await assign(assignments)),
  });
  return changed;
}
