import { type RefObject, useRef } from "react";
import { focusSearch } from "../components/QuickSearch.tsx";
import { type Export, useExport, type WrittenList } from "../lib/use-export.ts";
import type { GridColumn, GridFilter, GridHandle, GridSort } from "./column.ts";
import { type GroupTool, groupTool } from "./group-tool.ts";
import type { ListSource } from "./list-source.ts";
import { useGrouped } from "./use-grouped.ts";

/** What every list keeps of how it is seen, beside the choices of its own bar. */
export interface ListState<Filter, By> {
  readonly search: string;
  readonly columnFilters: readonly Filter[];
  readonly showFilters: boolean;
  /** What the rows are put together by; null: as they are. */
  readonly groupBy: By | null;
}

interface Options<Selection, Row, Filter, By extends string, Group> {
  /** Name of its grid, under which its layout and its views are kept. */
  readonly name: string;
  readonly source: ListSource<Selection, Row, Filter, By, Group>;
  readonly selection: Selection;
  readonly columns: readonly GridColumn<Row>[];
  readonly state: ListState<Filter, By>;
  readonly change: (changes: Partial<ListState<Filter, By>>) => void;
  readonly defaultSort?: readonly GridSort[];
  /** Name proposed for its Excel file. */
  readonly exportName: string;
}

/** What `ListTools` needs of a list. */
interface Tools {
  readonly grid: RefObject<GridHandle | null>;
  readonly screen: string;
  readonly group: GroupTool;
  readonly filters: {
    readonly shown: boolean;
    readonly columns: readonly GridFilter[];
    readonly onShow: (shown: boolean) => void;
  } | null;
}

/** What the bar of a list needs of it. */
export interface ListInBar {
  readonly tools: Tools;
  readonly exporting: Export<WrittenList>;
  readonly onExport: () => void;
}

/** A list on a screen: its rows or their groups, what its bar and its grid need, and its way to Excel. */
export interface List<Selection, Row, Filter, By extends string, Group>
  extends Omit<Options<Selection, Row, Filter, By, Group>, "state" | "change" | "defaultSort" | "exportName">,
    ListInBar {
  readonly defaultSort: readonly GridSort[];
  readonly grid: RefObject<GridHandle | null>;
  readonly by: By | null;
  readonly showFilters: boolean;
  /** Leaves nothing searched and no condition on a column. */
  readonly clear: () => void;
  readonly onFilters: (filters: readonly GridFilter[]) => void;
  readonly onSort: (sort: readonly GridSort[]) => void;
  readonly onType: (text: string) => void;
  /** Shows the rows of a group. */
  readonly openGroup: (conditions: readonly GridFilter[]) => void;
}

const AS_IT_COMES: readonly GridSort[] = [];

/** Wires a list: `ListTools` gets its `tools`, `ListGrid` the list, `ExportNotice` its `exporting`. */
export function useList<Selection, Row, Filter extends GridFilter, By extends string, Group>({
  state,
  change,
  exportName,
  defaultSort = AS_IT_COMES,
  ...own
}: Options<Selection, Row, Filter, By, Group>): List<Selection, Row, Filter, By, Group> {
  const { name, source, selection, columns } = own;
  const grid = useRef<GridHandle>(null);
  const sort = useRef(defaultSort);
  const exporting = useExport();
  const by = state.groupBy;
  const onFilters = (filters: readonly GridFilter[]): void => change({ columnFilters: source.filters(filters) });
  const grouped = useGrouped({
    grid,
    grouped: by !== null,
    rowsShown: by === null,
    filters: state.columnFilters,
    onFilters,
  });
  return {
    ...own,
    defaultSort,
    grid,
    by,
    showFilters: state.showFilters,
    tools: {
      grid: grouped.viewed,
      screen: name,
      group: groupTool(columns, source.groupBy, by, (groupBy) => change({ groupBy })),
      filters:
        by !== null
          ? null
          : {
              shown: state.showFilters,
              columns: state.columnFilters,
              onShow: (showFilters) => change({ showFilters }),
            },
    },
    exporting,
    onExport: () =>
      void exporting.run(exportName, (file) =>
        source.write(selection, {
          by,
          sort: by === null ? sort.current : (grid.current?.state().sort ?? []),
          columns: grid.current?.shownColumns() ?? [],
          file,
        }),
      ),
    clear: () => {
      grid.current?.clearFilters();
      change({ search: "", columnFilters: [] });
    },
    onFilters,
    onSort: (next) => {
      sort.current = next;
    },
    onType: (text) => {
      change({ search: text });
      focusSearch(false);
    },
    openGroup: (conditions) => {
      grouped.open(conditions);
      change({ groupBy: null });
    },
  };
}
