/** A cell that Excel holds as a date; the clock is "" when the date stands alone. */
export interface DateCell {
  readonly day: string;
  /** `HH:MM:SS`, or "". */
  readonly time: string;
}

/** What a file has in a cell, before anybody decides what it means. CSV has texts only. */
export type RawCell = string | number | boolean | DateCell | null;

/** A row of a file, counted from 1 as Excel and text editors count, so that an error can name it. */
export interface RawRow {
  readonly row: number;
  readonly cells: readonly RawCell[];
}

/** A value read from a cell, or the reason why there is none, as a code whose words are in shared/i18n. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: ReadProblem };

/** Reasons that stand beside a row. `missing` is an empty cell of a field that must have something. */
export type ReadProblem =
  | "missing"
  | "not-an-amount"
  | "too-many-decimals"
  | "amount-too-large"
  | "other-currency"
  | "not-a-day"
  | "no-such-day"
  | "not-a-currency"
  | "not-an-rfc"
  | "text-too-long";

/** A cell that could not be read, and why. */
export const problem = (code: ReadProblem): { readonly ok: false; readonly code: ReadProblem } => ({ ok: false, code });
/** A cell that was read. */
export const value = <T>(read: T): { readonly ok: true; readonly value: T } => ({ ok: true, value: read });

/** White space of every kind, joined: Excel and banks use no-break spaces in amounts and names. */
const SPACES = /[\s\u00a0\u2000-\u200b\u202f\u3000\ufeff]+/g;

/** Text of a cell in one line without blanks at its ends; "" for an empty cell. */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return cell.replace(SPACES, " ").trim();
  if (typeof cell === "number") return plainNumber(cell);
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return cell.time === "" ? cell.day : `${cell.day} ${cell.time}`;
}

/** Whether nothing but white space stands in a cell. */
export function isBlank(cell: RawCell | undefined): boolean {
  return cellText(cell) === "";
}

/**
 * A number without exponent. Excel computes in binary, so 0.1 + 0.2 is stored as 0.30000000000000004: the fifteen digits
 * Excel shows are what the number is.
 */
export function plainNumber(number: number): string {
  if (!Number.isFinite(number)) return "";
  if (Number.isSafeInteger(number)) return String(number);
  const rounded = Number(number.toPrecision(15));
  const text = String(rounded);
  if (!text.includes("e")) return text;
  return Math.abs(rounded) < 1 ? rounded.toFixed(20).replace(/0+$/, "").replace(/\.$/, "") : BigInt(rounded).toString();
}
