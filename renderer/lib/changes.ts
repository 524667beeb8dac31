import { useEffect, useRef } from "react";
import type { Area } from "../../shared/contract/ledgers.ts";
import { ledger, ledgerLink } from "./ledger.ts";

/** Areas that changed; "all" after a restart of the ledger process or another ledger, when anything may differ. */
export type Changed = readonly Area[] | "all";

const listeners = new Set<(areas: Changed) => void>();
const RESUBSCRIBE_MS = 1000;

function announce(areas: Changed): void {
  for (const listener of [...listeners]) listener(areas);
}

/** Tells every screen that anything may differ; for the moment another ledger has been opened. */
export function announceAll(): void {
  announce("all");
}

/** Calls back with what changed in the ledger; returns how to stop. */
export function onLedgerChange(listener: (areas: Changed) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls `refresh` when one of the areas changed; for what does not live in the query cache (grids). */
export function useLedgerChange(areas: readonly Area[], refresh: () => void): void {
  const latest = useRef({ areas, refresh });
  latest.current = { areas, refresh };
  useEffect(
    () =>
      onLedgerChange((changed) => {
        const wanted = latest.current;
        if (changed === "all" || changed.some((area) => wanted.areas.includes(area))) wanted.refresh();
      }),
    [],
  );
}

/** Keeps one subscription to the ledger's pushed changes alive, over restarts of its process. */
export function watchLedgerChanges(): void {
  let controller = new AbortController();
  let restarted = false;
  const follow = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      try {
        for await (const change of await ledger.ledgers.changes(undefined, { signal })) announce(change.areas);
      } catch {
        // The process stopped, or the stream ended: the next port or the next turn subscribes again.
      }
      await new Promise((resolve) => setTimeout(resolve, RESUBSCRIBE_MS));
    }
  };
  ledgerLink.onConnected(() => {
    controller.abort();
    controller = new AbortController();
    // What was asked before the first process came is on its way and fresh; after a restart anything may differ.
    if (restarted) announce("all");
    restarted = true;
    void follow(controller.signal);
  });
}
