/** When and by whom a promise is recorded, and which day it is at the company. */
export interface PromiseRecording {
  readonly at: string;
  readonly actor: string;
  readonly today: string;
  /** The person who works on this PC; null where nobody said. */
  readonly personId: number | null;
}
