import type { ReactNode, RefObject } from "react";
import type { ViewState } from "../../shared/contract/views.ts";
import { ColumnsButton } from "./ColumnsButton.tsx";
import type { GridFilter, GridHandle } from "./column.ts";
import { FiltersButton } from "./FiltersButton.tsx";
import { GroupChoice } from "./GroupChoice.tsx";
import type { GroupTool } from "./group-tool.ts";
import { ViewsButton } from "./ViewsButton.tsx";

type OwnState = Pick<ViewState, "search" | "bar">;

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  /** Name of the grid, under which its views are saved. */
  readonly screen: string;
  /** The row of filters; null where the list has none at this moment. */
  readonly filters: {
    readonly shown: boolean;
    readonly columns: readonly GridFilter[];
    readonly onShow: (shown: boolean) => void;
  } | null;
  /** What its rows can be put together by; left out where they cannot. */
  readonly group?: GroupTool;
  /** What of a view is the screen's own: search and the choices of its bar. */
  readonly own: OwnState;
  readonly onOwn: (own: OwnState) => void;
}

/** What every list offers: groups, filters by column, its columns, and its saved views. */
export function ListTools({ grid, screen, filters, group, own, onOwn }: Props): ReactNode {
  return (
    <>
      {group !== undefined && <GroupChoice {...group} />}
      {filters !== null && (
        <FiltersButton shown={filters.shown} count={filters.columns.length} onChange={filters.onShow} />
      )}
      <ColumnsButton grid={grid} />
      <ViewsButton key={screen} grid={grid} screen={screen} own={own} onOwn={onOwn} />
    </>
  );
}
