import { useEffect, useRef, useState } from "react";

/** A run of the ledger that tells where it stands, step by step, and can be stopped between two of them. */
export interface Run<Step> {
  /** The last that was told; null before there was anything. */
  readonly step: Step | null;
  readonly working: boolean;
  /** It was ended before it was through. */
  readonly stopped: boolean;
  readonly error: unknown;
  readonly start: (ask: (signal: AbortSignal) => Promise<AsyncIterable<Step>>) => Promise<void>;
  readonly stop: () => void;
  readonly dismiss: () => void;
}

/** The one run of a screen; leaving the screen ends it. */
export function useRun<Step>(): Run<Step> {
  const [step, setStep] = useState<Step | null>(null);
  const [working, setWorking] = useState(false);
  const [stopped, setStopped] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  return {
    ...{ step, working, stopped, error },
    async start(ask) {
      const own = new AbortController();
      const { signal } = own;
      abort.current = own;
      setWorking(true);
      setStopped(false);
      setStep(null);
      setError(null);
      try {
        for await (const told of await ask(signal)) {
          setStep(told);
          if (signal.aborted) break;
        }
      } catch (failed) {
        if (!signal.aborted) setError(failed);
      } finally {
        setStopped(signal.aborted);
        setWorking(false);
      }
    },
    stop: () => abort.current?.abort(),
    dismiss: () => setError(null),
  };
}
