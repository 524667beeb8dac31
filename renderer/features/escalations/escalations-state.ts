import {
  type EscalationFilter,
  type EscalationGroupBy,
  type EscalationRow,
  zEscalationGroupBy,
  zLevel,
} from "../../../shared/contract/escalation-list.ts";
import { createPersonalStore, useStore } from "../../lib/store.ts";

/** What the screen shows: whom the thresholds propose, cases that wait, or those that are decided. */
export const VIEWS = ["proposals", "open", "decided"] as const;
export type EscalationsView = (typeof VIEWS)[number];

const shownView = createPersonalStore<EscalationsView>("proposals");

export function useEscalationsView(): EscalationsView {
  return useStore(shownView);
}

export function showEscalations(view: EscalationsView): void {
  shownView.set(view);
}

/** Which level's cases are listed. */
export const LEVEL_CHOICES = ["all", ...zLevel.options] as const;
export type LevelChoice = (typeof LEVEL_CHOICES)[number];

/** What the list of cases shows; it stays while the window lives, so that coming back finds it as it was. */
interface CasesState {
  readonly search: string;
  readonly choice: LevelChoice;
  readonly columnFilters: readonly EscalationFilter[];
  readonly showFilters: boolean;
  readonly groupBy: EscalationGroupBy | null;
}

const cases = createPersonalStore<CasesState>({
  search: "",
  choice: "all",
  columnFilters: [],
  showFilters: false,
  groupBy: null,
});

export function useCasesState(): CasesState {
  return useStore(cases);
}

export function changeCases(changes: Partial<CasesState>): void {
  cases.set({ ...cases.get(), ...changes });
}

/** States the ledger is asked for. */
export function statesOf(view: "open" | "decided"): EscalationRow["state"][] {
  return view === "decided" ? ["decided"] : ["open", "late", "asked"];
}

/** The bar's choice as a saved view keeps it; as it came it is left out. */
export function caseBarOf({ choice, groupBy }: CasesState): Record<string, string> {
  return { ...(choice === "all" ? {} : { choice }), ...(groupBy === null ? {} : { groupBy }) };
}

/** Puts the bar as a saved view says; a choice it does not know is as it came. */
export function putCaseBar(search: string, bar: Readonly<Record<string, string>>): void {
  const groupBy = zEscalationGroupBy.options.find((each) => each === bar["groupBy"]) ?? null;
  changeCases({ search, choice: LEVEL_CHOICES.find((each) => each === bar["choice"]) ?? "all", groupBy });
}
