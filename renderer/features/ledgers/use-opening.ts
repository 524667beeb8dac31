import { useCallback, useState } from "react";
import { openProblem } from "../../lib/ledger-session.ts";

/** An action on a ledger that failed, and how to do it again. */
export interface OpeningFailure {
  readonly error: unknown;
  readonly retry: () => void;
}

export interface Opening {
  /** Name of the action that runs; null when none does. */
  readonly busy: string | null;
  readonly failure: OpeningFailure | null;
  readonly run: (name: string, action: () => Promise<void>) => void;
  readonly dismiss: () => void;
}

/** Runs one action at a time that opens or makes a ledger, and keeps why it failed. */
export function useOpening(): Opening {
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<OpeningFailure | null>(null);
  const run = useCallback((name: string, action: () => Promise<void>): void => {
    setBusy(name);
    setFailure(null);
    openProblem.set(null);
    action()
      .catch((error: unknown) => setFailure({ error, retry: () => run(name, action) }))
      .finally(() => setBusy(null));
  }, []);
  const dismiss = useCallback(() => {
    setFailure(null);
    openProblem.set(null);
  }, []);
  return { busy, failure, run, dismiss };
}
