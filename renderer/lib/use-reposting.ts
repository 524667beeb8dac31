import { useEffect, useRef, useState } from "react";
import type { Reposting } from "../../shared/contract/acceptance.ts";

/** A change that takes longer than this shows how far it is and can be left. */
const PATIENCE_MS = 1000;

export type RepostingState =
  | { readonly phase: "idle" | "saved" | "abandoned" }
  | { readonly phase: "running"; readonly progress: Reposting | null; readonly long: boolean }
  | { readonly phase: "failed"; readonly error: unknown };

/** Carries out a change that posts invoices again: whole or not at all, left when the screen is left. */
export function useReposting(): {
  readonly state: RepostingState;
  /** Runs the change; true once it is in the ledger. */
  readonly run: (change: (signal: AbortSignal) => Promise<AsyncIterable<Reposting>>) => Promise<boolean>;
  readonly cancel: () => void;
  readonly reset: () => void;
} {
  const [state, setState] = useState<RepostingState>({ phase: "idle" });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const run = async (change: (signal: AbortSignal) => Promise<AsyncIterable<Reposting>>): Promise<boolean> => {
    const controller = new AbortController();
    abort.current = controller;
    setState({ phase: "running", progress: null, long: false });
    const patience = window.setTimeout(
      () => setState((now) => (now.phase === "running" ? { ...now, long: true } : now)),
      PATIENCE_MS,
    );
    try {
      let last: Reposting | null = null;
      for await (const progress of await change(controller.signal)) {
        last = progress;
        setState((now) => (now.phase === "running" ? { ...now, progress } : now));
      }
      const done = last?.state === "done";
      setState({ phase: done ? "saved" : "abandoned" });
      return done;
    } catch (error) {
      setState(controller.signal.aborted ? { phase: "abandoned" } : { phase: "failed", error });
      return false;
    } finally {
      window.clearTimeout(patience);
      abort.current = null;
    }
  };
  return { state, run, cancel: () => abort.current?.abort(), reset: () => setState({ phase: "idle" }) };
}
