import ExcelJS from "exceljs";
import { currencyDecimals } from "../../../shared/domain/money.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import type { Block, Cell, Column, Definitions, ReportDocument, Sheet, Table } from "./model.ts";
import { palette } from "./pdf/style.ts";
import { DAY_FORMAT, safeText } from "./sheet-cells.ts";

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
  const workbook = new ExcelJS.Workbook();
  workbook.creator = document.footer;
  workbook.title = `${document.title} ${document.asOf}`;
  workbook.company = safeText(document.company);
  workbook.created = new Date(document.madeAt);
  workbook.modified = new Date(document.madeAt);
  const blocks = document.sections.flatMap((section) => section.blocks.flatMap(flatten));
  for (const sheet of document.sheets) writeSheet(workbook, document, sheet, blocks);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function flatten(block: Block): (Table | Definitions)[] {
  if (block.kind === "side") return block.parts.flatMap((part) => part.blocks.flatMap(flatten));
  return block.kind === "table" || block.kind === "definitions" ? [block] : [];
}

function writeSheet(
  workbook: ExcelJS.Workbook,
  document: ReportDocument,
  sheet: Sheet,
  blocks: readonly (Table | Definitions)[],
): void {
  const page = workbook.addWorksheet(sheet.name, {
    pageSetup: {
      // Without a paper size a sheet prints on Letter.
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
  page.addRow([`${safeText(document.company)} · ${sheet.name}`]).font = {
    ...FONT,
    color: { argb: argb(palette.textMuted) },
  };
  if (sheet.id === "summary") {
    for (const fact of document.facts) {
      page.addRow([`${fact.label}: ${safeText(fact.value)}`]);
    }
  }
  page.addRow([]);
  const own = blocks.filter((block) => block.sheet === sheet.id);
  const definitions = own.find((block) => block.kind === "definitions");
  if (definitions !== undefined) {
    writeDefinitions(page, definitions);
    return;
  }
  const tables = own.filter((block) => block.kind === "table");
  const [first] = tables;
  if (first !== undefined) writeTables(page, first.columns, tables);
}

function writeDefinitions(page: ExcelJS.Worksheet, definitions: Definitions): void {
  page.getColumn(1).width = 34;
  page.getColumn(2).width = TEXT_WIDTH;
  styleHeader(page.addRow([definitions.termHeader, definitions.textHeader]));
  freeze(page, page.rowCount);
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
  freeze(page, headerRow);
  page.pageSetup.printTitlesRow = `${headerRow}:${headerRow}`;
  const write = (cells: readonly Cell[], bold: boolean): void => {
    const row = page.addRow([]);
    shown.forEach(({ column, index }, position) => {
      const cell = cells[index];
      if (cell === undefined) return;
      const target = row.getCell(position + 1);
      writeCell(target, cell);
      if (column.align !== "left" || target.numFmt !== undefined) target.alignment = { horizontal: column.align };
      if (bold) target.font = BOLD;
    });
  };
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
      target.value = cell.value === null ? null : Number(cell.value) / 100;
      target.numFmt = "0.00%";
      return;
    case "decimal":
      target.value = cell.value === null ? null : Number(cell.value);
      target.numFmt = "#,##0.00";
      return;
    case "day":
      target.value = new Date(`${cell.day}T00:00:00Z`);
      target.numFmt = DAY_FORMAT;
      return;
    case "mix":
    case "empty":
      return;
  }
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

function freeze(page: ExcelJS.Worksheet, rows: number): void {
  page.views = [{ state: "frozen", ySplit: rows, showGridLines: false }];
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
