import type { Recording } from "../lib/recording.ts";

/** When and by whom something is logged, and which day it is at the company. */
export interface ContactRecording extends Recording {
  /** IANA zone of the company: decides the day of a contact. */
  readonly timeZone: string;
}
