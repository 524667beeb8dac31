import { describe, expect, it } from "vitest";
import { certainOf, suggest, withoutConflicts } from "../../../shared/domain/matching/suggest.ts";
import type { Candidates, Deposit, KnownMoney, Suggestion } from "../../../shared/domain/matching/types.ts";
import { deposit, invoice, pool, U } from "./pool.ts";

/** What is suggested, how sure, and in which words it says why: points of who paid (0 to 50) and of how the amount fits. */

const SETTINGS = { toleranceMinor: 100 };
const RFC = { counterpartyRfc: "GMB010203AB1" };
const at = (uuid: string): string => `F-${String(1200 + Number.parseInt(uuid.slice(0, 8), 16))}`;
const why = ({ reasons }: Suggestion): string =>
  reasons
    .map(({ code, values: { label, name, count, amountMinor, day } }) =>
      [code, label, name, count, amountMinor, day].filter((each) => each !== undefined).join(" "),
    )
    .join(", ");
const told = (one: Deposit, from: Candidates): string[] =>
  suggest(one, from, SETTINGS).map(
    (each) =>
      `${String(each.score)} ${each.kind} of ${String(each.customerId)}: ${[
        ...each.applications.map(({ invoiceUuid, amountMinor }) => `${at(invoiceUuid)} ${String(amountMinor)}`),
        ...(each.unappliedMinor === 0 ? [] : [`account ${String(each.unappliedMinor)}`]),
        ...(each.known === null ? [] : [each.known.label]),
      ].join(" + ")}; ${why(each)}`,
  );

describe("a deposit that names invoices", () => {
  it("is for them where their sum is its amount, and for part of them where it is less", () => {
    expect(told(deposit({ reference: "F-1202", amountMinor: 150_000 }), pool())).toEqual([
      "75 apply of 1: F-1202 150000; folio F-1202, exact-named F-1202",
      "40 account of 1: account 150000; folio F-1202",
    ]);
    const two = { reference: "facturas 1201 y 1202" };
    expect(told(deposit({ ...two, amountMinor: 250_000 }), pool())).toEqual([
      "75 apply of 1: F-1201 100000 + F-1202 150000; folio F-1201, folio F-1202, exact-named F-1201, F-1202, several-combinations 2",
      "47 apply of 1: F-1202 150000 + F-1203 100000; folio F-1201, folio F-1202, several-combinations 2",
      "40 account of 1: account 250000; folio F-1201, folio F-1202",
    ]);
    expect(told(deposit({ ...two, amountMinor: 170_000 }), pool())).toEqual([
      "55 apply of 1: F-1201 100000 + F-1202 70000; folio F-1201, folio F-1202, part-of-named F-1201, F-1202",
      "40 account of 1: account 170000; folio F-1201, folio F-1202",
    ]);
    // More than what it names owes is nothing of them alone.
    expect(told(deposit({ ...two, amountMinor: 300_000 }), pool())).toEqual([
      "40 account of 1: account 300000; folio F-1201, folio F-1202, no-amount",
    ]);
    // A part that reaches the first alone.
    expect(told(deposit({ ...two, amountMinor: 99_000 }), pool())[0]).toBe(
      "55 apply of 1: F-1201 99000; folio F-1201, folio F-1202, part-of-named F-1201, F-1202",
    );
  });

  it("and has the amount of another says so, with less certainty", () => {
    expect(told(deposit({ reference: "F-1201", amountMinor: 150_000 }), pool())).toEqual([
      "55 apply of 1: F-1202 150000; folio F-1201, exact-one F-1202, other-folio F-1201",
      "40 account of 1: account 150000; folio F-1201",
    ]);
    const more = pool({ invoices: [invoice(1, 1, 10_000), invoice(2, 1, 20_000), invoice(3, 1, 150_000)] });
    expect(told(deposit({ reference: "facturas 1201 y 1202", amountMinor: 150_000 }), more)[0]).toBe(
      "55 apply of 1: F-1203 150000; folio F-1201, folio F-1202, exact-one F-1203, other-folio F-1201, F-1202",
    );
  });
});

describe("a deposit of a known customer", () => {
  it("may differ by the tolerance and no more; what is short stays open, what is over stays on the account", () => {
    const near = (amountMinor: number) => told(deposit({ ...RFC, amountMinor }), pool())[0];
    expect(near(150_000)).toBe("80 apply of 1: F-1202 150000; rfc GMB010203AB1, exact-one F-1202");
    expect(near(149_900)).toBe("75 apply of 1: F-1202 149900; rfc GMB010203AB1, exact-one F-1202, difference 100");
    expect(near(150_100)).toBe(
      "75 apply of 1: F-1202 150000 + account 100; rfc GMB010203AB1, exact-one F-1202, difference -100",
    );
    expect(near(149_899)).toBe("45 account of 1: account 149899; rfc GMB010203AB1, no-amount");
    // A tolerance as high as the deposit makes nothing of an invoice that owes nothing.
    const paid = pool({ invoices: [invoice(1, 1, 0)] });
    expect(suggest(deposit({ ...RFC, amountMinor: 50 }), paid, SETTINGS).map(({ kind }) => kind)).toEqual(["account"]);
  });

  it("is the whole balance, whoever is named, where it is what all invoices owe together", () => {
    const all = "F-1201 100000 + F-1202 150000 + F-1203 100000";
    expect(told(deposit({ ...RFC, amountMinor: 350_000 }), pool())).toEqual([
      `76 apply of 1: ${all}; rfc GMB010203AB1, total-balance 3, combination 3`,
      "45 account of 1: account 350000; rfc GMB010203AB1",
    ]);
    expect(told(deposit({ amountMinor: 350_000 }), pool())).toEqual([`36 apply of 1: ${all}; total-balance 3`]);
    // A balance with something in it that money cannot be applied to is not what they owe.
    const [one, other] = pool().customers;
    if (one === undefined || other === undefined) throw new Error("fixture");
    const more = pool({ customers: [{ ...one, openMinor: 340_000 }, other] });
    expect(told(deposit({ amountMinor: 350_000 }), more)).toEqual([]);
  });

  it("is what is overdue, not with what falls due that day", () => {
    const [one] = pool().customers;
    if (one === undefined) throw new Error("fixture");
    const late = (dueOn: string, overdueMinor: number) =>
      pool({
        customers: [{ ...one, overdueMinor }],
        invoices: [invoice(1, 1, 110_000), invoice(2, 1, 150_000), invoice(3, 1, 90_000, { dueOn })],
      });
    const overdue = "F-1201 110000 + F-1202 150000";
    expect(told(deposit({ amountMinor: 260_000 }), late("2026-02-10", 260_000))).toEqual([
      `34 apply of 1: ${overdue}; overdue-balance 2`,
    ]);
    expect(told(deposit({ ...RFC, amountMinor: 260_000 }), late("2026-02-10", 260_000))[0]).toBe(
      `74 apply of 1: ${overdue}; rfc GMB010203AB1, overdue-balance 2, combination 2`,
    );
    // All of it overdue is the balance; one invoice overdue is that invoice.
    expect(told(deposit({ ...RFC, amountMinor: 350_000 }), late("2026-02-09", 350_000))[0]).toMatch(
      /total-balance 3, combination 3$/,
    );
    const single = pool({
      customers: [{ ...one, overdueMinor: 110_000 }],
      invoices: [
        invoice(1, 1, 110_000),
        invoice(2, 1, 150_000, { dueOn: "2026-03-01" }),
        invoice(3, 1, 90_000, { dueOn: "2026-03-02" }),
      ],
    });
    expect(told(deposit({ ...RFC, amountMinor: 110_000 }), single)[0]).toBe(
      "80 apply of 1: F-1201 110000; rfc GMB010203AB1, exact-one F-1201",
    );
  });

  it("is a combination, the less sure the more invoices are in it from the fourth on, oldest due first", () => {
    const sums = (count: number) => {
      // Powers of two: one sum, one combination.
      const invoices = Array.from({ length: count }, (_, n) => invoice(n + 1, 1, 1001 * 2 ** n));
      const amountMinor = 1001 * (2 ** count - 1);
      return told(deposit({ ...RFC, amountMinor }), pool({ invoices: [...invoices, invoice(9, 1, 7)] }))[0];
    };
    expect(sums(3)).toBe("72 apply of 1: F-1201 1001 + F-1202 2002 + F-1203 4004; rfc GMB010203AB1, combination 3");
    expect(sums(4)).toMatch(/^70 .*combination 4$/);
    expect(sums(6)).toMatch(/^66 .*combination 6$/);
    const sameDay = { dueOn: "2026-01-05" };
    const turned = [invoice(4, 1, 600, sameDay), invoice(3, 1, 300, sameDay), invoice(2, 1, 200), invoice(7, 1, 5000)];
    expect(told(deposit({ ...RFC, amountMinor: 1100 }), pool({ invoices: turned }))[0]).toMatch(
      /F-1203 300 \+ F-1204 600 \+ F-1202 200;/,
    );
  });

  it("counts what a rule has settled only where it is named or has the very amount", () => {
    const invoices = [invoice(1, 1, 100_000), invoice(2, 1, 150_000, { settledByRule: true }), invoice(3, 1, 50_000)];
    expect(told(deposit({ ...RFC, amountMinor: 150_000 }), pool({ invoices }))).toEqual([
      "80 apply of 1: F-1202 150000; rfc GMB010203AB1, exact-one F-1202",
      "72 apply of 1: F-1201 100000 + F-1203 50000; rfc GMB010203AB1, combination 2",
      "45 account of 1: account 150000; rfc GMB010203AB1",
    ]);
    expect(told(deposit({ ...RFC, amountMinor: 250_000 }), pool({ invoices }))).toEqual([
      "45 account of 1: account 250000; rfc GMB010203AB1, no-amount",
    ]);
  });

  it("answers a promise made by that day: of its invoices, or of the oldest where it names none", () => {
    const promise = {
      id: "p",
      customerId: 1,
      amountMinor: 120_000,
      madeOn: "2026-02-10",
      promisedOn: "2026-02-12",
      invoiceUuids: [U(2)],
    };
    const with_ = (changes: Partial<typeof promise>, amountMinor = 120_000) =>
      told(deposit({ ...RFC, amountMinor }), pool({ promises: [{ ...promise, ...changes }] }))[0];
    expect(with_({})).toBe("78 apply of 1: F-1202 120000; rfc GMB010203AB1, promise 120000 2026-02-12");
    expect(with_({}, 119_950)).toBe(
      "73 apply of 1: F-1202 119950; rfc GMB010203AB1, promise 120000 2026-02-12, difference 50",
    );
    expect(with_({ invoiceUuids: [] })).toBe(
      "78 apply of 1: F-1201 100000 + F-1202 20000; rfc GMB010203AB1, promise 120000 2026-02-12",
    );
    const nothing = "45 account of 1: account 120000; rfc GMB010203AB1, no-amount";
    expect(with_({ customerId: 2 })).toBe(nothing);
    expect(with_({ madeOn: "2026-02-11" })).toBe(nothing);
    expect(with_({}, 121_000)).toBe(nothing.replace("120000", "121000"));
    // Whoever is not named is found by the promise alone.
    expect(told(deposit({ amountMinor: 120_000 }), pool({ promises: [promise] }))).toEqual([
      "38 apply of 1: F-1202 120000; promise 120000 2026-02-12",
    ]);
  });
});

describe("a deposit of nobody known", () => {
  it("is proposed for invoices of its amount, eight at most, and a single one of them is told", () => {
    expect(told(deposit(), pool())).toEqual([
      "40 apply of 1: F-1201 100000; exact-one F-1201",
      "40 apply of 1: F-1203 100000; exact-one F-1203",
      "40 apply of 2: F-1204 100000; exact-one F-1204",
    ]);
    expect(told(deposit({ amountMinor: 150_000 }), pool())).toEqual([
      "55 apply of 1: F-1202 150000; exact-one F-1202, only-one",
    ]);
    // To the cent: one that is near is no reason to be sure.
    expect(told(deposit({ amountMinor: 149_950 }), pool())).toEqual([
      "35 apply of 1: F-1202 149950; exact-one F-1202, difference 50",
    ]);
    const nearby = pool({ invoices: [invoice(1, 1, 100_000), invoice(2, 2, 100_050)] });
    expect(told(deposit(), nearby)).toEqual([
      "55 apply of 1: F-1201 100000; exact-one F-1201, only-one",
      "35 apply of 2: F-1202 100000; exact-one F-1202, difference 50",
    ]);
    const ten = Array.from({ length: 10 }, (_, n) => invoice(n + 1, 1, 100_000));
    expect(told(deposit(), pool({ invoices: ten }))).toHaveLength(8);
    expect(told(deposit({ amountMinor: 77 }), pool())).toEqual([]);
  });

  it("is no combination of several invoices: that would be chance", () =>
    expect(told(deposit({ amountMinor: 250_000 }), pool())).toEqual([]));
});

describe("money the ledger knows already", () => {
  const known = (changes: Partial<KnownMoney> = {}): KnownMoney => ({
    kind: "payment",
    uuid: U(9),
    pago: 0,
    label: "77",
    customerId: 2,
    day: "2026-02-10",
    amountMinor: 77_777,
    operation: "AB7788",
    ...changes,
  });
  const one = (changes: Partial<Deposit>, more: Partial<KnownMoney> = {}): string | undefined =>
    told(deposit({ amountMinor: 77_777, ...changes }), pool({ known: [known(more)] }))[0];

  it.each([
    [{}, {}, "70 payment of 2: 77; same-payment 77 2026-02-10"],
    [{}, { kind: "pago", pago: 1 }, "70 pago of 2: 77; same-pago 77 2026-02-10"],
    // Four points a day, before or after.
    [{ day: "2026-02-11" }, {}, "66 payment of 2: 77; same-payment 77 2026-02-10"],
    [{ day: "2026-02-05" }, {}, "50 payment of 2: 77; same-payment 77 2026-02-10"],
    [{ day: "2026-02-16" }, {}, undefined],
    [{}, { amountMinor: 77_778 }, undefined],
    [{ reference: "OP AB7788" }, {}, "90 payment of 2: 77; same-payment 77 2026-02-10, same-reference AB7788"],
    [{ reference: "OP AB77889" }, {}, "70 payment of 2: 77; same-payment 77 2026-02-10"],
    [
      { reference: "OP 7788" },
      { operation: "7788" },
      "90 payment of 2: 77; same-payment 77 2026-02-10, same-reference 7788",
    ],
    [{ reference: "OP 778" }, { operation: "778" }, "70 payment of 2: 77; same-payment 77 2026-02-10"],
    // What says who paid adds thirty at most, and nothing is surer than a hundred.
    [
      { counterpartyRfc: "PNA040506CD2", day: "2026-02-15" },
      {},
      "80 payment of 2: 77; same-payment 77 2026-02-10, rfc PNA040506CD2",
    ],
    [
      { counterpartyRfc: "PNA040506CD2", reference: "AB7788" },
      {},
      "100 payment of 2: 77; same-payment 77 2026-02-10, rfc PNA040506CD2, same-reference AB7788",
    ],
  ] as const)("a deposit with %j and money with %j: %s", (changes, more, expected) =>
    expect(one(changes, more)).toBe(expected),
  );

  it("stands where its points put it: the surest comes first", () => {
    const money = known({ day: "2026-02-05", amountMinor: 150_000 });
    const found = told(deposit({ ...RFC, amountMinor: 150_000 }), pool({ known: [money] }));
    expect(found.map((each) => each.split(":")[0])).toEqual(["80 apply of 1", "50 payment of 2", "45 account of 1"]);
  });

  it("is told apart by its document and its place in it", () => {
    const pagos = [
      known({ kind: "pago", pago: 0, label: "a" }),
      known({ kind: "pago", pago: 1, label: "b" }),
      known({ kind: "pago", uuid: U(8), pago: 0, label: "c" }),
    ];
    const found = suggest(deposit({ amountMinor: 77_777 }), pool({ known: pagos }), SETTINGS);
    expect(found.map(({ known: money }) => money?.label).sort()).toEqual(["a", "b", "c"]);
  });
});

describe("what may be confirmed without looking", () => {
  const made = (changes: Partial<Suggestion> = {}): Suggestion => ({
    key: "apply:1:A",
    kind: "apply",
    customerId: 1,
    applications: [{ invoiceUuid: "A", amountMinor: 60 }],
    unappliedMinor: 0,
    known: null,
    score: 70,
    reasons: [{ code: "rfc", values: {} }],
    ...changes,
  });
  const money: KnownMoney = {
    kind: "payment",
    uuid: "K",
    pago: 0,
    label: "77",
    customerId: 1,
    day: "2026-02-10",
    amountMinor: 60,
    operation: "",
  };

  it("has seventy points and ten more than the next, to the cent, and is not money left on the account", () => {
    const certain = (...found: Suggestion[]) => certainOf(deposit(), found)?.score;
    expect(certain()).toBeUndefined();
    expect(certain(made())).toBe(70);
    expect(certain(made({ score: 69 }))).toBeUndefined();
    expect(certain(made(), made({ score: 60 }))).toBe(70);
    expect(certain(made(), made({ score: 61 }))).toBeUndefined();
    expect(certain(made({ kind: "account", score: 100 }))).toBeUndefined();
    expect(certain(made({ reasons: [{ code: "difference", values: { amountMinor: 1 } }] }))).toBeUndefined();
    expect(certainOf(deposit({ lookalike: true }), [made()])).toBeNull();
  });

  it("leaves out deposits for more of an invoice than it owes, and for one and the same known money", () => {
    const kept = (openMinor: Record<string, number>, ...all: Suggestion[]) => [
      ...withoutConflicts(new Map(all.map((each, id) => [id, each])), (uuid) => openMinor[uuid] ?? 0).keys(),
    ];
    const both = made({
      applications: [
        { invoiceUuid: "A", amountMinor: 60 },
        { invoiceUuid: "B", amountMinor: 10 },
      ],
    });
    expect(kept({ A: 120, B: 10 }, made(), both)).toEqual([0, 1]);
    expect(kept({ A: 119, B: 10 }, made(), both)).toEqual([]);
    // One of several invoices in conflict is enough.
    expect(kept({ A: 119, B: 10 }, both, made({ applications: [{ invoiceUuid: "B", amountMinor: 1 }] }))).toEqual([]);
    const linked = (key: string) => made({ key, kind: "payment", applications: [], known: money });
    expect(kept({}, linked("payment:K:0"), linked("payment:L:0"))).toEqual([0, 1]);
    expect(kept({}, linked("payment:K:0"), linked("payment:L:0"), linked("payment:K:0"))).toEqual([1]);
  });
});
