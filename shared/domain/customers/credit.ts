import { addDays, addMonths, daysInMonth } from "../days.ts";

/** Why the credit of a customer might be held, by the figures; a person decides (COLLECTIONS 17). */
export const HOLD_REASONS = [
  "over-limit",
  "past-due",
  "broken-promise",
  "bounced-payment",
  "expired-review",
  "risk-flag",
  "legal",
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Classes of risk, the safest first. */
export type RiskClass = "A" | "B" | "C" | "D";

/** Choices of the company about credit lines (COLLECTIONS 17). */
export interface CreditRules {
  /** Days past due above which holding is suggested. */
  readonly holdDaysPastDue: number;
  /** Reasons that are not looked at. */
  readonly without: readonly HoldReason[];
  /** Months after which a line that was granted or reviewed is to be reviewed again. */
  readonly reviewMonths: number;
  /** Tenths of the average month's purchases that a line is suggested to be. */
  readonly purchaseTenths: number;
  /** Months of purchases that are averaged. */
  readonly purchaseMonths: number;
  /** Share of that, in percent, by class of risk. */
  readonly riskPercent: { readonly [Risk in RiskClass]: number };
}

/** What is known of a credit on a day. */
export interface CreditFacts {
  /** Balance in the currency of the limit, unapplied money taken off. */
  readonly exposureMinor: number;
  readonly limitMinor: number | null;
  readonly daysPastDue: number | null;
  readonly brokenPromises: number;
  /** Payments that came back in the last 180 days. */
  readonly bouncedPayments: number;
  /** Day by which the line was to be reviewed; null without one. */
  readonly reviewOn: string | null;
  readonly asOf: string;
  /** Somebody reported insolvency, a refusal or the closing of the business. */
  readonly riskFlag: boolean;
  readonly legal: boolean;
}

/** Reasons to hold the credit of a customer, in the order of COLLECTIONS 17. */
export function holdReasons(facts: CreditFacts, rules: CreditRules): HoldReason[] {
  const stands: { readonly [Reason in HoldReason]: boolean } = {
    "over-limit": facts.limitMinor !== null && facts.exposureMinor > facts.limitMinor,
    "past-due": (facts.daysPastDue ?? 0) > rules.holdDaysPastDue,
    "broken-promise": facts.brokenPromises > 0,
    "bounced-payment": facts.bouncedPayments > 0,
    "expired-review": facts.limitMinor !== null && facts.reviewOn !== null && facts.reviewOn < facts.asOf,
    "risk-flag": facts.riskFlag,
    legal: facts.legal,
  };
  return HOLD_REASONS.filter((reason) => stands[reason] && !rules.without.includes(reason));
}

/**
 * Limit that the payment profile suggests: purchases of `purchaseMonths` months, averaged, times `purchaseTenths` / 10, cut
 * by the class of risk; minor units, the fraction dropped. Null without purchases (COLLECTIONS 17).
 */
export function suggestedLimit(purchasedMinor: number, risk: RiskClass, rules: CreditRules): number | null {
  if (purchasedMinor <= 0) return null;
  // Whole numbers beyond what a double holds exactly: 20 years of a large customer times percent and tenths.
  const wanted = BigInt(purchasedMinor) * BigInt(rules.purchaseTenths) * BigInt(rules.riskPercent[risk]);
  return Number(wanted / (10n * 100n * BigInt(rules.purchaseMonths)));
}

/** The same day of the month some months later, or earlier; the last of a month that is too short for it. */
export function monthsLater(day: string, months: number): string {
  const first = addMonths(day, months);
  return addDays(first, Math.min(Number(day.slice(8)), daysInMonth(first)) - 1);
}

/** A hold that was lifted for a time, up to an amount, or both. */
export interface Release {
  readonly releasedOn: string;
  /** Last day; null where only the amount ends it. */
  readonly untilOn: string | null;
  /** Balance above which it stands no more; null where only the day ends it. */
  readonly upToMinor: number | null;
}

/** Whether a release stands on a day with what is owed then. */
export function releaseStands(release: Release, asOf: string, exposureMinor: number): boolean {
  if (asOf < release.releasedOn) return false;
  if (release.untilOn !== null && asOf > release.untilOn) return false;
  return release.upToMinor === null || exposureMinor <= release.upToMinor;
}
