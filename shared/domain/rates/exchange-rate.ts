import { daysBetween } from "../days.ts";
import { currencyDecimals } from "../money.ts";

/** Currency every amount is expressed in when currencies are brought together. */
export const COMPANY_CURRENCY = "MXN";

/** Each currency once, the company's first, the others by their code. */
export function inCurrencyOrder(currencies: Iterable<string>): string[] {
  const place = (currency: string): string => (currency === COMPANY_CURRENCY ? "" : currency);
  return [...new Set(currencies)].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

/** Where a rate comes from when it was typed. */
export const TYPED = "typed";
/** The FIX of the dollar: the rate CFDI are issued with. */
export const FIX = "SF43718";

/** One thing said about a currency on a day. `rate` "" takes back what the same source said before. */
export interface RateStatement {
  /** Rises with the order of recording. */
  readonly id: number;
  readonly currency: string;
  readonly day: string;
  /** MXN for one unit, exact decimal; "" withdraws. */
  readonly rate: string;
  readonly source: string;
}

/** A rate in force: MXN for one unit of the currency on a day. */
export interface ExchangeRate {
  readonly currency: string;
  readonly day: string;
  readonly rate: string;
  readonly source: string;
}

/** Exact number of MXN for one unit, as an integer of 10^-`scale`. */
export interface ExactRate {
  readonly digits: bigint;
  readonly scale: number;
}

/** Most decimals a rate may be written with; SAT and Banxico use 4 to 6. */
const MOST_DECIMALS = 10;
const RATE = /^\d{1,9}(?:\.(\d{1,10}))?$/;

/**
 * Canonical text of a rate: no leading zeros, no trailing zeros, `.` as point. Null when the text is not a plain positive
 * decimal with up to ten decimals (RULES 58-59: no signs, no exponents, no grouping).
 */
export function canonicalRate(text: string): string | null {
  const trimmed = text.trim();
  if (!RATE.test(trimmed)) return null;
  const [whole = "", fraction = ""] = trimmed.split(".");
  const integer = whole.replace(/^0+(?=\d)/, "");
  const decimals = fraction.replace(/0+$/, "");
  if (integer === "0" && decimals === "") return null;
  return decimals === "" ? integer : `${integer}.${decimals}`;
}

/** Fewest decimals a rate is shown with, as the DOF prints it. */
const SHOWN_DECIMALS = 4;

/** A canonical rate as people read it: with four decimals at least. */
export function shownRate(rate: string): string {
  const [whole = "", fraction = ""] = rate.split(".");
  return `${whole}.${fraction.padEnd(SHOWN_DECIMALS, "0")}`;
}

/** Reads a rate exactly. Throws RangeError on a text {@link canonicalRate} refuses. */
export function exactRate(text: string): ExactRate {
  const canonical = canonicalRate(text);
  if (canonical === null) throw new RangeError(`not an exchange rate: ${text}`);
  return exactly(canonical);
}

/** A canonical rate exactly. */
function exactly(canonical: string): ExactRate {
  const [whole = "", fraction = ""] = canonical.split(".");
  return { digits: BigInt(`${whole}${fraction.padEnd(MOST_DECIMALS, "0")}`), scale: MOST_DECIMALS };
}

/** Exact value of an amount in company currency, as an integer of minor units times 10^scale; never rounded. */
function exactValue(minor: number | bigint, currency: string, rate: ExactRate): { value: bigint; unit: bigint } {
  const up = 10n ** BigInt(currencyDecimals(COMPANY_CURRENCY));
  const down = 10n ** BigInt(currencyDecimals(currency));
  return { value: BigInt(minor) * rate.digits * up, unit: down * 10n ** BigInt(rate.scale) };
}

/** Half away from zero (RULES 60: rounded for display only). */
function rounded(value: bigint, unit: bigint): bigint {
  const magnitude = value < 0n ? -value : value;
  const whole = (2n * magnitude + unit) / (2n * unit);
  return value < 0n ? -whole : whole;
}

/** Minor units of company currency worth `minor` units of `currency` at a rate; half away from zero. */
export function toCompanyMinor(minor: number | bigint, currency: string, rate: string): number {
  if (currency === COMPANY_CURRENCY) return Number(minor);
  const { value, unit } = exactValue(minor, currency, exactRate(rate));
  return Number(rounded(value, unit));
}

/** An amount together with the rate its document was issued at. */
export interface BookedAmount {
  readonly minor: number;
  /** TipoCambio of the document as written; "" when it states none. */
  readonly bookRate: string;
}

/**
 * Exchange difference of open amounts of one currency: what they are worth at the cut-off rate less what they are worth at
 * the rate of each document, in minor units of company currency. A column of its own, never part of a balance. Summed
 * exactly and rounded once. Null when a document with something open states no rate (nothing is guessed).
 */
export function exchangeDifference(
  amounts: Iterable<BookedAmount>,
  currency: string,
  cutOffRate: string,
): number | null {
  if (currency === COMPANY_CURRENCY) return 0;
  let now: ExactRate | null = null;
  let sum = 0n;
  let unit = 1n;
  for (const { minor, bookRate } of amounts) {
    if (minor === 0) continue;
    const then = canonicalRate(bookRate);
    if (then === null) return null;
    now ??= exactRate(cutOffRate);
    const booked = exactly(then);
    const exact = exactValue(minor, currency, { digits: now.digits - booked.digits, scale: now.scale });
    sum += exact.value;
    unit = exact.unit;
  }
  return Number(rounded(sum, unit));
}

/** Which source speaks for a day when several do: what the company typed, then the FIX, then anything else. */
function precedence(source: string): number {
  if (source === TYPED) return 0;
  if (source === FIX) return 1;
  return 2;
}

/**
 * Rates in force out of all that was ever said: of each source the latest statement stands, of several sources the one
 * that goes before; a withdrawn one says nothing. One rate a currency and day, in order of currency and day.
 */
export function ratesInForce(statements: Iterable<RateStatement>): ExchangeRate[] {
  const latest = new Map<string, RateStatement>();
  for (const statement of statements) {
    const key = `${statement.currency}|${statement.day}|${statement.source}`;
    const other = latest.get(key);
    if (!other || other.id < statement.id) latest.set(key, statement);
  }
  const best = new Map<string, RateStatement>();
  for (const statement of latest.values()) {
    if (statement.rate === "") continue;
    const key = `${statement.currency}|${statement.day}`;
    const other = best.get(key);
    if (!other || goesBefore(statement, other)) best.set(key, statement);
  }
  return [...best.values()]
    .map(({ currency, day, rate, source }) => ({ currency, day, rate, source }))
    .sort((a, b) => (a.currency === b.currency ? (a.day < b.day ? -1 : 1) : a.currency < b.currency ? -1 : 1));
}

function goesBefore(a: RateStatement, b: RateStatement): boolean {
  const rank = precedence(a.source) - precedence(b.source);
  return rank === 0 ? a.id > b.id : rank < 0;
}

/** A rate chosen for a day, with how many days before that day it was published. */
export interface ChosenRate extends ExchangeRate {
  readonly daysOld: number;
}

/**
 * The rate of a currency for a day: that of the day itself, or the last known one within `daysBack` days before it
 * (0: the exact day only). Null when there is none: nothing is guessed.
 */
export function rateFor(
  rates: Iterable<ExchangeRate>,
  currency: string,
  day: string,
  daysBack: number,
): ChosenRate | null {
  let found: ChosenRate | null = null;
  for (const rate of rates) {
    if (rate.currency !== currency || rate.day > day) continue;
    const daysOld = daysBetween(rate.day, day);
    if (daysOld > daysBack || (found !== null && found.day >= rate.day)) continue;
    found = { ...rate, daysOld };
  }
  return found;
}
