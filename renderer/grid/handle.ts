import type { GridApi } from "ag-grid-community";
import type { GridColumn, GridHandle } from "./column.ts";
import type { InputTrace } from "./keyboard.ts";
import { saveLayout } from "./layout.ts";

interface Ref<T> {
  readonly current: T;
}

/** What a screen may ask of the grid, answered by whatever grid stands in the ref at that moment. */
export function gridHandle<Row>(
  api: Ref<GridApi<Row> | null>,
  props: Ref<{ readonly name: string; readonly columns: readonly GridColumn<Row>[] }>,
  trace: Ref<InputTrace>,
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
    setVisible: (id, visible) => api.current?.setColumnsVisible([id], visible),
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
