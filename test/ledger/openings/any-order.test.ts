import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { recordOpenings, undoBatch } from "../../../electron/ledger/openings/writer.ts";
import { documentList } from "../../../electron/ledger/receivables/page-reader.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { customerKey } from "../../../shared/domain/customer-key.ts";
import { parseMinor } from "../../../shared/domain/money.ts";
import type { OpeningLine } from "../../../shared/domain/openings/line.ts";
import { openingIdentity, referenceOf } from "../../../shared/domain/openings/reference.ts";
import { incoming, makeComplement, makeDocument, makePayment, rules, uuid } from "../support/documents.ts";
import { dump } from "../support/ledger-dump.ts";
import type { DatabaseName } from "../support/ledgers.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";

const RUNS = { sqlite: 40, postgres: 5, server: 5 } as const;
const CUTOFF = "2026-03-15";
const CUSTOMER = { rfc: "URE180429TM6", name: "UNIVERSIDAD ROBOTICA ESPAÑOLA" };

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-0${1 + (n % 5)}-${String(n).padStart(2, "0")}`);
const cents = fc.integer({ min: 1, max: 150_000 });
const target = fc.integer({ min: 1, max: 6 });
const decimal = (minor: number): string => (minor / 100).toFixed(2);

/** Invoices F-1 to F-4, some of which replace others, some PUE; 5 and 6 never come. */
const invoice = (n: number): fc.Arbitrary<CfdiDocument> =>
  fc.record({ day, minor: cents, pue: fc.boolean(), replaces: fc.option(target, { freq: 4 }) }).map((x) =>
    makeDocument(n, {
      folio: `00${n}`,
      issuedAt: `${x.day}T10:00:00`,
      total: decimal(x.minor),
      paymentMethod: x.pue ? "PUE" : "PPD",
      relations: x.replaces === null || x.replaces === n ? [] : [{ relation: "04", uuids: [uuid(x.replaces)] }],
    }),
  );

const credit = fc.record({ day, minor: cents, targets: fc.uniqueArray(target, { maxLength: 3 }) }).map((x) =>
  makeDocument(11, {
    kind: "E",
    issuedAt: `${x.day}T11:00:00`,
    total: decimal(x.minor),
    relations: x.targets.length === 0 ? [] : [{ relation: "01", uuids: x.targets.map(uuid) }],
  }),
);

const complement = (n: number): fc.Arbitrary<CfdiDocument> =>
  fc.record({ day, lines: fc.array(fc.tuple(target, cents), { minLength: 1, maxLength: 3 }) }).map((x) => {
    const sum = x.lines.reduce((total, [, paid]) => total + paid, 0);
    const lines = x.lines.map(([named, paid]) => [named, decimal(paid)] as const);
    return makeComplement(n, [makePayment(x.day, decimal(sum), lines)], { issuedAt: `${x.day}T18:00:00` });
  });

/** Opening balance of invoice n: names its UUID or only its reference, with its total or another one. */
const opening = (n: number, invoices: readonly CfdiDocument[]): fc.Arbitrary<OpeningLine> =>
  fc
    .record({ named: fc.boolean(), share: fc.integer({ min: 1, max: 100 }), other: fc.boolean(), minor: cents, day })
    .map((x) => {
      const known = invoices.find((document) => document.uuid === uuid(n));
      const totalMinor = known && !x.other ? parseMinor(known.total, "MXN") : x.minor;
      return {
        row: n,
        ...CUSTOMER,
        series: "F",
        folio: String(n),
        namedUuid: x.named ? uuid(n) : "",
        issuedOn: x.day < CUTOFF ? x.day : CUTOFF,
        dueOn: "2026-04-01",
        currency: "MXN",
        totalMinor,
        openMinor: Math.max(1, Math.floor((totalMinor * x.share) / 100)),
        exchangeRate: "",
        notes: "",
      };
    });

type Step =
  | { readonly documents: readonly CfdiDocument[] }
  | { readonly batch: number; readonly lines: readonly OpeningLine[] };

const corpus = fc.tuple(...[1, 2, 3, 4].map(invoice)).chain((invoices) =>
  fc.record({
    documents: fc
      .tuple(credit, complement(21), complement(22), complement(23))
      .map((others): CfdiDocument[] => [...invoices, ...others]),
    batches: fc.tuple(
      fc.tuple(opening(1, invoices), opening(2, invoices), opening(5, invoices)),
      fc.tuple(opening(3, invoices), opening(6, invoices)),
    ),
    undone: fc.boolean(),
  }),
);

/** Order of the documents and places among them at which the two batches come. */
const arrangement = fc.record({
  order: fc.array(fc.nat({ max: 1_000_000 }), { minLength: 8, maxLength: 8 }),
  places: fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })),
});

function stepsOf(
  documents: readonly CfdiDocument[],
  batches: readonly (readonly OpeningLine[])[],
  { order, places }: { order: number[]; places: readonly number[] },
): Step[] {
  const sorted = documents
    .map((document, index) => ({ document, rank: order[index] ?? 0, index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  const steps: Step[] = [];
  for (let at = 0; at <= sorted.length; at++) {
    for (const [batch, lines] of batches.entries()) if (places[batch] === at) steps.push({ batch, lines });
    const document = sorted[at]?.document;
    if (document) steps.push({ documents: [document] });
  }
  return steps;
}

async function openLedger(database: DatabaseName): Promise<LedgerDb> {
  const db = await openLedgerOn(database);
  await db.write((tx) =>
    tx.bulk.insert("import_run", [
      { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" },
    ]),
  );
  return db;
}

const AT = "2026-06-01T00:00:00.000Z";

async function take(db: LedgerDb, steps: readonly Step[]): Promise<Map<number, number>> {
  const ids = new Map<number, number>();
  for (const step of steps) {
    if ("documents" in step) {
      const context = { runId: 1, recordedAt: AT, actor: "test" };
      await db.write((tx) => postDocuments(tx, step.documents.map(incoming), context, rules));
      continue;
    }
    const verdicts = step.lines.map((line) => ({
      line,
      identity: openingIdentity(customerKey(line.rfc, line.name), referenceOf(line), line.namedUuid, line.currency),
      fingerprint: JSON.stringify(line),
      outcome: "new" as const,
      code: "new" as const,
      ledgerMinor: null,
      detail: "",
    }));
    // The same line has the same UUID in both ledgers, so that their entries can be compared.
    let next = 100 + step.batch * 10;
    const source = { file: "saldos.xlsx", sha256: "", cutoff: CUTOFF };
    const batchId = await db.write((tx) =>
      recordOpenings(tx, verdicts, source, rules, { at: AT, actor: "test" }, () => uuid(next++)),
    );
    ids.set(step.batch, batchId);
  }
  return ids;
}

describe.each(databases)("opening balances on %s", (database) => {
  test("give the same ledger before their CFDI, after them and in between; undone, as if they had never been", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, arrangement, async ({ documents, batches, undone }, arranged) => {
        const one = await openLedger(database);
        const other = await openLedger(database);
        try {
          await take(one, [{ documents }, ...batches.map((lines, batch) => ({ batch, lines }))]);
          const ids = await take(other, stepsOf(documents, batches, arranged));
          expect(await dump(other)).toEqual(await dump(one));
          expect((await verifyLedger(other)).checks.filter((check) => !check.ok && check.name !== "files")).toEqual([]);
          if (undone) {
            for (const id of ids.values()) {
              await other.write((tx) => undoBatch(tx, id, rules, { at: AT, actor: "test" }));
            }
            const without = await openLedger(database);
            await take(without, [{ documents }]);
            const plain = await dump(without);
            const taken = await dump(other);
            expect(taken.entries).toEqual(plain.entries);
            expect(taken.receivables).toEqual(expect.arrayContaining(plain.receivables));
            await without.close();
          }
        } finally {
          await one.close();
          await other.close();
        }
      }),
      { numRuns: RUNS[database], endOnFailure: true, seed: 20261122 },
    );
  });

  test("never raise a balance, and leave at the cut-off what they say wherever documents do not explain less", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, arrangement, async ({ documents, batches }, arranged) => {
        const db = await openLedger(database);
        const plain = await openLedger(database);
        try {
          await take(db, stepsOf(documents, batches, arranged));
          await take(plain, [{ documents: documents.map((each) => ({ ...each, paymentMethod: "PPD" })) }]);
          const at = async (ledger: LedgerDb) =>
            new Map(
              (await documentList(ledger.read, { asOf: CUTOFF, customerKey: null, all: true })).map((row) => [
                row.uuid,
                row,
              ]),
            );
          const before = await at(plain);
          const after = await at(db);
          for (const line of batches.flat()) {
            const invoice = documents.find((document) => document.uuid === uuid(line.row));
            const named = line.namedUuid !== "" || (invoice && parseMinor(invoice.total, "MXN") === line.totalMinor);
            if (!invoice || !named || invoice.issuedAt.slice(0, 10) > CUTOFF) continue;
            const explained = before.get(invoice.uuid)?.openMinor ?? 0;
            const open = after.get(invoice.uuid)?.openMinor ?? 0;
            if (after.get(invoice.uuid)?.status === "substituted") expect(open).toBe(0);
            else expect(open).toBeLessThanOrEqual(Math.max(line.openMinor, 0));
            expect(open).toBeGreaterThanOrEqual(0);
            if (explained <= line.openMinor) expect(open).toBeLessThanOrEqual(explained);
          }
        } finally {
          await db.close();
          await plain.close();
        }
      }),
      { numRuns: RUNS[database], endOnFailure: true, seed: 20261123 },
    );
  });
});
