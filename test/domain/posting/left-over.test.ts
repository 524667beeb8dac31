import fc from "fast-check";
import { expect, test } from "vitest";
import { postCluster } from "../../../shared/domain/posting/cluster.ts";
import type { InvoiceFact, Posting, ReductionFact } from "../../../shared/domain/posting/facts.ts";
import { A, B, entries, invoice, lowers, paid } from "./story.ts";

/** What an invoice has no room for goes to it on the first day on which it has. */

const back = (returnedOn: string | null) => ({ money: { returnedOn } });

test("money of a day on which its invoice was paid takes effect when what paid it is returned, never before", () => {
  const first = paid("2026-01-28", 1000, back("2026-02-02"));
  const second = lowers("payment", "Q", "2026-01-30", 1000, back(null));
  expect(entries([A], [first, second]).slice(1)).toEqual([
    "2026-01-28 A payment -1000 MXN: P recorded, under A",
    "2026-01-30 account of 1 payment -1000 MXN: Q left-over, under A",
    "2026-02-02 A bounce 1000 MXN: P bounced, under A",
    "2026-02-02 account of 1 application 1000 MXN: Q applied, under A",
    "2026-02-02 A application -1000 MXN: Q applied, under A",
    "A 0 of 1000, due 2026-02-09, last 2026-02-02, closed 2026-02-02",
  ]);
});

test("money of the day of the return has room that day, older money before it, and the rest waits on", () => {
  const facts = [
    paid("2026-01-28", 1000, back("2026-02-02")),
    lowers("payment", "R", "2026-02-02", 500, back(null)),
    lowers("payment", "Q", "2026-01-30", 700, back(null)),
  ];
  expect(entries([A], facts).slice(4)).toEqual([
    "2026-02-02 A bounce 1000 MXN: P bounced, under A",
    "2026-02-02 account of 1 application 700 MXN: Q applied, under A",
    "2026-02-02 A application -700 MXN: Q applied, under A",
    "2026-02-02 account of 1 application 300 MXN: R applied, under A",
    "2026-02-02 A application -300 MXN: R applied, under A",
    "A 0 of 1000, due 2026-02-09, last 2026-02-02, closed 2026-02-02",
  ]);
});

test("money that was returned too does not come back, before or after it took effect", () => {
  const first = paid("2026-01-28", 1000, back("2026-02-02"));
  const second = (returnedOn: string) => lowers("payment", "Q", "2026-01-30", 1000, back(returnedOn));
  expect(entries([A], [first, second("2026-02-01")]).slice(3)).toEqual([
    "2026-02-01 account of 1 bounce 1000 MXN: Q bounced, under A",
    "2026-02-02 A bounce 1000 MXN: P bounced, under A",
    "A 1000 of 1000, due 2026-02-09, last 2026-02-02",
  ]);
  expect(entries([A], [first, second("2026-02-02")]).slice(3)).toEqual([
    "2026-02-02 A bounce 1000 MXN: P bounced, under A",
    "2026-02-02 account of 1 bounce 1000 MXN: Q bounced, under A",
    "A 1000 of 1000, due 2026-02-09, last 2026-02-02",
  ]);
  expect(entries([A], [first, second("2026-02-05")]).slice(6)).toEqual([
    "2026-02-05 A bounce 1000 MXN: Q bounced, under A",
    "A 1000 of 1000, due 2026-02-09, last 2026-02-05",
  ]);
});

test("what is given up on the day of a return gives up what it opened, behind the money that waited, and nothing later", () => {
  const first = paid("2026-01-28", 1000, back("2026-02-02"));
  const second = lowers("payment", "Q", "2026-01-30", 300, back(null));
  for (const kind of ["write-off", "discount"] as const) {
    const given = (on: string) => lowers(kind, "W", on, 1000);
    const reason = kind === "discount" ? "quita" : "written-off";
    expect(entries([A], [first, second, given("2026-02-02")]).slice(3)).toEqual([
      "2026-02-02 A bounce 1000 MXN: P bounced, under A",
      "2026-02-02 account of 1 application 300 MXN: Q applied, under A",
      "2026-02-02 A application -300 MXN: Q applied, under A",
      `2026-02-02 A ${kind} -700 MXN: W ${reason}, under A`,
      "A 0 of 1000, due 2026-02-09, last 2026-02-02, closed 2026-02-02",
    ]);
    // A day before there was nothing to give up, and it stays so.
    expect(entries([A], [first, given("2026-02-01")]).slice(2)).toEqual([
      "2026-02-02 A bounce 1000 MXN: P bounced, under A",
      "A 1000 of 1000, due 2026-02-09, last 2026-02-02",
    ]);
  }
});

test("a credit note and a complemento take effect the same way; neither has room on what the rule settled", () => {
  const first = paid("2026-01-28", 1000, back("2026-02-02"));
  const note = lowers("credit", "N", "2026-01-30", 300, { documentsQuita: true });
  const told = lowers("payment", "T", "2026-01-30", 900);
  expect(entries([A], [first, note, told]).slice(2)).toEqual([
    "2026-01-30 account of 1 credit -300 MXN: N no-invoice, under N",
    "2026-01-30 account of 1 payment -900 MXN: T left-over, under A",
    "2026-02-02 A bounce 1000 MXN: P bounced, under A",
    "2026-02-02 account of 1 application 300 MXN: N applied, under N",
    "2026-02-02 A application -300 MXN: N applied, under A",
    "2026-02-02 account of 1 application 700 MXN: T applied, under A",
    "2026-02-02 A application -700 MXN: T applied, under A",
    "A 0 of 1000, due 2026-02-09, last 2026-02-02, closed 2026-02-02",
  ]);
  const pue = invoice("A", { settledAtIssue: true });
  expect(entries([pue], [first, note, told]).filter((line) => line.includes("application"))).toEqual([]);
});

test("what waits follows its invoice to a larger replacement of the same customer, and nowhere else", () => {
  const facts = [paid("2026-02-01", 1100)];
  const applied = (replacement: InvoiceFact) =>
    entries([A, replacement], facts).filter((line) => line.includes("application"));
  expect(applied(B)).toEqual([
    "2026-02-15 account of 1 application 100 MXN: P applied, under A",
    "2026-02-15 B application -100 MXN: P applied, under B",
  ]);
  expect(applied({ ...B, customer: 2 })).toEqual([]);
  expect(applied({ ...B, currency: "USD" })).toEqual([]);
  expect(entries([invoice("A", { cancelledOn: "2026-02-15" })], facts).filter((line) => line.includes("appl"))).toEqual(
    ["2026-02-15 account of 1 transfer -1000 MXN: P to-apply, under A"],
  );
});

test("money that found no room on a replacement pays it when the money before it is returned", () => {
  const facts = [paid("2026-02-01", 600, back("2026-03-01")), lowers("payment", "Q", "2026-02-02", 400, back(null))];
  expect(entries([A, { ...B, total: 700_000_000n }], facts).slice(-5)).toEqual([
    "2026-03-01 B bounce 600 MXN: P bounced, under B",
    "2026-03-01 account of 1 transfer 300 MXN: Q applied, under A",
    "2026-03-01 B transfer -300 MXN: Q applied, under B",
    "A 0 of 1000, due 2026-02-09, last 2026-02-15, closed 2026-02-15, substituted 2026-02-15 by B",
    "B 300 of 700, due 2026-02-09, last 2026-03-01",
  ]);
});

const date = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, "0")}`);
const amount = fc.integer({ min: 1, max: 15 }).map((n) => n * 100);
const cancelled = fc.option(
  fc.integer({ min: 1, max: 9 }).map((n) => `2026-03-0${n}`),
  { freq: 4 },
);
const anInvoice = (uuid: string, replaced: string) =>
  fc.record({ on: date, pesos: amount, pue: fc.boolean(), replaces: fc.boolean(), gone: cancelled }).map((x) =>
    invoice(uuid, {
      cancelledOn: x.gone,
      issuedOn: x.on,
      total: BigInt(x.pesos) * 1_000_000n,
      settledAtIssue: x.pue && x.replaces,
      replaces: x.replaces && replaced !== "" ? [replaced] : [],
    }),
  );
const target = fc.constantFrom("A", "B", "C");
const aPayment = (source: string) =>
  fc
    .record({ on: date, later: fc.integer({ min: 0, max: 10 }), returned: fc.boolean(), pesos: amount, target })
    .map((x): ReductionFact => {
      const returnedOn = `2026-03-${String(x.later + 1).padStart(2, "0")}`;
      const sameMonth = x.on.slice(0, 8) + String(Math.min(28, Number(x.on.slice(8)) + x.later)).padStart(2, "0");
      const day = x.later % 2 === 0 ? sameMonth : returnedOn;
      return lowers("payment", source, x.on, x.pesos, { targets: [x.target], ...back(x.returned ? day : null) });
    });
const aLoss = (kind: "discount" | "write-off", source: string) =>
  fc
    .record({ on: date, pesos: amount, target, lost: fc.boolean() })
    .map((x) => lowers(kind, source, x.on, x.pesos, { targets: [x.target], lostOn: x.lost ? "2026-03-04" : null }));
const aNote = fc
  .record({ on: date, pesos: amount, targets: fc.uniqueArray(target, { minLength: 1 }) })
  .map((x) => lowers("credit", "N", x.on, x.pesos, { targets: x.targets }));

/** What counts as money received on an invoice, and takes it back. */
const CASH: ReadonlySet<string> = new Set(["payment", "application", "bounce"]);

test("random money, returns, credits, quitas, cancellations and replacements: all of it is somewhere and counted once, what was returned is counted nowhere, no balance is below zero, none waits beside a debt", () => {
  const invoices = fc.tuple(anInvoice("A", ""), anInvoice("B", "A"), anInvoice("C", "B"));
  const moneys = fc.tuple(...["P", "Q", "R", "S"].map(aPayment));
  const others = fc.tuple(aLoss("discount", "D"), aLoss("write-off", "W"), aNote);
  fc.assert(
    fc.property(invoices, moneys, others, (issued, money, rest) => {
      const { postings, states } = postCluster(issued, [...money, ...rest]);
      const sum = (holds: (posting: Posting) => boolean): number =>
        postings.filter(holds).reduce((total, { amountMinor }) => total + amountMinor, 0);
      for (const each of money) {
        const counts = each.money?.returnedOn === null;
        const whole = Number(each.amount / 10_000n);
        expect(0 - sum(({ source }) => source === each.source)).toBe(counts ? whole : 0);
        const collected = 0 - sum((one) => one.source === each.source && one.receivable !== null && CASH.has(one.kind));
        if (counts) expect(collected).toBeLessThanOrEqual(whole);
        else expect(collected).toBe(0);
      }
      const balances = new Map<string, number>();
      for (const [index, { receivable, amountMinor, on }] of postings.entries()) {
        if (receivable !== null) balances.set(receivable, (balances.get(receivable) ?? 0) + amountMinor);
        if (on !== postings[index + 1]?.on)
          for (const balance of balances.values()) expect(balance).toBeGreaterThanOrEqual(0);
      }
      for (const { uuid, openMinor } of states) {
        expect(sum(({ receivable }) => receivable === uuid)).toBe(openMinor);
        const waits = money.filter(({ source, targets }) => {
          const held = sum((posting) => posting.source === source && posting.receivable === null);
          return targets.includes(uuid) && held < 0;
        });
        if (openMinor > 0) expect(waits).toEqual([]);
      }
    }),
    { numRuns: 3000, seed: 20261123 },
  );
});
