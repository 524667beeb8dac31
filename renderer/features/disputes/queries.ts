import { keepPreviousData, type UseQueryResult, useMutation, useQuery } from "@tanstack/react-query";
import type {
  Disputable,
  DisputeFilter,
  DisputeGroup,
  DisputeGroupBy,
  DisputeKpis,
  DisputeRow,
  DisputeSelection,
  DisputeTotals,
  DisputeView,
  Resolver,
} from "../../../shared/contract/disputes.ts";
import { zDisputeColumn, zDisputeFilter } from "../../../shared/contract/disputes.ts";
import type { ColumnValues } from "../../../shared/contract/filters.ts";
import type { GridFilter, GridSort, Page, PageRequest, ValuesRequest } from "../../grid/column.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** Column conditions of the grid as the ledger knows them. */
export function disputeFilters(filters: readonly GridFilter[]): DisputeFilter[] {
  return filters.flatMap((filter) => {
    const known = zDisputeFilter.safeParse(filter);
    return known.success ? [known.data] : [];
  });
}

/** Sorting of the grid as the ledger knows it; the days left run with the last day to answer. */
export function disputeSort(sort: readonly GridSort[]) {
  return sort.flatMap(({ by, desc }) => {
    const column = zDisputeColumn.safeParse(by === "daysLeft" ? "dueOn" : by);
    return column.success ? [{ by: column.data, desc }] : [];
  });
}

/** One page of disputes. */
export function fetchDisputes(selection: DisputeSelection, request: PageRequest): Promise<Page<DisputeRow>> {
  const { offset, limit, sort, signal } = request;
  return ledger.disputes.page({ ...selection, sort: disputeSort(sort), offset, limit }, { signal });
}

/** The different values of a column. */
export async function fetchDisputeValues(selection: DisputeSelection, request: ValuesRequest): Promise<ColumnValues> {
  const column = zDisputeColumn.safeParse(request.column);
  if (!column.success) return { values: [], total: 0 };
  const { text, limit, signal } = request;
  return ledger.disputes.values({ ...selection, column: column.data, text, limit }, { signal });
}

export function useDisputeTotals(selection: DisputeSelection): UseQueryResult<DisputeTotals[]> {
  return useQuery({
    ...orpc.disputes.totals.queryOptions({ input: selection, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows,
  });
}

/** A dispute with everything that hangs on it, as of the day. */
export function useDispute(id: number, asOf: string): UseQueryResult<DisputeView> {
  return useQuery(orpc.disputes.get.queryOptions({ input: { id, asOf }, retry: false }));
}

/** Disputes of a customer, open ones first. */
export function useCustomerDisputes(customerId: number, asOf: string): UseQueryResult<DisputeRow[]> {
  return useQuery({
    ...orpc.disputes.page.queryOptions({
      input: { asOf, customerId, show: "all", limit: 200 },
      placeholderData: keepPreviousData,
    }),
    select: ({ rows }) => rows,
  });
}

/** Open invoices of a customer; of the chosen one its concepts too. */
export function useDisputable(
  customerId: number,
  search: string,
  invoiceUuid: string | null,
  asOf: string,
): UseQueryResult<Disputable[]> {
  return useQuery({
    ...orpc.disputes.disputable.queryOptions({
      input: { customerId, search, invoiceUuid, asOf },
      placeholderData: keepPreviousData,
    }),
    select: ({ rows }) => rows,
  });
}

/** The company's rules: kinds, who answers them, in how many days. */
export function useDisputeRules() {
  return useQuery(orpc.disputes.rules.queryOptions());
}

export function useDisputeKpis(from: string, to: string): UseQueryResult<DisputeKpis> {
  return useQuery(
    orpc.disputes.kpis.queryOptions({
      input: { from, to },
      enabled: from !== "" && to !== "" && from <= to,
      placeholderData: keepPreviousData,
    }),
  );
}

/** The mail that hands a dispute over. */
export function useLetter(disputeId: number, resolver: Resolver) {
  return useQuery(orpc.disputes.handOverLetter.queryOptions({ input: { disputeId, resolver, lang: currentLang() } }));
}

/** Customers with the text in their name or RFC. */
export function useCustomers(text: string) {
  return useQuery({
    ...orpc.customers.find.queryOptions({ input: { text, limit: 20 }, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows,
  });
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
export function fetchDisputeGroups(
  selection: DisputeSelection,
  by: DisputeGroupBy,
  { offset, limit, sort, signal }: PageRequest,
): Promise<Page<DisputeGroup>> {
  return ledger.disputes.groups({ ...selection, by, sort: [...sort], offset, limit }, { signal });
}
