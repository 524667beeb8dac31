import type { ImportRunner } from "../imports/runner.ts";
import type { LedgerSession } from "../ledgers/session.ts";
import type { ChangeFeed } from "../lib/change-feed.ts";
import { auditPending } from "./keeper.ts";

/** Quiet time after a change before work begins: changes come in bursts. */
const QUIET_MS = 250;
/** Queue rows between two looks at whether something more urgent has begun. */
const STEP = 500;

interface Parts {
  readonly session: LedgerSession;
  readonly importing: Pick<ImportRunner, "busy">;
  readonly changes: ChangeFeed;
}

/**
 * Works off the queue of chains in the background of the ledger process, in short transactions and never beside an import:
 * the lists are ready before somebody asks. What it leaves undone, the lists do themselves.
 */
export class ChainAuditor {
  readonly #parts: Parts;
  readonly #stopped = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Follows the changes of the ledger until stopped. */
  start(): void {
    void this.#follow();
  }

  /** Ends after the transaction under way. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #follow(): Promise<void> {
    for await (const { areas } of this.#parts.changes.watch(this.#stopped.signal)) {
      if (!areas.some((area) => area === "receivables" || area === "payments" || area === "ledgers")) continue;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#running = this.#running.then(() => this.#work());
      }, QUIET_MS);
      this.#timer.unref();
    }
  }

  async #work(): Promise<void> {
    const { session, importing, changes } = this.#parts;
    let done = false;
    try {
      for (;;) {
        const db = session.current;
        if (!db || importing.busy || this.#stopped.signal.aborted) break;
        const before = done;
        const { pending, worked } = await auditPending(db, STEP);
        done ||= worked;
        if (pending === 0) break;
        if (!before) changes.publish("complements");
        // Lets pages and calls that wait get their answer.
        await new Promise((resolve) => setImmediate(resolve));
      }
    } catch {
      // The ledger was closed or is busy: the queue stays, and the next change or list takes it up, telling what is wrong.
    }
    if (done) changes.publish("complements");
  }
}
