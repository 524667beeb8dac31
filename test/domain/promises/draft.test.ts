import { describe, expect, test } from "vitest";
import { type DraftRules, type PromisableInvoice, planPromise } from "../../../shared/domain/promises/draft.ts";
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
      { uuid: "A", amountMinor: 10_000 },
      { uuid: "B", amountMinor: 5_000 },
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

test("rates of KPIS 8, and none where nothing matured", () => {
  const example = { kept: 6, partial: 1, broken: 2, promisedMinor: 52_000_000, keptMinor: 39_500_000 };
  expect(promiseRates(example)).toEqual({
    keptPercent: "66.67",
    partialPercent: "11.11",
    brokenPercent: "22.22",
    amountPercent: "75.96",
  });
  expect(promiseRates({ kept: 0, partial: 0, broken: 0, promisedMinor: 0, keptMinor: 0 }).keptPercent).toBeNull();
});
