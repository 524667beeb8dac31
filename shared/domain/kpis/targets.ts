import { compare, parseRatio, type Ratio } from "./ratio.ts";

/** KPIs that have a target (KPIS 15). */
export type TargetedKpi = "recovery" | "overdue" | "current" | "dso" | "followUp" | "ledgerUpdates" | "reports";

/**
 * Goal of a KPI. `below` is strict (overdue of exactly 10 % fails), `atLeast` inclusive (current of exactly 90 %
 * passes); between the goal and `amberUntil`, both amber when the goal itself is missed, the light is amber (KPIS 3, 15).
 */
export interface Target {
  readonly direction: "below" | "atLeast";
  readonly goal: string;
  readonly amberUntil: string;
  readonly unit: "percent" | "days";
}

/** Targets of the coordinator's brief with the amber bands of KPIS 15. */
export const defaultTargets: Readonly<Record<TargetedKpi, Target>> = {
  recovery: { direction: "atLeast", goal: "95", amberUntil: "90", unit: "percent" },
  overdue: { direction: "below", goal: "10", amberUntil: "15", unit: "percent" },
  current: { direction: "atLeast", goal: "90", amberUntil: "85", unit: "percent" },
  dso: { direction: "below", goal: "30", amberUntil: "40", unit: "days" },
  followUp: { direction: "atLeast", goal: "100", amberUntil: "95", unit: "percent" },
  ledgerUpdates: { direction: "atLeast", goal: "100", amberUntil: "98", unit: "percent" },
  reports: { direction: "atLeast", goal: "100", amberUntil: "90", unit: "percent" },
};

export type Light = "green" | "amber" | "red" | "none";

/**
 * Light of a value in the unit of the target (percent points, days), judged before rounding. A null has no light. A value
 * that is only a lower bound (`openEnded`: count-back ran out of history) can miss a goal but never prove that it was met.
 */
export function judge(value: Ratio | null, target: Target, openEnded = false): Light {
  if (value === null) return "none";
  const toGoal = compare(value, parseRatio(target.goal));
  const toAmber = compare(value, parseRatio(target.amberUntil));
  const met = target.direction === "below" ? toGoal < 0 : toGoal >= 0;
  if (met) return openEnded ? "none" : "green";
  const inAmber = target.direction === "below" ? toAmber <= 0 : toAmber >= 0;
  return inAmber ? "amber" : "red";
}

/** The goal as it is shown beside a value, without its unit: `< 10`, `≥ 90`. */
export function targetText(target: Target): string {
  return `${target.direction === "below" ? "<" : "≥"} ${target.goal}`;
}
