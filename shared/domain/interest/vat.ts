import { parseMicros } from "../money.ts";

/**
 * VAT of moratory interest is that of the sale it comes from (LIVA 12): 0 % sales, 0 %. The rate is millionths: 16 % is
 * 160000n. An invoice of several rates shares its interest among them by what each is charged on.
 */
export type VatRate = bigint;

/** Transferred VAT of a CFDI, texts as written. */
export interface TransferredVat {
  /** As fraction ("0.160000"), or as percent ("16.00") in CFDI 3.2. */
  readonly rate: string;
  readonly amount: string;
}

/** A rest of the base of up to one part of so many is rounding of the issuer, not a sale at 0 %. */
const ROUNDING = 200n;

/**
 * VAT rate of an invoice: the one rate it was charged at, or the average over its base where parts of it were charged at
 * several rates or at none. `base` is its subtotal less discounts. Texts that are no decimals count as nothing charged.
 */
export function vatRateOf(base: string, taxes: readonly TransferredVat[]): VatRate {
  const parts: { readonly rate: bigint; readonly base: bigint }[] = [];
  for (const tax of taxes) {
    const rate = fraction(tax.rate);
    const amount = micros(tax.amount);
    if (rate > 0n && amount > 0n) parts.push({ rate, base: (amount * 1_000_000n) / rate });
  }
  const charged = parts.reduce((sum, part) => sum + part.base, 0n);
  if (charged === 0n) return 0n;
  const whole = micros(base);
  const rest = whole - charged;
  const all = rest * ROUNDING > whole ? whole : charged;
  return parts.reduce((sum, part) => sum + part.rate * part.base, 0n) / all;
}

function micros(text: string): bigint {
  try {
    return parseMicros(text);
  } catch {
    return 0n;
  }
}

function fraction(text: string): bigint {
  const rate = micros(text);
  return rate > 1_000_000n ? rate / 100n : rate;
}
