import { cellText, isBlank, type RawCell, type RawRow } from "../tabular/cell.ts";
import { readDay } from "../tabular/day.ts";
import { searchForm } from "../text.ts";
import { COMPANY_CURRENCY, canonicalRate, FIX } from "./exchange-rate.ts";

/** Series of Banco de México by the id its downloads head a column with, and their currency. */
const BANXICO_SERIES: Readonly<Record<string, string>> = {
  [FIX]: "USD",
  SF60653: "USD",
  SF46410: "EUR",
  SF60632: "CAD",
  SF46407: "GBP",
  SF46406: "JPY",
};

/** Words Banco de México heads the same columns with in its daily table; searched in order. */
const COLUMN_WORDS: readonly { readonly words: RegExp; readonly currency: string; readonly source: string }[] = [
  { words: /publicacion|\bdof\b/, currency: "USD", source: "DOF" },
  { words: /\bfix\b|determinacion/, currency: "USD", source: FIX },
  { words: /liquidacion|para pagos|solventar/, currency: "USD", source: "SF60653" },
];

/** Source of a rate whose file names none. */
const UNNAMED_SOURCE = "file";
const LONGEST_SOURCE = 40;
const NOT_QUOTED: ReadonlySet<string> = new Set(["", "n/e", "n/d", "-"]);

/** Why a row gives no rate; words in shared/i18n under `rates.problems.<code>`. */
export type RateProblemCode = "bad-day" | "bad-rate" | "bad-currency" | "contradiction" | "too-wide";
export interface RateProblem {
  /** Row of the file, first is 1. */
  readonly row: number;
  readonly code: RateProblemCode;
  /** The text that could not be used. */
  readonly value: string;
}

/** A rate as a file states it. */
export interface RateLine {
  readonly row: number;
  readonly currency: string;
  readonly day: string;
  readonly rate: string;
  readonly source: string;
}

/** What {@link readRateTable} makes of a file: its rates and problems, or why it cannot be read as a table of rates. */
export type RateTable =
  | {
      readonly ok: true;
      readonly lines: readonly RateLine[];
      readonly problems: readonly RateProblem[];
      readonly notQuoted: number;
    }
  | { readonly ok: false; readonly code: "no-header" | "unknown-series"; readonly detail: string };

interface Series {
  readonly column: number;
  readonly currency: string;
  readonly source: string;
}

/**
 * Reads a table of exchange rates as Banco de México publishes them: rows of titles, then a header with `Fecha` and one
 * column a series (`SF43718`), then a day (`dd/mm/yyyy`) and a number a row, `N/E` where there was no quotation. A list
 * with the headers Fecha, Moneda and Tipo de cambio is read too. `currency` says whose rates a single column of another
 * series holds. Every row that cannot be used comes back with the reason; the other rows stand. A row
 * with more cells than the header is not used: `19,60` without quotation marks stands in two of them and would be read as 19.
 */
export function readRateTable(rows: readonly RawRow[], currency: string | null): RateTable {
  const headerAt = rows.findIndex((row) => row.cells.some((cell) => isDayHeader(cellText(cell))));
  const header = rows[headerAt]?.cells.map(cellText);
  if (!header) return { ok: false, code: "no-header", detail: "" };
  const dayColumn = header.findIndex(isDayHeader);
  const filled = rows.slice(headerAt + 1).filter((row) => !row.cells.every(isBlank));
  const reading = new Reading();
  const body = filled.filter((row) => reading.fits(row, header.length));
  const currencyColumn = header.findIndex((cell) => /^(moneda|currency|divisa)$/.test(searchForm(cell)));
  if (currencyColumn >= 0) return readList(reading, header, body, dayColumn, currencyColumn);
  const series = seriesOf(header, dayColumn, currency);
  if (series.length === 0) {
    const named = header.filter((cell, index) => index !== dayColumn && cell !== "").join(", ");
    return { ok: false, code: "unknown-series", detail: named };
  }
  for (const { cells, row } of body) {
    for (const one of series) reading.take(row, cells[dayColumn], one.currency, cells[one.column], one.source);
  }
  return reading.table();
}

function isDayHeader(cell: string): boolean {
  return /^(fecha|date|dia)$/.test(searchForm(cell));
}

function seriesOf(header: readonly string[], dayColumn: number, currency: string | null): Series[] {
  const found: Series[] = [];
  const others: { column: number; id: string }[] = [];
  for (const [column, cell] of header.entries()) {
    if (column === dayColumn || cell === "") continue;
    const id = cell.toUpperCase();
    const known = BANXICO_SERIES[id];
    const worded = COLUMN_WORDS.find(({ words }) => words.test(searchForm(cell)));
    if (known !== undefined) found.push({ column, currency: known, source: id });
    else if (worded) found.push({ column, currency: worded.currency, source: worded.source });
    else if (/^[A-Z]{3}$/.test(id) && id !== COMPANY_CURRENCY) {
      found.push({ column, currency: id, source: UNNAMED_SOURCE });
    } else others.push({ column, id });
  }
  const only = others[0];
  if (found.length === 0 && currency !== null && only && others.length === 1) {
    found.push({ column: only.column, currency, source: /^S[A-Z]\d+$/.test(only.id) ? only.id : UNNAMED_SOURCE });
  }
  return found;
}

function readList(
  reading: Reading,
  header: readonly string[],
  body: readonly RawRow[],
  dayColumn: number,
  currencyColumn: number,
): RateTable {
  const rateColumn = header.findIndex((cell) => /tipo de cambio|\brate\b|valor|dato/.test(searchForm(cell)));
  if (rateColumn < 0) return { ok: false, code: "unknown-series", detail: header.join(", ") };
  const sourceColumn = header.findIndex((cell) => /^(fuente|source)$/.test(searchForm(cell)));
  for (const { cells, row } of body) {
    const source = cellText(cells[sourceColumn]).slice(0, LONGEST_SOURCE);
    const currency = cellText(cells[currencyColumn]).toUpperCase();
    reading.take(row, cells[dayColumn], currency, cells[rateColumn], source === "" ? UNNAMED_SOURCE : source);
  }
  return reading.table();
}

/** Collects lines; the same line twice counts once, two different rates of one source for one day are a problem. */
class Reading {
  readonly #lines = new Map<string, RateLine>();
  readonly #problems: RateProblem[] = [];
  #notQuoted = 0;

  /** Whether every cell of the row stands under a column; one that does not is a problem of the row. */
  fits({ row, cells }: RawRow, columns: number): boolean {
    if (cells.slice(columns).every(isBlank)) return true;
    this.#problem(row, "too-wide", cells.map(cellText).join(" | "));
    return false;
  }

  take(
    row: number,
    dayCell: RawCell | undefined,
    currency: string,
    rateCell: RawCell | undefined,
    source: string,
  ): void {
    const day = readDay(dayCell, "dmy");
    const text = cellText(rateCell);
    const rate = canonicalRate(text.replace(/^\$/, ""));
    if (!day.ok) this.#problem(row, "bad-day", cellText(dayCell));
    else if (!/^[A-Z]{3}$/.test(currency) || currency === COMPANY_CURRENCY)
      this.#problem(row, "bad-currency", currency);
    else if (NOT_QUOTED.has(text.toLowerCase())) this.#notQuoted++;
    else if (rate === null) this.#problem(row, "bad-rate", text);
    else this.#keep({ row, currency, day: day.value, rate, source });
  }

  #keep(line: RateLine): void {
    const key = `${line.currency}|${line.day}|${line.source}`;
    const other = this.#lines.get(key);
    if (!other) this.#lines.set(key, line);
    else if (other.rate !== line.rate) {
      this.#problem(line.row, "contradiction", `${line.day} ${other.rate} / ${line.rate}`);
    }
  }

  table(): RateTable {
    return { ok: true, lines: [...this.#lines.values()], problems: this.#problems, notQuoted: this.#notQuoted };
  }

  #problem(row: number, code: RateProblemCode, value: string): void {
    const last = this.#problems.at(-1);
    if (last?.row === row && last.code === code && last.value === value) return;
    this.#problems.push({ row, code, value });
  }
}
