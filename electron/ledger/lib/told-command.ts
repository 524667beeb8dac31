import { setImmediate } from "node:timers/promises";
import type { LedgerDb, LedgerTx } from "../db/ledger-db.ts";
import type { CommandCall } from "./commands.ts";
import { runCommand } from "./commands.ts";

/** How far a command is; the last snapshot says `done`. */
export interface CommandProgress {
  readonly done: number;
  readonly total: number;
  readonly state: "running" | "done";
}

/** What the work of a told command keeps up to date, and calls between two steps. */
export interface Telling {
  done: number;
  total: number;
  /** Lets the snapshot out, and what waits for this process in; throws when nobody is listening any more. */
  tell(): Promise<void>;
}

class Abandoned extends Error {}

/**
 * Carries a command out once, in one transaction, and yields how far it is; the last snapshot says `done` and comes after
 * the commit. When the reader leaves or the signal aborts before that, nothing has changed. A repeated command id changes
 * nothing again.
 */
export function toldCommand(
  db: LedgerDb,
  call: CommandCall,
  signal: AbortSignal | undefined,
  work: (tx: LedgerTx, telling: Telling) => Promise<unknown>,
): AsyncGenerator<CommandProgress, void, void> {
  return toldWork(signal, (telling) => runCommand(db, call, async (tx) => (await work(tx, telling)) ?? null));
}

/**
 * Yields how far some work is; the last snapshot says `done` and comes once it is. When the reader leaves or the signal aborts, the work
 * ends where it next tells how far it is.
 */
export async function* toldWork(
  signal: AbortSignal | undefined,
  work: (telling: Telling) => Promise<unknown>,
): AsyncGenerator<CommandProgress, void, void> {
  let left = false;
  let wake: () => void = () => {};
  const leave = (): void => {
    left = true;
    wake();
  };
  signal?.addEventListener("abort", leave, { once: true });
  const telling: Telling = {
    done: 0,
    total: 0,
    async tell() {
      wake();
      await setImmediate();
      if (left || signal?.aborted) throw new Abandoned("the command was abandoned");
    },
  };
  let ended: { readonly error: unknown } | "done" | null = null;
  const running = work(telling).then(
    () => {
      ended = "done";
      wake();
    },
    (error: unknown) => {
      ended = { error };
      wake();
    },
  );
  try {
    let told = -1;
    while (ended === null) {
      if (telling.done !== told) {
        told = telling.done;
        yield { done: telling.done, total: telling.total, state: "running" };
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    const end = ended as { readonly error: unknown } | "done";
    if (end !== "done") {
      if (end.error instanceof Abandoned) return;
      throw end.error;
    }
    yield { done: telling.done, total: telling.total, state: "done" };
  } finally {
    signal?.removeEventListener("abort", leave);
    left = true;
    await running;
  }
}
