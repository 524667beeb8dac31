import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Approval } from "../../../shared/contract/approvals.ts";
import type {
  PromiseDraft,
  PromisePlan,
  PromiseRatesRow,
  PromiseRow,
  PromiseSelection,
  PromiseTotals,
  PromiseView,
} from "../../../shared/contract/promises.ts";
import { zPromiseColumn, zPromiseFilter, zPromiseGroupBy } from "../../../shared/contract/promises.ts";
import { listSource } from "../../grid/list-source.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** The list of the area as its grid asks for it. */
export const promiseList = listSource(ledger.promises, {
  column: zPromiseColumn,
  filter: zPromiseFilter,
  groupBy: zPromiseGroupBy,
});

/** Sums of the promises listed, a row a currency. */
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

/** What a draft would cover, and whether that is what the draft says now; nothing is asked while there is none. */
export function usePlan(draft: PromiseDraft | null): {
  readonly plan: PromisePlan | undefined;
  readonly fresh: boolean;
} {
  const input = draft ?? { customerId: 0, currency: "MXN", payments: [] };
  const { data, isPlaceholderData } = useQuery({
    ...orpc.promises.plan.queryOptions({ input, enabled: draft !== null, placeholderData: keepPreviousData }),
    retry: false,
  });
  return { plan: draft === null ? undefined : data, fresh: !isPlaceholderData };
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

/** The customer's promise that waits for another person's word, with its last day; null without one. */
export function useAskedPromise(customerId: number): { readonly asked: Approval; readonly dueOn: string } | null {
  const input = { subjectKind: "customer-promise", subjectId: customerId };
  const { data } = useQuery(orpc.approvals.about.queryOptions({ input }));
  const asked = data?.approval;
  if (asked?.state !== "pending") return null;
  const { dueOn } = asked.data;
  return { asked, dueOn: String(dueOn) };
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
