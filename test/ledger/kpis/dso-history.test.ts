import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { readBoard } from "../../../electron/ledger/kpis/board.ts";
import { WHOLE } from "../../../electron/ledger/kpis/filter.ts";
import { readRows } from "../../../electron/ledger/kpis/rows.ts";
import { dsoOf, salesFor } from "../../../electron/ledger/kpis/sales.ts";
import { addDays, addMonths, daysInMonth } from "../../../shared/domain/days.ts";
import { type FilledInvoice, fillLedger } from "../reports/fill.ts";
import { type DatabaseName, databases, openLedgerOn } from "../support/ledgers.ts";

/** A count-back walks to the first month that sold anything, however long ago that is (KPIS 4). */

const october = { from: "2026-10-01", to: "2026-10-31" };
const countBack = { kind: "countBack" } as const;
const RUNS = { sqlite: 40, postgres: 3, server: 5 } as const;

async function filled(database: DatabaseName, invoices: readonly FilledInvoice[]): Promise<LedgerDb> {
  const db = await openLedgerOn(database);
  onTestFinished(() => db.close());
  await fillLedger(db, invoices);
  return db;
}

const sold = (issuedOn: string, minor: number, open: number): FilledInvoice => ({
  customer: "NORTE",
  issuedOn,
  dueOn: addDays(issuedOn, 30),
  minor,
  entries: open === minor ? [] : [{ kind: "payment", on: "2026-10-15", minor: open - minor }],
});

async function dsoOn(db: LedgerDb) {
  const { kpis } = await readBoard(db.read, october);
  const found = kpis.find(({ name }) => name === "dso");
  if (found === undefined) throw new Error("no DSO");
  // The weekly report reads few months first and comes to the same.
  const stock = Number(found.numerator);
  const lines = await salesFor(db.read, october.to, new Map([["MXN", stock]]), countBack);
  expect(dsoOf(lines, stock, october.to, countBack)).toMatchObject({ atLeast: found.atLeast });
  return found;
}

describe.each(databases)("DSO of old debt on %s", (database) => {
  test("of sales 40 months back alone is the days since, and its light is red", async () => {
    const db = await filled(database, [sold("2023-06-15", 1000, 1000)]);
    expect(await dsoOn(db)).toMatchObject({ value: "1249.00", denominator: "1000", atLeast: false, light: "red" });
    const part = await filled(database, [sold("2023-06-15", 1000, 500)]);
    expect(await dsoOn(part)).toMatchObject({ value: "1234.00", denominator: "1000", atLeast: false });
  });

  test("walks past few sales to older ones, and says at least only where all of it runs out", async () => {
    const few = [sold("2026-09-10", 100, 100), sold("2023-05-10", 1000, 500)];
    // October 2026 back to June 2023, and half of May.
    const db = await filled(database, few);
    expect(await dsoOn(db)).toMatchObject({ value: "1264.50", denominator: "1100", atLeast: false });
    const { rows } = await readRows(db.read, {
      ...october,
      name: "dso",
      part: "denominator",
      filter: WHOLE,
      into: null,
      customerId: null,
      search: "",
      sort: [],
      offset: 0,
      limit: 50,
    });
    expect(rows.map(({ day }) => day).sort()).toEqual(["2023-05-10", "2026-09-10"]);
    const returned = { ...sold("2023-05-10", 1000, 0), entries: [{ kind: "credit", on: "2023-05-20", minor: -300 }] };
    // What an opening balance tells was open, not what was sold: all there is to walk is two months of sales.
    const opened = { ...sold("2022-04-10", 50, 50), opening: true };
    const short = await filled(database, [opened, sold("2026-09-10", 100, 100), returned]);
    expect(await dsoOn(short)).toMatchObject({ numerator: "850", denominator: "800", value: "1280.00", atLeast: true });
  });

  test("gives what walking month by month gives", async () => {
    const invoice = fc.record({
      month: fc.integer({ min: 0, max: 70 }),
      minor: fc.integer({ min: 1, max: 1000 }),
      paid: fc.integer({ min: 0, max: 100 }),
      credited: fc.option(fc.integer({ min: 0, max: 70 }), { freq: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(invoice, { minLength: 1, maxLength: 8 }), async (items) => {
        const sales = new Map<string, bigint>();
        const sell = (day: string, minor: number): unknown =>
          sales.set(day.slice(0, 7), (sales.get(day.slice(0, 7)) ?? 0n) + BigInt(minor));
        let open = 0;
        const invoices = items.map(({ month, minor, paid, credited }): FilledInvoice => {
          const issuedOn = addDays(addMonths("2026-10-01", -month), 9);
          const gone = Math.floor((minor * paid) / 100);
          const kind = credited === null ? "payment" : "credit";
          const on = addDays(addMonths("2026-10-01", -Math.min(credited ?? 0, month)), 14);
          sell(issuedOn, minor);
          if (credited !== null && gone > 0) sell(on, -gone);
          open += minor - gone;
          const entries = gone === 0 ? [] : [{ kind, on, minor: -gone } as const];
          return { customer: "NORTE", issuedOn, dueOn: addDays(issuedOn, 30), minor, entries };
        });
        const db = await openLedgerOn(database);
        try {
          await fillLedger(db, invoices);
          const { value, atLeast } = await dsoOn(db);
          expect({ value, atLeast }).toEqual(walked(BigInt(open), sales));
        } finally {
          await db.close();
        }
      }),
      { numRuns: RUNS[database], seed: 20261123 },
    );
  });
});

/** The walk of KPIS 4 as it is told: days and centesimals of the last month, half up. */
function walked(ar: bigint, sales: ReadonlyMap<string, bigint>): { value: string; atLeast: boolean } {
  const first = [...sales.keys()].sort()[0] ?? "";
  let left = ar;
  let days = 0n;
  let hundredths = 0n;
  for (let month = "2026-10-01"; left > 0n && month.slice(0, 7) >= first; month = addMonths(month, -1)) {
    const net = sales.get(month.slice(0, 7)) ?? 0n;
    const length = BigInt(daysInMonth(month));
    if (net > 0n && left < net) {
      hundredths = (left * length * 200n + net) / (2n * net);
      left = 0n;
    } else {
      days += length;
      if (net > 0n) left -= net;
    }
  }
  const all = days * 100n + hundredths;
  return { value: `${all / 100n}.${String(all % 100n).padStart(2, "0")}`, atLeast: left > 0n };
}

test("a simple DSO divides by the whole window where there is history before it", async () => {
  const db = await filled("sqlite", [sold("2026-10-05", 900, 300), sold("2025-01-05", 900, 0)]);
  const simple = { kind: "simple", windowMonths: 3 } as const;
  const lines = await salesFor(db.read, october.to, new Map([["MXN", 300]]), simple);
  expect(dsoOf(lines, 300, october.to, simple).value).toEqual({ numerator: 300n * 92n, denominator: 900n });
});
