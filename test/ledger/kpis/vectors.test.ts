import { describe, expect, test } from "vitest";
import { readBoard } from "../../../electron/ledger/kpis/board.ts";
import { readMovement } from "../../../electron/ledger/kpis/movement.ts";
import { readRows } from "../../../electron/ledger/kpis/rows.ts";
import { readKpiRules, saveKpiRules } from "../../../electron/ledger/kpis/rules.ts";
import { readTrend } from "../../../electron/ledger/kpis/trend.ts";
import type { FilledInvoice } from "../reports/fill.ts";
import { databases } from "../support/ledgers.ts";
import { filled, kpi, october, rollBehind, vintageBehind } from "./figures-of.ts";
import { d1, K } from "./fill-d1.ts";

/** D2: sales of August, September and October, paid down in October so that `open` is left, `current` of it not due. */
function d2(sales: readonly [aug: number, sep: number, oct: number], open: number, current: number): FilledInvoice[] {
  const months = ["2026-08", "2026-09", "2026-10"];
  const sold = sales.map(
    (k, index): FilledInvoice => ({
      customer: "S",
      issuedOn: `${months[index]}-01`,
      dueOn: "2026-10-15",
      minor: k * K,
      entries: [{ kind: "payment", on: "2026-10-20", minor: -k * K }],
    }),
  );
  // What is open is of opening balances: they say what was open, not what was sold in months before there were sales to walk.
  const old = (k: number, dueOn: string): FilledInvoice => ({
    customer: "S",
    issuedOn: "2023-01-01",
    dueOn,
    minor: k * K,
    opening: true,
  });
  return [
    ...sold.filter(({ minor }) => minor > 0),
    old(open - current, "2026-10-01"),
    old(current, "2026-11-30"),
  ].filter(({ minor }) => minor > 0);
}

describe.each(databases)("numbers of KPIS.md from entries, on %s", (database) => {
  test("DSO of D2 by count-back and by the simple method, best possible DSO and what is overdue adds", async () => {
    const db = await filled(database, d2([800, 500, 600], 1500, 450));
    const board = await readBoard(db.read, october);
    expect([kpi(board, "dso").value, kpi(board, "bpdso").value, kpi(board, "add").value]).toEqual([
      "76.50",
      "23.25",
      "53.25",
    ]);
    expect(kpi(board, "dso").second.find(({ method }) => method === "simple")?.value).toBe("72.63");
    const recording = { at: "2026-11-01T16:00:00.000Z", actor: "test" };
    await db.write(async (tx) =>
      saveKpiRules(tx, { ...(await readKpiRules(tx.sql)), dsoMethod: "simple", dsoWindowMonths: 1 }, recording),
    );
    const simple = await readBoard(db.read, october);
    expect(kpi(simple, "dso")).toMatchObject({ value: "77.50", method: "simple" });
    await db.write(async (tx) => saveKpiRules(tx, { ...(await readKpiRules(tx.sql)), dsoWindowMonths: 3 }, recording));
    expect(kpi(await readBoard(db.read, october), "bpdso").value).toBe("21.79");
  });

  test("a month without sales adds its days: 84.25; history that runs out says at least 92, and shows no green", async () => {
    const gap = await filled(database, d2([1200, 0, 600], 1500, 450));
    expect(kpi(await readBoard(gap.read, october), "dso").value).toBe("84.25");
    const short = await filled(database, d2([800, 500, 600], 2500, 450));
    const board = await readBoard(short.read, october);
    expect(kpi(board, "dso")).toMatchObject({ atLeast: true, value: "92.00", light: "red" });
  });

  test("concentration by economic group: 77.00 % in the ten largest, and the index of 40/30/15/10/5 is 0.2850", async () => {
    const balances = [2500, 1200, 900, 700, 600, 500, 400, 350, 300, 250];
    const rest = Array.from({ length: 10 }, () => 230);
    const db = await filled(
      database,
      [...balances, ...rest].map((k, index) => ({
        customer: `G${index}`,
        issuedOn: "2026-10-01",
        dueOn: "2026-11-30",
        minor: k * K,
      })),
    );
    expect(kpi(await readBoard(db.read, october), "top10SharePct")).toMatchObject({
      value: "77.00",
      numerator: String(7700 * K),
      denominator: String(10_000 * K),
    });
    const five = await filled(
      database,
      [40, 30, 15, 10, 5].map((k, index) => ({
        customer: `H${index}`,
        issuedOn: "2026-10-01",
        dueOn: "2026-11-30",
        minor: k * K,
      })),
    );
    const board = await readBoard(five.read, october);
    expect([kpi(board, "hhi").value, kpi(board, "top10SharePct").value]).toEqual(["0.2850", "100.00"]);
    expect(kpi(board, "top10SharePct").method).toBe("topFew");
  });

  test("what was written off in September and is paid in October was to be collected: no rate over 100 %", async () => {
    const gone = (minor: number, on: string) => ({ kind: "write-off", on, minor, madeOn: "2026-09-30" });
    const paid = { kind: "payment", on: "2026-10-12", minor: -40 * K };
    // F9 is given up at the opening and paid whole: the figures are those of a payment without a write-off.
    const plain = await filled(database, d1({ 8: [paid] }));
    const before = await readBoard(plain.read, october);
    expect(kpi(before, "recoveryRate")).toMatchObject({ numerator: String(420 * K), denominator: String(510 * K) });
    const recovered = [gone(-40 * K, "2026-09-30"), gone(40 * K, "2026-10-12"), paid];
    const db = await filled(database, d1({ 8: recovered }));
    const board = await readBoard(db.read, october);
    for (const name of ["recoveryRate", "cei"] as const) {
      expect(kpi(board, name), name).toMatchObject({
        value: kpi(before, name).value,
        numerator: kpi(before, name).numerator,
        denominator: kpi(before, name).denominator,
      });
    }
    expect(board.beside).toMatchObject({ writtenOffMinor: 0 });
    // Alone it would be 40 of nothing; it is 40 of 40. Taken back and not paid, it is nothing of 40.
    const only = (entries: FilledInvoice["entries"]) =>
      filled(database, [
        { customer: "D", issuedOn: "2026-06-15", dueOn: "2026-07-15", minor: 40 * K, entries: entries ?? [] },
      ]);
    const alone = await readBoard((await only(recovered)).read, october);
    expect([kpi(alone, "recoveryRate").value, kpi(alone, "cei").value]).toEqual(["100.00", "100.00"]);
    const undone = await readBoard(
      (await only([gone(-40 * K, "2026-09-30"), gone(40 * K, "2026-10-12")])).read,
      october,
    );
    expect([kpi(undone, "recoveryRate").value, kpi(undone, "cei").value]).toEqual(["0.00", "0.00"]);
    // Partly given up before, paid in October: no bucket is cured by more than it held.
    const part = await only([gone(-25 * K, "2026-09-30"), gone(25 * K, "2026-10-12"), paid]);
    const { rolls } = await readMovement(part.read, october);
    expect(rolls[3]).toMatchObject({ openingMinor: 15 * K, curedMinor: 15 * K, nonCashMinor: 0 });
  });

  test("an invoice cancelled and issued again keeps its month of sale and its due day", async () => {
    const db = await filled(database, [
      {
        customer: "A",
        issuedOn: "2026-09-10",
        dueOn: "2026-10-10",
        minor: 100 * K,
        entries: [{ kind: "cancellation", on: "2026-10-20", minor: -100 * K }],
        ended: { as: "substituted", on: "2026-10-20" },
      },
      { customer: "A", issuedOn: "2026-10-20", dueOn: "2026-10-10", minor: 100 * K, replaces: 0 },
      { customer: "A", issuedOn: "2026-10-05", dueOn: "2026-11-05", minor: 300 * K },
    ]);
    const board = await readBoard(db.read, october);
    // October sold 300 and September 100: 400 open are 31 days and 100/100 of September's 30.
    expect(kpi(board, "dso").value).toBe("61.00");
    expect(kpi(board, "overduePct")).toMatchObject({ value: "25.00", numerator: String(100 * K) });
    // The debt is one: it went on to the next bucket and did not leave by the cancellation, and it is of September.
    const { rolls } = await readMovement(db.read, october);
    expect(rolls[0]).toMatchObject({ openingMinor: 100 * K, worsePercent: "100.00", nonCashMinor: 0 });
    // It stands under the invoice that took the other's place.
    const { rows } = await rollBehind(db, 0);
    expect(rows).toMatchObject([{ day: "2026-10-20", dueOn: "2026-10-10", numerator: 100 * K, state: "worse" }]);
    const { vintages } = await readMovement(db.read, { from: "2026-11-01", to: "2026-11-30" });
    expect(vintages).toEqual([
      { month: "2026-09", issuedMinor: 100 * K, at30: "100.00", at60: null, at90: null },
      { month: "2026-10", issuedMinor: 300 * K, at30: null, at60: null, at90: null },
    ]);
    const behind = await vintageBehind(db, "vintage30", "2026-09", { from: "2026-11-01", to: "2026-11-30" });
    expect(behind.rows).toMatchObject([{ day: "2026-10-20", numerator: 100 * K, denominator: 100 * K }]);
    expect(behind).toMatchObject({ numerator: String(100 * K), denominator: String(100 * K) });
    const invoiced = await vintageBehind(db, "vintageIssued", "2026-09", { from: "2026-11-01", to: "2026-11-30" });
    expect(invoiced.rows).toMatchObject([{ day: "2026-10-20", numerator: 100 * K, denominator: 100 * K }]);
    // It fell due once, whatever took its place.
    const due = kpi(board, "recoveryRate").second.find(({ method }) => method === "cashVsDue");
    expect(due?.denominator).toBe(String(100 * K));
  });

  test("what was written off and is cancelled was never to be collected; with a replacement it moves on and counts once", async () => {
    const gone = { kind: "write-off", on: "2026-10-05", minor: -100 * K };
    const old = (as: "cancelled" | "substituted"): FilledInvoice => ({
      customer: "A",
      issuedOn: "2026-09-10",
      dueOn: "2026-10-10",
      minor: 100 * K,
      entries: [
        gone,
        { kind: "transfer", on: "2026-10-20", minor: 100 * K, ofWriteOff: true },
        { kind: "cancellation", on: "2026-10-20", minor: -100 * K },
      ],
      ended: { as, on: "2026-10-20" },
    });
    const cancelled = await readBoard((await filled(database, [old("cancelled")])).read, october);
    expect(kpi(cancelled, "recoveryRate").value).toBeNull();
    for (const { value } of kpi(cancelled, "recoveryRate").second) expect(value).toBeNull();
    expect(cancelled.beside?.writtenOffMinor).toBe(0);
    const db = await filled(database, [
      old("substituted"),
      {
        customer: "A",
        issuedOn: "2026-10-20",
        dueOn: "2026-10-10",
        minor: 100 * K,
        replaces: 0,
        entries: [{ kind: "transfer", on: "2026-10-20", minor: -100 * K, ofWriteOff: true }],
      },
    ]);
    const replaced = await readBoard(db.read, october);
    const { denominator, second } = kpi(replaced, "recoveryRate");
    const all = [denominator, ...second.map((each) => each.denominator)];
    expect(all).toEqual(Array.from({ length: 4 }, () => String(100 * K)));
    expect(replaced.beside?.writtenOffMinor).toBe(100 * K);
    expect((await readTrend(db.read, october)).kpis[0]?.points.at(-1)?.value).toBe("0.00");
  });

  test("at exactly 10 and 90 % the lights differ, and a value is judged before it is rounded", async () => {
    const of = (overdueMinor: number): FilledInvoice[] => [
      { customer: "A", issuedOn: "2026-09-01", dueOn: "2026-10-01", minor: overdueMinor },
      { customer: "B", issuedOn: "2026-10-20", dueOn: "2026-11-20", minor: 1_000_000 - overdueMinor },
    ];
    const lights = async (overdueMinor: number) => {
      const board = await readBoard((await filled(database, of(overdueMinor))).read, october);
      return (["overduePct", "currentPct"] as const).map((name) => [kpi(board, name).value, kpi(board, name).light]);
    };
    expect(await lights(100_000)).toEqual([
      ["10.00", "amber"],
      ["90.00", "green"],
    ]);
    // 9.9999 and 90.0001 %, 10.0001 and 89.9999 %: all are shown as 10.00 and 90.00.
    expect(await lights(99_999)).toEqual([
      ["10.00", "green"],
      ["90.00", "green"],
    ]);
    expect(await lights(100_001)).toEqual([
      ["10.00", "amber"],
      ["90.00", "amber"],
    ]);
    // The end of the amber band is in it.
    expect(await lights(150_000)).toEqual([
      ["15.00", "amber"],
      ["85.00", "amber"],
    ]);
    expect(await lights(150_001)).toEqual([
      ["15.00", "red"],
      ["85.00", "red"],
    ]);
  });

  test("opening balances are no history of sales, and a credit note of a cash sale takes nothing off credit sales", async () => {
    const open = { customer: "O", issuedOn: "2026-09-10", dueOn: "2026-10-10", minor: 100 * K, opening: true };
    const sale = { customer: "O", issuedOn: "2026-10-10", dueOn: "2026-11-10", minor: 1000 * K };
    const cash = { customer: "Z", issuedOn: "2026-10-05", dueOn: "2026-10-05", minor: 900 * K, pue: true };
    // The first month of use: what September sold nobody told, so that 1,100 are at least October's 31 days.
    const db = await filled(database, [open, sale, cash]);
    const dso = async () => kpi(await readBoard(db.read, october), "dso");
    expect(await dso()).toMatchObject({ value: "31.00", atLeast: true, light: "amber" });
    await db.write(async ({ bulk, sql }) => {
      const [invoice] = await sql.selectFrom("document").selectAll().where("id", "=", 3).execute();
      const [entry] = await sql.selectFrom("entry").selectAll().orderBy("id", "desc").limit(1).execute();
      if (invoice === undefined || entry === undefined) throw new Error("nothing filled");
      const uuid = "00000000-0000-4000-9000-000000000001";
      await bulk.insert("document", [{ ...invoice, id: 9, uuid, kind: "E" }]);
      await bulk.insert("relation", [
        { document_id: 9, position: 1, relation: "01", target_uuid: "00000000-0000-4000-8000-000000000003" },
      ]);
      const credit = { receivable_id: null, kind: "credit", amount_minor: -500 * K, document_id: 9, anchor_id: 9 };
      await bulk.insert("entry", [{ ...entry, ...credit, id: entry.id + 1 }]);
    });
    expect(await dso()).toMatchObject({ value: "31.00", denominator: String(1000 * K) });
    // With invoices of September there is a history.
    const more = await filled(database, [open, sale, { ...open, customer: "P", opening: false, minor: 900 * K }]);
    expect(kpi(await readBoard(more.read, october), "dso")).toMatchObject({ atLeast: false, value: "61.00" });
  });

  test("the first month of use, an empty month and days still to come have figures or say n/a, and no light for it", async () => {
    const db = await filled(database, d1());
    const before = await readBoard(db.read, { from: "2026-01-01", to: "2026-01-31" });
    for (const one of [...before.kpis, ...before.more])
      expect(one, one.name).toMatchObject({ value: null, light: "none" });
    const ahead = await readBoard(db.read, { from: "2027-03-01", to: "2027-03-31", now: "2026-11-22T16:00:00.000Z" });
    expect(ahead.future).toBe(true);
    expect(kpi(ahead, "overduePct").value).toBe("100.00");
    expect(kpi(ahead, "followUpPct").value).toBeNull();
  });

  test("the last known rate is used only where the setting allows, and the board says of which day it is", async () => {
    const dollars = { customer: "U", issuedOn: "2026-09-01", dueOn: "2026-10-01", minor: 1_000_000, currency: "USD" };
    const db = await filled(database, [
      dollars,
      { customer: "M", issuedOn: "2026-09-01", dueOn: "2026-12-01", minor: 5 * K },
    ]);
    const rate = (id: number, day: string) => ({
      id,
      currency: "USD",
      day,
      rate: "18.00",
      source: "typed",
      origin: "",
      recorded_at: "",
      actor: "",
    });
    await db.write((tx) => tx.bulk.insert("exchange_rate", [rate(1, "2026-09-28"), rate(2, "2026-10-30")] as never));
    const strict = await readBoard(db.read, october);
    expect(strict.missing).toEqual([
      { currency: "USD", day: "2026-09-30" },
      { currency: "USD", day: "2026-10-31" },
    ]);
    expect(kpi(strict, "overduePct")).toMatchObject({ value: null, light: "none", method: "openBalance" });
    await db.write((tx) => tx.sql.insertInto("setting").values({ key: "rateDaysBack", value: "5" }).execute());
    const lenient = await readBoard(db.read, october);
    expect(lenient.missing).toEqual([]);
    expect(lenient.rates).toMatchObject([
      { currency: "USD", needed: "2026-09-30", day: "2026-09-28" },
      { currency: "USD", needed: "2026-10-31", day: "2026-10-30" },
    ]);
    expect(kpi(lenient, "overduePct").numerator).toBe("18000000");
  });

  test("the CEI of a quarter adds up both sides of each month; its rows and its trend do as well", async () => {
    const db = await filled(database, d1());
    const months = [{ from: "2026-08-01", to: "2026-08-31" }, { from: "2026-09-01", to: "2026-09-30" }, october];
    const each = await Promise.all(months.map(async (month) => kpi(await readBoard(db.read, month), "cei")));
    const sum = (of: "numerator" | "denominator") => String(each.reduce((total, one) => total + Number(one[of]), 0));
    const quarter = { from: "2026-08-01", to: "2026-10-31" };
    const cei = kpi(await readBoard(db.read, quarter), "cei");
    expect(cei).toMatchObject({ numerator: sum("numerator"), denominator: sum("denominator") });
    // The months' 680 of October over 810, and over what was overdue at the end of each month before.
    expect(Number(cei.denominator) - Number(cei.numerator)).toBeGreaterThan(130 * K);
    const asked = { ...quarter, name: "cei", part: "numerator", into: null, customerId: null, search: "" } as const;
    const rows = await readRows(db.read, { ...asked, sort: [], offset: 0, limit: 100 });
    expect(rows).toMatchObject({ numerator: cei.numerator, denominator: cei.denominator });
    const trend = await readTrend(db.read, quarter);
    expect(trend.kpis.find(({ name }) => name === "cei")?.points.at(-1)?.value).toBe(cei.value);
  });
});
