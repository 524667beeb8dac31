import { describe, expect, test } from "vitest";
import type { Movement, PromiseFact } from "../../../shared/domain/promises/facts.ts";
import { judgePromises } from "../../../shared/domain/promises/judge.ts";
import { promiseTimelines } from "../../../shared/domain/promises/timeline.ts";
import { about, charge, paid, promise, stateOn } from "./facts.ts";

describe("a promise is judged from applied cash at maturity", () => {
  test("open until the grace is over, then kept, kept in part or broken", () => {
    expect(stateOn(about([]), "2026-03-10")).toBe("active");
    expect(stateOn(about([]), "2026-03-11")).toBe("broken");
    expect(stateOn(about([paid("2026-03-10", 99_000)]), "2026-03-11")).toBe("kept");
    expect(stateOn(about([paid("2026-03-10", 98_999)]), "2026-03-11")).toBe("partial");
    expect(stateOn(about([paid("2026-03-10", 50_000)]), "2026-03-11")).toBe("partial");
    expect(stateOn(about([paid("2026-03-10", 49_999)]), "2026-03-11")).toBe("broken");
  });

  test("is kept on the day the cash is there, without waiting for its maturity", () => {
    const all = about([paid("2026-03-05", 100_000)]);
    expect(stateOn(all, "2026-03-04")).toBe("active");
    expect(stateOn(all, "2026-03-05")).toBe("kept");
  });

  test("cash of before the promise, or of after its maturity, does not count", () => {
    const before = {
      ...about([paid("2026-03-01", 60_000)]),
      promises: [
        promise({
          lines: [{ amountMinor: 40_000, receivables: [1] }],
          payments: [{ seq: 1, dueOn: "2026-03-06", maturesOn: "2026-03-10", amountMinor: 40_000 }],
        }),
      ],
    };
    expect(judgePromises(before, "2026-03-11")[0]).toMatchObject({ state: "broken", keptMinor: 0 });
    expect(stateOn(about([paid("2026-03-11", 100_000)]), "2026-03-31")).toBe("broken");
  });

  test("cash of its own day counts unless it was known when it was made", () => {
    const sameDay = [paid("2026-03-02", 50_000)];
    expect(judgePromises(about(sameDay), "2026-03-11")[0]).toMatchObject({ state: "partial", keptMinor: 50_000 });
    const known = promise({
      before: [{ receivable: 1, on: "2026-03-02", amountMinor: 50_000 }],
      payments: [{ seq: 1, dueOn: "2026-03-06", maturesOn: "2026-03-10", amountMinor: 50_000 }],
      lines: [{ amountMinor: 50_000, receivables: [1] }],
    });
    expect(judgePromises(about(sameDay, [known]), "2026-03-11")[0]).toMatchObject({ state: "broken", keptMinor: 0 });
  });

  test("a cheque that the bank returns takes its promise back", () => {
    const returned: Movement = { ...paid("2026-03-20", -100_000), on: "2026-03-20" };
    const all = about([paid("2026-03-05", 100_000), returned]);
    expect(stateOn(all, "2026-03-19")).toBe("kept");
    expect(stateOn(all, "2026-03-20")).toBe("broken");
  });

  test("money of the customer that waits to be applied puts it in doubt before it is called broken", () => {
    const waiting = { ...about([]), account: [{ source: 7, on: "2026-03-09", amountMinor: -100_000 }] };
    expect(stateOn(waiting, "2026-03-10")).toBe("active");
    expect(stateOn(waiting, "2026-03-11")).toBe("verify");
    const returned = [...waiting.account, { source: 7, on: "2026-03-15", amountMinor: 100_000 }];
    expect(stateOn({ ...waiting, account: returned }, "2026-03-15")).toBe("broken");
    const old = { ...about([]), account: [{ source: 7, on: "2026-02-09", amountMinor: -100_000 }] };
    expect(stateOn(old, "2026-03-11")).toBe("broken");
  });
});

describe("several payments in one promise", () => {
  const two = promise({
    payments: [
      { seq: 1, dueOn: "2026-03-06", maturesOn: "2026-03-10", amountMinor: 40_000 },
      { seq: 2, dueOn: "2026-03-13", maturesOn: "2026-03-18", amountMinor: 60_000 },
    ],
  });

  test("each matures by itself, and the promise is as good as the worst of them", () => {
    const all = about([paid("2026-03-06", 40_000)], [two]);
    const [standing] = judgePromises(all, "2026-03-12");
    expect(standing).toMatchObject({ state: "active", nextDueOn: "2026-03-13", keptMinor: 40_000 });
    expect(standing?.payments.map((payment) => payment.state)).toEqual(["kept", "active"]);
    expect(stateOn(all, "2026-03-19")).toBe("broken");
    expect(stateOn(about([], [two]), "2026-03-11")).toBe("broken");
  });

  test("what is paid above the first one is for the second one", () => {
    const all = about([paid("2026-03-06", 100_000)], [two]);
    expect(stateOn(all, "2026-03-06")).toBe("kept");
  });

  test("late cash for the first one is in time for the second one", () => {
    const [standing] = judgePromises(about([paid("2026-03-12", 100_000)], [two]), "2026-03-20");
    expect(standing?.payments).toMatchObject([
      { state: "broken", keptMinor: 0 },
      { state: "kept", keptMinor: 60_000 },
    ]);
  });
});

describe("one payment satisfies one promise only, the oldest first", () => {
  test("cash above the older promise goes to the younger one, and no peso counts twice", () => {
    const half = { amountMinor: 50_000, receivables: [1] };
    const pay = { seq: 1, dueOn: "2026-03-06", maturesOn: "2026-03-10", amountMinor: 50_000 };
    const older = promise({ payments: [pay], lines: [half] });
    const younger = promise({ id: 2, madeAt: "2026-03-02T17:00:00.000Z", payments: [pay], lines: [half] });
    const all = about([paid("2026-03-05", 60_000)], [younger, older]);
    expect(judgePromises(all, "2026-03-11")).toMatchObject([
      { id: 1, state: "kept", keptMinor: 50_000 },
      { id: 2, state: "broken", keptMinor: 10_000 },
    ]);
  });
});

describe("side exits", () => {
  const again = (madeOn: string, changes: Partial<PromiseFact> = {}): PromiseFact =>
    promise({ id: 2, madeOn, madeAt: `${madeOn}T16:00:00.000Z`, renegotiates: 1, ...changes });

  test("replaced before its due day for the first time: renegotiated", () => {
    expect(stateOn(about([], [promise(), again("2026-03-05")]), "2026-03-05")).toBe("renegotiated");
  });

  test("replaced on its due day or later, or a second time: broken", () => {
    expect(stateOn(about([], [promise(), again("2026-03-06")]), "2026-03-06")).toBe("broken");
    expect(stateOn(about([], [promise(), again("2026-03-20")]), "2026-03-20")).toBe("broken");
    const third = again("2026-03-05", { id: 3, renegotiates: 2, madeAt: "2026-03-05T16:00:00.000Z" });
    const all = about([], [promise(), again("2026-03-04"), third]);
    expect(judgePromises(all, "2026-03-05").map((each) => each.state)).toEqual(["renegotiated", "broken", "active"]);
  });

  test("two replacements on one day: what stood before the second was made and what came after keep one promise each", () => {
    const stood = (amountMinor: number) => [{ receivable: 1, on: "2026-03-05", amountMinor }];
    const second = again("2026-03-05", { before: stood(30_000) });
    const third = again("2026-03-05", {
      id: 3,
      renegotiates: 2,
      madeAt: "2026-03-05T17:00:00.000Z",
      before: stood(40_000),
    });
    const all = about(
      [paid("2026-03-05", 30_000), paid("2026-03-05", 10_000, 1, 2), paid("2026-03-05", 25_000, 1, 3)],
      [promise(), second, third],
    );
    expect(judgePromises(all, "2026-03-20").map((each) => each.keptMinor)).toEqual([30_000, 10_000, 25_000]);
  });

  test("what was paid of it before counts for it, what comes after for the one that took its place", () => {
    const next = again("2026-03-05", { before: [{ receivable: 1, on: "2026-03-05", amountMinor: 30_000 }] });
    const all = about([paid("2026-03-05", 50_000), paid("2026-03-06", 50_000, 1, 2)], [promise(), next]);
    expect(judgePromises(all, "2026-03-31")).toMatchObject([
      { id: 1, state: "renegotiated", keptMinor: 30_000 },
      { id: 2, keptMinor: 70_000 },
    ]);
  });

  test("cancelled by a person, or superseded by an agreement, unless it was kept", () => {
    const ended = (as: "cancelled" | "superseded") => promise({ ended: { as, on: "2026-03-04" } });
    expect(stateOn(about([], [ended("cancelled")]), "2026-03-04")).toBe("cancelled");
    expect(stateOn(about([], [ended("superseded")]), "2026-03-31")).toBe("superseded");
    expect(stateOn(about([], [ended("cancelled")]), "2026-03-03")).toBe("active");
    expect(stateOn(about([paid("2026-03-03", 100_000)], [ended("cancelled")]), "2026-03-04")).toBe("kept");
  });

  test("a cancelled invoice cancels its promise; a credit note lowers it", () => {
    const lowered = (amountMinor: number): Movement => ({ ...charge(), source: 5, on: "2026-03-04", amountMinor });
    expect(stateOn(about([lowered(-100_000)]), "2026-03-04")).toBe("cancelled");
    const credited = about([lowered(-60_000), paid("2026-03-06", 40_000)]);
    expect(judgePromises(credited, "2026-03-06")[0]).toMatchObject({ state: "kept", promisedMinor: 40_000 });
    expect(judgePromises(credited, "2026-03-03")[0]).toMatchObject({ state: "active", promisedMinor: 100_000 });
  });

  test("a replacement inherits the promise: cash on it keeps it", () => {
    const inherited = promise({ lines: [{ amountMinor: 100_000, receivables: [1, 2] }] });
    const replaced: Movement[] = [
      { ...charge(), source: 902, on: "2026-03-04", amountMinor: -100_000 },
      charge(2, 100_000, "2026-03-04"),
    ];
    expect(stateOn(about(replaced, [inherited]), "2026-03-05")).toBe("active");
    expect(stateOn(about([...replaced, paid("2026-03-06", 100_000, 2)], [inherited]), "2026-03-06")).toBe("kept");
  });

  test("cash that moves to the replacement keeps the day it was paid", () => {
    const moved = (receivable: number, amountMinor: number): Movement => ({
      ...paid("2026-03-20", 0, receivable),
      moved: true,
      amountMinor,
    });
    const all = about(
      [
        paid("2026-03-06", 100_000),
        { ...charge(), source: 902, on: "2026-03-20", amountMinor: -100_000 },
        charge(2, 100_000, "2026-03-20"),
        moved(1, 100_000),
        moved(2, -100_000),
      ],
      [promise({ lines: [{ amountMinor: 100_000, receivables: [1, 2] }] })],
    );
    expect(stateOn(all, "2026-03-31")).toBe("kept");
  });
});

describe("standings over time", () => {
  test("answer every day at once, those to come included", () => {
    const [timeline] = promiseTimelines(about([paid("2026-03-05", 50_000)]));
    expect(
      timeline?.spans.map(({ from, until, standing }) => [from, until, standing.state, standing.keptMinor]),
    ).toEqual([
      ["2026-03-02", "2026-03-05", "active", 0],
      ["2026-03-05", "2026-03-11", "active", 50_000],
      ["2026-03-11", null, "partial", 50_000],
    ]);
    expect(timeline?.spans.at(-1)?.standing.brokenOn).toBe("2026-03-11");
  });
});
