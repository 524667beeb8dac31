import { keepPreviousData, type UseQueryResult, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  type CustomerFilter,
  type CustomerGroup,
  type CustomerGroupBy,
  type CustomerListRow,
  type CustomerSelection,
  zCustomerColumn,
  zCustomerFilter,
} from "../../../shared/contract/customer-list.ts";
import type { Statement } from "../../../shared/contract/customers.ts";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import type { ColumnValues } from "../../../shared/contract/filters.ts";
import type { GridFilter, GridSort, Page, PageRequest, ValuesRequest } from "../../grid/column.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";

/** Estado de cuenta of a customer up to the day. */
export function useStatement(customerId: number, asOf: string): UseQueryResult<Statement> {
  return useQuery(
    orpc.customers.statement.queryOptions({
      input: { customerId, asOf },
      placeholderData: keepPreviousData,
    }),
  );
}

/** All there is to know of a customer before a call. */
export function useFicha(customerId: number, asOf: string): UseQueryResult<Ficha> {
  return useQuery(
    orpc.customers.ficha.queryOptions({
      input: { customerId, asOf, lang: currentLang() },
      placeholderData: keepPreviousData,
    }),
  );
}

/** Customers with the text in their name or RFC. */
export function useFoundCustomers(text: string) {
  return useQuery({
    ...orpc.customers.find.queryOptions({ input: { text, limit: 20 }, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows,
  });
}

/** Column conditions of the grid as the ledger knows them. */
export function customerFilters(filters: readonly GridFilter[]): CustomerFilter[] {
  return filters.flatMap((filter) => {
    const known = zCustomerFilter.safeParse(filter);
    return known.success ? [known.data] : [];
  });
}

/** Sorting of the grid as the ledger knows it. */
export function customerSort(sort: readonly GridSort[]) {
  return sort.flatMap(({ by, desc }) => {
    const column = zCustomerColumn.safeParse(by);
    return column.success ? [{ by: column.data, desc }] : [];
  });
}

/** One page of the list of customers. */
export function fetchCustomers(selection: CustomerSelection, request: PageRequest): Promise<Page<CustomerListRow>> {
  const { offset, limit, sort, signal } = request;
  return ledger.customers.page({ ...selection, sort: customerSort(sort), offset, limit }, { signal });
}

/** The values a column has in the list. */
export async function fetchCustomerValues(selection: CustomerSelection, request: ValuesRequest): Promise<ColumnValues> {
  const column = zCustomerColumn.safeParse(request.column);
  if (!column.success) return { values: [], total: 0 };
  const { text, limit, signal } = request;
  return ledger.customers.values({ ...selection, column: column.data, text, limit }, { signal });
}

export function useCustomerSums(selection: CustomerSelection) {
  return useQuery({
    ...orpc.customers.totals.queryOptions({ input: selection, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows,
  });
}

/** Tells Sales how a customer's credit stands; `onTold` gets the words of what happened. */
export function useTellSales(customerId: number, onTold: (words: string) => void) {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: () => ledger.customers.tellSales({ commandId: crypto.randomUUID(), customerId, lang: currentLang() }),
    onSuccess: async ({ to, file }) => {
      if (file !== null) await native.openEvidence(file);
      onTold(t(file === null ? "credit.release.told" : "credit.release.toldFile", { to }));
    },
  });
}

/** One page of the groups of a selection. */
export function fetchCustomerGroups(
  selection: CustomerSelection,
  by: CustomerGroupBy,
  { offset, limit, sort, signal }: PageRequest,
): Promise<Page<CustomerGroup>> {
  return ledger.customers.groups({ ...selection, by, sort: [...sort], offset, limit }, { signal });
}
