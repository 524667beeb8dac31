import { describe, expect, test } from "vitest";
import {
  type DraftRules,
  isApprovable,
  type PromisableInvoice,
  planPromise,
} from "../../../shared/domain/promises/draft.ts";
import { promiseRates } from "../../../shared/domain/promises/rates.ts";

const rules: DraftRules = {
  today: "2026-03-02",
  lastDay: "2026-03-17",
  maxDays: 15,
  recentBroken: 0,
  maxBroken: 2,
  brokenDays: 90,
};
const invoice = (uuid: string, dueOn: string, changes: Partial<PromisableInvoice> = {}): PromisableInvoice => ({
  uuid,
  label: uuid,
  dueOn,
  openMinor: 10_000,
  disputedMinor: 0,
  promisedOn: null,
  ...changes,
});
const on = (dueOn: string, amountMinor: number) => ({ dueOn, amountMinor });
const codes = (...asked: Parameters<typeof planPromise>) => planPromise(...asked).problems.map(({ code }) => code);

describe("planning a promise", () => {
  test("what is promised goes to the oldest due day first; payments of one day are one", () => {
    const plan = planPromise(
      [on("2026-03-10", 4_000), on("2026-03-06", 6_000), on("2026-03-10", 5_000)],
      [],
      [invoice("B", "2026-02-10"), invoice("A", "2026-01-10"), invoice("C", "2026-02-20")],
      rules,
    );
    expect(plan.payments).toEqual([on("2026-03-06", 6_000), on("2026-03-10", 9_000)]);
    expect(plan.lines).toEqual([
      { uuid: "A", amountMinor: 10_000, mostMinor: 10_000 },
      { uuid: "B", amountMinor: 5_000, mostMinor: 5_000 },
    ]);
    expect(plan.problems).toEqual([]);
  });

  test("disputed parts and invoices of another promise are left aside when nobody names them", () => {
    const invoices = [
      invoice("A", "2026-01-10", { promisedOn: "2026-03-05" }),
      invoice("B", "2026-02-10", { disputedMinor: 4_000 }),
      invoice("C", "2026-02-20", { disputedMinor: 10_000 }),
    ];
    const plan = planPromise([on("2026-03-06", 6_000)], [], invoices, rules);
    expect(plan).toMatchObject({ lines: [{ uuid: "B", amountMinor: 6_000 }], mostMinor: 6_000, problems: [] });
    expect(codes([on("2026-03-06", 6_001)], [], invoices, rules)).toEqual(["PROMISE_DISPUTED"]);
    expect(codes([on("2026-03-06", 6_000)], ["A", "B"], invoices, rules)).toEqual(["PROMISE_INVOICE_PROMISED"]);
  });

  test("every problem is told at once", () => {
    const asked = [on("2026-03-01", 20_000), on("2026-03-18", 1)];
    expect(codes(asked, ["A"], [invoice("A", "2026-01-10")], { ...rules, recentBroken: 2 })).toEqual([
      "PROMISE_OVER_BALANCE",
      "PROMISE_IN_PAST",
      "PROMISE_TOO_FAR",
      "PROMISE_AFTER_BROKEN",
    ]);
    expect(codes([on("2026-03-17", 1)], [], [], { ...rules, recentBroken: 9, maxBroken: 0 })).toEqual([
      "PROMISE_NOTHING_OPEN",
    ]);
    expect(codes([on("2026-03-17", 1)], ["A"], [invoice("A", "2026-01-10", { openMinor: 0 })], rules)).toEqual([
      "PROMISE_INVOICE_CLOSED",
    ]);
  });
});

describe("the invoices a promise is about", () => {
  test("are those that were named, or else all that can be promised; of one day, in a fixed order", () => {
    const same = [invoice("C", "2026-02-10"), invoice("A", "2026-02-10"), invoice("B", "2026-01-10")];
    const lines = (chosen: readonly string[], list: readonly PromisableInvoice[]) =>
      planPromise([on("2026-03-06", 25_000)], chosen, list, rules).lines.map(({ uuid }) => uuid);
    expect(lines([], same)).toEqual(["B", "A", "C"]);
    expect(lines([], same.toReversed())).toEqual(["B", "A", "C"]);
    expect(lines(["A", "C"], same)).toEqual(["A", "C"]);
    expect(lines(["C"], same)).toEqual(["C"]);
  });

  test("that were named are all in it, and any of them may have all of it; of those nobody named, as many as it takes", () => {
    const list = [
      invoice("A", "2026-01-10"),
      invoice("B", "2026-02-10", { openMinor: 4_000 }),
      invoice("C", "2026-02-11", { disputedMinor: 10_000 }),
      invoice("D", "2026-02-12", { promisedOn: "2026-03-05" }),
      invoice("E", "2026-02-13", { openMinor: 50_000 }),
    ];
    const lines = (chosen: readonly string[]) => planPromise([on("2026-03-06", 10_000)], chosen, list, rules).lines;
    expect(lines(["E", "B", "C", "A", "D"])).toEqual([
      { uuid: "A", amountMinor: 10_000, mostMinor: 10_000 },
      { uuid: "B", amountMinor: 0, mostMinor: 4_000 },
      { uuid: "E", amountMinor: 0, mostMinor: 10_000 },
    ]);
    expect(lines([])).toEqual([{ uuid: "A", amountMinor: 10_000, mostMinor: 10_000 }]);
  });

  test("are not asked about what is paid or disputed in full unless it was named", () => {
    const list = [
      invoice("A", "2026-01-10", { openMinor: 0 }),
      invoice("B", "2026-01-11", { disputedMinor: 10_000 }),
      invoice("C", "2026-02-10"),
    ];
    expect(planPromise([on("2026-03-06", 10_000)], [], list, rules).problems).toEqual([]);
    expect(planPromise([on("2026-03-06", 10_001)], [], list, rules).problems).toEqual([
      { code: "PROMISE_OVER_BALANCE", mostMinor: 10_000 },
    ]);
    expect(planPromise([on("2026-03-06", 10_001)], ["A", "C"], list, rules).problems).toEqual([
      { code: "PROMISE_INVOICE_CLOSED", documents: ["A"] },
      { code: "PROMISE_OVER_BALANCE", mostMinor: 10_000 },
    ]);
  });

  test("of another promise cannot be promised again: one active promise an invoice", () => {
    const list = [invoice("A", "2026-01-10", { promisedOn: "2026-03-05" }), invoice("B", "2026-02-10")];
    expect(planPromise([on("2026-03-06", 15_000)], ["A", "B"], list, rules)).toMatchObject({
      lines: [{ uuid: "B", amountMinor: 10_000 }],
      mostMinor: 10_000,
      problems: [{ code: "PROMISE_INVOICE_PROMISED", documents: ["A"], day: "2026-03-05" }],
    });
  });

  test("limit it to what is not disputed: the disputed ones are named", () => {
    const list = [
      invoice("A", "2026-01-10"),
      invoice("B", "2026-02-10", { disputedMinor: 4_000 }),
      invoice("C", "2026-02-11", { openMinor: 0, disputedMinor: 4_000 }),
    ];
    const told = (amountMinor: number) => planPromise([on("2026-03-06", amountMinor)], ["A", "B", "C"], list, rules);
    const closed = { code: "PROMISE_INVOICE_CLOSED", documents: ["C"] };
    expect(told(16_000).problems).toEqual([closed]);
    expect(told(16_001).problems).toEqual([closed, { code: "PROMISE_DISPUTED", documents: ["B"], mostMinor: 16_000 }]);
    expect(told(20_000).problems).toEqual([closed, { code: "PROMISE_DISPUTED", documents: ["B"], mostMinor: 16_000 }]);
    expect(told(20_001).problems).toEqual([closed, { code: "PROMISE_OVER_BALANCE", mostMinor: 16_000 }]);
  });
});

describe("the days of a promise", () => {
  const list = [invoice("A", "2026-01-10")];
  const problems = (...days: string[]) =>
    planPromise(
      days.map((day) => on(day, 100)),
      [],
      list,
      rules,
    ).problems;

  test("are today at the earliest and the last day at the latest, however many there are", () => {
    expect(problems("2026-03-02", "2026-03-05", "2026-03-17")).toEqual([]);
    expect(problems("2026-03-01")).toEqual([{ code: "PROMISE_IN_PAST", day: "2026-03-01", today: "2026-03-02" }]);
    expect(problems("2026-03-05", "2026-03-06", "2026-03-18")).toEqual([
      { code: "PROMISE_TOO_FAR", day: "2026-03-18", last: "2026-03-17", days: 15 },
    ]);
    expect(problems()).toEqual([]);
  });
});

test("a coordinator may allow a late day and a customer who broke promises, and nothing else", () => {
  expect(isApprovable({ code: "PROMISE_TOO_FAR", day: "2026-03-18", last: "2026-03-17", days: 15 })).toBe(true);
  expect(isApprovable({ code: "PROMISE_AFTER_BROKEN", count: 2, days: 90 })).toBe(true);
  expect(isApprovable({ code: "PROMISE_NOTHING_OPEN" })).toBe(false);
  expect(isApprovable({ code: "PROMISE_DISPUTED", documents: ["A"], mostMinor: 1 })).toBe(false);
});

test("rates of KPIS 8, and none where nothing matured", () => {
  const example = { kept: 6, partial: 1, broken: 2, promisedMinor: 52_000_000, keptMinor: 39_500_000 };
  expect(promiseRates(example)).toEqual({
    keptPercent: "66.67",
    partialPercent: "11.11",
    brokenPercent: "22.22",
    amountPercent: "75.96",
  });
  const small = { kept: 1, partial: 99, broken: 100, promisedMinor: 20_000, keptMinor: 1_009 };
  expect(promiseRates(small)).toMatchObject({ keptPercent: "0.50", amountPercent: "5.05" });
  expect(promiseRates({ kept: 0, partial: 0, broken: 0, promisedMinor: 0, keptMinor: 0 }).keptPercent).toBeNull();
});
