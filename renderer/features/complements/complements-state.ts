import type { ComplementFilter, ComplementList } from "../../../shared/contract/complements.ts";
import { screenState } from "../../lib/store.ts";

/** What the screen shows; it stays while the window lives, so that coming back finds it as it was. */
export interface ComplementsState {
  /** Null until the user chooses: then the first list with anything in it. */
  readonly list: ComplementList | null;
  readonly search: string;
  /** Column filters of the grid, in its terms. */
  readonly columnFilters: readonly ComplementFilter[];
  readonly showFilters: boolean;
  readonly detailOpen: boolean;
}

export const [useComplementsState, changeComplements] = screenState<ComplementsState>({
  list: null,
  search: "",
  columnFilters: [],
  showFilters: false,
  detailOpen: true,
});
