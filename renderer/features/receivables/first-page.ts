import type { ReceivableRow } from "../../../shared/contract/receivables.ts";
import { BLOCK_ROWS } from "../../grid/block.ts";
import type { GridSort, Page } from "../../grid/column.ts";
import { defaultDayOf } from "../../lib/as-of.tsx";
import { onLedgerChange } from "../../lib/changes.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { queryClient } from "../../lib/query-client.ts";
import { receivableSort } from "./receivable-terms.ts";

/** How the documents come until the user sorts them: oldest first. */
export const OLDEST_FIRST: readonly GridSort[] = [{ by: "daysPastDue", desc: true }];

type Input = Parameters<typeof ledger.receivables.page>[0];

let ahead: { readonly key: string; readonly page: Promise<Page<ReceivableRow>> } | null = null;

/**
 * Asks for what the Cartera will show first, as soon as the ledger can be asked: its answer is there by the time the
 * screen has been drawn. A screen that then wants something else asks for itself.
 */
export async function readCarteraAhead(): Promise<void> {
  const status = await queryClient.fetchQuery(orpc.ledgers.status.queryOptions());
  const asOf = defaultDayOf(status);
  if (!status.open || asOf === null) return;
  const selection = { asOf, search: "", filters: [] };
  const input: Input = { ...selection, sort: receivableSort(OLDEST_FIRST), offset: 0, limit: BLOCK_ROWS };
  const page = ledger.receivables.page(input);
  ahead = { key: JSON.stringify(input), page };
  const forget = onLedgerChange(() => {
    ahead = null;
    forget();
  });
  await Promise.all([page, queryClient.prefetchQuery(orpc.receivables.totals.queryOptions({ input: selection }))]);
}

/** The page that was asked for ahead, once, when it is the one that is wanted now. */
export function takeAhead(input: Input): Promise<Page<ReceivableRow>> | null {
  const taken = ahead;
  ahead = null;
  return taken !== null && taken.key === JSON.stringify(input) ? taken.page : null;
}
