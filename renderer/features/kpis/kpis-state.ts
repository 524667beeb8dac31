import type { RowsName } from "../../../shared/contract/kpi-names.ts";
import type { KpiFilter } from "../../../shared/contract/kpis.ts";
import type { PeriodChoice } from "../../lib/periods.ts";
import { screenState } from "../../lib/store.ts";

/** What the board shows; it stays while the window lives, so that coming back finds it as it was. */
interface KpisState {
  readonly view: "board" | "movement" | "closes";
  /** Null until somebody chooses: the last whole month. */
  readonly choice: PeriodChoice | null;
  /** Days typed, for the choice "other". */
  readonly typed: { readonly from: string; readonly to: string };
  readonly filter: KpiFilter;
  /** Figure whose rows are open, and of which customer only; null shows the board. */
  readonly opened: Opened | null;
  /** Figure whose rows were just left: its card takes the keyboard once, where it was before. */
  readonly left: Opened | null;
}

export interface Opened {
  readonly name: RowsName;
  readonly customer: { readonly id: number; readonly name: string } | null;
  /** Month of issue of a vintage. */
  readonly month?: string;
}

export const NO_FILTER: KpiFilter = { currency: null, company: null, collectorId: null, segment: null, groupId: null };

export const [useKpisState, changeKpis] = screenState<KpisState>({
  view: "board",
  choice: null,
  typed: { from: "", to: "" },
  filter: NO_FILTER,
  opened: null,
  left: null,
});
