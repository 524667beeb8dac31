import { type Amount, type Ratio, ratio, times } from "./ratio.ts";

/** Share of the total in percent; null when the total is zero (KPIS 0). */
export function percentOf(partMinor: Amount, totalMinor: Amount): Ratio | null {
  const part = ratio(partMinor, totalMinor);
  return part === null ? null : times(part, 100);
}

/**
 * Share in percent of the `count` largest balances in `totalMinor` (KPIS 13). With fewer balances it uses them all. Null
 * when the total is zero.
 */
export function topShare(balancesMinor: readonly Amount[], totalMinor: Amount, count = 10): Ratio | null {
  const largest = balancesMinor
    .map((balance) => BigInt(balance))
    .sort((a, b) => (a === b ? 0 : a < b ? 1 : -1))
    .slice(0, count);
  return percentOf(
    largest.reduce((sum, balance) => sum + balance, 0n),
    totalMinor,
  );
}

/** Herfindahl-Hirschman index: sum of squared shares, 0 to 1 (KPIS 13). Null when the balances add up to zero. */
export function herfindahl(balancesMinor: readonly Amount[]): Ratio | null {
  let total = 0n;
  let squares = 0n;
  for (const balance of balancesMinor) {
    total += BigInt(balance);
    squares += BigInt(balance) * BigInt(balance);
  }
  return ratio(squares, total * total);
}
