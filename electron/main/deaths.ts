/** That many deaths within the window are no accident any more. */
const MAX_DEATHS = 3;
const WINDOW_MS = 60_000;

/** Counts deaths of something that is started again each time, so that starting it again does not become a loop. */
export class Deaths {
  #times: number[] = [];

  /** Notes one; answers how many there were within a minute, or null when there were too many to go on by itself. */
  note(now: number): number | null {
    this.#times = [...this.#times.filter((at) => now - at < WINDOW_MS), now];
    return this.#times.length < MAX_DEATHS ? this.#times.length : null;
  }

  /** Somebody asked for another start: all is forgiven. */
  forgive(): void {
    this.#times = [];
  }
}
