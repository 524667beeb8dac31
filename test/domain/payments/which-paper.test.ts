import { describe, expect, test } from "vitest";
import type { LinkDecision, MoneyFact, PagoNode } from "../../../shared/domain/payments/facts.ts";
import { linkMoney } from "../../../shared/domain/payments/linking.ts";
import { subsetsWithSum } from "../../../shared/domain/payments/subset-sum.ts";
import { applied, decided, deposit, receipt } from "./money.ts";

/** Which paper documents which money; amounts in pesos. */

/** Links and possible doubles, the same whatever order things are known in. */
function linked(money: MoneyFact[], papers: PagoNode[], decisions: LinkDecision[] = []): string[] {
  const said = (result: ReturnType<typeof linkMoney>): string[] => [
    ...result.links.map(({ payment, rep, pago, how }) => `${payment}=${rep}${pago === 0 ? "" : pago} ${how}`),
    ...result.doubles.map(({ payment, rep, reason }) => `${payment}?${rep} ${reason}`),
  ];
  const told = said(linkMoney(money, papers, decisions));
  expect(said(linkMoney(money.toReversed(), papers.toReversed(), decisions.toReversed()))).toEqual(told);
  return told;
}

describe("of several papers for one amount", () => {
  test("the operation number goes before the invoices named, those before the nearer day", () => {
    const papers = [
      receipt("R1", "A100", { on: "2026-03-10" }),
      receipt("R2", "B100", { on: "2026-03-12" }),
      receipt("R3", "C100", { on: "2026-03-13", operation: "REF 00-7788" }),
    ];
    const money = deposit("D", 100, { operation: "ref007788", applications: [applied(1, "B", 100)] });
    expect(linked([money], papers)).toEqual(["D=R3 auto"]);
    expect(linked([{ ...money, operation: "" }], papers)).toEqual(["D=R2 auto"]);
    expect(linked([{ ...money, operation: "", applications: [] }], papers)).toEqual(["D=R1 auto"]);
    expect(linked([deposit("D", 100), deposit("E", 100, { paidOn: "2026-03-11" })], papers)).toEqual([
      "D=R1 auto",
      "E=R2 auto",
    ]);
  });

  test("an operation number of zeros or of less than four signs says nothing", () => {
    for (const operation of ["0000", "123", "00123", "1-2-3", "NA"]) {
      const papers = [
        receipt("R1", "A100", { on: "2026-03-10" }),
        receipt("R2", "B100", { on: "2026-03-11", operation }),
      ];
      expect(linked([deposit("D", 100, { operation })], papers), operation).toContain("D=R1 auto");
    }
    const papers = [receipt("R1", "A100"), receipt("R2", "B100", { on: "2026-03-11", operation: "1234" })];
    expect(linked([deposit("D", 100, { operation: "0001 234" })], papers)).toContain("D=R2 auto");
  });

  test("letters of an operation number count as its digits do, and having none is not having the same", () => {
    const papers = [
      receipt("R1", "A100", { on: "2026-03-12" }),
      receipt("R2", "B100", { on: "2026-03-11", operation: "7788" }),
      receipt("R3", "C100", { on: "2026-03-13", operation: "WXYZ1234" }),
    ];
    expect(linked([deposit("D", 100, { operation: "ABCD1234" })], papers)).toEqual(["D=R2 auto"]);
    expect(linked([deposit("D", 100, { operation: "wxyz-1234" })], papers)).toEqual(["D=R3 auto"]);
    expect(linked([deposit("D", 100)], papers)).toEqual(["D=R2 auto"]);
  });

  test("the nearer day goes first on either side; of equal ones, the first by day and name", () => {
    const papers = [receipt("R1", "A100", { on: "2026-03-13" }), receipt("R2", "B100", { on: "2026-03-08" })];
    expect(linked([deposit("D", 100)], papers)).toEqual(["D=R2 auto"]);
    const equal = [receipt("R1", "A100"), receipt("R2", "B100"), receipt("R3", "C100", { on: "2026-03-09" })];
    expect(linked([deposit("E", 100), deposit("D", 100)], equal)).toEqual(["D=R1 auto", "E=R2 auto"]);
    const around = [receipt("R1", "A100", { on: "2026-03-11" }), receipt("R2", "B100", { on: "2026-03-09" })];
    expect(linked([deposit("D", 100)], around)).toEqual(["D=R2 auto"]);
  });

  test("days are counted both ways, five at most", () => {
    for (const [on, told] of [
      ["2026-03-05", ["D=R auto"]],
      ["2026-03-15", ["D=R auto"]],
      ["2026-03-04", ["D?R day-apart"]],
      ["2026-03-16", ["D?R day-apart"]],
      ["2026-04-24", ["D?R day-apart"]],
      ["2026-04-25", []],
    ] as const) {
      expect(linked([deposit("D", 100)], [receipt("R", "A100", { on })]), on).toEqual(told);
    }
  });
});

describe("money and papers that only fit together", () => {
  test("papers of one operation number, then those of one day, make up one deposit", () => {
    const papers = [
      receipt("R1", "A60", { operation: "OP 5001" }),
      receipt("R2", "B40", { operation: "OP 5001", on: "2026-03-12" }),
      receipt("R3", "C30", { on: "2026-03-11" }),
      receipt("R4", "D70", { on: "2026-03-11" }),
    ];
    expect(linked([deposit("D", 100)], papers)).toEqual(["D=R1 auto", "D=R2 auto"]);
    expect(linked([deposit("D", 100, { operation: "OP5001" }), deposit("E", 100)], papers)).toEqual([
      "D=R1 auto",
      "D=R2 auto",
      "E=R3 auto",
      "E=R4 auto",
    ]);
    expect(linked([deposit("D", 100)], papers.slice(2))).toEqual(["D=R3 auto", "D=R4 auto"]);
  });

  test("the only sum of papers of one day is taken; of two, neither, and a person is asked", () => {
    const papers = [receipt("R1", "A60"), receipt("R2", "B40"), receipt("R3", "C11")];
    expect(linked([deposit("D", 100)], papers)).toEqual(["D=R1 auto", "D=R2 auto"]);
    expect(linked([deposit("D", 100)], [...papers, receipt("R4", "D40")])).toEqual([
      "D?R1 several-fit",
      "D?R2 several-fit",
      "D?R4 several-fit",
    ]);
  });

  test("papers that make up less than the deposit, or are of several days without a number, are not it", () => {
    expect(linked([deposit("D", 100)], [receipt("R1", "A30"), receipt("R2", "B40")])).toEqual([]);
    const days = [receipt("R1", "A60"), receipt("R2", "B40", { on: "2026-03-11" })];
    expect(linked([deposit("D", 100)], days)).toEqual([]);
    // Only a paper speaks of a whole month, and only five days around are looked at for the rest.
    const month = [receipt("R1", "A60", { on: "2026-03-02" }), receipt("R2", "B40", { on: "2026-03-25" })];
    expect(linked([deposit("D", 100)], month)).toEqual([]);
    const far = { on: "2026-03-16", operation: "5001" };
    expect(linked([deposit("D", 100)], [receipt("R1", "A60", far), receipt("R2", "B40", far)])).toEqual([]);
  });

  test("papers of the deposit's own operation number go first, then those of the lowest number and the first day", () => {
    const papers = [
      receipt("R1", "A60", { operation: "5001" }),
      receipt("R2", "B40", { operation: "5001" }),
      receipt("R3", "C30", { operation: "5002", on: "2026-03-11" }),
      receipt("R4", "D70", { operation: "5002", on: "2026-03-11" }),
    ];
    expect(linked([deposit("D", 100, { operation: "5002" })], papers)).toEqual(["D=R3 auto", "D=R4 auto"]);
    expect(linked([deposit("D", 100, { operation: "5001" })], papers)).toEqual(["D=R1 auto", "D=R2 auto"]);
    expect(linked([deposit("D", 100, { operation: "5003" })], papers)).toEqual(["D=R1 auto", "D=R2 auto"]);
    const bare = [
      receipt("R1", "A60", { on: "2026-03-12" }),
      receipt("R2", "B40", { on: "2026-03-12" }),
      receipt("R3", "C30"),
      receipt("R4", "D70"),
    ];
    expect(linked([deposit("D", 100)], bare)).toEqual(["D=R3 auto", "D=R4 auto"]);
  });

  test("the deposit of the earlier day goes first, and what made up one is not shown beside it again", () => {
    const papers = [receipt("R1", "A60", { on: "2026-03-11" }), receipt("R2", "B40", { on: "2026-03-11" })];
    const money = [deposit("D", 100, { paidOn: "2026-03-12" }), deposit("E", 100, { paidOn: "2026-03-10" })];
    expect(linked(money, papers)).toEqual(["E=R1 auto", "E=R2 auto"]);
    const like = receipt("R3", "C100", { on: "2026-03-20" });
    expect(linked([deposit("E", 100)], [...papers, like])).toEqual(["E=R1 auto", "E=R2 auto"]);
    const halves = [deposit("D", 60), deposit("E", 40), deposit("F", 100, { paidOn: "2026-03-25" })];
    expect(linked(halves, [receipt("R", "A100", { on: "2026-03-11" })])).toEqual(["D=R auto", "E=R auto"]);
    const both = [receipt("R1", "A100", { on: "2026-03-12" }), receipt("R2", "B100", { on: "2026-03-11" })];
    const parts = [deposit("D", 60), deposit("E", 40)];
    expect(linked(parts, both)).toEqual(["D=R2 auto", "E=R2 auto"]);
  });

  test("of many sums the same ones are shown, whatever order things are known in", () => {
    const papers = [receipt("R1", "A60"), receipt("R2", "B40"), receipt("R3", "C40"), receipt("R4", "D40")];
    expect(linked([deposit("D", 100)], papers)).toEqual(["D?R1 several-fit", "D?R2 several-fit", "D?R3 several-fit"]);
  });

  test("one paper documents deposits of one day, or all of its month", () => {
    const month = [deposit("D", 60, { paidOn: "2026-03-02" }), deposit("E", 40, { paidOn: "2026-03-20" })];
    expect(linked(month, [receipt("R", "A100", { on: "2026-03-31" })])).toEqual(["D=R auto", "E=R auto"]);
    expect(
      linked([...month, deposit("F", 5, { paidOn: "2026-04-01" })], [receipt("R", "A100", { on: "2026-03-31" })]),
    ).toEqual(["D=R auto", "E=R auto"]);
    expect(linked(month, [receipt("R", "A100", { on: "2026-03-31" })], [decided("E", "R", false)])).toEqual([]);
    expect(linked([deposit("D", 60), deposit("E", 40)], [receipt("R", "A100", { on: "2026-03-12" })])).toEqual([
      "D=R auto",
      "E=R auto",
    ]);
  });

  test("an amount that is near, or has the operation number, is shown as a possible double", () => {
    expect(linked([deposit("D", 102)], [receipt("R", "A100")])).toEqual(["D?R amount-differs"]);
    expect(linked([deposit("D", 98)], [receipt("R", "A100")])).toEqual(["D?R amount-differs"]);
    expect(linked([deposit("D", 102.01)], [receipt("R", "A100")])).toEqual([]);
    expect(linked([deposit("D", 97.99)], [receipt("R", "A100")])).toEqual([]);
    expect(linked([deposit("D", 102)], [receipt("R", "A100", { on: "2026-03-16" })])).toEqual([]);
    const same = { operation: "5001" };
    expect(linked([deposit("D", 150, same)], [receipt("R", "A100", same)])).toEqual(["D?R amount-differs"]);
    expect(linked([deposit("D", 150, same)], [receipt("R", "A100", { operation: "5002" })])).toEqual([]);
  });
});

describe("a person's word", () => {
  test("links what nothing else would, and what is left of both sides is matched on", () => {
    const papers = [receipt("R", "A60"), receipt("S", "B40")];
    expect(linked([deposit("D", 100)], papers, [decided("D", "R")])).toEqual(["D=R user", "D=S auto"]);
    expect(linked([deposit("D", 60), deposit("E", 40)], [receipt("R", "A100")], [decided("D", "R")])).toEqual([
      "D=R user",
      "E=R auto",
    ]);
    // Nothing is left of either: no look-alike of the rest.
    expect(linked([deposit("D", 60), deposit("E", 60)], [receipt("R", "A60")], [decided("D", "R")])).toEqual([
      "D=R user",
    ]);
    expect(linked([deposit("D", 60)], [receipt("R", "A60"), receipt("S", "B60")], [decided("D", "R")])).toEqual([
      "D=R user",
    ]);
  });

  test("leaves nothing to look alike of what it matched whole, though the operation number is the same", () => {
    const same = { operation: "5001" };
    const [d, e] = [deposit("D", 60, same), deposit("E", 40, same)];
    expect(linked([d], [receipt("R", "A60", same), receipt("S", "B40", same)], [decided("D", "R")])).toEqual([
      "D=R user",
    ]);
    expect(linked([d, e], [receipt("R", "A60", same)], [decided("D", "R")])).toEqual(["D=R user"]);
  });

  test("leaves of a paper what the deposit did not fill, and not a centavo more", () => {
    const paper = receipt("R", "A100");
    const rest = (pesos: number) => linked([deposit("D", 60), deposit("E", pesos)], [paper], [decided("D", "R")]);
    expect(rest(40)).toEqual(["D=R user", "E=R auto"]);
    expect(rest(45)).toEqual(["D=R user"]);
    expect(rest(160)).toEqual(["D=R user"]);
  });

  test("that money paid for another customer takes it from both, so that neither counts twice", () => {
    const theirs = { ...receipt("R", "A100"), customer: 2 };
    const word = [decided("D", "R")];
    expect(linked([deposit("D", 100)], [theirs, receipt("S", "B100")], word)).toEqual(["D=R user"]);
    expect(linked([deposit("D", 100), deposit("E", 100, { customer: 2 })], [theirs], word)).toEqual(["D=R user"]);
    // What was paid above it is still the payer's own.
    expect(linked([deposit("D", 130)], [theirs, receipt("S", "B30")], word)).toEqual(["D=R user", "D=S auto"]);
  });

  test("counts for nothing in another currency, or of what is not there", () => {
    expect(linked([deposit("D", 60, { currency: "USD" })], [receipt("R", "A60")], [decided("D", "R")])).toEqual([]);
    expect(linked([deposit("D", 60)], [receipt("R", "A10")], [decided("D", "X"), decided("X", "R")])).toEqual([]);
  });
});

test("sums of two to twelve items are tried, and two are enough to know that none is certain", () => {
  const items = (...amounts: number[]) => amounts.map((each) => ({ low: BigInt(each), high: BigInt(each) }));
  const sums = (low: number, high: number, ...amounts: number[]) =>
    subsetsWithSum(items(...amounts), BigInt(low), BigInt(high)).map((found) => found.map((item) => Number(item.low)));
  expect(sums(5, 5, 2, 3, 9)).toEqual([[2, 3]]);
  expect(sums(5, 6, 2, 3, 4)).toEqual([
    [2, 3],
    [2, 4],
  ]);
  expect(sums(5, 5, 5)).toEqual([]);
  expect(sums(5, 5, 5, 1)).toEqual([]);
  expect(sums(10, 10, 1, 2, 3, 4)).toEqual([[1, 2, 3, 4]]);
  expect(sums(6, 6, 1, 5, 2, 4, 3, 3)).toHaveLength(2);
  expect(sums(2, 2, ...Array.from({ length: 12 }, () => 1))).toHaveLength(2);
  expect(sums(2, 2, ...Array.from({ length: 13 }, () => 1))).toEqual([]);
  expect(
    subsetsWithSum(
      [
        { low: 1n, high: 3n },
        { low: 2n, high: 2n },
      ],
      5n,
      9n,
    ),
  ).toHaveLength(1);
  expect(
    subsetsWithSum(
      [
        { low: 4n, high: 5n },
        { low: 2n, high: 2n },
      ],
      1n,
      5n,
    ),
  ).toEqual([]);
});
