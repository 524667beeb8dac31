import type { ChartPalette } from "../../../../shared/charts/palette.ts";
import type { Lang } from "../../../../shared/contract/common.ts";
import type { ReportKind } from "../../../../shared/contract/reports.ts";
import { inCurrencyOrder } from "../../../../shared/domain/rates/exchange-rate.ts";
import type { ReportCalendar } from "../../../../shared/domain/reports/schedule.ts";
import { fillWords, type Messages } from "../../../../shared/i18n/messages.ts";
import type { reportPartsEs } from "../../../../shared/i18n/report-parts.es.ts";
import type { reportsEs } from "../../../../shared/i18n/reports.es.ts";
import type { ReadHandle } from "../../db/ledger-db.ts";
import type { PrintFormat } from "../../render/format.ts";
import {
  type Block,
  type Cell,
  type Column,
  count,
  type Definitions,
  type DetailColumn,
  day,
  empty,
  money,
  month,
  type Section,
  type Sheet,
  type Table,
  text,
} from "../../render/model.ts";

/** What the parts of a report are made with. */
export interface Kit {
  readonly read: ReadHandle;
  readonly kind: ReportKind;
  /** Cut-off, and the first day of the period; of a list, the cut-off itself. */
  readonly asOf: string;
  readonly from: string;
  /** Business day on which the report is read: the first after the cut-off. */
  readonly workday: string;
  /** Instant it is made at: what is not due by then is not judged. */
  readonly madeAt: string;
  readonly lang: Lang;
  readonly words: Messages<typeof reportPartsEs>;
  /** Words shared with the weekly report. */
  readonly common: Messages<typeof reportsEs>;
  readonly format: PrintFormat;
  readonly palette: ChartPalette;
  /** Null: every currency. */
  readonly currency: string | null;
  readonly customerId: number | null;
  readonly calendar: ReportCalendar;
  readonly closing: ClosingSaid;
  readonly told: Told | null;
  /** What is read once is read once for all kits that have the same: those of one report in several languages. */
  readonly readings: object;
}

/**
 * What the figures say of the month's close: that it is closed and what was restated since, nothing because that stands apart
 * from them, or that the report kept with it is not what was kept or was erased. `since`: the figures themselves are those
 * that the ledger gives since, to be held against the kept ones.
 */
export type ClosingSaid = "told" | "apart" | "altered" | "erased" | "since";

/** How a kept report tells figures that several currencies make up, so that what is held against it tells them so; null: none is. */
export interface Told {
  /** The one currency its figures are of: so reports were made once where a rate was missing. Null: they are of all. */
  readonly one: string | null;
  /** A rate was missing, and what could not be added up stands by currency. */
  readonly apart: boolean;
  /** The indicators of each currency stand beside those of all. */
  readonly each: boolean;
}

/** Names of the definitions a part needs. */
export type Term = keyof typeof reportPartsEs.definitions;

/** What a term means. */
export interface Defined {
  readonly term: string;
  readonly text: string;
}

/** A part of a report: sections in print and on the screen, sheets of the workbook, terms to define. */
export interface Part {
  readonly sections: readonly Section[];
  readonly sheets: readonly Sheet[];
  readonly terms: readonly Term[];
  /** Terms of the part alone, such as its indicators. */
  readonly items?: readonly Defined[];
}
export type PartMaker = (kit: Kit) => Promise<Part>;

/** Several parts as one. */
export function together(parts: readonly Part[]): Part {
  return {
    sections: parts.flatMap((part) => part.sections),
    sheets: parts.flatMap((part) => part.sheets),
    terms: [...new Set(parts.flatMap((part) => part.terms))],
    items: parts.flatMap((part) => part.items ?? []),
  };
}

/** A column of a listing with what stands in it. */
export interface Spec<Row> {
  readonly header: string;
  readonly kind: Cell["kind"];
  readonly cell: (row: Row) => Cell;
  /** Least width in print in points; 0: on the sheet only. */
  readonly print: number;
  readonly stretch: boolean;
  /** Characters on the sheet. */
  readonly sheet: number;
  readonly sum: boolean;
  readonly bucket: number | null;
}

type Given = Partial<Pick<Spec<unknown>, "print" | "stretch" | "sheet" | "sum" | "bucket">>;

function spec<Row>(
  header: string,
  kind: Cell["kind"],
  cell: (row: Row) => Cell,
  given: Given,
  sheet: number,
): Spec<Row> {
  return { header, kind, cell, print: 50, stretch: false, sheet, sum: false, bucket: null, ...given };
}

/** Columns by what stands in them; null leaves a cell empty. */
export const words = <Row>(header: string, of: (row: Row) => string, given: Given = {}): Spec<Row> =>
  spec(header, "text", (row) => text(of(row)), given, 20);

/** Money in minor units of the row's currency, which the listing adds up unless told otherwise. */
export const amount = <Row extends { readonly currency: string }>(
  header: string,
  of: (row: Row) => number | null,
  given: Given = {},
): Spec<Row> =>
  spec(
    header,
    "money",
    (row) => {
      const minor = of(row);
      return minor === null ? empty : money(minor, row.currency);
    },
    { sum: true, ...given },
    16,
  );

/** A count. */
export const number = <Row>(header: string, of: (row: Row) => number | null, given: Given = {}): Spec<Row> =>
  spec(
    header,
    "count",
    (row) => {
      const value = of(row);
      return value === null ? empty : count(value);
    },
    given,
    10,
  );

/** A day, `YYYY-MM-DD`; "" leaves the cell empty, too. */
export const date = <Row>(header: string, of: (row: Row) => string | null, given: Given = {}): Spec<Row> =>
  spec(
    header,
    "day",
    (row) => {
      const value = of(row);
      return value === null || value === "" ? empty : day(value);
    },
    given,
    13,
  );

/** A month, `YYYY-MM`; or the words for what is of none. */
export const monthly = <Row>(header: string, of: (row: Row) => string, given: Given = {}): Spec<Row> =>
  spec(
    header,
    "month",
    (row) => {
      const value = of(row);
      return /^\d{4}-\d{2}$/.test(value) ? month(value) : text(value);
    },
    given,
    12,
  );

/** A day with its time, or a word where there is none. */
export const timed = <Row>(header: string, of: (row: Row) => Cell, given: Given = {}): Spec<Row> =>
  spec(header, "moment", of, given, 20);

/** A percentage as a decimal text. */
export const share = <Row>(header: string, of: (row: Row) => string | null, given: Given = {}): Spec<Row> =>
  spec(header, "percent", (row) => ({ kind: "percent", value: of(row) }), given, 12);

/** A cell the row makes itself, where what stands in it differs by row. */
export const cellOf = <Row>(header: string, of: (row: Row) => Cell, given: Given = {}): Spec<Row> =>
  spec(header, "decimal", of, given, 16);

const RIGHT: ReadonlySet<Cell["kind"]> = new Set(["money", "count", "percent", "decimal"]);

/** A listing's column as the writers take it. */
export function columnOf<Row>({ header, kind, print, stretch, sheet, sum, bucket }: Spec<Row>): DetailColumn {
  const align = RIGHT.has(kind) ? "right" : "left";
  return { header, kind, printWidth: print, sheetWidth: sheet, align, stretch, sum, bucket };
}

/** Rows that fit under what stands on a page already. */
const SHORT = 16;
/** Rows that are worth paper; the others are in the workbook. */
export const MOST_PRINTED = 400;

/** Rows that a listing was not given: how many there are, and one that stands for all of them with their sums. */
export interface Behind<Row> {
  readonly count: number;
  readonly sums: Row;
}

interface Listing<Row> {
  /** Names the sheet of the workbook. */
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
  /** What there is of a currency beyond its rows; they are in the workbook by other means. */
  readonly behind?: (currency: string) => Behind<Row> | null;
  readonly specs: readonly Spec<Row>[];
  /** Rows of each currency stand apart and are added up; left out: amounts are not added. */
  readonly currency?: (row: Row) => string;
  /** Blocks above the table of the first currency. */
  readonly above?: readonly Block[];
  readonly note?: string;
  readonly empty: string;
  readonly terms?: readonly Term[];
}

/** Name of a currency, as beside a title. */
export function currencyName({ common }: Kit, currency: string): string {
  const names: Readonly<Record<string, string>> = common.currencies;
  const name = names[currency];
  return name === undefined ? currency : `${name} (${currency})`;
}

/** A list with its sums, one table a currency; the sheet has all of them below one another. */
export function listing<Row>(kit: Kit, list: Listing<Row>): Part {
  const { id, title, specs, terms = [] } = list;
  const short: Readonly<Record<string, string>> = kit.words.sheets;
  const sheets = [{ id, name: short[id] ?? title }];
  const note: Block[] = list.note === undefined ? [] : [{ kind: "note", text: list.note }];
  const above = [...(list.above ?? []), ...note];
  const columns = [...(list.currency === undefined ? [] : [currencyColumn(kit)]), ...specs.map(columnOf)];
  if (list.rows.length === 0) {
    const headers: Table = { ...tableOf(id, columns, [], []), print: false };
    const sentence: Block = { kind: "note", text: list.empty };
    return { sections: [{ title, aside: "", blocks: [...above, sentence, headers], flows: true }], sheets, terms };
  }
  const { currency } = list;
  const groups = currency === undefined ? null : Map.groupBy(list.rows, currency);
  const parts =
    groups === null
      ? [{ code: null, rows: list.rows }]
      : inCurrencyOrder(groups.keys()).map((code) => ({ code, rows: groups.get(code) ?? [] }));
  const sections = parts.map(({ code, rows }, index): Section => {
    const cells = rows.map((row) => [...(code === null ? [] : [text(code)]), ...specs.map((each) => each.cell(row))]);
    const summed = code !== null && specs.some((each) => each.sum);
    const behind = code === null ? null : (list.behind?.(code) ?? null);
    const all = behind === null ? rows : [...rows, behind.sums];
    const count = rows.length + (behind?.count ?? 0);
    const total = summed ? [sumRow(fillWords(kit.common.table.total, { currency: code }), code, specs, all)] : [];
    const left = fillWords(kit.common.table.rest, {
      count: kit.format.integer(count - Math.min(rows.length, MOST_PRINTED)),
    });
    const rest = summed ? sumRow(left, code, specs, all.slice(MOST_PRINTED)) : undefined;
    return {
      title,
      aside: code === null ? "" : currencyName(kit, code),
      blocks: [...(index === 0 ? above : []), ...printable(kit, tableOf(id, columns, cells, total), count, rest)],
      flows: rows.length <= SHORT,
    };
  });
  return { sections, sheets, terms };
}

/**
 * A table as it is, or its first rows in print with a word about the others and what they come to, and the whole on the sheet.
 * `count` says how many rows there are, `rest` what those come to that are not printed.
 */
function printable({ words, format }: Kit, table: Table, count: number, rest: readonly Cell[] | undefined): Block[] {
  const paged = table.rows.length > SHORT;
  if (count <= MOST_PRINTED) return [{ ...table, paged }];
  const rows = table.rows.slice(0, MOST_PRINTED);
  const note = fillWords(words.notAllPrinted, { shown: format.integer(rows.length), count: format.integer(count) });
  return [
    { kind: "note", text: note, printOnly: true },
    { ...table, print: false },
    { ...table, rows, sheet: null, count, paged: true, ...(rest === undefined ? {} : { rest }) },
  ];
}

function tableOf(
  sheet: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  totals: readonly (readonly Cell[])[],
): Table {
  return { kind: "table", sheet, columns, rows, totals, paged: false, print: true, oneLine: false };
}

/** A table of the page alone, names cut to one line: a sheet of the workbook has the same and more. */
export function onPage(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Table {
  const table = { sheet: null, columns, rows, totals: [] };
  return { kind: "table", ...table, paged: false, print: true, oneLine: true };
}

/** The sheet tells currencies apart by a column, print by sections. */
function currencyColumn(kit: Kit): DetailColumn {
  return columnOf(words<unknown>(kit.common.columns.currency, () => "", { print: 0, sheet: 9 }));
}

function sumRow<Row>(label: string, code: string, specs: readonly Spec<Row>[], rows: readonly Row[]): Cell[] {
  const first = specs.findIndex((each) => each.print > 0);
  return [
    text(code),
    ...specs.map((each, index) => {
      if (index === first && !each.sum) return text(label);
      return each.sum ? sumOf(each, rows, code) : empty;
    }),
  ];
}

function sumOf<Row>(each: Spec<Row>, rows: readonly Row[], code: string): Cell {
  let total = 0;
  for (const row of rows) {
    const cell = each.cell(row);
    total += cell.kind === "money" ? cell.minor : cell.kind === "count" ? cell.value : 0;
  }
  return each.kind === "money" ? money(total, code) : count(total);
}

/** What is said about every report: facts it is named by, and terms with what they mean. */
export function definitionsBlock(kit: Kit, items: readonly Defined[]): Definitions {
  const { columns } = kit.common;
  return { kind: "definitions", sheet: "definitions", termHeader: columns.term, textHeader: columns.definition, items };
}

/** Condition on the currency of a column, where the report is of one. */
export function ofCurrency<Row extends { readonly currency: string }>(kit: Kit, rows: readonly Row[]): Row[] {
  return rows.filter((row) => kit.currency === null || row.currency === kit.currency);
}
