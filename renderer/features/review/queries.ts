import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { type AcceptanceAlert, type AcceptanceAlertRow, zAlertColumn } from "../../../shared/contract/acceptance.ts";
import { type MissingFile, type PueRow, zMissingColumn, zPueColumn } from "../../../shared/contract/review.ts";
import type { Page, PageRequest } from "../../grid/column.ts";
import { knownSort } from "../../grid/known.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** One page of the PUE invoices to confirm. */
export async function fetchPue(
  selection: { readonly asOf: string; readonly search: string },
  { offset, limit, sort, signal }: PageRequest,
): Promise<Page<PueRow>> {
  return ledger.review.pueToConfirm({ ...selection, sort: knownSort(zPueColumn, sort), offset, limit }, { signal });
}

/** Totals by currency of the same list. */
export function usePueTotals(selection: { readonly asOf: string; readonly search: string }) {
  return useQuery({
    ...orpc.review.pueTotals.queryOptions({ input: selection, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows,
  });
}

/** One page of the documents whose file is missing. */
export async function fetchMissing(
  search: string,
  { offset, limit, sort, signal }: PageRequest,
): Promise<Page<MissingFile>> {
  return ledger.review.missingFiles({ search, sort: knownSort(zMissingColumn, sort), offset, limit }, { signal });
}

/** Length of the list of missing files, and how many of them are in force. */
export function useMissingCount() {
  return useQuery({
    ...orpc.review.missingFiles.queryOptions({ input: { limit: 1 }, placeholderData: keepPreviousData }),
    select: ({ total, inForce }) => ({ total, inForce }),
  });
}

/** Marks PUE invoices as paid or not; gives the decisions, so that they can be undone. */
export function useMarkPue() {
  return useMutation({
    mutationFn: (input: { uuids: string[]; as: "open" | "settled"; on: string }) =>
      ledger.review.markPue({ ...input, commandId: crypto.randomUUID() }),
  });
}

/** Takes decisions back. */
export function useUndo() {
  return useMutation({
    mutationFn: (decisionIds: number[]) => ledger.review.undo({ commandId: crypto.randomUUID(), decisionIds }),
  });
}

/** One page of the invoices that want attention at their customer's counter. */
export async function fetchAlerts(
  selection: { readonly asOf: string; readonly search: string; readonly alert: AcceptanceAlert | null },
  { offset, limit, sort, signal }: PageRequest,
): Promise<Page<AcceptanceAlertRow>> {
  return ledger.acceptance.alerts({ ...selection, sort: knownSort(zAlertColumn, sort), offset, limit }, { signal });
}

/** How many invoices want attention at their customer's counter. */
export function useAlertCount(asOf: string) {
  return useQuery({
    ...orpc.acceptance.alertCounts.queryOptions({ input: { asOf }, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows.reduce((sum, row) => sum + row.invoices, 0),
  });
}
