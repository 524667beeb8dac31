import type { z } from "zod";
import type { ColumnValues } from "../../shared/contract/filters.ts";
import { currentLang } from "../lib/i18n.ts";
import type { WrittenList } from "../lib/use-export.ts";
import type { GridFilter, GridSort, Page, PageRequest, ValuesRequest } from "./column.ts";
import { knownFilters, knownSort, MOST_SORTED } from "./known.ts";

/** How a list is written: put together by a column or as its rows are, in this order, with these columns. */
interface Writing<By> {
  readonly by: By | null;
  readonly sort: readonly GridSort[];
  readonly columns: readonly string[];
  readonly file: string;
}

/** Where the rows of a list come from, in the terms of its grid. */
export interface ListSource<Selection, Row, Filter, By extends string, Group> {
  /** Columns the rows can be put together by. */
  readonly groupBy: { readonly options: readonly By[] };
  readonly filters: (filters: readonly GridFilter[]) => Filter[];
  readonly page: (selection: Selection, request: PageRequest) => Promise<Page<Row>>;
  /** The different values of a column among what the conditions on the others select. */
  readonly values: (
    selection: Selection,
    request: ValuesRequest & { readonly filters: readonly GridFilter[] },
  ) => Promise<ColumnValues>;
  readonly groups: (selection: Selection, by: By, request: PageRequest) => Promise<Page<Group>>;
  readonly write: (selection: Selection, writing: Writing<By>) => Promise<WrittenList>;
}

type Sort<Column> = { by: Column; desc: boolean }[];
type Window = { offset: number; limit: number };
type Sheet = { columns: string[]; file: string; lang: "es" | "en" };
type Options = { signal: AbortSignal };

/** What the ledger answers of a list; every area with one has these procedures. */
interface ListCalls<Selection, Row, Column, By, Group> {
  totals(input: Selection): Promise<unknown>;
  page(input: NoInfer<Selection> & { sort: Sort<Column> } & Window, options: Options): Promise<Page<Row>>;
  values(
    input: NoInfer<Selection> & { column: Column; text: string; limit: number },
    options: Options,
  ): Promise<ColumnValues>;
  groups(input: NoInfer<Selection> & { by: By; sort: Sort<string> } & Window, options: Options): Promise<Page<Group>>;
  exportPage(input: NoInfer<Selection> & { sort: Sort<Column> } & Sheet): Promise<WrittenList>;
  exportGroups(input: NoInfer<Selection> & { by: By; sort: Sort<string> } & Sheet): Promise<WrittenList>;
}

/** What a list knows: its columns, the conditions on them, and those its rows can be put together by. */
interface ListSchemas<Column, Filter, By> {
  readonly column: z.ZodType<Column>;
  readonly filter: z.ZodType<Filter>;
  readonly groupBy: { readonly options: readonly By[] };
  /** Columns the ledger does not know and by which of its own they are sorted. */
  readonly sortedBy?: Readonly<Record<string, string>>;
}

/** The list of an area of the ledger, from its procedures. */
export function listSource<Selection extends object, Row, Column extends string, Filter, By extends string, Group>(
  calls: ListCalls<Selection, Row, Column, By, Group>,
  { column: zColumn, filter: zFilter, groupBy, sortedBy = {} }: ListSchemas<Column, Filter, By>,
): ListSource<Selection, Row, Filter, By, Group> {
  const filters = (from: readonly GridFilter[]): Filter[] => knownFilters(zFilter, from);
  const sorted = (sort: readonly GridSort[]): Sort<Column> =>
    knownSort(
      zColumn,
      sort.map(({ by, desc }) => ({ by: sortedBy[by] ?? by, desc })),
    );
  return {
    groupBy,
    filters,
    page: (selection, { offset, limit, sort, filters: asked, signal }) =>
      calls.page({ ...selection, filters: filters(asked), sort: sorted(sort), offset, limit }, { signal }),
    async values(selection, { column, text, limit, filters: asked, signal }) {
      const known = zColumn.safeParse(column);
      if (!known.success) return { values: [], total: 0 };
      return calls.values({ ...selection, filters: filters(asked), column: known.data, text, limit }, { signal });
    },
    groups: (selection, by, { offset, limit, sort, signal }) =>
      calls.groups({ ...selection, by, sort: sort.slice(0, MOST_SORTED), offset, limit }, { signal }),
    async write(selection, { by, sort, columns, file }) {
      const asked = { ...selection, columns: [...columns], file, lang: currentLang() };
      if (by === null) return calls.exportPage({ ...asked, sort: sorted(sort) });
      return { ...(await calls.exportGroups({ ...asked, by, sort: sort.slice(0, MOST_SORTED) })), groups: true };
    },
  };
}
