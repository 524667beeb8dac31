/**
 * Who may allow what (COLLECTIONS 9 and 19). One person asks and another allows it, never the same one. The limits are the
 * company's settings; those in force when it was asked decide.
 */

/** Roles that can be asked for an approval, beside those of people who only ask. */
export type ApproverRole = "coordinator" | "manager" | "director" | "administration";

/** What an approval is about. */
export type ApprovalKind =
  | "agreement"
  | "interest-waiver"
  | "letter-template"
  | "message-template"
  | "credit-limit"
  | "hold-release"
  | "write-off"
  | "promise"
  | "bank-details"
  | "placement"
  | "recall"
  | "campaign"
  | "legal-action"
  | "agency-invoice";

/** The company's limits. Shares in ten-thousandths. */
export interface ApprovalLimits {
  /** Longest payment plan a coordinator allows, in months; a longer one needs a manager. */
  readonly planMonths: number;
  /** Largest share of the principal that may be forgiven by a coordinator, and by a manager; more needs a director. */
  readonly quitaCoordinatorBp: number;
  readonly quitaManagerBp: number;
  /** Largest share of the moratory interest a coordinator waives; more needs a manager. */
  readonly interestCoordinatorBp: number;
  /** A restructure needs each of these. */
  readonly restructure: ApproverRole[];
  readonly acknowledgement: ApproverRole;
  readonly letterTemplate: ApproverRole;
  readonly creditLimit: ApproverRole;
  readonly holdRelease: ApproverRole;
  readonly writeOff: ApproverRole;
  /** Placing with an agency, and taking back from it. */
  readonly placement: ApproverRole;
  readonly recall: ApproverRole;
  /** Writing to many at once. */
  readonly campaign: ApproverRole;
  /** Handing a customer to lawyers. */
  readonly legalAction: ApproverRole;
  /** What an agency charges. */
  readonly agencyInvoice: ApproverRole;
}

/** COLLECTIONS 9 and 19. */
export const DEFAULT_LIMITS: ApprovalLimits = {
  planMonths: 3,
  quitaCoordinatorBp: 500,
  quitaManagerBp: 1500,
  interestCoordinatorBp: 10_000,
  restructure: ["manager", "administration"],
  acknowledgement: "coordinator",
  letterTemplate: "manager",
  creditLimit: "manager",
  holdRelease: "coordinator",
  writeOff: "manager",
  placement: "manager",
  recall: "coordinator",
  campaign: "manager",
  legalAction: "manager",
  agencyInvoice: "manager",
};

const RANK: Readonly<Record<string, number>> = { coordinator: 1, manager: 2, director: 3 };

/** Whether a person of `role` may give an approval that asks for `need`: who stands higher may, too. */
export function satisfies(role: string, need: ApproverRole): boolean {
  if (need === "administration") return role === "administration" || role === "director";
  return (RANK[role] ?? 0) >= (RANK[need] ?? Number.POSITIVE_INFINITY);
}

/** The higher one of two needs that stand in one line; administration, which stands beside it, is never. */
function higher(a: ApproverRole, b: ApproverRole): ApproverRole {
  return (RANK[b] ?? 0) >= (RANK[a] ?? 0) ? b : a;
}

/** What the limits look at in an agreement. */
export interface AgreementTerms {
  readonly type: "payment-plan" | "restructure" | "quita" | "acknowledgement";
  /** From the day it is drawn up to the last instalment, a month begun counting as one. */
  readonly months: number;
  /** Share of the principal that is forgiven, the largest of its currencies. */
  readonly quitaBp: number;
  /** Share of the moratory interest that is waived. */
  readonly waivedBp: number;
}

/**
 * Approvals an agreement needs, the lowest roles that may give them: those the company chose for its type, and among them one
 * who may allow what is in it. A quita of a restructure is still a quita, whoever signs restructures. Never empty.
 */
export function agreementNeeds(terms: AgreementTerms, limits: ApprovalLimits): ApproverRole[] {
  const need = higher(quitaNeed(terms.quitaBp, limits), interestNeed(terms.waivedBp, limits));
  if (terms.type === "acknowledgement") return reaching(need, [limits.acknowledgement]);
  const long = higher(need, terms.months > limits.planMonths ? "manager" : "coordinator");
  return reaching(long, terms.type === "restructure" ? limits.restructure : ["coordinator"]);
}

/** The roles, with one of them raised to the need where none reaches it. */
function reaching(need: ApproverRole, chosen: readonly ApproverRole[]): ApproverRole[] {
  if (need === "coordinator" || chosen.some((role) => higher(need, role) === role)) return [...chosen];
  const at = chosen.findLastIndex((role) => role !== "administration");
  return at === -1 ? [need, ...chosen] : chosen.with(at, need);
}

/** Who may forgive a share of the principal. */
export function quitaNeed(bp: number, limits: ApprovalLimits): ApproverRole {
  if (bp <= limits.quitaCoordinatorBp) return "coordinator";
  return bp <= limits.quitaManagerBp ? "manager" : "director";
}

/** Who may waive a share of the moratory interest. */
export function interestNeed(bp: number, limits: ApprovalLimits): ApproverRole {
  return bp <= limits.interestCoordinatorBp ? "coordinator" : "manager";
}

/** Approvals that anything but an agreement, a promise or bank details needs; `percentBp` is the share of the interest of a waiver. */
export function needsOf(
  kind: Exclude<ApprovalKind, "agreement" | "promise" | "bank-details">,
  percentBp: number | null,
  limits: ApprovalLimits,
): ApproverRole[] {
  if (kind === "interest-waiver") return [interestNeed(percentBp ?? 10_000, limits)];
  if (kind === "letter-template" || kind === "message-template") return [limits.letterTemplate];
  if (kind === "write-off") return [limits.writeOff];
  if (kind === "placement" || kind === "recall" || kind === "campaign") return [limits[kind]];
  if (kind === "legal-action") return [limits.legalAction];
  if (kind === "agency-invoice") return [limits.agencyInvoice];
  return [kind === "credit-limit" ? limits.creditLimit : limits.holdRelease];
}

/** Where what was asked stands. */
export type ApprovalState = "pending" | "approved" | "refused" | "withdrawn";

/** A decision, with the role its maker had when it was taken. */
export interface DecisionOfApproval {
  readonly decision: "approved" | "refused" | "withdrawn";
  readonly personId: number | null;
}

/** Where an approval stands that needs `needed` people: one refusal or withdrawal ends it. */
export function approvalState(needed: number, decisions: readonly DecisionOfApproval[]): ApprovalState {
  for (const { decision } of decisions) if (decision !== "approved") return decision;
  return decisions.length >= needed ? "approved" : "pending";
}

/** Why a person may not decide: asked for it themselves, decided already, it is decided, or their role does not reach. */
export type MayNot = "unknown" | "maker" | "decided" | "closed" | "role";

export interface Approver {
  readonly id: number;
  readonly role: string;
}

/**
 * Whether a person may approve or refuse; null when they may. The maker is never the approver, nobody approves twice, and
 * the role must reach one of the needs that those who approved before do not cover (COLLECTIONS 9, 19).
 */
export function mayApprove(
  approval: {
    readonly needs: readonly ApproverRole[];
    readonly askedBy: number | null;
    readonly state: ApprovalState;
    /** Those who approved so far. */
    readonly approvers: readonly Approver[];
  },
  me: Approver | null,
): MayNot | null {
  if (approval.state !== "pending") return "closed";
  if (me === null || approval.askedBy === null) return "unknown";
  if (me.id === approval.askedBy) return "maker";
  if (approval.approvers.some(({ id }) => id === me.id)) return "decided";
  return covers(approval.needs, [...approval.approvers, me]) ? null : "role";
}

/** Whether each of the people can be given a need of their own. */
export function covers(needs: readonly ApproverRole[], people: readonly Approver[]): boolean {
  const [person, ...others] = people;
  if (person === undefined) return true;
  return needs.some((need, index) => satisfies(person.role, need) && covers(needs.toSpliced(index, 1), others));
}
