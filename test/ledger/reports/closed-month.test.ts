import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import ExcelJS from "exceljs";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { createContext } from "../../../electron/ledger/context.ts";
import { closeMonth, lastEvent } from "../../../electron/ledger/kpis/closes.ts";
import { unpack } from "../../../electron/ledger/lib/packing.ts";
import type { ReportDocument, Section } from "../../../electron/ledger/render/model.ts";
import { composeReport } from "../../../electron/ledger/reports/composer.ts";
import { composing } from "../../../electron/ledger/reports/deliver.ts";
import { freezeMonth } from "../../../electron/ledger/reports/freeze.ts";
import { withRows } from "../../../electron/ledger/reports/jobs.ts";
import { readMaker } from "../../../electron/ledger/reports/maker.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import type { ReportAsked } from "../../../shared/contract/reports.ts";
import { creditFile, file, OWN_RFC } from "../support/cfdi-files.ts";
import { uuid } from "../support/documents.ts";
import { type DatabaseName, databases, openLedgerOn, temporaryFolder } from "../support/ledgers.ts";
import { textOf } from "../support/pdf-text.ts";

const MONTH = "2025-10";
const LANGS = ["es", "en"] as const;
type Lang = (typeof LANGS)[number];
const RESTATED = { es: "Reexpresado desde el cierre", en: "Restated since the close" } as const;
const DEFINITIONS = { es: "Definiciones", en: "Definitions" } as const;

/** A close of the ledger below as it was kept by a version that told figures of the first currency alone where a rate was missing. */
const OLD = z
  .object({
    snapshot: z.looseObject({}),
    reports: z.array(
      z.object({ lang: z.enum(["es", "en", ""]), part: z.number(), sha256: z.string(), packed: z.base64() }),
    ),
  })
  .parse(
    JSON.parse(readFileSync(join(import.meta.dirname, "../../fixtures/closes/first-currency-alone.json"), "utf8")),
  );

const METADATA =
  "Uuid~RfcEmisor~NombreEmisor~RfcReceptor~NombreReceptor~RfcPac~FechaEmision~FechaCertificacionSat~Monto~EfectoComprobante~Estatus~FechaCancelacion";
const cancelled = (n: number, on: string): string =>
  `${METADATA}\r\n${uuid(n)}~${OWN_RFC}~YO~URE180429TM6~CLIENTE~SPR190613I52~2025-09-05 10:00:00~2025-09-05 10:00:01~1160.00~I~0~${on} 09:00:00\r\n`;

/** A ledger with invoices of two currencies, on a day of November 2025. */
async function setUp(database: DatabaseName) {
  const clock = { day: "2025-11-15" };
  const db = await openLedgerOn(database);
  const { context, close } = createContext({ actor: "Lucía", now: () => new Date(`${clock.day}T18:00:00.000Z`) });
  await context.session.adopt(db);
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const give = async (files: Readonly<Record<string, string>>): Promise<void> => {
    const folder = temporaryFolder();
    const paths = Object.entries(files).map(([name, content]) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    });
    const { runId } = await client.imports.start({ commandId: randomUUID(), paths, ownRfcs: [OWN_RFC] });
    await context.importing.finished(runId);
  };
  const invoice = (n: number, on: string, more: Readonly<Record<string, string>> = {}): string =>
    file(n, { root: { Fecha: `${on}T10:00:00`, ...more } });
  await give({
    "1.xml": invoice(1, "2025-07-10"),
    "2.xml": invoice(2, "2025-08-20"),
    "3.xml": invoice(3, "2025-09-05"),
    "4.xml": invoice(4, "2025-10-02"),
    "5.xml": invoice(5, "2025-09-15", { Moneda: "USD", TipoCambio: "18.50" }),
    "6.xml": invoice(6, "2025-09-20"),
  });
  const { rows } = await client.customers.find({ text: "" });
  const customerId = rows[0]?.id ?? 0;
  const asked = (lang: Lang, paper: ReportAsked["paper"] = "letter"): ReportAsked => ({
    kind: "monthly",
    asOf: "2025-10-31",
    currency: null,
    customerId: null,
    lang,
    paper,
  });
  const { office } = context.reports;
  return {
    db,
    client,
    context,
    clock,
    give,
    customerId,
    asked,
    close: () => client.kpis.closes.close({ commandId: randomUUID(), month: MONTH }),
    /** The report with the rows of its details. */
    report: async (lang: Lang): Promise<ReportDocument> =>
      withRows(await composeReport(db.read, await composing(db, office, asked(lang)))),
    screen: async (lang: Lang) => JSON.stringify(await client.reports.read({ ...asked(lang), dark: true })),
    pay: (day: string, n: number, amountMinor: number) =>
      client.payments.record({
        commandId: randomUUID(),
        payments: [
          {
            ...{ customerId, currency: "MXN", amountMinor, paidOn: day, form: "03" },
            applications: [{ invoiceUuid: uuid(n), amountMinor }],
          },
        ],
      }),
    verified: async () => {
      const { checks } = await client.ledgers.verify();
      return checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
    },
  };
}
type Ledger = Awaited<ReturnType<typeof setUp>>;

/** What October learns of in the second half of November: a payment, a cancellation, a credit note and a dispute. */
async function later(l: Ledger): Promise<void> {
  await l.pay("2025-10-20", 1, 116_000);
  await l.give({
    "cancelados.txt": cancelled(3, "2025-10-25"),
    "nota.xml": creditFile(20, { root: { Fecha: "2025-10-28T10:00:00" }, relations: [["01", [2]]] }),
  });
  l.clock.day = "2025-10-30";
  const draft = { customerId: l.customerId, invoiceUuid: uuid(6), type: "price", amountMinor: 50_000 } as const;
  await l.client.disputes.open({ commandId: randomUUID(), draft: { ...draft, reason: "Precio distinto" } });
  l.clock.day = "2025-11-15";
}

/** What a report says, without what is said of the close and of what came later. */
function figures({ sections }: ReportDocument, lang: Lang): Section[] {
  const aging = lang === "es" ? "Antigüedad reexpresada" : "Restated aging";
  const invoices = lang === "es" ? "Facturas reexpresadas" : "Restated invoices";
  return sections
    .filter(({ title }) => !title.startsWith(RESTATED[lang]) && ![aging, invoices, DEFINITIONS[lang]].includes(title))
    .map((section, index) =>
      index === 0 ? { ...section, blocks: section.blocks.filter(({ kind }) => kind !== "note") } : section,
    );
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

async function pdfText(l: Ledger, lang: Lang, paper: ReportAsked["paper"]): Promise<string> {
  const { base64 } = await l.client.reports.preview(l.asked(lang, paper));
  const text = await textOf(Buffer.from(base64, "base64"));
  return (
    text
      .replace(/(Página|Page) \d+ (de|of) \d+/g, "")
      // What stands on top and at the foot of each page: a section that follows may begin on the same page.
      .replace(/ESCUELA KEMPER URGATE\s+(Reporte mensual|Monthly)[^·]*·\s+(Elaborado|Made) \S+ \d\d:\d\d/g, "")
      .replace(/Con lo registrado después, algunas.*?al final\.|With what was recorded later.*?at the end\./s, "")
      .replace(/\s+/g, " ")
  );
}

async function cells(l: Ledger, lang: Lang): Promise<Map<string, unknown[][]>> {
  const path = join(temporaryFolder(), "mensual.xlsx");
  const order = { commandId: randomUUID(), format: "xlsx", file: path, startedBy: "cli" } as const;
  await l.client.reports.export({ ...l.asked(lang), ...order });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheets = new Map<string, unknown[][]>();
  book.eachSheet((sheet) => {
    const rows: unknown[][] = [];
    sheet.eachRow((row) => {
      const values: unknown[] = [];
      row.eachCell({ includeEmpty: true }, ({ value, numFmt }) => values.push([value, numFmt]));
      rows.push(values);
    });
    sheets.set(sheet.name, rows);
  });
  return sheets;
}

describe.each(databases)("the monthly report of a closed month on %s", (database) => {
  test("is the same in every cell, chart, page and sheet, whatever is recorded later; that stands beside it", async () => {
    const l = await setUp(database);
    const open = { es: await l.report("es"), en: await l.report("en") };
    const closed = await l.close();
    const before = { es: await l.report("es"), en: await l.report("en") };
    const printed = { es: await pdfText(l, "es", "letter"), en: await pdfText(l, "en", "a4") };
    const book = { es: await cells(l, "es"), en: await cells(l, "en") };
    for (const lang of LANGS) {
      // What is kept is what was reckoned: also its charts are drawn in the colours of paper.
      expect(figures(before[lang], lang)).toEqual(plain(figures(open[lang], lang)));
      expect(JSON.stringify(before[lang])).not.toContain(RESTATED[lang]);
      expect(JSON.stringify(before[lang].sections[0])).toContain(closed.hash.slice(0, 16));
    }
    expect(await l.verified()).toEqual([]);

    await later(l);
    for (const lang of LANGS) {
      const after = await l.report(lang);
      expect(figures(after, lang)).toEqual(figures(before[lang], lang));
      expect(after.facts).toEqual(before[lang].facts);
      const text = await pdfText(l, lang, lang === "es" ? "letter" : "a4");
      // The definitions go on over pages, each with its heading; what came later stands before the first of them.
      const end = printed[lang].indexOf(` ${DEFINITIONS[lang]} `, 3000);
      expect(end).toBeGreaterThan(3000);
      expect(text.slice(0, end)).toBe(printed[lang].slice(0, end));
      const sheets = await cells(l, lang);
      // The first sheet says where what came later stands; nothing else of it is another.
      const isSaid = (row: unknown[]): boolean =>
        JSON.stringify(row).includes(lang === "es" ? "algunas cifras son" : "With what was");
      for (const [name, rows] of book[lang]) {
        const found = sheets.get(name) ?? [];
        if (name === DEFINITIONS[lang]) expect(found).toEqual(expect.arrayContaining(rows));
        else
          expect(
            found.filter((row) => !isSaid(row)),
            name,
          ).toEqual(rows);
      }
      expect([...sheets].filter(([, rows]) => rows.some(isSaid)).map(([name]) => name)).toEqual([
        lang === "es" ? "Resumen" : "Summary",
      ]);
      expect([...sheets.keys()].filter((name) => !book[lang].has(name))).toEqual([
        RESTATED[lang],
        lang === "es" ? "Antigüedad reexpresada" : "Restated aging",
        lang === "es" ? "Tablas reexpresadas" : "Restated tables",
        lang === "es" ? "Facturas reexpresadas" : "Restated invoices",
      ]);
      // The invoices that were open then, one by one, though three of them are not any more.
      expect(sheets.get(lang === "es" ? "Detalle de facturas" : "Invoice detail")?.flat(2)).toEqual(
        expect.arrayContaining([uuid(1), uuid(2), uuid(3), uuid(4), uuid(5), uuid(6)]),
      );
      const restated = after.sections.filter(({ title }) => title === RESTATED[lang]);
      expect(JSON.stringify(restated)).toContain(lang === "es" ? "Índice de recuperación" : "Recovery rate");
    }
    const aging = (await l.report("es")).sections.find(({ title }) => title === "Antigüedad reexpresada")?.blocks[0];
    const rows = aging?.kind === "table" ? aging.rows : [];
    expect(rows.map((row) => [row[0], row[1], row.at(-1)])).toEqual([
      [{ kind: "text", text: "MXN" }, { kind: "text", text: "Al cierre" }, money(580_000)],
      [{ kind: "text", text: "MXN" }, { kind: "text", text: "Ahora" }, money(232_000)],
      [{ kind: "text", text: "MXN" }, { kind: "text", text: "Diferencia" }, money(-348_000)],
    ]);
    // Every other table whose figures are others stands there as well, its totals first, then and now.
    const es = await l.report("es");
    const tables = es.sections.filter(({ title }) => title.startsWith(`${RESTATED.es}: `));
    expect(tables.map(({ title, aside }) => [title.slice(RESTATED.es.length + 2), aside])).toEqual([
      ["Antigüedad de saldos por cliente", "Pesos mexicanos (MXN)"],
      ["Migración entre tramos", "Pesos mexicanos (MXN)"],
      ["Recuperación por mes de emisión", "Pesos mexicanos (MXN)"],
      ["Qué movió el DSO", "Pesos mexicanos (MXN)"],
      ["Concentración: los diez saldos más grandes", "Pesos mexicanos (MXN)"],
      ["Cumplimiento de complementos de pago", ""],
      ["Los diez clientes por atender primero", "Pesos mexicanos (MXN)"],
    ]);
    const lines = (title: string) =>
      tables
        .filter((each) => each.title.endsWith(title))
        .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "table" ? block.rows : [])))
        .map((row) => row.slice(2).map((cell) => ("text" in cell ? cell.text : "minor" in cell ? cell.minor : cell)));
    expect(lines("saldos por cliente")).toContainEqual(["Total MXN", "Saldo por cobrar", 580_000, 232_000, -348_000]);
    expect(lines("mes de emisión")).toContainEqual(["jul/2025", "Cobrado", 0, 116_000, 116_000]);
    // What does not count in it is not said to count.
    const defined = es.sections.at(-1)?.blocks.flatMap((block) => (block.kind === "definitions" ? block.items : []));
    const cutOff = defined?.filter(({ term, text }) => term === "Fecha de corte" && text.startsWith("Todo se calcula"));
    expect(cutOff?.map(({ text }) => text.includes("con lo que estaba registrado cuando se cerró"))).toEqual([true]);
    // The invoices themselves: paid, cancelled and credited ones as they were, the disputed one twice.
    const [, ...invoices] = (await cells(l, "es")).get("Facturas reexpresadas") ?? [];
    const of = invoices.map((row) => [row[0], row.flat().find((value) => /^[0-9a-f-]{36}$/i.test(String(value)))]);
    expect(of.map(([which, id]) => [(which as unknown[])[0], id]).filter(([, id]) => id !== undefined)).toEqual([
      ...[1, 2, 3, 6].map((n) => ["Al cierre", uuid(n)]),
      ["Ahora", uuid(6)],
    ]);
    // On a dark screen it has the colours of one.
    expect(await l.screen("es")).toContain("#1f3245");
    expect(await l.screen("es")).not.toContain("palette:");
    // Made anew by whoever prints it, and of another day or currency it is reckoned as ever.
    l.clock.day = "2025-12-01";
    expect((await l.report("es")).facts).not.toEqual(before.es.facts);
    const pesos = await l.client.reports.read({ ...l.asked("es"), currency: "MXN", dark: false });
    expect(JSON.stringify(pesos)).not.toContain("Tal como se cerró");
    expect(await l.verified()).toEqual([]);
  });

  test("one that was altered or taken out is told, and printed anew", async () => {
    const l = await setUp(database);
    await l.close();
    await later(l);
    const other = await freezeMonth(l.db.read, {
      month: MONTH,
      at: "2025-11-15T18:00:00.000Z",
      maker: await readMaker(l.db.read),
    });
    const on = database === "sqlite" ? "" : " on month_close_report";
    const guard = database === "sqlite" ? "month_close_report_no_delete" : "month_close_report_no_change";
    const spanish = other.reports.find(({ lang }) => lang === "es");
    await l.db.write(async (tx) => {
      await sql.raw(`drop trigger month_close_report_no_update${on}`).execute(tx.sql);
      await sql`update month_close_report set packed = ${spanish?.packed} where lang = 'es'`.execute(tx.sql);
    });
    expect(await l.verified()).toEqual([`closes: Cierre de ${MONTH}: el reporte guardado fue alterado`]);
    // Also in the language whose document is as it was: the rows belong to both.
    for (const words of ["no coincide con su huella", "does not match its fingerprint"]) {
      const screen = await l.screen(words.startsWith("no") ? "es" : "en");
      expect(screen).toContain(words);
    }
    const [first] = (await l.report("es")).sections.filter(({ title }) => title === "Antigüedad de saldos por cliente");
    expect(JSON.stringify(first)).toContain("232000");
    await l.db.write(async (tx) => {
      await sql.raw(`drop trigger ${guard}${on}`).execute(tx.sql);
      await sql`delete from month_close_report`.execute(tx.sql);
    });
    expect((await l.verified()).join()).toContain(`Cierre de ${MONTH}: el reporte guardado fue alterado`);
    expect(await l.screen("es")).toContain("no coincide con su huella");
  });

  test("one that was closed before reports were kept is printed with what is known today, and says so", async () => {
    const l = await setUp(database);
    const at = "2025-11-03T16:00:00.000Z";
    await l.db.write(async (tx) => {
      const frozen = await freezeMonth(tx.sql, { month: MONTH, at, maker: await readMaker(tx.sql) });
      const { reports: _, ...snapshot } = JSON.parse(frozen.snapshot) as Record<string, unknown>;
      const old = { ...frozen, reports: [], snapshot: JSON.stringify(snapshot) };
      await closeMonth(tx, MONTH, old, { at, actor: "Lucía", personId: null, today: "2025-11-03" });
    });
    await later(l);
    const screen = await l.screen("es");
    expect(screen).toContain("Las gráficas y tablas que siguen ya lo cuentan");
    expect(screen).not.toContain("Tal como se cerró");
    expect(await l.verified()).toEqual([]);
  });

  test("one that was kept while figures were of the first currency alone is printed and compared as it was told", async () => {
    const l = await setUp(database);
    const parts = OLD.reports.map((part) => ({ ...part, packed: Buffer.from(part.packed, "base64") }));
    // Of a version whose reports had fewer tables.
    const snapshot = JSON.stringify({ ...OLD.snapshot, version: "0.0.1" });
    const frozen = { event: await lastEvent(l.db.read), snapshot, reports: parts };
    const by = { at: "2025-11-15T18:00:00.000Z", actor: "Lucía", personId: null, today: "2025-11-15" };
    await l.db.write((tx) => closeMonth(tx, MONTH, frozen, by));
    expect(await l.verified()).toEqual([]);
    for (const lang of LANGS) {
      const kept = parts.find((part) => part.lang === lang)?.packed ?? Buffer.alloc(0);
      const { core } = JSON.parse(unpack(kept).toString("utf8")) as { core: ReportDocument };
      const now = await l.report(lang);
      const tables = ({ sections }: Pick<ReportDocument, "sections">) =>
        sections
          .filter(({ title }) => title !== DEFINITIONS[lang])
          .map(({ title, aside, blocks }) => ({
            title,
            aside,
            blocks: blocks.filter((block) => block.kind === "table" && block.sheet !== "detail"),
          }));
      // Page for page what was kept, the sentence of then among it; of what nobody recorded since nothing is restated.
      expect(tables(now)).toEqual(tables(core));
      expect(JSON.stringify(now)).toContain(lang === "es" ? "los indicadores son solo de MXN" : "are of MXN alone");
      expect(JSON.stringify(now)).not.toContain(RESTATED[lang]);
    }
    await later(l);
    // What came later is told of the same currency, also once there is a rate for all of them.
    const restated = async () =>
      (await l.report("es")).sections
        .filter(({ title }) => title.startsWith(RESTATED.es))
        .map(({ title, aside, blocks }) => ({ title, aside, blocks }));
    const before = await restated();
    expect(before.map(({ title, aside }) => [title.slice(RESTATED.es.length), aside])).toEqual([
      ["", ""],
      [": Antigüedad de saldos por cliente", "Pesos mexicanos (MXN)"],
      [": Migración entre tramos", "Pesos mexicanos (MXN)"],
      [": Recuperación por mes de emisión", "Pesos mexicanos (MXN)"],
      [": Qué movió el DSO", ""],
      [": Concentración: los diez saldos más grandes", "Pesos mexicanos (MXN)"],
      [": Cumplimiento de complementos de pago", ""],
    ]);
    expect(JSON.stringify(before[0])).toMatch(/Índice de recuperación.*"0\.00".*"\d\d\.\d\d"/);
    for (const day of ["2025-08-31", "2025-09-30", "2025-10-31"]) {
      const rate = { currency: "USD", day, rate: "18.50", source: "typed" } as const;
      await l.client.rates.add({ commandId: randomUUID(), ...rate });
    }
    expect(await restated()).toEqual(before);
    expect(await l.verified()).toEqual([]);
  });

  test("where a rate was missing each currency is restated by itself, and so it stays once there is one", async () => {
    const l = await setUp(database);
    await l.close();
    await later(l);
    const named = async () =>
      (await l.report("es")).sections
        .filter(({ title }) => title === RESTATED.es)
        .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "table" ? block.rows : [])))
        .map(([name]) => (name?.kind === "text" ? name.text : ""));
    const rolls = async () =>
      (await l.report("es")).sections.filter(({ title }) => title === `${RESTATED.es}: Migración entre tramos`);
    expect(await named()).toContain("Índice de recuperación, MXN");
    expect(await named()).not.toContain("Índice de recuperación");
    const before = await rolls();
    expect(before.map(({ aside }) => aside)).toEqual(["Pesos mexicanos (MXN)"]);
    for (const day of ["2025-08-31", "2025-09-30", "2025-10-31"]) {
      const rate = { currency: "USD", day, rate: "18.50", source: "typed" } as const;
      await l.client.rates.add({ commandId: randomUUID(), ...rate });
    }
    // What was n/a at the close has a figure now; tables that stand by currency are held against those of the currency.
    expect(await named()).toEqual(expect.arrayContaining(["Índice de recuperación", "Índice de recuperación, MXN"]));
    expect(await rolls()).toEqual(before);
  });

  test("what is written while a month is being frozen is in what is kept; where others always write it is restated", async () => {
    const l = await setUp(database);
    const { reporter } = l.context.reports.office;
    const run = reporter.run.bind(reporter);
    let paid = 0;
    reporter.run = async (db, job) => {
      const answer = await run(db, job);
      if (job.kind === "freeze") {
        paid += 1;
        await l.pay("2025-10-20", 1, 1000);
      }
      return answer;
    };
    await l.close();
    expect(paid).toBe(2);
    const kept = await l.report("es");
    expect(JSON.stringify(kept.sections[0])).toContain("Tal como se cerró");
    // Frozen once more with the first payment. The transaction reckons nothing, so that the second stands beside it.
    expect(JSON.stringify(figures(kept, "es"))).toContain(String(580_000 - 1000));
    expect(JSON.stringify(kept.sections)).toContain(RESTATED.es);
    expect(JSON.stringify(kept.sections)).toContain(String(580_000 - 2000));
    expect(await l.verified()).toEqual([]);
  });
});

function money(minor: number) {
  return { kind: "money", minor, currency: "MXN" };
}
