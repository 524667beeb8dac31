import { describe, expect, test } from "vitest";
import { parseMicros } from "../../../shared/domain/money.ts";
import { auditChain } from "../../../shared/domain/rep-audit/audit.ts";
import type { ChainFacts, ChainInvoice, ChainLine } from "../../../shared/domain/rep-audit/facts.ts";
import { facts, INVOICE, invoice, type LineWords, line } from "./make-chain.ts";

const audit = (given: ChainFacts) => auditChain(given, "2026-06-30");
const told = (given: ChainFacts) => audit(given).findings.map(({ code, data }) => [code, data]);
const codes = (given: ChainFacts) => audit(given).findings.map(({ code }) => code);
const of = (...lines: ChainLine[]) => facts({ lines });
const one = (words: Partial<LineWords> = {}) =>
  line({ rep: "P-1", number: "1", prior: "1000.00", paid: "400.00", left: "600.00", ...words });
/** A complement of another customer: wrong by itself as well. */
const stranger = one({ changes: { customer: 2 } });

describe("an invoice that takes no payments: nothing else matters of its complement", () => {
  const about = (changes: Partial<ChainInvoice>, given = stranger) =>
    told(facts({ invoice: invoice(changes), lines: [given] }));

  test("cancelled", () => {
    expect(about({ ended: { as: "cancelled", on: "2026-03-01", by: "" } })).toEqual([
      ["invoice-cancelled", { rep: "P-1", invoice: "F-1", on: "2026-03-01", amount: "400.00" }],
    ]);
  });

  test("replaced", () => {
    expect(about({ ended: { as: "substituted", on: "2026-03-01", by: "F-2" } })).toEqual([
      ["invoice-replaced", { rep: "P-1", invoice: "F-1", on: "2026-03-01", by: "F-2", amount: "400.00" }],
    ]);
  });

  test("replaced by this one, whatever became of this one", () => {
    const moved = { ...stranger, via: "F-0" };
    const replaced = [["invoice-replaced", { rep: "P-1", invoice: "F-0", on: "", by: "F-1", amount: "400.00" }]];
    expect(about({}, moved)).toEqual(replaced);
    expect(about({ ended: { as: "cancelled", on: "2026-03-01", by: "" } }, moved)).toEqual(replaced);
  });

  test("settled by rule (RULES 21)", () => {
    expect(about({ settledByRule: true })).toEqual([
      ["pue-superfluous", { rep: "P-1", invoice: "F-1", amount: "400.00" }],
    ]);
  });
});

describe("a complement by itself", () => {
  test("whose cancellation was asked for, that is of somebody else, and of before its invoice", () => {
    expect(told(of(one({ changes: { cancelAskedOn: "2026-02-20" } })))).toEqual([
      ["cancellation-asked", { rep: "P-1", on: "2026-02-20" }],
    ]);
    expect(told(of(stranger))).toEqual([["receiver-differs", { rep: "P-1" }]]);
    expect(told(of(one({ paidOn: "2026-01-09" })))).toEqual([
      ["paid-before-issue", { rep: "P-1", paidOn: "2026-01-09", issuedOn: "2026-01-10" }],
    ]);
    expect(codes(of(one({ paidOn: "2026-01-10" })))).toEqual([]);
  });

  test("whose money the office has not recorded, though it records its money", () => {
    expect(audit(of(one({ changes: { moneyMissing: true } }))).findings).toMatchObject([
      {
        code: "money-not-recorded",
        severity: "warning",
        owner: "collections",
        data: { rep: "P-1", monto: "400.00", moneyCurrency: "MXN", paidOn: "2026-02-01" },
      },
    ]);
  });

  test("that pays something which is no CFDI besides has no money left over", () => {
    const lines = [
      { target: INVOICE, currency: "MXN", equivalence: "1", paid: "400.00" },
      { target: "123-45-678901234", currency: "MXN", equivalence: "1", paid: "100.00" },
    ];
    expect(codes(of(one({ changes: { money: { currency: "MXN", amount: "500.00", lines } } })))).toEqual([]);
    expect(told(of(one({ changes: { money: { currency: "MXN", amount: "530.00", lines } } })))).toEqual([
      ["amount-above-paid", { rep: "P-1", monto: "530.00", moneyCurrency: "MXN", rest: "30.00" }],
    ]);
  });

  test("issued on the last day is in time, a day later it is late (RULES 35)", () => {
    const issued = (firstIssuedOn: string) => told(of(one({ changes: { firstIssuedOn } })));
    expect(issued("2026-03-05")).toEqual([]);
    expect(issued("2026-03-06")).toEqual([
      ["late", { rep: "P-1", paidOn: "2026-02-01", issuedOn: "2026-03-06", deadline: "2026-03-05", days: "1" }],
    ]);
  });
});

describe("money the invoice has no room for (RULES 23)", () => {
  const paper = (rep: string, number: string, paid: string, words: Partial<LineWords> = {}) =>
    line({ rep, number, prior: "", left: "", paid, ...words });
  const excess = (given: ChainFacts) =>
    audit(given).findings.flatMap(({ code, row, data }) =>
      code === "overpaid" ? [[row, data["rep"], data["excess"]]] : [],
    );
  const total = (text: string, ...lines: ChainLine[]) =>
    facts({ invoice: invoice({ total: parseMicros(text) }), lines });

  test("is asked of the last complement first, of each as much as it brought", () => {
    expect(excess(of(paper("P-1", "1", "700.00"), paper("P-2", "2", "500.00")))).toEqual([[1, "P-2", "200.00"]]);
    expect(excess(of(paper("P-1", "1", "1500.00"), paper("P-2", "2", "300.00")))).toEqual([
      [0, "P-1", "500.00"],
      [1, "P-2", "300.00"],
    ]);
  });

  test("is asked of a duplicate before all others, and told in the order of the chain", () => {
    const copy = { changes: { issuedAt: "2026-02-02T10:00:00" } };
    const late = { paidOn: "2026-03-01", changes: { firstIssuedOn: "2026-04-20" } };
    const given = of(paper("P-1", "1", "400.00"), paper("P-9", "1", "400.00", copy), paper("P-2", "2", "600.00", late));
    expect(audit(given).findings.map(({ code, row }) => [code, row])).toEqual([
      ["duplicate", 1],
      ["overpaid", 1],
      ["late", 2],
    ]);
    expect(excess(given)).toEqual([[1, "P-9", "400.00"]]);
  });

  test("is none of a complement that was struck out, moved on, or is in another currency", () => {
    const struck = { as: "cancelled", on: "2026-02-05", by: "", byLabel: "" } as const;
    expect(excess(of(paper("P-1", "1", "1500.00", { changes: { struck } })))).toEqual([]);
    expect(excess(of(paper("P-1", "1", "1500.00", { changes: { via: "F-0" } })))).toEqual([]);
    expect(codes(of(paper("P-1", "1", "80.00", { currency: "USD", moneyCurrency: "USD" })))).toEqual([
      "currency-differs",
    ]);
  });

  test("is none of an invoice that takes no payments anyway", () => {
    const much = paper("P-1", "1", "1500.00");
    const ended = { as: "cancelled", on: "2026-03-01", by: "" } as const;
    expect(excess(facts({ invoice: invoice({ ended }), lines: [much] }))).toEqual([]);
    expect(excess(facts({ invoice: invoice({ settledByRule: true }), lines: [much] }))).toEqual([]);
  });

  test("begins with a centavo, but not where six decimals round to it (RULES 60)", () => {
    expect(excess(total("1000.00", paper("P-1", "1", "500.00"), paper("P-2", "2", "500.01")))).toEqual([
      [1, "P-2", "0.01"],
    ]);
    const thirds = [paper("P-1", "1", "333.335"), paper("P-2", "2", "333.335"), paper("P-3", "3", "333.336")];
    expect(excess(total("1000.006", ...thirds))).toEqual([]);
    expect(excess(total("1000.004", paper("P-1", "1", "500.00"), paper("P-2", "2", "500.01")))).toEqual([]);
    expect(excess(total("1000.00", paper("P-1", "1", "1000.006")))).toEqual([]);
  });
});

describe("recorded money that no complement documents", () => {
  const entry = { source: "M-1", label: "M-1", kind: "payment", on: "2026-05-10", amountMinor: -40_000 };
  const money = (changes = {}) => [
    { uuid: "M-1", label: "M-1", paidOn: "2026-05-10", amount: parseMicros("400.00"), documented: false, ...changes },
  ];
  const about = (changes: Partial<ChainInvoice>, more = {}) =>
    told(facts({ invoice: invoice(changes), lines: [], money: money(more), extra: [entry] }));

  test("is owed one, with the days left or gone", () => {
    const data = { invoice: "F-1", paidOn: "2026-05-10", amount: "400.00", deadline: "2026-06-05" };
    expect(about({})).toEqual([["payment-complement-late", { ...data, days: "25" }]]);
    const due = auditChain(facts({ lines: [], money: money(), extra: [entry] }), "2026-06-01");
    expect(due.findings.map(({ code, data: words }) => [code, words])).toEqual([
      ["payment-complement-due", { ...data, days: "4" }],
    ]);
  });

  test("is owed none where another complement documents it or nothing of it is on the invoice", () => {
    expect(about({}, { documented: true })).toEqual([]);
    expect(about({}, { amount: 0n })).toEqual([]);
  });

  test("is owed none where the invoice is PUE, cancelled or replaced", () => {
    expect(about({ settledByRule: true })).toEqual([]);
    expect(about({ ended: { as: "cancelled", on: "2026-06-01", by: "" } })).toEqual([]);
    expect(about({ ended: { as: "substituted", on: "2026-06-01", by: "F-2" } })).toEqual([]);
  });
});
