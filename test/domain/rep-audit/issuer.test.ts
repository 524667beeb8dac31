import { describe, expect, test } from "vitest";
import { parseMicros } from "../../../shared/domain/money.ts";
import { auditChain } from "../../../shared/domain/rep-audit/audit.ts";
import type { ChainFacts, ChainLine } from "../../../shared/domain/rep-audit/facts.ts";
import { credit, facts, INVOICE, invoice, type LineWords, line } from "./make-chain.ts";

const audit = (given: ChainFacts) => auditChain(given, "2026-06-30");
/** Findings with what their words need. */
const told = (given: ChainFacts) => audit(given).findings.map(({ code, data }) => [code, data]);
const codes = (given: ChainFacts) => audit(given).findings.map(({ code }) => code);
const of = (...lines: ChainLine[]) => facts({ lines });

/** Three parcialidades of an invoice of 1,000.00. */
const one = (words: Partial<LineWords> = {}) =>
  line({ rep: "P-1", number: "1", prior: "1000.00", paid: "400.00", left: "600.00", ...words });
const two = (words: Partial<LineWords> = {}) =>
  line({ rep: "P-2", number: "2", prior: "600.00", paid: "350.00", left: "250.00", paidOn: "2026-03-01", ...words });
const three = (words: Partial<LineWords> = {}) =>
  line({ rep: "P-3", number: "3", prior: "250.00", paid: "250.00", left: "0.00", paidOn: "2026-04-01", ...words });

describe("numbers of parcialidades", () => {
  test("used twice are named, but for two Pagos of one complement (RULES 31)", () => {
    const again = two({ rep: "P-9", number: "1" });
    expect(told(of(one(), again))).toEqual([["number-repeated", { rep: "P-9", number: "1" }]]);
    expect(codes(of(one(), two({ rep: "P-1", number: "1" })))).toEqual([]);
  });

  test("that are absent are named, complement by complement", () => {
    expect(told(of(one(), two({ number: "" })))).toEqual([["number-missing", { rep: "P-2" }]]);
  });

  test("may begin anywhere when earlier ones were of the replaced invoice, unless those are struck out", () => {
    const earlier = one({ number: "2", paidOn: "2026-01-15", changes: { via: "F-0" } });
    const next = two({ number: "3" });
    expect(codes(of(earlier, next))).toEqual(["invoice-replaced", "prior-net-of-credit"]);
    const struck = { as: "cancelled", on: "2026-01-20", by: "", byLabel: "" } as const;
    const without = one({ number: "2", paidOn: "2026-01-15", changes: { via: "F-0", struck } });
    expect(codes(of(without, next))).toEqual(["number-gap"]);
    expect(codes(of(earlier, next, three({ number: "6" })))).toEqual([
      "invoice-replaced",
      "prior-net-of-credit",
      "number-gap",
    ]);
  });

  test("that are missing are told with what they must have paid, where the balances say so", () => {
    const gap = { rep: "P-3", missing: "2", number: "3", struck: "" };
    const missing = (prior: string) => told(of(one(), three({ prior, paid: "50.00", left: "" })))[0];
    expect(missing("250.00")).toEqual(["number-gap", { ...gap, amount: "350.00" }]);
    expect(missing("")).toEqual(["number-gap", { ...gap, amount: "" }]);
    expect(missing("600.00")).toEqual(["number-gap", { ...gap, amount: "" }]);
    expect(missing("700.00")).toEqual(["number-gap", { ...gap, amount: "" }]);
  });

  test("that are missing are not explained by a credit note of their amount", () => {
    const credits = [credit("E-1", "2026-02-10", "350.00")];
    expect(codes(facts({ lines: [one(), three()], credits }))).toEqual(["number-gap", "credit-not-netted"]);
  });
});

describe("the same complement twice (RULES 23)", () => {
  const half = (rep: string, words: Partial<LineWords> = {}) => one({ rep, paid: "200.00", left: "800.00", ...words });

  test("is one of the same day, amount and number; the one issued later is the copy", () => {
    const copy = { number: "", changes: { operation: "77", issuedAt: "2026-02-02T10:00:00" } };
    const original = { number: "", prior: "800.00", left: "600.00", changes: { operation: "77" } };
    const { findings } = audit(of(half("P-b", copy), half("P-a", original)));
    expect(findings.filter(({ code }) => code === "duplicate").map(({ data }) => data)).toEqual([
      { rep: "P-b", other: "P-a", paidOn: "2026-02-01", monto: "200.00", moneyCurrency: "MXN" },
    ]);
  });

  test("of those issued at the same time, the copy is the one whose UUID comes later", () => {
    const { findings } = audit(of(half("P-b"), half("P-a", { prior: "800.00", left: "600.00" })));
    expect(findings.find(({ code }) => code === "duplicate")?.data).toMatchObject({ rep: "P-b", other: "P-a" });
  });

  test("cannot be said of papers with neither number nor operation", () => {
    const bare = { number: "", prior: "", left: "" };
    expect(codes(of(half("P-1", bare), half("P-2", bare)))).toEqual(["number-missing", "number-missing"]);
  });

  test("is not the replacement of one that was struck out, nor a number of the replaced invoice", () => {
    const struck = { as: "replaced", on: "2026-02-05", by: "x", byLabel: "P-9" } as const;
    expect(codes(of(one({ changes: { struck } }), one({ rep: "P-9" })))).toEqual([]);
    const moved = one({ rep: "P-0", changes: { via: "F-0", issuedAt: "2026-02-01T08:00:00" } });
    expect(codes(of(moved, one()))).not.toContain("duplicate");
  });
});

describe("balances of the issuer", () => {
  test("that are absent are worked out from what is there, and never from what is not", () => {
    expect(codes(of(one({ left: "" }), two()))).toEqual([]);
    expect(audit(of(one({ left: "" }))).issuerLeft).toBe(parseMicros("600.00"));
    expect(told(of(one({ left: "" }), two({ prior: "550.00", left: "200.00" })))).toEqual([
      [
        "prior-not-previous-left",
        { rep: "P-2", before: "P-1", prior: "550.00", expected: "600.00", difference: "50.00" },
      ],
    ]);
    expect(codes(of(one({ prior: "" }), two()))).toEqual([]);
    expect(codes(of(one(), two({ prior: "" }), three()))).toEqual([]);
    // Nothing says what the first one left, so the second one's balance is not compared.
    expect(codes(of(one({ prior: "", left: "" }), two({ prior: "555.00", left: "205.00" })))).toEqual([]);
  });

  test("go on from what was written, though it was worked out wrongly", () => {
    expect(codes(of(one({ left: "601.00" }), two({ prior: "601.00", left: "251.00" })))).toEqual(["arithmetic"]);
  });

  test("in another currency are not compared, nor what comes after them", () => {
    const dollars = one({ currency: "USD", moneyCurrency: "USD", prior: "57.00", paid: "22.00", left: "35.00" });
    const result = audit(of(dollars, two()));
    expect(result.findings.map(({ code }) => code)).toEqual(["currency-differs"]);
    expect(result.issuerLeft).toBe(parseMicros("250.00"));
  });

  test("say nothing of a line that does not say what it pays", () => {
    const money = {
      currency: "MXN",
      amount: "100.00",
      lines: [
        { target: INVOICE, currency: "MXN", equivalence: "1", paid: "" },
        { target: INVOICE.replace("1", "2"), currency: "MXN", equivalence: "1", paid: "100.00" },
      ],
    };
    expect(told(of(one({ left: "", changes: { money } }), two()))).toEqual([["paid-missing", { rep: "P-1" }]]);
    const other = { ...money, lines: money.lines.toReversed() };
    expect(codes(of(one({ paid: "100.00", left: "900.00", changes: { money: other } })))).toEqual([]);
  });

  test("that do not fit their own line are told with what they ought to be", () => {
    expect(told(of(one({ left: "601.00" })))).toEqual([
      ["arithmetic", { rep: "P-1", prior: "1000.00", paid: "400.00", left: "601.00", expected: "600.00" }],
    ]);
    expect(told(of(one({ prior: "1100.00", left: "700.00" })))).toEqual([
      [
        "first-prior-not-total",
        { rep: "P-1", prior: "1100.00", expected: "1000.00", difference: "100.00", total: "1000.00" },
      ],
    ]);
  });
});

describe("credits that the issuer nets in the prior balance (RULES 22)", () => {
  const early = credit("E-1", "2026-01-20", "100.00");
  const late = credit("E-2", "2026-01-25", "50.00");
  /** A first complement whose prior balance is the total less an amount. */
  const net = (prior: string, left: string) => one({ prior, left });
  const withCredits = (lines: ChainLine[], ...credits: (typeof early)[]) => facts({ lines, credits });

  test("are those that explain the difference: the first of them, or one alone", () => {
    expect(told(withCredits([net("900.00", "500.00")], late, early))).toEqual([
      ["prior-net-of-credit", { rep: "P-1", credit: "E-1", prior: "900.00", expected: "1000.00", amount: "100.00" }],
      ["credit-not-netted", { credit: "E-2", amount: "50.00", left: "500.00" }],
    ]);
    expect(told(withCredits([net("950.00", "550.00")], early, late))).toEqual([
      ["prior-net-of-credit", { rep: "P-1", credit: "E-2", prior: "950.00", expected: "1000.00", amount: "50.00" }],
      ["credit-not-netted", { credit: "E-1", amount: "100.00", left: "550.00" }],
    ]);
    expect(codes(withCredits([net("920.00", "520.00")], early, late))).toEqual([
      "first-prior-not-total",
      "credit-not-netted",
      "credit-not-netted",
    ]);
  });

  test("are of the day of the complement at the latest, and explain one difference only", () => {
    const after = credit("E-1", "2026-02-02", "100.00");
    expect(codes(withCredits([net("900.00", "500.00")], after))).toEqual(["first-prior-not-total"]);
    const sameDay = credit("E-1", "2026-02-01", "100.00");
    expect(codes(withCredits([net("900.00", "500.00")], sameDay))).toEqual(["prior-net-of-credit"]);
    const twice = [net("900.00", "500.00"), two({ prior: "400.00", left: "50.00" })];
    expect(codes(withCredits(twice, early))).toEqual(["prior-net-of-credit", "prior-not-previous-left"]);
  });

  test("are taken as the ledger applied them, or else as the credit note says", () => {
    const part = [
      { source: "E-1", label: "E-1", kind: "credit", on: "2026-01-20", amountMinor: -6_000 },
      { source: "P-1", label: "P-1", kind: "payment", on: "2026-02-01", amountMinor: -40_000 },
    ];
    const split = (prior: string, left: string) => ({
      ...withCredits([net(prior, left)], early),
      entries: part,
    });
    expect(told(split("940.00", "540.00"))).toMatchObject([["prior-net-of-credit", { credit: "E-1" }]]);
    expect(told(split("900.00", "500.00"))).toMatchObject([["prior-net-of-credit", { credit: "E-1" }]]);
  });

  test("are none in another currency, and none of entries of another kind", () => {
    const dollars = credit("E-1", "2026-01-20", "100.00", { currency: "USD" });
    expect(codes(withCredits([net("900.00", "500.00")], dollars))).toEqual(["first-prior-not-total"]);
    const move = { source: "S-1", label: "S-1", kind: "move", on: "2026-01-20", amountMinor: -10_000 };
    expect(codes(facts({ lines: [net("900.00", "500.00")], extra: [move] }))).toEqual(["first-prior-not-total"]);
  });

  test("are named without what lowered nothing", () => {
    const dollars = { via: "F-0", issuedAt: "2026-01-15T10:00:00" };
    const nothing = one({ rep: "P-0", currency: "USD", moneyCurrency: "USD", paidOn: "2026-01-15", changes: dollars });
    const raised = { source: "O-1", label: "O-1", kind: "opening", on: "2026-01-12", amountMinor: 5_000 };
    const given = facts({ lines: [nothing, net("900.00", "500.00")], credits: [early], extra: [raised] });
    expect(told(given)).toMatchObject([
      ["invoice-replaced", {}],
      ["prior-net-of-credit", { credit: "E-1" }],
    ]);
  });

  test("come after what an opening balance says was settled, which is told as such", () => {
    const opening = { source: "O-1", label: "O-1", kind: "opening", on: "2026-03-31", amountMinor: -30_000 };
    const given = facts({ lines: [net("600.00", "200.00")], credits: [early, late], extra: [opening] });
    expect(told(given)).toMatchObject([
      ["before-opening", { credit: "O-1, E-1", amount: "400.00" }],
      ["credit-not-netted", { credit: "E-2" }],
    ]);
  });
});

describe("credits that the issuer leaves out", () => {
  const note = (on: string) => credit("E-1", on, "100.00");
  const given = (on: string, lines: readonly ChainLine[] = [one(), two()]) => facts({ lines, credits: [note(on)] });

  test("are told at the last complement, where that could have known them", () => {
    const { findings } = audit(given("2026-03-01"));
    expect(findings).toMatchObject([
      { code: "credit-not-netted", row: 2, data: { credit: "E-1", amount: "100.00", left: "250.00" } },
    ]);
    expect(codes(given("2026-03-02"))).toEqual([]);
    // The first complement was issued anew after the credit note: whoever wrote it knew.
    const anew = one({ changes: { issuedAt: "2026-03-20T10:00:00" } });
    expect(codes(given("2026-03-10", [anew, two()]))).toEqual(["credit-not-netted"]);
  });

  test("are not told where no complement states a balance, nor where the invoice had no room for them", () => {
    expect(codes(given("2026-01-20", [one({ prior: "", left: "" })]))).toEqual([]);
    expect(codes(facts({ lines: [], credits: [note("2026-01-20")] }))).toEqual([]);
    const whole = one({ paid: "1000.00", left: "0.00", changes: { issuedAt: "2026-02-25T10:00:00" } });
    expect(codes(given("2026-02-10", [whole]))).toEqual([]);
  });
});

test("an invoice nothing happened on has its total open", () => {
  expect(audit(facts({ invoice: invoice({ total: parseMicros("1234.56") }), lines: [] }))).toMatchObject({
    rows: [],
    findings: [],
    issuerLeft: null,
    leftMinor: 123_456,
  });
});
