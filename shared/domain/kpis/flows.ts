import type { Finding } from "./figure.ts";
import { ratio, times } from "./ratio.ts";

/**
 * What happened to the receivables of one currency in a period, added up; invoices settled when issued are not among them.
 * All amounts are positive minor units. An item's base is its open balance at the opening, or its total when it was issued
 * inside the period. Non-cash is everything else that lowers a balance: credit notes, cancellations, what moved to a
 * replacement.
 */
export interface PeriodFlows {
  readonly openingMinor: number;
  /** Invoices issued in the period. */
  readonly chargedMinor: number;
  readonly nonCashMinor: number;
  /** Cash applied, by bank value date; what the bank returned is taken off. */
  readonly cashMinor: number;
  readonly closingMinor: number;
  /** Of the closing balance, what is not past due. */
  readonly closingCurrentMinor: number;
  /** The same for items that were overdue at the opening or fell due by the cut-off. */
  readonly dueBaseMinor: number;
  readonly dueNonCashMinor: number;
  readonly dueCashMinor: number;
  /** Base of the items that fell due inside the period. */
  readonly fellDueMinor: number;
  /** Of those, the total less non-cash, and the cash, both since their issue. */
  readonly cohortMinor: number;
  readonly cohortCashMinor: number;
}

/** How the recovery rate is reckoned (KPIS 2). */
export type RecoveryMethod = "collectible" | "cashVsDue" | "cohort";

/** Recovery rate in percent (KPIS 2). Null when nothing was to be collected. */
export function recoveryRate(flows: PeriodFlows, method: RecoveryMethod): Finding {
  if (method === "cashVsDue") return percent(flows.cashMinor, flows.fellDueMinor, method);
  if (method === "cohort") return percent(flows.cohortCashMinor, flows.cohortMinor, method);
  return percent(flows.dueCashMinor, flows.dueBaseMinor - flows.dueNonCashMinor, method);
}

/**
 * Collection effectiveness index in percent, net of non-cash: credit notes and cancellations leave both sides, so the
 * numerator equals the cash and no write-off can help (KPIS 6). Null when nothing could be collected.
 */
export function effectivenessIndex(flows: PeriodFlows): Finding {
  const { openingMinor, chargedMinor, nonCashMinor, closingMinor, closingCurrentMinor } = flows;
  const collectible = openingMinor + chargedMinor - nonCashMinor;
  return percent(collectible - closingMinor, collectible - closingCurrentMinor, "netOfNonCash");
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
