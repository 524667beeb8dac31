import type { Finding } from "../kpis/figure.ts";
import { ratio, times } from "../kpis/ratio.ts";
import { type ChosenRate, COMPANY_CURRENCY, toCompanyMinor } from "./exchange-rate.ts";

/** Sums of one currency that can be brought together, minor units by name. */
export type Sums<Name extends string> = { readonly currency: string } & Readonly<Record<Name, number>>;

/** What {@link consolidate} gives: sums in company currency, or the currencies that keep it from being done. */
export type Consolidation<Name extends string> =
  | { readonly ok: true; readonly sums: Readonly<Record<Name, number>>; readonly used: readonly ChosenRate[] }
  | { readonly ok: false; readonly missing: readonly string[]; readonly used: readonly ChosenRate[] };

/**
 * Brings sums of several currencies together in company currency, each at its one rate of the cut-off (KPIS 0: stocks
 * convert at the cut-off rate). Each currency's sum is rounded once, half away from zero. A currency without a rate stops
 * the whole sum and is named: a total that leaves something out would be taken for the whole.
 */
export function consolidate<Name extends string>(
  rows: readonly Sums<Name>[],
  names: readonly Name[],
  rateOf: (currency: string) => ChosenRate | null,
): Consolidation<Name> {
  const used: ChosenRate[] = [];
  const missing: string[] = [];
  const rates = new Map<string, string>([[COMPANY_CURRENCY, "1"]]);
  for (const { currency } of rows) {
    if (rates.has(currency) || missing.includes(currency)) continue;
    const rate = rateOf(currency);
    if (rate === null) missing.push(currency);
    else {
      used.push(rate);
      rates.set(currency, rate.rate);
    }
  }
  used.sort((a, b) => (a.currency < b.currency ? -1 : 1));
  if (missing.length > 0) return { ok: false, missing: missing.sort(), used };
  const sums = Object.fromEntries(
    names.map((name) => [
      name,
      rows.reduce((sum, row) => sum + toCompanyMinor(row[name], row.currency, rates.get(row.currency) ?? "1"), 0),
    ]),
  ) as Record<Name, number>;
  return { ok: true, sums, used };
}

/** A part and its whole in one currency, minor units. */
export interface PartOfWhole {
  readonly currency: string;
  readonly partMinor: number;
  readonly wholeMinor: number;
}

/**
 * Share of a part in its whole over several currencies, in percent, with ONE rate a currency for numerator and
 * denominator (KPIS 0: mixing the rate of the payment day with that of the opening would show 100.00 % where 90.00 % was
 * collected). Null when the whole is nothing or a rate is missing.
 */
export function shareAtOneRate(rows: readonly PartOfWhole[], rateOf: (currency: string) => ChosenRate | null): Finding {
  const part = consolidate(
    rows.map(({ currency, partMinor }) => ({ currency, minor: partMinor })),
    ["minor"],
    rateOf,
  );
  const whole = consolidate(
    rows.map(({ currency, wholeMinor }) => ({ currency, minor: wholeMinor })),
    ["minor"],
    rateOf,
  );
  const numerator = part.ok ? BigInt(part.sums.minor) : 0n;
  const denominator = whole.ok ? BigInt(whole.sums.minor) : 0n;
  const found = ratio(numerator, denominator);
  return { value: found === null ? null : times(found, 100), numerator, denominator, method: "openBalance" };
}
