import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { mergeCustomers, unmergeCustomers } from "../../../electron/ledger/customers/merge-writer.ts";
import { takeIds } from "../../../electron/ledger/db/ids.ts";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { postPayments } from "../../../electron/ledger/payments/posting.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { file, folderOf, OWN_RFC } from "../support/cfdi-files.ts";
import { incoming, makeComplement, makeDocument, makePayment, rules, uuid } from "../support/documents.ts";
import { dump, dumpMoney } from "../support/ledger-dump.ts";
import { type DatabaseName, databases, makeLedger, openLedgerOn } from "../support/ledgers.ts";
import { insertMoney } from "../support/money.ts";

const RECORDED = { at: "2026-06-01T00:00:00.000Z", actor: "test", today: "2026-06-01" };
const CONTEXT = { runId: 1, recordedAt: RECORDED.at, actor: "test" };
const [KEPT, MERGED] = ["GODE561231GR8", "URE180429TM6"] as const;

/** Invoices of both customers, their complements, a credit note, and money recorded for each. */
const receiver = (rfc: string) => ({ receiver: { rfc, name: rfc, foreignTaxId: "" } });
const DOCUMENTS: readonly CfdiDocument[] = [
  makeDocument(1, receiver(KEPT)),
  makeDocument(2, receiver(MERGED)),
  makeDocument(3, { ...receiver(MERGED), relations: [{ relation: "04", uuids: [uuid(2)] }] }),
  makeDocument(4, {
    ...receiver(MERGED),
    kind: "E",
    total: "10.00",
    relations: [{ relation: "01", uuids: [uuid(1)] }],
  }),
  makeComplement(5, [makePayment("2026-01-15", "40.00", [[1, "40.00"]])], receiver(MERGED)),
  // Documents the money recorded for the kept customer once the two are one.
  makeComplement(6, [makePayment("2026-01-20", "25.00", [[3, "25.00"]])], receiver(MERGED)),
];

type Step =
  | { readonly document: CfdiDocument }
  | { readonly money: string }
  | { readonly merge: true }
  | { readonly unmerge: true };

async function open(database: DatabaseName): Promise<{ db: LedgerDb; kept: number; merged: number }> {
  const db = await openLedgerOn(database);
  const ids = await db.write(async (tx) => {
    const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
    await tx.bulk.insert("import_run", [run]);
    const id = await takeIds(tx, "customer", 2);
    const rows = [KEPT, MERGED].map((key, index) => ({
      id: id + index,
      key,
      rfc: key,
      name: key,
      search: key.toLowerCase(),
      name_from: "",
      merged_into: null,
    }));
    await tx.bulk.insert("customer", rows);
    return { kept: id, merged: id + 1 };
  });
  return { db, ...ids };
}

/** Carries the steps out one by one; a merge that stands already and an undo of none do nothing. */
async function play(database: DatabaseName, steps: readonly Step[]) {
  const { db, kept, merged } = await open(database);
  let mergeId: number | null = null;
  for (const step of steps) {
    await db.write(async (tx) => {
      if ("document" in step) await postDocuments(tx, [incoming(step.document)], CONTEXT, rules);
      else if ("money" in step) {
        // Money recorded for the merged one while it is part of the other is the other's.
        const own = step.money === KEPT || mergeId !== null ? kept : merged;
        const id = await insertMoney(
          tx,
          {
            uuid: uuid(step.money === KEPT ? 90 : 91),
            customerId: own,
            amountMinor: 2500,
            paidOn: "2026-01-20",
            form: "03",
            operation: "",
            applications: [],
          },
          RECORDED,
        );
        await postPayments(tx, new Set([id]), RECORDED);
      } else if ("merge" in step) {
        mergeId ??= await mergeCustomers(tx, { keptId: kept, mergedId: merged }, rules, RECORDED);
      } else if (mergeId !== null) {
        await unmergeCustomers(tx, mergeId, rules, RECORDED);
        mergeId = null;
      }
    });
  }
  const result = { ...(await dump(db)), ...(await dumpMoney(db)) };
  // The contents of these documents are no files.
  const failing = (await verifyLedger(db)).checks.filter((check) => !check.ok && check.name !== "files");
  await db.close();
  return { result, failing };
}

const facts: readonly Step[] = [...DOCUMENTS.map((document) => ({ document })), { money: KEPT }];
const shuffled = fc.shuffledSubarray(facts as Step[], { minLength: facts.length });

describe.each(databases)("merged customers, on %s", (database) => {
  test("give the same ledger whenever the merge is made, before, after and between the documents", async () => {
    const expected = await play(database, [...facts, { merge: true }]);
    expect(expected.failing).toEqual([]);
    await fc.assert(
      fc.asyncProperty(shuffled, fc.nat({ max: facts.length }), async (order, at) => {
        const { result, failing } = await play(database, [...order.slice(0, at), { merge: true }, ...order.slice(at)]);
        expect(failing).toEqual([]);
        expect(result).toEqual(expected.result);
      }),
      { numRuns: database === "sqlite" ? 8 : 3 },
    );
  });

  test("are what they would be without the merge once it is taken back, whatever came in between", async () => {
    const expected = await play(database, facts);
    await fc.assert(
      fc.asyncProperty(
        shuffled,
        fc.tuple(fc.nat({ max: facts.length }), fc.nat({ max: facts.length })),
        async (order, places) => {
          const [from, to] = [Math.min(...places), Math.max(...places)];
          const { result, failing } = await play(database, [
            ...order.slice(0, from),
            { merge: true },
            ...order.slice(from, to),
            { unmerge: true },
            ...order.slice(to),
          ]);
          expect(failing).toEqual([]);
          expect(result).toEqual(expected.result);
        },
      ),
      { numRuns: database === "sqlite" ? 8 : 3 },
    );
  });

  test("show as one on every screen, and as two again after the undo", async () => {
    const ledger = await makeLedger(database);
    const { client } = ledger;
    const other = (name: string) => ({ receiver: `Rfc="GODE561231GR8" Nombre="${name}"` });
    await ledger.importPaths(
      [folderOf({ "1.xml": file(1), "2.xml": file(2, other("OTRO NOMBRE")), "3.xml": file(3, other("OTRO NOMBRE")) })],
      [OWN_RFC],
    );
    const AS_OF = "2025-12-31";
    const aging = async () =>
      (await client.receivables.aging({ asOf: AS_OF })).rows.map((row) => [row.customerKey, row.documents]);
    const before = await aging();
    expect(before).toHaveLength(2);
    const rows = (await client.receivables.documents({ asOf: AS_OF, all: false })).rows;
    const idOf = (folio: string): number => rows.find((row) => row.folio === folio)?.customerId ?? 0;
    const [keptId, mergedId] = [idOf("1"), idOf("2")];
    expect(await client.customers.mergePreview({ keptId, mergedId })).toEqual({
      documents: 2,
      payments: 0,
      contacts: 0,
      differentRfc: true,
    });
    const contact = { name: "Marta", role: "finance" as const };
    await client.customers.saveContact({ commandId: randomUUID(), customerId: mergedId, contactId: null, contact });

    // Who may not be contacted is not merged into somebody who may: the debt would be chased all the same.
    let version = 0;
    const change = async (changes: Parameters<typeof client.customers.update>[0]["changes"]) => {
      const update = { commandId: randomUUID(), customerId: mergedId, version, changes };
      version = (await client.customers.update(update)).version;
    };
    const refusal = () =>
      client.customers.mergePreview({ keptId, mergedId }).then(
        () => "",
        (error: { data?: { code?: string } }) => error.data?.code,
      );
    await change({ doNotContact: true });
    expect(await refusal()).toBe("merge-barred");
    await change({ doNotContact: false, hold: "stop-shipments", holdReason: "Cheque devuelto" });
    expect(await refusal()).toBe("merge-held");
    await change({ hold: "open" });
    expect(await refusal()).toBe("");

    // What was said with the merged one counts for the one that is kept; what was taken back counts for nobody.
    const log = async (day: string) =>
      client.contacts.log({
        commandId: randomUUID(),
        customerId: mergedId,
        channel: "visit",
        direction: "in",
        outcome: "NA",
        happenedAt: `${day}T16:00:00.000Z`,
        next: { kind: "followUp", dueOn: "2099-01-05" },
      });
    await log("2025-12-15");
    const wrong = await log("2025-12-16");
    await client.contacts.withdraw({
      commandId: randomUUID(),
      interactionId: wrong.interactionId,
      reason: "Era otro cliente",
    });
    const listed = async (id: number) =>
      (await client.customers.page({ asOf: AS_OF })).rows.find((row) => row.customerId === id)?.lastContactOn;

    const command = { commandId: randomUUID(), keptId, mergedId };
    const merge = await client.customers.merge(command);
    expect(await client.customers.merge(command)).toEqual(merge);
    expect(await aging()).toEqual([[before.find(([, count]) => count === 1)?.[0], 3]]);
    expect((await client.customers.statement({ customerId: keptId, asOf: AS_OF })).blocks[0]?.movements).toHaveLength(
      3,
    );
    expect((await client.customers.find({ text: "otro nombre" })).rows).toMatchObject([{ id: keptId }]);
    const ficha = await client.customers.ficha({ customerId: keptId, asOf: AS_OF });
    expect(ficha).toMatchObject({ merged: [{ id: merge.id }], people: [{ name: "Marta" }], mergedInto: null });
    const gone = await client.customers.ficha({ customerId: mergedId, asOf: AS_OF });
    expect(gone.mergedInto?.customer.id).toBe(keptId);
    // Its documents keep coming, and count for the one that is kept.
    await ledger.importPaths([folderOf({ "4.xml": file(4, other("OTRO NOMBRE")) })], [OWN_RFC]);
    expect((await aging())[0]?.[1]).toBe(4);
    expect((await client.ledgers.verify()).checks.filter((check) => !check.ok)).toEqual([]);
    const refused = (keptId: number, mergedId: number) =>
      client.customers.merge({ commandId: randomUUID(), keptId, mergedId });
    await expect(refused(keptId, keptId)).rejects.toMatchObject({ code: "MERGE_REFUSED", data: { code: "same" } });
    await expect(refused(mergedId, keptId)).rejects.toMatchObject({ code: "MERGE_REFUSED" });
    await expect(refused(keptId, mergedId)).rejects.toMatchObject({ code: "MERGE_REFUSED" });
    expect(await listed(keptId)).toBe("2025-12-15");

    expect(await client.customers.unmerge({ commandId: randomUUID(), mergeId: merge.id })).toEqual({ undone: true });
    expect(await client.customers.unmerge({ commandId: randomUUID(), mergeId: merge.id })).toEqual({ undone: false });
    expect(new Map((await aging()) as [string, number][])).toEqual(
      new Map((before as [string, number][]).map(([key, count]) => [key, count === 2 ? 3 : count])),
    );
    expect((await client.customers.ficha({ customerId: mergedId, asOf: AS_OF })).people).toMatchObject([
      { name: "Marta" },
    ]);
    expect((await client.ledgers.verify()).checks.filter((check) => !check.ok)).toEqual([]);
  });

  test("count for the last one kept through several merges, each of which comes back by itself", async () => {
    const { db, kept, merged } = await open(database);
    onTestFinished(() => db.close());
    const third = await db.write(async (tx) => {
      await postDocuments(tx, DOCUMENTS.map(incoming), CONTEXT, rules);
      const id = await takeIds(tx, "customer", 1);
      const row = { id, key: "C", rfc: "C", name: "C", search: "c", name_from: "", merged_into: null };
      await tx.bulk.insert("customer", [row]);
      return id;
    });
    const alone = await dump(db);
    const merge = (keptId: number, mergedId: number) =>
      db.write((tx) => mergeCustomers(tx, { keptId, mergedId }, rules, RECORDED));
    const undo = (id: number) => db.write((tx) => unmergeCustomers(tx, id, rules, RECORDED));
    const into = async () =>
      (await db.read.selectFrom("customer").select("merged_into").orderBy("id").execute()).map(
        (row) => row.merged_into,
      );
    const first = await merge(kept, merged);
    const one = await dump(db);
    const second = await merge(third, kept);
    expect(await into()).toEqual([third, third, null]);
    await undo(first);
    expect(await into()).toEqual([third, null, null]);
    await undo(second);
    expect(await into()).toEqual([null, null, null]);
    expect(await dump(db)).toEqual(alone);
    await merge(kept, merged);
    expect(await dump(db)).toEqual(one);
    expect((await verifyLedger(db)).checks.filter((check) => !check.ok).map((check) => check.name)).toEqual(["files"]);
  });
});
