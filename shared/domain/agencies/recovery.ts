/**
 * What an agency brought of an item and what it earned with it (KPIS 11). Everything is asked as of a cut-off, so that what a
 * period brought is the difference of two cut-offs: a payment that bounces later is taken back in the period it bounces in.
 */

/** An item as it was placed. Days are included. */
export interface PlacedDebt {
  readonly placedMinor: number;
  readonly placedOn: string;
  /** Last day with the agency; null while it is there. */
  readonly recalledOn: string | null;
  /** Last day on which a payment still earns commission; null where there is no recall. */
  readonly tailUntil: string | null;
}

/** Money of one payment on the item, with what was taken back of it later. */
export interface ReceivedCash {
  readonly key: string;
  /** Value date. */
  readonly on: string;
  /** Obtained by the agency, as it told; otherwise paid straight to the company. */
  readonly via: boolean;
  /** What it did to the item, by effective day: received is positive, bounced or reversed negative. */
  readonly steps: readonly { readonly on: string; readonly minor: number }[];
}

/** Where a payment stands to the days of its item. */
export type CashWhen = "before" | "window" | "tail" | "after";

/** What of a payment is the agency's. */
export interface Credit {
  readonly key: string;
  readonly via: boolean;
  readonly when: "window" | "tail";
  readonly minor: number;
}

/** Where a value date stands to the days of an item, as of a cut-off. */
export function whenOf(debt: PlacedDebt, on: string, cutOff: string): CashWhen {
  if (on < debt.placedOn) return "before";
  const recalled = debt.recalledOn !== null && debt.recalledOn <= cutOff ? debt.recalledOn : null;
  if (recalled === null || on <= recalled) return "window";
  return debt.tailUntil !== null && on <= debt.tailUntil ? "tail" : "after";
}

/** What is left of a payment as of a cut-off: less what bounced or was reversed by then, never below nothing. */
export function netOf(cash: ReceivedCash, cutOff: string): number {
  const net = cash.steps.reduce((sum, step) => (step.on <= cutOff ? sum + step.minor : sum), 0);
  return Math.max(0, net);
}

/**
 * What of each payment is the agency's as of a cut-off: those of its window and its tail, the earliest first, until what was
 * placed is used up. What comes beyond it pays what was never placed (a part that was in dispute).
 */
export function creditsAt(debt: PlacedDebt, cash: readonly ReceivedCash[], cutOff: string): Credit[] {
  if (cash.length === 0) return [];
  let left = debt.placedMinor;
  const credits: Credit[] = [];
  const inOrder = cash.toSorted((a, b) => compare(a.on, b.on) || compare(a.key, b.key));
  for (const payment of inOrder) {
    const when = whenOf(debt, payment.on, cutOff);
    if (when !== "window" && when !== "tail") continue;
    const minor = Math.min(left, netOf(payment, cutOff));
    if (minor === 0) continue;
    left -= minor;
    credits.push({ key: payment.key, via: payment.via, when, minor });
  }
  return credits;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whose payments earn commission: everybody's, or those alone that the agency obtained. */
export type CommissionReading = "all" | "via";

/** Share of an amount in ten-thousandths, minor units, half away from zero. */
export function shareBp(minor: number, basisPoints: number): number {
  const product = BigInt(minor) * BigInt(basisPoints);
  const magnitude = product < 0n ? -product : product;
  const rounded = (2n * magnitude + 10_000n) / 20_000n;
  return Number(product < 0n ? -rounded : rounded);
}

/** Commission of what is credited, before VAT; each payment is rounded by itself. */
export function commissionOf(credit: Credit, rateBp: number, reading: CommissionReading): number {
  return reading === "all" || credit.via ? shareBp(credit.minor, rateBp) : 0;
}

/** What an item is in the recovery rate: its cash above the line, and below it what was placed less what was taken back. */
export interface ItemRecovery {
  readonly viaMinor: number;
  readonly directMinor: number;
  /** What was placed less the cash of the window, once it is recalled; 0 before. */
  readonly takenBackMinor: number;
  readonly placedMinor: number;
}

/** Recovery of an item as of a cut-off: cash never exceeds what is left below the line. */
export function recoveryAt(debt: PlacedDebt, cash: readonly ReceivedCash[], cutOff: string): ItemRecovery {
  const own = creditsAt(debt, cash, cutOff).filter(({ when }) => when === "window");
  const viaMinor = own.reduce((sum, { via, minor }) => (via ? sum + minor : sum), 0);
  const directMinor = own.reduce((sum, { via, minor }) => (via ? sum : sum + minor), 0);
  const recalled = debt.recalledOn !== null && debt.recalledOn <= cutOff;
  const { placedMinor } = debt;
  return { viaMinor, directMinor, placedMinor, takenBackMinor: recalled ? placedMinor - viaMinor - directMinor : 0 };
}

/** What a payment brought and earned in a period: the difference between its two cut-offs. */
export interface PaymentScore {
  readonly key: string;
  /** Cash of the window. */
  readonly recoveredMinor: number;
  /** Commission by either reading, before VAT. */
  readonly allMinor: number;
  readonly viaOnlyMinor: number;
}

/** What each payment of an item brought and earned after the cut-off `before` and up to `to`; nothing for those that did not move. */
export function scoreBetween(
  debt: PlacedDebt,
  cash: readonly ReceivedCash[],
  rateBp: number,
  { before, to }: { readonly before: string; readonly to: string },
): PaymentScore[] {
  if (cash.length === 0) return [];
  const scores = new Map<string, PaymentScore>();
  for (const [cutOff, sign] of [
    [before, -1],
    [to, 1],
  ] as const) {
    for (const credit of creditsAt(debt, cash, cutOff)) {
      const sum = scores.get(credit.key) ?? { key: credit.key, recoveredMinor: 0, allMinor: 0, viaOnlyMinor: 0 };
      scores.set(credit.key, {
        key: credit.key,
        recoveredMinor: sum.recoveredMinor + (credit.when === "window" ? sign * credit.minor : 0),
        allMinor: sum.allMinor + sign * commissionOf(credit, rateBp, "all"),
        viaOnlyMinor: sum.viaOnlyMinor + sign * commissionOf(credit, rateBp, "via"),
      });
    }
  }
  return [...scores.values()].filter((score) =>
    Object.values(score).some((value) => typeof value === "number" && value !== 0),
  );
}
