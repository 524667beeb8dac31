import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { takeIds } from "../../../electron/ledger/db/ids.ts";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { recordOpenings, undoBatch } from "../../../electron/ledger/openings/writer.ts";
import { postPayments, writeEvents } from "../../../electron/ledger/payments/posting.ts";
import { documentList } from "../../../electron/ledger/receivables/document-list.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { customerKey } from "../../../shared/domain/customer-key.ts";
import { parseMinor } from "../../../shared/domain/money.ts";
import type { OpeningLine } from "../../../shared/domain/openings/line.ts";
import { openingIdentity, referenceOf } from "../../../shared/domain/openings/reference.ts";
import { incoming, makeComplement, makeDocument, makePayment, rules, uuid } from "../support/documents.ts";
import { dump, dumpMoney } from "../support/ledger-dump.ts";
import type { DatabaseName } from "../support/ledgers.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";
import { insertMoney } from "../support/money.ts";

const RUNS = { sqlite: 40, postgres: 3, server: 5 } as const;
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

/** Money a person recorded: applied to invoices, to opening balances and to what is not here, returned by the bank or not. */
interface MoneyOfTest {
  readonly n: number;
  readonly day: string;
  readonly minor: number;
  readonly bounced: boolean;
  /** UUIDs with centavos. */
  readonly applications: readonly (readonly [string, number])[];
  /** A complement a person linked it with. */
  readonly linked: number | null;
}

/** UUIDs of the lines of both batches, those of invoices, and one of nothing. */
const payable = fc.constantFrom(...[100, 101, 102, 110, 111, 100, 101, 102, 110, 111, 1, 2, 3, 4, 9].map(uuid));

/** Often the very deposit one of the complements documents. */
const money = (n: number, complements: readonly CfdiDocument[]): fc.Arbitrary<MoneyOfTest> =>
  fc
    .record({
      like: fc.option(fc.nat({ max: complements.length - 1 }), { freq: 3 }),
      day,
      minor: cents,
      bounced: fc.boolean().map((returned) => returned && n === 43),
      applications: fc.array(fc.tuple(payable, cents), { maxLength: 3 }),
      linked: fc.option(fc.integer({ min: 21, max: 23 }), { freq: 2 }),
    })
    .map(({ like, ...x }) => {
      const pago = complements[like ?? -1]?.payments[0];
      if (!pago) return { ...x, n };
      return { ...x, n, day: pago.paidAt.slice(0, 10), minor: parseMinor(pago.amount, "MXN") };
    });

type Step =
  | { readonly documents: readonly CfdiDocument[] }
  | { readonly money: MoneyOfTest }
  | { readonly batch: number; readonly lines: readonly OpeningLine[] };

const corpus = fc.tuple(...[1, 2, 3, 4].map(invoice)).chain((invoices) =>
  fc.tuple(complement(21), complement(22), complement(23)).chain((complements) =>
    fc.record({
      documents: credit.map((note): CfdiDocument[] => [...invoices, note, ...complements]),
      moneys: fc.tuple(money(41, complements), money(42, complements), money(43, complements)),
      batches: fc.tuple(
        fc.tuple(opening(1, invoices), opening(2, invoices), opening(5, invoices)),
        fc.tuple(opening(3, invoices), opening(6, invoices)),
      ),
      undone: fc.boolean(),
    }),
  ),
);

/** Order of documents and money, and places among them at which the two batches come. */
const arrangement = fc.record({
  order: fc.array(fc.nat({ max: 1_000_000 }), { minLength: 11, maxLength: 11 }),
  places: fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 })),
});

function stepsOf(
  singles: readonly Step[],
  batches: readonly (readonly OpeningLine[])[],
  { order, places }: { order: number[]; places: readonly number[] },
): Step[] {
  const sorted = singles
    .map((step, index) => ({ step, rank: order[index] ?? 0, index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  const steps: Step[] = [];
  for (let at = 0; at <= sorted.length; at++) {
    for (const [batch, lines] of batches.entries())
      if (Math.min(places[batch] ?? 0, sorted.length) === at) steps.push({ batch, lines });
    const step = sorted[at]?.step;
    if (step) steps.push(step);
  }
  return steps;
}

async function openLedger(database: DatabaseName): Promise<LedgerDb> {
  const db = await openLedgerOn(database);
  await db.write(async (tx) => {
    const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
    await tx.bulk.insert("import_run", [run]);
    const [key, search] = [customerKey(CUSTOMER.rfc, CUSTOMER.name), "universidad"];
    const customer = { key, rfc: CUSTOMER.rfc, name: CUSTOMER.name, search, name_from: "", merged_into: null };
    await tx.bulk.insert("customer", [{ ...customer, id: await takeIds(tx, "customer", 1) }]);
  });
  return db;
}

const AT = "2026-06-01T00:00:00.000Z";

const RECORDED = { at: AT, actor: "test", today: "2026-06-01" };

async function pay(db: LedgerDb, { n, day: paidOn, minor, bounced, applications, linked }: MoneyOfTest): Promise<void> {
  const stored = { uuid: uuid(n), customerId: 1, amountMinor: minor, paidOn, form: "03", operation: "", applications };
  const blank = { effective_on: "2026-05-30", amount_minor: 0, rep_uuid: "", pago: 0, reference: "", note: "" };
  await db.write(async (tx) => {
    const id = await insertMoney(tx, stored, RECORDED);
    const event = { ...blank, payment_id: id, undoes_id: null };
    await writeEvents(
      tx,
      [
        ...(bounced ? [{ ...event, kind: "bounce" as const }] : []),
        ...(linked === null ? [] : [{ ...event, kind: "link" as const, rep_uuid: uuid(linked) }]),
      ],
      RECORDED,
    );
    await postPayments(tx, new Set([id]), RECORDED);
  });
}

async function take(db: LedgerDb, steps: readonly Step[]): Promise<Map<number, number>> {
  const ids = new Map<number, number>();
  for (const step of steps) {
    if ("documents" in step) {
      const context = { runId: 1, recordedAt: AT, actor: "test" };
      await db.write((tx) => postDocuments(tx, step.documents.map(incoming), context, rules));
      continue;
    }
    if ("money" in step) {
      await pay(db, step.money);
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
      fc.asyncProperty(corpus, arrangement, async ({ documents, moneys, batches, undone }, arranged) => {
        const singles: Step[] = [
          ...documents.map((document) => ({ documents: [document] })),
          ...moneys.map((each) => ({ money: each })),
        ];
        const one = await openLedger(database);
        const other = await openLedger(database);
        try {
          await take(one, [...singles, ...batches.map((lines, batch) => ({ batch, lines }))]);
          const ids = await take(other, stepsOf(singles, batches, arranged));
          expect(await dump(other)).toEqual(await dump(one));
          expect(await dumpMoney(other)).toEqual(await dumpMoney(one));
          expect((await verifyLedger(other)).checks.filter((check) => !check.ok && check.name !== "files")).toEqual([]);
          if (undone) {
            for (const id of ids.values()) {
              await other.write((tx) => undoBatch(tx, id, rules, { at: AT, actor: "test" }));
            }
            const without = await openLedger(database);
            await take(without, singles);
            const plain = await dump(without);
            const taken = await dump(other);
            expect(taken.entries).toEqual(plain.entries);
            expect(await dumpMoney(other)).toEqual(await dumpMoney(without));
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
          const singles = documents.map((document) => ({ documents: [document] }));
          await take(db, stepsOf(singles, batches, arranged));
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
