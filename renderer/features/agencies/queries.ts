import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { PlacementPreview } from "../../../shared/contract/agencies.ts";
import {
  type AgencySelection,
  type AgencyTotals,
  type PlacedSelection,
  type PlacedTotals,
  zAgencyColumn,
  zAgencyFilter,
  zAgencyGroupBy,
  zPlacedColumn,
  zPlacedFilter,
  zPlacedGroupBy,
} from "../../../shared/contract/agency-lists.ts";
import { listSource } from "../../grid/list-source.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** The agencies as their grid asks for them. */
export const agencyList = listSource(ledger.agencies, {
  column: zAgencyColumn,
  filter: zAgencyFilter,
  groupBy: zAgencyGroupBy,
});

/** What is placed with them as its grid asks for it. */
export const placedList = listSource(ledger.placed, {
  column: zPlacedColumn,
  filter: zPlacedFilter,
  groupBy: zPlacedGroupBy,
});

export function useAgencyTotals(selection: AgencySelection): UseQueryResult<AgencyTotals[]> {
  return useQuery({
    ...orpc.agencies.totals.queryOptions({ input: selection, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows,
  });
}

export function usePlacedTotals(selection: PlacedSelection): UseQueryResult<PlacedTotals[]> {
  return useQuery({
    ...orpc.placed.totals.queryOptions({ input: selection, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows,
  });
}

/** All agencies by name, as they stand today. */
export function useAgencies() {
  return useQuery(orpc.agencies.list.queryOptions());
}

/** One agency with its legal file and its price terms. */
export function useAgency(id: number) {
  return useQuery(orpc.agencies.get.queryOptions({ input: { id }, placeholderData: keepPreviousData }));
}

/** What of a choice of invoices would go to an agency; nothing is asked while there is none. */
export function usePreview(agencyId: number | null, uuids: readonly string[]): UseQueryResult<PlacementPreview> {
  return useQuery(
    orpc.agencies.preview.queryOptions({
      input: { agencyId: agencyId ?? 0, uuids: [...uuids] },
      enabled: agencyId !== null && uuids.length > 0,
      placeholderData: keepPreviousData,
    }),
  );
}
