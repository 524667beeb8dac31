import { describe, expect, test } from "vitest";
import type { ComplementList } from "../../../shared/contract/complements.ts";
import { makeDocument, uuid } from "../support/documents.ts";
import type { TestLedger } from "../support/ledgers.ts";
import { databases, makeLedger } from "../support/ledgers.ts";
import { post, rep } from "./chains.ts";

const AS_OF = "2026-06-30";
const OTHER = { rfc: "NUÑ850101AB3", name: "ÑUÑEZ Y PEÑA CONSTRUCCIONES", foreignTaxId: "" };

/** One chain that holds, and one of each kind that does not. */
const documents = [
  makeDocument(1),
  rep(101, "2026-02-01", [[1, "1", "1000.00", "400.00", "600.00"]]),
  rep(102, "2026-03-01", [[1, "2", "600.00", "600.00", "0.00"]]),
  // Parcialidad 2 is missing.
  makeDocument(2, { receiver: OTHER }),
  rep(103, "2026-02-01", [[2, "1", "1000.00", "100.00", "900.00"]], { receiver: OTHER }),
  rep(104, "2026-04-01", [[2, "3", "700.00", "200.00", "500.00"]], { receiver: OTHER }),
  // Issued 4 and 20 days late.
  makeDocument(3),
  rep(105, "2026-02-10", [[3, "1", "1000.00", "100.00", "900.00"]], { issuedAt: "2026-03-09T10:00:00" }),
  rep(106, "2026-03-10", [[3, "2", "900.00", "100.00", "800.00"]], { issuedAt: "2026-04-25T10:00:00" }),
  // The same complement twice: one too many.
  makeDocument(4),
  rep(107, "2026-02-01", [[4, "1", "1000.00", "1000.00", "0.00"]]),
  rep(108, "2026-02-01", [[4, "1", "1000.00", "1000.00", "0.00"]]),
  // An invoice that is not here.
  rep(109, "2026-05-01", [[99, "1", "500.00", "500.00", "0.00"]]),
];

async function filled(database: (typeof databases)[number]): Promise<TestLedger> {
  const ledger = await makeLedger(database);
  await post(ledger.db, documents);
  return ledger;
}

describe.each(databases)("lists of complements on %s", (database) => {
  test("each list shows what it is about, in words, and leads to the chain", async () => {
    const { client } = await filled(database);
    const { counts, pending, recordsMoneySince } = await client.complements.counts();
    expect({ pending, recordsMoneySince }).toEqual({ pending: 0, recordsMoneySince: null });
    expect(counts).toEqual({
      broken: 2,
      undocumented: 0,
      paid: 0,
      unrecorded: 0,
      gaps: 1,
      late: 2,
      duplicates: 1,
      unknown: 1,
    });
    const list = async (name: ComplementList) => (await client.complements.page({ list: name, asOf: AS_OF })).rows;

    expect(await list("gaps")).toMatchObject([
      {
        code: "number-gap",
        owner: "billing",
        customerName: OTHER.name,
        invoiceLabel: "F-2",
        invoiceKnown: true,
        sourceLabel: "P-104",
        amountMinor: 20_000,
        message: "Falta la parcialidad 2, por MXN 200.00: después sigue P-104, que dice ser la 3.",
      },
    ]);
    // The latest first; days late are negative days left.
    expect((await list("late")).map(({ sourceLabel, daysLeft, dueOn }) => [sourceLabel, daysLeft, dueOn])).toEqual([
      ["P-106", -20, "2026-04-05"],
      ["P-105", -4, "2026-03-05"],
    ]);
    expect((await list("duplicates")).map(({ code, amountMinor }) => [code, amountMinor])).toEqual([
      ["duplicate", 100_000],
    ]);
    expect(await list("unknown")).toMatchObject([
      {
        code: "invoice-unknown",
        invoiceKnown: false,
        invoiceUuid: uuid(99),
        sourceLabel: "P-109",
        amountMinor: 50_000,
      },
    ]);
    expect((await list("broken")).map(({ code }) => code).sort()).toEqual(["duplicate", "number-gap"]);

    const english = await client.complements.page({ list: "gaps", asOf: AS_OF, lang: "en" });
    expect(english.rows[0]?.message).toContain("Instalment 2 is missing, for MXN 200.00");
    const { rows } = await client.complements.alerts({ customerId: (await list("duplicates"))[0]?.customerId ?? 0 });
    expect(rows.map(({ code }) => code)).toEqual(["duplicate"]);
  });

  test("search, filters, sorting and paging agree with the list", async () => {
    const { client } = await filled(database);
    const page = (input: Partial<Parameters<typeof client.complements.page>[0]>) =>
      client.complements.page({ list: "late", asOf: AS_OF, ...input });
    const labels = async (input: Parameters<typeof page>[0]) =>
      (await page(input)).rows.map(({ sourceLabel }) => sourceLabel);
    expect(await labels({ sort: [{ by: "paidOn", desc: false }] })).toEqual(["P-105", "P-106"]);
    expect(await labels({ sort: [{ by: "daysLeft", desc: true }] })).toEqual(["P-105", "P-106"]);
    expect(await labels({ sort: [{ by: "sourceLabel", desc: true }] })).toEqual(["P-106", "P-105"]);
    expect(await labels({ filters: [{ column: "daysLeft", op: "range", from: -10, to: 0 }] })).toEqual(["P-105"]);
    expect(await labels({ filters: [{ column: "sourceLabel", op: "contains", value: "p-106" }] })).toEqual(["P-106"]);
    expect(await labels({ filters: [{ column: "dueOn", op: "range", from: "2026-04-01", to: null }] })).toEqual([
      "P-106",
    ]);
    expect(await labels({ filters: [{ column: "currency", op: "equals", value: "USD" }] })).toEqual([]);
    expect((await page({ limit: 1, offset: 1 })).rows.map(({ sourceLabel }) => sourceLabel)).toEqual(["P-105"]);
    expect((await page({ limit: 1, offset: 1 })).total).toBe(2);
    expect((await page({ list: "gaps", search: "nunez construcciones" })).total).toBe(1);
    expect((await page({ list: "gaps", search: uuid(2) })).total).toBe(1);
    expect((await page({ list: "gaps", search: "otro" })).total).toBe(0);
  });

  test("what comes later mends the chain and takes the finding away", async () => {
    const { client, db } = await filled(database);
    await client.complements.counts();
    await post(db, [
      // The missing parcialidad, the missing invoice, and a complement in the place of the double.
      rep(110, "2026-03-01", [[2, "2", "900.00", "200.00", "700.00"]], { receiver: OTHER }),
      makeDocument(99, { total: "500.00" }),
      rep(111, "2026-02-01", [[4, "1", "1000.00", "1000.00", "0.00"]], {
        relations: [{ relation: "04", uuids: [uuid(108), uuid(107)] }],
      }),
    ]);
    const { counts } = await client.complements.counts();
    expect(counts).toMatchObject({ broken: 0, gaps: 0, duplicates: 0, unknown: 0, late: 2 });
    const audit = await client.complements.audit({ uuid: uuid(4), asOf: AS_OF });
    expect(audit.rows.map(({ label, struck, balance }) => [label, struck?.byLabel ?? null, balance])).toEqual([
      ["P-107", "P-111", "1000.00"],
      ["P-108", "P-111", "1000.00"],
      ["P-111", null, "0.00"],
    ]);
  });
});

describe.each(databases)("the chain of an invoice on %s", (database) => {
  test("is told with both balances, the first broken link and a message for Billing", async () => {
    const { client } = await filled(database);
    const audit = await client.complements.audit({ uuid: uuid(2), asOf: AS_OF });
    expect(
      audit.rows.map(({ number, prior, paid, left, applied, balance }) => [
        number,
        prior,
        paid,
        left,
        applied,
        balance,
      ]),
    ).toEqual([
      ["1", "1000.00", "100.00", "900.00", "100.00", "900.00"],
      ["3", "700.00", "200.00", "500.00", "200.00", "700.00"],
    ]);
    expect(audit).toMatchObject({ issuerBalance: "500.00", balance: "700.00", difference: "200.00", firstBroken: 0 });
    expect(audit.findings[0]).toMatchObject({ code: "number-gap", owner: "billing", uuid: uuid(104) });
    expect(audit.notice?.subject).toBe(`Complementos de la factura F-2 de ${OTHER.name}`);
    expect(audit.notice?.body).toContain("1. Falta la parcialidad 2, por MXN 200.00");
    expect(audit.notice?.body).toContain("- Parcialidad 3, P-104, pagado el 01/abr/2026: anterior MXN 700.00");
    const holds = await client.complements.audit({ uuid: uuid(1), asOf: AS_OF });
    expect({ findings: holds.findings, notice: holds.notice, balance: holds.balance }).toEqual({
      findings: [],
      notice: null,
      balance: "0.00",
    });
  });

  test("a complement or an unknown UUID has no chain of its own", async () => {
    const { client } = await filled(database);
    for (const n of [101, 4000]) {
      await expect(client.complements.audit({ uuid: uuid(n), asOf: AS_OF })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
  });

  test("money of a replaced invoice is told in the chain of the new one, and named", async () => {
    const { client, db } = await makeLedger(database);
    await post(db, [
      makeDocument(1),
      rep(101, "2026-02-01", [[1, "1", "1000.00", "400.00", "600.00"]]),
      makeDocument(2, { issuedAt: "2026-03-01T10:00:00", relations: [{ relation: "04", uuids: [uuid(1)] }] }),
      rep(102, "2026-03-10", [[2, "1", "600.00", "600.00", "0.00"]]),
    ]);
    const after = await client.complements.audit({ uuid: uuid(2), asOf: AS_OF });
    expect(after.rows.map(({ label, via, applied, balance }) => [label, via, applied, balance])).toEqual([
      ["P-101", "F-1", "400.00", "600.00"],
      ["P-102", "", "600.00", "0.00"],
    ]);
    expect(after.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ["invoice-replaced", "broken"],
      ["prior-net-of-credit", "note"],
    ]);
    const before = await client.complements.audit({ uuid: uuid(1), asOf: AS_OF });
    expect(before).toMatchObject({ balance: "0.00", ended: { as: "substituted", byLabel: "F-2" } });
    expect(before.findings).toMatchObject([{ code: "invoice-replaced", data: { by: "F-2" } }]);
  });
});
