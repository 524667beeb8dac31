import {
  type InteractionFilter,
  type InteractionGroupBy,
  zInteractionGroupBy,
} from "../../../shared/contract/contacts.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { screenState } from "../../lib/store.ts";

export const PERIODS = ["today", "week", "month", "year", "all"] as const;
export type Period = (typeof PERIODS)[number];

/** What the screen shows; it stays while the window lives, so that coming back finds it as it was. */
export interface ContactsState {
  readonly search: string;
  readonly period: Period;
  readonly corrected: boolean;
  readonly columnFilters: readonly InteractionFilter[];
  readonly showFilters: boolean;
  /** What the rows are put together by; null: as they are. */
  readonly groupBy: InteractionGroupBy | null;
}

/** What the bar says until somebody chooses. */
export const NO_CHOICE: Pick<ContactsState, "period" | "corrected"> = { period: "month", corrected: false };

export const [useContactsState, changeContacts] = screenState<ContactsState>({
  search: "",
  ...NO_CHOICE,
  columnFilters: [],
  showFilters: false,
  groupBy: null,
});

/** The bar's choices as a saved view keeps them; what stands as it came is left out. */
export function barOf({ period, corrected, groupBy }: ContactsState): Record<string, string> {
  return {
    ...(period === NO_CHOICE.period ? {} : { period }),
    ...(corrected ? { corrected: "1" } : {}),
    ...(groupBy === null ? {} : { groupBy }),
  };
}

/** Puts the bar as a saved view says; a choice it does not know is as it came. */
export function putBar(search: string, bar: Readonly<Record<string, string>>): void {
  const period = PERIODS.find((each) => each === bar["period"]) ?? NO_CHOICE.period;
  const groupBy = zInteractionGroupBy.options.find((each) => each === bar["groupBy"]) ?? null;
  changeContacts({ search, period, corrected: bar["corrected"] === "1", groupBy });
}

const DAYS: Readonly<Record<Exclude<Period, "all">, number>> = { today: 0, week: 6, month: 29, year: 364 };

/**
 * Why a list is empty: something the reader chose leaves rows out, the days that are shown have none while others may, or there
 * is nothing at all. The period that the screen comes with is nobody's choice, and a wider one leaves less out.
 */
export function whyEmpty({ search, columnFilters, period }: ContactsState): "narrowed" | "period" | "none" {
  const shorter = PERIODS.indexOf(period) < PERIODS.indexOf(NO_CHOICE.period);
  if (shorter || search.trim() !== "" || columnFilters.length > 0) return "narrowed";
  return period === "all" ? "none" : "period";
}

/** First day of the period that ends today; null: from the beginning. */
export function firstDay(period: Period, today: string): string | null {
  return period === "all" ? null : addDays(today, -DAYS[period]);
}
