import { type Amount, type Ratio, ratio, times } from "./ratio.ts";

/** Buckets in their order; the last is open-ended. */
export const BUCKETS = ["current", "1-30", "31-60", "61-90", "91+"] as const;

/**
 * What became of the items a bucket held at the opening, minor units; the four ends add up to the opening (KPIS 10). Of
 * the last bucket `worse` is what is still open.
 */
export interface Roll {
  readonly openingMinor: number;
  readonly worseMinor: number;
  readonly stayedMinor: number;
  readonly curedMinor: number;
  readonly nonCashMinor: number;
}

/** Share in percent; null of nothing. */
export function rollShare(partMinor: Amount, openingMinor: Amount): Ratio | null {
  const share = ratio(partMinor, openingMinor);
  return share === null ? null : times(share, 100);
}

/**
 * Share, in percent, of what is current that is expected to come to 91 days and more: the product of the forward rolls up
 * to that bucket (KPIS 10). Null where a bucket held nothing.
 */
export function rollChain(rolls: readonly Roll[]): Ratio | null {
  let numerator = 100n;
  let denominator = 1n;
  for (const { openingMinor, worseMinor } of rolls.slice(0, -1)) {
    if (openingMinor === 0) return null;
    numerator *= BigInt(worseMinor);
    denominator *= BigInt(openingMinor);
  }
  return ratio(numerator, denominator);
}
