/** When and by whom something about a dispute is recorded, and which day it is at the company. */
export interface DisputeRecording {
  readonly at: string;
  readonly actor: string;
  readonly today: string;
  /** The person this PC works as; null when nobody said. */
  readonly personId: number | null;
}
