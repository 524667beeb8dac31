import { describe, expect, it } from "vitest";
import { zWeeklyReport } from "../../../shared/contract/reports.ts";
import { items } from "../../domain/kpis/fixture-d1.ts";
import { databases, makeLedger } from "../support/ledgers.ts";
import { type FilledInvoice, fillLedger } from "./fill.ts";

/** Fixture D1 of KPIS 1 as invoices; amounts in thousands, kept as minor units of MXN 10.00. */
const K = 1000;
const d1: FilledInvoice[] = items.map((item) => ({
  customer: item.customer,
  issuedOn: item.issuedOn,
  dueOn: item.dueOn,
  minor: item.total * K,
  entries: [
    ...item.reduced.map(([on, k]) => ({ kind: item.customer === "E" ? "cancellation" : "credit", on, minor: -k * K })),
    ...item.cash.map(([on, k]) => ({ kind: "payment", on, minor: -k * K })),
  ],
  ...(item.customer === "E" ? { ended: { as: "cancelled" as const, on: "2026-10-12" } } : {}),
}));

describe.each(databases)("weekly report on %s", (database) => {
  async function report(asOf: string, ...filled: [FilledInvoice[], Parameters<typeof fillLedger>[2]?]) {
    const { db, client } = await makeLedger(database);
    await fillLedger(db, ...filled);
    const found = zWeeklyReport.parse(await client.reports.weekly({ asOf }));
    return { found, first: found.sections[0] };
  }

  it("gives the figures of fixture D1 at its cut-off", async () => {
    const { found, first } = await report("2026-10-31", d1);
    expect(found).toMatchObject({ weekFrom: "2026-10-26", weekTo: "2026-11-01", previousAsOf: "2026-10-25" });
    expect(found.company).toEqual([{ rfc: "DNI150203QX7", name: "Distribuidora Norte" }]);
    expect(found.sections).toHaveLength(1);
    expect(first?.totals).toMatchObject({ openMinor: 1030 * K, overdueMinor: 130 * K, currentMinor: 900 * K });
    expect(first?.overdue).toMatchObject({ value: "12.62", light: "amber" });
    expect(first?.current).toMatchObject({ value: "87.38", light: "amber" });
    // Sales of October 1,200 less the credit note of 30, and 900 current of them: KPIS 4.
    expect(first?.dso).toMatchObject({ value: "27.29", light: "green", denominator: String(1170 * K) });
  });

  it("moves from the Sunday before to the cut-off", async () => {
    const { first } = await report("2026-10-31", d1);
    expect(first?.movement).toEqual({
      openingMinor: 1330 * K,
      invoicedMinor: 0,
      settledAtIssueMinor: 0,
      collectedMinor: -300 * K,
      creditedMinor: 0,
      cancelledMinor: 0,
      otherMinor: 0,
      closingMinor: 1030 * K,
    });
    expect(first?.previousTotals.openMinor).toBe(1330 * K);
  });

  it("tells invoices paid at issue, credits, cancellations and what money moved apart", async () => {
    const { first } = await report("2026-11-08", [
      { customer: "A", issuedOn: "2026-11-02", dueOn: "2026-12-02", minor: 500 },
      { customer: "A", issuedOn: "2026-11-03", dueOn: "2026-11-03", minor: 70, pue: true },
      {
        customer: "B",
        issuedOn: "2026-10-01",
        dueOn: "2026-10-31",
        minor: 900,
        entries: [
          { kind: "payment", on: "2026-11-01", minor: -100 },
          { kind: "credit", on: "2026-11-04", minor: -200 },
          { kind: "application", on: "2026-11-05", minor: -50 },
        ],
      },
      {
        customer: "B",
        issuedOn: "2026-10-02",
        dueOn: "2026-11-02",
        minor: 30,
        entries: [{ kind: "cancellation", on: "2026-11-06", minor: -30 }],
        ended: { as: "cancelled", on: "2026-11-06" },
      },
      { customer: "C", issuedOn: "2026-11-09", dueOn: "2026-12-09", minor: 11 },
    ]);
    expect(first?.movement).toEqual({
      openingMinor: 830,
      invoicedMinor: 570,
      settledAtIssueMinor: -70,
      collectedMinor: 0,
      creditedMinor: -200,
      cancelledMinor: -30,
      otherMinor: -50,
      closingMinor: 1050,
    });
  });

  it("counts a reversal for the kind it takes back", async () => {
    const { first } = await report("2026-11-08", [
      {
        customer: "A",
        issuedOn: "2026-10-02",
        dueOn: "2026-11-02",
        minor: 1000,
        entries: [
          { kind: "payment", on: "2026-11-04", minor: -400 },
          { kind: "reversal", on: "2026-11-04", minor: 400, reverses: 1 },
          { kind: "payment", on: "2026-11-05", minor: -300 },
        ],
      },
    ]);
    expect(first?.movement).toMatchObject({ collectedMinor: -300, otherMinor: 0, closingMinor: 700 });
  });

  it("leaves cash sales out of DSO and moves a replacement to the month of what it replaced", async () => {
    const { first } = await report("2026-10-31", [
      { customer: "A", issuedOn: "2026-10-05", dueOn: "2026-11-05", minor: 600 },
      { customer: "A", issuedOn: "2026-10-06", dueOn: "2026-10-06", minor: 9000, pue: true },
      {
        customer: "A",
        issuedOn: "2026-09-05",
        dueOn: "2026-10-05",
        minor: 480,
        entries: [{ kind: "cancellation", on: "2026-10-20", minor: -480 }],
        ended: { as: "substituted", on: "2026-10-20" },
      },
      { customer: "A", issuedOn: "2026-10-20", dueOn: "2026-10-05", minor: 500, replaces: 2 },
      {
        customer: "B",
        issuedOn: "2026-08-05",
        dueOn: "2026-09-05",
        minor: 800,
        entries: [{ kind: "payment", on: "2026-10-01", minor: -400 }],
      },
    ]);
    // D2 of KPIS 4: AR 1,500; October 600, September 500, August 800.
    expect(first?.totals.openMinor).toBe(1500);
    expect(first?.dso).toMatchObject({ value: "76.50", denominator: "1900", atLeast: false });
  });

  it("puts a chain of replacements into the month of its first invoice", async () => {
    const ended = (on: string) => ({
      entries: [{ kind: "cancellation", on, minor: -100 }],
      ended: { as: "substituted" as const, on },
    });
    const { first } = await report("2026-10-31", [
      { customer: "A", issuedOn: "2026-08-05", dueOn: "2026-09-05", minor: 100, ...ended("2026-09-10") },
      { customer: "A", issuedOn: "2026-09-10", dueOn: "2026-09-05", minor: 100, ...ended("2026-10-10"), replaces: 0 },
      { customer: "A", issuedOn: "2026-10-10", dueOn: "2026-09-05", minor: 100, replaces: 1 },
    ]);
    expect(first?.dso.value).toBe("92.00");
  });

  it("walks back beyond a year where the balance needs it, and says at least where sales run out", async () => {
    const old = { customer: "A", issuedOn: "2025-01-10", dueOn: "2025-02-10", minor: 500 };
    const { first } = await report("2026-10-31", [
      old,
      { ...old, issuedOn: "2026-10-05", dueOn: "2026-11-05", minor: 100 },
    ]);
    // January 2025 to October 2026; every centavo of both months is still owed.
    expect(first?.dso).toMatchObject({ value: "669.00", denominator: "600", atLeast: false, light: "red" });
    // One credit note holds, another was taken back and leaves the sales as they were.
    const credits = [
      { kind: "credit", on: "2026-10-20", minor: -60 },
      { kind: "credit", on: "2026-10-20", minor: -25 },
      { kind: "reversal", on: "2026-10-20", minor: 25, reverses: 2 },
    ];
    const { first: short } = await report(
      "2026-10-31",
      [{ ...old, issuedOn: "2026-10-05", entries: credits }],
      [{ customer: "A", kind: "credit", on: "2026-10-21", minor: -40 }],
    );
    expect(short?.dso).toMatchObject({ value: "31.00", numerator: "440", denominator: "400", atLeast: true });
  });

  it("counts the month of the cut-off up to the cut-off", async () => {
    const { first } = await report("2026-11-10", [
      { customer: "A", issuedOn: "2026-11-05", dueOn: "2026-12-05", minor: 100 },
    ]);
    expect(first?.dso).toMatchObject({ value: "10.00", light: "green" });
  });

  it("keeps currencies apart, home currency first", async () => {
    const { found } = await report("2026-11-08", [
      { customer: "A", issuedOn: "2026-10-01", dueOn: "2026-10-31", minor: 700, currency: "EUR" },
      { customer: "A", issuedOn: "2026-10-01", dueOn: "2026-10-31", minor: 900, currency: "USD" },
      { customer: "A", issuedOn: "2026-10-01", dueOn: "2026-11-30", minor: 100 },
    ]);
    expect(found.sections.map((section) => [section.currency, section.totals.openMinor])).toEqual([
      ["MXN", 100],
      ["EUR", 700],
      ["USD", 900],
    ]);
    expect(found.sections.map((section) => section.overdue.value)).toEqual(["0.00", "100.00", "100.00"]);
  });

  it("shows money on account apart and never nets it", async () => {
    const { found, first } = await report(
      "2026-11-08",
      [{ customer: "A", issuedOn: "2026-10-01", dueOn: "2026-10-31", minor: 1000 }],
      [
        { customer: "A", kind: "payment", on: "2026-11-05", minor: -250 },
        { customer: "Z", kind: "payment", on: "2026-11-05", minor: -40, currency: "USD" },
      ],
    );
    expect(first).toMatchObject({ unappliedMinor: 250, totals: { openMinor: 1000 }, overdue: { value: "100.00" } });
    expect(first?.aging[0]).toMatchObject({ balanceMinor: 750, unappliedMinor: 250 });
    expect(found.sections[1]).toMatchObject({
      currency: "USD",
      unappliedMinor: 40,
      overdue: { value: null, light: "none" },
      dso: { value: null, light: "none" },
      topTen: [],
      topTenSharePercent: null,
    });
  });

  it("ranks the ten largest with their share and the age of their oldest item", async () => {
    const { first } = await report(
      "2026-11-08",
      [2500, 1200, 900, 700, 600, 500, 400, 350, 300, 250, 240, 2060].map((minor, index) => ({
        customer: `C${String(index).padStart(2, "0")}`,
        issuedOn: "2026-06-01",
        dueOn: index === 0 ? "2026-07-01" : "2026-11-08",
        minor,
      })),
    );
    expect(first?.topTen).toHaveLength(10);
    expect(first?.topTen[0]).toMatchObject({
      row: { customerName: "C00" },
      openMinor: 2500,
      overdueMinor: 2500,
      sharePercent: "25.00",
      oldestDaysPastDue: 130,
    });
    expect(first?.topTen[1]).toMatchObject({ row: { customerName: "C11" }, overdueMinor: 0, oldestDaysPastDue: 0 });
    expect(first?.topTenSharePercent).toBe("95.10");
    expect(first?.aging.map((row) => row.balanceMinor)).toEqual(
      [...(first?.aging ?? [])].map((row) => row.balanceMinor).sort((a, b) => b - a),
    );
  });

  it("looks back over thirteen weeks that end on Sundays and on the cut-off", async () => {
    const { first } = await report("2026-10-31", d1);
    expect(first?.trend.map((point) => point.day)).toEqual([
      "2026-08-09",
      "2026-08-16",
      "2026-08-23",
      "2026-08-30",
      "2026-09-06",
      "2026-09-13",
      "2026-09-20",
      "2026-09-27",
      "2026-10-04",
      "2026-10-11",
      "2026-10-18",
      "2026-10-25",
      "2026-10-31",
    ]);
    expect(first?.trend.at(-1)).toMatchObject({ openMinor: 1030 * K, overdueMinor: 130 * K, overduePercent: "12.62" });
    expect(first?.trend[0]).toMatchObject({ openMinor: 120 * K, overdueMinor: 120 * K });
  });

  it("has no sections and no figures in an empty ledger", async () => {
    const { found } = await report("2026-11-08", []);
    expect(found.sections).toEqual([]);
  });

  it("reckons and judges as the company chose, as its board does, and explains that method", async () => {
    const { db, client } = await makeLedger(database);
    await fillLedger(db, d1, [{ customer: "A", kind: "payment", on: "2026-10-20", minor: -5 * K }]);
    const rules = await client.kpis.rules();
    const targets = {
      ...rules.targets,
      overdue: { goal: "20", amberUntil: "25" },
      dso: { goal: "60", amberUntil: "70" },
    };
    const simple = { ...rules, dsoMethod: "simple" as const, dsoWindowMonths: 12, targets };
    await client.kpis.saveRules({ commandId: crypto.randomUUID(), rules: simple });
    const [first] = (await client.reports.weekly({ asOf: "2026-10-31" })).sections;
    const board = await client.kpis.board({ from: "2026-10-26", to: "2026-10-31" });
    for (const [figure, name] of [
      [first?.overdue, "overduePct"],
      [first?.dso, "dso"],
    ] as const) {
      const { value, target, light, method } = board.kpis.find((one) => one.name === name) ?? {};
      expect(figure).toMatchObject({ value, target, light, method });
    }
    expect(first).toMatchObject({
      overdue: { target: "< 20", light: "green" },
      dso: { target: "< 60", method: "simple" },
    });
    const printed = JSON.stringify(await client.reports.read({ kind: "weekly", asOf: "2026-10-31" }));
    expect(printed).toContain("Método simple");
    expect(printed).not.toContain("Método de agotamiento");
    // Beside what is open, what waits to be applied is taken off, as on the board.
    expect(board.unapplied).toEqual([{ currency: "MXN", minor: 5 * K }]);
    expect(printed).toContain('"minor":-5000,');
  });
});
