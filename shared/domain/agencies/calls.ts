import { addMonths, startOfMonth } from "../days.ts";
import type { Period } from "../kpis/periods.ts";
import { ratio, toDecimal } from "../kpis/ratio.ts";

/** What a call is scored by and the most points of each, 100 in all (COLLECTIONS 15), in the order of a call. */
export const CRITERION_POINTS = {
  greeting: 10,
  "right-party": 10,
  notice: 5,
  reason: 10,
  empathy: 10,
  negotiation: 20,
  objections: 10,
  commitment: 15,
  closing: 5,
  record: 5,
} as const;
export type CallCriterion = keyof typeof CRITERION_POINTS;
export const CALL_CRITERIA = [
  "greeting",
  "right-party",
  "notice",
  "reason",
  "empathy",
  "negotiation",
  "objections",
  "commitment",
  "closing",
  "record",
] as const satisfies readonly CallCriterion[];

/** The criterion without which the call is worth nothing: whom it speaks to was not checked. */
export const CRITICAL_CRITERION = "right-party" satisfies CallCriterion;

/** What makes a call worth nothing, however well it went otherwise. */
export const CRITICAL_ERRORS = ["threat", "disclosure", "false-authority", "hours", "payment-to-agent"] as const;
export type CriticalError = (typeof CRITICAL_ERRORS)[number];

/** How the gestor spoke with the customer. */
export const CALL_CHANNELS = ["phone", "whatsapp", "visit", "other"] as const;
export type CallChannel = (typeof CALL_CHANNELS)[number];

/** Why this call was listened to: it was drawn, or somebody complained. */
export const CALL_REASONS = ["random", "complaint"] as const;
export type CallReason = (typeof CALL_REASONS)[number];

/** Where a reviewed call stands: the gestor has not signed what was said of it, has, or it was taken out. */
export const CALL_STATES = ["to-sign", "signed", "withdrawn"] as const;

/** Why a call is not taken, or a step not done; words: `agencyCalls.refused.<why>`. */
export const CALL_REFUSALS = ["day", "criteria", "points", "agent", "own", "signed", "withdrawn", "month"] as const;
export type CallRefusal = (typeof CALL_REFUSALS)[number];

/** The points a criterion was given. */
export interface CriterionPoints {
  readonly criterion: CallCriterion;
  readonly points: number;
}

/** What keeps a scorecard from being taken; null where nothing does: every criterion once, within its points. */
export function scorecardProblem(given: readonly CriterionPoints[]): CallRefusal | null {
  const named = new Set(given.map(({ criterion }) => criterion));
  if (given.length !== CALL_CRITERIA.length || named.size !== CALL_CRITERIA.length) return "criteria";
  const within = ({ criterion, points }: CriterionPoints): boolean =>
    Number.isInteger(points) && points >= 0 && points <= CRITERION_POINTS[criterion];
  return given.every(within) ? null : "points";
}

/** Whether a call is worth nothing: a critical error, or it was not checked whom it speaks to. */
export function isCritical(given: readonly CriterionPoints[], errors: readonly CriticalError[]): boolean {
  return errors.length > 0 || given.some(({ criterion, points }) => criterion === CRITICAL_CRITERION && points === 0);
}

/** What a call is worth, 0 to 100. */
export function callScore(given: readonly CriterionPoints[], errors: readonly CriticalError[]): number {
  return isCritical(given, errors) ? 0 : given.reduce((sum, { points }) => sum + points, 0);
}

/** Average of scores, two decimals; null without any. */
export function averageScore(scores: readonly number[]): string | null {
  const average = ratio(
    scores.reduce((sum, score) => sum + score, 0),
    scores.length,
  );
  return average === null ? null : toDecimal(average);
}

/** Calls of each gestor that are listened to in a month, and the share of them where that is more (COLLECTIONS 15). */
export const SAMPLE_CALLS = 5;
export const SAMPLE_PERCENT = 2;

/** Calls of a gestor to be reviewed in a month; of no more than were made, where the agency said how many that is. */
export function sampleOwed(calls: number | null): number {
  if (calls === null) return SAMPLE_CALLS;
  return Math.min(calls, Math.max(SAMPLE_CALLS, Math.ceil((calls * SAMPLE_PERCENT) / 100)));
}

/** Calendar months, `YYYY-MM`, that a period touches. */
export function monthsTouched({ from, to }: Period): string[] {
  const months: string[] = [];
  for (let month = startOfMonth(from); month <= to; month = addMonths(month, 1)) months.push(month.slice(0, 7));
  return months;
}
