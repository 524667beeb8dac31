import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chainAudit } from "../../../electron/ledger/complements/audit-reader.ts";
import { auditPending } from "../../../electron/ledger/complements/keeper.ts";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { formatMinor } from "../../../shared/domain/money.ts";
import { makeComplement, makeDocument, uuid } from "../support/documents.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";
import { pago, post } from "./chains.ts";

const RUNS = { sqlite: 40, postgres: 4, server: 4 } as const;
const WHOLE = Number.POSITIVE_INFINITY;

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-0${1 + (n % 5)}-${String(n).padStart(2, "0")}`);
const cents = fc.integer({ min: 1, max: 90_000 }).map((n) => (n / 100).toFixed(2));
const receiver = fc
  .constantFrom("URE180429TM6", "URE180429TM6", "IIA040805DZ4")
  .map((rfc) => ({ rfc, name: `CLIENTE ${rfc}`, foreignTaxId: "" }));
/** Numbers of invoices that complements name; 6 never comes. */
const named = fc.integer({ min: 1, max: 6 });
const replaces = (numbers: readonly number[], own: number) =>
  fc
    .option(fc.constantFrom(...numbers), { freq: 3 })
    .map((n) => (n === null || n === own ? [] : [{ relation: "04", uuids: [uuid(n)] }]));

const invoice = (n: number): fc.Arbitrary<CfdiDocument> =>
  fc
    .record({
      day,
      receiver,
      total: cents,
      paymentMethod: fc.constantFrom("PPD", "PPD", "PPD", "PUE"),
      currency: fc.constantFrom("MXN", "MXN", "MXN", "USD"),
      relations: replaces([1, 2, 3, 4, 5], n),
    })
    .map(({ day: on, ...rest }) => makeDocument(n, { ...rest, issuedAt: `${on}T10:00:00` }));

const credit = (n: number): fc.Arbitrary<CfdiDocument> =>
  fc
    .record({ day, receiver, total: cents, targets: fc.uniqueArray(named, { minLength: 1, maxLength: 2 }) })
    .map(({ day: on, targets, ...rest }) =>
      makeDocument(n, {
        ...rest,
        kind: "E",
        issuedAt: `${on}T11:00:00`,
        relations: [{ relation: "01", uuids: targets.map(uuid) }],
      }),
    );

const complement = (n: number): fc.Arbitrary<CfdiDocument> =>
  fc
    .record({
      day,
      later: fc.constantFrom("", "", "2026-06-20"),
      receiver,
      relations: replaces([21, 22, 23, 24], n),
      lines: fc.array(fc.tuple(named, fc.constantFrom("", "1", "2", "3"), cents, cents, cents), {
        minLength: 1,
        maxLength: 3,
      }),
      amount: fc.option(fc.constantFrom("1.00", "5000.00"), { freq: 5 }),
    })
    .map(({ day: on, later, lines, amount, ...rest }) =>
      makeComplement(n, [pago(on, lines, amount === null ? {} : { amount })], {
        ...rest,
        issuedAt: `${later || on}T18:00:00`,
      }),
    );

const corpus = fc
  .tuple(
    fc.tuple(...[1, 2, 3, 4, 5].map(invoice)),
    fc.tuple(...[11, 12].map(credit)),
    fc.tuple(...[21, 22, 23, 24].map(complement)),
  )
  .map((parts) => parts.flat());
const order = fc.record({
  ranks: fc.array(fc.nat({ max: 1_000_000 }), { minLength: 11, maxLength: 11 }),
  cuts: fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { maxLength: 4 }),
});

function arrange(documents: readonly CfdiDocument[], { ranks, cuts }: { ranks: number[]; cuts: number[] }) {
  const sorted = documents
    .map((document, index) => ({ document, rank: ranks[index] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ document }) => document);
  const ends = [...cuts.sort((a, b) => a - b), sorted.length];
  return ends.map((end, index) => sorted.slice(index === 0 ? 0 : ends[index - 1], end));
}

/** Findings without their ids; customers by their key. */
async function findings(db: LedgerDb): Promise<string[]> {
  const rows = await db.read
    .selectFrom("chain_finding")
    .innerJoin("customer", "customer.id", "chain_finding.customer_id")
    .selectAll("chain_finding")
    .select("customer.key")
    .execute();
  return rows.map(({ id: _, customer_id: __, ...row }) => JSON.stringify(row)).sort();
}

describe.each(databases)("findings on %s", (database) => {
  test("are the same whatever order documents came in and however often they were looked at", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, order, async (documents, arranged) => {
        const one = await openLedgerOn(database);
        const other = await openLedgerOn(database);
        try {
          await post(one, documents);
          await auditPending(one, WHOLE);
          for (const run of arrange(documents, arranged)) {
            await post(other, run);
            await auditPending(other, WHOLE);
          }
          expect(await findings(other)).toEqual(await findings(one));
        } finally {
          await one.close();
          await other.close();
        }
      }),
      { numRuns: RUNS[database], endOnFailure: true, seed: 20261122 },
    );
  });

  test("the chain of every invoice ends at the ledger's own balance", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, async (documents) => {
        const db = await openLedgerOn(database);
        try {
          await post(db, documents);
          const receivables = await db.read
            .selectFrom("receivable")
            .innerJoin("document", "document.id", "receivable.document_id")
            .select(["uuid", "receivable.currency", "open_minor"])
            .execute();
          for (const { uuid: of, currency, open_minor } of receivables) {
            const audit = await chainAudit(db, { uuid: of, asOf: "2026-12-31", lang: "es" });
            expect(audit?.balance).toBe(formatMinor(open_minor, currency));
          }
        } finally {
          await db.close();
        }
      }),
      { numRuns: RUNS[database], endOnFailure: true, seed: 20261123 },
    );
  });
});
