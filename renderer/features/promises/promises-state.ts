import {
  type PromiseFilter,
  type PromiseGroupBy,
  type PromiseRow,
  zPromiseGroupBy,
  zPromiseState,
} from "../../../shared/contract/promises.ts";
import { screenState } from "../../lib/store.ts";

type State = PromiseRow["state"];

/** Which promises are listed: all, those to be watched, those that failed, or one state. */
export type StateChoice = "all" | "open" | "failed" | State;
export const CHOICES: readonly StateChoice[] = ["all", "open", "failed", ...zPromiseState.options];

/** What the screen shows; it stays while the window lives, so that coming back finds it as it was. */
interface PromisesState {
  readonly search: string;
  readonly choice: StateChoice;
  readonly columnFilters: readonly PromiseFilter[];
  readonly showFilters: boolean;
  /** What the rows are put together by; null: as they are. */
  readonly groupBy: PromiseGroupBy | null;
}

export const [usePromisesState, changePromises] = screenState<PromisesState>({
  search: "",
  choice: "all",
  columnFilters: [],
  showFilters: false,
  groupBy: null,
});

/** States the ledger is asked for; empty asks for all of them. */
export function statesOf(choice: StateChoice): State[] {
  if (choice === "all") return [];
  if (choice === "open") return ["active", "verify"];
  return choice === "failed" ? ["broken", "partial"] : [choice];
}

/** The bar's choice as a saved view keeps it; as it came it is left out. */
export function barOf({ choice, groupBy }: PromisesState): Record<string, string> {
  return { ...(choice === "all" ? {} : { choice }), ...(groupBy === null ? {} : { groupBy }) };
}

/** Puts the bar as a saved view says; a choice it does not know is as it came. */
export function putBar(search: string, bar: Readonly<Record<string, string>>): void {
  const groupBy = zPromiseGroupBy.options.find((each) => each === bar["groupBy"]) ?? null;
  changePromises({ search, choice: CHOICES.find((each) => each === bar["choice"]) ?? "all", groupBy });
}
