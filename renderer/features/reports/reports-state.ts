import type { ReportKind } from "../../../shared/contract/reports.ts";
import { screenState } from "../../lib/store.ts";
import type { Looked } from "./queries.ts";

/** What the screen of reports shows; it stays while the window lives, so that coming back finds it as it was. */
interface ReportsState {
  readonly view: "figures" | "pdf" | "schedule";
  readonly kind: ReportKind;
  /** Whose statement; null until somebody is chosen. */
  readonly customer: { readonly id: number; readonly name: string } | null;
  readonly paper: Looked["paper"];
  /** Currency of the week's figures; null: the first. */
  readonly currency: string | null;
  /** The one currency the report is of; null: all. */
  readonly only: string | null;
}

export const [useReportsState, changeReports] = screenState<ReportsState>({
  view: "figures",
  kind: "weekly",
  customer: null,
  paper: "letter",
  currency: null,
  only: null,
});
