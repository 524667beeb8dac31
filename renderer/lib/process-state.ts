import type { LedgerProcessState } from "../../shared/contract/native.ts";
import { ledgerLink } from "./ledger.ts";
import { native } from "./native.ts";
import { createStore, useStore } from "./store.ts";

const store = createStore<LedgerProcessState>("starting");

/** Follows the ledger process; calls in flight reject as soon as it is known to have stopped. */
export function watchLedgerProcess(): void {
  native.onLedgerState((state) => {
    store.set(state);
    if (state === "restarting") ledgerLink.disconnect();
    if (state === "failed") ledgerLink.giveUp();
  });
}

/** Whether the ledger process runs, starts or stands; the component renders again when that changes. */
export function useLedgerProcessState(): LedgerProcessState {
  return useStore(store);
}
