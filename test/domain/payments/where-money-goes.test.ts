import { describe, expect, test } from "vitest";
import { allocate } from "../../../shared/domain/payments/allocation.ts";
import type { ApplicationFact, LinkDecision, MoneyFact, PagoNode } from "../../../shared/domain/payments/facts.ts";
import { linkMoney } from "../../../shared/domain/payments/linking.ts";
import { ownPostings, reductionsOf } from "../../../shared/domain/payments/money-postings.ts";
import { pagoNode } from "../../../shared/domain/payments/pago-node.ts";
import { subsetsWithSum } from "../../../shared/domain/payments/subset-sum.ts";

/** Which paper documents which money, and where the money goes; amounts in pesos. */

const deposit = (uuid: string, pesos: number, more: Partial<MoneyFact> = {}): MoneyFact => ({
  uuid,
  customer: 1,
  currency: "MXN",
  amountMinor: Math.round(pesos * 100),
  paidOn: "2026-03-10",
  effectiveOn: more.paidOn ?? "2026-03-10",
  bouncedOn: null,
  operation: "",
  refunds: [],
  applications: [],
  ...more,
});
/** UUID of an invoice by its letter. */
const id = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-000000000001`;
const lines = (text: string) =>
  text
    .split(" ")
    .map((one) => ({ target: id(one.slice(0, 1)), currency: "MXN", equivalence: "1", paid: one.slice(1) }));
const receipt = (
  rep: string,
  what: string,
  more: { amount?: string; on?: string; operation?: string; pago?: number } = {},
): PagoNode => {
  const sum = lines(what).reduce((total, { paid }) => total + Number(paid), 0);
  const place = {
    rep,
    pago: more.pago ?? 0,
    customer: 1,
    paidOn: more.on ?? "2026-03-10",
    operation: more.operation ?? "",
  };
  return pagoNode(place, { currency: "MXN", amount: more.amount ?? sum.toFixed(2), lines: lines(what) });
};
const applied = (
  number: number,
  letter: string,
  pesos: number,
  more: Partial<ApplicationFact> = {},
): ApplicationFact => ({
  id: number,
  target: id(letter),
  amountMinor: pesos * 100,
  targetCurrency: "MXN",
  targetMinor: pesos * 100,
  ahead: false,
  ...more,
});
const decided = (payment: string, rep: string, linked = true): LinkDecision => ({ payment, rep, pago: 0, linked });

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

/** Where each payment goes: invoice, amount, and the decision it comes from. */
function goes(money: MoneyFact[], papers: PagoNode[] = [], links: readonly string[] = []): string[] {
  const pairs = links.map((pair) => ({ payment: pair.slice(0, 1), rep: pair.slice(2), pago: 0 }));
  return allocate(money, papers, pairs).map(({ payment, shares, rest }) =>
    [
      payment.uuid,
      ...shares.map(
        ({ target, currency, amount, cost, application }) =>
          `${target.slice(0, 1)} ${String(Number(amount) / 1e6)} ${currency}` +
          (cost === amount ? "" : ` for ${String(Number(cost) / 1e6)}`) +
          (application === null ? "" : ` by ${String(application)}`),
      ),
      `rest ${String(Number(rest) / 1e6)}`,
    ].join(", "),
  );
}

describe("where money goes", () => {
  test("first what the paper says, as far as it reaches, then what a person said of other invoices", () => {
    const own = { applications: [applied(1, "A", 30), applied(2, "C", 50)] };
    expect(goes([deposit("D", 120, own)])).toEqual(["D, A 30 MXN by 1, C 50 MXN by 2, rest 40"]);
    expect(goes([deposit("D", 120, own)], [receipt("R", "A60 B20")], ["D=R"])).toEqual([
      "D, A 60 MXN, B 20 MXN, C 40 MXN by 2, rest 0",
    ]);
    expect(goes([deposit("D", 70, own)], [receipt("R", "A60 B20")], ["D=R"])).toEqual([
      "D, A 60 MXN, B 10 MXN, rest 0",
    ]);
    expect(goes([deposit("D", 60)], [receipt("R", "A60 B20")], ["D=R"])).toEqual(["D, A 60 MXN, rest 0"]);
  });

  test("what was applied out of left-over money goes ahead of the paper", () => {
    const own = { applications: [applied(1, "C", 50, { ahead: true }), applied(2, "E", 5)] };
    expect(goes([deposit("D", 100, own)], [receipt("R", "A60")], ["D=R"])).toEqual([
      "D, C 50 MXN by 1, A 50 MXN, rest 0",
    ]);
  });

  test("refunded money is gone before anything is applied, all of it at most", () => {
    const refunds = [
      { on: "2026-03-11", amountMinor: 4000 },
      { on: "2026-03-12", amountMinor: 1000 },
    ];
    expect(goes([deposit("D", 100, { refunds, applications: [applied(1, "A", 80)] })])).toEqual([
      "D, A 50 MXN by 1, rest 0",
    ]);
    expect(goes([deposit("D", 30, { refunds, applications: [applied(1, "A", 80)] })])).toEqual(["D, rest 0"]);
  });

  test("papers are filled in order of day, deposits used in order of theirs", () => {
    const papers = [receipt("S", "B60", { on: "2026-03-11" }), receipt("R", "A60", { on: "2026-03-12" })];
    expect(goes([deposit("D", 70)], papers, ["D=R", "D=S"])).toEqual(["D, B 60 MXN, A 10 MXN, rest 0"]);
    const money = [deposit("E", 60, { paidOn: "2026-03-12" }), deposit("D", 60, { paidOn: "2026-03-11" })];
    expect(goes(money, [receipt("R", "A100")], ["D=R", "E=R"])).toEqual([
      "E, A 40 MXN, rest 20",
      "D, A 60 MXN, rest 0",
    ]);
  });

  test("a dollar invoice takes its own amount, shared over deposits without losing a cent", () => {
    const node = pagoNode(
      { rep: "R", pago: 0, customer: 1, paidOn: "2026-03-10", operation: "" },
      {
        currency: "MXN",
        amount: "2000.00",
        lines: [{ target: id("A"), currency: "USD", equivalence: "0.05", paid: "100.00" }],
      },
    );
    expect(goes([deposit("D", 1500), deposit("E", 500)], [node], ["D=R", "E=R"])).toEqual([
      "D, A 75 USD for 1500, rest 0",
      "E, A 25 USD for 500, rest 0",
    ]);
    // The equivalence is rounded: the invoice is paid whole by whatever lies in its interval.
    expect(goes([deposit("D", 2010)], [node], ["D=R"])).toEqual(["D, A 100 USD for 2010, rest 0"]);
    expect(goes([deposit("D", 1990)], [node], ["D=R"])).toEqual(["D, A 100 USD for 1990, rest 0"]);
    expect(goes([deposit("D", 2300)], [node], ["D=R"])).toEqual(["D, A 100 USD for 2000, rest 300"]);
    const dollars = applied(1, "A", 2000, { targetCurrency: "USD", targetMinor: 10_000 });
    expect(goes([deposit("D", 1000, { applications: [dollars] })])).toEqual(["D, A 50 USD for 1000 by 1, rest 0"]);
  });

  test("lines of nothing and of what is no document are none", () => {
    const place = { rep: "R", pago: 0, customer: 1, paidOn: "2026-03-10", operation: "" };
    const line = { currency: "MXN", equivalence: "1" };
    const node = pagoNode(place, {
      currency: "MXN",
      amount: "30.00",
      lines: [
        { ...line, target: id("A"), paid: "0.00" },
        { ...line, target: "123", paid: "10.00" },
        { ...line, target: id("B"), paid: "20.00" },
      ],
    });
    expect(node).toMatchObject({ ...place, currency: "MXN", amount: 30_000_000n, low: 30_000_000n, high: 30_000_000n });
    expect(node.lines.map(({ target, cost }) => [target, cost])).toEqual([[id("B"), 20_000_000n]]);
  });
});

describe("what a payment writes", () => {
  const own = (money: MoneyFact, known: string): string[] => {
    const [allocation] = allocate([money], [], []);
    if (allocation === undefined) return [];
    return ownPostings(allocation, (uuid) => known.includes(uuid.slice(0, 1))).map(
      ({ kind, amountMinor, on, reason, receivable, anchor, source, customer, currency }) => {
        expect({ receivable, anchor, source, customer, currency }).toEqual({
          receivable: null,
          anchor: "D",
          source: "D",
          customer: 1,
          currency: "MXN",
        });
        return `${on} ${kind} ${String(amountMinor / 100)} ${reason}`;
      },
    );
  };

  test("on the account: what no invoice takes or whose invoice is not there, refunds, and the return of it", () => {
    const applications = [applied(1, "A", 30), applied(2, "B", 20)];
    expect(own(deposit("D", 100, { applications }), "AB")).toEqual(["2026-03-10 payment -50 unapplied"]);
    expect(own(deposit("D", 100, { applications }), "A")).toEqual(["2026-03-10 payment -70 unapplied"]);
    expect(own(deposit("D", 50, { applications }), "AB")).toEqual([]);
    const refunds = [{ on: "2026-03-15", amountMinor: 1500 }];
    expect(own(deposit("D", 100, { applications, refunds }), "AB")).toEqual([
      "2026-03-10 payment -50 unapplied",
      "2026-03-15 refund 15 refunded",
    ]);
    expect(own(deposit("D", 100, { applications, refunds, bouncedOn: "2026-03-20" }), "AB")).toEqual([
      "2026-03-10 payment -50 unapplied",
      "2026-03-15 refund 15 refunded",
      "2026-03-20 bounce 35 bounced",
    ]);
    expect(own(deposit("D", 100, { effectiveOn: null, refunds }), "AB")).toEqual([]);
  });

  test("on invoices: one line a share, from the day it counts, taken back when the bank returns it", () => {
    const applications = [applied(1, "A", 30), applied(2, "B", 20)];
    const lowered = (more: Partial<MoneyFact>) =>
      allocate([deposit("D", 100, { applications, ...more })], [], []).flatMap(reductionsOf);
    expect(lowered({ effectiveOn: "2026-03-12", bouncedOn: "2026-03-20" })).toEqual([
      {
        kind: "payment",
        source: "D",
        line: 0,
        customer: 1,
        on: "2026-03-12",
        currency: "MXN",
        amount: 30_000_000n,
        targets: [id("A")],
        money: { returnedOn: "2026-03-20" },
      },
      {
        kind: "payment",
        source: "D",
        line: 1,
        customer: 1,
        on: "2026-03-12",
        currency: "MXN",
        amount: 20_000_000n,
        targets: [id("B")],
        money: { returnedOn: "2026-03-20" },
      },
    ]);
    expect(lowered({ effectiveOn: null })).toEqual([]);
  });
});
