import {
  type DisputeFilter,
  type DisputeGroupBy,
  type DisputeSelection,
  zDisputeGroupBy,
  zDisputeSelection,
} from "../../../shared/contract/dispute-list.ts";
import { screenState } from "../../lib/store.ts";

/** What can be shown, in the order in which it is offered. */
export const SHOWN = zDisputeSelection.shape.show.unwrap().options;

/** What the screen shows; it stays while the window lives, so that coming back finds it as it was. */
export interface DisputesState {
  readonly search: string;
  readonly show: DisputeSelection["show"];
  readonly columnFilters: readonly DisputeFilter[];
  readonly showFilters: boolean;
  /** What the rows are put together by; null: as they are. */
  readonly groupBy: DisputeGroupBy | null;
  readonly showKpis: boolean;
}

export const [useDisputesState, changeDisputes] = screenState<DisputesState>({
  search: "",
  show: "active",
  columnFilters: [],
  showFilters: false,
  groupBy: null,
  showKpis: false,
});

/** The bar's choice as a saved view keeps it; as it came it is left out. */
export function barOf({ show, groupBy }: DisputesState): Record<string, string> {
  return { ...(show === "active" ? {} : { show }), ...(groupBy === null ? {} : { groupBy }) };
}

/** Puts the bar as a saved view says; a choice it does not know is as it came. */
export function putBar(search: string, bar: Readonly<Record<string, string>>): void {
  const groupBy = zDisputeGroupBy.options.find((each) => each === bar["groupBy"]) ?? null;
  changeDisputes({ search, show: SHOWN.find((each) => each === bar["show"]) ?? "active", groupBy });
}
