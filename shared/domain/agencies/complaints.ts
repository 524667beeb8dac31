import { addBusinessDays, type Holidays } from "../business-days.ts";
import { daysBetween } from "../days.ts";
import { ratio, toDecimal } from "../kpis/ratio.ts";

/** How a complaint about an agency came (COLLECTIONS 15). */
export const COMPLAINT_CHANNELS = [
  "phone",
  "mail",
  "letter",
  "in-person",
  "whatsapp",
  "condusef",
  "profeco",
  "other",
] as const;
export type ComplaintChannel = (typeof COMPLAINT_CHANNELS)[number];

/** Authorities whose own date for the answer prevails. */
export const AUTHORITIES = ["condusef", "profeco"] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** What the agency is said to have done. */
export const COMPLAINT_TYPES = [
  "threat",
  "harassment",
  "third-party",
  "hours",
  "false-authority",
  "cash",
  "wrong-debt",
  "paid",
  "data",
  "other",
] as const;
export type ComplaintType = (typeof COMPLAINT_TYPES)[number];

/** What was found when it was looked into. */
export const COMPLAINT_FINDINGS = ["founded", "partly", "unfounded"] as const;
export type ComplaintFinding = (typeof COMPLAINT_FINDINGS)[number];

/** What the agency has to bear for it. */
export const SANCTIONS = ["none", "warning", "agent-removed", "penalty", "suspension", "contract-end"] as const;
export type Sanction = (typeof SANCTIONS)[number];

/** Where a complaint stands: the first two are open. */
export const COMPLAINT_STATES = ["received", "acknowledged", "answered", "withdrawn"] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** Why a step is not taken; words: `agencyOversight.complaintRefused.<why>`. */
export const COMPLAINT_REFUSALS = ["closed", "not-answered", "acknowledged", "day", "due"] as const;

/** Business days within which a complaint is acknowledged, and answered. */
export const ACKNOWLEDGE_DAYS = 1;
export const ANSWER_DAYS = 10;

/** Last days to acknowledge a complaint and to answer it, unless an authority gives another day. */
export function complaintDays(receivedOn: string, holidays: Holidays): { acknowledgeBy: string; answerBy: string } {
  return {
    acknowledgeBy: addBusinessDays(receivedOn, ACKNOWLEDGE_DAYS, holidays),
    answerBy: addBusinessDays(receivedOn, ANSWER_DAYS, holidays),
  };
}

/** A step of a complaint, as far as its standing needs it. */
export interface ComplaintStep {
  readonly kind: "acknowledged" | "due" | "answered" | "reopened" | "withdrawn";
  readonly on: string;
  /** Of `due`: the day an authority gave. */
  readonly answerBy: string | null;
}

/** Where a complaint stands on a day. */
export interface ComplaintStanding {
  readonly state: ComplaintState;
  readonly open: boolean;
  readonly acknowledgedOn: string | null;
  readonly answeredOn: string | null;
  /** The day that counts: an authority's, where it gave one. */
  readonly answerBy: string;
  readonly byAuthority: boolean;
  /** It was acknowledged, or answered, after its day, or that day has passed without. */
  readonly acknowledgedLate: boolean;
  readonly answeredLate: boolean;
  /** Days since the last day to answer, of one that is open; 0 until then. */
  readonly daysLate: number;
}

/**
 * Where a complaint stands at the end of a day by its steps, in the order they were recorded. An answer acknowledges it, too; one
 * that is opened again waits for an answer by the day it had.
 */
export function complaintStanding(
  complaint: { readonly acknowledgeBy: string; readonly answerBy: string; readonly authorityBy: string | null },
  steps: readonly ComplaintStep[],
  asOf: string,
): ComplaintStanding {
  let state: ComplaintState = "received";
  let acknowledgedOn: string | null = null;
  let answeredOn: string | null = null;
  let authorityBy = complaint.authorityBy;
  for (const { kind, on, answerBy } of steps) {
    if (on > asOf) continue;
    if (kind === "due") authorityBy = answerBy;
    else if (kind === "withdrawn") state = "withdrawn";
    else {
      acknowledgedOn ??= on;
      answeredOn = kind === "answered" ? on : null;
      state = kind === "answered" ? "answered" : "acknowledged";
    }
  }
  const answerBy = authorityBy ?? complaint.answerBy;
  const open = state === "received" || state === "acknowledged";
  const withdrawn = state === "withdrawn";
  const answeredLate = !withdrawn && (answeredOn ?? asOf) > answerBy;
  return {
    state,
    open,
    acknowledgedOn,
    answeredOn,
    answerBy,
    byAuthority: authorityBy !== null,
    acknowledgedLate: !withdrawn && (acknowledgedOn ?? asOf) > complaint.acknowledgeBy,
    answeredLate,
    daysLate: open && answeredLate ? daysBetween(answerBy, asOf) : 0,
  };
}

/** Complaints for every thousand accounts, with two decimals to read; null without accounts. */
export function perThousand(complaints: number, accounts: number): string | null {
  const share = ratio(complaints * 1000, accounts);
  return share === null ? null : toDecimal(share);
}
