import { keepPreviousData, type UseQueryResult, useMutation, useQuery } from "@tanstack/react-query";
import type { ColumnValues } from "../../../shared/contract/filters.ts";
import type {
  Appliable,
  PaymentFilter,
  PaymentGroup,
  PaymentGroupBy,
  PaymentRow,
  PaymentSelection,
  PaymentTotals,
  PaymentView,
} from "../../../shared/contract/payments.ts";
import { zPaymentColumn, zPaymentFilter } from "../../../shared/contract/payments.ts";
import type { GridFilter, GridSort, Page, PageRequest, ValuesRequest } from "../../grid/column.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** Column conditions of the grid as the ledger knows them. */
export function paymentFilters(filters: readonly GridFilter[]): PaymentFilter[] {
  return filters.flatMap((filter) => {
    const known = zPaymentFilter.safeParse(filter);
    return known.success ? [known.data] : [];
  });
}

export function paymentSort(sort: readonly GridSort[]) {
  return sort.flatMap(({ by, desc }) => {
    const column = zPaymentColumn.safeParse(by);
    return column.success ? [{ by: column.data, desc }] : [];
  });
}

/** One page of payments. */
export function fetchPayments(selection: PaymentSelection, request: PageRequest): Promise<Page<PaymentRow>> {
  const { offset, limit, sort, signal } = request;
  return ledger.payments.page({ ...selection, sort: paymentSort(sort), offset, limit }, { signal });
}

/** The values a column has among the payments of the selection. */
export async function fetchPaymentValues(selection: PaymentSelection, request: ValuesRequest): Promise<ColumnValues> {
  const column = zPaymentColumn.safeParse(request.column);
  if (!column.success) return { values: [], total: 0 };
  const { text, limit, signal } = request;
  return ledger.payments.values({ ...selection, column: column.data, text, limit }, { signal });
}

export function usePaymentTotals(selection: PaymentSelection): UseQueryResult<PaymentTotals[]> {
  return useQuery({
    ...orpc.payments.totals.queryOptions({ input: selection, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows,
  });
}

/** A payment with everything decided about it, as of the day. */
export function usePayment(uuid: string, asOf: string): UseQueryResult<PaymentView> {
  return useQuery(
    orpc.payments.get.queryOptions({ input: { uuid, asOf }, placeholderData: keepPreviousData, retry: false }),
  );
}

/** Invoices of a customer that money can be applied to, oldest due day first. */
export function useAppliable(customerId: number | null, currency: string): UseQueryResult<Appliable[]> {
  return useQuery({
    ...orpc.payments.appliable.queryOptions({
      input: { customerId, currency, limit: 1000 },
      enabled: customerId !== null,
    }),
    select: ({ rows }) => rows,
  });
}

/** Invoices of anybody with the text in their name or number. */
export function useFoundInvoices(text: string): UseQueryResult<Appliable[]> {
  return useQuery({
    ...orpc.payments.appliable.queryOptions({
      input: { search: text, limit: 20 },
      enabled: text.trim().length > 1,
      placeholderData: keepPreviousData,
    }),
    select: ({ rows }) => rows,
  });
}

/** Customers with the text in their name or RFC. */
export function useCustomers(text: string) {
  return useQuery({
    ...orpc.customers.find.queryOptions({ input: { text, limit: 20 }, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows,
  });
}

/** A command of the area, with its waiting, its error and its answer. */
export function useCommand<Answer>() {
  return useMutation<Answer, unknown, () => Promise<Answer>>({ mutationFn: (send) => send() });
}

/** Name and key of a customer. */
export function useCustomer(customerId: number | null, asOf: string) {
  return useQuery({
    ...orpc.customers.statement.queryOptions({
      input: { customerId: customerId ?? 0, asOf },
      enabled: customerId !== null,
    }),
    select: ({ customer }) => customer,
  });
}

/** One page of the groups of a selection. */
export function fetchPaymentGroups(
  selection: PaymentSelection,
  by: PaymentGroupBy,
  { offset, limit, sort, signal }: PageRequest,
): Promise<Page<PaymentGroup>> {
  return ledger.payments.groups({ ...selection, by, sort: [...sort], offset, limit }, { signal });
}
