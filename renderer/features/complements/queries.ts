import { keepPreviousData, useQuery } from "@tanstack/react-query";
import {
  type ComplementFilter,
  type ComplementList,
  type ComplementRow,
  zComplementColumn,
  zComplementFilter,
} from "../../../shared/contract/complements.ts";
import type { ColumnValues } from "../../../shared/contract/filters.ts";
import type { GridFilter, GridSort, Page, PageRequest, ValuesRequest } from "../../grid/column.ts";
import { knownFilters, knownSort } from "../../grid/known.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import type { WrittenList } from "../../lib/use-export.ts";

/** How often the lengths are asked for while the ledger is still looking at what changed. */
const PENDING_MS = 700;

/** Lengths of the lists, whether they are complete, and since when money is recorded. */
export function useCounts() {
  return useQuery({
    ...orpc.complements.counts.queryOptions({ placeholderData: keepPreviousData }),
    refetchInterval: ({ state }) => ((state.data?.pending ?? 0) > 0 ? PENDING_MS : false),
  });
}

/** What a list shows. */
export interface Selection {
  readonly list: ComplementList;
  readonly asOf: string;
  readonly search: string;
}

/** The conditions of the columns that the contract knows. */
export function complementFilters(filters: readonly GridFilter[]): ComplementFilter[] {
  return knownFilters(zComplementFilter, filters);
}

/** One page of a list. */
export async function fetchComplements(
  selection: Selection,
  { offset, limit, sort, filters, signal }: PageRequest,
): Promise<Page<ComplementRow>> {
  const input = {
    ...selection,
    lang: currentLang(),
    sort: knownSort(zComplementColumn, sort),
    filters: complementFilters(filters),
  };
  return ledger.complements.page({ ...input, offset, limit }, { signal });
}

/** The values a column has in a list. */
export async function fetchComplementValues(
  selection: Selection,
  request: ValuesRequest & { readonly filters: readonly GridFilter[] },
): Promise<ColumnValues> {
  const column = zComplementColumn.safeParse(request.column);
  if (!column.success) return { values: [], total: 0 };
  const { text, limit, signal } = request;
  const narrowed = { ...selection, lang: currentLang(), filters: complementFilters(request.filters) };
  return ledger.complements.values({ ...narrowed, column: column.data, text, limit }, { signal });
}

/** Writes a list to an Excel file, as it is filtered and sorted. */
export async function exportComplements(
  selection: Selection,
  filters: readonly ComplementFilter[],
  sort: readonly GridSort[],
  file: string,
): Promise<WrittenList> {
  const input = { ...selection, filters: [...filters], sort: knownSort(zComplementColumn, sort), lang: currentLang() };
  return ledger.complements.exportList({ ...input, file });
}
