import { extractText, getDocumentProxy, getMeta } from "unpdf";
import { describe, expect, it } from "vitest";
import { writePdf } from "../../../electron/ledger/render/pdf/pdf-writer.ts";
import { weeklyDocument } from "../../../electron/ledger/reports/weekly-document.ts";
import type { WeeklyReport } from "../../../shared/contract/reports.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { longName, maker, sampleReport } from "./sample-report.ts";

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  // Words are set one by one; runs of blanks say nothing.
  return text.map((page) => page.replace(/\s+/g, " "));
}

async function printed(
  report: WeeklyReport,
  lang: "es" | "en" = "es",
): Promise<{ bytes: Uint8Array; pages: string[] }> {
  const bytes = await writePdf(weeklyDocument(report, lang, maker));
  return { bytes, pages: await pagesOf(bytes) };
}

function section(report: WeeklyReport, index = 0): WeeklyReport["sections"][number] {
  const found = report.sections[index];
  if (found === undefined) throw new Error("no such section");
  return found;
}

const amount = (minor: number, decimals = 2): string =>
  (minor / 10 ** decimals).toLocaleString("en-US", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

describe("weekly report as PDF", () => {
  it("says everything a manager reads on its first page", async () => {
    const report = sampleReport(60, ["MXN", "USD"]);
    const { pages } = await printed(report);
    const mxn = section(report);
    const [first = ""] = pages;
    for (const words of [
      "Reporte semanal de cobranza",
      "al viernes 20 de noviembre de 2026",
      "Distribuidora Norte Industrial Ñandú, S.A. de C.V.",
      amount(mxn.totals.openMinor),
      `${mxn.overdue.value} %`,
      `${mxn.current.value} %`,
      `${mxn.dso.value} días`,
      "Meta < 10 %",
      "Meta ≥ 90 %",
      "Meta < 30 días",
      "Fuera de la meta",
      amount(-mxn.movement.collectedMinor),
      "Antigüedad de saldos",
      "Qué cambió en la semana",
      "Los diez saldos más grandes",
      `USD ${amount(section(report, 1).totals.openMinor)}`,
      ...mxn.topTen.flatMap((entry) => [amount(entry.openMinor), `${entry.sharePercent} %`]),
    ]) {
      expect(first).toContain(words);
    }
  });

  it("numbers its pages and repeats company and cut-off on each", async () => {
    const { pages } = await printed(sampleReport(200, ["MXN"]));
    expect(pages.length).toBeGreaterThan(6);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Página ${index + 1} de ${pages.length}`);
      expect(page).toContain("Al Corriente 0.1.0");
      expect(page).toContain("Distribuidora Norte Industrial Ñandú, S.A. de C.V.");
      expect(page).toContain("al viernes 20 de noviembre de 2026");
    }
  });

  it("carries the sums of the aging from page to page to its total", async () => {
    const report = sampleReport(200, ["MXN"]);
    const { pages } = await printed(report);
    const aging = pages.filter((page) => page.includes("Antigüedad de saldos por cliente"));
    const sumAfter = (page: string, label: string): string | undefined =>
      new RegExp(`${label} ([\\d,]+) ([\\d,.]+)`).exec(page)?.[2];
    for (const [index, page] of aging.entries()) {
      expect(page).toContain("Docs. Por vencer 1–30 días 31–60 días 61–90 días 91+ días Por aplicar Saldo neto");
      const carried = sumAfter(page, "Suma y sigue");
      if (index === aging.length - 1) expect(carried).toBeUndefined();
      else {
        expect(carried).toBeDefined();
        expect(sumAfter(aging[index + 1] ?? "", "De la página anterior")).toBe(carried);
      }
    }
    const { totals, unappliedMinor } = section(report);
    expect(sumAfter(aging.at(-1) ?? "", "Total MXN")).toBe(amount(totals.currentMinor));
    expect(aging.at(-1)).toContain(amount(totals.openMinor - unappliedMinor));
  });

  it("prints every customer of a large ledger once", async () => {
    const report = sampleReport(2000, ["MXN"]);
    const { pages } = await printed(report, "en");
    const aging = pages.filter((page) => page.includes("Aging by customer")).join(" ");
    expect(pages.at(0)).toContain("Weekly collections report");
    expect(aging.match(/CTE\d{6}AB\d|XEXX010101000/g)).toHaveLength(2000);
  });

  it("begins every page with its title, so that none is what ran over from another, whatever the figures", async () => {
    const huge = sampleReport(40, ["MXN", "JPY"]);
    const big: WeeklyReport = {
      ...huge,
      sections: huge.sections.map((each) => ({
        ...each,
        aging: each.aging.map((row) => ({ ...row, currentMinor: 8_000_000_000_000_00 + row.currentMinor })),
      })),
    };
    for (const report of [huge, big, sampleReport(1, ["USD"])]) {
      const { pages } = await printed(report);
      for (const page of pages.slice(1)) {
        expect(page).toMatch(
          /Resumen|Movimiento y tendencia|Antigüedad de saldos por cliente|Indicadores y cómo|Definiciones/,
        );
      }
    }
  });

  it("explains each figure on its last pages", async () => {
    const { pages } = await printed(sampleReport(5, ["MXN"]));
    const text = pages.join(" ");
    for (const words of [
      "Por agotamiento de ventas",
      "Venta neta a crédito: facturas a crédito con IVA",
      "Días vencidos = fecha de corte menos fecha de vencimiento",
      "su valor exacto no cumple",
      "Filtros",
      "America/Mexico_City",
    ]) {
      expect(text).toContain(words);
    }
  });

  it("says n/d and shows no light without anything to divide by", async () => {
    const report = sampleReport(0, ["MXN"]);
    const { pages } = await printed(report);
    expect(pages[0]).toContain("n/d");
    expect(pages[0]).toContain("Sin semáforo");
    expect(pages[0]).not.toContain("NaN");
  });

  it("is a short page for an empty ledger", async () => {
    const { pages } = await printed(sampleReport(0, []));
    expect(pages[0]).toContain("No hay saldos ni movimientos a la fecha de corte.");
  });

  it("gives the same bytes for the same report", async () => {
    const report = sampleReport(60, ["MXN", "USD"]);
    const [first, second] = [await printed(report), await printed(structuredClone(report))];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });

  it("names itself for the reader's program", async () => {
    const { bytes } = await printed(sampleReport(3, ["MXN"]));
    const { info } = await getMeta(await getDocumentProxy(new Uint8Array(bytes)));
    expect(info).toMatchObject({
      Title: "Reporte semanal de cobranza al viernes 20 de noviembre de 2026",
      Author: "Distribuidora Norte Industrial Ñandú, S.A. de C.V.",
    });
  });

  it("breaks long names and keeps quotes, ampersands and ñ", async () => {
    const { pages } = await printed(sampleReport(60, ["MXN"]));
    expect(longName.length).toBeGreaterThan(119);
    expect(pages.join(" ")).toContain("COMERCIALIZADORA DE PRODUCTOS AGRÍCOLAS Y GANADEROS DEL NOROESTE");
  });

  it("shows hostile names as text and reads no file for them", async () => {
    const report = sampleReport(hostileTexts.length, ["MXN"]);
    const named: WeeklyReport = {
      ...report,
      sections: report.sections.map((each) => ({
        ...each,
        aging: each.aging.map((row, index) => ({ ...row, customerName: hostileTexts[index] ?? "" })),
      })),
    };
    const { bytes, pages } = await printed(named);
    const raw = Buffer.from(bytes).toString("latin1");
    for (const forbidden of ["/JavaScript", "/JS ", "/Launch", "/EmbeddedFile", "/URI"]) {
      expect(raw).not.toContain(forbidden);
    }
    expect(pages.join(" ")).toContain("<script>alert(1)</script>");
  });
});
