import { daysBetween } from "../days.ts";
import { ALERT_DAYS } from "./codes.ts";

/** How a paper of the legal file stands on a day. */
export interface PaperStanding {
  /** `soon`: within the first day of alert. `none`: missing, and not obligatory. */
  readonly state: "valid" | "soon" | "expired" | "missing" | "none";
  /** Days until its last day, negative after; null without one. */
  readonly daysLeft: number | null;
  /** The closest day of alert it is within; 0 once expired; null otherwise. */
  readonly alert: (typeof ALERT_DAYS)[number] | 0 | null;
}

/** How a paper stands: `expiresOn` is the last day it is good for. */
export function paperStanding(
  paper: { readonly expiresOn: string | null } | null,
  obligatory: boolean,
  today: string,
): PaperStanding {
  if (paper === null) return { state: obligatory ? "missing" : "none", daysLeft: null, alert: null };
  if (paper.expiresOn === null) return { state: "valid", daysLeft: null, alert: null };
  const daysLeft = daysBetween(today, paper.expiresOn);
  if (daysLeft < 0) return { state: "expired", daysLeft, alert: 0 };
  const alert = ALERT_DAYS.findLast((days) => daysLeft <= days) ?? null;
  return { state: alert === null ? "valid" : "soon", daysLeft, alert };
}

/** Whether nothing can be placed for want of it. */
export function blocksPlacing(state: PaperStanding["state"], obligatory: boolean): boolean {
  return obligatory && (state === "expired" || state === "missing");
}
