import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ColumnValues } from "../../../shared/contract/filters.ts";
import type { Consolidated } from "../../../shared/contract/rates.ts";
import type {
  CustomerTotals,
  DocumentView,
  GroupBy,
  ReceivableFilter,
  ReceivableGroup,
  ReceivableRow,
  SelectionTotals,
  ValuedAgingRow,
} from "../../../shared/contract/receivables.ts";
import { zReceivableColumn } from "../../../shared/contract/receivables.ts";
import type { GridFilter, Page, PageRequest, ValuesRequest } from "../../grid/column.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import type { ListedDocument } from "./columns.ts";
import { takeAhead } from "./first-page.ts";
import { agingSort, groupSort, receivableSort } from "./receivable-terms.ts";

/** What both the page and its totals select. */
export interface Selection {
  readonly asOf: string;
  readonly search: string;
  readonly filters: ReceivableFilter[];
}

/** One page of open documents. */
export async function fetchDocuments(selection: Selection, request: PageRequest): Promise<Page<ReceivableRow>> {
  const { offset, limit, sort, signal } = request;
  const input = { ...selection, sort: receivableSort(sort), offset, limit };
  return takeAhead(input) ?? ledger.receivables.page(input, { signal });
}

/** The same with the moratory interest of each, counted for the rows of the page. */
export async function fetchWithInterest(selection: Selection, request: PageRequest): Promise<Page<ListedDocument>> {
  const page = await fetchDocuments(selection, request);
  const uuids = page.rows.filter((row) => row.daysPastDue > 0).map((row) => row.uuid);
  if (uuids.length === 0) return page;
  const { rows } = await ledger.interest.ofInvoices({ uuids, asOf: selection.asOf }, { signal: request.signal });
  const interest = new Map(rows.map(({ uuid, interestMinor }) => [uuid, interestMinor]));
  return { ...page, rows: page.rows.map((row) => ({ ...row, interestMinor: interest.get(row.uuid) ?? 0 })) };
}

/** One page of the documents put together. */
export async function fetchGroups(
  selection: Selection,
  by: GroupBy,
  { offset, limit, sort, signal }: PageRequest,
): Promise<Page<ReceivableGroup>> {
  return ledger.receivables.groups({ ...selection, by, sort: groupSort(sort), offset, limit }, { signal });
}

/** The different values of a column among what the bar and the other columns select. */
export async function fetchValues(
  selection: Selection,
  request: ValuesRequest & { readonly filters: readonly GridFilter[] },
): Promise<ColumnValues> {
  const { text, limit, signal } = request;
  const column = zReceivableColumn.parse(request.column);
  // The selection holds the conditions of all columns; those of this one do not narrow its own values.
  const filters = selection.filters.filter((filter) => filter.column !== column);
  return ledger.receivables.values({ ...selection, filters, column, text, limit }, { signal });
}

/** One page of the aging by customer. */
export async function fetchCustomers(
  selection: { readonly asOf: string; readonly search: string; readonly currency: string | null },
  { offset, limit, sort, signal }: PageRequest,
): Promise<Page<ValuedAgingRow>> {
  return ledger.receivables.aging({ ...selection, sort: agingSort(sort), offset, limit }, { signal });
}

/** Sums of the documents listed, a row a currency. */
export function useDocumentTotals(selection: Selection, enabled: boolean): UseQueryResult<SelectionTotals[]> {
  return useQuery({
    ...orpc.receivables.totals.queryOptions({ input: selection, placeholderData: keepPreviousData, enabled }),
    select: ({ rows }) => rows,
  });
}

/** Sums of the customers' aging listed, a row a currency. */
export function useCustomerTotals(
  selection: { readonly asOf: string; readonly search: string; readonly currency: string | null },
  enabled: boolean,
): UseQueryResult<CustomerTotals[]> {
  return useQuery({
    ...orpc.receivables.agingTotals.queryOptions({ input: selection, placeholderData: keepPreviousData, enabled }),
    select: ({ rows }) => rows,
  });
}

/** The same documents in company currency. */
export function useConsolidatedDocuments(selection: Selection): Consolidated | undefined {
  return useQuery(
    orpc.rates.consolidatedDocuments.queryOptions({ input: selection, placeholderData: keepPreviousData }),
  ).data;
}

/** The same customers in company currency. */
export function useConsolidatedCustomers(selection: {
  readonly asOf: string;
  readonly search: string;
  readonly currency: string | null;
}): Consolidated | undefined {
  return useQuery(
    orpc.rates.consolidatedCustomers.queryOptions({ input: selection, placeholderData: keepPreviousData }),
  ).data;
}

/** Currencies with anything open on the day, for the list to choose from. */
export function useCurrencies(asOf: string): readonly string[] {
  const { data } = useQuery(
    orpc.receivables.totals.queryOptions({
      // What the footer asks while nothing narrows the list, so that it is asked once.
      input: { asOf, search: "", filters: [] },
      placeholderData: keepPreviousData,
    }),
  );
  return (data?.rows ?? []).map(({ currency }) => currency);
}

/** A document as a person reads it, as of the day. */
export function useDocument(uuid: string, asOf: string): UseQueryResult<DocumentView> {
  return useQuery(
    orpc.receivables.document.queryOptions({
      input: { uuid, asOf, lang: currentLang() },
      placeholderData: keepPreviousData,
    }),
  );
}
