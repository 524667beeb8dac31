import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { WHOLE } from "../../../electron/ledger/kpis/filter.ts";
import { readMovement } from "../../../electron/ledger/kpis/movement.ts";
import { rollRows } from "../../../electron/ledger/kpis/roll-rows.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { type FilledEntry, type FilledInvoice, fillLedger } from "../reports/fill.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";
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

  test("cash pays first what came back, and cures no more of a bucket than left it; the same of a debt that was invoiced again", async () => {
    // The last money before October is what the bank returns in it.
    const debt = (entries: readonly [kind: string, on: string, k: number][]): FilledInvoice => ({
      customer: "R",
      issuedOn: "2026-08-05",
      dueOn: "2026-09-05",
      minor: 160 * K,
      entries: entries.map(([kind, on, k]) => ({ kind, on, minor: k * K })),
    });
    const db = await filled(database, [
      // Of 100 in the bucket 70 came, 60 of it in the place of what was returned; 50 were credited.
      debt([
        ["payment", "2026-10-20", -70],
        ["credit", "2026-10-21", -50],
        ["payment", "2026-09-10", -60],
        ["bounce", "2026-10-05", 60],
      ]),
      // Of 60 in the bucket all was paid, and with it a quita of 40 that was lost.
      debt([
        ["payment", "2026-09-10", -60],
        ["discount", "2026-09-20", -40],
        ["discount", "2026-10-05", 40],
        ["payment", "2026-10-20", -100],
      ]),
    ]);
    const ends = { openingMinor: 160 * K, worseMinor: 40 * K, stayedMinor: 0, curedMinor: 70 * K };
    const expected = [{ currency: "MXN", bucket: 1, ...ends, nonCashMinor: 50 * K }];
    expect(await rollRows(db.read, october, WHOLE, [])).toEqual(expected);
    const chains = [1, 2].map((id) => ({ ids: [id], issuedOn: "2026-08-05" }));
    expect(await rollRows(db.read, october, WHOLE, chains)).toEqual(expected);
  });

  test("a chain of one invoice rolls as that invoice does, and the four ends are the opening, whatever happened", async () => {
    const entry = fc.record({
      kind: fc.constantFrom("payment", "payment", "bounce", "credit", "discount", "cancellation", "application"),
      day: fc.integer({ min: 0, max: 100 }),
      part: fc.integer({ min: 1, max: 100 }),
    });
    const one = fc.record({ terms: fc.integer({ min: 0, max: 120 }), entries: fc.array(entry, { maxLength: 8 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 12 }), async (drawn) => {
        const invoices = drawn.map(({ terms, entries }): FilledInvoice => {
          let [open, paid, forgiven] = [100 * K, 0, 0];
          const moves: FilledEntry[] = [];
          for (const { kind, day, part } of [...entries].sort((a, b) => a.day - b.day)) {
            const back = kind === "bounce" ? paid : kind === "discount" ? forgiven : 0;
            const minor =
              back > 0 ? Math.ceil((back * part) / 100) : kind === "bounce" ? 0 : -Math.floor((open * part) / 100);
            if (minor === 0) continue;
            open += minor;
            if (kind === "discount") forgiven -= minor;
            else if (kind !== "credit" && kind !== "cancellation") paid -= minor;
            moves.push({ kind, on: addDays("2026-08-01", day), minor });
          }
          const dueOn = addDays("2026-07-01", terms);
          return { customer: "R", issuedOn: "2026-07-01", dueOn, minor: 100 * K, entries: moves };
        });
        const db = await openLedgerOn(database);
        try {
          await fillLedger(db, invoices);
          const plain = await rollRows(db.read, october, WHOLE, []);
          const chains = invoices.map(({ issuedOn }, index) => ({ ids: [index + 1], issuedOn }));
          const again = await rollRows(db.read, october, WHOLE, chains);
          expect(again.toSorted((a, b) => a.bucket - b.bucket)).toEqual(plain.toSorted((a, b) => a.bucket - b.bucket));
          for (const row of plain) {
            expect(row.worseMinor + row.stayedMinor + row.curedMinor + row.nonCashMinor).toBe(row.openingMinor);
            expect(row.curedMinor).toBeGreaterThanOrEqual(0);
            expect(row.curedMinor).toBeLessThanOrEqual(row.openingMinor);
          }
        } finally {
          await db.close();
        }
      }),
      { numRuns: database === "sqlite" ? 40 : 3, seed: 20261124 },
    );
  });
});
