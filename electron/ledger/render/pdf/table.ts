import type { Content, ContentStack, ContentTable, ContentText, TableCell } from "pdfmake/interfaces";
import { cellText } from "../cell-text.ts";
import type { PrintFormat } from "../format.ts";
import { textWidth, wrapText } from "../measure.ts";
import { type Cell, type Column, empty, type PageWords, type Table, text } from "../model.ts";
import { COLOR, FONT_HEIGHT, palette, SIZE } from "./style.ts";

const PAD_X = 4;
const PAD_Y = 2.2;
const LINE = 10;
const HEADER_LINE = 9.6;
/** Rules take room of their own: between rows, around sums, and under the header. */
const HAIRLINE = 0.4;
const RULE = 0.8;
const HEADER_RULE = 1.4;
/** Sizes a table may be set in, the first that leaves room for its names. */
const SIZES = [8, 7.5, 7, 6.5, 6, 5.5] as const;
/** A name takes two lines at most; the whole of it stands in the workbook. */
const MAX_LINES = 2;

/** A row as set: its lines by column, so that its height is known before pages are made. */
interface SetRow {
  readonly cells: readonly Cell[];
  readonly lines: readonly (readonly string[])[];
  readonly height: number;
}

interface Layout {
  readonly columns: readonly Column[];
  /** Points, padding included. */
  readonly widths: readonly number[];
  readonly size: number;
  readonly maxLines: number;
  readonly format: PrintFormat;
}

/** What stands under the rows: the row for those not printed, and the totals. */
const endOf = (table: Table): readonly (readonly Cell[])[] => [
  ...(table.rest === undefined ? [] : [table.rest]),
  ...table.totals,
];

const printed = (table: Table, cells: readonly Cell[]): Cell[] =>
  cells.filter((_, index) => (table.columns[index]?.printWidth ?? 0) > 0);

/**
 * Columns of figures are as wide as their widest figure, so that no number is ever cut; columns of words share the rest.
 * Where the rest would be too little, the whole table is set smaller.
 */
function layoutOf(table: Table, width: number, format: PrintFormat): Layout {
  const columns = table.columns.filter((column) => column.printWidth > 0);
  const rows = [...table.rows, ...endOf(table)].map((cells) => printed(table, cells));
  const sums = carriedSums(columns, rows.slice(0, table.rows.length));
  const needs = columns.map((column, index) => {
    if (column.stretch) return 0;
    return [...rows, sums].reduce((most, row) => {
      const cell = row[index];
      return cell === undefined ? most : Math.max(most, textWidth(cellText(cell, format), 1, "bold"));
    }, 0);
  });
  const common = { columns, maxLines: table.oneLine ? 1 : MAX_LINES, format };
  for (const size of SIZES) {
    const fixed = columns.map((column, index) =>
      column.stretch
        ? 0
        : Math.max(column.printWidth, (needs[index] ?? 0) * size + 2 * PAD_X, longestWord(column.header) + 2 * PAD_X),
    );
    const left = width - fixed.reduce((sum, each) => sum + each, 0);
    const wanted = columns.reduce((sum, column) => sum + (column.stretch ? column.printWidth : 0), 0);
    if (left < wanted && size !== SIZES.at(-1)) continue;
    const widths = columns.map((column, index) =>
      column.stretch ? (column.printWidth * Math.max(left, 0)) / wanted : (fixed[index] ?? 0),
    );
    // Without a column of words the table fills its width evenly.
    const scale = wanted === 0 ? width / (width - left) : 1;
    return { ...common, size, widths: widths.map((each) => each * scale) };
  }
  throw new Error("a table needs a size");
}

/** Width of the longest word of a header: headers are broken between words alone. */
function longestWord(header: string): number {
  return Math.max(...header.split(/\s+/).map((word) => textWidth(word, SIZE.small, "bold")));
}

/** Sums of the columns that are carried over pages, over all rows: the widest figures a page can show. */
function carriedSums(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Cell[] {
  return columns.map((column, index) =>
    column.sum ? rows.reduce<Cell>((sum, row) => add(sum, row[index] ?? empty), empty) : empty,
  );
}

/** What the rules of a row of sums take at most: the one above it is wider than a hairline, too. */
const SUM_RULES = RULE - HAIRLINE + RULE;

function setRow(layout: Layout, cells: readonly Cell[], weight: "normal" | "bold"): SetRow {
  const lines = cells.map((cell, index) => {
    const value = cellText(cell, layout.format);
    const width = (layout.widths[index] ?? 0) - 2 * PAD_X;
    return cell.kind === "text" ? wrapText(value, width, layout.size, layout.maxLines, weight) : [value];
  });
  const most = Math.max(1, ...lines.map((each) => each.length));
  return { cells, lines, height: most * LINE + 2 * PAD_Y + (weight === "bold" ? SUM_RULES : HAIRLINE) };
}

/** A table with its columns measured and its lines broken. */
interface SetTable {
  readonly layout: Layout;
  readonly rows: readonly SetRow[];
  readonly totals: readonly SetRow[];
}

/** Tables are measured before they are set: each is broken into lines once a width and language. */
const settings = new WeakMap<Table, { width: number; format: PrintFormat; set: SetTable }>();

function setTable(table: Table, width: number, format: PrintFormat): SetTable {
  const known = settings.get(table);
  if (known?.width === width && known.format === format) return known.set;
  const layout = layoutOf(table, width, format);
  const set = {
    layout,
    rows: table.rows.map((cells) => setRow(layout, printed(table, cells), "normal")),
    totals: endOf(table).map((cells) => setRow(layout, printed(table, cells), "bold")),
  };
  settings.set(table, { width, format, set });
  return set;
}

const heightOfRows = (rows: readonly SetRow[]): number => rows.reduce((sum, row) => sum + row.height, 0);

function headerLines(layout: Layout): string[][] {
  return layout.columns.map((column, index) =>
    wrapText(column.header, (layout.widths[index] ?? 0) - 2 * PAD_X, SIZE.small, 2, "bold"),
  );
}

function headerHeight(layout: Layout): number {
  return Math.max(1, ...headerLines(layout).map((lines) => lines.length)) * HEADER_LINE + 2 * PAD_Y + HEADER_RULE;
}

/** Lines broken beforehand, each kept as it is. */
function linesContent(lines: readonly string[], lineHeight: number): ContentText | ContentStack {
  const [only = ""] = lines;
  if (lines.length <= 1) return { text: only, noWrap: true, lineHeight };
  return { stack: lines.map((line) => ({ text: line, noWrap: true, lineHeight })) };
}

function headerRow(layout: Layout): TableCell[] {
  const lines = headerLines(layout);
  const most = Math.max(1, ...lines.map((each) => each.length));
  return layout.columns.map((column, index) => {
    const own = lines[index] ?? [""];
    return {
      ...linesContent(own, HEADER_LINE / (SIZE.small * FONT_HEIGHT)),
      alignment: column.align,
      bold: true,
      fontSize: SIZE.small,
      color: COLOR.muted,
      margin: [0, (most - own.length) * HEADER_LINE, 0, 0],
    };
  });
}

/** The amounts of a row by bucket as one bar of the ramp's colours. */
function mixBar(amounts: readonly number[], width: number): Content {
  const total = amounts.reduce((sum, amount) => sum + Math.max(0, amount), 0);
  let x = 0;
  const parts = amounts.map((amount, index) => {
    const part = total === 0 ? 0 : (Math.max(0, amount) / total) * width;
    const rect = { type: "rect" as const, x, y: 1, w: part, h: 7, color: palette.aging[index] ?? palette.accent };
    x += part;
    return rect;
  });
  const edge = { type: "rect" as const, x: 0, y: 1, w: width, h: 7, lineWidth: 0.4, lineColor: palette.agingEdge };
  return { canvas: [...parts.filter((part) => part.w > 0), ...(total > 0 ? [edge] : [])] };
}

function bodyRow(layout: Layout, row: SetRow, bold: boolean): TableCell[] {
  return row.cells.map((cell, index) => {
    if (cell.kind === "mix") return mixBar(cell.amounts, (layout.widths[index] ?? 0) - 2 * PAD_X);
    return {
      ...linesContent(row.lines[index] ?? [], LINE / (layout.size * FONT_HEIGHT)),
      alignment: layout.columns[index]?.align ?? "left",
      bold,
      fontSize: layout.size,
    };
  });
}

type Kind = "header" | "row" | "sum";

function tableContent(layout: Layout, rows: readonly { row: SetRow | null; kind: Kind }[]): ContentTable {
  const kinds = rows.map((each) => each.kind);
  return {
    table: {
      widths: layout.widths.map((width) => width - 2 * PAD_X),
      heights: rows.map(({ row, kind }) => heightOfCell(layout, row, kind)),
      headerRows: 0,
      dontBreakRows: true,
      body: rows.map(({ row, kind }) => (row === null ? headerRow(layout) : bodyRow(layout, row, kind === "sum"))),
    },
    layout: {
      paddingLeft: () => PAD_X,
      paddingRight: () => PAD_X,
      paddingTop: () => PAD_Y,
      paddingBottom: () => PAD_Y,
      vLineWidth: () => 0,
      hLineWidth: (line) => lineWidth(kinds, line),
      hLineColor: (line, _node, index) => {
        const bucket = kinds[line - 1] === "header" ? (layout.columns[index]?.bucket ?? null) : null;
        if (bucket !== null) return palette.aging[bucket] ?? COLOR.rule;
        return lineWidth(kinds, line) > 0.5 ? COLOR.rule : COLOR.hairline;
      },
      fillColor: () => null,
    },
  };
}

/** Points between the paddings of a row. */
function heightOfCell(layout: Layout, row: SetRow | null, kind: Kind): number {
  const whole = row === null ? headerHeight(layout) : row.height;
  return whole - 2 * PAD_Y - (row === null ? HEADER_RULE : kind === "sum" ? SUM_RULES : HAIRLINE);
}

/** A rule under the header and around sums, hairlines between rows, nothing above. */
function lineWidth(kinds: readonly Kind[], line: number): number {
  if (line === 0) return 0;
  const above = kinds[line - 1];
  const below = kinds[line];
  if (above === "header") return HEADER_RULE;
  if (below === "sum" && above === "row") return RULE;
  return below === undefined && above === "sum" ? RULE : HAIRLINE;
}

/** A table that stays on one page. */
export function plainTable(table: Table, width: number, format: PrintFormat): Content {
  const { layout, rows, totals } = setTable(table, width, format);
  return tableContent(layout, [
    { row: null, kind: "header" },
    ...rows.map((row) => ({ row, kind: "row" as const })),
    ...totals.map((row) => ({ row, kind: "sum" as const })),
  ]);
}

/** Sums so far of the columns that are carried; the label stands in the first column. */
function carryRow(layout: Layout, label: string, sums: readonly Cell[]): SetRow {
  const cells = sums.map((cell, index) => (index === 0 ? text(label) : cell));
  return setRow(layout, cells, "bold");
}

function add(sum: Cell, cell: Cell): Cell {
  if (cell.kind === "money") {
    return { ...cell, minor: cell.minor + (sum.kind === "money" ? sum.minor : 0) };
  }
  if (cell.kind === "count") return { ...cell, value: cell.value + (sum.kind === "count" ? sum.value : 0) };
  return sum;
}

/** Height of a whole table in points: header, rows and totals. */
export function tableHeight(table: Table, width: number, format: PrintFormat): number {
  const { layout, rows, totals } = setTable(table, width, format);
  return headerHeight(layout) + heightOfRows(rows) + heightOfRows(totals);
}

/** What of a table stands on one page. */
export interface TablePiece {
  readonly content: Content;
  /** Points, rules included. */
  readonly height: number;
  /** Rows of the table itself. */
  readonly rows: number;
}

/**
 * A table over as many pages as it needs: on each the header, the sum brought from the page before and the sum carried to
 * the next, at the end the totals. `height` is what a page, counted from 0, has room for in points.
 *
 * @returns one piece a page
 */
export function pagedTable(
  table: Table,
  width: number,
  format: PrintFormat,
  words: PageWords,
  height: number | ((page: number) => number),
): TablePiece[] {
  const { layout, rows, totals } = setTable(table, width, format);
  const carries = layout.columns.some((column) => column.sum);
  const sumHeight = carries ? LINE + 2 * PAD_Y + SUM_RULES : 0;
  const totalsHeight = heightOfRows(totals);
  const pages: TablePiece[] = [];
  let sums: readonly Cell[] = layout.columns.map(() => empty);
  let next = 0;
  let last = false;
  while (!last) {
    const brought = next > 0;
    const room =
      (typeof height === "number" ? height : height(pages.length)) - headerHeight(layout) - (brought ? sumHeight : 0);
    const reach = fill(rows, next, room, totalsHeight, sumHeight);
    const { end } = reach;
    last = reach.last;
    const before = sums;
    for (const row of rows.slice(next, end)) {
      sums = sums.map((sum, index) => {
        const cell = row.cells[index];
        return cell !== undefined && layout.columns[index]?.sum === true ? add(sum, cell) : sum;
      });
    }
    const own = [
      ...(brought && carries ? [{ row: carryRow(layout, words.brought, before), kind: "sum" as const }] : []),
      ...rows.slice(next, end).map((row) => ({ row, kind: "row" as const })),
      ...(last ? totals : carries ? [carryRow(layout, words.carried, sums)] : []).map((row) => ({
        row,
        kind: "sum" as const,
      })),
    ];
    pages.push({
      content: tableContent(layout, [{ row: null, kind: "header" }, ...own]),
      height: own.reduce((sum, { row }) => sum + row.height, headerHeight(layout)),
      rows: end - next,
    });
    next = end;
  }
  return pages;
}

/** Rows that the last page of a table has at least, so that it is not begun for one alone. */
const LAST_ROWS = 3;

/** How far the rows from `start` reach into `room`: to the end with the totals, or as far as the carried sum lets them. */
function fill(
  rows: readonly SetRow[],
  start: number,
  room: number,
  totalsHeight: number,
  sumHeight: number,
): { end: number; last: boolean } {
  let used = 0;
  let end = start;
  let fits = start;
  while (end < rows.length) {
    used += rows[end]?.height ?? 0;
    if (used > room) break;
    end += 1;
    if (used + sumHeight <= room) fits = end;
  }
  if (end === rows.length && used + totalsHeight <= room) return { end, last: true };
  // At least one row a page, and some left for the page with the totals.
  const most = Math.min(fits, rows.length - LAST_ROWS);
  return { end: Math.max(most, start + 1), last: false };
}
