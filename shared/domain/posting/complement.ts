import { currencyDecimals, isResidue, parseMicros } from "../money.ts";

/** A Pago as the file says it; texts as in CfdiPayment. */
export interface PagoFact {
  readonly currency: string;
  readonly amount: string;
  readonly lines: readonly PagoLineFact[];
}
export interface PagoLineFact {
  readonly target: string;
  readonly currency: string;
  readonly equivalence: string;
  readonly paid: string;
}

/** What a Pago settles: one amount a line in the invoice's currency, and what no invoice takes. */
export interface PagoReading {
  /** Micros in the line's currency, in order of the lines; 0 where the line settles nothing. */
  readonly lines: readonly bigint[];
  /** Money of the customer that no line uses, with its reason code. */
  readonly unapplied: readonly { readonly currency: string; readonly micros: bigint; readonly reason: string }[];
  readonly warnings: readonly string[];
}

const UUID = /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/;

/** Whether an IdDocumento names a document: only a UUID can be matched (RULES 30). */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/**
 * Reads what a Pago settles. ImpPagado counts as written, in the currency of the invoice, and is never derived from Monto
 * when present (RULES 25-27); absent with a single line it is Monto, converted where an equivalence is given (RULES 29).
 * What Monto exceeds its documents by, beyond the rounding interval, is unapplied money (RULES 32).
 */
export function readPago(pago: PagoFact): PagoReading {
  const monto = parseMicros(pago.amount);
  const warnings: string[] = [];
  const unapplied: { currency: string; micros: bigint; reason: string }[] = [];
  if (pago.lines.length === 0) {
    if (monto > 0n) unapplied.push({ currency: pago.currency, micros: monto, reason: "on-account" });
    return { lines: [], unapplied, warnings };
  }
  const amounts = pago.lines.map((line) => lineMicros(pago, line, monto, warnings));
  const lines = amounts.map((micros, index) => {
    const line = pago.lines[index];
    if (!line || micros === null) return 0n;
    if (isUuid(line.target)) return micros;
    if (micros > 0n) unapplied.push({ currency: line.currency, micros, reason: "no-uuid" });
    return 0n;
  });
  const excess = unusedOf(pago, amounts, monto, warnings);
  if (excess > 0n && !isResidue(excess, pago.currency)) {
    unapplied.push({ currency: pago.currency, micros: excess, reason: "excess" });
  }
  return { lines, unapplied, warnings };
}

function lineMicros(pago: PagoFact, line: PagoLineFact, monto: bigint, warnings: string[]): bigint | null {
  if (line.paid !== "") return parseMicros(line.paid);
  if (pago.lines.length > 1) {
    warnings.push("paid-missing");
    return null;
  }
  if (line.currency === pago.currency) return monto;
  if (line.equivalence === "") {
    warnings.push("equivalence-missing");
    return null;
  }
  const { value, decimals } = scaled(line.equivalence);
  return (monto * value) / 10n ** BigInt(decimals);
}

/** A decimal as an integer and its number of decimals; 0 of an empty text. */
function scaled(text: string): { value: bigint; decimals: number } {
  const [whole = "", fraction = ""] = text.split(".");
  return { value: BigInt(whole + fraction), decimals: fraction.length };
}

/** Digits carried beyond the decimal point while dividing. */
const PRECISION = 10n ** 18n;

/** Sum of the documents in the currency of the Pago and the bounds their rounding allows, rounded to its decimals, micros. */
interface Span {
  readonly low: bigint;
  readonly used: bigint;
  readonly high: bigint;
}

/** Null when a line in another currency has no equivalence. */
function spanOf(pago: PagoFact, amounts: readonly (bigint | null)[], monto: bigint): Span | null {
  let high = 0n;
  let low = 0n;
  let used = 0n;
  for (const [index, line] of pago.lines.entries()) {
    const micros = amounts[index];
    if (micros === null || micros === undefined) continue;
    if (line.currency === pago.currency || line.paid === "") {
      const inPayment = line.currency === pago.currency ? micros : monto;
      high += inPayment * PRECISION;
      low += inPayment * PRECISION;
      used += inPayment * PRECISION;
      continue;
    }
    const equivalence = scaled(line.equivalence);
    if (equivalence.value === 0n) return null;
    // All in halves of the last written digit, so that the half-digit bounds are integers.
    const paid = scaled(line.paid);
    const unit = 1_000_000n * PRECISION * 10n ** BigInt(equivalence.decimals);
    const base = 10n ** BigInt(paid.decimals);
    high += ((2n * paid.value + 1n) * unit) / ((2n * equivalence.value - 1n) * base);
    low += ((2n * paid.value - 1n) * unit) / ((2n * equivalence.value + 1n) * base);
    used += (paid.value * unit) / (equivalence.value * base);
  }
  const step = 10n ** BigInt(6 - currencyDecimals(pago.currency)) * PRECISION;
  const rounded = (value: bigint): bigint => (((value + step / 2n) / step) * step) / PRECISION;
  return { low: rounded(low), used: rounded(used), high: rounded(high) };
}

/** Micros of Monto that the lines do not use; 0 while Monto lies in the interval their rounding allows (RULES 32). */
function unusedOf(pago: PagoFact, amounts: readonly (bigint | null)[], monto: bigint, warnings: string[]): bigint {
  const span = spanOf(pago, amounts, monto);
  if (!span) {
    warnings.push("equivalence-missing");
    return 0n;
  }
  if (monto < span.low) warnings.push("paid-above-amount");
  return monto <= span.high ? 0n : monto - span.used;
}

/**
 * Bounds, in micros of its currency, between which a deposit is the money of this Pago: Monto itself, widened to the rounding
 * interval of its documents where Monto lies in that (RULES 32).
 */
export function pagoBounds(pago: PagoFact): { readonly low: bigint; readonly high: bigint } {
  const monto = parseMicros(pago.amount);
  const amounts = pago.lines.map((line) => lineMicros(pago, line, monto, []));
  const span = amounts.includes(null) ? null : spanOf(pago, amounts, monto);
  if (!span || monto < span.low || monto > span.high) return { low: monto, high: monto };
  return { low: span.low, high: span.high };
}

/** What each line takes of Monto, micros of the Pago's currency; all of it where the rounding interval allows. */
export function lineCosts(pago: PagoFact): readonly bigint[] {
  const monto = parseMicros(pago.amount);
  const amounts = pago.lines.map((line) => lineMicros(pago, line, monto, []));
  const costs = pago.lines.map((line, index) => {
    const micros = amounts[index] ?? 0n;
    if (line.currency === pago.currency) return micros;
    if (line.paid === "") return micros === 0n ? 0n : monto;
    const equivalence = scaled(line.equivalence);
    return equivalence.value > 0n ? (micros * 10n ** BigInt(equivalence.decimals)) / equivalence.value : null;
  });
  // Without an equivalence nothing says what the line took: what the others leave, in equal parts.
  const unknown = costs.filter((cost) => cost === null).length;
  const told = costs.reduce((sum: bigint, cost) => sum + (cost ?? 0n), 0n);
  const share = unknown === 0 || told >= monto ? 0n : (monto - told) / BigInt(unknown);
  const whole = costs.map((cost) => cost ?? share);
  const span = spanOf(pago, amounts, monto);
  if (span && monto >= span.low && monto <= span.high) {
    const last = whole.findLastIndex((cost) => cost > 0n);
    const others = whole.reduce((sum, cost, index) => (index === last ? sum : sum + cost), 0n);
    if (last >= 0) whole[last] = monto - others;
  }
  return whole;
}
