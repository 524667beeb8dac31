import { formatMinor } from "../../../shared/domain/money.ts";
import { parseTypedDay } from "../../lib/format.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";

/** Reads a share typed as a percentage, `12`, `12.5` or `12.50 %`, into ten-thousandths; null when it is none up to 100. */
export function parseTypedPercent(text: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(text.trim());
  if (match === null) return null;
  const [, whole = "", fraction = ""] = match;
  const bp = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return bp <= 10_000 ? bp : null;
}

/** A share in ten-thousandths as it is typed: `12`, `12.5`. */
export function percentText(bp: number): string {
  return String(bp / 100);
}

/** Reads a month as people type it, `10/2026`, `2026-10` or any day of it, into `YYYY-MM`; null when it is none. */
export function parseTypedMonth(text: string): string | null {
  const clean = text.trim();
  const match = /^(\d{1,2})[/-](\d{4})$/.exec(clean);
  if (match !== null) return monthOf(Number(match[2]), Number(match[1]));
  const iso = /^(\d{4})-(\d{1,2})$/.exec(clean);
  if (iso !== null) return monthOf(Number(iso[1]), Number(iso[2]));
  return parseTypedDay(clean)?.slice(0, 7) ?? null;
}

function monthOf(year: number, month: number): string | null {
  return month >= 1 && month <= 12 ? `${String(year)}-${String(month).padStart(2, "0")}` : null;
}

/** A month `YYYY-MM` as people write it: `10/2026`. */
export function monthText(month: string): string {
  return `${month.slice(5, 7)}/${month.slice(0, 4)}`;
}

/** Reads hours as they are typed, `2` or `1.5`, into minutes; null when they are none. */
export function parseTypedHours(text: string): number | null {
  const clean = text.trim();
  const minutes = /^\d{1,3}(\.\d{1,2})?$/.test(clean) ? Math.round(Number(clean) * 60) : 0;
  return minutes > 0 ? minutes : null;
}

/** Minutes as hours, with at most two decimals. */
export function hoursText(minutes: number): string {
  return String(Math.round((minutes * 100) / 60) / 100);
}

/** A day that may be left out: null for nothing typed, undefined for what is no day. */
export function parseOptionalDay(text: string): string | null | undefined {
  if (text.trim() === "") return null;
  return parseTypedDay(text) ?? undefined;
}

/** An amount that may be zero, or left out for it. */
export function amountOrZero(text: string, currency: string): number | null {
  return /^0*(\.0*)?$/.test(text.trim()) ? 0 : parseTypedAmount(text, currency);
}

/** An amount that may be below zero, as what is taken back is. */
export function signedAmount(text: string, currency: string): number | null {
  const clean = text.trim();
  if (!/^[-−]/.test(clean)) return amountOrZero(clean, currency);
  const minor = amountOrZero(clean.slice(1), currency);
  return minor === null || minor === 0 ? minor : -minor;
}

/** An amount as it is typed: `1234.50`. */
export function amountText(minor: number, currency: string): string {
  return formatMinor(minor, currency);
}
