import type { Bucket, GroupBy, ReceivableFilter } from "../../../shared/contract/receivables.ts";
import { zGroupBy } from "../../../shared/contract/receivables.ts";
import { screenState } from "../../lib/store.ts";

/** What the Cartera screen shows; it stays while the window lives, so that coming back finds it as it was. */
export interface CarteraState {
  readonly view: "documents" | "customers";
  readonly search: string;
  readonly currency: string | null;
  readonly aging: AgingChoice;
  /** What the documents are put together by; null: one row a document. */
  readonly groupBy: GroupBy | null;
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

export const [useCarteraState, changeCartera] = screenState<CarteraState>({
  view: "documents",
  search: "",
  currency: null,
  aging: "all",
  groupBy: null,
  columnFilters: [],
  showFilters: false,
  detailOpen: true,
});

/** Conditions of the whole screen: those of the bar and those of the columns. */
export function carteraFilters(state: CarteraState): ReceivableFilter[] {
  const buckets = AGING_CHOICES[state.aging];
  return [
    ...(buckets === null ? [] : [{ column: "bucket" as const, op: "in" as const, values: [...buckets] }]),
    ...(state.currency === null ? [] : [{ column: "currency" as const, op: "equals" as const, value: state.currency }]),
    ...state.columnFilters,
  ];
}

/** The bar's choices as a saved view keeps them. */
export function barOf({ aging, currency, groupBy }: CarteraState): Record<string, string> {
  return {
    ...(aging === "all" ? {} : { aging }),
    ...(currency === null ? {} : { currency }),
    ...(groupBy === null ? {} : { groupBy }),
  };
}

const isAging = (value: string | undefined): value is AgingChoice => value !== undefined && value in AGING_CHOICES;

/** Puts the bar as a saved view says; a choice it does not know is left out. */
export function putBar(search: string, bar: Readonly<Record<string, string>>): void {
  const { aging, currency, groupBy } = bar;
  const grouped = zGroupBy.safeParse(groupBy);
  changeCartera({
    search,
    aging: isAging(aging) ? aging : "all",
    currency: currency ?? null,
    groupBy: grouped.success ? grouped.data : null,
  });
}

/** Whether anything narrows what is shown. */
export function isNarrowed(state: CarteraState): boolean {
  return state.search.trim() !== "" || carteraFilters(state).length > 0;
}
