import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  commissionOf,
  creditsAt,
  netOf,
  type PlacedDebt,
  type ReceivedCash,
  recoveryAt,
  scoreBetween,
  shareBp,
  whenOf,
} from "../../../shared/domain/agencies/recovery.ts";
import { addDays } from "../../../shared/domain/days.ts";

const debt = (changes: Partial<PlacedDebt> = {}): PlacedDebt => ({
  placedMinor: 100_00,
  placedOn: "2026-07-01",
  recalledOn: null,
  tailUntil: null,
  ...changes,
});
const paid = (on: string, minor: number, changes: Partial<ReceivedCash> = {}): ReceivedCash => ({
  key: `${on}.${minor}`,
  on,
  via: false,
  steps: [{ on, minor }],
  ...changes,
});

describe("the window of an item", () => {
  const recalled = debt({ recalledOn: "2026-07-10", tailUntil: "2026-07-25" });

  test.each([
    ["2026-06-30", "before"],
    ["2026-07-01", "window"],
    ["2026-07-10", "window"],
    ["2026-07-11", "tail"],
    ["2026-07-25", "tail"],
    ["2026-07-26", "after"],
  ] as const)("a payment of %s is %s", (on, when) => {
    expect(whenOf(recalled, on, "2026-12-31")).toBe(when);
  });

  test("before it is recalled everything since placement is in it, and without a tail nothing after", () => {
    expect(whenOf(recalled, "2026-07-09", "2026-07-09")).toBe("window");
    expect(whenOf({ ...recalled, tailUntil: null }, "2026-07-11", "2026-12-31")).toBe("after");
  });
});

describe("what of a payment is the agency's", () => {
  test("the earliest payments first, up to what was placed", () => {
    const credits = creditsAt(debt(), [paid("2026-07-05", 80_00), paid("2026-07-03", 50_00)], "2026-07-31");
    expect(credits.map(({ key, minor }) => [key, minor])).toEqual([
      ["2026-07-03.5000", 50_00],
      ["2026-07-05.8000", 50_00],
    ]);
  });

  test("what bounced by the cut-off is taken back, and gives way to what came after it", () => {
    const bounced = paid("2026-07-03", 80_00, {
      steps: [
        { on: "2026-07-03", minor: 80_00 },
        { on: "2026-08-02", minor: -80_00 },
      ],
    });
    const later = paid("2026-07-05", 80_00);
    const sums = (cutOff: string) => creditsAt(debt(), [bounced, later], cutOff).map(({ minor }) => minor);
    expect(sums("2026-07-31")).toEqual([80_00, 20_00]);
    expect(sums("2026-08-02")).toEqual([80_00]);
    expect(netOf(bounced, "2026-08-02")).toBe(0);
  });

  test("commission is rounded half away from zero, and is earned by the reading", () => {
    expect([shareBp(50, 100), shareBp(-50, 100), shareBp(49, 100)]).toEqual([1, -1, 0]);
    expect(shareBp(100_000_000_000_000, 9_999)).toBe(99_990_000_000_000);
    const direct = { key: "a", via: false, when: "window", minor: 100_00 } as const;
    expect([commissionOf(direct, 1200, "all"), commissionOf(direct, 1200, "via")]).toEqual([12_00, 0]);
    expect(commissionOf({ ...direct, via: true }, 1200, "via")).toBe(12_00);
  });

  test("what is taken back is what was placed less what was paid until then", () => {
    const recalled = debt({ recalledOn: "2026-07-10", tailUntil: "2026-07-25" });
    const cash = [paid("2026-07-05", 30_00, { via: true }), paid("2026-07-20", 50_00)];
    expect(recoveryAt(recalled, cash, "2026-07-09")).toMatchObject({ viaMinor: 30_00, takenBackMinor: 0 });
    expect(recoveryAt(recalled, cash, "2026-07-31")).toMatchObject({ directMinor: 0, takenBackMinor: 70_00 });
  });
});

const DAYS = 60;
const dayOf = fc.integer({ min: 0, max: DAYS }).map((day) => addDays("2026-07-01", day));
const cashes = fc
  .array(
    fc.tuple(dayOf, fc.integer({ min: 1, max: 90_00 }), fc.boolean(), fc.option(fc.integer({ min: 0, max: 20 }))),
    {
      maxLength: 6,
    },
  )
  .map((rows) =>
    rows.map(
      ([on, minor, via, bounces], index): ReceivedCash => ({
        key: String(index),
        on,
        via,
        steps: [{ on, minor }, ...(bounces === null ? [] : [{ on: addDays(on, bounces), minor: -minor }])],
      }),
    ),
  );
const debts = fc
  .tuple(fc.integer({ min: 1, max: 200_00 }), dayOf, fc.option(fc.nat(30)), fc.nat(20))
  .map(([placedMinor, placedOn, recalledAfter, tail]): PlacedDebt => {
    const recalledOn = recalledAfter === null ? null : addDays(placedOn, recalledAfter);
    return { placedMinor, placedOn, recalledOn, tailUntil: recalledOn === null ? null : addDays(recalledOn, tail) };
  });

describe("of any item and any payments", () => {
  test("cash never exceeds what stands below the line, and the direct-earning reading never earns less", () => {
    fc.assert(
      fc.property(debts, cashes, dayOf, fc.integer({ min: 0, max: 10_000 }), (item, cash, cutOff, rate) => {
        const { viaMinor, directMinor, placedMinor, takenBackMinor } = recoveryAt(item, cash, cutOff);
        expect(viaMinor + directMinor).toBeLessThanOrEqual(placedMinor - takenBackMinor);
        expect(takenBackMinor).toBeGreaterThanOrEqual(0);
        for (const credit of creditsAt(item, cash, cutOff)) {
          expect(credit.minor).toBeGreaterThan(0);
          expect(commissionOf(credit, rate, "all")).toBeGreaterThanOrEqual(commissionOf(credit, rate, "via"));
        }
      }),
    );
  });

  test("periods that follow each other add up to the whole", () => {
    fc.assert(
      fc.property(debts, cashes, dayOf, fc.integer({ min: 0, max: 10_000 }), (item, cash, middle, rate) => {
        const [before, to] = ["2026-06-30", "2026-12-31"];
        const sum = (span: { before: string; to: string }): number[] => {
          const scores = scoreBetween(item, cash, rate, span);
          return (["recoveredMinor", "allMinor", "viaOnlyMinor"] as const).map((name) =>
            scores.reduce((total, each) => total + each[name], 0),
          );
        };
        const [first, second] = [sum({ before, to: middle }), sum({ before: middle, to })];
        expect(sum({ before, to })).toEqual(first.map((each, index) => each + (second[index] ?? 0)));
        const [recovered] = sum({ before, to });
        const { viaMinor, directMinor } = recoveryAt(item, cash, to);
        expect(recovered).toBe(viaMinor + directMinor);
      }),
    );
  });
});

describe("what a cut-off knew", () => {
  const taken = debt({
    placedMinor: 100_000,
    placedOn: "2026-03-01",
    recalledOn: "2026-04-10",
    tailUntil: "2026-04-25",
  });
  const came = (key: string, on: string, minor: number, via = true): ReceivedCash => paid(on, minor, { key, via });

  test("is of the window before the recall was known, of the tail from its very day on, and of nothing after the tail", () => {
    expect(whenOf(taken, "2026-04-12", "2026-04-09")).toBe("window");
    expect(whenOf(taken, "2026-04-12", "2026-04-10")).toBe("tail");
    expect(whenOf(taken, "2026-04-10", "2026-05-31")).toBe("window");
    expect(whenOf(taken, "2026-04-25", "2026-05-31")).toBe("tail");
    expect(whenOf(taken, "2026-04-26", "2026-05-31")).toBe("after");
    expect(whenOf({ ...taken, tailUntil: null }, "2026-04-11", "2026-05-31")).toBe("after");
    expect(whenOf({ ...taken, recalledOn: null, tailUntil: null }, "2027-01-01", "2027-01-31")).toBe("window");
    expect(whenOf(taken, "2026-02-28", "2026-05-31")).toBe("before");
  });

  test("counts a recall as taken back from its day on", () => {
    const cash = [came("p", "2026-03-15", 30_000)];
    expect(recoveryAt(taken, cash, "2026-04-09").takenBackMinor).toBe(0);
    expect(recoveryAt(taken, cash, "2026-04-10").takenBackMinor).toBe(70_000);
    expect(recoveryAt({ ...taken, recalledOn: null }, cash, "2026-05-31").takenBackMinor).toBe(0);
  });

  test("credits the earliest payments first, of one day in the order of their names, and none from before or after", () => {
    const cash = [
      came("d", "2026-03-20", 50_000),
      came("b", "2026-03-10", 60_000),
      came("a", "2026-03-10", 20_000),
      came("0", "2026-02-01", 40_000),
      came("z", "2026-05-20", 40_000),
    ];
    expect(creditsAt(taken, cash, "2026-05-31").map(({ key, minor }) => [key, minor])).toEqual([
      ["a", 20_000],
      ["b", 60_000],
      ["d", 20_000],
    ]);
    expect(creditsAt(taken, cash.toReversed(), "2026-05-31").map(({ key }) => key)).toEqual(["a", "b", "d"]);
    const tail = [came("t", "2026-04-20", 10_000)];
    expect(creditsAt(taken, tail, "2026-05-31")).toEqual([{ key: "t", via: true, when: "tail", minor: 10_000 }]);
  });

  test("scores a period by what moved in it, by both readings, and leaves out what did not", () => {
    const cash = [
      came("early", "2026-03-05", 10_000),
      came("via", "2026-03-15", 30_000),
      came("direct", "2026-03-16", 20_000, false),
    ];
    expect(scoreBetween(taken, cash, 1200, { before: "2026-03-10", to: "2026-03-31" })).toEqual([
      { key: "via", recoveredMinor: 30_000, allMinor: 3_600, viaOnlyMinor: 3_600 },
      { key: "direct", recoveredMinor: 20_000, allMinor: 2_400, viaOnlyMinor: 0 },
    ]);
    const bounced: ReceivedCash = {
      key: "bounced",
      on: "2026-03-05",
      via: true,
      steps: [
        { on: "2026-03-05", minor: 10_000 },
        { on: "2026-03-20", minor: -10_000 },
      ],
    };
    expect(scoreBetween(taken, [bounced], 1200, { before: "2026-03-10", to: "2026-03-31" })).toEqual([
      { key: "bounced", recoveredMinor: -10_000, allMinor: -1_200, viaOnlyMinor: -1_200 },
    ]);
    const tail = [came("tail", "2026-04-20", 10_000)];
    expect(scoreBetween(taken, tail, 1200, { before: "2026-03-31", to: "2026-04-30" })).toEqual([
      { key: "tail", recoveredMinor: 0, allMinor: 1_200, viaOnlyMinor: 1_200 },
    ]);
  });
});
