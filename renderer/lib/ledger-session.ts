import type { ContractRouterClient } from "@orpc/contract";
import type { contract } from "../../shared/contract/contract.ts";
import { currentPreferences } from "./preferences.ts";
import { createStore } from "./store.ts";

/** Why the ledger that should have opened by itself did not. */
export interface OpenProblem {
  readonly path: string;
  readonly error: unknown;
}

/** Null while nothing went wrong or the user has gone on. */
export const openProblem = createStore<OpenProblem | null>(null);

/**
 * Opens the ledger of the last session in a ledger process that has none: at the start of the app, and again whenever the
 * process was restarted. A failure is kept in {@link openProblem} for the first-run screen.
 */
export async function openLastLedger(client: ContractRouterClient<typeof contract>): Promise<void> {
  const path = currentPreferences().lastLedger;
  if (path === null) return;
  const status = await client.ledgers.status();
  if (status.open) return;
  try {
    await client.ledgers.open({ path });
    openProblem.set(null);
  } catch (error) {
    openProblem.set({ path, error });
  }
}
