import type { ReasonCode } from "../../../shared/contract/worklist.ts";
import { screenState } from "../../lib/store.ts";

/** What the screen of the worklist can show. */
export const LIST_VIEWS = ["list", "progress", "orphans"] as const;
export type ListView = (typeof LIST_VIEWS)[number];

/** What the worklist shows; it stays while the window lives, so that coming back finds it as it was. */
export interface WorklistState {
  readonly view: ListView;
  /** Whose list; null: that of the person who works here. */
  readonly personId: number | null;
  readonly state: "pending" | "all";
  readonly reason: ReasonCode | null;
  /** Item that is being worked on; null: the first. */
  readonly itemId: number | null;
  /** Rows asked for so far. */
  readonly shown: number;
}

/** Rows asked for at first, and added by "show more". */
export const PAGE = 100;

export const [useWorklistState, changeWorklist] = screenState<WorklistState>({
  view: "list",
  personId: null,
  state: "pending",
  reason: null,
  itemId: null,
  shown: PAGE,
});
