import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ColumnValues } from "../../../shared/contract/filters.ts";
import type { LetterDraft, LetterFilter, LetterRow, LetterSelection } from "../../../shared/contract/letters.ts";
import { zLetterColumn, zLetterFilter } from "../../../shared/contract/letters.ts";
import type { LetterKind } from "../../../shared/domain/letters/kinds.ts";
import type { GridFilter, Page, PageRequest, ValuesRequest } from "../../grid/column.ts";
import { knownFilters, knownSort } from "../../grid/known.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** Column conditions of the grid as the ledger knows them. */
export function letterFilters(filters: readonly GridFilter[]): LetterFilter[] {
  return knownFilters(zLetterFilter, filters);
}

/** One page of letters. */
export function fetchLetters(selection: LetterSelection, request: PageRequest): Promise<Page<LetterRow>> {
  const { offset, limit, sort, signal } = request;
  return ledger.letters.page({ ...selection, sort: knownSort(zLetterColumn, sort), offset, limit }, { signal });
}

/** The different values of a column among the letters that its other conditions select. */
export async function fetchLetterValues(
  selection: LetterSelection,
  { column, text, limit, filters, signal }: ValuesRequest & { readonly filters: readonly GridFilter[] },
): Promise<ColumnValues> {
  const known = zLetterColumn.safeParse(column);
  if (!known.success) return { values: [], total: 0 };
  const asked = { ...selection, filters: letterFilters(filters), column: known.data, text, limit };
  return ledger.letters.values(asked, { signal });
}

/** A letter with its file and what became of it. */
export function useLetter(id: number) {
  return useQuery(orpc.letters.get.queryOptions({ input: { id }, placeholderData: keepPreviousData }));
}

/** A letter as it would be; nothing is asked while there is no draft. */
export function usePreview(draft: LetterDraft | null) {
  const input = draft ?? { kind: "statement" as const, customerId: 0 };
  return useQuery({
    ...orpc.letters.preview.queryOptions({ input, enabled: draft !== null, placeholderData: keepPreviousData }),
    retry: false,
  });
}

/** A text as it is being written, with the data of a customer. */
export function useTextPreview(draft: LetterDraft | null, title: string, body: string) {
  const input = { draft: draft ?? { kind: "statement" as const, customerId: 0 }, title, body };
  return useQuery({
    ...orpc.letters.previewTemplate.queryOptions({
      input,
      enabled: draft !== null,
      placeholderData: keepPreviousData,
    }),
    retry: false,
  });
}

/** All versions of a text. */
export function useLetterText(kind: LetterKind, language: "es" | "en") {
  return useQuery(orpc.letters.template.queryOptions({ input: { kind, language } }));
}

/** Who can be written to at a customer, its name and language. */
export function useBriefing(customerId: number | null) {
  return useQuery(
    orpc.contacts.briefing.queryOptions({ input: { customerId: customerId ?? 0 }, enabled: customerId !== null }),
  );
}
