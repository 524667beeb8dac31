import { daysBetween } from "../days.ts";
import { ratio, times, toDecimal } from "../kpis/ratio.ts";

/** What is looked at when an agency is audited (COLLECTIONS 15), in its order. */
export const AUDIT_POINTS = [
  "contract-file",
  "training",
  "recordings",
  "hours",
  "identity",
  "third-party",
  "letters",
  "complaints",
  "data-security",
  "agents",
  "redeco",
  "visits",
  "subcontracting",
] as const;
export type AuditPoint = (typeof AUDIT_POINTS)[number];

/** What was seen of a point. */
export const POINT_RESULTS = ["meets", "fails", "not-applicable", "not-reviewed"] as const;
export type PointResult = (typeof POINT_RESULTS)[number];

/** How grave a finding is, the gravest first. */
export const SEVERITIES = ["critical", "major", "minor"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where a finding stands: the first two are open. */
export const FINDING_STATES = ["open", "done", "verified", "withdrawn"] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** Why an audit is not taken, or a step not done; words: `agencyAudits.refused.<why>`. */
export const AUDIT_REFUSALS = [
  "points",
  "nothing-reviewed",
  "no-finding",
  "not-failed",
  "day",
  "due",
  "closed",
  "not-done",
  "own",
] as const;
export type AuditRefusal = (typeof AUDIT_REFUSALS)[number];

/**
 * What keeps an audit from being taken as it is written down; null where nothing does: every point has one result, something was
 * reviewed, every point that fails has a finding and no other has one, and nothing is to be mended before the audit.
 */
export function auditProblem(audit: {
  readonly onDay: string;
  readonly points: readonly { readonly point: AuditPoint; readonly result: PointResult }[];
  readonly findings: readonly { readonly point: AuditPoint; readonly dueOn: string }[];
}): AuditRefusal | null {
  const { onDay, points, findings } = audit;
  const results = new Map(points.map(({ point, result }) => [point, result]));
  if (points.length !== AUDIT_POINTS.length || results.size !== AUDIT_POINTS.length) return "points";
  if (points.every(({ result }) => result === "not-reviewed")) return "nothing-reviewed";
  const found = new Set(findings.map(({ point }) => point));
  if (points.some(({ point, result }) => result === "fails" && !found.has(point))) return "no-finding";
  if (findings.some(({ point }) => results.get(point) !== "fails")) return "not-failed";
  return findings.some(({ dueOn }) => dueOn < onDay) ? "due" : null;
}

/** Points that meet of those that were reviewed and apply, percent with two decimals; null where there are none. */
export function metPercent(results: readonly PointResult[]): string | null {
  const meets = results.filter((result) => result === "meets").length;
  const fails = results.filter((result) => result === "fails").length;
  const share = ratio(meets, meets + fails);
  return share === null ? null : toDecimal(times(share, 100));
}

/** A step of a finding, as far as its standing needs it. */
export interface FindingStep {
  /** `done`: the agency did it; `verified`: another person saw it; `returned`: it is not done after all. */
  readonly kind: "done" | "verified" | "returned" | "withdrawn";
  readonly on: string;
}

/** Where a finding stands on a day. */
export interface FindingStanding {
  readonly state: FindingState;
  readonly open: boolean;
  readonly doneOn: string | null;
  readonly verifiedOn: string | null;
  /** Days since it was to be mended, of one that is open and not said to be mended; 0 until then. */
  readonly daysLate: number;
}

/** Where a finding stands at the end of a day by its steps, in the order they were recorded. */
export function findingStanding(dueOn: string, steps: readonly FindingStep[], asOf: string): FindingStanding {
  let state: FindingState = "open";
  let doneOn: string | null = null;
  let verifiedOn: string | null = null;
  for (const { kind, on } of steps) {
    if (on > asOf) continue;
    state = kind === "returned" ? "open" : kind;
    if (kind === "done") doneOn = on;
    if (kind === "returned") doneOn = null;
    if (kind === "verified") verifiedOn = on;
  }
  const late = state === "open" && asOf > dueOn;
  return {
    state,
    open: state === "open" || state === "done",
    doneOn,
    verifiedOn,
    daysLate: late ? daysBetween(dueOn, asOf) : 0,
  };
}
