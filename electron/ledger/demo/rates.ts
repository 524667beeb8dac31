import type { DemoCurrency } from "./model.ts";

/** A zigzag of integers between -height and +height with the given period in days. */
function zigzag(day: number, period: number, height: number): number {
  const phase = ((day % period) + period) % period;
  const half = period / 2;
  const rising = phase < half ? phase : period - phase;
  return Math.round((rising * 2 * height) / half) - height;
}

/** Invented exchange rate of a day: ten-thousandths of a peso for one unit. Pesos are 10,000. */
export function exchangeRate(currency: DemoCurrency, day: number): number {
  if (currency === "MXN") return 10_000;
  const dollar = 182_000 + zigzag(day, 210, 7_400) + zigzag(day, 34, 1_150);
  return currency === "USD" ? dollar : Math.round((dollar * 1_093) / 1_000);
}

/** Minor units of pesos worth an amount at a rate. */
export function toPesos(amountMinor: number, rate: number): number {
  return Math.round((amountMinor * rate) / 10_000);
}
