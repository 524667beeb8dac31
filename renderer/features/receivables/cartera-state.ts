import type { Bucket, ReceivableFilter } from "../../../shared/contract/receivables.ts";
import { createStore, useStore } from "../../lib/store.ts";

/** What the Cartera screen shows; it stays while the window lives, so that coming back finds it as it was. */
export interface CarteraState {
  readonly view: "documents" | "customers";
  readonly search: string;
  readonly currency: string | null;
  readonly aging: AgingChoice;
  /** Column filters of the grid, in its terms. */
  readonly columnFilters: readonly ReceivableFilter[];
  readonly showFilters: boolean;
  /** The user closed the detail pane; it opens again when asked for. */
  readonly detailOpen: boolean;
}

/** Choices of the aging list, and the buckets each means. */
export const AGING_CHOICES = {
  all: null,
  current: ["current"],
  overdue: ["1-30", "31-60", "61-90", "90+"],
  d1to30: ["1-30"],
  over30: ["31-60", "61-90", "90+"],
  d31to60: ["31-60"],
  d61to90: ["61-90"],
  d90plus: ["90+"],
} as const satisfies Record<string, readonly Bucket[] | null>;
export type AgingChoice = keyof typeof AGING_CHOICES;

const store = createStore<CarteraState>({
  view: "documents",
  search: "",
  currency: null,
  aging: "all",
  columnFilters: [],
  showFilters: false,
  detailOpen: true,
});

export function useCarteraState(): CarteraState {
  return useStore(store);
}

export function changeCartera(changes: Partial<CarteraState>): void {
  store.set({ ...store.get(), ...changes });
}

/** Conditions of the whole screen: those of the bar and those of the columns. */
export function carteraFilters(state: CarteraState): ReceivableFilter[] {
  const buckets = AGING_CHOICES[state.aging];
  return [
    ...(buckets === null ? [] : [{ column: "bucket" as const, op: "in" as const, values: [...buckets] }]),
    ...(state.currency === null ? [] : [{ column: "currency" as const, op: "equals" as const, value: state.currency }]),
    ...state.columnFilters,
  ];
}

/** Whether anything narrows what is shown. */
export function isNarrowed(state: CarteraState): boolean {
  return state.search.trim() !== "" || carteraFilters(state).length > 0;
}
