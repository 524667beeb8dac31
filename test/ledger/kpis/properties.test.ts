import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { readBoard } from "../../../electron/ledger/kpis/board.ts";
import { WHOLE } from "../../../electron/ledger/kpis/filter.ts";
import { readMovement } from "../../../electron/ledger/kpis/movement.ts";
import { type KpiRowsAsked, readRows } from "../../../electron/ledger/kpis/rows.ts";
import { flowsOfPeriods } from "../../../electron/ledger/kpis/steps.ts";
import { readTrend } from "../../../electron/ledger/kpis/trend.ts";
import { type BoardKpiName, ROLL_NAMES, VINTAGE_NAMES } from "../../../shared/contract/kpi-names.ts";
import type { Kpi, KpiBoard } from "../../../shared/contract/kpis.ts";
import { addDays, addMonths, endOfMonth } from "../../../shared/domain/days.ts";
import { FLOWS } from "../../../shared/domain/kpis/flows.ts";
import { ratio, times, toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { type FilledEntry, type FilledInvoice, fillLedger } from "../reports/fill.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";
import { profile } from "../support/profile.ts";

const october = { from: "2026-10-01", to: "2026-10-31" };
const FIRST = "2025-08-01";

function kpi(board: KpiBoard, name: BoardKpiName): Kpi {
  const found = [...board.kpis, ...board.more].find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

/** What can happen to an invoice: a share of what is left leaves it some days after its issue. */
const event = fc.record({
  kind: fc.constantFrom("payment", "payment", "payment", "credit", "cancellation"),
  after: fc.integer({ min: 0, max: 200 }),
  share: fc.integer({ min: 1, max: 100 }),
});
const invoice = fc.record({
  issued: fc.integer({ min: 0, max: 450 }),
  credit: fc.integer({ min: 0, max: 90 }),
  minor: fc.integer({ min: 1, max: 900_000_00 }),
  branch: fc.boolean(),
  events: fc.array(event, { maxLength: 3 }),
  // Written off in October, when it was overdue before.
  writtenOff: fc.boolean(),
  // Given up before October, when it was overdue by then; a share of it paid in October all the same, or owed again.
  givenUp: fc.record({ was: fc.boolean(), paid: fc.integer({ min: 0, max: 100 }), taken: fc.boolean() }),
});
const portfolio = fc.array(invoice, { minLength: 1, maxLength: 12 });
type Portfolio = typeof portfolio extends fc.Arbitrary<infer Value> ? Value : never;

function invoicesOf(name: string, items: Portfolio, withWriteOffs: boolean): FilledInvoice[] {
  return items.map(({ issued, credit, minor, branch, events, writtenOff, givenUp }) => {
    const issuedOn = addDays(FIRST, issued);
    const dueOn = addDays(issuedOn, credit);
    let left = minor;
    const entries: FilledEntry[] = [];
    const inOrder = [...events].sort((a, b) => a.after - b.after);
    for (const { kind, after, share } of inOrder) {
      const gone = Math.ceil((left * share) / 100);
      if (gone === 0) continue;
      left -= gone;
      entries.push({ kind, on: addDays(issuedOn, after), minor: -gone });
    }
    const last = inOrder.at(-1);
    const quiet = last === undefined || addDays(issuedOn, last.after) <= october.to;
    const silent = last === undefined || addDays(issuedOn, last.after) < GIVEN_UP;
    if (givenUp.was && silent && left > 0 && dueOn < GIVEN_UP) {
      entries.push({ kind: "write-off", on: GIVEN_UP, minor: -left });
      const back = givenUp.taken ? left : Math.floor((left * givenUp.paid) / 100);
      const paid = Math.floor((left * givenUp.paid) / 100);
      if (back > 0) entries.push({ kind: "write-off", on: "2026-10-10", minor: back, madeOn: GIVEN_UP });
      if (paid > 0) entries.push({ kind: "payment", on: "2026-10-10", minor: -paid });
      left = back - paid;
    }
    if (withWriteOffs && writtenOff && quiet && left > 0 && dueOn < october.from) {
      entries.push({ kind: "write-off", on: october.to, minor: -left });
    }
    return { customer: branch ? `${name}-branch` : name, issuedOn, dueOn, minor, entries };
  });
}

/** Day on which invoices were given up before October. */
const GIVEN_UP = "2026-09-15";

const CURRENCIES = ["USD", "MXN", "EUR"];
/** Rates of both ends of the period, with as many decimals as there are. */
const RATES = ["2026-09-30", "2026-10-31"].flatMap((day, at) =>
  [
    ["USD", `18.43${at}657`],
    ["EUR", `20.15${at}113`],
  ].map(([currency = "", rate = ""], index) => ({
    id: 2 * at + index + 1,
    currency,
    day,
    rate,
    source: "typed",
    origin: "",
    recorded_at: "",
    actor: "",
  })),
);

const ROWS: readonly BoardKpiName[] = [
  "recoveryRate",
  "overduePct",
  "currentPct",
  "dso",
  "cei",
  "top10SharePct",
  "weightedDpd",
  "daysLate",
  "daysToPay",
  "hhi",
];

/** All rows of one list, of every customer. */
const EVERY_ROW: Pick<KpiRowsAsked, "part" | "customerId" | "search" | "sort" | "offset" | "limit"> = {
  part: "numerator",
  customerId: null,
  search: "",
  sort: [],
  offset: 0,
  limit: 500,
};

test.each(databases)(
  "of any portfolio on %s figures tie out, rows add up and the trend is the boards",
  async (database) => {
    const portfolios = fc.sample(portfolio, database === "sqlite" ? 8 : 2);
    const invoices = portfolios.flatMap((items, index) => [
      ...invoicesOf(`P${index}`, items, true),
      ...invoicesOf(`Q${index}`, items, false),
      ...invoicesOf(`X${index}`, items, true).map((one, at) => ({ ...one, currency: CURRENCIES[at % 3] ?? "MXN" })),
    ]);
    const names = [...new Set(invoices.map(({ customer }) => customer))];
    const idOf = (name: string): number => names.indexOf(name) + 1;
    // A group is known by its parent, which may have sold nothing itself.
    const parent = (name: string): number => idOf(names.includes(name) ? name : `${name}-branch`);
    const db = await openLedgerOn(database);
    onTestFinished(() => db.close());
    await fillLedger(db, invoices);
    await db.write((tx) =>
      tx.bulk.insert(
        "customer_profile",
        names.flatMap((name) =>
          name.endsWith("-branch") && names.includes(name.slice(0, -7))
            ? [profile(idOf(name), { parent_id: idOf(name.slice(0, -7)) })]
            : [],
        ),
      ),
    );
    await db.write((tx) => tx.bulk.insert("exchange_rate", RATES));
    for (const [index, items] of portfolios.entries()) {
      const told = JSON.stringify(items);
      const filter = { groupId: parent(`P${index}`) };
      const board = await readBoard(db.read, { ...october, filter });
      const { beside } = board;
      if (beside === null) throw new Error("no sums");
      const gap = (one: Kpi): number => Number(one.denominator) - Number(one.numerator);
      const plain = await readBoard(db.read, { ...october, filter: { groupId: parent(`Q${index}`) } });
      // What was to be collected and was not is overdue at the close, falls due that day, or was written off.
      expect(gap(kpi(board, "recoveryRate")), told).toBe(
        beside.overdueMinor + beside.dueOnCutOffMinor + beside.writtenOffMinor,
      );
      // The rates that say how much of what could be collected was collected stay between nothing and all of it.
      for (const name of ["recoveryRate", "cei"] as const) {
        expect(Number(kpi(board, name).numerator), told).toBeGreaterThanOrEqual(0);
        expect(gap(kpi(board, name)), told).toBeGreaterThanOrEqual(0);
      }
      expect(gap(kpi(board, "cei")), told).toBe(beside.overdueMinor + beside.writtenOffMinor);
      expect(kpi(board, "cei").numerator, told).toBe(String(beside.cashMinor));
      for (const name of ["recoveryRate", "cei"] as const) {
        expect(kpi(board, name).value, told).toBe(kpi(plain, name).value);
      }
      const several = await readBoard(db.read, { ...october, filter: { groupId: parent(`X${index}`) } });
      // Debts behind the buckets add up to them, too, of several currencies as of one.
      for (const each of [filter, several.filter]) {
        const { rolls, vintages, currency } = await readMovement(db.read, { ...october, filter: each });
        const owed = await readRows(db.read, {
          ...october,
          ...EVERY_ROW,
          filter: each,
          name: "overduePct",
          into: null,
        });
        const openOf = new Map(owed.rows.map((row) => [row.uuids.join(), row.denominator]));
        // So do the invoices of each month at each age.
        for (const { month, issuedMinor, ...shares } of vintages) {
          for (const [age, name] of VINTAGE_NAMES.entries()) {
            const share = [null, shares.at30, shares.at60, shares.at90][age] ?? null;
            const rows = await readRows(db.read, {
              ...october,
              filter: each,
              ...EVERY_ROW,
              name,
              month,
              into: currency,
            });
            expect(rows.denominator, `${month} ${told}`).toBe(String(issuedMinor));
            for (const row of rows.rows) expect(row.uuids).toHaveLength(1);
            if (name === "vintageIssued") {
              // Unpaid of them is what the board's open balance is made of, invoice by invoice.
              for (const row of rows.rows) {
                expect(row.numerator, `${month} ${row.label} ${told}`).toBe(openOf.get(row.uuids.join()) ?? 0);
              }
            }
            if (share === null) continue;
            const whole = ratio(Number(rows.numerator), issuedMinor);
            expect(whole === null ? null : toDecimal(times(whole, 100)), `${month} ${name} ${told}`).toBe(share);
          }
        }
        for (const [bucket, roll] of rolls.entries()) {
          const rows = await readRows(db.read, {
            ...october,
            filter: each,
            name: ROLL_NAMES[bucket] ?? "roll91",
            part: "numerator",
            into: null,
            customerId: null,
            search: "",
            sort: [],
            offset: 0,
            limit: 1,
          });
          expect([rows.numerator, rows.denominator], `${bucket} ${told}`).toEqual([
            String(roll.worseMinor),
            String(roll.openingMinor),
          ]);
        }
      }
      for (const [of, name] of [board, several].flatMap((each) => ROWS.map((name) => [each, name] as const))) {
        const asked = {
          ...october,
          filter: of.filter,
          name,
          into: null,
          customerId: null,
          search: "",
          sort: [],
          offset: 0,
          limit: 500,
        };
        const rows = await readRows(db.read, { ...asked, part: "numerator" });
        const days = name === "dso";
        const below = days ? await readRows(db.read, { ...asked, part: "denominator" }) : rows;
        // Of several currencies too, to the cent.
        expect([rows.numerator, below.denominator], `${name} ${told}`).toEqual([
          kpi(of, name).numerator,
          kpi(of, name).denominator,
        ]);
        for (const row of rows.rows) if (row.kind === "document") expect(row.uuids).toHaveLength(1);
        if (of !== board) continue;
        const sum = rows.rows.reduce((total, row) => total + row.numerator, 0);
        expect(String(sum), `${name} ${told}`).toBe(rows.numerator);
      }
      if (index % 4 > 0) continue;
      const trend = await readTrend(db.read, { ...october, filter });
      expect(trend.periods).toHaveLength(13);
      for (const at of [1, 6, 11]) {
        const period = trend.periods[at];
        if (period === undefined) throw new Error("thirteen periods");
        const then = await readBoard(db.read, { ...period, filter });
        for (const one of [...then.kpis, ...then.more]) {
          const point = trend.kpis.find(({ name }) => name === one.name)?.points[at];
          expect(point, `${one.name} ${period.to} ${told}`).toEqual({ value: one.value, light: one.light });
        }
      }
    }
  },
);

/** Four periods of months that follow each other, the first of them before any sale and the last one cut in its month. */
const LONG = [0, 4, 8, 12].map((start) => {
  const from = addMonths("2025-07-01", start);
  return { from, to: start === 12 ? "2026-10-17" : endOfMonth(addMonths(from, 3)) };
});
/** What a month that is read with others has no say in: of cohorts are the long periods alone. */
const NO_COHORT = FLOWS.filter((name) => name !== "cohortMinor" && name !== "cohortCashMinor");

test.each(databases)(
  "on %s long periods and their months are read in one pass, and each is what it would be alone",
  async (database) => {
    const portfolios = fc.sample(portfolio, database === "sqlite" ? 6 : 3);
    const db = await openLedgerOn(database);
    onTestFinished(() => db.close());
    await fillLedger(
      db,
      portfolios.flatMap((items, index) =>
        invoicesOf(`P${index}`, items, true).map((one, at) => ({ ...one, currency: CURRENCIES[at % 3] ?? "MXN" })),
      ),
    );
    const told = JSON.stringify(portfolios);
    for (const cohort of [true, false]) {
      const together = await flowsOfPeriods(db.read, LONG, WHOLE, cohort);
      expect(together.map(({ months }) => months.length)).toEqual([4, 4, 4, 4]);
      for (const [at, { whole, months }] of together.entries()) {
        const period = LONG[at] ?? october;
        const [alone] = await flowsOfPeriods(db.read, [period], WHOLE, cohort);
        expect(sums(alone?.whole ?? []), `${period.to} ${told}`).toEqual(sums(whole));
        for (const [month, own] of months.entries()) {
          const from = addMonths(period.from, month);
          const to = endOfMonth(from) < period.to ? endOfMonth(from) : period.to;
          const [byItself] = await flowsOfPeriods(db.read, [{ from, to }], WHOLE, false);
          expect(sums(own), `${to} ${told}`).toEqual(sums(byItself?.whole ?? []));
        }
      }
    }
  },
);

/** Sums that are not nothing, by currency. */
function sums(flows: readonly Readonly<Record<(typeof FLOWS)[number], number> & { currency: string }>[]) {
  return flows
    .map((own) => [own.currency, ...NO_COHORT.map((name) => own[name])])
    .filter((row) => row.some((minor) => typeof minor === "number" && minor !== 0));
}
