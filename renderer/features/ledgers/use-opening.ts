import { useCallback, useState } from "react";
import { openProblem } from "../../lib/ledger-session.ts";

/** An action on a ledger that failed, and how to do it again. */
export interface OpeningFailure {
  readonly error: unknown;
  readonly retry: () => void;
  /** The same once more, though it ends an import that runs. */
  readonly insist: () => void;
}

/** Opens or makes a ledger; an import that runs is cut off only when `stopImport` says so. */
export type OpeningAction = (stopImport: boolean) => Promise<void>;

export interface Opening {
  /** Name of the action that runs; null when none does. */
  readonly busy: string | null;
  readonly failure: OpeningFailure | null;
  readonly run: (name: string, action: OpeningAction) => void;
  readonly dismiss: () => void;
}

/** Runs one action at a time that opens or makes a ledger, and keeps why it failed. */
export function useOpening(): Opening {
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<OpeningFailure | null>(null);
  const attempt = useCallback((name: string, action: OpeningAction, stopImport: boolean): void => {
    setBusy(name);
    setFailure(null);
    openProblem.set(null);
    action(stopImport)
      .catch((error: unknown) =>
        setFailure({
          error,
          retry: () => attempt(name, action, stopImport),
          insist: () => attempt(name, action, true),
        }),
      )
      .finally(() => setBusy(null));
  }, []);
  const run = useCallback((name: string, action: OpeningAction) => attempt(name, action, false), [attempt]);
  const dismiss = useCallback(() => {
    setFailure(null);
    openProblem.set(null);
  }, []);
  return { busy, failure, run, dismiss };
}
