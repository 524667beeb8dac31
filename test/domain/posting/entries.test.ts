import { expect, test } from "vitest";
import { NOTHING_RECORDED } from "../../../shared/domain/acceptance.ts";
import { postCluster } from "../../../shared/domain/posting/cluster.ts";
import type { InvoiceFact, ReductionFact } from "../../../shared/domain/posting/facts.ts";
import { A, B, entries, invoice, lowers, paid } from "./story.ts";

test("a replaced invoice hands on what was applied to it, each under its own cause", () => {
  expect(entries([A, B], [paid("2026-02-01", 300), lowers("credit", "C", "2026-02-02", 100)])).toEqual([
    "2026-01-10 A charge 1000 MXN: A issued, under A",
    "2026-02-01 A payment -300 MXN: P payment, under A",
    "2026-02-02 A credit -100 MXN: C credit, under A",
    "2026-02-15 B charge 1200 MXN: B issued, under B",
    "2026-02-15 A transfer 300 MXN: P moved-on, under A",
    "2026-02-15 B transfer -300 MXN: P moved-on, under B",
    "2026-02-15 A transfer 100 MXN: C moved-on, under A",
    "2026-02-15 B transfer -100 MXN: C moved-on, under B",
    "2026-02-15 A cancellation -1000 MXN: B substituted, under A",
    "A 0 of 1000, due 2026-02-09, last 2026-02-15, closed 2026-02-15, substituted 2026-02-15 by B",
    "B 800 of 1200, due 2026-02-09, last 2026-02-15",
  ]);
});

test("a replacement that has no room for it, another customer or another currency leaves it on the account", () => {
  const account = (replacement: InvoiceFact): string[] =>
    entries([A, replacement], [paid("2026-02-01", 300)]).filter((line) => /transfer|^B /.test(line));
  expect(account({ ...B, total: 200_000_000n })).toEqual([
    "2026-02-15 A transfer 300 MXN: P moved-on, under A",
    "2026-02-15 B transfer -200 MXN: P moved-on, under B",
    "2026-02-15 account of 1 transfer -100 MXN: P to-apply, under A",
    "B 0 of 200, due 2026-02-09, last 2026-02-15, closed 2026-02-15",
  ]);
  expect(account({ ...B, total: 300_000_000n })).toEqual([
    "2026-02-15 A transfer 300 MXN: P moved-on, under A",
    "2026-02-15 B transfer -300 MXN: P moved-on, under B",
    "B 0 of 300, due 2026-02-09, last 2026-02-15, closed 2026-02-15",
  ]);
  expect(account({ ...B, customer: 2 })).toEqual([
    "2026-02-15 A transfer 300 MXN: P moved-on, under A",
    "2026-02-15 account of 1 transfer -300 MXN: P to-apply, under A",
    "B 1200 of 1200, due 2026-02-09, last 2026-02-15",
  ]);
  expect(account({ ...B, currency: "USD" })).toEqual([
    "2026-02-15 A transfer 300 MXN: P moved-on, under A",
    "2026-02-15 account of 1 transfer -300 MXN: P to-apply, under A",
    "B 1200 of 1200, due 2026-02-09, last 2026-02-15",
  ]);
});

test("a PUE replacement takes the money into what the rule settled, and a quita for nothing", () => {
  const facts = [paid("2026-02-01", 300), lowers("discount", "Q", "2026-02-02", 50, { lostOn: null })];
  expect(entries([A, { ...B, settledAtIssue: true }], facts)).toEqual([
    "2026-01-10 A charge 1000 MXN: A issued, under A",
    "2026-02-01 A payment -300 MXN: P payment, under A",
    "2026-02-02 A discount -50 MXN: Q quita, under A",
    "2026-02-15 B charge 1200 MXN: B issued, under B",
    "2026-02-15 B settlement -1200 MXN: B pue, under B",
    "2026-02-15 A transfer 300 MXN: P moved-on, under A",
    "2026-02-15 B transfer -300 MXN: P moved-on, under B",
    "2026-02-15 B settlement 300 MXN: B pue, under B",
    "2026-02-15 A transfer 50 MXN: Q moved-on, under A",
    "2026-02-15 A cancellation -1000 MXN: B substituted, under A",
    "A 0 of 1000, due 2026-02-09, last 2026-02-15, closed 2026-02-15, substituted 2026-02-15 by B",
    "B 0 of 1200, due 2026-02-09, last 2026-02-15, closed 2026-02-15",
  ]);
});

test("what an opening balance says was settled before its cut-off lowers the invoice from its issue", () => {
  const opened = invoice("A", { opening: { source: "O", open: 400_000_000n, cutoff: "2026-03-01" } });
  expect(entries([opened], [paid("2026-02-01", 300), lowers("payment", "L", "2026-03-15", 100)])).toEqual([
    "2026-01-10 A charge 1000 MXN: A issued, under A",
    "2026-01-10 A opening -300 MXN: O opening, under A",
    "2026-02-01 A payment -300 MXN: P payment, under A",
    "2026-03-15 A payment -100 MXN: L payment, under A",
    "A 300 of 1000, due 2026-02-09, last 2026-03-15",
  ]);
  // What documents up to the cut-off day explain is not settled twice.
  const explained = entries([opened], [paid("2026-02-01", 300), lowers("payment", "L", "2026-03-01", 300)]);
  expect(explained.filter((line) => line.includes("opening"))).toEqual([]);
});

test("a credit note takes the place of a quita peso by peso, and the rest of the quita is lost with the agreement", () => {
  const quita = lowers("discount", "Q", "2026-02-20", 400, { lostOn: "2026-04-01" });
  const note = (pesos: number, more: Partial<ReductionFact> = {}) =>
    lowers("credit", "N", "2026-03-01", pesos, { documentsQuita: true, ...more });
  expect(entries([A], [quita, note(250), paid("2026-03-02", 500)])).toEqual([
    "2026-01-10 A charge 1000 MXN: A issued, under A",
    "2026-02-20 A discount -400 MXN: Q quita, under A",
    "2026-03-01 A discount 250 MXN: Q quita-credited, under A",
    "2026-03-01 A credit -250 MXN: N credit, under A",
    "2026-03-02 A payment -500 MXN: P payment, under A",
    "2026-04-01 A discount 150 MXN: Q quita-lost, under A",
    "A 250 of 1000, due 2026-02-09, last 2026-04-01",
  ]);
  expect(entries([A], [quita, note(450)]).slice(2)).toEqual([
    "2026-03-01 A discount 400 MXN: Q quita-credited, under A",
    "2026-03-01 A credit -400 MXN: N credit, under A",
    "2026-03-01 A credit -50 MXN: N credit, under A",
    "A 550 of 1000, due 2026-02-09, last 2026-03-01",
  ]);
  expect(entries([A], [quita, note(250, { currency: "USD" })]).slice(2)).toEqual([
    "2026-03-01 account of 1 credit -250 USD: N no-invoice, under N",
    "2026-04-01 A discount 400 MXN: Q quita-lost, under A",
    "A 1000 of 1000, due 2026-02-09, last 2026-04-01",
  ]);
  expect(entries([invoice("A", { cancelledOn: "2026-02-25" })], [quita, note(250)]).slice(2)).toEqual([
    "2026-02-25 A transfer 400 MXN: Q moved-on, under A",
    "2026-02-25 A cancellation -1000 MXN: A cancelled, under A",
    "2026-03-01 account of 1 credit -250 MXN: N no-invoice, under N",
    "A 0 of 1000, due 2026-02-09, last 2026-02-25, closed 2026-02-25, cancelled 2026-02-25 by nobody",
  ]);
});

test("a credit note over two invoices with quitas documents them in listed order", () => {
  const quitas = [
    lowers("discount", "Q", "2026-02-20", 400, { lostOn: null }),
    lowers("discount", "Q", "2026-02-20", 100, { lostOn: null, line: 1, targets: ["B"] }),
  ];
  const note = lowers("credit", "N", "2026-03-01", 450, { documentsQuita: true, targets: ["A", "B"] });
  expect(entries([A, invoice("B")], [...quitas, note]).slice(2)).toEqual([
    "2026-02-20 A discount -400 MXN: Q quita, under A",
    "2026-02-20 B discount -100 MXN: Q quita, under B",
    "2026-03-01 A discount 400 MXN: Q quita-credited, under A",
    "2026-03-01 A credit -400 MXN: N credit-guess, under A",
    "2026-03-01 B discount 50 MXN: Q quita-credited, under B",
    "2026-03-01 B credit -50 MXN: N credit-guess, under B",
    "A 600 of 1000, due 2026-02-09, last 2026-03-01",
    "B 900 of 1000, due 2026-02-09, last 2026-03-01",
  ]);
});

test("a quita follows its invoice to the replacement, and what it then leaves too much waits on the account", () => {
  const facts = [lowers("discount", "Q", "2026-02-01", 400, { lostOn: "2026-05-01" }), paid("2026-02-03", 600)];
  expect(entries([A, { ...B, total: 900_000_000n }], facts).slice(3)).toEqual([
    "2026-02-15 B charge 900 MXN: B issued, under B",
    "2026-02-15 A transfer 400 MXN: Q moved-on, under A",
    "2026-02-15 B transfer -400 MXN: Q moved-on, under B",
    "2026-02-15 A transfer 600 MXN: P moved-on, under A",
    "2026-02-15 B transfer -500 MXN: P moved-on, under B",
    "2026-02-15 account of 1 transfer -100 MXN: P to-apply, under A",
    "2026-02-15 A cancellation -1000 MXN: B substituted, under A",
    "2026-05-01 B discount 400 MXN: Q quita-lost, under B",
    // Money that had no room on it while the quita stood, has now.
    "2026-05-01 account of 1 transfer 100 MXN: P applied, under A",
    "2026-05-01 B transfer -100 MXN: P applied, under B",
    "A 0 of 1000, due 2026-02-09, last 2026-02-15, closed 2026-02-15, substituted 2026-02-15 by B",
    "B 300 of 900, due 2026-02-09, last 2026-05-01",
  ]);
});

test("a quita or write-off of before the invoice is nobody's", () => {
  for (const kind of ["discount", "write-off"] as const) {
    expect(entries([A], [lowers(kind, "Q", "2026-01-02", 400, { lostOn: null })])).toEqual([
      "2026-01-10 A charge 1000 MXN: A issued, under A",
      "A 1000 of 1000, due 2026-02-09, last 2026-01-10",
    ]);
  }
});

test("money on a PUE invoice takes the place of the rule, and is there when the invoice is cancelled", () => {
  const recorded = { money: { returnedOn: null } };
  const pue = { settledAtIssue: true };
  expect(entries([invoice("A", { ...pue, cancelledOn: "2026-03-01" })], [paid("2026-02-01", 300, recorded)])).toEqual([
    "2026-01-10 A charge 1000 MXN: A issued, under A",
    "2026-01-10 A settlement -1000 MXN: A pue, under A",
    "2026-02-01 A settlement 300 MXN: A pue, under A",
    "2026-02-01 A payment -300 MXN: P recorded, under A",
    "2026-03-01 A transfer 300 MXN: P moved-on, under A",
    "2026-03-01 account of 1 transfer -300 MXN: P to-apply, under A",
    "2026-03-01 A settlement 700 MXN: A pue-undone, under A",
    "2026-03-01 A cancellation -1000 MXN: A cancelled, under A",
    "A 0 of 1000, due 2026-02-09, last 2026-03-01, closed 2026-03-01, cancelled 2026-03-01 by nobody",
  ]);
  expect(entries([invoice("A", pue)], [paid("2026-01-02", 300, recorded)])).toEqual([
    "2026-01-02 account of 1 payment -300 MXN: P before-invoice, under A",
    "2026-01-10 A charge 1000 MXN: A issued, under A",
    "2026-01-10 A settlement -1000 MXN: A pue, under A",
    "2026-01-10 A settlement 300 MXN: A pue, under A",
    "2026-01-10 account of 1 application 300 MXN: P applied, under A",
    "2026-01-10 A application -300 MXN: P applied, under A",
    "A 0 of 1000, due 2026-02-09, last 2026-01-10, closed 2026-01-10",
  ]);
});

test("returned money is taken back from the invoice and from the account alike", () => {
  const back = { money: { returnedOn: "2026-02-10" } };
  expect(entries([A], [paid("2026-02-01", 1300, back)])).toEqual([
    "2026-01-10 A charge 1000 MXN: A issued, under A",
    "2026-02-01 A payment -1000 MXN: P recorded, under A",
    "2026-02-01 account of 1 payment -300 MXN: P left-over, under A",
    "2026-02-10 A bounce 1000 MXN: P bounced, under A",
    "2026-02-10 account of 1 bounce 300 MXN: P bounced, under A",
    "A 1000 of 1000, due 2026-02-09, last 2026-02-10",
  ]);
});

test("a credit note over several invoices is a guess in listed order; what none takes is the customer's", () => {
  const note = lowers("credit", "E", "2026-02-01", 2100, { targets: ["B", "X", "A"] });
  expect(entries([A, invoice("B", { issuedOn: "2026-01-11" })], [note])).toEqual([
    "2026-01-10 A charge 1000 MXN: A issued, under A",
    "2026-01-11 B charge 1000 MXN: B issued, under B",
    "2026-02-01 B credit -1000 MXN: E credit-guess, under B",
    "2026-02-01 A credit -1000 MXN: E credit-guess, under A",
    "2026-02-01 account of 1 credit -100 MXN: E left-over, under E",
    "A 0 of 1000, due 2026-02-09, last 2026-02-01, closed 2026-02-01",
    "B 0 of 1000, due 2026-02-09, last 2026-02-01, closed 2026-02-01",
  ]);
});

test("on one day a credit comes before money, money in order of its lines, and a write-off takes what is left", () => {
  const facts = [
    lowers("write-off", "W", "2026-02-01", 1000, { lostOn: null }),
    paid("2026-02-01", 500),
    paid("2026-02-01", 50, { line: 1 }),
    lowers("credit", "E", "2026-02-01", 300),
  ];
  expect(entries([A], facts).slice(1)).toEqual([
    "2026-02-01 A credit -300 MXN: E credit, under A",
    "2026-02-01 A payment -500 MXN: P payment, under A",
    "2026-02-01 A payment -50 MXN: P payment, under A",
    "2026-02-01 A write-off -150 MXN: W written-off, under A",
    "A 0 of 1000, due 2026-02-09, last 2026-02-01, closed 2026-02-01",
  ]);
});

test("money that names nothing known waits under its own document", () => {
  expect(entries([A], [paid("2026-02-01", 50, { targets: ["Z"] })])[1]).toEqual(
    "2026-02-01 account of 1 payment -50 MXN: P left-over, under P",
  );
  expect(entries([A], [paid("2026-02-01", 0.004, { targets: ["Z"] })])).toHaveLength(2);
});

test("tenths of a centavo settle nothing by themselves and keep nothing open", () => {
  const odd = invoice("A", { total: 1_000_004_000n });
  expect(entries([odd], [paid("2026-02-01", 1000), lowers("payment", "R", "2026-02-02", 0.004)])).toEqual([
    "2026-01-10 A charge 1000 MXN: A issued, under A",
    "2026-02-01 A payment -1000 MXN: P payment, under A",
    "A 0 of 1000, due 2026-02-09, last 2026-02-01, closed 2026-02-01",
  ]);
  expect(entries([A], [paid("2026-01-02", 0.004)])).toHaveLength(2);
});

test("a replacement inherits the earliest due day along its chain, terms and acceptance included", () => {
  const counter = {
    terms: null,
    creditDays: 30,
    statedDueOn: null,
    record: NOTHING_RECORDED,
    holidays: new Set<string>(),
  };
  const due = (invoices: readonly InvoiceFact[]) => {
    const told = (facts: readonly InvoiceFact[]) =>
      postCluster(facts, []).states.map(
        ({ uuid, dueOn, due: how }) =>
          `${uuid} ${dueOn} ${how === null ? "plain" : `of ${how.firstIssuedOn} by ${how.source}`}`,
      );
    const found = told(invoices);
    expect(told(invoices.toReversed()).reverse(), "whatever order facts come in").toEqual(found);
    return found;
  };
  const C = invoice("C", { issuedOn: "2026-03-01", replaces: ["B"], dueOn: "2026-03-31" });
  const D = invoice("D", { issuedOn: "2026-01-05", dueOn: "2026-01-20" });
  expect(due([A, B, C])).toEqual(["A 2026-02-09 plain", "B 2026-02-09 plain", "C 2026-02-09 plain"]);
  expect(due([A, D, { ...B, replaces: ["A", "D"] }])).toEqual([
    "A 2026-02-09 plain",
    "D 2026-01-20 plain",
    "B 2026-01-20 plain",
  ]);
  expect(due([{ ...A, counter }, B, C])).toEqual([
    "A 2026-02-09 of 2026-01-10 by invoice",
    "B 2026-02-09 of 2026-01-10 by invoice",
    "C 2026-02-09 of 2026-01-10 by invoice",
  ]);
  expect(due([A, { ...D, counter: { ...counter, creditDays: 15 } }, { ...B, replaces: ["A", "D"] }, C])).toEqual([
    "A 2026-02-09 plain",
    "D 2026-01-20 of 2026-01-05 by invoice",
    "B 2026-01-20 of 2026-01-05 by invoice",
    "C 2026-01-20 of 2026-01-05 by invoice",
  ]);
  // What is known of an invoice beside it tells nothing of a chain of which nothing is known.
  expect(due([A, B, invoice("E", { counter })])).toEqual([
    "A 2026-02-09 plain",
    "B 2026-02-09 plain",
    "E 2026-02-09 of 2026-01-10 by invoice",
  ]);
  // Of two with one due day it is the first by its UUID.
  const F = invoice("F", { issuedOn: "2026-01-05", counter: { ...counter, creditDays: 35 } });
  expect(due([{ ...A, counter }, F, { ...B, replaces: ["A", "F"] }])[2]).toBe("B 2026-02-09 of 2026-01-10 by invoice");
  // Of a circle every one is visited once.
  expect(due([{ ...A, replaces: ["B"], counter }, B])).toEqual([
    "A 2026-03-17 of 2026-02-15 by invoice",
    "B 2026-03-17 plain",
  ]);
});
