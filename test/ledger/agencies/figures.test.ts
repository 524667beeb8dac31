import { describe, expect, test } from "vitest";
import { composeReport } from "../../../electron/ledger/reports/composer.ts";
import { composing } from "../../../electron/ledger/reports/deliver.ts";
import type { ReportKind } from "../../../shared/contract/reports.ts";
import { uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { K, owed, type Scene, setUp } from "./scene.ts";

const period = { from: "2026-07-01", to: "2026-08-31" };

/** KPIS 11: 1,000k placed, 150k recalled; 170k by the agency and 60k directly, over three buckets. */
async function fixture(database: Parameters<typeof setUp>[0], terms: Parameters<typeof setUp>[2] = {}) {
  const l = await setUp(
    database,
    [owed(1, 400, 20), owed(2, 300, 45, 1), owed(3, 150, 75, 2), owed(4, 150, 20, 3)],
    terms,
  );
  await l.place([1, 2, 3, 4]);
  await l.allow();
  l.clock.day = "2026-08-31";
  const via = [await l.pay(1, "2026-07-10", 100), await l.pay(2, "2026-07-15", 70)];
  await l.pay(2, "2026-08-03", 10);
  await l.pay(3, "2026-08-20", 50);
  await l.become(l.allows);
  for (const [index, paymentUuid] of via.entries()) {
    const { id: itemId } = await l.item(index + 1);
    await l.client.agencies.attribute({ ...l.id(), itemId, paymentUuid, via: true, note: "Lo reportó el despacho" });
  }
  await l.client.agencies.addCost({
    ...l.id(),
    agencyId: l.agencyId,
    month: "2026-07",
    kind: "fixed",
    currency: "MXN",
    netMinor: 5 * K,
    vatMinor: 80_000,
    vatCreditable: true,
  });
  await l.become(l.asks);
  const fourth = await l.item(4);
  l.clock.day = "2026-08-25";
  await l.client.agencies.recall({ ...l.id(), itemIds: [fourth.id], reason: "no-recovery" });
  await l.allow();
  l.clock.day = "2026-08-31";
  return l;
}

async function kpi(l: Scene, name: string, days = period) {
  const board = await l.client.kpis.board(days);
  const found = [...board.kpis, ...board.more].find((each) => each.name === name);
  if (found === undefined) throw new Error(`no figure ${name}`);
  return found;
}

/** Rows of a list of a report, as texts and amounts; null where the report has no such list. */
async function listed(l: Scene, kind: ReportKind, asOf: string, sheet: string) {
  const asked = { kind, asOf, currency: null, customerId: null, lang: "es", paper: "letter" } as const;
  const { sections } = await composeReport(l.db.read, await composing(l.db, l.context.reports.office, asked));
  const table = sections
    .flatMap((section) => section.blocks)
    .find((block) => block.kind === "table" && block.sheet === sheet);
  if (table?.kind !== "table") return null;
  return table.rows.map((row) =>
    row.flatMap((cell): (string | number)[] =>
      cell.kind === "text" ? [cell.text] : cell.kind === "money" ? [cell.minor] : [],
    ),
  );
}

describe.each(databases)("agencies on %s", (database) => {
  test("the daily report tells what came in of what agencies have, the weekly and the quarterly how they stand", async () => {
    const l = await fixture(database);
    const cash = await listed(l, "daily", "2026-07-10", "agencyCash");
    expect(cash).toHaveLength(1);
    expect(cash?.[0]).toEqual(
      expect.arrayContaining(["Recuperadora del Centro", "CLIENTE 0", "Por el despacho", 100 * K, 12 * K]),
    );
    expect((await listed(l, "daily", "2026-08-03", "agencyCash"))?.[0]).toEqual(
      expect.arrayContaining(["Directo", 10 * K]),
    );
    expect(await listed(l, "daily", "2026-07-14", "agencyCash")).toEqual([]);
    for (const kind of ["weekly", "quarterly"] as const) {
      expect((await listed(l, kind, "2026-08-31", "agencies"))?.[0], kind).toEqual(
        expect.arrayContaining(["Recuperadora del Centro", 170 * K, 60 * K]),
      );
    }
    // An office that never placed anything reads nothing of agencies.
    const none = await setUp(database, [owed(1, 100, 20)]);
    for (const kind of ["daily", "weekly", "quarterly"] as const) {
      expect(await listed(none, kind, "2026-07-31", kind === "daily" ? "agencyCash" : "agencies"), kind).toBeNull();
    }
  });

  test("the fixture of KPIS 11 comes out of entries: 27.06 %, 38.9k of commission, 0.1909 and 0.2214", async () => {
    const l = await fixture(database);
    expect(await kpi(l, "agencyRecoveryPct")).toMatchObject({
      value: "27.06",
      numerator: String(230 * K),
      denominator: String(850 * K),
      method: "placementWindow",
      second: [{ method: "controlGroup", value: null }],
    });
    expect(await kpi(l, "agencyCostPerPeso")).toMatchObject({
      value: "0.1909",
      numerator: String(43.9 * K),
      denominator: String(230 * K),
      second: [
        { method: "withVat", value: "0.2214" },
        { method: "directEarns", value: "0.1909" },
        { method: "viaEarns", value: "0.1287" },
      ],
    });
    const { rows } = await l.client.agencies.scoreboard(period);
    expect(rows).toMatchObject([
      {
        agencyName: "Recuperadora del Centro",
        items: 4,
        placedMinor: 1000 * K,
        recalledMinor: 150 * K,
        returnedMinor: 0,
        viaMinor: 170 * K,
        directMinor: 60 * K,
        ratePercent: "27.06",
        commissionMinor: 38.9 * K,
        commissionDirectEarnsMinor: 38.9 * K,
        commissionViaOnlyMinor: 24.6 * K,
        fixedMinor: 5 * K,
        costPerPeso: "0.1909",
        costPerPesoWithVat: "0.2214",
      },
    ]);
    for (const name of ["agencyRecoveryPct", "agencyCostPerPeso"] as const) {
      const figure = await kpi(l, name);
      const list = await l.client.kpis.rows({ ...period, name });
      expect([list.numerator, list.denominator], name).toEqual([figure.numerator, figure.denominator]);
      const sum = (of: "numerator" | "denominator") => String(list.rows.reduce((total, row) => total + row[of], 0));
      expect([sum("numerator"), sum("denominator")], name).toEqual([figure.numerator, figure.denominator]);
    }
    const items = await l.client.kpis.rows({ ...period, name: "agencyRecoveryPct" });
    const payments = items.rows.find(({ uuids }) => uuids[0] === uuid(2))?.uuids ?? [];
    expect(payments).toHaveLength(3);
    // The command line keeps its fifteen.
    expect((await l.client.kpis.board(period)).kpis).toHaveLength(15);
    const trend = await l.client.kpis.trend(period);
    expect(trend.kpis.find(({ name }) => name === "agencyRecoveryPct")?.points.at(-1)?.value).toBe("27.06");
  });

  test("where the terms pay for what the agency obtained alone, and VAT is not credited, the cost says so", async () => {
    const l = await fixture(database, { directEarns: false, vatCreditable: false });
    // 24.6k and 16 % of it, which nobody gives back, and 5k of fixed cost whose VAT is credited.
    expect(await kpi(l, "agencyCostPerPeso")).toMatchObject({ value: "0.1458", numerator: String(33.536 * K) });
  });

  test("with nothing placed both are n/a", async () => {
    const l = await setUp(database, [owed(1, 100, 20)]);
    expect(await kpi(l, "agencyRecoveryPct")).toMatchObject({ value: null, denominator: "0" });
    expect(await kpi(l, "agencyCostPerPeso")).toMatchObject({ value: null });
    expect((await l.client.kpis.rows({ ...period, name: "agencyRecoveryPct" })).rows).toEqual([]);
  });

  test("a payment that bounces takes back what it brought and earned in the month it bounces in", async () => {
    const l = await setUp(database, [owed(1, 400, 20)]);
    await l.place([1]);
    await l.allow();
    l.clock.day = "2026-08-31";
    const paymentUuid = await l.pay(1, "2026-07-10", 100);
    await l.client.payments.bounce({ ...l.id(), paymentUuid, on: "2026-08-05", note: "Sin fondos" });
    const july = { from: "2026-07-01", to: "2026-07-31" };
    const august = { from: "2026-08-01", to: "2026-08-31" };
    expect(await kpi(l, "agencyRecoveryPct", july)).toMatchObject({ value: "25.00" });
    expect(await kpi(l, "agencyRecoveryPct", august)).toMatchObject({ value: "0.00", numerator: "0" });
    expect(await kpi(l, "agencyCostPerPeso", july)).toMatchObject({ value: "0.1200" });
    expect(await kpi(l, "agencyCostPerPeso", august)).toMatchObject({
      value: null,
      numerator: String(-12 * K),
      denominator: String(-100 * K),
    });
    expect(await kpi(l, "agencyCostPerPeso")).toMatchObject({ value: null, numerator: "0", denominator: "0" });
  });

  test("months of placement are compared at the age of each item, beside the customers that stayed in house", async () => {
    const l = await setUp(database, [owed(1, 100, 20), owed(2, 100, 20, 1), owed(3, 100, 20, 2), owed(4, 100, 20, 3)]);
    const { items, control, seed } = await l.place([1, 2, 3, 4], { holdoutBp: 2500 });
    expect([items, control]).toEqual([3, 1]);
    expect(seed).toBeGreaterThan(0);
    await l.allow();
    l.clock.day = "2026-12-31";
    for (const n of [1, 2, 3, 4]) await l.pay(n, "2026-07-31", 20);
    for (const n of [1, 2, 3, 4]) await l.pay(n, "2026-08-01", 10);
    const at = async (asOf: string) =>
      (await l.client.agencies.months({ asOf })).rows.map((row) =>
        [row.control, row.items, row.at30, row.at60, row.at90, row.at180].join(" "),
      );
    expect(await at("2026-07-30")).toEqual(["false 3    ", "true 1    "]);
    expect(await at("2026-07-31")).toEqual(["false 3 20.00   ", "true 1 20.00   "]);
    expect(await at("2026-12-31")).toEqual(["false 3 20.00 30.00 30.00 30.00", "true 1 20.00 30.00 30.00 30.00"]);
    const whole = await kpi(l, "agencyRecoveryPct");
    expect(whole).toMatchObject({ value: "30.00", second: [{ method: "controlGroup", value: "30.00" }] });
    expect(whole.denominator).toBe(String(300 * K));
  });

  test("several currencies go in at the one rate of the opening, and the rows still come to the figure", async () => {
    const usd = { currency: "USD", exchangeRate: "18.0000" } as const;
    const l = await setUp(database, [owed(1, 100, 20), owed(2, 10, 45, 1, usd)]);
    for (const [day, rate] of [
      ["2026-06-30", "18.000000"],
      ["2026-07-31", "20.000000"],
    ] as const) {
      await l.client.rates.add({ ...l.id(), currency: "USD", day, rate });
    }
    await l.place([1, 2]);
    await l.allow();
    l.clock.day = "2026-07-31";
    await l.pay(1, "2026-07-10", 10);
    await l.pay(2, "2026-07-12", 4, "USD");
    const july = { from: "2026-07-01", to: "2026-07-31" };
    const rate = await kpi(l, "agencyRecoveryPct", july);
    // 10k and 4k dollars at 18.00, of 100k and 10k dollars.
    expect(rate).toMatchObject({ value: "29.29", numerator: String(82 * K), denominator: String(280 * K) });
    const cost = await kpi(l, "agencyCostPerPeso", july);
    expect(cost).toMatchObject({ numerator: String(14.16 * K), denominator: String(82 * K) });
    for (const [name, figure] of [
      ["agencyRecoveryPct", rate],
      ["agencyCostPerPeso", cost],
    ] as const) {
      const list = await l.client.kpis.rows({ ...july, name, into: "MXN" });
      expect([list.numerator, list.denominator], name).toEqual([figure.numerator, figure.denominator]);
    }
    const dollars = await l.client.kpis.board({ ...july, filter: { currency: "USD" } });
    expect(dollars.more.find(({ name }) => name === "agencyRecoveryPct")).toMatchObject({ value: "40.00" });
    // Of a part of the portfolio there is commission alone.
    const part = await l.client.kpis.board({ ...july, filter: { collectorId: 0 } });
    expect(part.more.find(({ name }) => name === "agencyCostPerPeso")).toMatchObject({ method: "commissionAlone" });
  });
});
