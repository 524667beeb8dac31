import { daysBetween } from "../days.ts";
import type { Trigger } from "./codes.ts";

/** From when a customer is proposed; null or an amount that is not there: never for that. */
export interface Thresholds {
  /** Days past due that are too many: more than these propose. */
  readonly daysPastDue: number | null;
  /** Overdue amounts from which on a customer is proposed, by currency. Minor units. */
  readonly amounts: readonly { readonly currency: string; readonly minMinor: number }[];
  /** Promises broken within `brokenWithinDays` (COLLECTIONS 7: the second one forces a written agreement or this). */
  readonly brokenPromises: number | null;
  readonly brokenWithinDays: number;
  /** Days for which a refusal to pay, a returned cheque and a sign of insolvency are remembered. */
  readonly refusalDays: number | null;
  readonly bouncedDays: number | null;
  readonly riskDays: number | null;
  /** So many attempts over so many days that reached nobody; both have to be reached. */
  readonly unreachableDays: number | null;
  readonly unreachableAttempts: number;
}

/** COLLECTIONS 12; what it leaves open is a choice. */
export const DEFAULT_THRESHOLDS: Thresholds = {
  daysPastDue: 60,
  amounts: [
    { currency: "MXN", minMinor: 50_000_000 },
    { currency: "USD", minMinor: 2_500_000 },
  ],
  brokenPromises: 2,
  brokenWithinDays: 90,
  refusalDays: 30,
  bouncedDays: 90,
  riskDays: 90,
  unreachableDays: 10,
  unreachableAttempts: 6,
};

/** What is known of a customer in one currency on a day. */
export interface EscalationFacts {
  readonly currency: string;
  /** Overdue and open to be chased. Minor units. */
  readonly overdueMinor: number;
  /** Of its oldest item. */
  readonly daysPastDue: number;
  /** Promises broken within the days the thresholds remember them. */
  readonly brokenPromises: number;
  /** Last day on which somebody there refused to pay, a cheque came back, or insolvency was told of; null: never. */
  readonly refusedOn: string | null;
  readonly bouncedOn: string | null;
  readonly flaggedOn: string | null;
  /** Attempts since somebody was last reached, and the day of the first of them. */
  readonly attempts: number;
  readonly firstAttemptOn: string | null;
}

/** Why a customer is proposed: the code and what its words need. */
export interface TriggerFound {
  readonly code: Trigger;
  /** Days, promises or attempts; the amount in minor units for `amount`; 0 where a day says it. */
  readonly value: number;
  /** Day it happened; null where it is of today. */
  readonly on: string | null;
}

/** Reasons for which a customer is proposed on a day, in the order of {@link TRIGGERS}; none where nothing is overdue. */
export function triggersOf(facts: EscalationFacts, thresholds: Thresholds, today: string): TriggerFound[] {
  if (facts.overdueMinor <= 0) return [];
  const found: TriggerFound[] = [];
  const { daysPastDue, brokenPromises, attempts, firstAttemptOn } = facts;
  if (thresholds.daysPastDue !== null && daysPastDue > thresholds.daysPastDue) {
    found.push({ code: "days-past-due", value: daysPastDue, on: null });
  }
  const amount = thresholds.amounts.find(({ currency }) => currency === facts.currency);
  if (amount !== undefined && facts.overdueMinor >= amount.minMinor) {
    found.push({ code: "amount", value: facts.overdueMinor, on: null });
  }
  if (thresholds.brokenPromises !== null && brokenPromises >= thresholds.brokenPromises) {
    found.push({ code: "broken-promises", value: brokenPromises, on: null });
  }
  const lately = (on: string | null, within: number | null): on is string =>
    on !== null && within !== null && on <= today && daysBetween(on, today) <= within;
  if (lately(facts.refusedOn, thresholds.refusalDays)) found.push({ code: "refusal", value: 0, on: facts.refusedOn });
  if (
    thresholds.unreachableDays !== null &&
    attempts >= thresholds.unreachableAttempts &&
    firstAttemptOn !== null &&
    daysBetween(firstAttemptOn, today) >= thresholds.unreachableDays
  ) {
    found.push({ code: "unreachable", value: attempts, on: firstAttemptOn });
  }
  if (lately(facts.bouncedOn, thresholds.bouncedDays)) found.push({ code: "bounced", value: 0, on: facts.bouncedOn });
  if (lately(facts.flaggedOn, thresholds.riskDays)) found.push({ code: "risk", value: 0, on: facts.flaggedOn });
  return found;
}
