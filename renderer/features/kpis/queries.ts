import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { KpiRow, KpiRowsAnswer, KpiRowsInput } from "../../../shared/contract/kpi-rows.ts";
import type { KpiBoard, KpiMovement, KpiPeriod, KpiTrend } from "../../../shared/contract/kpis.ts";
import type { GridSort, Page, PageRequest } from "../../grid/column.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** The board of a period; the one before stays on the screen while it is reckoned. */
export function useBoard(period: KpiPeriod): UseQueryResult<KpiBoard> {
  return useQuery(orpc.kpis.board.queryOptions({ input: period, placeholderData: keepPreviousData }));
}

/** Thirteen periods up to it; asked for once the board stands. */
export function useTrend(period: KpiPeriod, enabled: boolean): UseQueryResult<KpiTrend> {
  return useQuery(orpc.kpis.trend.queryOptions({ input: period, enabled }));
}

/** What moved what is owed in a period, from its opening to its close. */
export function useMovement(period: KpiPeriod, enabled = true): UseQueryResult<KpiMovement> {
  return useQuery(orpc.kpis.movement.queryOptions({ input: period, placeholderData: keepPreviousData, enabled }));
}

/** What rows are asked for: of which figure, in which period, found by which words. */
export type RowsSelection = KpiPeriod &
  Pick<KpiRowsInput, "name" | "part" | "into" | "month" | "customerId" | "search">;

const SORTED = [
  "customerName",
  "label",
  "day",
  "dueOn",
  "days",
  "currency",
  "numerator",
  "denominator",
  "state",
] as const;

/** Sorting of the grid as the ledger knows it. */
export function rowSort(sort: readonly GridSort[]): KpiRowsInput["sort"] {
  const [first] = sort;
  const by = SORTED.find((column) => column === first?.by);
  return first === undefined || by === undefined ? [] : [{ by, desc: first.desc }];
}

/** One page of the rows behind a figure. */
export async function fetchRows(selection: RowsSelection, request: PageRequest): Promise<Page<KpiRow>> {
  const { offset, limit, sort, signal } = request;
  return ledger.kpis.rows({ ...selection, sort: rowSort(sort), offset, limit }, { signal });
}

/** What all rows add up to; not asked for unless `wanted`. */
export function useRowSums(selection: RowsSelection, wanted = true): UseQueryResult<KpiRowsAnswer> {
  return useQuery(
    orpc.kpis.rows.queryOptions({
      input: { ...selection, sort: [], offset: 0, limit: 1 },
      enabled: wanted,
      placeholderData: keepPreviousData,
    }),
  );
}
