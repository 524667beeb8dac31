import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import { openItems } from "../../../electron/ledger/receivables/balance.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { ReceivableFilter } from "../../../shared/contract/receivables.ts";
import { incoming, makeComplement, makeDocument, makePayment, rules } from "../support/documents.ts";
import type { TestLedger } from "../support/ledgers.ts";
import { databases, makeLedger, temporaryFolder } from "../support/ledgers.ts";

const AS_OF = "2026-06-30";
const CUSTOMERS = [
  { rfc: "NUÑ850101AB3", name: "ÑUÑEZ Y PEÑA CONSTRUCCIONES" },
  { rfc: "IIA040805DZ4", name: "INDUSTRIA ILUMINADORA DE ALMACENES" },
  { rfc: "URE180429TM6", name: "Universidad Robótica 100%_Española" },
];

/** Thirty invoices, one every five days, over three customers; every sixth in USD, every fifth paid in part. */
async function filled(database: (typeof databases)[number]): Promise<TestLedger> {
  const ledger = await makeLedger(database);
  const documents = Array.from({ length: 30 }, (_, n) => {
    const customer = CUSTOMERS[n % 3] ?? { rfc: "", name: "" };
    const issued = new Date(Date.UTC(2026, 0, 5 + n * 5)).toISOString().slice(0, 10);
    return makeDocument(n + 1, {
      issuedAt: `${issued}T10:00:00`,
      total: `${(n + 1) * 100}.00`,
      currency: n % 6 === 5 ? "USD" : "MXN",
      receiver: { ...customer, foreignTaxId: "" },
    });
  });
  const payments = [5, 10, 15, 20].map((n) =>
    makeComplement(100 + n, [makePayment("2026-06-01", "50.00", [[n, "50.00"]])]),
  );
  await ledger.db.write(async (tx) => {
    await tx.bulk.insert("import_run", [
      { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" },
    ]);
    const context = { runId: 1, recordedAt: "2026-07-01T00:00:00.000Z", actor: "test" };
    await postDocuments(tx, [...documents, ...payments].map(incoming), context, rules);
  });
  return ledger;
}

describe.each(databases)("open receivables on %s", (database) => {
  let ledger: TestLedger;
  const page = async (input: Partial<Parameters<TestLedger["client"]["receivables"]["page"]>[0]>) =>
    ledger.client.receivables.page({ asOf: AS_OF, limit: 100, ...input });
  const folios = async (input: Parameters<typeof page>[0]) => (await page(input)).rows.map((row) => Number(row.folio));

  test("pages, filters, sorts and totals agree with each other", async () => {
    ledger = await filled(database);
    const all = await page({});
    expect(all.total).toBe(30);

    // Paging: the pages put together are the whole, in the same order.
    const pieces = await Promise.all([0, 12, 24].map((offset) => page({ offset, limit: 12 })));
    expect(pieces.flatMap((piece) => piece.rows.map((row) => row.uuid))).toEqual(all.rows.map((row) => row.uuid));

    // Accents, case and order of words do not matter; signs of the pattern language are plain text.
    for (const search of ["nunez", "ÑUÑEZ", "construcciones peña", "nuñ850101"]) {
      expect((await page({ search })).total, search).toBe(10);
    }
    expect((await page({ search: "100%" })).total).toBe(10);
    expect((await page({ search: "%" })).total).toBe(10);
    expect((await page({ search: "x_y" })).total).toBe(0);
    expect(await folios({ search: "f-17" })).toEqual([17]);

    const filtered = async (...filters: ReceivableFilter[]) => folios({ filters });
    expect(await filtered({ column: "currency", op: "equals", value: "USD" })).toEqual([6, 12, 18, 24, 30]);
    expect(await filtered({ column: "folio", op: "contains", value: "29" })).toEqual([29]);
    expect(await filtered({ column: "totalMinor", op: "range", from: 290_000, to: null })).toEqual([29, 30]);
    expect(await filtered({ column: "issuedOn", op: "range", from: "2026-01-06", to: "2026-01-15" })).toEqual([2, 3]);
    expect(await filtered({ column: "folio", op: "in", values: ["1", "3"] })).toEqual([1, 3]);
    expect(await filtered({ column: "openMinor", op: "equals", value: 45_000 })).toEqual([5]);

    // Several texts, any of which will do; a stray separator asks for nothing.
    expect(await filtered({ column: "folio", op: "contains", value: "29; 17;" })).toEqual([17, 29]);
    const someCustomers = { column: "customerName", op: "contains", value: "nunez; robotica" } as const;
    expect((await filtered(someCustomers)).length).toBe(20);
    expect((await filtered({ column: "folio", op: "contains", value: " ; " })).length).toBe(30);

    // Amounts typed in units; what the currency has no decimals for falls on the inner side.
    expect(await filtered({ column: "totalMinor", op: "range", from: "2900", to: null })).toEqual([29, 30]);
    expect(await filtered({ column: "totalMinor", op: "range", from: "2800.001", to: "2900.009" })).toEqual([29]);
    expect(await filtered({ column: "openMinor", op: "equals", value: "450.00" })).toEqual([5]);
    expect(await filtered({ column: "openMinor", op: "equals", value: "450.001" })).toEqual([]);
    expect(await filtered({ column: "openMinor", op: "equals", value: "mucho" })).toEqual([]);

    // A bucket is the same set as its days, and the five make up the whole.
    const buckets = await Promise.all(
      (["current", "1-30", "31-60", "61-90", "90+"] as const).map((bucket) =>
        page({ filters: [{ column: "bucket", op: "equals", value: bucket }] }),
      ),
    );
    for (const [index, { rows }] of buckets.entries()) {
      expect(new Set(rows.map((row) => row.bucket)).size, String(index)).toBeLessThanOrEqual(1);
    }
    expect(buckets.reduce((sum, { total }) => sum + total, 0)).toBe(30);
    const late = await page({ filters: [{ column: "daysPastDue", op: "range", from: 31, to: 60 }] });
    expect(late.rows).toEqual(buckets[2]?.rows);

    const byDays = await page({ sort: [{ by: "daysPastDue", desc: true }] });
    expect(byDays.rows.map((row) => row.daysPastDue)).toEqual(
      [...byDays.rows.map((row) => row.daysPastDue)].sort((a, b) => b - a),
    );
    expect((await folios({ sort: [{ by: "totalMinor", desc: true }] })).slice(0, 3)).toEqual([30, 29, 28]);

    for (const selection of [
      {},
      { search: "nunez" },
      { filters: [{ column: "totalMinor", op: "range", from: 100_000, to: null }] as ReceivableFilter[] },
    ]) {
      const { rows } = await page(selection);
      const { rows: totals } = await ledger.client.receivables.totals({ asOf: AS_OF, ...selection });
      for (const total of totals) {
        const own = rows.filter((row) => row.currency === total.currency);
        const sum = (wanted: (row: (typeof own)[number]) => boolean) =>
          own.filter(wanted).reduce((minor, row) => minor + row.openMinor, 0);
        expect(total.documents).toBe(own.length);
        expect(total.openMinor).toBe(sum(() => true));
        expect(total.overdueMinor).toBe(sum((row) => row.bucket !== "current"));
        expect(total.d31to60Minor).toBe(sum((row) => row.bucket === "31-60"));
      }
    }

    // As of an earlier day: nothing issued later, and the payments of June not yet made.
    const earlier = await page({ asOf: "2026-05-31" });
    const before = earlier.rows.find((row) => row.folio === "5");
    expect(before?.openMinor).toBe(50_000);
    expect(earlier.rows.every((row) => row.issuedOn <= "2026-05-31")).toBe(true);
  });

  test("a statement runs from nothing to the balance of the aging", async () => {
    ledger = await filled(database);
    const { rows } = await ledger.client.receivables.aging({ asOf: AS_OF });
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      const statement = await ledger.client.customers.statement({ customerId: row.customerId, asOf: AS_OF });
      const block = statement.blocks.find((candidate) => candidate.currency === row.currency);
      expect(block?.movements.at(-1)?.runningMinor).toBe(row.balanceMinor);
      expect(row).toMatchObject(block?.aging ?? {});
    }
  });

  test("an amount typed in units finds pesos and yen alike", async () => {
    ledger = await makeLedger(database);
    await ledger.db.write(async (tx) => {
      await tx.bulk.insert("import_run", [
        { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" },
      ]);
      const context = { runId: 1, recordedAt: "2026-07-01T00:00:00.000Z", actor: "test" };
      const documents = [
        makeDocument(1, { total: "1500.00" }),
        makeDocument(2, { total: "1500", currency: "JPY" }),
        makeDocument(3, { total: "150000", currency: "JPY" }),
        makeDocument(4, { total: "1500.000", currency: "KWD" }),
      ];
      await postDocuments(tx, documents.map(incoming), context, rules);
    });
    expect((await folios({ filters: [{ column: "openMinor", op: "equals", value: "1500" }] })).sort()).toEqual([
      1, 2, 4,
    ]);
    expect(await folios({ filters: [{ column: "totalMinor", op: "range", from: "1500.01", to: null }] })).toEqual([3]);
  });

  test("a customer or document that is not there is said so", async () => {
    ledger = await filled(database);
    await expect(ledger.client.customers.statement({ customerId: 999, asOf: AS_OF })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const uuid = "FFFFFFFF-0000-4000-8000-000000000000";
    await expect(ledger.client.receivables.document({ uuid, asOf: AS_OF })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

test("the aging reads what may be open from one covering index, and entries only by their receivable", async () => {
  const db = await openSqliteLedger(`${temporaryFolder()}/plan.alcorriente`, { mode: "must-not-exist" });
  const query = sql<{ detail: string }>`explain query plan select * from (${openItems(AS_OF)}) as i`;
  const plan = (await query.execute(db.read)).rows.map((row) => row.detail).join("\n");
  await db.close();
  expect(plan).toContain("SEARCH r USING COVERING INDEX receivable_aging (closed_on>?)");
  expect(plan).toContain("SEARCH e USING COVERING INDEX entry_receivable");
  expect(plan).not.toMatch(/SCAN (r|e)\b/);
});
