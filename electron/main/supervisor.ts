import type { LedgerProcessState } from "../../shared/contract/native.ts";
import { Deaths } from "./deaths.ts";

/** The process that is being watched, whatever hosts it. */
export interface Supervised {
  /** Asks it to finish and exit. */
  stop(): void;
  /** Ends it at once. */
  kill(): void;
}

/** How the process tells what becomes of it. */
export interface SupervisedEvents {
  ready(): void;
  exited(): void;
}

export interface SupervisorOptions {
  /** Starts a process; must call back asynchronously. One that throws counts as a death. */
  readonly start: (events: SupervisedEvents) => Supervised;
  readonly onStartFailure: (error: unknown) => void;
  readonly onState: (state: LedgerProcessState) => void;
  /** Milliseconds that never run backwards. */
  readonly now: () => number;
}

/** Wait before the first and the second restart within the window. */
const RESTART_DELAYS_MS = [100, 1_000];
const STOP_TIMEOUT_MS = 5_000;

/**
 * Keeps one process alive: starts it again when it died, a little later each time, and gives up after the third death
 * within a minute until somebody says {@link restart}.
 */
export class Supervisor {
  readonly #options: SupervisorOptions;
  #state: LedgerProcessState = "starting";
  #process: Supervised | null = null;
  readonly #deaths = new Deaths();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #stopped: (() => void) | null = null;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  get state(): LedgerProcessState {
    return this.#state;
  }

  /** Starts the process for the first time. */
  start(): void {
    this.#launch();
  }

  /** Starts it again after it was given up; does nothing while it is alive or about to be. */
  restart(): void {
    if (this.#state !== "failed" || this.#stopped !== null) return;
    this.#deaths.forgive();
    this.#enter("restarting");
    this.#launch();
  }

  /** Ends the process for good: asks first, kills when it takes too long. Resolves when it is gone. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const process = this.#process;
    const gone = new Promise<void>((resolve) => {
      this.#stopped = resolve;
    });
    if (process === null) return;
    const kill = setTimeout(() => process.kill(), STOP_TIMEOUT_MS);
    process.stop();
    await gone;
    clearTimeout(kill);
  }

  #launch(): void {
    this.#timer = null;
    try {
      const process = this.#options.start({
        ready: () => {
          if (this.#process === process) this.#enter("running");
        },
        exited: () => {
          if (this.#process === process) this.#died();
        },
      });
      this.#process = process;
    } catch (error) {
      this.#options.onStartFailure(error);
      this.#died();
    }
  }

  #died(): void {
    this.#process = null;
    if (this.#stopped !== null) {
      this.#stopped();
      return;
    }
    const deaths = this.#deaths.note(this.#options.now());
    const delay = deaths === null ? undefined : RESTART_DELAYS_MS[deaths - 1];
    if (delay === undefined) {
      this.#enter("failed");
      return;
    }
    this.#enter("restarting");
    this.#timer = setTimeout(() => this.#launch(), delay);
  }

  #enter(state: LedgerProcessState): void {
    this.#state = state;
    this.#options.onState(state);
  }
}
