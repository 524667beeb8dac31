import { type CustomerFilter, type CustomerGroupBy, zCustomerGroupBy } from "../../../shared/contract/customer-list.ts";
import { screenState } from "../../lib/store.ts";

/** What the list shows; it stays while the window lives, so that coming back finds it as it was. */
export interface CustomersState {
  readonly search: string;
  /** Customers who owe nothing too. */
  readonly all: boolean;
  readonly columnFilters: readonly CustomerFilter[];
  readonly showFilters: boolean;
  /** What the rows are put together by; null: as they are. */
  readonly groupBy: CustomerGroupBy | null;
}

export const [useCustomersState, changeCustomers] = screenState<CustomersState>({
  search: "",
  all: false,
  columnFilters: [],
  showFilters: false,
  groupBy: null,
});

/** The bar's choice as a saved view keeps it; as it came it is left out. */
export function barOf({ all, groupBy }: CustomersState): Record<string, string> {
  return { ...(all ? { all: "1" } : {}), ...(groupBy === null ? {} : { groupBy }) };
}

/** Puts the bar as a saved view says. */
export function putBar(search: string, bar: Readonly<Record<string, string>>): void {
  const groupBy = zCustomerGroupBy.options.find((each) => each === bar["groupBy"]) ?? null;
  changeCustomers({ search, all: bar["all"] === "1", groupBy });
}
