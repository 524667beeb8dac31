/** Parts of a score in the order they are shown (COLLECTIONS 4). */
export const SCORE_PARTS = ["amount", "dpd", "risk", "broken", "contact", "trend", "credit"] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];
/** A value for each part: weights in points, thousandths of the full part, or tenths of a point. */
export type ByPart = { readonly [Part in ScorePart]: number };

/** Points each part gives at most; they need not add up to 100, only their proportions count. */
export const DEFAULT_WEIGHTS: ByPart = {
  amount: 35,
  dpd: 20,
  risk: 15,
  broken: 10,
  contact: 10,
  trend: 5,
  credit: 5,
};

/** What is known of a customer when it is scored. */
export interface ScoreFacts {
  /** Overdue and undisputed, and the portfolio's 95th percentile of that, both minor units of one currency. */
  readonly overdueMinor: number;
  readonly p95Minor: number;
  /** Days past due of the oldest undisputed item; 0 when nothing is overdue. */
  readonly dpd: number;
  readonly risk: "A" | "B" | "C" | "D";
  /** Promises broken in the last 180 days. */
  readonly broken: number;
  /** Days since the last contact with a right party; null: never. */
  readonly contactDays: number | null;
  /** How many days later than before the customer pays; null where there is nothing to compare. */
  readonly trendDays: number | null;
  /** Open balance and credit line in the line's currency; null without a line. */
  readonly credit: { readonly openMinor: number; readonly limitMinor: number } | null;
}

/** Where a part is full: it grows no further. */
export const FULL_AT = { dpdDays: 90, broken: 2, contactDays: 30, trendDays: 30 } as const;

const RISK = { A: 0, B: 333, C: 667, D: 1000 } as const;
const FULL = 1000;
/** How many times the smallest amount that weighs is below the one that weighs in full. */
const SPREAD = 100;

function share(value: number, full: number): number {
  return Math.min(FULL, Math.max(0, Math.floor((value * FULL) / full)));
}

/**
 * Thousandths of the full part. The amount is on a logarithmic scale that ends at the 95th percentile of the portfolio: an
 * amount at it is full, a tenth of it about half, a hundredth a seventh.
 */
export function scoreThousandths(facts: ScoreFacts): ByPart {
  const ratio = facts.p95Minor > 0 ? Math.min(1, facts.overdueMinor / facts.p95Minor) : 1;
  return {
    amount:
      facts.overdueMinor <= 0 ? 0 : Math.floor((FULL * Math.log(1 + (SPREAD - 1) * ratio)) / Math.log(SPREAD) + 0.5),
    dpd: share(facts.dpd, FULL_AT.dpdDays),
    risk: RISK[facts.risk],
    broken: share(facts.broken, FULL_AT.broken),
    contact: facts.contactDays === null ? FULL : share(facts.contactDays, FULL_AT.contactDays),
    trend: facts.trendDays === null ? 0 : share(facts.trendDays, FULL_AT.trendDays),
    credit: facts.credit === null ? 0 : creditShare(facts.credit),
  };
}

function creditShare({ openMinor, limitMinor }: { openMinor: number; limitMinor: number }): number {
  if (openMinor <= 0) return 0;
  return openMinor >= limitMinor ? FULL : share(openMinor, limitMinor);
}

/** Tenths of a point of each part and their sum, 0 to 1000: what is shown adds up exactly. Weights that are all 0 give 0. */
export function scorePoints(thousandths: ByPart, weights: ByPart): { readonly parts: ByPart; readonly score: number } {
  const total = SCORE_PARTS.reduce((sum, part) => sum + weights[part], 0);
  const tenths = (part: ScorePart): number =>
    total === 0 ? 0 : Math.floor((2 * weights[part] * thousandths[part] + total) / (2 * total));
  const parts: ByPart = {
    amount: tenths("amount"),
    dpd: tenths("dpd"),
    risk: tenths("risk"),
    broken: tenths("broken"),
    contact: tenths("contact"),
    trend: tenths("trend"),
    credit: tenths("credit"),
  };
  return {
    parts,
    score: Math.min(
      FULL,
      SCORE_PARTS.reduce((sum, part) => sum + parts[part], 0),
    ),
  };
}
