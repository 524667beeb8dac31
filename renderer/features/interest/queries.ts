import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { InterestStatement } from "../../../shared/contract/interest.ts";
import { currentLang } from "../../lib/i18n.ts";
import { orpc } from "../../lib/ledger.ts";

/** Statement of calculation of a customer. */
export function useInterest(customerId: number, asOf: string, paid: boolean): UseQueryResult<InterestStatement> {
  const input = { customerId, asOf, paid };
  return useQuery(orpc.interest.statement.queryOptions({ input, placeholderData: keepPreviousData }));
}

/** The mail that asks Billing for the interest of a currency; none while nothing is outstanding. */
export function useBillingLetter(customerId: number, currency: string, asOf: string) {
  const input = { customerId, currency, asOf, lang: currentLang() };
  return useQuery({ ...orpc.interest.billingLetter.queryOptions({ input }), retry: false });
}

/** Open invoices of a customer, to be put under a contract. */
export function useOpenInvoices(customerId: number, asOf: string) {
  return useQuery(orpc.receivables.page.queryOptions({ input: { asOf, customerId, limit: 1000 } }));
}
