import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { weeklyDocument } from "../../../electron/ledger/reports/weekly-document.ts";
import { incoming, makeDocument, rules } from "../support/documents.ts";
import type { TestLedger } from "../support/ledgers.ts";
import { databases, makeLedger, temporaryFolder } from "../support/ledgers.ts";

const BANXICO = join(import.meta.dirname, "../../fixtures/rates/banxico-fix.csv");
const AS_OF = "2026-11-22";

/** Two invoices in dollars at their own rates, one in euros, one in pesos; all but one of the dollars overdue. */
async function filled(database: (typeof databases)[number]): Promise<TestLedger> {
  const ledger = await makeLedger(database);
  const documents = [
    makeDocument(1, { total: "10000.00", currency: "USD", exchangeRate: "18.00" }),
    makeDocument(2, {
      total: "5000.00",
      currency: "USD",
      exchangeRate: "16.5",
      issuedAt: "2026-11-15T10:00:00",
      receiver: { rfc: "IIA040805DZ4", name: "INDUSTRIA ILUMINADORA DE ALMACENES", foreignTaxId: "" },
    }),
    makeDocument(3, { total: "100.00", currency: "EUR", exchangeRate: "20" }),
    makeDocument(4, { total: "1000.00" }),
  ];
  await ledger.db.write(async (tx) => {
    await tx.bulk.insert("import_run", [
      { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" },
    ]);
    const context = { runId: 1, recordedAt: "2026-11-20T00:00:00.000Z", actor: "test" };
    await postDocuments(tx, documents.map(incoming), context, rules);
  });
  return ledger;
}

const say = (ledger: TestLedger, currency: string, day: string, rate: string, source?: string) =>
  ledger.client.rates.add({ commandId: randomUUID(), currency, day, rate, ...(source ? { source } : {}) });
const importFile = (ledger: TestLedger, file: string, more: { dryRun?: boolean; currency?: string } = {}) =>
  ledger.client.rates.importFile({ commandId: randomUUID(), file, ...more });

describe.each(databases)("exchange rates on %s", (database) => {
  test("Banco de México's file is read once; a second time changes nothing, a corrected one keeps the history", async () => {
    const ledger = await makeLedger(database);
    const tried = await importFile(ledger, BANXICO, { dryRun: true });
    expect(tried).toMatchObject({ added: 10, corrected: 0, unchanged: 0, notQuoted: 2, problems: [] });
    expect((await ledger.client.rates.page({})).total).toBe(0);

    const first = await importFile(ledger, BANXICO);
    expect(first).toMatchObject({ added: 10, currencies: ["EUR", "USD"], from: "2026-11-13", to: "2026-11-20" });
    expect(await importFile(ledger, BANXICO)).toMatchObject({ added: 0, corrected: 0, unchanged: 10 });

    const corrected = join(temporaryFolder(), "corregido.csv");
    writeFileSync(corrected, "Fecha,SF43718\n20/11/2026,18.2000\n19/11/2026,dieciocho\n");
    const again = await importFile(ledger, corrected);
    expect(again).toMatchObject({ added: 0, corrected: 1 });
    expect(again.problems).toEqual([
      { row: 3, code: "bad-rate", value: "dieciocho", message: "«dieciocho» no es un tipo de cambio." },
    ]);
    const page = await ledger.client.rates.page({ currency: "USD" });
    expect(page.total).toBe(5);
    expect(page.rows[0]).toMatchObject({ day: "2026-11-20", rate: "18.2", origin: "corregido.csv", inForce: true });
    const history = await ledger.client.rates.page({ currency: "USD", history: true });
    expect(history.rows.filter((row) => row.day === "2026-11-20").map((row) => [row.rate, row.inForce])).toEqual([
      ["18.2", true],
      ["18.1234", false],
    ]);
  });

  test("an Excel workbook with titles above gives the same rates", async () => {
    const ledger = await makeLedger(database);
    const file = join(temporaryFolder(), "banxico.xlsx");
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Datos");
    sheet.addRow(["Banco de México"]);
    sheet.mergeCells("A1:B1");
    sheet.addRow([]);
    sheet.addRow(["Fecha", "SF43718"]);
    sheet.addRow([new Date(Date.UTC(2026, 10, 19)), 18.0987]);
    sheet.addRow([new Date(Date.UTC(2026, 10, 20)), "N/E"]);
    await book.xlsx.writeFile(file);
    expect(await importFile(ledger, file)).toMatchObject({ added: 1, notQuoted: 1, refused: null });
    expect((await ledger.client.rates.page({})).rows[0]).toMatchObject({ day: "2026-11-19", rate: "18.0987" });
  });

  test("a file that is no table of rates is refused in words and records nothing", async () => {
    const ledger = await makeLedger(database);
    const file = join(temporaryFolder(), "otra.csv");
    writeFileSync(file, "Fecha,SF57805\n20/11/2026,2.71\n");
    expect((await importFile(ledger, file)).refused).toEqual({
      code: "unknown-series",
      message: "No se reconoce la serie SF57805. Diga de qué moneda es.",
    });
    expect(await importFile(ledger, file, { currency: "CNY" })).toMatchObject({ added: 1, refused: null });
    expect((await importFile(ledger, join(temporaryFolder(), "no-esta.csv"))).refused?.code).toBe("not-found");
  });

  test("what was typed goes before the FIX, and taking it back gives the FIX its place again", async () => {
    const ledger = await filled(database);
    await importFile(ledger, BANXICO);
    expect(await say(ledger, "USD", "2026-11-20", "18.5000")).toEqual({ recorded: true, previous: "18.1234" });
    expect(await say(ledger, "USD", "2026-11-20", "18.5")).toEqual({ recorded: false, previous: "18.5" });
    const used = async () => {
      const { rows } = await ledger.client.rates.coverage({ asOf: "2026-11-20" });
      return rows.find((row) => row.currency === "USD")?.used;
    };
    expect(await used()).toMatchObject({ rate: "18.5", source: "typed", daysOld: 0 });
    const taken = { commandId: randomUUID(), currency: "USD", day: "2026-11-20", source: "typed" };
    expect(await ledger.client.rates.remove(taken)).toEqual({ removed: true });
    expect(await used()).toMatchObject({ rate: "18.1234", source: "SF43718" });
    expect(await ledger.client.rates.remove({ ...taken, commandId: randomUUID() })).toEqual({ removed: false });
  });

  test("pesos and rates that are no number are refused at the door", async () => {
    const ledger = await makeLedger(database);
    await expect(say(ledger, "MXN", AS_OF, "1")).rejects.toThrow();
    await expect(say(ledger, "USD", AS_OF, "diecisiete")).rejects.toThrow();
  });

  test("a consolidated total names its rates, and without one it says which currency is missing and gives no total", async () => {
    const ledger = await filled(database);
    const consolidated = () => ledger.client.rates.consolidatedCustomers({ asOf: AS_OF });
    expect(await consolidated()).toMatchObject({
      needed: true,
      sums: null,
      differenceMinor: null,
      missing: [
        { currency: "EUR", lastDay: null },
        { currency: "USD", lastDay: null },
      ],
    });

    await importFile(ledger, BANXICO);
    expect((await consolidated()).missing).toEqual([
      { currency: "EUR", lastDay: "2026-11-20" },
      { currency: "USD", lastDay: "2026-11-20" },
    ]);

    await ledger.client.settings.update({ commandId: randomUUID(), changes: { rateDaysBack: 5 } });
    const found = await consolidated();
    expect(found.rates).toEqual([
      { currency: "EUR", day: "2026-11-20", rate: "19.7603", source: "SF46410", daysOld: 2 },
      { currency: "USD", day: "2026-11-20", rate: "18.1234", source: "SF43718", daysOld: 2 },
    ]);
    // 1,000.00 + 100.00 x 19.7603 + 15,000.00 x 18.1234; of it 5,000 dollars are not due.
    expect(found.sums).toMatchObject({
      documents: 4,
      openMinor: 27_482_703,
      balanceMinor: 27_482_703,
      overdueMinor: 27_482_703 - 9_061_700,
      overduePercent: "67.03",
    });
    // 10,000 x 0.1234 + 5,000 x 1.6234 + 100 x -0.2397
    expect(found.differenceMinor).toBe(123_400 + 811_700 - 2_397);
    expect(await ledger.client.rates.consolidatedDocuments({ asOf: AS_OF })).toEqual(found);
    const report = await ledger.client.reports.weekly({ asOf: AS_OF });
    expect(report.consolidated).toEqual(found);
    const { facts } = weeklyDocument(report, "es", { version: "1", timeZone: "UTC", by: "" });
    expect(facts.find((fact) => fact.label === "Consolidado")?.value).toBe(
      "Todas las monedas juntas: MXN 274,827.03, con EUR a 19.7603 (Banxico, euro, 20/nov/2026, último conocido, de 2 días antes); " +
        "USD a 18.1234 (Banxico, FIX, 20/nov/2026, último conocido, de 2 días antes). " +
        "Diferencia cambiaria contra el tipo de cambio de cada documento, aparte del saldo: MXN +9,327.03.",
    );
    const one = await ledger.client.rates.consolidatedDocuments({ asOf: AS_OF, search: "iluminadora" });
    expect(one).toMatchObject({ sums: { openMinor: 9_061_700 }, differenceMinor: 811_700 });
  });

  test("the exchange difference is a column of its own and adds up to the foot; balances stay in their currency", async () => {
    const ledger = await filled(database);
    await say(ledger, "USD", AS_OF, "18.1234");
    await say(ledger, "EUR", AS_OF, "19.7603");
    const { rows } = await ledger.client.receivables.aging({ asOf: AS_OF });
    expect(rows.map((row) => [row.currency, row.balanceMinor, row.differenceMinor])).toEqual([
      ["USD", 500_000, 811_700],
      ["EUR", 10_000, -2_397],
      ["MXN", 100_000, null],
      ["USD", 1_000_000, 123_400],
    ]);
    const page = await ledger.client.receivables.page({ asOf: AS_OF });
    const sum = page.rows.reduce((total, row) => total + (row.differenceMinor ?? 0), 0);
    expect(sum).toBe((await ledger.client.rates.consolidatedDocuments({ asOf: AS_OF })).differenceMinor);
    // As of a day without a rate the column is empty, not a guess.
    const before = await ledger.client.receivables.page({ asOf: "2026-11-21" });
    expect(before.rows.every((row) => row.differenceMinor === null)).toBe(true);
  });

  test("coverage lists currencies in use without any rate and the working days that are missing", async () => {
    const ledger = await filled(database);
    await importFile(ledger, BANXICO);
    const { rows } = await ledger.client.rates.coverage({ asOf: AS_OF });
    expect(rows.map((row) => [row.currency, row.openDocuments, row.days, row.gaps])).toEqual([
      ["EUR", 1, 5, ["2026-11-16"]],
      ["USD", 2, 5, ["2026-11-16"]],
    ]);
  });
});
