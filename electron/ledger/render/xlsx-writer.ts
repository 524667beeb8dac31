import { writeFile } from "node:fs/promises";
import ExcelJS from "exceljs";
import { currencyDecimals } from "../../../shared/domain/money.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { fillDetails, type Placeholder } from "./detail-sheet.ts";
import type { Block, Cell, Column, Definitions, Detail, Fact, ReportDocument, Sheet, Table } from "./model.ts";
import { palette } from "./pdf/style.ts";
import { DAY_FORMAT, hundredth, MONTH_FORMAT, safeText } from "./sheet-cells.ts";

/** Spelled out, because a font without a name is shown as another one. */
const FONT = { name: "Calibri", family: 2, size: 11 } as const;
const BOLD = { ...FONT, bold: true } as const;
const LINE_HEIGHT = 15;
const TEXT_WIDTH = 110;

/**
 * Renders a report to a workbook: one sheet a subject, all currencies below one another with the currency in a column of
 * its own, so that a pivot table can be made at once. Amounts are numbers, days are dates; words are never read as
 * formulas (RELIABILITY T22).
 */
export async function writeXlsx(document: ReportDocument): Promise<Uint8Array> {
  return (await workbookOf(document)).bytes;
}

/** As {@link writeXlsx}, to a file and with the detail rows written as they are read: memory does not grow with them. */
export async function writeXlsxFile(document: ReportDocument, file: string): Promise<void> {
  const { bytes, placeholders } = await workbookOf(document);
  if (placeholders.length === 0) await writeFile(file, bytes);
  else await fillDetails(bytes, placeholders, new Date(document.madeAt), file);
}

async function workbookOf(document: ReportDocument): Promise<{ bytes: Uint8Array; placeholders: Placeholder[] }> {
  const workbook = new ExcelJS.Workbook();
  describe(workbook, document);
  const placeholders: Placeholder[] = [];
  for (const [index, content] of sheetsOf(document).entries()) {
    const page = writeSheet(workbook, document, content);
    if (content.detail !== null) placeholders.push(writeSamples(page, content.detail, index + 1));
  }
  return { bytes: new Uint8Array(await workbook.xlsx.writeBuffer()), placeholders };
}

interface SheetContent {
  readonly sheet: Sheet;
  /** Sentences over its table: whoever reads the workbook is told and warned as whoever reads the page. */
  readonly notes: readonly string[];
  readonly blocks: readonly (Table | Definitions)[];
  readonly detail: Detail | null;
}

function sheetsOf(document: ReportDocument): SheetContent[] {
  const blocks = document.sections.flatMap((section) => section.blocks.flatMap(flatten));
  const notes = notesOf(document);
  return document.sheets.map((sheet) => {
    const own = blocks.filter((block) => block.sheet === sheet.id);
    return {
      sheet,
      notes: notes.get(sheet.id) ?? [],
      blocks: own.filter((block) => block.kind !== "detail"),
      detail: own.find((block) => block.kind === "detail") ?? null,
    };
  });
}

function describe(workbook: ExcelJS.Workbook, document: ReportDocument): void {
  workbook.creator = document.footer;
  workbook.title = `${document.title} ${document.asOf}`;
  workbook.company = safeText(document.company);
  workbook.created = new Date(document.madeAt);
  workbook.modified = new Date(document.madeAt);
}

/** The sentences of each sheet, each once: those of the table they stand over, the others with the facts of the first sheet. */
function notesOf({ sections, facts }: ReportDocument): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { blocks } of sections) {
    const all = blocks.flatMap(unfolded);
    for (const [index, block] of all.entries()) {
      if (block.kind !== "note" || block.printOnly === true) continue;
      const next = all.slice(index + 1).find(({ kind }) => kind !== "note" && kind !== "heading");
      const sheet = (next !== undefined && "sheet" in next ? next.sheet : null) ?? SUMMARY;
      const said = sheet === SUMMARY ? untold(block.text, facts) : block.text;
      const own = found.get(sheet) ?? [];
      if (said !== "" && !own.includes(said)) found.set(sheet, [...own, said]);
    }
  }
  return found;
}

/** What of a sentence the facts beside it do not tell already. */
function untold(text: string, facts: readonly Fact[]): string {
  return facts.reduce((rest, { value }) => (value === "" ? rest : rest.replace(value, "")), text).trim();
}

function unfolded(block: Block): Exclude<Block, { kind: "side" }>[] {
  return block.kind === "side" ? block.parts.flatMap((part) => part.blocks.flatMap(unfolded)) : [block];
}

function flatten(block: Block): (Table | Definitions | Detail)[] {
  if (block.kind === "side") return block.parts.flatMap((part) => part.blocks.flatMap(flatten));
  return block.kind === "table" || block.kind === "definitions" || block.kind === "detail" ? [block] : [];
}

function writeSheet(workbook: ExcelJS.Workbook, document: ReportDocument, content: SheetContent): ExcelJS.Worksheet {
  const { sheet, blocks, notes } = content;
  const above = [...(sheet.id === SUMMARY ? document.facts.map(factLine) : []), ...notes];
  // Title, company, facts, sentences and an empty row stand above the header.
  const headerRow = 4 + above.length;
  const page = workbook.addWorksheet(sheetName(sheet.name), {
    // A sheet that only says what the report is has no header to keep in sight.
    views: [
      blocks.length === 0 && content.detail === null
        ? { state: "normal", showGridLines: false }
        : { state: "frozen", ySplit: headerRow, showGridLines: false },
    ],
    pageSetup: {
      // Without a paper size a sheet prints on Letter.
      ...(document.paper === "a4" ? { paperSize: A4 } : {}),
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddFooter: `&L${escapeFooter(document.footer)}&R${fillWords(document.pageWords.page, { page: "&P", pages: "&N" })}`,
    },
  });
  const title = page.addRow([`${document.title} ${document.asOf}`]);
  title.font = { ...BOLD, size: 14 };
  page.addRow([[safeText(document.company), sheet.name].filter((words) => words !== "").join(" · ")]).font = {
    ...FONT,
    color: { argb: argb(palette.textMuted) },
  };
  for (const line of above) page.addRow([safeText(line)]);
  page.addRow([]);
  const definitions = blocks.find((block) => block.kind === "definitions");
  if (definitions !== undefined) {
    writeDefinitions(page, definitions);
    return page;
  }
  const tables = blocks.filter((block) => block.kind === "table");
  const [first] = tables;
  if (first !== undefined) writeTables(page, first.columns, tables);
  const { columns } = first ?? content.detail ?? { columns: [] };
  wrapLines(page, above.length, columns);
  return page;
}

/** The first sheet tells what the report is; what belongs to no table is there, too. */
const SUMMARY = "summary";

/** A fact as a line of its own; what names itself is not named twice. */
function factLine({ label, value }: Fact): string {
  return value.startsWith(`${label}:`) ? value : `${label}: ${value}`;
}

/** First row of facts and sentences, under title and company. */
const FIRST_LINE = 3;

/** Lines that are longer than the table is wide are broken: on one they would make the printed sheet tiny. */
function wrapLines(page: ExcelJS.Worksheet, lines: number, columns: readonly Column[]): void {
  const shown = columns.filter(({ sheetWidth }) => sheetWidth > 0);
  const width = shown.reduce((sum, { sheetWidth }) => sum + sheetWidth, 0);
  if (width === 0) return;
  for (let number = FIRST_LINE; number < FIRST_LINE + lines; number++) {
    const row = page.getRow(number);
    const { length } = row.getCell(1).text;
    if (length <= width) continue;
    page.mergeCells(number, 1, number, shown.length);
    row.getCell(1).alignment = { vertical: "top", wrapText: true };
    row.height = LINE_HEIGHT * Math.ceil(length / width);
  }
}

/** A lying sheet of A4, as Excel numbers papers. */
const A4 = 9;
/** Characters a sheet's name may not have. */
const FORBIDDEN_IN_NAME = /[\\/?*[\]:]/g;

function sheetName(name: string): string {
  return safeText(name).replace(FORBIDDEN_IN_NAME, " ").slice(0, 31);
}

/** A currency of each number of decimals there is. */
const SAMPLE_CURRENCIES = ["MXN", "JPY", "KWD"] as const;

/** The header of a detail, and under it a row of cells styled as those of the detail will be. */
function writeSamples(page: ExcelJS.Worksheet, detail: Detail, sheet: number): Placeholder {
  writeTables(page, detail.columns, []);
  const headerRow = page.rowCount;
  for (const currency of SAMPLE_CURRENCIES) {
    const cells = detail.columns.map((column) => sampleOf(column.kind, currency));
    fillRow(page, detail.columns, cells, false);
  }
  return { sheet, headerRow, decimals: SAMPLE_CURRENCIES.map(currencyDecimals), detail };
}

function sampleOf(kind: Cell["kind"], currency: string): Cell {
  switch (kind) {
    case "money":
      return { kind, minor: 1, currency };
    case "count":
      return { kind, value: 1 };
    case "percent":
    case "decimal":
      return { kind, value: "1" };
    case "day":
      return { kind, day: "2000-01-01" };
    case "month":
      return { kind, month: "2000-01" };
    case "moment":
      return { kind, at: "2000-01-01T00:00" };
    default:
      return { kind: "text", text: "x" };
  }
}

function writeDefinitions(page: ExcelJS.Worksheet, definitions: Definitions): void {
  page.getColumn(1).width = 34;
  page.getColumn(2).width = TEXT_WIDTH;
  styleHeader(page.addRow([definitions.termHeader, definitions.textHeader]));
  for (const { term, text } of definitions.items) {
    const row = page.addRow([term, text]);
    row.alignment = { vertical: "top", wrapText: true };
    row.getCell(1).font = BOLD;
    row.height = LINE_HEIGHT * Math.ceil(text.length / TEXT_WIDTH);
  }
}

function writeTables(page: ExcelJS.Worksheet, columns: readonly Column[], tables: readonly Table[]): void {
  const shown = columns.flatMap((column, index) => (column.sheetWidth > 0 ? [{ column, index }] : []));
  shown.forEach(({ column }, position) => {
    page.getColumn(position + 1).width = column.sheetWidth;
  });
  const header = page.addRow(shown.map(({ column }) => column.header));
  styleHeader(header);
  shown.forEach(({ column }, position) => {
    const cell = header.getCell(position + 1);
    cell.alignment = { horizontal: column.align, vertical: "bottom", wrapText: true };
    if (column.bucket === null) return;
    cell.fill = solid(palette.aging[column.bucket] ?? palette.accent);
    cell.font = { ...BOLD, color: { argb: argb(palette.agingText[column.bucket] ?? palette.text) } };
  });
  const headerRow = page.rowCount;
  page.pageSetup.printTitlesRow = `${headerRow}:${headerRow}`;
  const write = (cells: readonly Cell[], bold: boolean): void => fillRow(page, columns, cells, bold);
  // Sums of columns stand apart from the list; the last line of a calculation belongs to it.
  const summed = columns.some((column) => column.sum);
  for (const table of tables) {
    for (const cells of table.rows) write(cells, false);
    if (!summed) for (const cells of table.totals) write(cells, true);
  }
  if (page.rowCount > headerRow) {
    page.autoFilter = { from: { row: headerRow, column: 1 }, to: { row: page.rowCount, column: shown.length } };
  }
  const totals = summed ? tables.flatMap((table) => table.totals) : [];
  if (totals.length === 0) return;
  // An empty row keeps the sums out of sorting, filtering and pivot tables.
  page.addRow([]);
  for (const cells of totals) write(cells, true);
}

function fillRow(page: ExcelJS.Worksheet, columns: readonly Column[], cells: readonly Cell[], bold: boolean): void {
  const row = page.addRow([]);
  let position = 0;
  for (const [index, column] of columns.entries()) {
    if (column.sheetWidth === 0) continue;
    position += 1;
    const cell = cells[index];
    if (cell === undefined) continue;
    const target = row.getCell(position);
    writeCell(target, cell);
    if (column.align !== "left" || target.numFmt !== undefined) target.alignment = { horizontal: column.align };
    if (bold) target.font = BOLD;
  }
}

function writeCell(target: ExcelJS.Cell, cell: Cell): void {
  switch (cell.kind) {
    case "text":
      target.value = safeText(cell.text);
      return;
    case "money":
      target.value = cell.minor / 10 ** currencyDecimals(cell.currency);
      target.numFmt = moneyFormat(cell.currency);
      return;
    case "count":
      target.value = cell.value;
      target.numFmt = "#,##0";
      return;
    case "percent":
      target.value = cell.value === null ? null : hundredth(cell.value);
      target.numFmt = "0.00%";
      return;
    case "decimal":
      target.value = cell.value === null ? null : Number(cell.value);
      target.numFmt = decimalFormat(cell.value);
      return;
    case "day":
      target.value = new Date(`${cell.day}T00:00:00Z`);
      target.numFmt = DAY_FORMAT;
      return;
    case "month":
      target.value = new Date(`${cell.month}-01T00:00:00Z`);
      target.numFmt = MONTH_FORMAT;
      return;
    case "moment":
      // A sheet knows no zones: it has the time the clock shows.
      target.value = new Date(`${cell.at}:00Z`);
      target.numFmt = `${DAY_FORMAT} hh:mm`;
      return;
    case "mix":
    case "empty":
      return;
  }
}

/** Number format that shows a decimal text with the decimals it has, as the page does; two at least. */
function decimalFormat(value: string | null): string {
  return `#,##0.${"0".repeat(Math.max(2, value?.split(".")[1]?.length ?? 0))}`;
}

/** Number format of a currency's amounts, zero as a dash. */
function moneyFormat(currency: string): string {
  const decimals = currencyDecimals(currency);
  const digits = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
  return `${digits};-${digits};"–"`;
}

function styleHeader(row: ExcelJS.Row): void {
  row.eachCell((cell) => {
    cell.font = BOLD;
    cell.fill = solid("#eef1f5");
    cell.border = { bottom: { style: "thin", color: { argb: argb("#9aa5b1") } } };
    cell.alignment = { vertical: "bottom", wrapText: true };
  });
}

function solid(color: string): ExcelJS.Fill {
  return { type: "pattern", pattern: "solid", fgColor: { argb: argb(color) } };
}

function argb(color: string): string {
  return `FF${color.slice(1).toUpperCase()}`;
}

/** A footer reads `&` as a command. */
function escapeFooter(text: string): string {
  return text.replaceAll("&", "&&");
}
