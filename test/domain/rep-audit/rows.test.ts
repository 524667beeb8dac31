import { describe, expect, test } from "vitest";
import { parseMicros } from "../../../shared/domain/money.ts";
import type { ChainFacts, ChainLine, ChainMoney } from "../../../shared/domain/rep-audit/facts.ts";
import { chainRows } from "../../../shared/domain/rep-audit/rows.ts";
import { credit, facts, INVOICE, type LineWords, line } from "./make-chain.ts";

/** A complement of 100.00 whose numbers do not matter; what a test says of it does. */
const paper = (rep: string, words: Partial<LineWords> = {}): ChainLine =>
  line({ rep, number: "", prior: "1000.00", paid: "100.00", left: "900.00", ...words });
const received = (uuid: string, paidOn: string): ChainMoney => ({
  uuid,
  label: uuid,
  paidOn,
  amount: parseMicros("100.00"),
  documented: false,
});
const entry = (source: string, on: string, amountMinor: number, kind = "payment") => ({
  source,
  label: source,
  kind,
  on,
  amountMinor,
});

/** Labels in the order of the chain, which does not depend on the order the facts are told in. */
function order(given: ChainFacts): string[] {
  const labels = chainRows(given).map(({ label }) => label);
  const turned = {
    ...given,
    lines: given.lines.toReversed(),
    credits: given.credits.toReversed(),
    money: given.money.toReversed(),
    entries: given.entries.toReversed(),
  };
  expect(chainRows(turned).map(({ label }) => label)).toEqual(labels);
  return labels;
}
const inOrder = (...lines: ChainLine[]): string[] => order(facts({ lines }));

describe("complements in order", () => {
  test("are sorted by NumParcialidad, as a number and before any day (RULES 34)", () => {
    expect(
      inOrder(
        paper("P-a", { number: "10", paidOn: "2026-02-01" }),
        paper("P-b", { number: "9", paidOn: "2026-04-01" }),
        paper("P-c", { number: "1", paidOn: "2026-03-01" }),
      ),
    ).toEqual(["P-c", "P-b", "P-a"]);
  });

  test.each(["", "2a", "a2", "-2", "1234567"])("stand by day among them where NumParcialidad is %j", (number) => {
    expect(
      inOrder(
        paper("P-1", { number: "1", paidOn: "2026-02-01" }),
        paper("P-x", { number, paidOn: "2026-02-20" }),
        paper("P-2", { number: "2", paidOn: "2026-03-01" }),
        paper("P-y", { number, paidOn: "2026-03-01" }),
      ),
    ).toEqual(["P-1", "P-x", "P-2", "P-y"]);
  });

  test("of a replaced invoice stand by day: their number counted another chain", () => {
    expect(
      inOrder(
        paper("P-1", { number: "1", paidOn: "2026-03-01" }),
        paper("P-0", { number: "5", paidOn: "2026-02-01", changes: { via: "F-0" } }),
        paper("P-2", { number: "2", paidOn: "2026-04-01" }),
      ),
    ).toEqual(["P-0", "P-1", "P-2"]);
  });

  test("without numbers go by day, then the larger prior balance, then the hour of issue, then their UUID", () => {
    const at = (hour: string) => ({ issuedAt: `2026-03-09T${hour}:00:00` });
    expect(
      inOrder(
        paper("P-6", { paidOn: "2026-03-05", prior: "", changes: at("07") }),
        paper("P-4", { paidOn: "2026-03-05", prior: "500.00", changes: at("10") }),
        paper("P-5", { paidOn: "2026-03-05", prior: "500.00", changes: at("11") }),
        paper("P-3", { paidOn: "2026-03-05", prior: "500.00", changes: at("10") }),
        paper("P-2", { paidOn: "2026-03-05", prior: "600.00", changes: at("12") }),
        paper("P-1", { paidOn: "2026-02-05", prior: "400.00", changes: at("13") }),
      ),
    ).toEqual(["P-1", "P-2", "P-3", "P-4", "P-5", "P-6"]);
  });

  test("of several Pagos and lines stand as the file has them (RULES 31)", () => {
    const pago = (label: string, at: number, position: number): ChainLine => {
      const one = { target: INVOICE, currency: "MXN", equivalence: "1", paid: "50.00" };
      const money = { currency: "MXN", amount: "100.00", lines: [one, one] };
      return paper("P-1", { number: "1", changes: { label, pago: at, position, money } });
    };
    expect(inOrder(pago("d", 1, 1), pago("b", 0, 1), pago("c", 1, 0), pago("a", 0, 0))).toEqual(["a", "b", "c", "d"]);
  });
});

describe("what stands among complements", () => {
  const two = [paper("P-1", { number: "1" }), paper("P-2", { number: "2", paidOn: "2026-03-01" })];

  test("credit notes: before the payments of their day, among themselves by UUID", () => {
    const credits = [
      credit("E-3", "2026-03-02", "10.00"),
      credit("E-2", "2026-03-01", "10.00"),
      credit("E-1", "2026-03-01", "10.00"),
      credit("E-0", "2026-01-20", "10.00"),
    ];
    expect(order(facts({ lines: two, credits }))).toEqual(["E-0", "P-1", "E-1", "E-2", "P-2", "E-3"]);
  });

  test("recorded money: after the complements of its day, among itself by UUID, and not beside its complement", () => {
    const money = [
      received("M-3", "2026-03-01"),
      received("M-2", "2026-02-01"),
      received("M-1", "2026-03-01"),
      received("M-0", "2026-03-01"),
    ];
    const documented = paper("P-3", { number: "3", paidOn: "2026-03-01", changes: { recorded: "M-0" } });
    expect(order(facts({ lines: [...two, documented], money }))).toEqual(["P-1", "M-2", "P-2", "P-3", "M-1", "M-3"]);
  });

  test("other entries: after everything of their day, by source, those that come to nothing left out", () => {
    const extra = [
      entry("S-2", "2026-03-01", -100, "move"),
      entry("S-1", "2026-03-01", -100, "settled"),
      entry("S-0", "2026-02-10", -100, "settled"),
      entry("S-3", "2026-02-10", -100, "move"),
      entry("S-3", "2026-02-11", 100, "move"),
    ];
    expect(order(facts({ lines: two, extra }))).toEqual(["P-1", "S-0", "P-2", "S-1", "S-2"]);
  });

  test("several entries of one source are one row, on the day and of the kind of the first", () => {
    const extra = [
      entry("S-1", "2026-03-05", -10_000, "settled"),
      entry("S-1", "2026-03-01", -5_000, "move"),
      entry("S-1", "2026-03-01", -2_000, "settled"),
    ];
    for (const entries of [extra, extra.toReversed()]) {
      expect(chainRows({ ...facts({ lines: [] }), entries })).toEqual([
        {
          kind: "entry",
          entry: "move",
          on: "2026-03-01",
          source: "S-1",
          label: "S-1",
          appliedMinor: 17_000,
          leftMinor: 83_000,
        },
      ]);
    }
  });
});

describe("what the ledger took, row by row", () => {
  const applied = (given: ChainFacts) =>
    chainRows(given).map(({ label, appliedMinor, leftMinor }) => [label, appliedMinor, leftMinor]);
  const halves = [
    paper("P-1", { number: "1", paid: "300.00", changes: { label: "first" } }),
    paper("P-1", { number: "2", paid: "200.00", changes: { label: "second", pago: 1 } }),
  ];
  const given = (amountMinor: number): ChainFacts => ({
    ...facts({ lines: halves }),
    entries: [entry("P-1", "2026-02-01", amountMinor)],
  });

  test("is shared over the Pagos of one complement: each takes what it pays, the last one the rest", () => {
    expect(applied(given(-50_000))).toEqual([
      ["first", 30_000, 70_000],
      ["second", 20_000, 50_000],
    ]);
    expect(applied(given(-25_000))).toEqual([
      ["first", 25_000, 75_000],
      ["second", 0, 75_000],
    ]);
    expect(applied(given(-60_000))).toEqual([
      ["first", 30_000, 70_000],
      ["second", 30_000, 40_000],
    ]);
    // Money that went back raises the balance, at the end.
    expect(applied(given(5_000))).toEqual([
      ["first", 0, 100_000],
      ["second", -5_000, 105_000],
    ]);
  });

  test("is nothing for a Pago that does not say what it pays", () => {
    const money = {
      currency: "MXN",
      amount: "200.00",
      lines: [
        { target: INVOICE, currency: "MXN", equivalence: "1", paid: "" },
        { target: INVOICE.replace("1", "2"), currency: "MXN", equivalence: "1", paid: "200.00" },
      ],
    };
    const silent = paper("P-1", { number: "1", changes: { label: "first", money } });
    const lines = [silent, ...halves.slice(1)];
    expect(applied({ ...facts({ lines }), entries: [entry("P-1", "2026-02-01", -20_000)] })).toEqual([
      ["first", 0, 100_000],
      ["second", 20_000, 80_000],
    ]);
  });

  test("of a Pago with one line and no ImpPagado is its Monto (RULES 29)", () => {
    expect(applied(facts({ lines: [paper("P-1", { number: "1", paid: "", monto: "400.00" })] }))).toEqual([
      ["P-1", 40_000, 60_000],
    ]);
  });

  test("stays with the complement that has entries of its own; the money's are told apart", () => {
    const recorded = paper("P-1", { number: "1", paid: "400.00", changes: { recorded: "M-1" } });
    const entries = [entry("P-1", "2026-02-01", -40_000), entry("M-1", "2026-02-03", -5_000)];
    expect(applied({ ...facts({ lines: [recorded] }), entries })).toEqual([
      ["P-1", 40_000, 60_000],
      ["M-1", 5_000, 55_000],
    ]);
  });
});
