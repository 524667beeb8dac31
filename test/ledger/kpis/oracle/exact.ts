import { addDays, daysBetween } from "../../../../shared/domain/days.ts";
import { type Office, rateTold, START } from "./office.ts";

/** Exact fractions: a figure is rounded once, where it is shown (KPIS 0). */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}
export const whole = (n: number | bigint): Fraction => ({ over: BigInt(n), under: 1n });
export const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});
export const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });
/** Null where there is nothing to divide by. */
export function by(a: Fraction, b: Fraction): Fraction | null {
  if (b.over === 0n) return null;
  const sign = b.over < 0n ? -1n : 1n;
  return { over: a.over * b.under * sign, under: a.under * b.over * sign };
}
/** Below zero, at zero, above it: how a stands to b. */
export const compare = (a: Fraction, b: Fraction): number => Number(a.over * b.under - b.over * a.under);

/** Half up, in absolute terms. */
function rounded({ over, under }: Fraction): bigint {
  const size = over < 0n ? -over : over;
  const up = (2n * size + under) / (2n * under);
  return over < 0n ? -up : up;
}

/** As it is shown, with two decimals or four. */
export function shown(value: Fraction, decimals = 2): string {
  const scale = 10n ** BigInt(decimals);
  const n = rounded(times(value, whole(scale)));
  const size = n < 0n ? -n : n;
  return `${n < 0n ? "-" : ""}${size / scale}.${String(size % scale).padStart(decimals, "0")}`;
}

/** Pesos for one unit of a currency on a day: that day's rate, or the last one before it that may still be used. */
export function rateOn(office: Office, currency: string, day: string): Fraction | null {
  if (currency === "MXN") return whole(1);
  for (let back = 0; back <= office.rates.back; back++) {
    const at = daysBetween(START, addDays(day, -back));
    const known = at >= -40 && at <= daysBetween(START, office.last) + 40;
    const told = !known ? null : rateTold(currency, at, office.rates);
    if (told !== null) return { over: BigInt(told), under: 10_000n };
  }
  return null;
}

/** Amounts by currency. */
export type Sums = ReadonlyMap<string, bigint>;

/**
 * Amounts of several currencies in one, each currency at its rate of the day and rounded once; null where a rate is missing.
 */
export function inOne(office: Office, sums: Sums, into: string, day: string): bigint | null {
  let all = 0n;
  for (const [currency, minor] of sums) {
    if (minor === 0n) continue;
    if (currency === into) {
      all += minor;
      continue;
    }
    const rate = rateOn(office, currency, day);
    if (rate === null || into !== "MXN") return null;
    all += rounded(times(whole(minor), rate));
  }
  return all;
}

/** Adds what an item gives to the sum of its currency. */
export function sum<T extends { readonly currency: string }>(
  items: readonly T[],
  of: (item: T) => number | bigint,
): Sums {
  const sums = new Map<string, bigint>();
  for (const item of items) sums.set(item.currency, (sums.get(item.currency) ?? 0n) + BigInt(of(item)));
  return sums;
}
