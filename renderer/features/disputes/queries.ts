import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { DisputeRow, DisputeSelection, DisputeTotals } from "../../../shared/contract/dispute-list.ts";
import { zDisputeColumn, zDisputeFilter, zDisputeGroupBy } from "../../../shared/contract/dispute-list.ts";
import type { Resolver } from "../../../shared/contract/dispute-terms.ts";
import type { Disputable, DisputeKpis, DisputeView } from "../../../shared/contract/disputes.ts";
import { listSource } from "../../grid/list-source.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** The list of the area as its grid asks for it. */
export const disputeList = listSource(ledger.disputes, {
  column: zDisputeColumn,
  filter: zDisputeFilter,
  groupBy: zDisputeGroupBy,
  // The days left run with the last day to answer.
  sortedBy: { daysLeft: "dueOn" },
});

/** Sums of the disputes listed, a row a currency. */
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

/** Times and causes of the disputes between two days, both included; asks nothing while they are no period. */
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
