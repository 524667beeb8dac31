import type { Area } from "../../../shared/contract/ledgers.ts";

/** One pushed change: areas whose screens have to ask again. */
export interface Change {
  readonly areas: Area[];
  readonly at: string;
}

type Listener = (change: Change | null) => void;

/** Tells every client what changed, by area. */
export class ChangeFeed {
  readonly #listeners = new Set<Listener>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Tells everybody who listens that these areas changed now. */
  publish(...areas: Area[]): void {
    const change = { areas, at: this.#now().toISOString() };
    for (const listener of this.#listeners) listener(change);
  }

  /** Calls the listener with every change, for as long as the process lives. */
  listen(listener: () => void): void {
    this.#listeners.add((change) => {
      if (change !== null) listener();
    });
  }

  /** Ends every reading of changes. */
  close(): void {
    for (const listener of this.#listeners) listener(null);
  }

  /** Changes from now on until the signal aborts or the process closes; a slow reader gets them joined, never lost. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<Change, void, void> {
    let pending: Change | null = null;
    let ended = false;
    let wake: () => void = () => {};
    const listener: Listener = (change) => {
      if (change === null) ended = true;
      else pending = { areas: [...new Set([...(pending?.areas ?? []), ...change.areas])], at: change.at };
      wake();
    };
    const abort = (): void => listener(null);
    this.#listeners.add(listener);
    signal?.addEventListener("abort", abort, { once: true });
    try {
      while (!ended) {
        const change: Change | null = pending;
        pending = null;
        if (change) yield change;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      this.#listeners.delete(listener);
      signal?.removeEventListener("abort", abort);
    }
  }
}
