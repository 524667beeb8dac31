import { describe, expect, test } from "vitest";
import type { Movement, PromiseCase, PromiseFact } from "../../../shared/domain/promises/facts.ts";
import { judgePromises } from "../../../shared/domain/promises/judge.ts";
import { promiseTimelines } from "../../../shared/domain/promises/timeline.ts";
import { about, charge, paid, promise, stateOn } from "./facts.ts";

/** What lowers an invoice without being cash: a credit note, a cancellation. */
const lowered = (on: string, amountMinor: number, receivable = 1): Movement => ({
  ...charge(receivable),
  source: 800 + receivable,
  on,
  amountMinor: -amountMinor,
});
const pay = (seq: number, dueOn: string, maturesOn: string, amountMinor: number) => ({
  seq,
  dueOn,
  maturesOn,
  amountMinor,
});
/** A promise of an amount on invoices, for the 6th with grace to the 10th. */
const of = (amountMinor: number, changes: Partial<PromiseFact> = {}): PromiseFact =>
  promise({
    payments: [pay(1, "2026-03-06", "2026-03-10", amountMinor)],
    lines: [{ amountMinor, receivables: [1] }],
    ...changes,
  });
const TWO = [pay(1, "2026-03-06", "2026-03-10", 40_000), pay(2, "2026-03-13", "2026-03-18", 60_000)];
const AFTER = "2026-03-31";
const first = (all: PromiseCase, day = AFTER) => judgePromises(all, day)[0];

describe("what is promised, by what is known of the invoices when it matures", () => {
  test("is less by what was paid on them before, and not by what was paid on others", () => {
    expect(first(about([paid("2026-03-01", 60_000)]))).toMatchObject({ promisedMinor: 40_000, keptMinor: 0 });
    expect(first(about([charge(2), paid("2026-03-01", 60_000, 2)]))).toMatchObject({ promisedMinor: 100_000 });
  });

  test("is less by cash of its own day that was known when it was made, and by no more than there is", () => {
    const known = (on: string) => [of(100_000, { before: [{ receivable: 1, on, amountMinor: 50_000 }] })];
    const told = (on: string) => first(about([paid(on, 70_000)], known(on)));
    expect(told("2026-03-02")).toMatchObject({ promisedMinor: 50_000, keptMinor: 20_000 });
    expect(told("2026-03-10")).toMatchObject({ promisedMinor: 50_000, keptMinor: 20_000 });
    expect(first(about([paid("2026-03-02", 30_000)], known("2026-03-02")))).toMatchObject({
      promisedMinor: 70_000,
      keptMinor: 0,
    });
    // Cash with a value date after its maturity was never for it.
    expect(told("2026-03-20")).toMatchObject({ promisedMinor: 100_000, keptMinor: 0 });
  });

  test("knows cash on one of its invoices from that on another", () => {
    const both = promise({
      lines: [
        { amountMinor: 50_000, receivables: [1] },
        { amountMinor: 50_000, receivables: [2] },
      ],
      before: [{ receivable: 1, on: "2026-03-02", amountMinor: 50_000 }],
    });
    const all = about([charge(2), paid("2026-03-02", 50_000, 2)], [both]);
    expect(first(all)).toMatchObject({ keptMinor: 50_000 });
  });

  test("does not change any more by a credit note of after its maturity", () => {
    expect(stateOn(about([lowered("2026-03-10", 100_000)]), AFTER)).toBe("cancelled");
    expect(stateOn(about([lowered("2026-03-11", 100_000)]), AFTER)).toBe("broken");
  });

  test("goes down from the last payment back when an invoice is credited", () => {
    for (const payments of [TWO, TWO.toReversed()]) {
      const standing = first(about([lowered("2026-03-04", 50_000)], [promise({ payments })]), "2026-03-05");
      expect(standing?.payments.map(({ seq, promisedMinor, state }) => [seq, promisedMinor, state])).toEqual([
        [1, 40_000, "active"],
        [2, 10_000, "active"],
      ]);
      const rest = first(about([lowered("2026-03-04", 60_000)], [promise({ payments })]), "2026-03-05");
      expect(rest?.payments.map(({ promisedMinor, state }) => [promisedMinor, state])).toEqual([
        [40_000, "active"],
        [0, "cancelled"],
      ]);
    }
  });

  test("is told invoice by invoice: one that is cancelled leaves the part of the other", () => {
    const both = promise({
      lines: [
        { amountMinor: 60_000, receivables: [1] },
        { amountMinor: 40_000, receivables: [2] },
      ],
    });
    const all = about([charge(2), lowered("2026-03-04", 100_000)], [both]);
    expect(first(all, "2026-03-05")).toMatchObject({ state: "active", promisedMinor: 40_000 });
  });

  test("is one sum for invoices that one CFDI replaced", () => {
    const replaced = promise({
      lines: [
        { amountMinor: 60_000, receivables: [1, 3] },
        { amountMinor: 40_000, receivables: [2, 3] },
      ],
    });
    const movements = [
      charge(2, 40_000),
      lowered("2026-03-04", 100_000),
      lowered("2026-03-04", 40_000, 2),
      charge(3, 70_000, "2026-03-04"),
    ];
    expect(first(about(movements, [replaced]), "2026-03-03")).toMatchObject({ promisedMinor: 100_000 });
    expect(first(about(movements, [replaced]), "2026-03-05")).toMatchObject({ promisedMinor: 70_000 });
    expect(stateOn(about([...movements, paid("2026-03-06", 70_000, 3)], [replaced]), "2026-03-06")).toBe("kept");
  });

  test("puts together parts that hang together by a third", () => {
    const chained = promise({
      lines: [
        { amountMinor: 30_000, receivables: [1] },
        { amountMinor: 30_000, receivables: [2] },
        { amountMinor: 40_000, receivables: [1, 2] },
      ],
    });
    expect(first(about([charge(2), lowered("2026-03-04", 100_000)], [chained]), "2026-03-05")).toMatchObject({
      promisedMinor: 100_000,
    });
    expect(first(about([charge(2, 50_000), lowered("2026-03-04", 100_000)], [chained]), "2026-03-05")).toMatchObject({
      promisedMinor: 50_000,
    });
  });
});

describe("cash that counts for a promise", () => {
  test("is at most what was promised, however often the customer pays", () => {
    const all = about([charge(1, 100_000), paid("2026-03-04", 80_000), paid("2026-03-05", 80_000, 1, 2)]);
    expect(first(all)).toMatchObject({ state: "kept", promisedMinor: 100_000, keptMinor: 100_000 });
  });

  test("is that on its own invoices", () => {
    expect(stateOn(about([charge(2), paid("2026-03-05", 100_000, 2)]), AFTER)).toBe("broken");
  });

  test("goes to the promise made first, whatever its number; of two made at once, to the lower number", () => {
    const half = { lines: [{ amountMinor: 50_000, receivables: [1] }], payments: of(50_000).payments };
    const at = (id: number, time: string) => promise({ ...half, id, madeAt: `2026-03-02T${time}:00.000Z` });
    const kept = (promises: readonly PromiseFact[]) =>
      judgePromises(about([paid("2026-03-05", 60_000)], promises), AFTER).map(({ id, keptMinor }) => [id, keptMinor]);
    expect(kept([at(1, "17:00"), at(2, "16:00")])).toEqual([
      [2, 50_000],
      [1, 10_000],
    ]);
    expect(kept([at(2, "16:00"), at(1, "16:00")])).toEqual([
      [1, 50_000],
      [2, 10_000],
    ]);
  });

  test("is used up in the order of days, then of invoices, whatever order it is told in", () => {
    const wide = of(100_000, { lines: [{ amountMinor: 100_000, receivables: [1, 2] }] });
    const narrow = of(100_000, {
      id: 2,
      madeAt: "2026-03-02T17:00:00.000Z",
      lines: [{ amountMinor: 100_000, receivables: [2] }],
    });
    const cash = [paid("2026-03-05", 100_000, 2), paid("2026-03-05", 100_000, 1)];
    for (const movements of [cash, cash.toReversed()]) {
      expect(judgePromises(about([charge(2), ...movements], [wide, narrow]), AFTER)).toMatchObject([
        { id: 1, state: "kept" },
        { id: 2, state: "kept" },
      ]);
    }
  });
});

describe("money that waits to be applied", () => {
  const waiting = (on: string): PromiseCase => ({
    ...about([]),
    account: [{ source: 7, on, amountMinor: -100_000 }],
  });

  test.each([
    ["2026-03-01", "broken"],
    ["2026-03-02", "verify"],
    ["2026-03-10", "verify"],
    ["2026-03-11", "broken"],
  ])("of %s leaves the promise %s: from the day it was made to its maturity", (on, state) => {
    expect(stateOn(waiting(on), AFTER)).toBe(state);
  });
});

describe("a promise that ends", () => {
  const ended = (as: "cancelled" | "superseded", on: string, changes: Partial<PromiseFact> = {}) =>
    promise({ ended: { as, on }, ...changes });
  const again = (madeOn: string, before: PromiseFact["before"] = []): PromiseFact =>
    promise({ id: 2, madeOn, madeAt: `${madeOn}T16:00:00.000Z`, renegotiates: 1, before });

  test("after its maturity ends broken; on the day of its maturity, as it was ended", () => {
    expect(stateOn(about([], [ended("superseded", "2026-03-10")]), AFTER)).toBe("superseded");
    expect(stateOn(about([], [ended("superseded", "2026-03-11")]), AFTER)).toBe("broken");
    expect(stateOn(about([], [ended("cancelled", "2026-03-20")]), AFTER)).toBe("broken");
  });

  test("ends once, by what came first", () => {
    const promises = (on: string) => [ended("superseded", on), again("2026-03-05")];
    expect(first(about([], promises("2026-03-04")))).toMatchObject({ state: "superseded", replaced: false });
    expect(first(about([], promises("2026-03-06")))).toMatchObject({ state: "renegotiated", replaced: true });
  });

  test("keeps all the cash of the days before it was replaced", () => {
    const known = [{ receivable: 1, on: "2026-03-05", amountMinor: 10_000 }];
    const cash = [paid("2026-03-04", 40_000), paid("2026-03-05", 30_000, 1, 2)];
    expect(judgePromises(about(cash, [promise(), again("2026-03-05", known)]), AFTER)).toMatchObject([
      { id: 1, keptMinor: 50_000, replaced: true },
      { id: 2, keptMinor: 20_000, replaced: false },
    ]);
  });

  test("by a person's word is cancelled as a whole, though a payment of it was kept", () => {
    const all = (promises: readonly PromiseFact[]) => about([paid("2026-03-05", 40_000)], promises);
    expect(first(all([ended("cancelled", "2026-03-09", { payments: TWO })]))).toMatchObject({
      state: "cancelled",
      payments: [{ state: "kept" }, { state: "cancelled" }],
    });
    expect(first(all([ended("superseded", "2026-03-09", { payments: TWO })]))).toMatchObject({
      state: "superseded",
      payments: [{ state: "kept" }, { state: "superseded" }],
    });
    const credited = about([paid("2026-03-05", 40_000), lowered("2026-03-06", 60_000)], [promise({ payments: TWO })]);
    expect(first(credited)).toMatchObject({ state: "kept", payments: [{ state: "kept" }, { state: "cancelled" }] });
    const late = about([], [ended("cancelled", "2026-03-12", { payments: TWO })]);
    expect(first(late)).toMatchObject({ state: "broken", payments: [{ state: "broken" }, { state: "cancelled" }] });
    const full = about([paid("2026-03-05", 100_000)], [ended("cancelled", "2026-03-09", { payments: TWO })]);
    expect(first(full)).toMatchObject({ state: "kept" });
  });

  test("has no payment to come any more", () => {
    expect(first(about([]), "2026-03-05")).toMatchObject({ nextDueOn: "2026-03-06", maturesOn: "2026-03-10" });
    expect(first(about([]))).toMatchObject({ nextDueOn: "", maturesOn: "" });
    expect(first(about([lowered("2026-03-04", 100_000)]), "2026-03-05")).toMatchObject({
      nextDueOn: "",
      payments: [{ state: "cancelled" }],
    });
  });
});

describe("standings over time", () => {
  const told = (all: PromiseCase) =>
    promiseTimelines(all)[0]?.spans.map(({ from, until, standing }) => [
      from,
      until,
      standing.state,
      standing.brokenOn,
    ]);

  test("change on the day a promise is ended, and nothing is broken before it is", () => {
    expect(told(about([], [promise({ ended: { as: "cancelled", on: "2026-03-04" } })]))).toEqual([
      ["2026-03-02", "2026-03-04", "active", ""],
      ["2026-03-04", null, "cancelled", ""],
    ]);
  });

  test("stay one span while nothing changes, whatever else happens on the account", () => {
    const all = { ...about([]), account: [{ source: 7, on: "2026-03-04", amountMinor: 500 }] };
    expect(told(all)).toEqual([
      ["2026-03-02", "2026-03-11", "active", ""],
      ["2026-03-11", null, "broken", "2026-03-11"],
    ]);
  });

  test("tell since when it is broken, and forget it when a payment was found", () => {
    const cheque = [paid("2026-03-05", 100_000), paid("2026-03-20", -100_000)];
    expect(told(about(cheque))).toEqual([
      ["2026-03-02", "2026-03-05", "active", ""],
      ["2026-03-05", "2026-03-20", "kept", ""],
      ["2026-03-20", null, "broken", "2026-03-20"],
    ]);
    const half = about([paid("2026-03-05", 20_000)], [promise({ payments: TWO })]);
    expect(told(half)).toEqual([
      ["2026-03-02", "2026-03-05", "active", ""],
      ["2026-03-05", "2026-03-11", "active", ""],
      ["2026-03-11", "2026-03-19", "partial", "2026-03-11"],
      ["2026-03-19", null, "broken", "2026-03-11"],
    ]);
  });

  test("tell of each of its payments", () => {
    const [timeline] = promiseTimelines(about([paid("2026-03-05", 40_000)], [promise({ payments: TWO })]));
    expect(timeline?.payments.map(({ from, until, standing }) => [standing.seq, from, until, standing.state])).toEqual([
      [1, "2026-03-02", "2026-03-05", "active"],
      [1, "2026-03-05", null, "kept"],
      [2, "2026-03-02", "2026-03-19", "active"],
      [2, "2026-03-19", null, "broken"],
    ]);
  });

  test("are none without a promise", () => {
    expect(promiseTimelines({ ...about([]), promises: [] })).toEqual([]);
  });
});
