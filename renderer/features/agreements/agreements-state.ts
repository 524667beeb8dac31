import {
  type AgreementFilter,
  type AgreementGroupBy,
  type AgreementRow,
  zAgreementGroupBy,
} from "../../../shared/contract/agreements.ts";
import { screenState } from "../../lib/store.ts";

type State = AgreementRow["state"];

/** Which agreements are listed. `credit`: those whose quita waits for its CFDI. */
export const CHOICES = ["all", "unsigned", "running", "default", "ended", "credit"] as const;
export type StateChoice = (typeof CHOICES)[number];

/** What the screen shows; it stays while the window lives, so that coming back finds it as it was. */
interface AgreementsState {
  readonly search: string;
  readonly choice: StateChoice;
  readonly columnFilters: readonly AgreementFilter[];
  readonly showFilters: boolean;
  /** What the rows are put together by; null: as they are. */
  readonly groupBy: AgreementGroupBy | null;
}

export const [useAgreementsState, changeAgreements] = screenState<AgreementsState>({
  search: "",
  choice: "all",
  columnFilters: [],
  showFilters: false,
  groupBy: null,
});

/** States the ledger is asked for; empty asks for all of them. */
export function statesOf(choice: StateChoice): State[] {
  if (choice === "unsigned") return ["draft", "offered", "expired"];
  if (choice === "running") return ["signed", "active", "cured", "default"];
  if (choice === "default") return ["default"];
  return choice === "ended" ? ["completed", "terminated", "withdrawn", "revised"] : [];
}

/** The bar's choice as a saved view keeps it; as it came it is left out. */
export function barOf({ choice, groupBy }: AgreementsState): Record<string, string> {
  return { ...(choice === "all" ? {} : { choice }), ...(groupBy === null ? {} : { groupBy }) };
}

/** Puts the bar as a saved view says; a choice it does not know is as it came. */
export function putBar(search: string, bar: Readonly<Record<string, string>>): void {
  const groupBy = zAgreementGroupBy.options.find((each) => each === bar["groupBy"]) ?? null;
  changeAgreements({ search, choice: CHOICES.find((each) => each === bar["choice"]) ?? "all", groupBy });
}
