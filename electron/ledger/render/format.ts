import type { ChartFormat } from "../../../shared/charts/option.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { localTime } from "../../../shared/domain/contact-hours/zone-time.ts";
import { currencyDecimals, formatMinor } from "../../../shared/domain/money.ts";

/** How numbers and days are written in print; both languages group with commas as Mexico does. */
export interface PrintFormat extends ChartFormat {
  /** `1,234.50`, negative in parentheses, zero as `0.00`. */
  amount(minor: number, currency: string): string;
  /** As `amount`, zero as a dash: for columns. */
  amountOrDash(minor: number, currency: string): string;
  /** `+1,234.50` or `−1,234.50`: for changes. */
  signedAmount(minor: number, currency: string): string;
  integer(value: number): string;
  /** `22/nov/2026`. */
  day(day: string): string;
  /** `nov/2026` of `2026-11`. */
  month(month: string): string;
  /** `22/nov/2026 14:05` of a local `YYYY-MM-DDThh:mm`. */
  moment(local: string): string;
  /** `domingo 22 de noviembre de 2026`. */
  longDay(day: string): string;
  /** Local day and time in a zone: `22/nov/2026 14:05`. */
  instant(instant: string, timeZone: string): string;
}

const NAMES = {
  es: {
    short: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
    long: [
      "enero",
      "febrero",
      "marzo",
      "abril",
      "mayo",
      "junio",
      "julio",
      "agosto",
      "septiembre",
      "octubre",
      "noviembre",
      "diciembre",
    ],
    weekdays: ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
  },
  en: {
    short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    long: [
      "January",
      "February",
      "March",
      "April",
      "May",
      "June",
      "July",
      "August",
      "September",
      "October",
      "November",
      "December",
    ],
    weekdays: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  },
} as const;

export const DASH = "–";

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

function unsigned(minor: number, currency: string): string {
  const [whole = "0", fraction] = formatMinor(Math.abs(minor), currency).split(".");
  return fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`;
}

/** An amount below zero with its sign, as sentences have it. */
const signed = (minor: number, currency: string): string => `${minor < 0 ? "-" : ""}${unsigned(minor, currency)}`;

/** An amount as it stands in a sentence of either language: `1,234.00 MXN`. */
export function moneyText(minor: number, currency: string): string {
  return `${signed(minor, currency)} ${currency}`;
}

/** The same with its currency first: `MXN 1,234.00`. */
export function currencyText(minor: number, currency: string): string {
  return `${currency} ${signed(minor, currency)}`;
}

function partsOf(day: string): { year: string; month: number; date: string } {
  return { year: day.slice(0, 4), month: Number(day.slice(5, 7)) - 1, date: day.slice(8, 10) };
}

/** Formats of a language. Its results do not depend on the machine's locale or time zone. */
export function printFormat(lang: Lang): PrintFormat {
  const names = NAMES[lang];
  const shortMonth = (month: number): string => names.short[month] ?? "";
  const day = (value: string): string => {
    const { year, month, date } = partsOf(value);
    return `${date}/${shortMonth(month)}/${year}`;
  };
  const moment = (local: string): string => `${day(local.slice(0, 10))} ${local.slice(11)}`;
  return {
    amount: (minor, currency) => (minor < 0 ? `(${unsigned(minor, currency)})` : unsigned(minor, currency)),
    amountOrDash: (minor, currency) =>
      minor === 0 ? DASH : minor < 0 ? `(${unsigned(minor, currency)})` : unsigned(minor, currency),
    signedAmount: (minor, currency) => `${minor < 0 ? "−" : minor > 0 ? "+" : ""}${unsigned(minor, currency)}`,
    wholeAmount: (minor, currency) => {
      const units = Math.round(Math.abs(minor) / 10 ** currencyDecimals(currency));
      return `${minor < 0 && units > 0 ? "−" : ""}${grouped(String(units))}`;
    },
    integer: (value) => (value < 0 ? `−${grouped(String(-value))}` : grouped(String(value))),
    percent: (value) => (value === null ? DASH : `${value.replace(/^-/, "−")} %`),
    day,
    shortDay: (value) => {
      const { month, date } = partsOf(value);
      return `${date}/${shortMonth(month)}`;
    },
    month: (value) => `${shortMonth(Number(value.slice(5)) - 1)}/${value.slice(0, 4)}`,
    longDay: (value) => {
      const { year, month, date } = partsOf(value);
      const weekday = names.weekdays[new Date(`${value}T00:00:00Z`).getUTCDay()] ?? "";
      const monthName = names.long[month] ?? "";
      return lang === "es"
        ? `${weekday} ${Number(date)} de ${monthName} de ${year}`
        : `${weekday} ${Number(date)} ${monthName} ${year}`;
    },
    moment,
    instant: (instant, timeZone) => moment(momentIn(instant, timeZone)),
  };
}

/** Local day and time of an instant in a zone, `YYYY-MM-DDThh:mm`. */
export function momentIn(instant: string, timeZone: string): string {
  const { day, minute } = localTime(instant, timeZone);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
