import { describe, expect, test } from "vitest";
import { allocate } from "../../../shared/domain/payments/allocation.ts";
import type { MoneyFact, PagoNode } from "../../../shared/domain/payments/facts.ts";
import { ownPostings, reductionsOf } from "../../../shared/domain/payments/money-postings.ts";
import { pagoNode } from "../../../shared/domain/payments/pago-node.ts";
import { applied, deposit, id, receipt } from "./money.ts";

/** Where the money goes and what it writes; amounts in pesos. */

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

  test("of one day, papers and deposits go by their names, Pagos as their paper has them", () => {
    const papers = [receipt("S", "B60"), receipt("R", "A60"), receipt("R", "C60", { pago: 1 })];
    const links = [
      { payment: "D", rep: "S", pago: 0 },
      { payment: "D", rep: "R", pago: 1 },
      { payment: "D", rep: "R", pago: 0 },
    ];
    for (const read of [papers, papers.toReversed()]) {
      const [allocation] = allocate([deposit("D", 150)], read, links);
      expect(allocation?.shares.map(({ target, cost }) => [target.slice(0, 1), Number(cost) / 1e6])).toEqual([
        ["A", 60],
        ["C", 60],
        ["B", 30],
      ]);
    }
    const equal = [deposit("E", 60), deposit("D", 60)];
    const dated = [deposit("A", 60, { paidOn: "2026-03-11" }), deposit("B", 60)];
    const paper = receipt("R", "A100");
    for (const [one, two] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const links = (...pairs: string[]) => [pairs[one] ?? "", pairs[two] ?? ""];
      expect(goes(equal, [paper], links("D=R", "E=R"))).toEqual(["E, A 40 MXN, rest 20", "D, A 60 MXN, rest 0"]);
      expect(goes(dated, [paper], links("A=R", "B=R"))).toEqual(["A, A 40 MXN, rest 20", "B, A 60 MXN, rest 0"]);
    }
  });

  test("a paper whose Monto is not what its lines say is filled line by line, as far as the money reaches", () => {
    expect(goes([deposit("D", 500)], [receipt("R", "A400", { amount: "500.00" })], ["D=R"])).toEqual([
      "D, A 400 MXN, rest 100",
    ]);
    expect(goes([deposit("D", 300)], [receipt("R", "A400", { amount: "300.00" })], ["D=R"])).toEqual([
      "D, A 300 MXN, rest 0",
    ]);
  });

  test("no cent of ImpPagado is lost, however many deposits it is divided over", () => {
    const node = pagoNode(
      { rep: "R", pago: 0, customer: 1, paidOn: "2026-03-10", operation: "" },
      {
        currency: "MXN",
        amount: "17500.00",
        lines: [{ target: id("A"), currency: "USD", equivalence: "0.0571428571", paid: "1000.00" }],
      },
    );
    const thirds = [deposit("D", 5833.33), deposit("E", 5833.33), deposit("F", 5833.34)];
    const links = thirds.map(({ uuid }) => ({ payment: uuid, rep: "R", pago: 0 }));
    const shares = allocate(thirds, [node], links).flatMap((each) => each.shares);
    expect(shares).toHaveLength(3);
    expect(shares.reduce((sum, { amount }) => sum + amount, 0n)).toBe(1_000_000_000n);
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
    // 99.995 / 0.055 and 100.005 / 0.045: the ends of the interval belong to it (RULES 32).
    expect(node).toMatchObject({ low: 1_818_090_000n, high: 2_222_330_000n });
    expect(goes([deposit("D", 1818.09)], [node], ["D=R"])).toEqual(["D, A 100 USD for 1818.09, rest 0"]);
    expect(goes([deposit("D", 2222.33)], [node], ["D=R"])).toEqual(["D, A 100 USD for 2222.33, rest 0"]);
    expect(goes([deposit("D", 2222.34)], [node], ["D=R"])).toEqual(["D, A 100 USD for 2000, rest 222.34"]);
    expect(goes([deposit("D", 1818.08)], [node], ["D=R"])).toEqual(["D, A 90.904 USD for 1818.08, rest 0"]);
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
