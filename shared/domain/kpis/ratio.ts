/**
 * Exact fractions for KPIs: nothing is rounded inside a formula, a value is compared with its target before rounding and
 * shown with two decimals, half up (KPIS 0). An amount may be of any unit as long as both sides use the same one.
 */

/** A fraction with a positive denominator. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** An integer amount as callers hold it: minor units as a safe integer, or a bigint sum. */
export type Amount = number | bigint;

/** Fraction of two integers; null when there is nothing to divide by (KPIS 0: n/a, never 0 % or 100 %). */
export function ratio(numerator: Amount, denominator: Amount): Ratio | null {
  const below = BigInt(denominator);
  if (below === 0n) return null;
  const above = BigInt(numerator);
  return below > 0n ? { numerator: above, denominator: below } : { numerator: -above, denominator: -below };
}

/** The whole number as a fraction. */
export function whole(value: Amount): Ratio {
  return { numerator: BigInt(value), denominator: 1n };
}

/** Reads `30`, `9.99` or `-1.5`. Throws RangeError on any other text. */
export function parseRatio(text: string): Ratio {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new RangeError(`not a decimal: ${text}`);
  const fraction = match[3] ?? "";
  const magnitude = BigInt(`${match[2] ?? ""}${fraction}`);
  return { numerator: match[1] === "-" ? -magnitude : magnitude, denominator: 10n ** BigInt(fraction.length) };
}

/** Sum of two fractions. */
export function plus(a: Ratio, b: Ratio): Ratio {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

/** Difference of two fractions. */
export function minus(a: Ratio, b: Ratio): Ratio {
  return plus(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** The fraction times an integer. */
export function times(a: Ratio, factor: Amount): Ratio {
  return { numerator: a.numerator * BigInt(factor), denominator: a.denominator };
}

/** Negative, zero or positive as `a` is below, equal to or above `b`; exact. */
export function compare(a: Ratio, b: Ratio): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left === right ? 0 : left < right ? -1 : 1;
}

/** Decimal text with exactly `decimals` decimals, halves rounded away from zero: 12.625 is `12.63`. */
export function toDecimal(value: Ratio, decimals = 2): string {
  const scale = 10n ** BigInt(decimals);
  const magnitude = value.numerator < 0n ? -value.numerator : value.numerator;
  const rounded = (2n * magnitude * scale + value.denominator) / (2n * value.denominator);
  const sign = value.numerator < 0n && rounded > 0n ? "-" : "";
  if (decimals === 0) return `${sign}${rounded}`;
  return `${sign}${rounded / scale}.${(rounded % scale).toString().padStart(decimals, "0")}`;
}
