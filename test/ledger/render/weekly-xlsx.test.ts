import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { cellText } from "../../../electron/ledger/render/cell-text.ts";
import { momentIn, printFormat } from "../../../electron/ledger/render/format.ts";
import { moment, type Table } from "../../../electron/ledger/render/model.ts";
import { writeXlsx } from "../../../electron/ledger/render/xlsx-writer.ts";
import { weeklyDocument } from "../../../electron/ledger/reports/weekly-document.ts";
import type { WeeklyReport } from "../../../shared/contract/reports.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { maker, sampleReport } from "./sample-report.ts";

async function workbookOf(report: WeeklyReport, lang: "es" | "en" = "es"): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const bytes = await writeXlsx(weeklyDocument(report, lang, maker));
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook;
}

/** Rows under the header that begins with `first`, as values, up to the first empty row. */
function listOf(workbook: ExcelJS.Workbook, sheet: string, first: string): { header: string[]; rows: unknown[][] } {
  const page = workbook.getWorksheet(sheet);
  if (page === undefined) throw new Error(`no sheet ${sheet}`);
  let header: string[] = [];
  const rows: unknown[][] = [];
  let ended = false;
  page.eachRow({ includeEmpty: true }, (row) => {
    const values = row.values as unknown[];
    if (header.length > 0 && values.length === 0) ended = true;
    if (ended) return;
    if (header.length > 0) rows.push(values.slice(1));
    else if (values[1] === first) header = values.slice(1).map(String);
  });
  return { header, rows };
}

describe("weekly report as workbook", () => {
  it("has a day with its time as a date, which sorts and filters as one", async () => {
    const document = weeklyDocument(sampleReport(1, ["MXN"]), "es", maker);
    const local = momentIn("2026-11-03T16:05:00.000Z", "America/Mexico_City");
    const table: Table = {
      kind: "table",
      sheet: "delivered",
      columns: [
        {
          header: "Entregado",
          printWidth: 96,
          stretch: false,
          sheetWidth: 20,
          align: "left",
          sum: false,
          bucket: null,
        },
      ],
      rows: [[moment(local)]],
      totals: [],
      paged: false,
      print: true,
      oneLine: false,
    };
    const workbook = new ExcelJS.Workbook();
    const bytes = await writeXlsx({
      ...document,
      sections: [...document.sections, { title: "Entregados", aside: "", blocks: [table] }],
      sheets: [...document.sheets, { id: "delivered", name: "Entregados" }],
    });
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
    const cell = workbook.getWorksheet("Entregados")?.lastRow?.getCell(1);
    expect([cell?.value, cell?.numFmt]).toEqual([new Date("2026-11-03T10:05:00.000Z"), "dd/mmm/yyyy hh:mm"]);
    expect(cellText(moment(local), printFormat("es"))).toBe("03/nov/2026 10:05");
  });

  it("has one sheet a subject in the language asked for", async () => {
    const report = sampleReport(12, ["MXN", "USD"]);
    const es = await workbookOf(report);
    expect(es.worksheets.map((sheet) => sheet.name)).toEqual([
      "Resumen",
      "Antigüedad",
      "Movimiento",
      "Top 10",
      "Tendencia",
      "Definiciones",
    ]);
    const en = await workbookOf(report, "en");
    expect(en.worksheets.map((sheet) => sheet.name)).toEqual([
      "Summary",
      "Aging",
      "Movement",
      "Top 10",
      "Trend",
      "Definitions",
    ]);
  });

  it("writes the aging as numbers, all currencies in one list, totals apart", async () => {
    const report = sampleReport(12, ["MXN", "JPY"]);
    const workbook = await workbookOf(report);
    const { header, rows } = listOf(workbook, "Antigüedad", "Moneda");
    expect(header).toEqual([
      "Moneda",
      "Cliente",
      "RFC",
      "Docs.",
      "Por vencer",
      "1–30 días",
      "31–60 días",
      "61–90 días",
      "91+ días",
      "Saldo por cobrar",
      "Por aplicar",
      "Saldo neto",
    ]);
    expect(rows).toHaveLength(24);
    const expected = report.sections.flatMap((section) => {
      const unit = section.currency === "JPY" ? 1 : 100;
      return section.aging.map((row) => [
        row.currency,
        row.customerName,
        row.currentMinor / unit,
        row.balanceMinor / unit,
      ]);
    });
    expect(rows.map((row) => [row[0], row[1], row[4], row[11]])).toEqual(expected);
    for (const row of rows) for (const value of row.slice(3)) expect(typeof value).toBe("number");
    const page = workbook.getWorksheet("Antigüedad");
    expect(page?.views[0]).toMatchObject({ state: "frozen", ySplit: 4 });
    expect(page?.autoFilter).toBe("A4:L28");
    expect(page?.pageSetup).toMatchObject({ orientation: "landscape", fitToWidth: 1, printTitlesRow: "4:4" });
    expect(page?.getCell("E5").numFmt).toBe('#,##0.00;-#,##0.00;"–"');
    expect(page?.getCell("E28").numFmt).toBe('#,##0;-#,##0;"–"');
  });

  it("writes days as dates and shares as percentages", async () => {
    const report = sampleReport(12, ["MXN"]);
    const { rows } = listOf(await workbookOf(report), "Tendencia", "Moneda");
    expect(rows).toHaveLength(13);
    expect(rows.at(-1)?.[1]).toEqual(new Date("2026-11-20T00:00:00Z"));
    expect(rows.at(-1)?.[4]).toBeCloseTo(Number(report.sections[0]?.overdue.value) / 100, 10);
  });

  it("ends each movement with its closing balance", async () => {
    const report = sampleReport(12, ["MXN", "USD"]);
    const { rows } = listOf(await workbookOf(report), "Movimiento", "Moneda");
    expect(rows).toHaveLength(16);
    for (const [index, section] of report.sections.entries()) {
      const own = rows.slice(index * 8, index * 8 + 8).map((row) => Number(row[2]));
      const lines = own.slice(0, 7).reduce((sum, value) => sum + value, 0);
      expect(lines).toBeCloseTo(own[7] ?? Number.NaN, 6);
      expect(own[7]).toBe(section.totals.openMinor / 100);
    }
  });

  it("shows each figure with target, light, method and what it was made of", async () => {
    const report = sampleReport(12, ["MXN"]);
    const { header, rows } = listOf(await workbookOf(report), "Resumen", "Moneda");
    expect(header).toContain("Método");
    const section = report.sections[0];
    expect(rows.find((row) => row[1] === "Cartera vencida")).toEqual([
      "MXN",
      "Cartera vencida",
      Number(section?.overdue.value) / 100,
      "%",
      "< 10",
      "Fuera de la meta",
      "Sobre el saldo por cobrar a la fecha de corte",
      (section?.totals.overdueMinor ?? 0) / 100,
      (section?.totals.openMinor ?? 0) / 100,
    ]);
  });

  it("says n/a in words where there is nothing to divide by, and makes all sheets of an empty ledger", async () => {
    const empty = await workbookOf(sampleReport(0, []));
    expect(empty.worksheets).toHaveLength(6);
    const { rows } = listOf(await workbookOf(sampleReport(0, ["MXN"])), "Resumen", "Moneda");
    expect(rows.find((row) => row[1] === "Cartera vencida")?.[2]).toBe("n/d");
  });

  it("never makes a formula of a name", async () => {
    const report = sampleReport(hostileTexts.length, ["MXN"]);
    const named: WeeklyReport = {
      ...report,
      company: [{ rfc: "=1+1", name: "=1+1&L&P" }],
      sections: report.sections.map((each) => ({
        ...each,
        aging: each.aging.map((row, index) => ({ ...row, customerName: hostileTexts[index] ?? "" })),
      })),
    };
    const workbook = await workbookOf(named);
    for (const sheet of workbook.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect([ExcelJS.ValueType.Formula, ExcelJS.ValueType.Hyperlink]).not.toContain(cell.type);
        }),
      );
    }
    const { rows } = listOf(workbook, "Antigüedad", "Moneda");
    expect(rows.map((row) => row[1])).toContain("=1+1");
    expect(rows.map((row) => row[1])).toContain("<script>alert(1)</script>");
  });
});
