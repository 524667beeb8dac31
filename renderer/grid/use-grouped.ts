import { type RefObject, useEffect, useRef } from "react";
import type { GridFilter, GridHandle, GridState } from "./column.ts";

interface Options {
  /** The grid on the screen: that of the rows or that of the groups. */
  readonly grid: RefObject<GridHandle | null>;
  /** The rows are put together. */
  readonly grouped: boolean;
  /** The grid on the screen is that of the rows. */
  readonly rowsShown: boolean;
  /** Conditions on columns, which the groups are of too. */
  readonly filters: readonly GridFilter[];
  readonly onFilters: (filters: readonly GridFilter[]) => void;
}

/**
 * A list that can be put together: its saved views are of its rows, and while they are put together what a view says of
 * them waits until they come back. `open` shows the rows of a group: these conditions beside those that stand.
 */
export function useGrouped({ grid, grouped, rowsShown, filters, onFilters }: Options): {
  readonly viewed: RefObject<GridHandle | null>;
  readonly open: (conditions: readonly GridFilter[]) => void;
} {
  const waiting = useRef<GridState | null>(null);
  const before = useRef<GridState>({ filters: [], sort: [], columns: [] });
  useEffect(() => {
    if (!rowsShown) return;
    if (waiting.current !== null) grid.current?.apply(waiting.current);
    waiting.current = null;
    return grid.current?.onState(() => {
      before.current = grid.current?.state() ?? before.current;
    });
  }, [rowsShown, grid]);
  const viewed: RefObject<GridHandle | null> = {
    get current() {
      const handle = grid.current;
      if (handle === null || !grouped) return handle;
      return {
        ...handle,
        state: () => ({ ...before.current, filters: [...filters] }),
        apply: (next: GridState) => {
          waiting.current = next;
          before.current = next;
          onFilters(next.filters);
        },
        clearFilters: () => {
          waiting.current = { ...before.current, filters: [] };
          onFilters([]);
        },
      };
    },
  };
  return {
    viewed,
    open: (conditions) => {
      const others = filters.filter(({ column }) => !conditions.some((each) => each.column === column));
      waiting.current = { ...before.current, filters: [...others, ...conditions] };
    },
  };
}
