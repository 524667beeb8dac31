/** When and by whom something is logged, and which day it is at the company. */
export interface ContactRecording {
  readonly at: string;
  readonly actor: string;
  readonly today: string;
  /** IANA zone of the company: decides the day of a contact. */
  readonly timeZone: string;
  /** The person this PC works as; null when nobody said. */
  readonly personId: number | null;
}
