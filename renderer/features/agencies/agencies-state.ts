import {
  type AgencyFilter,
  type AgencyGroupBy,
  type AgencyRow,
  type PlacedFilter,
  type PlacedGroupBy,
  type PlacedRow,
  zAgencyGroupBy,
  zPlacedGroupBy,
} from "../../../shared/contract/agency-lists.ts";
import type { PeriodChoice } from "../../lib/periods.ts";
import { createPersonalStore, screenState, useStore } from "../../lib/store.ts";

/** What the screen shows: a row an agency, or a row an invoice. */
export const VIEWS = ["agencies", "items"] as const;
export type AgenciesView = (typeof VIEWS)[number];

const shownView = createPersonalStore<AgenciesView>("agencies");

/** Which of the two is shown. */
export function useAgenciesView(): AgenciesView {
  return useStore(shownView);
}

/** Shows one of the two. */
export function showAgencies(view: AgenciesView): void {
  shownView.set(view);
}

/** Which agencies are listed. */
export const AGENCY_CHOICES = ["all", "ready", "blocked", "alerts", "out"] as const;
export type AgencyChoice = (typeof AGENCY_CHOICES)[number];

/** What the list of agencies shows; it stays while the window lives, so that coming back finds it as it was. */
interface AgenciesState {
  readonly search: string;
  readonly choice: AgencyChoice;
  readonly columnFilters: readonly AgencyFilter[];
  readonly showFilters: boolean;
  readonly groupBy: AgencyGroupBy | null;
}

export const [useAgenciesState, changeAgencies] = screenState<AgenciesState>({
  search: "",
  choice: "all",
  columnFilters: [],
  showFilters: false,
  groupBy: null,
});

/** Period of an agency's results, and the days typed for the choice "other". */
interface ResultsState {
  readonly choice: PeriodChoice;
  readonly typed: { readonly from: string; readonly to: string };
}

export const [useResultsState, changeResults] = screenState<ResultsState>({
  choice: "month",
  typed: { from: "", to: "" },
});

/** Standings the ledger is asked for; empty asks for all of them. */
export function standingsOf(choice: AgencyChoice): AgencyRow["standing"][] {
  if (choice === "ready") return ["ready"];
  return choice === "blocked" ? ["inactive", "papers", "terms", "training"] : [];
}

/** The bar's choice as a saved view keeps it; as it came it is left out. */
export function agencyBarOf({ choice, groupBy }: AgenciesState): Record<string, string> {
  return { ...(choice === "all" ? {} : { choice }), ...(groupBy === null ? {} : { groupBy }) };
}

/** Puts the bar as a saved view says; a choice it does not know is as it came. */
export function putAgencyBar(search: string, bar: Readonly<Record<string, string>>): void {
  const groupBy = zAgencyGroupBy.options.find((each) => each === bar["groupBy"]) ?? null;
  changeAgencies({ search, choice: AGENCY_CHOICES.find((each) => each === bar["choice"]) ?? "all", groupBy });
}

/** Which placed invoices are listed. */
export const PLACED_CHOICES = ["all", "out", "recalled", "control"] as const;
export type PlacedChoice = (typeof PLACED_CHOICES)[number];

/** What a list of placed invoices shows. */
export interface PlacedState {
  readonly search: string;
  readonly choice: PlacedChoice;
  readonly columnFilters: readonly PlacedFilter[];
  readonly showFilters: boolean;
  readonly groupBy: PlacedGroupBy | null;
}

const AS_IT_COMES: PlacedState = { search: "", choice: "all", columnFilters: [], showFilters: false, groupBy: null };

/** One for the list of all agencies and one for that of an agency's page: what narrows the one does not narrow the other. */
const placed = { all: screenState(AS_IT_COMES), one: screenState(AS_IT_COMES) };
export type PlacedPlace = keyof typeof placed;

/** What the list of a place shows. */
export function usePlacedState(place: PlacedPlace): PlacedState {
  const [useState] = placed[place];
  return useState();
}

/** Changes what the list of a place shows. */
export function changePlaced(place: PlacedPlace, changes: Partial<PlacedState>): void {
  const [, change] = placed[place];
  change(changes);
}

/** States the ledger is asked for; empty asks for all of them. */
export function statesOf(choice: PlacedChoice): PlacedRow["state"][] {
  if (choice === "out") return ["with", "asked"];
  if (choice === "recalled") return ["recalled"];
  return choice === "control" ? ["control"] : [];
}

/** The bar's choice as a saved view keeps it; as it came it is left out. */
export function placedBarOf({ choice, groupBy }: PlacedState): Record<string, string> {
  return { ...(choice === "all" ? {} : { choice }), ...(groupBy === null ? {} : { groupBy }) };
}

/** Puts the bar as a saved view says; a choice it does not know is as it came. */
export function putPlacedBar(place: PlacedPlace, search: string, bar: Readonly<Record<string, string>>): void {
  const groupBy = zPlacedGroupBy.options.find((each) => each === bar["groupBy"]) ?? null;
  const choice = PLACED_CHOICES.find((each) => each === bar["choice"]) ?? "all";
  changePlaced(place, { search, choice, groupBy });
}

/** What of the actions that an agency reported is shown. */
export const ACTION_CHOICES = ["all", "promises", "findings"] as const;
export type ActionChoice = (typeof ACTION_CHOICES)[number];

interface ActionsState {
  readonly what: ActionChoice;
  /** A report, or the period of a figure that was followed here. */
  readonly reportId: number | null;
  readonly period: { readonly from: string; readonly to: string } | null;
}

/** What of its actions an agency's page shows. */
export const [useActionsState, changeActions] = screenState<ActionsState>({
  what: "all",
  reportId: null,
  period: null,
});
