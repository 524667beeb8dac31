import { describe, expect, it } from "vitest";
import { certainOf, suggest, withoutConflicts } from "../../../shared/domain/matching/suggest.ts";
import type { Candidates, Deposit } from "../../../shared/domain/matching/types.ts";
import { deposit, invoice, pool, U } from "./pool.ts";

const settings = { toleranceMinor: 100 };
const best = (one: Deposit, from: Candidates) => suggest(one, from, settings)[0];
const codes = (one: Deposit, from: Candidates): string[] => best(one, from)?.reasons.map(({ code }) => code) ?? [];

describe("suggestions for a deposit", () => {
  it("take the invoice whose folio is in the reference", () => {
    for (const words of ["PAGO F-1203", "factura 1203", "FACT. F1203", "F 1203", "fact 0001203"]) {
      const one = deposit({ reference: words });
      expect(best(one, pool())?.applications, words).toEqual([{ invoiceUuid: U(3), amountMinor: 100_000 }]);
      expect(codes(one, pool()), words).toEqual(expect.arrayContaining(["folio", "exact-named"]));
      expect(certainOf(one, suggest(one, pool(), settings))?.kind, words).toBe("apply");
    }
  });

  it("take the invoice whose UUID begins as the reference says", () => {
    const lettered = pool({ invoices: [invoice(0xabc12345, 1, 100_000, { folio: "" })] });
    expect(codes(deposit({ description: "SPEI ABC12345" }), lettered)).toContain("uuid");
  });

  it("take several invoices that are named together", () => {
    const one = deposit({ amountMinor: 250_000, description: "PAGO FACTURAS 1201 Y 1202" });
    expect(best(one, pool())?.applications.map(({ invoiceUuid }) => invoiceUuid)).toEqual([U(1), U(2)]);
    expect(codes(one, pool())).toContain("exact-named");
  });

  it("pay part of a named invoice, and say so", () => {
    const one = deposit({ amountMinor: 60_000, reference: "F-1202" });
    expect(best(one, pool())).toMatchObject({
      applications: [{ invoiceUuid: U(2), amountMinor: 60_000 }],
      unappliedMinor: 0,
    });
    expect(codes(one, pool())).toContain("part-of-named");
    expect(certainOf(one, suggest(one, pool(), settings))).toBeNull();
  });

  it("know the payer by RFC and by name, with the company's form or without it", () => {
    for (const words of ["ORDENANTE GMB010203AB1", "GRUPO MODA DEL BAJIO", "grupo moda del bajio s.a. de c.v."]) {
      const one = deposit({ amountMinor: 150_000, description: words });
      expect(best(one, pool())?.customerId, words).toBe(1);
      expect(certainOf(one, suggest(one, pool(), settings))?.applications, words).toEqual([
        { invoiceUuid: U(2), amountMinor: 150_000 },
      ]);
    }
    expect(best(deposit({ counterparty: "PANIFICADORA ÑANDU SRL" }), pool())?.customerId).toBe(2);
  });

  it("know the payer from deposits confirmed before", () => {
    const learnt = [{ by: "account" as const, payer: "012345678901234567", customerId: 2, times: 3 }];
    const one = deposit({ counterpartyAccount: "012345678901234567" });
    expect(best(one, pool({ learnt }))).toMatchObject({ customerId: 2, applications: [{ invoiceUuid: U(4) }] });
    expect(codes(one, pool({ learnt }))).toEqual(["learnt-account", "exact-one"]);
  });

  it("find the combination of one customer's invoices, to the cent", () => {
    const from = pool({ invoices: [invoice(1, 1, 10_001), invoice(2, 1, 20_002), invoice(3, 1, 40_004)] });
    const one = deposit({ amountMinor: 50_005, counterpartyRfc: "GMB010203AB1" });
    expect(best(one, from)?.applications.map(({ invoiceUuid }) => invoiceUuid)).toEqual([U(1), U(3)]);
    expect(codes(one, from)).toContain("combination");
  });

  it("never pre-select one of several combinations or of several equal invoices", () => {
    const several = pool({ invoices: [1, 2, 3, 4].map((n) => invoice(n, 1, 25_000)) });
    const half = deposit({ amountMinor: 50_000, counterpartyRfc: "GMB010203AB1" });
    expect(codes(half, several)).toContain("several-combinations");
    expect(certainOf(half, suggest(half, several, settings))).toBeNull();
    const equal = deposit({ counterpartyRfc: "GMB010203AB1" });
    expect(certainOf(equal, suggest(equal, pool(), settings))).toBeNull();
  });

  it("recognise the whole balance and what is overdue", () => {
    const whole = deposit({ amountMinor: 350_000, counterpartyRfc: "GMB010203AB1" });
    expect(codes(whole, pool())).toContain("total-balance");
    const invoices = [invoice(1, 1, 100_000), invoice(2, 1, 150_000), invoice(3, 1, 100_000, { dueOn: "2026-12-31" })];
    const overdue = deposit({ amountMinor: 250_000, counterpartyRfc: "GMB010203AB1" });
    expect(codes(overdue, pool({ invoices }))).toContain("overdue-balance");
  });

  it("follow a promise to pay", () => {
    const promise = { id: "p", customerId: 1, amountMinor: 120_000, promisedOn: "2026-02-09", invoiceUuids: [U(2)] };
    const promises = [{ ...promise, madeOn: "2026-02-02" }];
    const one = deposit({ amountMinor: 120_000, counterpartyRfc: "GMB010203AB1" });
    expect(best(one, pool({ promises }))).toMatchObject({
      applications: [{ invoiceUuid: U(2), amountMinor: 120_000 }],
    });
    expect(codes(one, pool({ promises }))).toContain("promise");
    expect(certainOf(one, suggest(one, pool({ promises }), settings))).not.toBeNull();
    const later = [{ ...promise, madeOn: "2026-12-02" }];
    expect(codes(one, pool({ promises: later }))).not.toContain("promise");
  });

  it("bear a small difference, say it, and never pre-select it", () => {
    const one = deposit({ amountMinor: 149_950, reference: "F-1202" });
    expect(best(one, pool())).toMatchObject({ applications: [{ invoiceUuid: U(2), amountMinor: 149_950 }] });
    expect(codes(one, pool())).toContain("difference");
    expect(certainOf(one, suggest(one, pool(), settings))).toBeNull();
    const over = deposit({ amountMinor: 150_050, reference: "F-1202" });
    expect(best(over, pool())).toMatchObject({ applications: [{ amountMinor: 150_000 }], unappliedMinor: 50 });
  });

  it("link money that is recorded already instead of counting it twice", () => {
    const known = [
      {
        kind: "payment" as const,
        uuid: U(9),
        pago: 0,
        label: "77",
        customerId: 1,
        day: "2026-02-10",
        amountMinor: 100_000,
        operation: "778899",
      },
    ];
    const one = deposit({ reference: "778899" });
    expect(best(one, pool({ known }))).toMatchObject({ kind: "payment", known: { uuid: U(9) } });
    expect(certainOf(one, suggest(one, pool({ known }), settings))?.kind).toBe("payment");
    expect(best(deposit({ day: "2026-03-01" }), pool({ known }))?.kind).not.toBe("payment");
  });

  it("without anything that names a payer, propose equal balances and leave the choice to a person", () => {
    const one = deposit();
    expect(suggest(one, pool(), settings).map(({ kind }) => kind)).toEqual(["apply", "apply", "apply"]);
    expect(certainOf(one, suggest(one, pool(), settings))).toBeNull();
    const single = deposit({ amountMinor: 150_000 });
    expect(codes(single, pool())).toEqual(["exact-one", "only-one"]);
    expect(certainOf(single, suggest(single, pool(), settings))).toBeNull();
  });

  it("leave the money on the account of a known customer when no amount fits", () => {
    const one = deposit({ amountMinor: 7, counterpartyRfc: "PNA040506CD2" });
    expect(best(one, pool())).toMatchObject({ kind: "account", customerId: 2, unappliedMinor: 7 });
    expect(certainOf(one, suggest(one, pool(), settings))).toBeNull();
  });

  it("never pre-select a line that looks like one imported before", () => {
    const one = deposit({ reference: "F-1202", amountMinor: 150_000, lookalike: true });
    expect(best(one, pool())?.score).toBeGreaterThan(70);
    expect(certainOf(one, suggest(one, pool(), settings))).toBeNull();
  });

  it("are the same in whatever order candidates come", () => {
    const from = pool();
    const turned = { ...from, invoices: [...from.invoices].reverse(), customers: [...from.customers].reverse() };
    const one = deposit({ description: "GRUPO MODA DEL BAJIO" });
    expect(suggest(one, turned, settings)).toEqual(suggest(one, from, settings));
  });

  it("lose their certainty when two deposits want one invoice", () => {
    const one = deposit({ reference: "F-1202", amountMinor: 150_000 });
    const certain = certainOf(one, suggest(one, pool(), settings));
    if (certain === null) throw new Error("not certain");
    const both = new Map([
      [1, certain],
      [2, certain],
    ]);
    expect(withoutConflicts(both, () => 150_000).size).toBe(0);
    expect(withoutConflicts(new Map([[1, certain]]), () => 150_000).size).toBe(1);
  });
});
