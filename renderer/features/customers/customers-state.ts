import type { CustomerFilter } from "../../../shared/contract/customer-list.ts";
import { createStore, useStore } from "../../lib/store.ts";

/** What the list shows; it stays while the window lives, so that coming back finds it as it was. */
export interface CustomersState {
  readonly search: string;
  /** Customers who owe nothing too. */
  readonly all: boolean;
  readonly columnFilters: readonly CustomerFilter[];
  readonly showFilters: boolean;
}

const store = createStore<CustomersState>({ search: "", all: false, columnFilters: [], showFilters: false });

export function useCustomersState(): CustomersState {
  return useStore(store);
}

export function changeCustomers(changes: Partial<CustomersState>): void {
  store.set({ ...store.get(), ...changes });
}

/** The bar's choice as a saved view keeps it; as it came it is left out. */
export function barOf({ all }: CustomersState): Record<string, string> {
  return all ? { all: "1" } : {};
}

/** Puts the bar as a saved view says. */
export function putBar(search: string, bar: Readonly<Record<string, string>>): void {
  changeCustomers({ search, all: bar["all"] === "1" });
}
