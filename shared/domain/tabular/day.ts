import { addDays, isDay } from "../days.ts";
import { searchForm } from "../text.ts";
import { cellText, problem, type RawCell, type Read, value } from "./cell.ts";

/** Order of day, month and year in the numeric dates of a column. A year of four digits in front is always year first. */
export type DayOrder = "dmy" | "mdy" | "ymd";

const MONTHS: readonly string[] = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];
const MONTHS_EN: readonly string[] = ["jan", "", "", "apr", "", "", "", "aug", "", "", "", "dec"];

/** Number of a month by the first three letters of its Spanish or English name, null when it is none. */
function monthOfWord(word: string): number | null {
  const start = word.slice(0, 3);
  if (start === "set") return 9;
  const at = MONTHS.indexOf(start) >= 0 ? MONTHS.indexOf(start) : MONTHS_EN.indexOf(start);
  return at < 0 ? null : at + 1;
}

/** Two digits of a year: 80 to 99 belong to the last century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  return year >= 80 ? 1900 + year : 2000 + year;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Numbers of a date whose order is open: first, second, year. */
interface OpenParts {
  readonly first: number;
  readonly second: number;
  readonly third: string;
}

const CLOCK = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]\.?\s?m\.?)?(Z|[+-]\d{2}:?\d{2})?$/i;
const WEEKDAY = /^(lunes|martes|miercoles|jueves|viernes|sabado|domingo|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/;

function dateText(cell: string): string {
  return searchForm(cellText(cell).replace(CLOCK, "")).replace(WEEKDAY, "");
}

/** The parts of a date that needs no order: ISO, eight digits with the year in front, or a month in letters. */
function settledParts(text: string): Parts | null {
  const iso = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const dayFirst = /^(\d{1,2})(?:[-/. ]+| de )?([a-z]{3,10})\.?(?:[-/., ]+| del? )?(\d{4}|\d{2})$/.exec(text);
  if (dayFirst !== null) return worded(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = /^([a-z]{3,10})\.?[-/ ]+(\d{1,2})(?:,\s*|[-/ ]+)(\d{4}|\d{2})$/.exec(text);
  if (monthFirst !== null) return worded(monthFirst[3], monthFirst[1], monthFirst[2]);
  return null;
}

function worded(year = "", month = "", day = ""): Parts | null {
  const number = monthOfWord(month);
  return number === null ? null : { year: fullYear(year), month: number, day: Number(day) };
}

function openParts(text: string): OpenParts | null {
  const found =
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(text);
  if (found === null) return null;
  return { first: Number(found[1]), second: Number(found[2]), third: found[3] ?? "" };
}

function ordered({ first, second, third }: OpenParts, order: DayOrder): Parts | null {
  if (order === "mdy") return { year: fullYear(third), month: first, day: second };
  if (order === "dmy") return { year: fullYear(third), month: second, day: first };
  // Year first in two digits: 26/01/15. Four digits in the last place cannot be a day.
  if (third.length !== 2) return null;
  return { year: fullYear(String(first).padStart(2, "0")), month: second, day: Number(third) };
}

function asDay(parts: Parts): Read<string> {
  const { year, month, day } = parts;
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDay(text) && year >= 1900 && year <= 2199 ? value(text) : problem("no-such-day");
}

/** Serials that Excel means as days between 1970 and 2119; other numbers are no dates. */
const FIRST_SERIAL = 25_569;
const LAST_SERIAL = 80_353;

/** Day of an Excel serial of the 1900 system; fractions are the time of day. */
function daySerial(serial: number): Read<string> {
  if (serial >= FIRST_SERIAL && serial < LAST_SERIAL) return value(addDays("1899-12-30", Math.floor(serial)));
  const parts = settledParts(String(serial));
  return parts === null ? problem("not-a-day") : asDay(parts);
}

/**
 * Reads a calendar day: a date or serial of Excel, or a text (`15/01/2026`, `2026-01-15`, `15-ene-2026`, `15 de enero de
 * 2026`, `20260115`), with or without a clock behind it. `order` settles what the numbers alone leave open.
 * `no-such-day` is a date in form that no calendar has, such as 31/02/2026 or 15/13/2026.
 */
export function readDay(cell: RawCell | undefined, order: DayOrder): Read<string> {
  if (typeof cell === "number") return daySerial(cell);
  if (typeof cell === "object" && cell !== null) return isDay(cell.day) ? value(cell.day) : problem("no-such-day");
  const text = typeof cell === "string" ? dateText(cell) : "";
  if (text === "") return problem(typeof cell === "boolean" ? "not-a-day" : "missing");
  const settled = settledParts(text);
  if (settled !== null) return asDay(settled);
  const open = openParts(text);
  const parts = open === null ? null : ordered(open, order);
  if (parts !== null) return asDay(parts);
  return /^\d{5}(\.\d+)?$/.test(text) ? daySerial(Number(text)) : problem("not-a-day");
}

export interface DayEvidence {
  readonly order: DayOrder;
  /** False when every date of the column could be read both ways, or when they contradict each other. */
  readonly certain: boolean;
}

interface Fit {
  readonly order: DayOrder;
  readonly count: number;
  readonly years: number;
}

const ORDERS: readonly DayOrder[] = ["dmy", "mdy", "ymd"];

/** The day the numbers make in an order; null when there is no such day. */
function dayIn(parts: OpenParts, order: DayOrder): string | null {
  const put = ordered(parts, order);
  const read = put === null ? null : asDay(put);
  return read?.ok ? read.value : null;
}

/** More dates that exist first; among equals the fewer years, because the dates of one file lie close together. */
const better = (a: Fit, b: Fit): number => b.count - a.count || a.years - b.years;

/**
 * Order of a column's dates from those that allow one reading only; day first, as Mexico writes, when none decides. It
 * is certain when every date fits and the other of day first and month first fits worse.
 */
export function detectDayOrder(cells: readonly RawCell[]): DayEvidence {
  const texts = cells.filter((cell) => typeof cell === "string").map(dateText);
  const open = texts.flatMap((text) => (settledParts(text) === null ? (openParts(text) ?? []) : []));
  if (open.length === 0) return { order: "dmy", certain: true };
  // A day no calendar has, 31/02/2026, is wrong in every order and says nothing about it.
  const real = open.filter((parts) => ORDERS.some((order) => dayIn(parts, order) !== null)).length;
  const fits = ORDERS.map((order): Fit => {
    const days = open.flatMap((parts) => dayIn(parts, order) ?? []);
    return { order, count: days.length, years: new Set(days.map((day) => day.slice(0, 4))).size };
  });
  const [best, ...others] = fits.sort(better);
  if (best === undefined) return { order: "dmy", certain: false };
  const rival = others.find(({ order }) => order === (best.order === "mdy" ? "dmy" : "mdy"));
  return { order: best.order, certain: best.count === real && rival !== undefined && better(best, rival) < 0 };
}
