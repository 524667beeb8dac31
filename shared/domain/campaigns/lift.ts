import { addDays } from "../days.ts";
import { minus, type Ratio, ratio, times, toDecimal } from "../kpis/ratio.ts";

/** Customers of both groups, and how many of each paid within the window. */
export interface Groups {
  readonly treated: number;
  readonly treatedPaid: number;
  readonly control: number;
  readonly controlPaid: number;
}

/**
 * What the numbers allow to be said. `too-few`: a group has fewer than five that paid, or five that did not, and the interval
 * cannot be trusted; `open`: the interval holds zero, so that it may have been chance.
 */
export type LiftVerdict = "no-control" | "too-few" | "open" | "gain" | "loss";

/** What a campaign brought beside its control group (COLLECTIONS 16). Decimals as text, in points of 100. */
export interface Lift {
  /** Share that paid of each group, in percent; null of a group with nobody in it. */
  readonly treatedRate: string | null;
  readonly controlRate: string | null;
  /** Rate of the treated less rate of the control group; null without one. */
  readonly points: string | null;
  /** The 95 % interval of it. */
  readonly low: string | null;
  readonly high: string | null;
  readonly verdict: LiftVerdict;
  /** Customers who paid beyond what the control group's rate lets expect. */
  readonly extraPayers: string | null;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.96;
/** Least number of those who paid, and of those who did not, in each group. */
const LEAST = 5;

/** Points with two decimals, halves away from zero, of a share as a floating number: the root of the variance is one. */
function pointsText(share: number): string {
  const hundredths = Math.sign(share) * Math.round(Math.abs(share) * 10_000);
  const text = (Math.abs(hundredths) / 100).toFixed(2);
  return hundredths < 0 ? `-${text}` : text;
}

function percentText(share: Ratio | null): string | null {
  return share === null ? null : toDecimal(times(share, 100));
}

/**
 * Pay rates, the difference between them with its 95 % interval (two proportions), and the extra payers. By intent to treat:
 * who was drawn counts in the group it was drawn into, whether its message arrived or not.
 */
export function liftOf(groups: Groups): Lift {
  const { treated, treatedPaid, control, controlPaid } = groups;
  const ofTreated = ratio(treatedPaid, treated);
  const ofControl = ratio(controlPaid, control);
  const rates = { treatedRate: percentText(ofTreated), controlRate: percentText(ofControl) };
  if (ofTreated === null || ofControl === null) {
    return { ...rates, points: null, low: null, high: null, verdict: "no-control", extraPayers: null };
  }
  const lift = minus(ofTreated, ofControl);
  const p = treatedPaid / treated;
  const q = controlPaid / control;
  const half = Z * Math.sqrt((p * (1 - p)) / treated + (q * (1 - q)) / control);
  const low = p - q - half;
  const high = p - q + half;
  return {
    ...rates,
    points: toDecimal(times(lift, 100)),
    low: pointsText(Math.max(-1, low)),
    high: pointsText(Math.min(1, high)),
    verdict: verdictOf(groups, low, high),
    extraPayers: toDecimal(times(lift, treated), 0),
  };
}

function verdictOf({ treated, treatedPaid, control, controlPaid }: Groups, low: number, high: number): LiftVerdict {
  const least = Math.min(treatedPaid, treated - treatedPaid, controlPaid, control - controlPaid);
  if (least < LEAST) return "too-few";
  if (low > 0) return "gain";
  return high < 0 ? "loss" : "open";
}

/**
 * What the treated paid beyond what was to be expected: lift times the treated times the mean amount of those of them who paid.
 * Minor units, halves away from zero; null without a control group, 0 where nobody paid.
 */
export function incrementalMinor(groups: Groups, treatedPaidMinor: number): number | null {
  const ofTreated = ratio(groups.treatedPaid, groups.treated);
  const ofControl = ratio(groups.controlPaid, groups.control);
  if (ofTreated === null || ofControl === null) return null;
  if (groups.treatedPaid === 0) return 0;
  const extra = times(minus(ofTreated, ofControl), groups.treated);
  const amount = { ...times(extra, treatedPaidMinor), denominator: extra.denominator * BigInt(groups.treatedPaid) };
  return Number(toDecimal(amount, 0));
}

/** Last day of a window of so many days that begins on the day the campaign was started. */
export function windowEnd(startedOn: string, days: number): string {
  return addDays(startedOn, days - 1);
}
