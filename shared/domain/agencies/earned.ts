import { addDays, endOfMonth } from "../days.ts";
import {
  commissionOf,
  creditsAt,
  netOf,
  type PlacedDebt,
  type ReceivedCash,
  scoreBetween,
  shareBp,
  whenOf,
} from "./recovery.ts";

/** Why a payment of an item earns an agency nothing in a month. */
export const NOT_EARNED = [
  "control",
  "before-placement",
  "after-tail",
  "bounced",
  "not-obtained",
  "other-month",
  "beyond-placed",
] as const;
export type NotEarned = (typeof NOT_EARNED)[number];

/** What decides about the commission of an item beside its days and its money. */
export interface EarningTerms {
  readonly rateBp: number;
  /** Payments made straight to the company earn commission, too. */
  readonly directEarns: boolean;
  /** Kept in house: it earns nothing. */
  readonly control: boolean;
}

/** What a payment of an item earned in a month: what of it counts, and its commission. Negative where it bounced. */
export interface Earned {
  readonly key: string;
  readonly baseMinor: number;
  readonly commissionMinor: number;
  /** Null where it earned (or took back) something in the month. */
  readonly why: NotEarned | null;
}

/** First and last day of a month `YYYY-MM`. */
export function daysOfMonth(month: string): { readonly from: string; readonly to: string } {
  const from = `${month}-01`;
  return { from, to: endOfMonth(from) };
}

/**
 * What each payment of an item earned in a month, those that earned nothing with why (COLLECTIONS 15): by the terms of its
 * placement, in its window or its tail, up to what was placed; a payment that bounced in the month takes back what it had earned.
 */
export function earnedIn(
  debt: PlacedDebt,
  cash: readonly ReceivedCash[],
  terms: EarningTerms,
  month: string,
): Earned[] {
  const { from, to } = daysOfMonth(month);
  const before = addDays(from, -1);
  const creditAt = (cutOff: string) => new Map(creditsAt(debt, cash, cutOff).map((credit) => [credit.key, credit]));
  const [then, now] = [creditAt(before), creditAt(to)];
  return cash.map((payment) => {
    const { key } = payment;
    const earns = !terms.control && (payment.via || terms.directEarns);
    const [old, fresh] = [then.get(key), now.get(key)];
    const commission = (credit: typeof old): number =>
      credit === undefined ? 0 : commissionOf(credit, terms.rateBp, "all");
    const baseMinor = earns ? (fresh?.minor ?? 0) - (old?.minor ?? 0) : 0;
    const commissionMinor = earns ? commission(fresh) - commission(old) : 0;
    const moved = baseMinor !== 0 || commissionMinor !== 0;
    return {
      key,
      baseMinor,
      commissionMinor,
      why: moved ? null : whyNot(debt, payment, terms, fresh !== undefined, to),
    };
  });
}

function whyNot(
  debt: PlacedDebt,
  payment: ReceivedCash,
  terms: EarningTerms,
  credited: boolean,
  to: string,
): NotEarned {
  if (terms.control) return "control";
  const when = whenOf(debt, payment.on, to);
  if (when === "before") return "before-placement";
  if (when === "after") return "after-tail";
  if (!payment.steps.some(({ on }) => on <= to)) return "other-month";
  if (netOf(payment, to) === 0) return "bounced";
  if (!(payment.via || terms.directEarns)) return "not-obtained";
  return credited ? "other-month" : "beyond-placed";
}

/** Commission and its VAT of a month by the terms of one item, as the cost per peso counts it. */
export function commissionIn(
  debt: PlacedDebt,
  cash: readonly ReceivedCash[],
  terms: EarningTerms & { readonly vatBp: number; readonly vatCreditable: boolean },
  month: string,
): { readonly netMinor: number; readonly vatMinor: number; readonly vatCostMinor: number } {
  const { from, to } = daysOfMonth(month);
  const sum = { netMinor: 0, vatMinor: 0, vatCostMinor: 0 };
  if (terms.control) return sum;
  for (const score of scoreBetween(debt, cash, terms.rateBp, { before: addDays(from, -1), to })) {
    const netMinor = terms.directEarns ? score.allMinor : score.viaOnlyMinor;
    const vatMinor = shareBp(netMinor, terms.vatBp);
    sum.netMinor += netMinor;
    sum.vatMinor += vatMinor;
    sum.vatCostMinor += terms.vatCreditable ? 0 : vatMinor;
  }
  return sum;
}
