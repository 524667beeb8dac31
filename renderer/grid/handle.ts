import type { GridApi } from "ag-grid-community";
import type { GridColumn, GridHandle, GridState } from "./column.ts";
import { toFilterModel, toGridFilters } from "./filters.ts";
import type { InputTrace } from "./keyboard.ts";
import { saveLayout } from "./layout.ts";
import { applySort, sortOf } from "./place.ts";

interface Ref<T> {
  readonly current: T;
}

/** What a screen may ask of the grid, answered by whatever grid stands in the ref at that moment. */
export function gridHandle<Row>(
  api: Ref<GridApi<Row> | null>,
  props: Ref<{ readonly name: string; readonly columns: readonly GridColumn<Row>[] }>,
  trace: Ref<InputTrace>,
  listeners: Set<() => void>,
): GridHandle {
  return {
    columns: () =>
      (api.current?.getColumnState() ?? []).flatMap(({ colId, hide, pinned }) => {
        const column = props.current.columns.find(({ id }) => id === colId);
        if (column === undefined) return [];
        return [
          { id: colId, title: column.description ?? column.title, visible: hide !== true, frozen: pinned === "left" },
        ];
      }),
    setVisible: (id, visible) => {
      api.current?.setColumnsVisible([id], visible);
      // Rows are read with what is shown of them.
      if (visible) api.current?.refreshInfiniteCache();
    },
    setFrozen: (id, frozen) => api.current?.setColumnsPinned([id], frozen ? "left" : null),
    resetLayout: () => {
      const sort = api.current?.getColumnState().filter((column) => column.sort) ?? [];
      api.current?.resetColumnState();
      api.current?.applyColumnState({
        state: sort.map(({ colId, sort: direction, sortIndex }) => ({
          colId,
          sort: direction ?? null,
          sortIndex: sortIndex ?? null,
        })),
      });
      saveLayout(props.current.name, null);
    },
    state: () => stateOf(api.current, props.current.columns),
    apply: (state) => {
      const grid = api.current;
      if (grid === null) return;
      applyColumns(grid, state.columns);
      applySort(grid, state.sort);
      grid.setFilterModel(toFilterModel(state.filters));
    },
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    shownColumns: () => (api.current?.getAllDisplayedColumns() ?? []).map((column) => column.getColId()),
    clearFilters: () => api.current?.setFilterModel(null),
    refresh: () => api.current?.refreshInfiniteCache(),
    clearSelection: () => api.current?.deselectAll(),
    focus: () => {
      const grid = api.current;
      const first = grid?.getAllDisplayedColumns()[0];
      if (!grid || first === undefined) return;
      trace.current.byKey = true;
      trace.current.shift = false;
      grid.setFocusedCell(grid.getFocusedCell()?.rowIndex ?? 0, first);
    },
  };
}

function stateOf<Row>(grid: GridApi<Row> | null, columns: readonly GridColumn<Row>[]): GridState {
  if (grid === null) return { filters: [], sort: [], columns: [] };
  return {
    filters: [...toGridFilters(grid.getFilterModel(), columns)],
    sort: sortOf(grid).slice(0, 4),
    columns: grid.getColumnState().map(({ colId, width, hide, pinned }) => ({
      id: colId,
      ...(width == null ? {} : { width: Math.round(width) }),
      hidden: hide === true,
      frozen: pinned === "left",
    })),
  };
}

/** Columns that a view of before does not know stand as they came. */
function applyColumns<Row>(grid: GridApi<Row>, columns: GridState["columns"]): void {
  grid.resetColumnState();
  grid.applyColumnState({
    state: columns.map(({ id, width, hidden, frozen }) => ({
      colId: id,
      ...(width === undefined ? {} : { width }),
      hide: hidden,
      pinned: frozen ? ("left" as const) : null,
    })),
    applyOrder: true,
  });
}
