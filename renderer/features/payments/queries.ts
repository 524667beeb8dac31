import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Appliable, PaymentSelection, PaymentTotals, PaymentView } from "../../../shared/contract/payments.ts";
import { zPaymentColumn, zPaymentFilter, zPaymentGroupBy } from "../../../shared/contract/payments.ts";
import { listSource } from "../../grid/list-source.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** The list of the area as its grid asks for it. */
export const paymentList = listSource(ledger.payments, {
  column: zPaymentColumn,
  filter: zPaymentFilter,
  groupBy: zPaymentGroupBy,
});

/** Sums of the payments listed, a row a currency; bounced and reversed money is in none. */
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
export function useFoundInvoices(text: string): { readonly found: readonly Appliable[]; readonly waiting: boolean } {
  const asked = text.trim().length > 1;
  const { data, isPlaceholderData, isError } = useQuery({
    ...orpc.payments.appliable.queryOptions({
      input: { search: text, limit: 20 },
      enabled: asked,
      placeholderData: keepPreviousData,
    }),
    select: ({ rows }) => rows,
  });
  const waiting = asked && !isError && (data === undefined || isPlaceholderData);
  return { found: asked ? (data ?? []) : [], waiting };
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
