import type { LineState } from "../../../../shared/contract/bank.ts";
import { zDay } from "../../../../shared/contract/common.ts";
import type { ViewState } from "../../../../shared/contract/views.ts";
import { screenState } from "../../../lib/store.ts";

/** What the screen of bank statements shows; it stays while the window lives. */
export interface BankState {
  readonly accountId: number | null;
  readonly view: LineState | "all";
  readonly search: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Rows asked for so far. */
  readonly shown: number;
  readonly lineId: number | null;
}

/** Which lines can be shown, in the order they are offered. */
export const BANK_VIEWS = ["open", "matched", "ignored", "charge", "all"] as const;

/** Rows asked for at first, and added by "show more"; suggestions are computed for those only. */
export const PAGE = 50;

export const [useBankState, changeBank] = screenState<BankState>({
  accountId: null,
  view: "open",
  search: "",
  from: null,
  to: null,
  shown: PAGE,
  lineId: null,
});

/** What of the screen a saved view keeps. */
export function ownOfView({ accountId, view, search, from, to }: BankState): Pick<ViewState, "search" | "bar"> {
  return { search, bar: { account: String(accountId ?? ""), view, from: from ?? "", to: to ?? "" } };
}

/** Shows a saved view; what it does not name stands as the screen comes. */
export function showOwnOfView({ search, bar }: Pick<ViewState, "search" | "bar">): void {
  const day = (text: string | undefined): string | null => zDay.safeParse(text).data ?? null;
  const account = Number(bar["account"] ?? "");
  changeBank({
    accountId: account > 0 ? account : null,
    view: BANK_VIEWS.find((view) => view === bar["view"]) ?? "open",
    search,
    from: day(bar["from"]),
    to: day(bar["to"]),
    shown: PAGE,
    lineId: null,
  });
}
