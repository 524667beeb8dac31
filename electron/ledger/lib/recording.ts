/** When and by whom something is recorded. */
export interface Stamp {
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  /** Who acts, as the audit names them. */
  readonly actor: string;
}

/** The same, and which day it is at the company. */
export interface DayStamp extends Stamp {
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** All that a command may record of who gave it and when. */
export interface Recording extends DayStamp {
  /** The person who works on this PC; null where nobody said. */
  readonly personId: number | null;
}
