import { useEffect, useRef, useState } from "react";
import { native } from "./native.ts";

/** How far a ZIP is, as the ledger tells it. */
interface ZipProgress {
  readonly done: number;
  readonly total: number;
  readonly state: string;
}

type Stand =
  | { readonly phase: "idle" }
  | { readonly phase: "running"; readonly done: number; readonly total: number }
  | { readonly phase: "done"; readonly file: string }
  | { readonly phase: "stopped" }
  | { readonly phase: "failed"; readonly error: unknown };

/** A ZIP that is made: where it stands, how one is begun, and how it is stopped. */
export interface ZipRun {
  readonly state: Stand;
  /** Asks where to save, `name` proposed without its ending, and has it written there. */
  readonly run: (
    name: string,
    make: (file: string, signal: AbortSignal) => Promise<AsyncIterable<ZipProgress>>,
  ) => Promise<void>;
  readonly stop: () => void;
  readonly dismiss: () => void;
}

/** Makes ZIPs whose progress is shown; one that is left behind stops. */
export function useZipRun(): ZipRun {
  const [state, setState] = useState<Stand>({ phase: "idle" });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  return {
    state,
    async run(name, make) {
      const suggestedName = `${name.replaceAll(/[\\/:*?"<>|]/g, " ")}.zip`;
      const file = await native.saveAs({ suggestedName, kind: "zip" });
      if (file === null) return;
      const stop = new AbortController();
      abort.current = stop;
      setState({ phase: "running", done: 0, total: 0 });
      try {
        for await (const { done, total, state: told } of await make(file, stop.signal)) {
          setState(told === "done" ? { phase: "done", file } : { phase: "running", done, total });
        }
        if (stop.signal.aborted) setState({ phase: "stopped" });
      } catch (error) {
        setState(stop.signal.aborted ? { phase: "stopped" } : { phase: "failed", error });
      }
    },
    stop: () => abort.current?.abort(),
    dismiss: () => setState({ phase: "idle" }),
  };
}
