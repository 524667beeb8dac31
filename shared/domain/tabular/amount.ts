import { currencyDecimals, LARGEST_MINOR, microsToMinor, minorToMicros } from "../money.ts";
import { cellText, plainNumber, problem, type RawCell, type Read, value } from "./cell.ts";
import { currencyOfText } from "./currency.ts";

/** Which sign separates the decimals of a column's amounts; the other one groups thousands. */
export type DecimalMark = "point" | "comma";

/** A number as a file writes it: sign, digits and the currency written beside it, if any. */
interface WrittenNumber {
  readonly negative: boolean;
  /** Digits with points, commas and grouping blanks or apostrophes. */
  readonly digits: string;
  /** Currency named in the cell; null when none is. `$` alone names none: it is a peso or a dollar. */
  readonly currency: string | null;
}

const MINUS = /[-\u2010-\u2015\u2212]/;
const UNKNOWN = "";
/** Letters and signs of a currency. A point between a sign and a digit is the number's: `$.50`. */
const CURRENCY_WORD = /[\p{L}$€£¥](?:[\p{L}$€£¥/]|(?<![$€£¥])\.|\.(?!\d))*/gu;

/** Takes sign and currency off: `$1,234.50 MN`, `(500.00)`, `500.00-`, `- $ 500`, `USD 20`. Null when letters remain. */
function takeApart(text: string): WrittenNumber | null {
  const parenthesised = /^\((.*)\)$/.exec(text);
  let rest = (parenthesised?.[1] ?? text).trim();
  const currencies = new Set<string>();
  rest = rest.replace(CURRENCY_WORD, (word) => {
    const bare = word.replace(/^\$|\$$/g, "");
    if (bare !== "" && !/^[$.]+$/.test(bare)) currencies.add(currencyOfText(word) ?? currencyOfText(bare) ?? UNKNOWN);
    return " ";
  });
  if (currencies.has(UNKNOWN) || currencies.size > 1) return null;
  rest = rest.trim();
  const before = MINUS.test(rest.charAt(0)) || rest.startsWith("+");
  const negativeBefore = MINUS.test(rest.charAt(0));
  if (before) rest = rest.slice(1).trim();
  const negativeAfter = MINUS.test(rest.charAt(rest.length - 1));
  if (negativeAfter) rest = rest.slice(0, -1).trim();
  const signs = Number(parenthesised !== null) + Number(before) + Number(negativeAfter);
  if (signs > 1 || !/^[\d., '’]+$/.test(rest) || !/\d/.test(rest)) return null;
  return {
    negative: parenthesised !== null || negativeBefore || negativeAfter,
    digits: rest,
    currency: [...currencies][0] ?? null,
  };
}

/** Plain decimal of digits grouped in threes, or null when the grouping is not well formed in this convention. */
function plainDigits(digits: string, mark: DecimalMark): string | null {
  const decimal = mark === "point" ? "." : ",";
  const group = mark === "point" ? "," : ".";
  const at = digits.lastIndexOf(decimal);
  const whole = at < 0 ? digits : digits.slice(0, at);
  const fraction = at < 0 ? "" : digits.slice(at + 1);
  if (!/^\d*$/.test(fraction) || whole.includes(decimal)) return null;
  const separators = new Set(whole.replace(/\d/g, ""));
  if (separators.size > 1) return null;
  const [separator] = separators;
  if (separator !== undefined) {
    if (separator !== group && !" '’".includes(separator)) return null;
    const parts = whole.split(separator);
    if (!/^\d{1,3}$/.test(parts[0] ?? "") || !parts.slice(1).every((part) => /^\d{3}$/.test(part))) return null;
  }
  const plain = whole.replace(/\D/g, "");
  if (plain === "" && fraction === "") return null;
  return fraction === "" ? plain : `${plain === "" ? "0" : plain}.${fraction}`;
}

/** What a column's amounts say about their decimal sign. */
export interface DecimalEvidence {
  readonly mark: DecimalMark;
  /** False when nothing in the column decides, or when it contradicts itself: then a person should look. */
  readonly certain: boolean;
}

/** What one text says: which sign is the decimal one, null when it could be either. */
function markOf(digits: string): DecimalMark | null {
  const points = digits.split(".").length - 1;
  const commas = digits.split(",").length - 1;
  if (points === 0 && commas === 0) return null;
  if (points > 0 && commas > 0) return digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "point" : "comma";
  if (points > 1) return "comma";
  if (commas > 1) return "point";
  const after = digits.length - 1 - Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  const before = digits.length - 1 - after;
  // Three digits after the only sign may be thousands or decimals, unless more than three stand before it or a lone 0.
  const both = after === 3 && before >= 1 && before <= 3 && !/^0/.test(digits);
  if (both) return null;
  return points === 1 ? "point" : "comma";
}

/**
 * The decimal sign of a column from the texts in it. Mexico writes a point: that is what holds when nothing decides.
 * Numbers of Excel have no sign and say nothing.
 */
export function detectDecimalMark(cells: readonly RawCell[]): DecimalEvidence {
  let points = 0;
  let commas = 0;
  let undecided = 0;
  for (const cell of cells) {
    if (typeof cell !== "string") continue;
    const written = takeApart(cellText(cell));
    if (written === null) continue;
    const mark = markOf(written.digits);
    if (mark === "point") points += 1;
    else if (mark === "comma") commas += 1;
    else if (/[.,]/.test(written.digits)) undecided += 1;
  }
  const mark = commas > points ? "comma" : "point";
  const contradicts = points > 0 && commas > 0;
  return { mark, certain: !contradicts && (points + commas > 0 || undecided === 0) };
}

/** A decimal as text (`-1234.5`) and the currency written beside it. */
export interface Decimal {
  readonly text: string;
  readonly currency: string | null;
}

/**
 * Reads a decimal of any precision, for amounts and rates. Texts may carry a currency sign, grouping, a sign before or
 * after, or parentheses for a negative; anything else is `not-an-amount`.
 */
export function readDecimal(cell: RawCell | undefined, mark: DecimalMark): Read<Decimal> {
  if (typeof cell === "number") {
    return Number.isFinite(cell) ? value({ text: plainNumber(cell), currency: null }) : problem("not-an-amount");
  }
  const text = cellText(cell);
  if (text === "") return problem("missing");
  if (typeof cell !== "string" || text.length > 60) return problem("not-an-amount");
  const written = takeApart(text);
  const digits = written === null ? null : plainDigits(written.digits, mark);
  if (written === null || digits === null) return problem("not-an-amount");
  const zero = /^[0.]*$/.test(digits);
  return value({ text: written.negative && !zero ? `-${digits}` : digits, currency: written.currency });
}

/** An amount in minor units of `currency`. */
export interface Amount {
  readonly minor: number;
  /** Currency named in the cell itself, null when it names none. */
  readonly currency: string | null;
}

/**
 * Reads an amount into minor units of `currency`. Numbers of Excel are rounded half up to the currency's decimals, as
 * Excel shows them; a text with more decimals than the currency has is refused (`too-many-decimals`), because it is
 * rather a rate or a misread thousand. A cell that names another currency is `other-currency`.
 */
export function readAmount(cell: RawCell | undefined, mark: DecimalMark, currency: string): Read<Amount> {
  const decimal = readDecimal(cell, mark);
  if (!decimal.ok) return decimal;
  const { text, currency: written } = decimal.value;
  if (written !== null && written !== currency) return problem("other-currency");
  const fraction = (text.split(".")[1] ?? "").replace(/0+$/, "");
  if (typeof cell === "string" && fraction.length > currencyDecimals(currency)) return problem("too-many-decimals");
  const minor = decimalToMinor(text, currency);
  return minor === null ? problem("amount-too-large") : value({ minor, currency: written });
}

function decimalToMinor(text: string, currency: string): number | null {
  const negative = text.startsWith("-");
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  if (whole.length > 15) return null;
  // What is smaller than a micro decides no rounding.
  const micros = BigInt(whole) * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, "0"));
  if (micros > minorToMicros(LARGEST_MINOR, currency)) return null;
  const minor = microsToMinor(micros, currency);
  return negative && minor !== 0 ? -minor : minor;
}
