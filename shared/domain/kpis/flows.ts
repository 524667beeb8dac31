import type { Finding } from "./figure.ts";
import { ratio, times } from "./ratio.ts";

/**
 * What happened to the receivables of one currency in a period, added up; invoices settled when issued are not among them.
 * All amounts are positive minor units. An item's base is its open balance at the opening, or its total when it was issued
 * inside the period. Non-cash is everything else that lowers a balance but a write-off: credit notes, cancellations, what
 * moved to a replacement.
 */
export interface PeriodFlows {
  readonly openingMinor: number;
  /**
   * Invoices issued in the period, and what was written off before it and is owed again in it: paid after all, or taken
   * back. Whoever pays what was given up pays what was to be collected, so that no rate goes over 100 %. Also cash of before the
   * period that the bank returned in it: it is to be collected again, so that no rate falls below 0 %.
   */
  readonly chargedMinor: number;
  readonly nonCashMinor: number;
  /** Written off in the period, less what came back of that in it: shrinks no denominator (KPIS 0). */
  readonly writtenOffMinor: number;
  /** Cash applied, by bank value date; what of it the bank returned in the period is taken off. */
  readonly cashMinor: number;
  readonly closingMinor: number;
  /** Of the closing balance, what is not past due. */
  readonly closingCurrentMinor: number;
  /** The same for items that were overdue at the opening or fell due by the cut-off. */
  readonly dueBaseMinor: number;
  readonly dueNonCashMinor: number;
  readonly dueCashMinor: number;
  /** Of the closing balance, what falls due on the cut-off itself: due in the period and not yet overdue (KPIS 2). */
  readonly dueOnCutOffMinor: number;
  /**
   * Base of the items that fell due inside the period, less what ended in it without being due: cancelled, or moved to a
   * replacement that is among them.
   */
  readonly fellDueMinor: number;
  /** Of those, the total less non-cash, and the cash, both since their issue. */
  readonly cohortMinor: number;
  readonly cohortCashMinor: number;
}

/** Sums of a period by name. */
export const FLOWS = [
  "openingMinor",
  "chargedMinor",
  "nonCashMinor",
  "writtenOffMinor",
  "cashMinor",
  "closingMinor",
  "closingCurrentMinor",
  "dueBaseMinor",
  "dueNonCashMinor",
  "dueCashMinor",
  "dueOnCutOffMinor",
  "fellDueMinor",
  "cohortMinor",
  "cohortCashMinor",
] as const satisfies readonly (keyof PeriodFlows)[];

/** A period in which nothing happened. */
export function noFlows(): { -readonly [Name in keyof PeriodFlows]: number } {
  return Object.fromEntries(FLOWS.map((name) => [name, 0])) as {
    -readonly [Name in keyof PeriodFlows]: number;
  };
}

/** How the recovery rate is reckoned (KPIS 2). */
export type RecoveryMethod = "collectible" | "cashVsDue" | "cohort";

/**
 * Recovery rate in percent (KPIS 2). Null when nothing was to be collected. `disputedMinor` is what of the closing balance
 * of its items is disputed: taken out of what could be collected (KPIS 0).
 */
export function recoveryRate(flows: PeriodFlows, method: RecoveryMethod, disputedMinor = 0): Finding {
  if (method === "cashVsDue") return percent(flows.cashMinor, flows.fellDueMinor - disputedMinor, method);
  if (method === "cohort") return percent(flows.cohortCashMinor, flows.cohortMinor - disputedMinor, method);
  return percent(flows.dueCashMinor, flows.dueBaseMinor - flows.dueNonCashMinor - disputedMinor, method);
}

/**
 * Collection effectiveness index in percent, net of non-cash: credit notes and cancellations leave both sides and
 * write-offs the numerator, so the numerator equals the cash and no write-off can help (KPIS 6). It is reckoned by the
 * month: of several both sides are added up. Null when nothing could be collected. `disputedOverdueMinor`: see
 * {@link recoveryRate}.
 */
export function effectivenessIndex(months: readonly PeriodFlows[], disputedOverdueMinor = 0): Finding {
  let [cash, collectible] = [0, 0];
  for (const month of months) {
    const base = month.openingMinor + month.chargedMinor - month.nonCashMinor;
    cash += base - month.writtenOffMinor - month.closingMinor;
    collectible += base - month.closingCurrentMinor;
  }
  return percent(cash, collectible - disputedOverdueMinor, "netOfNonCash");
}

/** The index as textbooks have it: credit notes, cancellations and write-offs count as success (KPIS 6). */
export function textbookEffectiveness(months: readonly PeriodFlows[]): Finding {
  let [success, whole] = [0, 0];
  for (const { openingMinor, chargedMinor, closingMinor, closingCurrentMinor } of months) {
    success += openingMinor + chargedMinor - closingMinor;
    whole += openingMinor + chargedMinor - closingCurrentMinor;
  }
  return percent(success, whole, "textbook");
}

function percent(numerator: number, denominator: number, method: Finding["method"]): Finding {
  const share = ratio(numerator, denominator);
  return {
    value: share === null ? null : times(share, 100),
    numerator: BigInt(numerator),
    denominator: BigInt(denominator),
    method,
  };
}
