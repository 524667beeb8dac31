import type { Column, GridApi } from "ag-grid-community";
import type { OpenHeaderMenu } from "./HeaderMenu.tsx";

/** What can be done with the column, beside the point where it was asked for. */
export function headerMenu<Row>(
  api: GridApi<Row>,
  column: Column,
  title: string,
  x: number,
  y: number,
): OpenHeaderMenu {
  const id = column.getColId();
  const { sortable, filter } = column.getColDef();
  const others = api.getColumnState().filter((each) => each.sort && each.colId !== id);
  return {
    x,
    y,
    title,
    sortable: sortable !== false,
    sorted: Boolean(column.getSort()),
    othersSort: others.length > 0,
    filterable: filter !== false && filter !== undefined,
    filtered: column.isFilterActive(),
    frozen: column.isPinnedLeft(),
    hideable: api.getAllDisplayedColumns().length > 1,
    sort: (direction, add) =>
      api.applyColumnState({
        state: [{ colId: id, sort: direction, ...(add && direction !== null ? { sortIndex: others.length } : {}) }],
        ...(add ? {} : { defaultState: { sort: null } }),
      }),
    filter: () => window.setTimeout(() => api.showColumnFilter(id)),
    unfilter: () => {
      const { [id]: _, ...rest } = api.getFilterModel();
      api.setFilterModel(rest);
    },
    freeze: (frozen) => api.setColumnsPinned([id], frozen ? "left" : null),
    hide: () => api.setColumnsVisible([id], false),
  };
}
