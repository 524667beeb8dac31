import { canonicalRate } from "../../../shared/domain/rates/exchange-rate.ts";
import type { RateLine } from "../../../shared/domain/rates/rate-table.ts";
import { dayText } from "./calendar.ts";
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

/** Rates of every day of a span, as a file of them would give it; their source says that they are invented. */
export function ratesOfDays(firstDay: number, lastDay: number): RateLine[] {
  const lines: RateLine[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    for (const currency of ["USD", "EUR"] as const) {
      const rate = canonicalRate((exchangeRate(currency, day) / 10_000).toFixed(4)) ?? "1";
      lines.push({ row: lines.length + 1, currency, day: dayText(day), rate, source: DEMO_RATES });
    }
  }
  return lines;
}

/** Where the demo's rates say they are from. */
export const DEMO_RATES = "demo";

/** Minor units of pesos worth an amount at a rate. */
export function toPesos(amountMinor: number, rate: number): number {
  return Math.round((amountMinor * rate) / 10_000);
}
