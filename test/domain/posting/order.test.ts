import { expect, test } from "vitest";
import { postCluster } from "../../../shared/domain/posting/cluster.ts";
import { A, B, entries, invoice, lowers, paid } from "./story.ts";

/** What comes before what on one day, and where money goes that has no room. */

const recorded = { money: { returnedOn: null } };

test("of two payments of one day the first by its document is applied first, lines of one in their order", () => {
  const twice = [
    lowers("payment", "Q", "2026-02-01", 700, { customer: 2 }),
    lowers("payment", "P", "2026-02-01", 600, { customer: 3 }),
  ];
  expect(entries([A], twice).slice(1, -1)).toEqual([
    "2026-02-01 A payment -600 MXN: P payment, under A",
    "2026-02-01 A payment -400 MXN: Q payment, under A",
    "2026-02-01 account of 2 payment -300 MXN: Q left-over, under A",
  ]);
  const lines = [paid("2026-02-01", 900, { line: 9 }), paid("2026-02-01", 300, { line: 10 })];
  expect(entries([A], lines).slice(1, -1)).toEqual([
    "2026-02-01 A payment -900 MXN: P payment, under A",
    "2026-02-01 A payment -100 MXN: P payment, under A",
    "2026-02-01 account of 1 payment -200 MXN: P left-over, under A",
  ]);
});

test("of two invoices that one replaces, the money of the one issued first moves in first", () => {
  const early = invoice("Z", { issuedOn: "2026-01-05" });
  const replacement = { ...B, replaces: ["A", "Z"], total: 500_000_000n };
  const facts = [paid("2026-02-01", 400), lowers("payment", "E", "2026-02-01", 300, { targets: ["Z"] })];
  expect(
    entries([A, early, replacement], facts).filter((line) => /^2026-02-15 (B|account) .*transfer/.test(line)),
  ).toEqual([
    "2026-02-15 B transfer -300 MXN: E moved-on, under B",
    "2026-02-15 B transfer -200 MXN: P moved-on, under B",
    "2026-02-15 account of 1 transfer -200 MXN: P to-apply, under A",
  ]);
});

test("money of the day of the replacement goes to the replacement", () => {
  expect(entries([A, B], [paid("2026-02-15", 300)]).slice(1, -2)).toEqual([
    "2026-02-15 B charge 1200 MXN: B issued, under B",
    "2026-02-15 A cancellation -1000 MXN: B substituted, under A",
    "2026-02-15 B payment -300 MXN: P payment, under B",
  ]);
});

test("on the day an agreement ends its quita is owed again before the money of that day pays; money returned and a write-off taken back come last", () => {
  const quita = lowers("discount", "Q", "2026-02-01", 400, { lostOn: "2026-03-01" });
  expect(entries([A], [quita, paid("2026-03-01", 1000)]).slice(2)).toEqual([
    "2026-03-01 A discount 400 MXN: Q quita-lost, under A",
    "2026-03-01 A payment -1000 MXN: P payment, under A",
    "A 0 of 1000, due 2026-02-09, last 2026-03-01, closed 2026-03-01",
  ]);
  const off = lowers("write-off", "W", "2026-02-01", 1000, { lostOn: "2026-03-01" });
  expect(entries([A], [off, paid("2026-03-01", 300)]).slice(2)).toEqual([
    "2026-03-01 A write-off 300 MXN: W write-off-recovered, under A",
    "2026-03-01 A payment -300 MXN: P payment, under A",
    "2026-03-01 A write-off 700 MXN: W write-off-undone, under A",
    "A 700 of 1000, due 2026-02-09, last 2026-03-01",
  ]);
});

test("a payment pays what is open before it takes the place of a write-off, of the oldest first", () => {
  const part = (source: string, on: string, pesos: number) => lowers("write-off", source, on, pesos, { lostOn: null });
  expect(entries([A], [part("W", "2026-02-01", 600), paid("2026-03-01", 300)]).slice(2)).toEqual([
    "2026-03-01 A payment -300 MXN: P payment, under A",
    "A 100 of 1000, due 2026-02-09, last 2026-03-01",
  ]);
  const both = [part("W", "2026-02-01", 300), part("X", "2026-02-02", 700), paid("2026-03-01", 500)];
  expect(entries([A], both).slice(3)).toEqual([
    "2026-03-01 A write-off 300 MXN: W write-off-recovered, under A",
    "2026-03-01 A write-off 200 MXN: X write-off-recovered, under A",
    "2026-03-01 A payment -500 MXN: P payment, under A",
    "A 0 of 1000, due 2026-02-09, last 2026-03-01, closed 2026-03-01",
  ]);
  // What is written off already is not written off again.
  expect(entries([A], [part("W", "2026-02-01", 1000), part("X", "2026-02-02", 500)]).slice(1)).toEqual([
    "2026-02-01 A write-off -1000 MXN: W written-off, under A",
    "A 0 of 1000, due 2026-02-09, last 2026-02-01, closed 2026-02-01",
  ]);
});

test("a credit note takes the place of one quita after the other, and of one that moved on to the replacement", () => {
  const note = (pesos: number) => lowers("credit", "N", "2026-03-01", pesos, { documentsQuita: true });
  const quita = (source: string, on: string, pesos: number) => lowers("discount", source, on, pesos, { lostOn: null });
  const two = [quita("Q", "2026-02-01", 400), quita("R", "2026-02-02", 100), note(450)];
  expect(entries([A], two).slice(3)).toEqual([
    "2026-03-01 A discount 400 MXN: Q quita-credited, under A",
    "2026-03-01 A discount 50 MXN: R quita-credited, under A",
    "2026-03-01 A credit -450 MXN: N credit, under A",
    "A 500 of 1000, due 2026-02-09, last 2026-03-01",
  ]);
  expect(entries([A, B], [quita("Q", "2026-02-01", 400), note(250)]).slice(6)).toEqual([
    "2026-03-01 B discount 250 MXN: Q quita-credited, under B",
    "2026-03-01 B credit -250 MXN: N credit, under B",
    "A 0 of 1000, due 2026-02-09, last 2026-02-15, closed 2026-02-15, substituted 2026-02-15 by B",
    "B 800 of 1200, due 2026-02-09, last 2026-03-01",
  ]);
});

test("money before its invoice is applied in order of day up to the balance, and what it is too much stays on the account", () => {
  const early = [paid("2026-01-02", 1300), lowers("payment", "R", "2026-01-03", 50)];
  expect(entries([A], early)).toEqual([
    "2026-01-02 account of 1 payment -1300 MXN: P before-invoice, under A",
    "2026-01-03 account of 1 payment -50 MXN: R before-invoice, under A",
    "2026-01-10 A charge 1000 MXN: A issued, under A",
    "2026-01-10 account of 1 application 1000 MXN: P applied, under A",
    "2026-01-10 A application -1000 MXN: P applied, under A",
    "A 0 of 1000, due 2026-02-09, last 2026-01-10, closed 2026-01-10",
  ]);
  // A credit note is reposted with itself, wherever it waits.
  expect(entries([A], [lowers("credit", "C", "2026-01-02", 100)])).toEqual([
    "2026-01-02 account of 1 credit -100 MXN: C before-invoice, under C",
    "2026-01-10 A charge 1000 MXN: A issued, under A",
    "2026-01-10 account of 1 application 100 MXN: C applied, under C",
    "2026-01-10 A application -100 MXN: C applied, under A",
    "A 900 of 1000, due 2026-02-09, last 2026-01-10",
  ]);
});

test("money of before its invoice moves on with the invoice, once", () => {
  expect(entries([A, B], [paid("2026-01-02", 300)]).slice(4, 8)).toEqual([
    "2026-02-15 B charge 1200 MXN: B issued, under B",
    "2026-02-15 A transfer 300 MXN: P moved-on, under A",
    "2026-02-15 B transfer -300 MXN: P moved-on, under B",
    "2026-02-15 A cancellation -1000 MXN: B substituted, under A",
  ]);
  const pue = invoice("A", { settledAtIssue: true, cancelledOn: "2026-03-01" });
  expect(entries([pue], [paid("2026-01-02", 300, recorded)]).slice(6, 10)).toEqual([
    "2026-03-01 A transfer 300 MXN: P moved-on, under A",
    "2026-03-01 account of 1 transfer -300 MXN: P to-apply, under A",
    "2026-03-01 A settlement 700 MXN: A pue-undone, under A",
    "2026-03-01 A cancellation -1000 MXN: A cancelled, under A",
  ]);
});

test("money goes on through a PUE replacement to the one after it", () => {
  const pue = { ...B, settledAtIssue: true };
  const C = invoice("C", { issuedOn: "2026-03-01", replaces: ["B"], total: 500_000_000n });
  expect(entries([A, pue, C], [paid("2026-02-01", 300)]).slice(8)).toEqual([
    "2026-03-01 C charge 500 MXN: C issued, under C",
    "2026-03-01 B transfer 300 MXN: P moved-on, under B",
    "2026-03-01 C transfer -300 MXN: P moved-on, under C",
    "2026-03-01 B settlement 900 MXN: B pue-undone, under B",
    "2026-03-01 B cancellation -1200 MXN: C substituted, under B",
    "A 0 of 1000, due 2026-02-09, last 2026-02-15, closed 2026-02-15, substituted 2026-02-15 by B",
    "B 0 of 1200, due 2026-02-09, last 2026-03-01, closed 2026-03-01, substituted 2026-03-01 by C",
    "C 200 of 500, due 2026-02-09, last 2026-03-01",
  ]);
});

test("several payments of a PUE invoice take the place of the rule up to its total", () => {
  const pue = invoice("A", { settledAtIssue: true });
  const facts = [
    paid("2026-02-01", 600, recorded),
    lowers("payment", "R", "2026-02-02", 600, { money: { returnedOn: "2026-02-09" } }),
    lowers("payment", "S", "2026-02-03", 50, recorded),
  ];
  expect(entries([pue], facts).slice(2)).toEqual([
    "2026-02-01 A settlement 600 MXN: A pue, under A",
    "2026-02-01 A payment -600 MXN: P recorded, under A",
    "2026-02-02 A settlement 400 MXN: A pue, under A",
    "2026-02-02 A payment -400 MXN: R recorded, under A",
    "2026-02-02 account of 1 payment -200 MXN: R left-over, under A",
    "2026-02-03 account of 1 payment -50 MXN: S left-over, under A",
    "2026-02-09 A bounce 400 MXN: R bounced, under A",
    "2026-02-09 A settlement -400 MXN: A pue, under A",
    "2026-02-09 account of 1 bounce 200 MXN: R bounced, under A",
    "2026-02-09 A settlement 50 MXN: A pue, under A",
    "2026-02-09 account of 1 application 50 MXN: S applied, under A",
    "2026-02-09 A application -50 MXN: S applied, under A",
    "A 0 of 1000, due 2026-02-09, last 2026-02-09, closed 2026-02-09",
  ]);
});

test("returned money is gone for good: the invoice can be paid again, and nothing of it moves on", () => {
  const back = { money: { returnedOn: "2026-02-10" } };
  const facts = [
    paid("2026-02-01", 700, back),
    lowers("payment", "R", "2026-02-02", 300),
    lowers("payment", "S", "2026-02-12", 500),
  ];
  expect(entries([A, B], facts).slice(3, -2)).toEqual([
    "2026-02-10 A bounce 700 MXN: P bounced, under A",
    "2026-02-12 A payment -500 MXN: S payment, under A",
    "2026-02-15 B charge 1200 MXN: B issued, under B",
    "2026-02-15 A transfer 300 MXN: R moved-on, under A",
    "2026-02-15 B transfer -300 MXN: R moved-on, under B",
    "2026-02-15 A transfer 500 MXN: S moved-on, under A",
    "2026-02-15 B transfer -500 MXN: S moved-on, under B",
    "2026-02-15 A cancellation -1000 MXN: B substituted, under A",
  ]);
});

test("money of before its invoice that is returned before it leaves other money of before it alone", () => {
  const facts = [
    paid("2026-01-02", 300, { money: { returnedOn: "2026-01-08" } }),
    lowers("payment", "R", "2026-01-03", 200),
  ];
  expect(entries([A], facts).slice(2)).toEqual([
    "2026-01-08 account of 1 bounce 300 MXN: P bounced, under A",
    "2026-01-10 A charge 1000 MXN: A issued, under A",
    "2026-01-10 account of 1 application 200 MXN: R applied, under A",
    "2026-01-10 A application -200 MXN: R applied, under A",
    "A 800 of 1000, due 2026-02-09, last 2026-01-10",
  ]);
  // Returned after it was applied, it is taken back from the invoice alone.
  const late = paid("2026-01-02", 300, { money: { returnedOn: "2026-02-08" } });
  expect(entries([A], [late]).slice(4, -1)).toEqual(["2026-02-08 A bounce 300 MXN: P bounced, under A"]);
});

test("money for two invoices is returned under each of them", () => {
  const back = { money: { returnedOn: "2026-02-10" } };
  const facts = [paid("2026-02-01", 1100, back), paid("2026-02-01", 1030, { ...back, line: 1, targets: ["C"] })];
  expect(entries([A, invoice("C")], facts).slice(6, 10)).toEqual([
    "2026-02-10 A bounce 1000 MXN: P bounced, under A",
    "2026-02-10 C bounce 1000 MXN: P bounced, under C",
    "2026-02-10 account of 1 bounce 100 MXN: P bounced, under A",
    "2026-02-10 account of 1 bounce 30 MXN: P bounced, under C",
  ]);
});

test("opening balances of several cut-offs settle each what was settled before its own", () => {
  const opened = (uuid: string, open: bigint, cutoff: string) =>
    invoice(uuid, { opening: { source: `O${uuid}`, open, cutoff } });
  const facts = [opened("A", 400_000_000n, "2026-03-01"), opened("C", 900_000_000n, "2026-01-31")];
  const late = lowers("payment", "L", "2026-02-15", 50, { targets: ["C"] });
  expect(entries(facts, [paid("2026-02-15", 100), late]).filter((line) => !line.includes("charge"))).toEqual([
    "2026-01-10 A opening -500 MXN: OA opening, under A",
    "2026-01-10 C opening -100 MXN: OC opening, under C",
    "2026-02-15 C payment -50 MXN: L payment, under C",
    "2026-02-15 A payment -100 MXN: P payment, under A",
    "A 400 of 1000, due 2026-02-09, last 2026-02-15",
    "C 850 of 1000, due 2026-02-09, last 2026-02-15",
  ]);
});

test("an invoice of nothing is closed on the day it was issued, and has not ended", () => {
  expect(postCluster([invoice("A", { total: 0n })], [])).toEqual({
    postings: [],
    states: [
      {
        uuid: "A",
        openMinor: 0,
        totalMinor: 0,
        dueOn: "2026-02-09",
        due: null,
        closedOn: "2026-01-10",
        lastEntryOn: "2026-01-10",
        endedAs: "",
        endedOn: "",
        successor: null,
        settledAtIssue: false,
      },
    ],
  });
});
