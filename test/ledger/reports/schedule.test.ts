import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRouterClient } from "@orpc/server";
import ExcelJS from "exceljs";
import { describe, expect, onTestFinished, test } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { mailServer } from "../contacts/mail-server.ts";
import { databases, openLedgerOn, temporaryFolder } from "../support/ledgers.ts";
import { textOf } from "../support/pdf-text.ts";
import { type FilledInvoice, fillLedger } from "./fill.ts";

/** A ledger used for the first time on the afternoon of 3 November 2026, behind that day's reports, with a clock the test moves. */
async function office(database: (typeof databases)[number], more: readonly FilledInvoice[] = []) {
  const db = await openLedgerOn(database);
  let now = "2026-11-03T20:00:00.000Z";
  const { context, close } = createContext({ actor: "test", now: () => new Date(now) });
  await context.session.adopt(db);
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  await fillLedger(
    db,
    [
      { customer: "Peña y Ñúñez", issuedOn: "2026-08-01", dueOn: "2026-09-01", minor: 10_000_050 },
      {
        customer: "Otra",
        issuedOn: "2026-10-03",
        dueOn: "2026-11-02",
        minor: 50_000,
        entries: [{ kind: "payment", on: "2026-10-20", minor: -20_000 }],
      },
      { customer: "Dólar", issuedOn: "2026-10-05", dueOn: "2026-10-30", minor: 70_000, currency: "USD" },
      ...more,
    ],
    [{ customer: "Otra", kind: "payment", on: "2026-10-21", minor: -4_000 }],
  );
  // The first command: from here on reports are due.
  await client.settings.update({ commandId: randomUUID(), changes: { rateDaysBack: 0 } });
  return {
    db,
    client,
    context,
    at(instant: string): void {
      now = instant;
    },
  };
}

async function workbookOf(file: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  return workbook;
}

describe("reports on time", () => {
  test("what was missed while nothing ran is delivered late, once, the latest of each kind; the KPI says so", async () => {
    const { client, db, at } = await office("sqlite");
    // The first business day after: its daily report is made ahead of its hour, and nothing else is due.
    at("2026-11-04T15:50:00.000Z");
    const first = await client.reports.runDue();
    expect(first.ran.map(({ kind, covers, late, problem }) => [kind, covers, late, problem])).toEqual([
      ["daily", "2026-11-03", false, ""],
    ]);
    const folder = join(dirname(db.path), "Reportes de prueba");
    expect(readdirSync(folder)).toEqual(["Reporte diario de cobranza 2026-11-03.pdf"]);

    // Nobody opens the program until Wednesday of the week after.
    at("2026-11-11T20:00:00.000Z");
    const { ran } = await client.reports.runDue();
    expect(ran.map(({ kind, covers, late }) => [kind, covers, late])).toEqual([
      ["monthly", "2026-10-31", true],
      ["weekly", "2026-11-08", true],
      ["daily", "2026-11-10", true],
    ]);
    expect((await client.reports.runDue()).ran).toEqual([]);
    const { rows } = await client.reports.deliveries({});
    expect(rows.map(({ kind, startedBy, late }) => [kind, startedBy, late])).toEqual([
      ["daily", "catch-up", true],
      ["weekly", "catch-up", true],
      ["monthly", "catch-up", true],
      ["daily", "schedule", false],
    ]);
    for (const row of rows) expect(row.sha256).toMatch(/^[0-9a-f]{64}$/);
    const { rows: schedules } = await client.reports.schedules();
    expect(schedules.find((row) => row.kind === "weekly")).toMatchObject({
      last: { covers: "2026-11-08", deliveredAt: "2026-11-11T20:00:00.000Z" },
      nextCovers: "2026-11-15",
      problem: "",
    });
    // Of the first week's dailies one came in time.
    const board = await client.kpis.board({ from: "2026-11-02", to: "2026-11-08" });
    const onTime = board.kpis.find((kpi) => kpi.name === "reportsOnTimePct");
    expect([onTime?.numerator, onTime?.denominator]).toEqual(["1", "4"]);
  });

  test("a folder that is gone is said and tried again; a changed schedule holds from then on", async () => {
    const { client, db, at } = await office("sqlite");
    const folder = join(dirname(db.path), "compartida");
    const { rows } = await client.reports.schedules();
    const daily = rows.find((row) => row.kind === "daily");
    if (daily === undefined) throw new Error("no daily schedule");
    const schedule = { ...daily, folder, format: "both" as const, atTime: "09:30" };
    await client.reports.saveSchedule({ commandId: randomUUID(), schedule });
    at("2026-11-04T15:40:00.000Z");
    const { ran } = await client.reports.runDue();
    expect(ran).toMatchObject([{ kind: "daily", dueAt: "2026-11-04T15:30:00.000Z", problem: "PATH_NOT_FOUND" }]);
    expect((await client.reports.schedules()).rows[0]).toMatchObject({ problem: "PATH_NOT_FOUND" });
    mkdirSync(folder);
    expect((await client.reports.runDue()).ran).toMatchObject([{ problem: "", late: true }]);
    expect(readdirSync(folder).sort()).toEqual([
      "Reporte diario de cobranza 2026-11-03.pdf",
      "Reporte diario de cobranza 2026-11-03.xlsx",
    ]);
  });

  test("a list gets the report as a mail that is recorded with its addresses; a server that is gone is no delivery", async () => {
    const { client } = await office("sqlite");
    const server = await mailServer();
    const settings = {
      host: "127.0.0.1",
      port: server.port,
      security: "none" as const,
      user: "",
      fromName: "Cobranza",
      fromAddress: "cobranza@ejemplo.example",
      payTo: "",
      signature: "",
    };
    await client.mail.saveSettings({ commandId: randomUUID(), settings });
    const order = { kind: "weekly" as const, asOf: "2026-11-01", format: "both" as const };
    const to = ["gerencia@ejemplo.example", "direccion@ejemplo.example"];
    await client.reports.send({ ...order, commandId: randomUUID(), to });
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]?.to).toEqual(to);
    const [delivery] = (await client.reports.deliveries({})).rows;
    expect(delivery).toMatchObject({ how: "mailed", sentTo: to, kind: "weekly", covers: "2026-11-01" });
    await server.stop();
    await expect(client.reports.send({ ...order, commandId: randomUUID(), to })).rejects.toMatchObject({
      code: "MAIL_FAILED",
    });
    expect((await client.reports.deliveries({})).rows).toHaveLength(1);
  });

  test("a schedule with a list mails what it saves; while the server is gone it is told, and the mail follows once", async () => {
    const { client, db, at } = await office("sqlite");
    const server = await mailServer();
    const settings = {
      ...{ host: "127.0.0.1", port: server.port, security: "none" as const, user: "", fromName: "Cobranza" },
      ...{ fromAddress: "cobranza@ejemplo.example", payTo: "", signature: "" },
    };
    await client.mail.saveSettings({ commandId: randomUUID(), settings: { ...settings, port: 1 } });
    const daily = (await client.reports.schedules()).rows.find((row) => row.kind === "daily");
    if (daily === undefined) throw new Error("no daily schedule");
    const recipients = ["gerencia@ejemplo.example", "direccion@ejemplo.example"];
    const schedule = { ...daily, recipients, format: "both" as const };
    await client.reports.saveSchedule({ commandId: randomUUID(), schedule });
    at("2026-11-04T15:50:00.000Z");
    const [failed] = (await client.reports.runDue()).ran;
    expect(failed?.problem).toMatch(/^MAIL /);
    expect(failed?.files).toHaveLength(2);
    const standing = async () => (await client.reports.schedules()).rows.find((row) => row.kind === "daily");
    expect((await standing())?.problem).toMatch(/^MAIL /);

    await client.mail.saveSettings({ commandId: randomUUID(), settings });
    expect((await client.reports.runDue()).ran).toMatchObject([{ problem: "", sentTo: recipients }]);
    expect((await client.reports.runDue()).ran).toEqual([]);
    expect(server.mails.map(({ to }) => to)).toEqual([recipients]);
    expect(await standing()).toMatchObject({ problem: "" });
    // Two files and one mail, each with the hash of what left; nothing was written twice.
    const { rows } = await client.reports.deliveries({});
    expect(rows.map(({ how, format }) => [how, format]).sort()).toEqual([
      ["mailed", "pdf+xlsx"],
      ["saved", "pdf"],
      ["saved", "xlsx"],
    ]);
    for (const row of rows) expect(row.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(join(dirname(db.path), "Reportes de prueba"))).toHaveLength(2);
    await server.stop();
  });

  test("PDF, workbook and board of a month say the same; details are numbers and days", async () => {
    const { client, db } = await office("sqlite");
    const folder = dirname(db.path);
    const asked = { kind: "monthly" as const, asOf: "2026-10-31", currency: "MXN" };
    const pdf = join(folder, "m.pdf");
    const xlsx = join(folder, "m.xlsx");
    await client.reports.export({ ...asked, commandId: randomUUID(), format: "pdf", file: pdf, paper: "a4" });
    await client.reports.export({ ...asked, commandId: randomUUID(), format: "xlsx", file: xlsx });
    const board = await client.kpis.board({ from: "2026-10-01", to: "2026-10-31", filter: { currency: "MXN" } });
    const overdue = board.kpis.find((kpi) => kpi.name === "overduePct");
    const text = await textOf(readFileSync(pdf));
    for (const words of [`${overdue?.value} %`, "Definiciones", "100,000.50"]) {
      expect(text).toContain(words);
    }
    const workbook = await workbookOf(xlsx);
    const names = workbook.worksheets.map((sheet) => sheet.name);
    expect([names[0], names.at(-2), names.at(-1)]).toEqual(["Resumen", "Detalle de facturas", "Definiciones"]);
    const summary = workbook.getWorksheet("Resumen");
    let value: unknown;
    summary?.eachRow((row) => {
      if (row.getCell(1).value === "Cartera vencida") value = row.getCell(2).value;
    });
    expect(value).toBeCloseTo(Number(overdue?.value) / 100, 10);
    const detail = workbook.getWorksheet("Detalle de facturas");
    expect(detail?.autoFilter).toBe("A4:T6");
    expect(detail?.views[0]).toMatchObject({ state: "frozen", ySplit: 4 });
    if (detail === undefined) throw new Error("no detail");
    const header = (detail.getRow(4).values as string[]).slice(1);
    const open = header.indexOf("Saldo por cobrar") + 1;
    const due = header.indexOf("Vence") + 1;
    expect(detail?.getRow(5).getCell(open).value).toBe(100_000.5);
    expect(detail?.getRow(5).getCell(due).value).toEqual(new Date("2026-09-01T00:00:00Z"));
    expect(detail?.rowCount).toBe(6);
    // On the screen the same figures.
    const screen = await client.reports.read(asked);
    const tiles = screen.sections.flatMap((section) =>
      section.blocks.flatMap((block) => (block.kind === "tiles" ? block.tiles : [])),
    );
    expect(tiles.find((tile) => tile.label === "Cartera vencida")?.value).toBe(`${overdue?.value} %`);
  });

  test("parts of a report agree: the whole balance by month, money paid ahead as collected, nothing judged that is not due", async () => {
    const { client, at } = await office("sqlite", [
      { customer: "Vieja", issuedOn: "2024-05-02", dueOn: "2024-06-01", minor: 90_000 },
      {
        customer: "Anticipo",
        issuedOn: "2026-10-10",
        dueOn: "2026-11-10",
        minor: 30_000,
        entries: [{ kind: "application", on: "2026-10-10", minor: -30_000 }],
      },
    ]);
    const tables = async (kind: "weekly" | "monthly" | "quarterly", asOf: string) => {
      const { sections } = await client.reports.read({ kind, asOf });
      return (title: string) =>
        sections
          .filter((section) => section.title === title)
          .flatMap(({ blocks }) => blocks.flatMap((each) => (each.kind === "table" ? [each] : [])))[0];
    };
    const money = (cell: unknown) => (cell as { minor?: number } | undefined)?.minor;
    const quarter = await tables("quarterly", "2026-09-30");
    const byMonth = quarter("Saldo por mes de emisión y antigüedad");
    expect(money(byMonth?.totals[0]?.at(-1))).toBe(10_000_050 + 90_000);
    expect(byMonth?.rows.map((row) => money(row.at(-1)))).toEqual([90_000, 10_000_050]);
    const month = await tables("monthly", "2026-10-31");
    const october = month("Recuperación por mes de emisión")?.rows.at(-1);
    expect(october?.slice(1, 6)).toMatchObject([
      { value: 2 },
      ...[80_000, 50_000, 0, 30_000].map((minor) => ({ minor })),
    ]);
    const oldest = month("Migración entre tramos")?.rows.at(-1);
    expect([1, 2, 4].map((place) => money(oldest?.[place]))).toEqual([90_000, 0, 90_000]);

    // In the middle of the week the report counts what the board counts: what is due by now.
    at("2026-11-04T20:00:00.000Z");
    const week = await tables("weekly", "2026-11-06");
    const board = await client.kpis.board({ from: "2026-11-02", to: "2026-11-06", filter: { currency: "MXN" } });
    const onTime = board.kpis.find((kpi) => kpi.name === "reportsOnTimePct");
    expect([onTime?.numerator, onTime?.denominator]).toEqual(["0", "1"]);
    const printed = week("Disciplina de la semana")?.rows.at(-1);
    expect(printed?.slice(-2)).toMatchObject(
      [onTime?.numerator, onTime?.denominator].map((value) => ({ value: Number(value) })),
    );
    expect(week("Reportes entregados a tiempo")?.rows).toHaveLength(Number(onTime?.denominator));
  });

  test("a cut-off that has not come is said, and delivers nothing of a schedule", async () => {
    const { client, db, at } = await office("sqlite");
    const file = join(dirname(db.path), "f.pdf");
    const order = { kind: "weekly" as const, asOf: "2026-11-08", format: "pdf" as const, file };
    expect(await client.reports.export({ ...order, commandId: randomUUID() })).toMatchObject({
      future: true,
      late: false,
    });
    expect(await textOf(readFileSync(file))).toContain("La fecha de corte todavía no llega");
    const [delivery] = (await client.reports.deliveries({})).rows;
    expect(delivery).toMatchObject({ dueAt: null, late: false });
    // Nor does one of a day that is not over, or of one currency: the schedule delivers the whole of it, and that counts.
    const daily = { kind: "daily" as const, asOf: "2026-11-03", format: "pdf" as const, file };
    await client.reports.export({ ...daily, commandId: randomUUID() });
    at("2026-11-04T15:40:00.000Z");
    await client.reports.export({ ...daily, commandId: randomUUID(), currency: "USD" });
    expect((await client.reports.deliveries({})).rows.map(({ dueAt }) => dueAt)).toEqual([null, null, null]);
    const period = { from: "2026-11-02", to: "2026-11-04" };
    const timely = async () => (await client.kpis.board(period)).kpis.find(({ name }) => name === "reportsOnTimePct");
    at("2026-11-04T20:00:00.000Z");
    expect(await timely()).toMatchObject({ numerator: "0", denominator: "1" });
    expect((await client.reports.runDue()).ran).toMatchObject([{ kind: "daily", covers: "2026-11-03", late: true }]);
    expect(await timely()).toMatchObject({ numerator: "0", denominator: "1" });
  });
});

const KINDS = [
  "daily",
  "weekly",
  "monthly",
  "quarterly",
  "agingDetail",
  "statement",
  "complements",
  "unapplied",
  "promises",
  "disputes",
  "collectors",
] as const;

describe.each(databases)("every report on %s", (database) => {
  test("is shown, printed and written, in both languages, and in the first month of use", async () => {
    const { client, db } = await office(database);
    const folder = temporaryFolder();
    for (const kind of KINDS) {
      const asked = { kind, asOf: "2026-10-31", customerId: kind === "statement" ? 1 : null };
      const screen = await client.reports.read({ ...asked, lang: "en" });
      expect(screen.sections.length).toBeGreaterThan(1);
      const file = join(folder, `${kind}.xlsx`);
      await client.reports.export({ ...asked, commandId: randomUUID(), format: "xlsx", file });
      // Headers stay in sight where there are some; a sheet of nothing but facts is not frozen.
      for (const { views, rowCount } of (await workbookOf(file)).worksheets) {
        const [view] = views;
        if (view?.state === "frozen") expect(view.ySplit ?? 0).toBeLessThanOrEqual(rowCount);
      }
    }
    const deliveries = await db.read.selectFrom("report_delivery").select("kind").orderBy("id").execute();
    expect(deliveries.map((row) => row.kind)).toEqual([...KINDS]);
    // A customer that is not there, or of whom the asker sees nothing, is said not to be there.
    const stranger = { kind: "statement", asOf: "2026-10-31", customerId: 999_999, lang: "es" } as const;
    const missing = { code: "NOT_FOUND", data: { what: "customer", id: "999999" } };
    await expect(client.reports.read(stranger)).rejects.toMatchObject(missing);
    await expect(client.reports.preview(stranger)).rejects.toMatchObject(missing);
  });
});
