import {
  type PaymentFilter,
  type PaymentGroupBy,
  type PaymentState,
  zPaymentGroupBy,
  zPaymentState,
} from "../../../shared/contract/payments.ts";
import { screenState } from "../../lib/store.ts";

/** Which payments are listed: all, those with money to apply, those that look like a complemento, or one state. */
export type StateChoice = "all" | "open" | "doubles" | PaymentState;
export const CHOICES: readonly StateChoice[] = [
  "all",
  "open",
  "doubles",
  ...zPaymentState.options.filter((state) => state !== "unapplied"),
];

/** What the screen shows; it stays while the window lives, so that coming back finds it as it was. */
export interface PaymentsState {
  readonly search: string;
  readonly choice: StateChoice;
  readonly columnFilters: readonly PaymentFilter[];
  readonly showFilters: boolean;
  /** What the rows are put together by; null: as they are. */
  readonly groupBy: PaymentGroupBy | null;
}

export const [usePaymentsState, changePayments] = screenState<PaymentsState>({
  search: "",
  choice: "all",
  columnFilters: [],
  showFilters: false,
  groupBy: null,
});

/** States the ledger is asked for; empty asks for all of them. */
export function statesOf(choice: StateChoice): PaymentState[] {
  if (choice === "all" || choice === "doubles") return [];
  return choice === "open" ? ["unapplied", "partly"] : [choice];
}

/** The bar's choice as a saved view keeps it; as it came it is left out. */
export function barOf({ choice, groupBy }: PaymentsState): Record<string, string> {
  return { ...(choice === "all" ? {} : { choice }), ...(groupBy === null ? {} : { groupBy }) };
}

/** Puts the bar as a saved view says; a choice it does not know is as it came. */
export function putBar(search: string, bar: Readonly<Record<string, string>>): void {
  const groupBy = zPaymentGroupBy.options.find((each) => each === bar["groupBy"]) ?? null;
  changePayments({ search, choice: CHOICES.find((each) => each === bar["choice"]) ?? "all", groupBy });
}
