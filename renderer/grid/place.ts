import type { FilterModel, GridApi, IGetRowsParams } from "ag-grid-community";
import type { GridSort } from "./column.ts";

/** Where a grid stood when its screen was left, so that coming back from a document finds it as it was. */
export interface Place {
  readonly contentKey: string;
  readonly total: number;
  readonly firstRow: number;
  readonly focused: { readonly row: number; readonly column: string } | null;
  readonly sort: readonly GridSort[];
  readonly filters: FilterModel;
}

const places = new Map<string, Place>();

/** Sorting in the order in which it applies. */
export function sortOf<Row>(api: GridApi<Row>): readonly GridSort[] {
  return api
    .getColumnState()
    .filter(({ sort }) => sort === "asc" || sort === "desc")
    .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    .map(({ colId, sort }) => ({ by: colId, desc: sort === "desc" }));
}

/** The same in the grid component's own terms. */
export function sortModelOf<Row>(api: GridApi<Row>): IGetRowsParams["sortModel"] {
  return sortOf(api).map(({ by, desc }) => ({ colId: by, sort: desc ? "desc" : "asc" }));
}

/** Sorts by these columns and no others. */
export function applySort<Row>(api: GridApi<Row>, sort: readonly GridSort[]): void {
  api.applyColumnState({
    state: sort.map(({ by, desc }, sortIndex) => ({ colId: by, sort: desc ? ("desc" as const) : "asc", sortIndex })),
    defaultState: { sort: null },
  });
}

/** Remembers, while the window lives, where the grid of that name stands. */
export function keepPlace<Row>(api: GridApi<Row>, name: string, contentKey: string, total: number | null): void {
  // The grid answers undefined where its types say null.
  const focused = api.getFocusedCell() ?? null;
  places.set(name, {
    contentKey,
    total: total ?? 0,
    firstRow: Math.max(0, api.getFirstDisplayedRowIndex()),
    focused: focused === null ? null : { row: focused.rowIndex, column: focused.column.getColId() },
    sort: sortOf(api),
    filters: api.getFilterModel(),
  });
}

/** Where the grid of that name stood when it was last left. */
export function placeOf(name: string): Place | undefined {
  return places.get(name);
}

/** Scrolls to where the grid stood and gives the focus back; the rows come as they are scrolled to. */
export function restorePlace<Row>(api: GridApi<Row>, place: Place): void {
  if (place.total > 0) api.setRowCount(place.total, true);
  if (place.firstRow > 0) api.ensureIndexVisible(place.firstRow, "top");
  if (place.focused !== null) api.setFocusedCell(place.focused.row, place.focused.column);
}
