import { setImmediate } from "node:timers/promises";

/** Longest stretch of work on end, in milliseconds: what a call that arrives meanwhile may have to wait. */
const STRETCH_MS = 4;

/**
 * Lets others have their turn in the middle of a long transaction. SQLite answers at once, so that nothing in a
 * transaction would ever let go of the process: a page asked for while 1,000 files are booked would wait for all of them.
 * Readers have a connection of their own and see the ledger as it was; other writers wait for the transaction's end.
 */
export class Turns {
  #since = performance.now();

  /** Whether it is time to let others in; cheap enough to ask every few rows. */
  get due(): boolean {
    return performance.now() - this.#since > STRETCH_MS;
  }

  /** Lets whatever waits be answered. */
  async pass(): Promise<void> {
    await setImmediate();
    this.#since = performance.now();
  }
}
