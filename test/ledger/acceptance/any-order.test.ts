import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { saveTerms } from "../../../electron/ledger/acceptance/terms-writer.ts";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import type { InvoiceAcceptanceEventRow } from "../../../electron/ledger/db/tables/acceptance.ts";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { repostDocuments } from "../../../electron/ledger/receivables/repost-documents.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { CustomerPaymentTerms } from "../../../shared/contract/acceptance.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { incoming, makeDocument, rules, uuid } from "../support/documents.ts";
import { dump } from "../support/ledger-dump.ts";
import type { DatabaseName } from "../support/ledgers.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";
import { WEEKLY } from "./scene.ts";

const RUNS = { sqlite: 25, postgres: 5, server: 5 } as const;
const recorded = { recordedAt: "2026-06-01T00:00:00.000Z", actor: "test" } as const;
const CUSTOMERS = ["URE180429TM6", "IIA040805DZ4"] as const;

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-0${1 + (n % 5)}-${String(n).padStart(2, "0")}`);
const target = fc.integer({ min: 1, max: 7 });

const invoice = (n: number): fc.Arbitrary<CfdiDocument> =>
  fc
    .record({
      day,
      rfc: fc.constantFrom(...CUSTOMERS),
      terms: fc.constantFrom("", "30 días", "45 días"),
      replaces: fc.option(target, { freq: 2 }),
    })
    .map((x) =>
      makeDocument(n, {
        issuedAt: `${x.day}T10:00:00`,
        receiver: { rfc: x.rfc, name: `CLIENTE ${x.rfc}`, foreignTaxId: "" },
        paymentTerms: x.terms,
        relations: x.replaces === null || x.replaces === n ? [] : [{ relation: "04", uuids: [uuid(x.replaces)] }],
      }),
    );
const documents = fc.tuple(...[1, 2, 3, 4, 5, 6].map(invoice));

type Told = Pick<InvoiceAcceptanceEventRow, "invoice_uuid" | "kind" | "happened_on" | "reference" | "undoes_id">;
const kind = fc.constantFrom("po", "received", "submitted", "accepted", "rejected", "agreed", "undo");
const events = fc.array(fc.record({ target, kind, day }), { maxLength: 8 }).map((list) => {
  const undone = new Set<number>();
  return list.flatMap((each, index): Told[] => {
    if (each.kind !== "undo") {
      return [
        {
          invoice_uuid: uuid(each.target),
          kind: each.kind,
          happened_on: each.day,
          reference: `R${index}`,
          undoes_id: null,
        },
      ];
    }
    const earlier = list.findIndex((other, at) => at < index && other.kind !== "undo" && !undone.has(at));
    if (earlier < 0) return [];
    undone.add(earlier);
    const named = uuid(list[earlier]?.target ?? 0);
    return [{ invoice_uuid: named, kind: "undo", happened_on: "", reference: "", undoes_id: earlier }];
  });
});

const terms = fc
  .record({
    basis: fc.constantFrom("invoiceDate", "receiptDate", "acceptanceDate", "endOfMonth"),
    reviewWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
    holidayShift: fc.constantFrom("next", "previous"),
    closed: fc.boolean(),
  })
  .map(
    ({ closed, ...drawn }): CustomerPaymentTerms => ({
      ...WEEKLY,
      ...drawn,
      closings: closed ? [{ from: "2026-03-20", to: "2026-04-06", name: "Semana Santa" }] : [],
    }),
  );

interface Step {
  readonly documents: readonly CfdiDocument[];
  readonly events: readonly { readonly row: Told; readonly id: number }[];
  readonly terms: boolean;
}

async function run(database: DatabaseName, steps: readonly Step[], agreed: CustomerPaymentTerms): Promise<LedgerDb> {
  const db = await openLedgerOn(database);
  await db.write((tx) =>
    tx.bulk.insert("import_run", [
      { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" },
    ]),
  );
  const telling = { done: 0, total: 0, tell: async () => {} };
  const recording = { at: recorded.recordedAt, actor: recorded.actor };
  for (const step of steps) {
    await db.write((tx) => postDocuments(tx, step.documents.map(incoming), { runId: 1, ...recorded }, rules));
    await db.write(async (tx) => {
      for (const { row, id } of step.events) {
        const plain = { batch: id, reason: "", recorded_at: "", actor: "" };
        await tx.bulk.insert("invoice_acceptance_event", [{ id, ...row, ...plain }]);
        await repostDocuments(tx, [row.invoice_uuid], recorded, rules);
      }
      if (!step.terms) return;
      // Of one customer alone, so that replacements cross between who has terms and who has none.
      const first = await tx.sql.selectFrom("customer").select("id").where("rfc", "=", CUSTOMERS[0]).executeTakeFirst();
      if (first) await saveTerms(tx, { customerId: first.id, terms: agreed }, rules, recording, telling);
    });
  }
  return db;
}

describe.each(databases)("acceptance and terms on %s", (database) => {
  test("give one ledger whatever order documents, terms and what was recorded come in, and verify proves it", async () => {
    const arrangement = fc.record({
      order: fc.array(fc.nat({ max: 1_000_000 }), { minLength: 6, maxLength: 6 }),
      cut: fc.integer({ min: 0, max: 6 }),
      early: fc.integer({ min: 0, max: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(documents, events, terms, arrangement, async (all, told, agreed, { order, cut, early }) => {
        const ids = told.map((row, index) => ({
          id: index + 1,
          row: row.undoes_id === null ? row : { ...row, undoes_id: idOf(told, row) },
        }));
        const mixed = all.map((document, index) => ({ document, rank: order[index] ?? 0 }));
        mixed.sort((a, b) => a.rank - b.rank);
        const shuffled = mixed.map(({ document }) => document);
        const one = await run(database, [{ documents: all, events: ids, terms: true }], agreed);
        const steps = [
          { documents: shuffled.slice(0, cut), events: ids.slice(0, early), terms: true },
          { documents: shuffled.slice(cut), events: ids.slice(early), terms: true },
        ];
        const other = await run(database, steps, agreed);
        try {
          expect(await dump(other)).toEqual(await dump(one));
          const { checks } = await verifyLedger(other);
          expect(checks.filter((check) => !check.ok && check.name !== "files")).toEqual([]);
        } finally {
          await one.close();
          await other.close();
        }
      }),
      { numRuns: RUNS[database], endOnFailure: true, seed: 20261124 },
    );
  });
});

/** Row id of the event that an undo takes back: undo rows that came to nothing were left out of the list. */
function idOf(told: readonly Told[], undo: Told): number {
  const real = told.filter((row) => row.undoes_id === null);
  const found = real.find((row) => row.reference === `R${undo.undoes_id}`);
  return found ? told.indexOf(found) + 1 : 0;
}
