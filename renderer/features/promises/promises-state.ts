import type { PromiseFilter, PromiseRow } from "../../../shared/contract/promises.ts";
import { createStore, useStore } from "../../lib/store.ts";

type State = PromiseRow["state"];

/** Which promises are listed: all, those to be watched, those that failed, or one state. */
export type StateChoice = "all" | "open" | "failed" | State;

/** What the screen shows; it stays while the window lives, so that coming back finds it as it was. */
interface PromisesState {
  readonly search: string;
  readonly choice: StateChoice;
  readonly columnFilters: readonly PromiseFilter[];
  readonly showFilters: boolean;
}

const store = createStore<PromisesState>({ search: "", choice: "all", columnFilters: [], showFilters: false });

export function usePromisesState(): PromisesState {
  return useStore(store);
}

export function changePromises(changes: Partial<PromisesState>): void {
  store.set({ ...store.get(), ...changes });
}

/** States the ledger is asked for; empty asks for all of them. */
export function statesOf(choice: StateChoice): State[] {
  if (choice === "all") return [];
  if (choice === "open") return ["active", "verify"];
  return choice === "failed" ? ["broken", "partial"] : [choice];
}
