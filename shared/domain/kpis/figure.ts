import { type Ratio, toDecimal } from "./ratio.ts";
import { judge, type Light, type Target, targetText } from "./targets.ts";

/**
 * A KPI as it leaves the domain: rounded for reading, judged before rounding, with the two amounts it was made from.
 * `numerator` and `denominator` are integers in minor units of the section's currency.
 */
export interface Figure {
  /** Two decimals; null is "n/a". */
  readonly value: string | null;
  readonly numerator: string;
  readonly denominator: string;
  readonly unit: "percent" | "days";
  /** Key of the method's words, `reports.methods.<method>`. */
  readonly method: Method;
  /** The goal, such as `< 10`. */
  readonly target: string;
  readonly light: Light;
  readonly atLeast: boolean;
}

/** Formulas a figure can have been made with; the words of each explain it in reports. */
export type Method =
  | "openBalance"
  | "countBack"
  | "simple"
  | "collectible"
  | "cashVsDue"
  | "cohort"
  | "netOfNonCash"
  | "difference"
  | "textbook"
  | "topTen"
  | "topFew"
  | "maturity"
  | "attempts"
  | "liveConnects"
  | "reached"
  | "customers"
  | "customersByAmount"
  | "weightedByBalance"
  | "weightedByCash"
  | "clamped"
  | "signed"
  | "resolvedInPeriod"
  | "openAtCutOff"
  | "nearestRank"
  | "withinLimit"
  | "squaredShares"
  | "dueInPeriod"
  | "placementWindow"
  | "controlGroup"
  | "agencyCost"
  | "commissionAlone"
  | "withVat"
  | "directEarns"
  | "viaEarns";

/** What a formula found, before it is rounded and judged. */
export interface Finding {
  readonly value: Ratio | null;
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly method: Method;
  readonly atLeast?: boolean;
}

/** Rounds and judges a finding against its target (KPIS 0: compare first, then round). */
export function figure(finding: Finding, target: Target): Figure {
  const atLeast = finding.atLeast ?? false;
  return {
    value: finding.value === null ? null : toDecimal(finding.value),
    numerator: finding.numerator.toString(),
    denominator: finding.denominator.toString(),
    unit: target.unit,
    method: finding.method,
    target: targetText(target),
    light: judge(finding.value, target, atLeast),
    atLeast,
  };
}
