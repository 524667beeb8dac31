import { expect, test } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { printFormat } from "../../../electron/ledger/render/format.ts";
import { type ReportDocument, text } from "../../../electron/ledger/render/model.ts";
import { writePdf } from "../../../electron/ledger/render/pdf/pdf-writer.ts";
import { composeReport } from "../../../electron/ledger/reports/composer.ts";
import { composing } from "../../../electron/ledger/reports/deliver.ts";
import { zReportKind } from "../../../shared/contract/reports.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";
import { textOf } from "../support/pdf-text.ts";
import { fillLedger } from "./fill.ts";

const LONGEST_SHEET_NAME = 31;

for (const database of databases) {
  test(`${database}: no name of a sheet is cut, in any report and language`, async () => {
    const db = await openLedgerOn(database);
    await fillLedger(db, [
      { customer: "Ferretería La Esperanza y Sucursales", issuedOn: "2026-08-01", dueOn: "2026-09-01", minor: 10_000 },
    ]);
    const { context, close } = createContext({ now: () => new Date("2026-11-03T20:00:00.000Z") });
    for (const kind of zReportKind.options) {
      for (const lang of ["es", "en"] as const) {
        const asked = { kind, asOf: "2026-10-31", currency: null, customerId: 1, lang, paper: "letter" } as const;
        const { sheets } = await composeReport(db.read, await composing(db, context.reports.office, asked));
        const names = sheets.map(({ name }) => name);
        expect(names.filter((name) => name.length > LONGEST_SHEET_NAME || /[\\/?*[\]:]/.test(name))).toEqual([]);
        expect(new Set(names).size, kind).toBe(names.length);
      }
    }
    await close();
  });

  test(`${database}: money on account waits since what is left of it came, not since the first that ever came`, async () => {
    const db = await openLedgerOn(database);
    await fillLedger(
      db,
      [{ customer: "Otra", issuedOn: "2026-08-01", dueOn: "2026-09-01", minor: 10_000 }],
      [
        { customer: "Peña", kind: "payment", on: "2025-11-28", minor: -50_000 },
        { customer: "Peña", kind: "application", on: "2025-12-01", minor: 50_000 },
        { customer: "Peña", kind: "payment", on: "2026-09-30", minor: -20_000 },
        { customer: "Peña", kind: "payment", on: "2026-10-27", minor: -18_000 },
        { customer: "Peña", kind: "application", on: "2026-10-28", minor: 5_000 },
      ],
    );
    const { context, close } = createContext({ now: () => new Date("2026-11-03T20:00:00.000Z") });
    const of = async (asOf: string) => {
      const asked = { kind: "unapplied", asOf, currency: null, customerId: null, lang: "es", paper: "letter" } as const;
      const document = await composeReport(db.read, await composing(db, context.reports.office, asked));
      const blocks = document.sections.flatMap((section) => section.blocks);
      const table = blocks.find((block) => block.kind === "table" && block.sheet === "unapplied");
      return table?.kind === "table" ? table.rows : [];
    };
    const [row] = await of("2026-10-31");
    expect(row).toEqual(
      expect.arrayContaining([
        { kind: "day", day: "2026-09-30" },
        { kind: "count", value: 31 },
        { kind: "money", minor: 33_000, currency: "MXN" },
      ]),
    );
    // Before anything of it was applied it has waited since it came.
    expect((await of("2025-11-30"))[0]).toEqual(expect.arrayContaining([{ kind: "day", day: "2025-11-28" }]));
    await close();
  });
}

/** Four currencies, of which the last is only the second customer's. */
const FOUR = [
  { customer: "Peña", issuedOn: "2026-08-01", dueOn: "2026-09-01", minor: 10_000 },
  { customer: "Peña", issuedOn: "2026-10-01", dueOn: "2026-10-15", minor: 5_000, currency: "USD" },
  { customer: "Otra", issuedOn: "2026-10-01", dueOn: "2026-10-15", minor: 7_000, currency: "EUR" },
  { customer: "Otra", issuedOn: "2026-10-01", dueOn: "2026-11-15", minor: 900, currency: "JPY" },
];

for (const database of databases) {
  test(`${database}: a report says whose it is, names what it shows, and leaves no currency out`, async () => {
    const db = await openLedgerOn(database);
    await fillLedger(db, FOUR);
    await db.write((tx) =>
      tx.bulk.insert("forecast_run", [
        { id: 1, as_of: "2026-10-19", weeks: 8, made_at: "", actor: "", method: "{}", person_id: null },
        { id: 2, as_of: "2026-10-26", weeks: 8, made_at: "", actor: "", method: "{}", person_id: null },
      ]),
    );
    let id = 0;
    const expected = (run: number, currency: string, week: string, minor: number) => {
      id += 1;
      return { id, run_id: run, currency, week_on: week, source: "habit" as const, amount_minor: minor };
    };
    await db.write((tx) =>
      tx.bulk.insert("forecast_week", [
        expected(1, "MXN", "2026-11-02", 4_000),
        expected(2, "MXN", "2026-10-26", 6_000),
        expected(2, "MXN", "2026-11-16", 4_000),
        expected(2, "EUR", "2026-11-16", 7_000),
        expected(2, "EUR", "2026-12-14", 5_000),
        expected(2, "JPY", "2026-12-14", 900),
      ]),
    );
    const { context, close } = createContext({ now: () => new Date("2026-11-03T20:00:00.000Z") });
    const of = async (kind: "statement" | "weekly" | "monthly" | "daily", customerId: number | null = null) => {
      const asked = { kind, asOf: "2026-10-31", currency: null, customerId, lang: "es", paper: "letter" } as const;
      return composeReport(db.read, await composing(db, context.reports.office, asked));
    };
    // A statement begins with its customer, and tells of the currencies of that customer alone.
    const statement = await of("statement", 1);
    expect(statement.sections[0]?.title).toBe("Peña (Peña)");
    expect(statement.facts.find(({ label }) => label === "Monedas")?.value).toBe("MXN, USD");
    const first = (await textOf(await writePdf(statement))).slice(0, 400);
    expect(first).toContain("Peña (Peña)");
    expect(first.match(/31 de octubre de 2026/g)).toHaveLength(1);
    // The cover has what changed, chart and customers to see to of the first currency, and a line of every other one.
    const monthly = await of("monthly");
    const cover = monthly.sections[0]?.blocks ?? [];
    const within = cover.flatMap((block) => (block.kind === "side" ? block.parts.flatMap((part) => part.blocks) : []));
    expect(within.flatMap((block) => (block.kind === "heading" ? [block.text.slice(-3)] : []))).toEqual(["MXN", "MXN"]);
    expect(within.filter(({ kind }) => kind === "chart")).toHaveLength(1);
    expect(cover.flatMap((block) => (block.kind === "note" ? [block.text] : [])).join(" ")).toContain(
      "Cambios desde el 30/sep/2026.",
    );
    const tables = within.flatMap((block) => (block.kind === "table" ? [block.rows.map(([name]) => name)] : []));
    expect(tables[0]).toEqual(["EUR", "JPY", "USD"].map((currency) => ({ kind: "text", text: currency })));
    // The customers of the first page are those of the list, in its order.
    const list = monthly.sections.find(({ title }) => title === "Los diez clientes por atender primero");
    const listed =
      list?.blocks.flatMap((block) => (block.kind === "table" ? block.rows.map((row) => row[1]) : [])) ?? [];
    expect(listed.length).toBeGreaterThan(0);
    expect(tables[1]).toEqual(listed);
    // What is n/a says so and is no dash; every indicator is defined, no term twice; the rates that are missing are said once.
    const blocks = monthly.sections.flatMap((section) => section.blocks);
    const summary = blocks.find((block) => block.kind === "table" && block.sheet === "summary");
    const rows = summary?.kind === "table" ? summary.rows : [];
    expect(rows.find(([name]) => name?.kind === "text" && name.text === "Promesas cumplidas")?.[1]).toEqual({
      kind: "text",
      text: "n/d",
    });
    const terms = blocks.flatMap((block) => (block.kind === "definitions" ? block.items.map(({ term }) => term) : []));
    for (const [name] of rows) expect(terms).toContain(name?.kind === "text" ? name.text : "");
    expect(terms.filter((term) => term === "Reportes a tiempo")).toHaveLength(1);
    const notes = blocks.flatMap((block) => (block.kind === "note" ? [block.text] : [])).join(" ");
    expect(notes).toContain("EUR (30/sep/2026, 31/oct/2026); JPY (30/sep/2026, 31/oct/2026); USD");
    // The four weeks are those after the forecast, whatever weeks it expects something in.
    const weekly = await of("weekly");
    const forecast = weekly.sections.filter(({ title }) => title.startsWith("Pronóstico"));
    expect(forecast.map(({ aside }) => aside)).toEqual(["Pesos mexicanos (MXN)", "Euros (EUR)"]);
    for (const section of forecast) {
      const weeks = section.blocks.flatMap((block) => (block.kind === "table" ? block.rows.map((row) => row[1]) : []));
      expect(weeks).toEqual(
        ["2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16"].map((day) => ({ kind: "day", day })),
      );
    }
    expect(JSON.stringify(forecast[0])).toContain("al 26/oct/2026; el anterior, al 19/oct/2026");
    // What stands in the workbook alone takes no place on paper.
    expect(await textOf(await writePdf(await of("daily")))).not.toMatch(/Detalle de facturas(?! El libro)/);
    await close();
  });
}

test("negative figures in print have a minus sign wherever they stand, charts too", () => {
  const format = printFormat("es");
  expect(format.wholeAmount(-3_733_100, "MXN")).toBe("−37,331");
  expect(format.signedAmount(-3_733_100, "MXN")).toBe("−37,331.00");
  expect(format.integer(-1_200)).toBe("−1,200");
  expect(format.wholeAmount(-20, "MXN")).toBe("0");
  expect(format.percent("-1.07")).toBe("−1.07 %");
});

test("a header in print is broken between words, never inside one", async () => {
  const column = (header: string, stretch: boolean) => ({
    ...{
      header,
      printWidth: stretch ? 100 : 20,
      sheetWidth: 10,
      align: "left" as const,
      stretch,
      sum: false,
      bucket: null,
    },
  });
  const table = {
    ...{ kind: "table" as const, sheet: null, rows: [[text("Despacho"), text("1 %")]], totals: [] },
    ...{ columns: [column("Nombre", true), column("Recuperación alcanzada", false)] },
    ...{ paged: false, print: true, oneLine: false },
  };
  const document: ReportDocument = {
    ...{ lang: "es", title: "t", asOf: "", company: "", madeAt: "2026-11-03T20:00:00.000Z", footer: "", facts: [] },
    pageWords: { page: "{{page}}", carried: "", brought: "", continued: "" },
    sections: [{ title: "s", aside: "", blocks: [table] }],
    sheets: [],
  };
  expect(await textOf(await writePdf(document))).toMatch(/Recuperación\s+alcanzada/);
});
