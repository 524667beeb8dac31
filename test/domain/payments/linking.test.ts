import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate } from "../../../shared/domain/payments/allocation.ts";
import type { MoneyFact, PagoNode } from "../../../shared/domain/payments/facts.ts";
import { linkMoney } from "../../../shared/domain/payments/linking.ts";
import { pagoNode } from "../../../shared/domain/payments/pago-node.ts";

const deposit = (uuid: string, amountMinor: number, changes: Partial<MoneyFact> = {}): MoneyFact => {
  const paidOn = changes.paidOn ?? "2026-03-10";
  return {
    uuid,
    customer: 1,
    currency: "MXN",
    amountMinor,
    paidOn,
    effectiveOn: paidOn,
    bouncedOn: null,
    operation: "",
    refunds: [],
    applications: [],
    ...changes,
  };
};
/** A Pago in pesos over invoices, amounts in centavos. */
const receipt = (
  rep: string,
  lines: readonly (readonly [string, number])[],
  changes: { paidOn?: string; operation?: string; amount?: number; customer?: number; pago?: number } = {},
): PagoNode => {
  const pesos = (minor: number): string => (minor / 100).toFixed(2);
  const sum = lines.reduce((total, [, minor]) => total + minor, 0);
  return pagoNode(
    {
      rep,
      pago: changes.pago ?? 0,
      customer: changes.customer ?? 1,
      paidOn: changes.paidOn ?? "2026-03-10",
      operation: changes.operation ?? "",
    },
    {
      currency: "MXN",
      amount: pesos(changes.amount ?? sum),
      lines: lines.map(([target, minor]) => ({ target, currency: "MXN", equivalence: "1", paid: pesos(minor) })),
    },
  );
};
const A = "AAAAAAAA-0000-4000-8000-000000000001";
const B = "BBBBBBBB-0000-4000-8000-000000000002";
const application = (target: string, amountMinor: number, id = 1) => ({
  id,
  target,
  amountMinor,
  targetCurrency: "MXN",
  targetMinor: amountMinor,
  ahead: false,
});
const pairs = (result: ReturnType<typeof linkMoney>): string[] =>
  result.links.map((link) => `${link.payment}=${link.rep}/${link.pago}`);

describe("a complemento is the deposit's paper, not other money", () => {
  test("when amount and day agree, over a long weekend at most", () => {
    const rep = receipt("R", [[A, 100_000]], { paidOn: "2026-03-14" });
    expect(pairs(linkMoney([deposit("D", 100_000)], [rep], []))).toEqual(["D=R/0"]);
    const late = receipt("R", [[A, 100_000]], { paidOn: "2026-03-20" });
    const apart = linkMoney([deposit("D", 100_000)], [late], []);
    expect(pairs(apart)).toEqual([]);
    expect(apart.doubles).toEqual([{ payment: "D", rep: "R", pago: 0, reason: "day-apart" }]);
  });

  test("never of another customer or currency", () => {
    const rep = receipt("R", [[A, 100_000]], { customer: 2 });
    expect(linkMoney([deposit("D", 100_000)], [rep], [])).toEqual({ links: [], doubles: [] });
    const usd = deposit("D", 100_000, { currency: "USD" });
    expect(linkMoney([usd], [receipt("R", [[A, 100_000]])], [])).toEqual({ links: [], doubles: [] });
  });

  test("when the deposit lies in the rounding interval of its documents (RULES 32)", () => {
    const node = pagoNode(
      { rep: "R", pago: 0, customer: 1, paidOn: "2026-03-10", operation: "" },
      {
        currency: "MXN",
        amount: "17500.01",
        lines: [{ target: A, currency: "USD", equivalence: "0.0571428571", paid: "1000.00" }],
      },
    );
    expect(pairs(linkMoney([deposit("D", 1_750_000)], [node], []))).toEqual(["D=R/0"]);
    expect(pairs(linkMoney([deposit("D", 1_751_000)], [node], []))).toEqual([]);
  });

  test("the operation number decides between equal amounts, then the invoice already chosen, then the nearer day", () => {
    const first = deposit("D1", 50_000, { operation: "SPEI 998877" });
    const second = deposit("D2", 50_000, { paidOn: "2026-03-12", applications: [application(B, 50_000)] });
    const forFirst = receipt("R1", [[A, 50_000]], {
      operation: "0000998877 spei".split(" ").reverse().join(" "),
      paidOn: "2026-03-12",
    });
    const forSecond = receipt("R2", [[B, 50_000]]);
    expect(pairs(linkMoney([first, second], [forSecond, forFirst], []))).toEqual(["D1=R1/0", "D2=R2/0"]);
  });

  test("one deposit documented by one complemento an invoice", () => {
    const reps = [receipt("R1", [[A, 60_000]]), receipt("R2", [[B, 40_000]])];
    expect(pairs(linkMoney([deposit("D", 100_000)], reps, []))).toEqual(["D=R1/0", "D=R2/0"]);
  });

  test("the only combination of a day that adds up, and none when two do", () => {
    const reps = [receipt("R1", [[A, 70_000]]), receipt("R2", [[B, 30_000]]), receipt("R3", [[B, 45_000]])];
    expect(pairs(linkMoney([deposit("D", 100_000)], reps, []))).toEqual(["D=R1/0", "D=R2/0"]);
    const tie = linkMoney([deposit("D", 100_000)], [...reps, receipt("R4", [[A, 55_000]])], []);
    expect(pairs(tie)).toEqual([]);
    expect(tie.doubles.map((double) => double.reason)).toEqual(Array(4).fill("several-fit"));
  });

  test("one complemento that documents several deposits, of the day or of the month (RULES 35)", () => {
    const rep = receipt("R", [[A, 100_000]], { paidOn: "2026-03-31" });
    const deposits = [
      deposit("D1", 30_000, { paidOn: "2026-03-03" }),
      deposit("D2", 30_000, { paidOn: "2026-03-16" }),
      deposit("D3", 40_000, { paidOn: "2026-03-27" }),
    ];
    expect(pairs(linkMoney(deposits, [rep], []))).toEqual(["D1=R/0", "D2=R/0", "D3=R/0"]);
  });

  test("amounts that disagree are shown and not linked", () => {
    const result = linkMoney([deposit("D", 99_000)], [receipt("R", [[A, 100_000]])], []);
    expect(result).toEqual({
      links: [],
      doubles: [{ payment: "D", rep: "R", pago: 0, reason: "amount-differs" }],
    });
    const far = linkMoney([deposit("D", 50_000)], [receipt("R", [[A, 100_000]])], []);
    expect(far.doubles).toEqual([]);
  });

  test("what a person decided wins, and what is left over after it may still find its other half", () => {
    const reps = [receipt("R1", [[A, 60_000]], { paidOn: "2026-01-02" }), receipt("R2", [[B, 40_000]])];
    const link = { payment: "D", rep: "R1", pago: 0, linked: true };
    expect(pairs(linkMoney([deposit("D", 100_000)], reps, [link]))).toEqual(["D=R1/0", "D=R2/0"]);
    const apart = { payment: "D", rep: "R", pago: 0, linked: false };
    const same = linkMoney([deposit("D", 100_000)], [receipt("R", [[A, 100_000]])], [apart]);
    expect(same).toEqual({ links: [], doubles: [] });
  });
});

test("links and possible doubles do not depend on the order of what is known", () => {
  const day = fc.integer({ min: 1, max: 20 }).map((n) => `2026-03-${String(n).padStart(2, "0")}`);
  const amount = fc.constantFrom(10_000, 20_000, 30_000, 50_000, 9_900);
  const operation = fc.constantFrom("", "", "SPEI7788", "SPEI9900");
  const deposits = fc.array(fc.record({ day, amount, operation }), { maxLength: 6 });
  const receipts = fc.array(fc.record({ day, amount, operation }), { maxLength: 6 });
  const decisions = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.boolean()), { maxLength: 3 });
  fc.assert(
    fc.property(deposits, receipts, decisions, fc.infiniteStream(fc.nat(1000)), (ds, rs, said, ranks) => {
      const payments = ds.map((d, n) => deposit(`D${n}`, d.amount, { paidOn: d.day, operation: d.operation }));
      const nodes = rs.map((r, n) =>
        receipt(`R${n}`, [[n % 2 ? A : B, r.amount]], { paidOn: r.day, operation: r.operation }),
      );
      const words = new Map(
        said.map(([d, r, linked]) => [`${d}/${r}`, { payment: `D${d}`, rep: `R${r}`, pago: 0, linked }]),
      );
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((item) => ({ item, rank: ranks.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ item }) => item);
      const one = linkMoney(payments, nodes, [...words.values()]);
      expect(linkMoney(shuffled(payments), shuffled(nodes), shuffled([...words.values()]))).toEqual(one);
      // Whatever is linked, a payment gives out what it has and no more.
      for (const { payment, shares, rest } of allocate(payments, nodes, one.links)) {
        const given = shares.reduce((sum, share) => sum + share.cost, rest);
        expect(given).toBe(BigInt(payment.amountMinor) * 10_000n);
      }
    }),
    { seed: 20261122, numRuns: 400 },
  );
});

describe("allocation of money that complementos document", () => {
  const link = (payment: string, rep: string) => ({ payment, rep, pago: 0 });
  const told = (allocations: ReturnType<typeof allocate>) =>
    allocations.map(({ payment, shares, rest }) => ({
      payment: payment.uuid,
      shares: shares.map((share) => `${share.target.slice(0, 1)} ${share.amount / 10_000n}`),
      rest: Number(rest / 10_000n),
    }));

  test("the lines of the complemento correct the person's applications", () => {
    const payment = deposit("D", 100_000, { applications: [application(A, 70_000, 1), application(B, 30_000, 2)] });
    const rep = receipt("R", [[A, 60_000]]);
    expect(told(allocate([payment], [rep], [link("D", "R")]))).toEqual([
      { payment: "D", shares: ["A 60000", "B 30000"], rest: 10_000 },
    ]);
    expect(told(allocate([payment], [], []))).toEqual([{ payment: "D", shares: ["A 70000", "B 30000"], rest: 0 }]);
  });

  test("the bank's amount is the truth: a complemento that states more is not filled", () => {
    const rep = receipt("R", [
      [A, 60_000],
      [B, 40_000],
    ]);
    expect(told(allocate([deposit("D", 99_000)], [rep], [link("D", "R")]))).toEqual([
      { payment: "D", shares: ["A 60000", "B 39000"], rest: 0 },
    ]);
  });

  test("several deposits fill the lines of their complemento one after the other", () => {
    const rep = receipt("R", [
      [A, 60_000],
      [B, 40_000],
    ]);
    const deposits = [deposit("D2", 70_000, { paidOn: "2026-03-11" }), deposit("D1", 30_000)];
    expect(told(allocate(deposits, [rep], [link("D1", "R"), link("D2", "R")]))).toEqual([
      { payment: "D2", shares: ["A 30000", "B 40000"], rest: 0 },
      { payment: "D1", shares: ["A 30000"], rest: 0 },
    ]);
  });

  test("refunded money is gone before anything is applied", () => {
    const payment = deposit("D", 100_000, {
      refunds: [{ on: "2026-04-01", amountMinor: 30_000 }],
      applications: [application(A, 100_000)],
    });
    expect(told(allocate([payment], [], []))).toEqual([{ payment: "D", shares: ["A 70000"], rest: 0 }]);
  });

  test("an invoice in dollars gets ImpPagado as written, not the deposit times a rate", () => {
    const node = pagoNode(
      { rep: "R", pago: 0, customer: 1, paidOn: "2026-03-10", operation: "" },
      {
        currency: "MXN",
        amount: "17500.00",
        lines: [{ target: A, currency: "USD", equivalence: "0.0571428571", paid: "1000.00" }],
      },
    );
    const [allocation] = allocate([deposit("D", 1_750_000)], [node], [link("D", "R")]);
    expect(allocation?.shares).toMatchObject([{ currency: "USD", amount: 1_000_000_000n, cost: 17_500_000_000n }]);
    expect(allocation?.rest).toBe(0n);
  });
});
