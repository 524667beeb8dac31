import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { agingByCustomer } from "../../../electron/ledger/receivables/aging-reader.ts";
import { documentList } from "../../../electron/ledger/receivables/document-list.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { incoming, makeComplement, makeDocument, makePayment, rules, uuid } from "../support/documents.ts";
import { dump } from "../support/ledger-dump.ts";
import type { DatabaseName } from "../support/ledgers.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";

const RUNS = { sqlite: 60, postgres: 12, server: 12 } as const;

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-0${1 + (n % 5)}-${String(n).padStart(2, "0")}`);
const cents = fc.integer({ min: 1, max: 150_000 }).map((n) => (n / 100).toFixed(2));
const sixDecimals = fc.integer({ min: 1, max: 900_000_000 }).map((n) => (n / 1_000_000).toFixed(6));
const amount = fc.oneof({ weight: 4, arbitrary: cents }, { weight: 1, arbitrary: sixDecimals });
const rfc = fc.constantFrom("URE180429TM6", "IIA040805DZ4", "XAXX010101000");
const currency = fc.constantFrom("MXN", "MXN", "MXN", "USD");
/** Numbers of documents that may be named; some never come. */
const target = fc.integer({ min: 1, max: 10 });

const invoice = (n: number): fc.Arbitrary<CfdiDocument> =>
  fc
    .record({
      day,
      amount,
      rfc,
      currency,
      method: fc.constantFrom("PPD", "PPD", "PPD", "PUE"),
      replaces: fc.option(target, { freq: 4 }),
    })
    .map((x) =>
      makeDocument(n, {
        issuedAt: `${x.day}T10:00:00`,
        total: x.amount,
        currency: x.currency,
        receiver: { rfc: x.rfc, name: `CLIENTE ${x.rfc}`, foreignTaxId: "" },
        paymentMethod: x.method,
        relations: x.replaces === null || x.replaces === n ? [] : [{ relation: "04", uuids: [uuid(x.replaces)] }],
      }),
    );

const credit = (n: number): fc.Arbitrary<CfdiDocument> =>
  fc
    .record({
      day,
      amount,
      rfc,
      currency,
      relation: fc.constantFrom("01", "03", "07"),
      targets: fc.uniqueArray(target, { maxLength: 3 }),
    })
    .map((x) =>
      makeDocument(n, {
        kind: "E",
        series: "E",
        issuedAt: `${x.day}T11:00:00`,
        total: x.amount,
        currency: x.currency,
        receiver: { rfc: x.rfc, name: `CLIENTE ${x.rfc}`, foreignTaxId: "" },
        relations: x.targets.length === 0 ? [] : [{ relation: x.relation, uuids: x.targets.map(uuid) }],
      }),
    );

const complement = (n: number): fc.Arbitrary<CfdiDocument> =>
  fc
    .record({
      day,
      rfc,
      extra: fc.constantFrom(0, 0, 0, 25),
      replaces: fc.option(fc.integer({ min: 21, max: 26 }), { freq: 4 }),
      lines: fc.array(fc.tuple(target, cents), { maxLength: 3 }),
    })
    .map((x) => {
      const sum = x.lines.reduce((total, [, paid]) => total + Math.round(Number(paid) * 100), 0) + x.extra * 100;
      return makeComplement(n, [makePayment(x.day, (sum / 100).toFixed(2), x.lines)], {
        issuedAt: `${x.day}T18:00:00`,
        receiver: { rfc: x.rfc, name: `CLIENTE ${x.rfc}`, foreignTaxId: "" },
        relations: x.replaces === null || x.replaces === n ? [] : [{ relation: "04", uuids: [uuid(x.replaces)] }],
      });
    });

const tuple = (numbers: number[], make: (n: number) => fc.Arbitrary<CfdiDocument>) => fc.tuple(...numbers.map(make));

/** Another content under the UUID of invoice 1, as a forged or damaged copy would be. */
const conflicting = fc
  .record({ amount, adds: fc.boolean() })
  .map((x) =>
    makeDocument(1, { total: x.amount, subtotal: x.adds ? x.amount : "0.01", contentHash: `other-${x.amount}` }),
  );

const corpus = fc
  .tuple(
    tuple([1, 2, 3, 4, 5, 6, 7, 8], invoice),
    tuple([11, 12, 13], credit),
    tuple([21, 22, 23, 24, 25, 26], complement),
    fc.option(conflicting, { freq: 2 }),
  )
  .map(([invoices, credits, complements, other]) => [
    ...invoices,
    ...credits,
    ...complements,
    ...(other ? [other] : []),
  ]);

/** An order and a split of the corpus. */
const arrangement = fc.record({
  order: fc.array(fc.nat({ max: 1_000_000 }), { minLength: 20, maxLength: 20 }),
  cuts: fc.uniqueArray(fc.integer({ min: 1, max: 19 }), { maxLength: 5 }),
});

function arrange(documents: readonly CfdiDocument[], { order, cuts }: { order: number[]; cuts: number[] }) {
  const sorted = documents
    .map((document, index) => ({ document, rank: order[index] ?? 0, index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map((entry) => entry.document);
  const ends = [...cuts.filter((cut) => cut < sorted.length).sort((a, b) => a - b), sorted.length];
  return ends.map((end, index) => sorted.slice(index === 0 ? 0 : ends[index - 1], end));
}

async function open(database: DatabaseName): Promise<LedgerDb> {
  const db = await openLedgerOn(database);
  await db.write((tx) =>
    tx.bulk.insert("import_run", [
      { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" },
    ]),
  );
  return db;
}

async function post(db: LedgerDb, runs: readonly (readonly CfdiDocument[])[]): Promise<void> {
  const context = { runId: 1, recordedAt: "2026-06-01T00:00:00.000Z", actor: "test" };
  for (const run of runs) await db.write((tx) => postDocuments(tx, run.map(incoming), context, rules));
}

describe.each(databases)("any order of documents on %s", (database) => {
  test("and any split into runs gives the same ledger, entry by entry", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, arrangement, async (documents, arranged) => {
        const one = await open(database);
        const other = await open(database);
        try {
          await post(one, [documents]);
          await post(other, arrange(documents, arranged));
          expect(await dump(other)).toEqual(await dump(one));
        } finally {
          await one.close();
          await other.close();
        }
      }),
      { numRuns: RUNS[database], endOnFailure: true, seed: 20261122 },
    );
  });

  test("keeps balance = receivables - on account = sum of entries, and no receivable below zero, on every day", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, arrangement, day, async (documents, arranged, asOf) => {
        const db = await open(database);
        try {
          await post(db, arrange(documents, arranged));
          expect((await verifyLedger(db)).checks.filter((check) => !check.ok && check.name !== "files")).toEqual([]);
          const aging = await agingByCustomer(db.read, { asOf });
          const listed = await documentList(db.read, { asOf, customerKey: null, all: true });
          for (const row of listed) expect(row.openMinor).toBeGreaterThanOrEqual(0);
          const entries = await db.read
            .selectFrom("entry")
            .innerJoin("customer", "customer.id", "entry.customer_id")
            .select(["key", "currency", "amount_minor"])
            .where("effective_on", "<=", asOf)
            .execute();
          const sums = new Map<string, number>();
          for (const row of entries) {
            const key = `${row.key} ${row.currency}`;
            sums.set(key, (sums.get(key) ?? 0) + row.amount_minor);
          }
          for (const row of aging) {
            const key = `${row.customerKey} ${row.currency}`;
            expect(row.balanceMinor).toBe(sums.get(key));
            const buckets = row.currentMinor + row.d1to30Minor + row.d31to60Minor + row.d61to90Minor + row.d90plusMinor;
            expect(row.balanceMinor).toBe(buckets - row.unappliedMinor);
            sums.delete(key);
          }
          expect([...sums.values()].filter((sum) => sum !== 0)).toEqual([]);
        } finally {
          await db.close();
        }
      }),
      { numRuns: RUNS[database], endOnFailure: true, seed: 20261123 },
    );
  });
});
