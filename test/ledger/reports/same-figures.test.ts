import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, onTestFinished, test } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { cellText } from "../../../electron/ledger/render/cell-text.ts";
import { printFormat } from "../../../electron/ledger/render/format.ts";
import type { Block, Cell, ReportDocument, Table } from "../../../electron/ledger/render/model.ts";
import { composeReport } from "../../../electron/ledger/reports/composer.ts";
import { composing } from "../../../electron/ledger/reports/deliver.ts";
import { type ReportKind, zReportKind } from "../../../shared/contract/reports.ts";
import { currencyDecimals } from "../../../shared/domain/money.ts";
import { makeLedger, temporaryFolder } from "../support/ledgers.ts";
import { textOf } from "../support/pdf-text.ts";
import { fillLedger } from "./fill.ts";

/** More open invoices of a currency than are worth paper, and a second currency whose invoices are all younger. */
const MANY = 430;
const AS_OF = "2026-10-31";
const day = (number: number): string => new Date(Date.UTC(2026, 5, 1) + number * 86_400_000).toISOString().slice(0, 10);

const old = Array.from({ length: MANY }, (_, index) => ({
  customer: `Cliente ${index % 7}`,
  issuedOn: day(index % 100),
  dueOn: day((index % 100) + 30),
  minor: 1_000 + index,
}));

async function filled() {
  const made = await makeLedger("sqlite");
  await fillLedger(
    made.db,
    [
      ...old,
      { customer: "Dólar", issuedOn: "2026-10-05", dueOn: "2026-11-30", minor: 70_050, currency: "USD" },
      {
        customer: "Peña",
        issuedOn: "2026-09-01",
        dueOn: "2026-09-20",
        minor: 50_000,
        entries: [{ kind: "payment", on: "2026-10-20", minor: -20_000 }],
      },
    ],
    [{ customer: "Peña", kind: "payment", on: "2026-10-21", minor: -4_000 }],
  );
  const { context, close } = createContext({ now: () => new Date("2026-11-03T20:00:00.000Z") });
  onTestFinished(close);
  return { ...made, office: context.reports.office };
}

function asked(kind: ReportKind, lang: "es" | "en") {
  const paper = lang === "es" ? ("letter" as const) : ("a4" as const);
  return { kind, asOf: AS_OF, currency: null, customerId: kind === "statement" ? 1 : null, lang, paper };
}

const flat = (block: Block): Block[] =>
  block.kind === "side" ? block.parts.flatMap((part) => part.blocks.flatMap(flat)) : [block];
const blocksOf = (report: ReportDocument): Block[] => report.sections.flatMap(({ blocks }) => blocks.flatMap(flat));
const plain = (text: string): string => text.replace(/\s+/g, "");

/** What of a cell stands on a sheet: numbers as numbers, days as days. */
function inCell(cell: Cell): unknown {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "money":
      return cell.minor / 10 ** currencyDecimals(cell.currency);
    case "count":
      return cell.value;
    case "percent":
      return cell.value === null ? null : Number(`${cell.value}e-2`);
    case "decimal":
      return cell.value === null ? null : Number(cell.value);
    case "day":
      return new Date(`${cell.day}T00:00:00Z`);
    case "month":
      return new Date(`${cell.month}-01T00:00:00Z`);
    case "moment":
      return new Date(`${cell.at}:00Z`);
    default:
      return null;
  }
}

/** The rows of a sheet as values; an empty cell is null. */
function rowsOf(page: ExcelJS.Worksheet | undefined, columns: number): unknown[][] {
  const rows: unknown[][] = [];
  page?.eachRow((row) => {
    rows.push(
      Array.from({ length: columns }, (_, index) => {
        const { value } = row.getCell(index + 1);
        return value === "" || value === undefined ? null : value;
      }),
    );
  });
  return rows;
}

function onSheet(table: Table, cells: readonly Cell[]): unknown[] {
  return cells.flatMap((cell, index) => {
    if ((table.columns[index]?.sheetWidth ?? 0) === 0) return [];
    const value = inCell(cell);
    return [value === "" ? null : value];
  });
}

const key = (row: readonly unknown[]): string => JSON.stringify(row);

describe.each(["es", "en"] as const)("every report in %s", (lang) => {
  test.each(zReportKind.options)(
    "%s has the same rows, sums and sentences on screen, on paper and in Excel",
    async (kind) => {
      const { db, client, office } = await filled();
      const report = await composeReport(db.read, await composing(db, office, asked(kind, lang)));
      const [pdf, xlsx] = ["pdf", "xlsx"].map((ending) => join(temporaryFolder(), `r.${ending}`));
      if (pdf === undefined || xlsx === undefined) throw new Error("no files");
      for (const [format, file] of [
        ["pdf", pdf],
        ["xlsx", xlsx],
      ] as const) {
        await client.reports.export({ ...asked(kind, lang), commandId: randomUUID(), format, file });
      }
      const words = plain(await textOf(readFileSync(pdf)));
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(xlsx);
      const screen = await client.reports.read(asked(kind, lang));
      const format = printFormat(lang);
      const sheetOf = (id: string) => workbook.getWorksheet(report.sheets.find((sheet) => sheet.id === id)?.name ?? "");
      const shown = screen.sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === "table" ? [block] : [])),
      );
      for (const block of blocksOf(report)) {
        if (block.kind === "note") {
          expect(words).toContain(plain(block.text));
          // On some sheet, or told by the facts of the first.
          if (block.printOnly === true) continue;
          const said = workbook.worksheets.flatMap((page) => rowsOf(page, 1).flat().map(String)).join(" ");
          const left = report.facts.reduce((rest, { value }) => rest.replace(value, ""), block.text).trim();
          expect(said).toContain(left);
        }
        if (block.kind !== "table") continue;
        const figures = (cells: readonly Cell[]): Cell[] =>
          cells.filter((cell, index) => cell.kind !== "text" && (block.columns[index]?.printWidth ?? 0) > 0);
        if (block.print) {
          const rows = [...block.rows, ...(block.rest === undefined ? [] : [block.rest]), ...block.totals];
          for (const cells of rows) {
            const line = figures(cells)
              .map((cell) => cellText(cell, format))
              .filter((text) => text !== "");
            for (const text of line) expect(words).toContain(plain(text));
          }
        }
        if (block.sheet === null || sheetOf(block.sheet) === undefined) continue;
        const found = new Set(
          rowsOf(sheetOf(block.sheet), block.columns.filter((each) => each.sheetWidth > 0).length).map(key),
        );
        for (const cells of [...block.rows, ...block.totals]) {
          expect(found, `${block.sheet} in Excel`).toContain(key(onSheet(block, cells)));
        }
      }
      // The screen's tables are those of the document, in order, with their totals.
      const printed = report.sections
        .filter(({ onPaper }) => onPaper !== true)
        .flatMap(({ blocks }) => blocks.flatMap(flat))
        .flatMap((block) => (block.kind === "table" && block.print ? [block] : []));
      expect(shown.map(({ count }) => count)).toEqual(printed.map(({ rows, count }) => count ?? rows.length));
      expect(shown.map(({ totals }) => totals.length)).toEqual(printed.map(({ totals }) => totals.length));
    },
  );
});

test("the aging in detail prints the oldest of every currency, and its sums are those of all invoices", async () => {
  const { db, client, office } = await filled();
  const report = await composeReport(db.read, await composing(db, office, asked("agingDetail", "es")));
  const { rows: totals } = await client.receivables.totals({ asOf: AS_OF });
  const tables = blocksOf(report).flatMap((block) => (block.kind === "table" && block.print ? [block] : []));
  const minor = (cell: Cell | undefined): number => (cell?.kind === "money" ? cell.minor : Number.NaN);
  expect(tables.map(({ rows, count }) => [rows.length, count])).toEqual([
    [400, MANY + 1],
    [1, undefined],
  ]);
  for (const table of tables) {
    const open = table.columns.findIndex(({ header }) => header === "Saldo por cobrar");
    const [currency] = table.totals[0] ?? [];
    const whole = totals.find((row) => currency?.kind === "text" && row.currency === currency.text)?.openMinor;
    expect(minor(table.totals[0]?.[open])).toBe(whole);
    const printed = table.rows.reduce((sum, cells) => sum + minor(cells[open]), 0);
    expect(printed + (table.rest === undefined ? 0 : minor(table.rest[open]))).toBe(whole);
  }
  const said = blocksOf(report).flatMap((block) => (block.kind === "note" ? [block.text] : []));
  expect(said).toEqual(["Se muestran los primeros 400 renglones de 431; el libro de Excel los tiene todos."]);
});

test("a statement leads from each total to its balance, and its ages are those of the list of receivables", async () => {
  const { db, client, office } = await filled();
  const { rows: aged } = await client.receivables.aging({ asOf: AS_OF });
  const owing = aged.find((row) => row.customerName === "Peña");
  const of = { ...asked("statement", "es"), customerId: owing?.customerId ?? 0 };
  const report = await composeReport(db.read, await composing(db, office, of));
  const tables = blocksOf(report).flatMap((block) => (block.kind === "table" && block.print ? [block] : []));
  const minor = (table: Table | undefined, cells: readonly Cell[], header: string): number => {
    const cell = cells[table?.columns.findIndex((column) => column.header === header) ?? -1];
    return cell?.kind === "money" ? cell.minor : Number.NaN;
  };
  const invoices = tables.find(({ sheet }) => sheet === "statement");
  const ages = tables.find(({ sheet }) => sheet === "statementAging");
  const [row = []] = invoices?.rows ?? [];
  expect(["Total", "Pagado", "Otras bajas", "Saldo por cobrar"].map((header) => minor(invoices, row, header))).toEqual([
    50_000, 20_000, 0, 30_000,
  ]);
  const headers = ["Por vencer", "1–30 días", "31–60 días", "61–90 días", "91+ días", "Por aplicar", "Saldo neto"];
  expect(headers.map((header) => minor(ages, ages?.rows[0] ?? [], header))).toEqual([
    owing?.currentMinor,
    owing?.d1to30Minor,
    owing?.d31to60Minor,
    owing?.d61to90Minor,
    owing?.d90plusMinor,
    -(owing?.unappliedMinor ?? 0),
    owing?.balanceMinor,
  ]);
  expect(owing).toMatchObject({ unappliedMinor: 4_000, balanceMinor: 26_000 });
});
