import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { toTheEnd, WEEKLY } from "../acceptance/scene.ts";
import { refusal } from "../disputes/scene.ts";
import { invoice, setUp } from "../interest/scene.ts";
import { uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";

/** An invoice of 100,000.00 pesos issued on a day, due 30 days later. */
const issued = (n: number, day: string) => invoice(n, { root: { Fecha: `${day}T10:00:00` } });

describe.each(databases)("cash forecast on %s", (database) => {
  test("takes each balance once: promise, habit moved to the payment day, age over four weeks, nothing of a dispute", async () => {
    // Due on 5 November, 20 September and 3 October.
    const l = await setUp(database, [
      issued(1, "2026-10-06"),
      issued(2, "2026-08-21"),
      issued(3, "2026-09-03"),
      issued(4, "2026-10-06"),
    ]);
    l.clock.day = "2026-11-03";
    const { customerId } = l;
    const draft = { customerId, invoiceUuid: uuid(4), type: "price", reason: "r", amountMinor: 10_000_000 } as const;
    await l.client.disputes.open({ ...l.id(), draft });
    const payments = [{ dueOn: "2026-11-06", amountMinor: 6_000_000 }];
    const invoices = [uuid(3)];
    await l.client.promises.make({ ...l.id(), draft: { customerId, currency: "MXN", payments, invoices } });
    const { id } = await l.client.forecast.make({ ...l.id(), asOf: l.clock.day });
    const run = await l.client.forecast.run({ id, asOf: l.clock.day });
    expect(run.method).toMatchObject({ promise: { bp: 8000, cases: 0 }, plan: { bp: 8500, cases: 0 } });
    expect(run.currencies).toMatchObject([{ currency: "MXN", openMinor: 40_000_000, noneMinor: 10_000_000 }]);
    const weeks = run.currencies[0]?.weeks ?? [];
    // 60,000 x 0.80 and, of the rest of that invoice and of the one before it, 0.60 over four weeks.
    expect(weeks.map((week) => [week.weekOn, week.promiseMinor, week.habitMinor, week.spreadMinor])).toEqual([
      ["2026-11-02", 4_800_000, 9_700_000, 2_100_000],
      ["2026-11-09", 0, 0, 2_100_000],
      ["2026-11-16", 0, 0, 2_100_000],
      ["2026-11-23", 0, 0, 2_100_000],
      ["2026-11-30", 0, 0, 0],
      ["2026-12-07", 0, 0, 0],
      ["2026-12-14", 0, 0, 0],
      ["2026-12-21", 0, 0, 0],
      [null, 0, 0, 0],
    ]);
    const { rows, total, inWeekMinor } = await l.client.forecast.items({
      runId: id,
      currency: "MXN",
      week: "2026-11-02",
    });
    expect([total, inWeekMinor]).toEqual([4, 16_600_000]);
    expect(rows.map((row) => [row.label, row.source, row.expectedOn, row.inWeekMinor])).toEqual([
      ["F-1", "habit", "2026-11-05", 9_700_000],
      ["F-2", "spread", null, 1_500_000],
      ["F-3", "promise", "2026-11-06", 4_800_000],
      ["F-3", "spread", null, 600_000],
    ]);
    const all = await l.client.forecast.items({ runId: id, currency: "MXN" });
    expect(all.rows.reduce((sum, row) => sum + row.baseMinor, 0)).toBe(40_000_000);
    const none = await l.client.forecast.items({ runId: id, currency: "MXN", source: "none" });
    expect(none.rows).toMatchObject([{ label: "F-4", why: "disputed", forecastMinor: 0 }]);
  });

  test("the worked example of KPIS 14 from a ledger: 87,500; 222,750; 7,500; 28,750, in all 346,500", async () => {
    const of = (n: number, day: string, pesos: string) =>
      invoice(n, { root: { Fecha: `${day}T10:00:00`, Total: pesos, SubTotal: pesos, CondicionesDePago: "30 dias" } });
    const l = await setUp(database, [
      // Paid six days late, which is the customer's habit.
      of(9, "2026-08-03", "100000.00"),
      of(1, "2026-09-20", "100000.00"),
      of(2, "2026-10-06", "200000.00"),
      of(3, "2026-08-21", "50000.00"),
      of(4, "2026-07-02", "50000.00"),
    ]);
    await l.pay("2026-09-08", 10_000_000, [{ invoiceUuid: uuid(9), amountMinor: 10_000_000 }]);
    l.clock.day = "2026-11-03";
    const { customerId } = l;
    const fridays = [{ currency: "" as const, weekdays: [5], monthDays: [] }];
    const terms = { ...WEEKLY, basis: "invoiceDate" as const, reviewWeekdays: [], paymentDays: fridays };
    await toTheEnd(l.client.acceptance.saveTerms({ ...l.id(), customerId, terms }));
    const payments = [{ dueOn: "2026-11-06", amountMinor: 10_000_000 }];
    await l.client.promises.make({
      ...l.id(),
      draft: { customerId, currency: "MXN", payments, invoices: [uuid(1)] },
    });
    const rows = ["2026-11-10", "2026-11-24"].map((dueOn) => ({ dueOn, amountMinor: 2_500_000 }));
    const plan = { by: "dates", rows } as const;
    const parts = [{ currency: "MXN", invoices: [uuid(4)], plan }];
    const agreed = await l.client.agreements.save({
      ...l.id(),
      draft: { customerId, type: "payment-plan", parts },
    });
    await l.client.agreements.ask({ ...l.id(), id: agreed.id });
    await l.allow();
    await l.client.agreements.offer({ ...l.id(), id: agreed.id, expiresOn: "2026-11-03" });
    await l.client.agreements.sign({ ...l.id(), id: agreed.id, signedOn: "2026-11-03" });
    const { id } = await l.client.forecast.make({ ...l.id(), asOf: l.clock.day });
    const run = await l.client.forecast.run({ id, asOf: l.clock.day });
    const weeks = (run.currencies[0]?.weeks ?? []).map((week) => [week.weekOn, week.totalMinor]);
    expect(weeks.filter(([, minor]) => minor !== 0)).toEqual([
      ["2026-11-02", 8_750_000],
      ["2026-11-09", 22_275_000],
      ["2026-11-16", 750_000],
      ["2026-11-23", 2_875_000],
    ]);
    expect(run.currencies).toMatchObject([{ forecastMinor: 34_650_000, openMinor: 40_000_000 }]);
  });

  test("is kept as it was made and scored when its weeks are over, against cash by its value date", async () => {
    const l = await setUp(database, [issued(1, "2026-10-06"), issued(2, "2026-10-06")]);
    l.clock.day = "2026-11-03";
    const { id } = await l.client.forecast.make({ ...l.id(), asOf: l.clock.day });
    expect((await l.client.forecast.runs({ asOf: l.clock.day })).rows).toMatchObject([
      { id, currencies: [{ forecastMinor: 19_400_000, weeksOver: 0, accuracyPct: null }] },
    ]);
    // One pays in the week, of the other half; money for an invoice that was not there yet counts as what came in.
    await l.post(issued(3, "2026-11-04"));
    l.clock.day = "2026-11-09";
    await l.pay("2026-11-05", 10_000_000, [{ invoiceUuid: uuid(1), amountMinor: 10_000_000 }]);
    await l.pay("2026-11-06", 5_000_000, [{ invoiceUuid: uuid(2), amountMinor: 5_000_000 }]);
    await l.pay("2026-11-06", 1_000_000, [{ invoiceUuid: uuid(3), amountMinor: 1_000_000 }]);
    const run = await l.client.forecast.run({ id, asOf: l.clock.day });
    const [first, second] = run.currencies[0]?.weeks ?? [];
    // 1 - |160,000 - 194,000| / 160,000
    expect(first).toMatchObject({
      totalMinor: 19_400_000,
      actualMinor: 16_000_000,
      actualOnForecastMinor: 15_000_000,
      accuracyPct: "78.75",
    });
    expect(second).toMatchObject({ actualMinor: null, accuracyPct: null });
    const again = await l.client.forecast.make({ ...l.id(), asOf: l.clock.day });
    const { rows } = await l.client.forecast.runs({ asOf: l.clock.day });
    expect(rows.map((row) => [row.id, row.currencies[0]?.accuracyPct])).toEqual([
      [again.id, null],
      [id, "78.75"],
    ]);
    // As of the day it was made nothing was known of what came later.
    expect((await l.client.forecast.run({ id, asOf: "2026-11-08" })).currencies[0]?.weeks[0]?.actualMinor).toBeNull();
    const early = l.client.forecast.make({ ...l.id(), asOf: "2026-11-10" });
    expect(await refusal(early)).toMatchObject({ code: "DAY_IN_FUTURE" });
  });

  test("with an empty ledger is a forecast of nothing, and one that is not there is not found", async () => {
    const l = await setUp(database, []);
    const { id } = await l.client.forecast.make({ ...l.id(), asOf: l.clock.day });
    expect((await l.client.forecast.run({ id, asOf: l.clock.day })).currencies).toEqual([]);
    expect(await refusal(l.client.forecast.run({ id: id + 1, asOf: l.clock.day }))).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

test("the workbook of a forecast has its weeks and every row, as numbers", async () => {
  const l = await setUp("sqlite", [issued(1, "2026-10-06"), issued(2, "2026-08-21")]);
  l.clock.day = "2026-11-03";
  const { id } = await l.client.forecast.make({ ...l.id(), asOf: l.clock.day });
  const file = join(temporaryFolder(), "pronostico.xlsx");
  const asked = { id, asOf: l.clock.day, file, lang: "es" } as const;
  expect(await l.client.forecast.exportRun(asked)).toEqual({ file, rows: 2 });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const cells = (sheet: string): unknown[] => {
    const values: unknown[] = [];
    book.getWorksheet(sheet)?.eachRow((row) => row.eachCell((cell) => values.push(cell.value)));
    return values;
  };
  expect(cells("Semanas")).toContain(97_000);
  expect(cells("Renglones").filter((value) => value === 100_000)).toHaveLength(2);
  expect(cells("Renglones")).toContain(60_000);
});
