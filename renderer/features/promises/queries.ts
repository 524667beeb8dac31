import { keepPreviousData, type UseQueryResult, useMutation, useQuery } from "@tanstack/react-query";
import type { ColumnValues } from "../../../shared/contract/filters.ts";
import type {
  PromiseDraft,
  PromiseFilter,
  PromiseGroup,
  PromiseGroupBy,
  PromisePlan,
  PromiseRatesRow,
  PromiseRow,
  PromiseSelection,
  PromiseTotals,
  PromiseView,
} from "../../../shared/contract/promises.ts";
import { zPromiseColumn, zPromiseFilter } from "../../../shared/contract/promises.ts";
import type { GridFilter, GridSort, Page, PageRequest, ValuesRequest } from "../../grid/column.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** Column conditions of the grid as the ledger knows them. */
export function promiseFilters(filters: readonly GridFilter[]): PromiseFilter[] {
  return filters.flatMap((filter) => {
    const known = zPromiseFilter.safeParse(filter);
    return known.success ? [known.data] : [];
  });
}

/** Sorting of the grid as the ledger knows it. */
export function promiseSort(sort: readonly GridSort[]) {
  return sort.flatMap(({ by, desc }) => {
    const column = zPromiseColumn.safeParse(by);
    return column.success ? [{ by: column.data, desc }] : [];
  });
}

/** One page of promises. */
export function fetchPromises(selection: PromiseSelection, request: PageRequest): Promise<Page<PromiseRow>> {
  const { offset, limit, sort, signal } = request;
  return ledger.promises.page({ ...selection, sort: promiseSort(sort), offset, limit }, { signal });
}

/** The different values of a column among the promises that its other conditions select. */
export async function fetchPromiseValues(
  selection: PromiseSelection,
  { column, text, limit, filters, signal }: ValuesRequest & { readonly filters: readonly GridFilter[] },
): Promise<ColumnValues> {
  const known = zPromiseColumn.safeParse(column);
  if (!known.success) return { values: [], total: 0 };
  const asked = { ...selection, filters: promiseFilters(filters), column: known.data, text, limit };
  return ledger.promises.values(asked, { signal });
}

export function usePromiseTotals(selection: PromiseSelection): UseQueryResult<PromiseTotals[]> {
  return useQuery({
    ...orpc.promises.totals.queryOptions({ input: selection, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows,
  });
}

/** A promise with everything that hangs on it, as of the day. */
export function usePromise(id: number, asOf: string): UseQueryResult<PromiseView> {
  return useQuery(orpc.promises.get.queryOptions({ input: { id, asOf }, placeholderData: keepPreviousData }));
}

/** Open invoices of a customer as promises see them, and the day at the company. */
export function usePromisable(customerId: number, renegotiates: number | null) {
  return useQuery(orpc.promises.promisable.queryOptions({ input: { customerId, renegotiates } }));
}

/** What a draft would cover; nothing is asked while there is none. */
export function usePlan(draft: PromiseDraft | null): PromisePlan | undefined {
  const input = draft ?? { customerId: 0, currency: "MXN", payments: [] };
  const { data } = useQuery({
    ...orpc.promises.plan.queryOptions({ input, enabled: draft !== null, placeholderData: keepPreviousData }),
    retry: false,
  });
  return draft === null ? undefined : data;
}

/** Promises of a customer, the latest first. */
export function useCustomerPromises(customerId: number, asOf: string): UseQueryResult<PromiseRow[]> {
  return useQuery({
    ...orpc.promises.page.queryOptions({
      input: { asOf, customerId, limit: 200 },
      placeholderData: keepPreviousData,
    }),
    select: ({ rows }) => rows,
  });
}

/** Rates of a customer's promises that matured in a period. */
export function useRates(
  customerId: number,
  period: { readonly from: string; readonly to: string; readonly asOf: string },
): readonly PromiseRatesRow[] {
  const { data } = useQuery(orpc.promises.rates.queryOptions({ input: { ...period, customerId } }));
  return data?.rows ?? [];
}

/** Name of a customer. */
export function useCustomerName(customerId: number | undefined): string | undefined {
  const { data } = useQuery(
    orpc.contacts.briefing.queryOptions({
      input: { customerId: customerId ?? 0 },
      enabled: customerId !== undefined,
    }),
  );
  return data?.name;
}

/** A command of the area, with its waiting, its error and its answer. */
export function useCommand<Answer>() {
  return useMutation<Answer, unknown, () => Promise<Answer>>({ mutationFn: (send) => send() });
}

/** One page of the groups of a selection. */
export function fetchPromiseGroups(
  selection: PromiseSelection,
  by: PromiseGroupBy,
  { offset, limit, sort, signal }: PageRequest,
): Promise<Page<PromiseGroup>> {
  return ledger.promises.groups({ ...selection, by, sort: [...sort], offset, limit }, { signal });
}
