import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { printFormat } from "../../../electron/ledger/render/format.ts";
import type { KpiBoard } from "../../../shared/contract/kpis.ts";
import type { ReportScreen } from "../../../shared/contract/report-document.ts";
import { rateSentences } from "../../../shared/i18n/kpi-rates.ts";
import { kpisEs } from "../../../shared/i18n/kpis.es.ts";
import { reportPartsEs } from "../../../shared/i18n/report-parts.es.ts";
import { type DatabaseName, databases, makeLedger, temporaryFolder } from "../support/ledgers.ts";
import { textOf } from "../support/pdf-text.ts";
import { fillLedger } from "./fill.ts";

const OCTOBER = { from: "2026-10-01", to: "2026-10-31" } as const;
const MONTHLY = { kind: "monthly", asOf: OCTOBER.to } as const;
const EACH = "Indicadores de cada moneda";

/** What a report on the screen says above and below its tables. */
function notesOf({ sections }: Pick<ReportScreen, "sections">): string {
  return sections
    .flatMap(({ blocks }) => blocks.flatMap((each) => (each.kind === "note" ? [each.text] : [])))
    .join(" ");
}

/** Pesos and dollars that were open in October, some of each paid in it. */
async function setUp(database: DatabaseName) {
  const { db, client } = await makeLedger(database);
  const open = (customer: string, minor: number, currency: string) => ({
    ...{ customer, issuedOn: "2026-08-03", dueOn: "2026-09-02", minor, currency },
    entries: [{ kind: "application", on: "2026-10-20", minor: -minor / 5 }],
  });
  await fillLedger(db, [
    open("Peña", 500_000, "MXN"),
    open("Dólar", 70_000, "USD"),
    { customer: "Otra", issuedOn: "2026-10-05", dueOn: "2026-11-04", minor: 90_000, currency: "USD" },
  ]);
  const setting = (rateDaysBack: number) =>
    client.settings.update({ commandId: randomUUID(), changes: { rateDaysBack } });
  const rate = (day: string, value: string) =>
    client.rates.add({ commandId: randomUUID(), currency: "USD", day, rate: value, source: "typed" });
  const folder = temporaryFolder();
  return {
    client,
    setting,
    rate,
    board: (currency: string | null = null) => client.kpis.board({ ...OCTOBER, filter: { currency } }),
    /** What the report says on the screen, on paper and in Excel, white space as one. */
    said: async () => {
      const pdf = join(folder, `${randomUUID()}.pdf`);
      const xlsx = join(folder, `${randomUUID()}.xlsx`);
      await client.reports.export({ ...MONTHLY, commandId: randomUUID(), format: "pdf", file: pdf });
      await client.reports.export({ ...MONTHLY, commandId: randomUUID(), format: "xlsx", file: xlsx });
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(xlsx);
      const first: string[] = [];
      workbook.worksheets[0]?.eachRow((row) => first.push(String(row.getCell(1).value)));
      const screen = await client.reports.read(MONTHLY);
      const plain = (text: string): string => text.replace(/\s+/g, " ");
      return {
        screen,
        workbook,
        texts: [notesOf(screen), await textOf(readFileSync(pdf)), first.join(" ")].map(plain),
      };
    },
    boardFile: async () => {
      const file = join(folder, `${randomUUID()}.xlsx`);
      await client.kpis.exportBoard({ ...OCTOBER, file, lang: "es" });
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(file);
      const first: string[] = [];
      workbook.worksheets[0]?.eachRow((row) => first.push(String(row.getCell(1).value)));
      return first.join(" ");
    },
  };
}

/** Rows of a sheet below its header, by the name in a column and, where there is one, the currency before it. */
function sheetRows(workbook: ExcelJS.Workbook, name: string, named: number): Map<string, ExcelJS.Row> {
  const found = new Map<string, ExcelJS.Row>();
  workbook.getWorksheet(name)?.eachRow((row) => {
    const key = row.values;
    if (Array.isArray(key)) found.set(key.slice(1, named + 1).join(" "), row);
  });
  return found;
}

/** A value as a sheet has it: percentages as parts of one, n/a as a word. */
function cellValue({ value, unit }: KpiBoard["kpis"][number]): unknown {
  if (value === null) return kpisEs.notAvailable;
  return Number(unit === "percent" ? `${value}e-2` : value);
}

describe.each(databases)("exchange rates in reports on %s", (database) => {
  test("without the rate of a day every figure that hangs on it is n/a wherever it stands, with the currency and the day", async () => {
    const l = await setUp(database);
    await l.setting(0);
    await l.rate("2026-10-31", "18.00");
    const board = await l.board();
    expect(board.missing).toEqual([{ currency: "USD", day: "2026-09-30" }]);
    const { missing } = rateSentences(kpisEs, board, printFormat("es").day);
    expect(missing).toBe("Falta el tipo de cambio de USD (30/sep/2026). Lo que depende de él queda en n/d.");
    const { texts, screen, workbook } = await l.said();
    for (const text of [...texts, await l.boardFile()]) expect(text).toContain(missing);
    // The first page has the goals of each currency, and of all together what is no money: n/a is no light to go by.
    const tiles = screen.sections[0]?.blocks.flatMap((block) => (block.kind === "tiles" ? block.tiles : [])) ?? [];
    expect(tiles.map(({ label }) => label)).toEqual([
      ...["MXN", "USD"].flatMap((currency) =>
        (["recoveryRate", "overduePct", "dso"] as const).map((name) => `${kpisEs.names[name]} · ${currency}`),
      ),
      ...(["followUpPct", "ledgerUpdatesPct", "reportsOnTimePct", "promisesKeptPct"] as const).map(
        (name) => kpisEs.names[name],
      ),
    ]);
    expect(tiles[0]).toMatchObject({ value: "20.00 %", light: { color: "red" } });
    // What the lights mean is told of each currency as well: that there is none would not be true.
    const narrative = screen.sections.find(({ title }) => title === reportPartsEs.narrative.title);
    const sentences = narrative?.blocks.flatMap((block) => (block.kind === "note" ? [block.text] : [])) ?? [];
    for (const currency of ["MXN", "USD"]) {
      expect(sentences).toContainEqual(
        expect.stringContaining(`${kpisEs.names.recoveryRate}, ${currency}: 20.00 %, fuera de la meta`),
      );
    }
    expect(sentences).not.toContain(reportPartsEs.narrative.none);
    // As long as it is, it goes over several lines of the first sheet instead of over its edge.
    const line = [...sheetRows(workbook, "Resumen", 1)].find(([key]) => key.includes(missing))?.[1];
    expect(line?.getCell(1)).toMatchObject({ isMerged: true, alignment: { wrapText: true } });
    expect(line?.height).toBeGreaterThan(15);
    // Figure by figure what the board says: nothing of one currency stands for all of them.
    const summary = sheetRows(workbook, "Resumen", 1);
    expect(board.kpis.filter(({ value }) => value === null).map(({ name }) => name)).toContain("recoveryRate");
    expect(board.kpis.find(({ name }) => name === "overduePct")?.value).not.toBeNull();
    for (const kpi of board.kpis) {
      const row = summary.get(kpisEs.names[kpi.name]);
      expect(row?.getCell(2).value, kpi.name).toEqual(cellValue(kpi));
      const printed = kpi.value === null ? kpisEs.notAvailable : `${kpi.value}${kpi.unit === "percent" ? " %" : ""}`;
      expect(texts[1], kpi.name).toContain(`${kpisEs.names[kpi.name]} ${printed}`);
      if (kpi.of !== "amount") continue;
      const unknown = kpi.value === null && kpi.denominator === "0";
      expect(row?.getCell(8).value ?? null, kpi.name).toEqual(unknown ? null : Number(kpi.denominator) / 100);
    }
    // Each currency needs none: its indicators stand beside, as the board of that currency alone has them.
    const each = sheetRows(workbook, EACH, 2);
    for (const currency of ["MXN", "USD"]) {
      const own = await l.board(currency);
      expect(own.kpis.find(({ name }) => name === "recoveryRate")?.value).toBe("20.00");
      for (const kpi of own.kpis.filter(({ of }) => of === "amount")) {
        expect(each.get(`${currency} ${kpisEs.names[kpi.name]}`)?.getCell(3).value).toEqual(cellValue(kpi));
      }
    }
    // What follows the balances from one end to the other stands by currency as well, and says which rates keep it so: that
    // of the beginning, and of the days before it what the DSO of the month before lacks.
    const lacking = [
      ["Migración entre tramos", "USD (30/sep/2026)"],
      ["Qué movió el DSO", "USD (31/ago/2026, 30/sep/2026)"],
    ] as const;
    for (const [title, currencies] of lacking) {
      const own = screen.sections.filter((section) => section.title === title);
      expect(own.map(({ aside }) => aside.slice(-4, -1))).toEqual(["MXN", "USD"]);
      expect(JSON.stringify(own[0])).toContain(`Falta el tipo de cambio de ${currencies} para sumar las monedas`);
    }
  });

  test("the limit in UDI is that of the day, or of the last one the setting allows, and never of one that was taken back", async () => {
    const l = await setUp(database);
    const udi = (day: string, rate: string) =>
      l.client.rates.add({ commandId: randomUUID(), currency: "MXV", day, rate, source: "typed" });
    await udi("2027-10-28", "8.70");
    await udi("2027-10-31", "8.80");
    await l.client.rates.remove({ commandId: randomUUID(), currency: "MXV", day: "2027-10-31", source: "typed" });
    const said = async () => notesOf(await l.client.reports.read({ kind: "monthly", asOf: "2027-10-31" }));
    await l.setting(0);
    expect(await said()).toContain("Falta el valor de la UDI del 31/oct/2027");
    await l.setting(5);
    expect(await said()).toContain("Valor de la UDI: 8.7 (28/oct/2027); 30,000 UDI son 261,000.00.");
  });

  test("a last known rate is used only where the setting allows, and every place says of which day it is", async () => {
    const l = await setUp(database);
    await l.setting(5);
    await l.rate("2026-09-28", "18.00");
    await l.rate("2026-10-31", "18.50");
    const board = await l.board();
    expect(board.missing).toEqual([]);
    const { used, lastKnown } = rateSentences(kpisEs, board, printFormat("es").day);
    expect(used).toBe("Tipos de cambio: USD a 18.5 (31/oct/2026).");
    expect(lastKnown).toEqual([
      "USD a 18: último tipo de cambio conocido, del 28/sep/2026, usado para el 30/sep/2026.",
    ]);
    const { texts, screen, workbook } = await l.said();
    const beforeIt = "Falta el tipo de cambio de USD (31/ago/2026) para sumar las monedas";
    expect(texts[0]).toContain(beforeIt);
    for (const text of [...texts, await l.boardFile()]) {
      for (const sentence of [used, ...lastKnown]) expect(text).toContain(sentence);
      // Only what the month before ended with lacks the rate of its own beginning, which moved the DSO up to this one.
      expect(text.replace(beforeIt, "")).not.toContain("Falta el tipo de cambio");
    }
    for (const kpi of board.kpis) {
      const row = sheetRows(workbook, "Resumen", 1).get(kpisEs.names[kpi.name]);
      expect(row?.getCell(2).value, kpi.name).toEqual(cellValue(kpi));
    }
    // One currency alone asks for no rate, and several stand beside their sum all the same.
    expect(screen.sections.filter(({ title }) => title === EACH)).toHaveLength(2);
    const dollars = await l.client.reports.read({ ...MONTHLY, currency: "USD" });
    expect(JSON.stringify(dollars)).not.toMatch(/tipo de cambio conocido|Indicadores de cada moneda/);
  });
});
