import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { RateCoverage, RateRow } from "../../../shared/contract/rates.ts";
import { orpc } from "../../lib/ledger.ts";

/** Rates of the ledger, latest day first. */
export function useRates(history: boolean, limit: number): UseQueryResult<{ rows: RateRow[]; total: number }> {
  return useQuery(orpc.rates.page.queryOptions({ input: { history, limit }, placeholderData: keepPreviousData }));
}

/** How well each currency is provided with rates as of a day. */
export function useRateCoverage(asOf: string): readonly RateCoverage[] {
  return (
    useQuery(orpc.rates.coverage.queryOptions({ input: { asOf }, placeholderData: keepPreviousData })).data?.rows ?? []
  );
}
