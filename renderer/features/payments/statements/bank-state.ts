import type { LineState } from "../../../../shared/contract/bank.ts";
import { createStore, useStore } from "../../../lib/store.ts";

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

/** Rows asked for at first, and added by "show more"; suggestions are computed for those only. */
export const PAGE = 50;

const store = createStore<BankState>({
  accountId: null,
  view: "open",
  search: "",
  from: null,
  to: null,
  shown: PAGE,
  lineId: null,
});

export function useBankState(): BankState {
  return useStore(store);
}

export function changeBank(changes: Partial<BankState>): void {
  store.set({ ...store.get(), ...changes });
}
