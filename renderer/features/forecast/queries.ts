import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ForecastRunView, ForecastSourceName, ForecastSummary } from "../../../shared/contract/forecast.ts";
import { orpc } from "../../lib/ledger.ts";

/** Kept forecasts made by the day, the latest first. */
export function useRuns(asOf: string): UseQueryResult<ForecastSummary[]> {
  return useQuery({ ...orpc.forecast.runs.queryOptions({ input: { asOf } }), select: ({ rows }) => rows });
}

/** A kept forecast held against what came in until the day; nothing is asked while there is none. */
export function useRun(id: number | null, asOf: string): UseQueryResult<ForecastRunView> {
  const input = { id: id ?? 0, asOf };
  return useQuery(orpc.forecast.run.queryOptions({ input, enabled: id !== null, placeholderData: keepPreviousData }));
}

/** What of a forecast's rows is shown. */
export interface Shown {
  readonly runId: number;
  readonly currency: string;
  /** Monday, "later", or null for every row. */
  readonly week: string | null;
  readonly source: ForecastSourceName | null;
  readonly search: string;
}

/** Rows behind a forecast, the first `limit` of them. */
export function useItems(shown: Shown, limit: number) {
  return useQuery(orpc.forecast.items.queryOptions({ input: { ...shown, limit }, placeholderData: keepPreviousData }));
}
