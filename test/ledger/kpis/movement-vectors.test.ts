import { describe, expect, test } from "vitest";
import { readMovement } from "../../../electron/ledger/kpis/movement.ts";
import type { FilledInvoice } from "../reports/fill.ts";
import { databases } from "../support/ledgers.ts";
import { filled, october, rollBehind, vintageBehind } from "./figures-of.ts";
import { K } from "./fill-d1.ts";

describe.each(databases)("numbers of KPIS.md 10 from entries, on %s", (database) => {
  test("roll rates 12, 35, 60 and 75 %, stay 87.5 %, chain 1.89 %; vintage 18, 8 and 5 %", async () => {
    const item = (k: number, dueOn: string, paid = 0, off = 0): FilledInvoice => ({
      customer: "R",
      issuedOn: "2026-01-01",
      dueOn,
      minor: k * K,
      entries: [
        ...(paid > 0 ? [{ kind: "payment", on: "2026-10-10", minor: -paid * K }] : []),
        ...(off > 0 ? [{ kind: "credit", on: "2026-10-10", minor: -off * K }] : []),
      ],
    });
    const db = await filled(database, [
      // Current at the opening: 120 fell due, the rest was paid or is not due.
      item(120, "2026-10-10"),
      item(880, "2026-11-15", 480),
      // 1-30: 66 went one bucket on and 4, 30 days late then, skip one.
      item(66, "2026-09-10"),
      item(4, "2026-08-31"),
      item(130, "2026-09-05", 130),
      // 31-60: 52 and 8.
      item(52, "2026-08-10"),
      item(8, "2026-08-01"),
      item(40, "2026-08-10", 30, 10),
      item(45, "2026-07-10"),
      item(15, "2026-07-10", 15),
      item(35, "2026-05-01"),
      item(5, "2026-05-01", 5),
    ]);
    const { rolls, chainPercent } = await readMovement(db.read, october);
    expect(rolls.map(({ openingMinor }) => openingMinor / K)).toEqual([1000, 200, 100, 60, 40]);
    expect(rolls.map(({ worsePercent }) => worsePercent)).toEqual(["12.00", "35.00", "60.00", "75.00", "87.50"]);
    expect(chainPercent).toBe("1.89");
    for (const row of rolls) {
      expect(row.worseMinor + row.stayedMinor + row.curedMinor + row.nonCashMinor).toBe(row.openingMinor);
    }
    expect(rolls[2]).toMatchObject({ nonCashMinor: 10 * K, nonCashPercent: "10.00" });
    // Behind each bucket stand its debts, which add up to it.
    for (const [index, roll] of rolls.entries()) {
      const behind = await rollBehind(db, index);
      expect([behind.numerator, behind.denominator]).toEqual([String(roll.worseMinor), String(roll.openingMinor)]);
    }
    const second = await rollBehind(db, 1);
    expect(second.rows.map(({ numerator, state }) => [numerator / K, state])).toEqual([
      [66, "worse"],
      [4, "worse"],
      [0, "cured"],
    ]);
    for (const row of second.rows) expect(row.uuids).toHaveLength(1);

    const july = await filled(database, [
      {
        customer: "V",
        issuedOn: "2026-07-05",
        dueOn: "2026-07-20",
        minor: 500 * K,
        entries: [
          { kind: "payment", on: "2026-08-19", minor: -410 * K },
          { kind: "payment", on: "2026-09-18", minor: -50 * K },
          { kind: "payment", on: "2026-10-18", minor: -15 * K },
        ],
      },
      { customer: "V", issuedOn: "2026-09-05", dueOn: "2026-09-20", minor: 10 * K },
    ]);
    const { vintages } = await readMovement(july.read, october);
    expect(vintages).toMatchObject([
      { month: "2026-07", at30: "18.00", at60: "8.00", at90: "5.00" },
      { month: "2026-09", at30: "100.00", at60: null, at90: null },
    ]);
    // Behind each share stand the invoices of its month, with what was unpaid of them at its age.
    for (const [name, unpaid] of [
      ["vintageIssued", 25],
      ["vintage30", 90],
      ["vintage60", 40],
      ["vintage90", 25],
    ] as const) {
      const behind = await vintageBehind(july, name, "2026-07");
      expect([behind.numerator, behind.denominator]).toEqual([String(unpaid * K), String(500 * K)]);
      expect(behind.rows.map((row) => row.numerator).reduce((a, b) => a + b, 0)).toBe(unpaid * K);
      for (const row of behind.rows) expect(row).toMatchObject({ kind: "document", currency: "MXN" });
      for (const row of behind.rows) expect(row.uuids).toHaveLength(1);
    }
    // What a month invoiced stands there with what is unpaid of it at the cut-off, before it came to any age, too.
    const before = { from: "2026-08-01", to: "2026-08-31" };
    const invoiced = await vintageBehind(july, "vintageIssued", "2026-07", before);
    expect(invoiced).toMatchObject({ numerator: String(90 * K), denominator: String(500 * K) });
    const september = await vintageBehind(july, "vintage30", "2026-09");
    expect(september.rows).toMatchObject([{ day: "2026-09-05", numerator: 10 * K, denominator: 10 * K }]);
    expect((await vintageBehind(july, "vintage30", "2025-07")).rows).toEqual([]);
  });
});
