/**
 * Exact money. Inside the ledger an amount is an integer of minor units beside a currency code; the text of a CFDI, with
 * up to six decimals, is read into integer micros (millionths of the currency's unit) so that nothing is rounded before a
 * balance is formed (RULES 58-60).
 */

/** Decimals of c_Moneda where they are not two. XXX is the "no currency" of complementos de pago. */
const DECIMALS: Readonly<Record<string, number>> = {
  XXX: 0,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** Number of decimals of a currency's minor unit (c_Moneda); 2 for codes the table does not name. */
export function currencyDecimals(currency: string): number {
  return DECIMALS[currency] ?? 2;
}

/** The currencies whose decimals are not two, by their number of decimals. */
export const ODD_DECIMALS: ReadonlyMap<number, readonly string[]> = Map.groupBy(Object.keys(DECIMALS), (currency) =>
  currencyDecimals(currency),
);

/**
 * The largest amount that is taken from outside, a million million pesos: what is added up of such ones stays a whole number
 * that can be told from the next one, and one that was mistyped does not make every total unreadable.
 */
export const LARGEST_MINOR = 100_000_000_000_000;

const MICROS_PER_UNIT = 1_000_000n;

/** Micros of one minor unit, by the currency's decimals. */
const MICROS_PER_MINOR = [1_000_000n, 100_000n, 10_000n, 1_000n, 100n] as const;

function microsPerMinor(currency: string): bigint {
  return MICROS_PER_MINOR[currencyDecimals(currency)] ?? 10_000n;
}

/** Whether the text is a plain decimal of the CFDI schema: digits, optional point and digits, nothing else. */
export function isPlainDecimal(text: string): boolean {
  return /^\d{1,18}(\.\d{1,10})?$/.test(text);
}

/**
 * Reads a plain decimal into micros (10^-6). More than six decimals are rounded half up at the sixth. Throws RangeError
 * on anything that is not a plain non-negative decimal.
 */
export function parseMicros(text: string): bigint {
  if (!isPlainDecimal(text)) throw new RangeError(`not a plain decimal: ${text}`);
  const point = text.indexOf(".");
  if (point < 0) return BigInt(text) * MICROS_PER_UNIT;
  const whole = text.slice(0, point);
  const fraction = text.slice(point + 1);
  const micros = BigInt(whole + fraction.slice(0, 6).padEnd(6, "0"));
  return fraction.length > 6 && fraction.charCodeAt(6) >= 53 ? micros + 1n : micros;
}

/** Rounds micros half away from zero to the currency's minor units. Throws RangeError beyond the safe integers. */
export function microsToMinor(micros: bigint, currency: string): number {
  const unit = microsPerMinor(currency);
  const magnitude = micros < 0n ? -micros : micros;
  const rounded = (magnitude + unit / 2n) / unit;
  const minor = Number(micros < 0n ? -rounded : rounded);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`amount out of range: ${micros} micros ${currency}`);
  return minor;
}

/** Micros of an amount in minor units. */
export function minorToMicros(minor: number, currency: string): bigint {
  return BigInt(minor) * microsPerMinor(currency);
}

/** Whether an open rest is smaller than one minor unit and so counts as settled (RULES 60). */
export function isResidue(micros: bigint, currency: string): boolean {
  const magnitude = micros < 0n ? -micros : micros;
  return magnitude < microsPerMinor(currency);
}

/** Minor units of a CFDI amount: {@link parseMicros} then {@link microsToMinor}. */
export function parseMinor(text: string, currency: string): number {
  return microsToMinor(parseMicros(text), currency);
}

/** Amount as a decimal string with the currency's decimals and no grouping: `-1234.50`, `1234` for JPY. */
export function formatMinor(minor: number, currency: string): string {
  const decimals = currencyDecimals(currency);
  const digits = Math.abs(minor)
    .toString()
    .padStart(decimals + 1, "0");
  const sign = minor < 0 ? "-" : "";
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Micros as a decimal string with at least the currency's decimals and no more than they need: `12.50`, `0.333333`. */
export function formatMicros(micros: bigint, currency: string): string {
  const magnitude = micros < 0n ? -micros : micros;
  const digits = magnitude.toString().padStart(7, "0");
  const fraction = digits.slice(-6).replace(/0+$/, "").padEnd(currencyDecimals(currency), "0");
  const whole = digits.slice(0, -6);
  return `${micros < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
