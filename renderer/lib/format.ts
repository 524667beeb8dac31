import { currencyDecimals } from "../../shared/domain/money.ts";
import { companyTime } from "./company-time.ts";
import { currentLang } from "./i18n.ts";

const MONTHS = {
  es: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
} as const;

/** What stands for an amount of zero in tables (SCREENS, grid habits). */
export const DASH = "–";

const formats = new Map<string, Intl.NumberFormat>();

/** Both languages write numbers as Mexico does: comma for thousands, point for decimals. */
function numberFormat(decimals: number): Intl.NumberFormat {
  const key = String(decimals);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat("es-MX", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formats.set(key, made);
  return made;
}

/** Amount in minor units without its currency: `12,201,780.53`; the decimals are the currency's. */
export function formatAmount(minor: number, currency: string): string {
  const decimals = currencyDecimals(currency);
  // Intl takes a decimal string exactly; dividing would not be exact for the largest amounts.
  const digits = Math.abs(minor)
    .toString()
    .padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  const formatted = numberFormat(decimals).format(text as Intl.StringNumericLiteral);
  return minor < 0 ? `-${formatted}` : formatted;
}

/** As {@link formatAmount}, zero as a dash; for columns of amounts. */
export function formatAmountOrDash(minor: number, currency: string): string {
  return minor === 0 ? DASH : formatAmount(minor, currency);
}

/** Amount with its currency in front: `MXN 12,201,780.53`. */
export function formatMoney(minor: number, currency: string): string {
  return `${currency} ${formatAmount(minor, currency)}`;
}

/** Day `YYYY-MM-DD` as `22/nov/2026` (`22/Nov/2026` in English); any other text as it came. */
export function formatDay(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  if (match === null) return day;
  const month = MONTHS[currentLang()][Number(match[2]) - 1];
  return month === undefined ? day : `${match[3]}/${month}/${match[1]}`;
}

const two = (n: number): string => String(n).padStart(2, "0");

function clock(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Instant as day and time of the company: `22/nov/2026 14:05`. */
export function formatInstant(instant: string): string {
  const at = companyTime(instant);
  return at === null ? instant : `${formatDay(at.day)} ${clock(at.minute)}`;
}

/** Instant as time of the company: `14:05`. */
export function formatTime(instant: string): string {
  const at = companyTime(instant);
  return at === null ? "" : clock(at.minute);
}

/** Instant as spreadsheets read one, in the time of the company: `2026-11-22 14:05`; null when the text is none. */
export function plainInstant(instant: string): string | null {
  const at = companyTime(instant);
  return at === null ? null : `${at.day} ${clock(at.minute)}`;
}

/** `nov/2026` of `2026-11`. */
export function formatMonth(month: string): string {
  const name = MONTHS[currentLang()][Number(month.slice(5)) - 1];
  return name === undefined ? month : `${name}/${month.slice(0, 4)}`;
}

/** Whole number with thousands commas. */
export function formatInteger(value: number): string {
  return numberFormat(0).format(value);
}

/** Percent that came as a decimal string, with two decimals as in every report (KPIS 0): `31.40 %`; null as a dash. */
export function formatPercent(value: string | null): string {
  return value === null ? DASH : `${numberFormat(2).format(Number(value))} %`;
}

/**
 * Reads a day typed by a person: `dd/mm/aaaa`, `dd-mm-aa`, `dd/mmm/aaaa`, or ISO. Null when it is no calendar day. A year of
 * two digits is of this century.
 */
export function parseTypedDay(text: string): string | null {
  const clean = text.trim().toLowerCase().replace(/\./g, "");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const match = /^(\d{1,2})[/\- ]([a-z]{3}|\d{1,2})[/\- ](\d{2}|\d{4})$/.exec(clean);
  if (match === null) return null;
  const [, day = "", month = "", year = ""] = match;
  const monthNumber = /^\d/.test(month) ? Number(month) : monthByName(month);
  return dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), monthNumber, Number(day));
}

function monthByName(name: string): number {
  for (const names of Object.values(MONTHS)) {
    const index = names.findIndex((month) => month.toLowerCase() === name);
    if (index >= 0) return index + 1;
  }
  return 0;
}

function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
