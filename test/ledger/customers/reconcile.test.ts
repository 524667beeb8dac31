import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { post, rep } from "../complements/chains.ts";
import { makeDocument, uuid } from "../support/documents.ts";
import type { TestLedger } from "../support/ledgers.ts";
import { databases, makeLedger } from "../support/ledgers.ts";

const RUNS = { sqlite: 30, postgres: 3, server: 3 } as const;
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-0${1 + (n % 5)}-${String(n).padStart(2, "0")}`);
const minor = fc.integer({ min: 1, max: 9_000_000 });
const receiver = fc
  .constantFrom("URE180429TM6", "IIA040805DZ4")
  .map((rfc) => ({ rfc, name: `CLIENTE ${rfc}`, foreignTaxId: "" }));
const named = fc.integer({ min: 1, max: 7 });
const kind = <K extends string>(name: K) => fc.constant(name);

/** One thing that happens to the ledger: a document comes in, money is recorded, a document is cancelled. */
const step = fc.oneof(
  fc.record({ kind: kind("invoice"), n: fc.integer({ min: 1, max: 6 }), day, minor, receiver }),
  fc.record({ kind: kind("credit"), n: fc.integer({ min: 11, max: 14 }), of: named, day, minor, receiver }),
  fc.record({ kind: kind("complement"), n: fc.integer({ min: 21, max: 30 }), of: named, day, minor }),
  fc.record({ kind: kind("money"), of: named, day, minor, applied: minor }),
  fc.record({ kind: kind("cancel"), of: fc.integer({ min: 1, max: 30 }), day }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function documentOf(each: Exclude<Step, { kind: "money" | "cancel" }>): CfdiDocument {
  const total = (each.minor / 100).toFixed(2);
  if (each.kind === "complement") return rep(each.n, each.day, [[each.of, "1", "", total, ""]]);
  const document = { issuedAt: `${each.day}T10:00:00`, total, receiver: each.receiver };
  if (each.kind === "invoice") return makeDocument(each.n, document);
  return makeDocument(each.n, { ...document, kind: "E", relations: [{ relation: "01", uuids: [uuid(each.of)] }] });
}

/** Does it; what the ledger refuses (nothing to cancel, more than is open) is no part of the test. */
async function happen({ client, db }: TestLedger, each: Step, seen: Set<number>): Promise<void> {
  const refused = (error: { code?: string }): void => {
    if (error.code === undefined || error.code === "INTERNAL_SERVER_ERROR") throw error;
  };
  const commandId = randomUUID();
  if (each.kind === "cancel") {
    const input = { commandId, uuid: uuid(each.of), on: each.day, motive: "02" as const };
    await client.review.cancel(input).then(() => undefined, refused);
  } else if (each.kind === "money") {
    const [customer] = (await client.customers.find({ text: "" })).rows;
    if (!customer) return;
    const applications = [{ invoiceUuid: uuid(each.of), amountMinor: Math.min(each.applied, each.minor) }];
    const payment = { customerId: customer.id, currency: "MXN", amountMinor: each.minor, paidOn: each.day, form: "03" };
    const record = (with_: typeof applications) =>
      client.payments.record({
        commandId: randomUUID(),
        payments: [{ ...payment, applications: with_ }],
        thirdParty: true,
      });
    await record(applications).then(
      () => undefined,
      () => record([]).then(() => undefined, refused),
    );
  } else if (!seen.has(each.n)) {
    seen.add(each.n);
    await post(db, [documentOf(each)]);
  }
}

async function agree(ledger: TestLedger, asOf: string): Promise<void> {
  const { rows } = await ledger.client.customers.reconcile({ asOf });
  for (const row of rows) {
    expect(row).toMatchObject({ ok: true, failing: [] });
    const buckets = row.currentMinor + row.d1to30Minor + row.d31to60Minor + row.d61to90Minor + row.d90plusMinor;
    expect([buckets, buckets - row.unappliedMinor]).toEqual([row.documentsMinor, row.movementsMinor]);
    expect(row.balanceMinor).toBe(row.movementsMinor);
  }
}

describe.each(databases)("current + buckets - unapplied = balance = documents = movements on %s", (database) => {
  test("after any sequence of imports, payments and cancellations, on any day", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), day, async (steps, asOf) => {
        const ledger = await makeLedger(database);
        const seen = new Set<number>();
        for (const each of steps) {
          await happen(ledger, each, seen);
          await agree(ledger, asOf);
        }
        await agree(ledger, "2026-12-31");
        const { checks } = await ledger.client.ledgers.verify();
        expect(checks.filter(({ ok, name }) => !ok && name !== "files")).toEqual([]);
      }),
      { numRuns: RUNS[database], endOnFailure: true, seed: 20261122 },
    );
  });

  test("one customer is compared alone, and a difference is named", async () => {
    const ledger = await makeLedger(database);
    await post(ledger.db, [makeDocument(1), rep(21, "2026-02-01", [[1, "1", "1000.00", "400.00", "600.00"]])]);
    const [customer] = (await ledger.client.customers.find({ text: "universidad" })).rows;
    const { rows } = await ledger.client.customers.reconcile({ asOf: "2026-12-31", customerId: customer?.id ?? 0 });
    expect(rows).toMatchObject([{ currency: "MXN", customers: 1, documents: 1, balanceMinor: 60_000, ok: true }]);
    await ledger.db.write((tx) => tx.sql.updateTable("receivable").set({ open_minor: 60_001 }).execute());
    const after = await ledger.client.customers.reconcile({ asOf: "2026-12-31" });
    expect(after.rows).toMatchObject([
      { ok: false, failing: [{ customerId: customer?.id, name: customer?.name, differenceMinor: -1 }] },
    ]);
  });
});
