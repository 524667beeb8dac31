import type { DisputeFilter, DisputeSelection } from "../../../shared/contract/disputes.ts";
import { createStore, useStore } from "../../lib/store.ts";

/** What the screen shows; it stays while the window lives, so that coming back finds it as it was. */
export interface DisputesState {
  readonly search: string;
  readonly show: DisputeSelection["show"];
  readonly columnFilters: readonly DisputeFilter[];
  readonly showFilters: boolean;
  readonly showKpis: boolean;
}

const store = createStore<DisputesState>({
  search: "",
  show: "active",
  columnFilters: [],
  showFilters: false,
  showKpis: false,
});

export function useDisputesState(): DisputesState {
  return useStore(store);
}

export function changeDisputes(changes: Partial<DisputesState>): void {
  store.set({ ...store.get(), ...changes });
}
