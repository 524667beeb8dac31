import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { readSettings } from "../../../electron/ledger/settings/reader.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { incoming, makeComplement, makeDocument, makePayment, uuid } from "../support/documents.ts";
import { databases, makeLedger } from "../support/ledgers.ts";

const asOf = "2026-06-30";

/** A ledger with documents in it, and short words for what the tests do to it. */
async function open(database: (typeof databases)[number], documents: readonly CfdiDocument[]) {
  const { client, db } = await makeLedger(database);
  await db.write((tx) =>
    tx.bulk.insert("import_run", [
      { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" },
    ]),
  );
  const one = (n: number, on: string) => ({ commandId: randomUUID(), uuid: uuid(n), on, note: "" });
  const post = async (...more: CfdiDocument[]) => {
    const settings = await readSettings(db.read);
    const context = { runId: 1, recordedAt: "2026-06-01T00:00:00.000Z", actor: "test" };
    await db.write((tx) => postDocuments(tx, more.map(incoming), context, settings));
  };
  await post(...documents);
  return {
    client,
    db,
    post,
    /** State and balance of every document, and what waits on the customer's account. */
    async stands(day = asOf) {
      const { rows } = await client.receivables.documents({ asOf: day, all: true });
      const aging = await client.receivables.aging({ asOf: day });
      const unapplied = aging.rows.reduce((sum, row) => sum + row.unappliedMinor, 0);
      const verified = await client.ledgers.verify();
      expect(verified.checks.filter((check) => !check.ok && check.name !== "files")).toEqual([]);
      return [
        ...rows.map((row) => `${row.kind}${Number(row.folio)} ${row.status} ${row.openMinor}`),
        `account ${unapplied}`,
      ];
    },
    async live() {
      const entries = await db.read.selectFrom("entry").selectAll().execute();
      const reversed = new Set(entries.flatMap((entry) => entry.reverses_id ?? []));
      return entries
        .filter((entry) => entry.reverses_id === null && !reversed.has(entry.id))
        .map(({ id, recorded_at, actor, ...entry }) => JSON.stringify(entry))
        .sort();
    },
    cancel: (n: number, on: string, motive: "01" | "02" | "03" | "04" = "02", substitute: number | null = null) =>
      client.review.cancel({ ...one(n, on), motive, substitute: substitute === null ? null : uuid(substitute) }),
    request: (n: number, on: string) => client.review.request({ ...one(n, on), motive: "02" }),
    keep: (n: number, on: string, cancelSubstitute = false) => client.review.keep({ ...one(n, on), cancelSubstitute }),
    mark: (as: "open" | "settled", ...numbers: number[]) =>
      client.review.markPue({ commandId: randomUUID(), uuids: numbers.map(uuid), as, on: asOf, note: "" }),
    undo: (...decisionIds: number[]) => client.review.undo({ commandId: randomUUID(), decisionIds }),
    evidence: (n: number) => client.review.evidence({ uuid: uuid(n) }),
    async policy(policy: "settled" | "open", signal?: AbortSignal) {
      const steps = [];
      const options = signal ? { signal } : {};
      for await (const step of await client.settings.changePuePolicy({ commandId: randomUUID(), policy }, options)) {
        steps.push(step);
      }
      return steps;
    },
  };
}

const paid = (n: number, target: number, amount: string) =>
  makeComplement(n, [makePayment("2026-02-10", amount, [[target, amount]])], {
    issuedAt: "2026-02-12T10:00:00",
    folio: String(n),
  });
const credit = (n: number, target: number, total: string) =>
  makeDocument(n, {
    kind: "E",
    total,
    issuedAt: "2026-02-15T10:00:00",
    relations: [{ relation: "01", uuids: [uuid(target)] }],
  });
const replacement = (n: number, old: number) =>
  makeDocument(n, { issuedAt: "2026-03-01T10:00:00", relations: [{ relation: "04", uuids: [uuid(old)] }] });
const pue = (n: number, changes: Partial<CfdiDocument> = {}) =>
  makeDocument(n, { paymentMethod: "PUE", paymentForm: "03", ...changes });

describe.each(databases)("decisions about documents on %s", (database) => {
  test("an invoice cancelled by hand owes nothing from its day; its money waits for another use; undoing brings all back", async () => {
    const ledger = await open(database, [makeDocument(1), paid(2, 1, "400.00")]);
    const before = await ledger.live();
    const { decisionIds } = await ledger.cancel(1, "2026-04-10");
    expect(await ledger.stands()).toEqual(["I1 cancelled 0", "P2 paid 0", "account 40000"]);
    expect(await ledger.stands("2026-04-09")).toEqual(["I1 open 60000", "P2 paid 0", "account 0"]);
    expect(await ledger.evidence(1)).toMatchObject({
      ending: { as: "cancelled", on: "2026-04-10", by: "hand", successor: null },
      decisions: [{ id: decisionIds[0], kind: "cancelled", motive: "02", actor: "test", undone: null }],
    });
    expect(await ledger.undo(...decisionIds)).toEqual({ undone: 1 });
    expect(await ledger.live()).toEqual(before);
    expect(await ledger.undo(...decisionIds)).toEqual({ undone: 0 });
    expect((await ledger.evidence(1)).decisions[0]?.undone).toMatchObject({ actor: "test" });
  });

  test("motive 01 hands everything to the substitute, whenever its file comes", async () => {
    const ledger = await open(database, [makeDocument(1), paid(2, 1, "400.00")]);
    await ledger.cancel(1, "2026-04-10", "01", 3);
    expect(await ledger.stands()).toEqual(["I1 cancelled 0", "P2 paid 0", "account 40000"]);
    await ledger.post(makeDocument(3, { issuedAt: "2026-04-08T10:00:00" }));
    expect(await ledger.stands()).toEqual(["I1 substituted 0", "P2 paid 0", "I3 open 60000", "account 0"]);
    expect((await ledger.evidence(1)).ending).toMatchObject({ by: "hand", successor: { uuid: uuid(3), known: true } });
  });

  test("a cancelled complement gives its money back, a cancelled credit note raises the invoice again", async () => {
    const ledger = await open(database, [makeDocument(1), paid(2, 1, "400.00"), credit(3, 1, "100.00")]);
    expect(await ledger.stands()).toEqual(["I1 open 50000", "P2 paid 0", "E3 paid 0", "account 0"]);
    await ledger.cancel(2, "2026-04-10", "03");
    expect(await ledger.stands()).toEqual(["I1 open 90000", "P2 cancelled 0", "E3 paid 0", "account 0"]);
    await ledger.cancel(3, "2026-04-10", "03");
    expect(await ledger.stands()).toEqual(["I1 open 100000", "P2 cancelled 0", "E3 cancelled 0", "account 0"]);
  });

  test("a cancellation in process is only noted", async () => {
    const ledger = await open(database, [makeDocument(1)]);
    const before = await ledger.live();
    await ledger.request(1, "2026-04-10");
    expect(await ledger.live()).toEqual(before);
    expect((await ledger.evidence(1)).decisions).toMatchObject([{ kind: "requested", on: "2026-04-10" }]);
  });

  test("a rejected cancellation gives the replaced invoice back, with or without cancelling its substitute", async () => {
    const ledger = await open(database, [makeDocument(1), replacement(2, 1), paid(3, 1, "400.00")]);
    expect(await ledger.stands()).toEqual(["I1 substituted 0", "P3 paid 0", "I2 open 60000", "account 0"]);
    const both = await ledger.keep(1, "2026-04-10");
    expect(await ledger.stands()).toEqual(["I1 open 60000", "P3 paid 0", "I2 open 100000", "account 0"]);
    expect(await ledger.evidence(1)).toMatchObject({
      kept: true,
      ending: null,
      replacements: [{ uuid: uuid(2), inForce: true }],
    });
    await ledger.undo(...both.decisionIds);
    const one = await ledger.keep(1, "2026-04-10", true);
    expect(one.decisionIds).toHaveLength(2);
    expect(await ledger.stands()).toEqual(["I1 open 60000", "P3 paid 0", "I2 cancelled 0", "account 0"]);
    await ledger.undo(...one.decisionIds);
    expect(await ledger.stands()).toEqual(["I1 substituted 0", "P3 paid 0", "I2 open 60000", "account 0"]);
  });

  test("a PUE invoice marked unpaid is open, and a complement pays it then; marked paid or undone it is settled again", async () => {
    const ledger = await open(database, [pue(1), paid(2, 1, "400.00"), pue(3), makeDocument(4)]);
    const before = await ledger.live();
    expect(await ledger.stands()).toEqual(["I1 paid 0", "I3 paid 0", "I4 open 100000", "P2 paid 0", "account 0"]);
    const marked = await ledger.mark("open", 1, 3);
    expect(await ledger.stands()).toEqual([
      "I1 open 60000",
      "I3 open 100000",
      "I4 open 100000",
      "P2 paid 0",
      "account 0",
    ]);
    expect((await ledger.evidence(1)).pue).toEqual({ settled: false, mark: "open" });
    await ledger.mark("settled", 3);
    expect((await ledger.stands())[1]).toBe("I3 paid 0");
    await ledger.undo(...marked.decisionIds);
    expect(await ledger.live()).toEqual(before);
    await expect(ledger.mark("open", 4)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  test("PUE to confirm lists what the rule alone settles, and loses what is known to be paid, marked or ended", async () => {
    const ledger = await open(database, [
      pue(1, { issuedAt: "2026-01-05T10:00:00" }),
      pue(2),
      paid(3, 2, "1000.00"),
      pue(4, { currency: "USD", exchangeRate: "18.00" }),
      pue(5, { global: true, receiver: { rfc: "XAXX010101000", name: "PUBLICO EN GENERAL", foreignTaxId: "" } }),
      pue(6),
      replacement(7, 6),
      makeDocument(8),
    ]);
    const list = async () => {
      const { rows, total } = await ledger.client.review.pueToConfirm({ asOf });
      expect(total).toBe(rows.length);
      return rows.map((row) => Number(row.folio));
    };
    expect(await list()).toEqual([1, 4]);
    expect((await ledger.client.review.pueTotals({ asOf })).rows).toEqual([
      { currency: "MXN", documents: 1, totalMinor: 100_000 },
      { currency: "USD", documents: 1, totalMinor: 100_000 },
    ]);
    expect((await ledger.client.review.pueToConfirm({ asOf, search: "nadie" })).rows).toEqual([]);
    expect((await ledger.client.review.pueToConfirm({ asOf: "2026-01-04" })).rows.map((row) => row.folio)).toEqual([
      "4",
    ]);
    await ledger.mark("settled", 1);
    const { decisionIds } = await ledger.mark("open", 4);
    expect(await list()).toEqual([]);
    await ledger.undo(...decisionIds);
    expect(await list()).toEqual([4]);
  });

  test("the policy 'open' keeps PUE invoices open until paid, and going back leaves the ledger as it was", async () => {
    const ledger = await open(database, [
      pue(1),
      paid(2, 1, "400.00"),
      makeDocument(3),
      pue(4, { paymentMethod: "" }),
      pue(5, { global: true, receiver: { rfc: "XAXX010101000", name: "PUBLICO EN GENERAL", foreignTaxId: "" } }),
    ]);
    const before = await ledger.live();
    const steps = await ledger.policy("open");
    expect(steps.at(-1)).toEqual({ done: 2, total: 2, state: "done" });
    expect((await ledger.client.settings.get()).puePolicy).toBe("open");
    expect(await ledger.stands()).toEqual([
      "I1 open 60000",
      "I3 open 100000",
      "I4 open 100000",
      "I5 paid 0",
      "P2 paid 0",
      "account 0",
    ]);
    await ledger.post(pue(6));
    expect(await ledger.stands()).toContain("I6 open 100000");
    await ledger.cancel(6, "2026-06-01");
    await ledger.policy("settled");
    expect((await ledger.live()).filter((entry) => before.includes(entry))).toEqual(before);
    expect(await ledger.stands()).toContain("I1 paid 0");
  });

  test("a change of policy that is abandoned changes nothing", async () => {
    const ledger = await open(database, [pue(1), pue(2)]);
    const before = await ledger.live();
    const stream = await ledger.client.settings.changePuePolicy({ commandId: randomUUID(), policy: "open" });
    for await (const step of stream) {
      expect(step.state).toBe("running");
      break;
    }
    expect(await ledger.live()).toEqual(before);
    expect((await ledger.client.settings.get()).puePolicy).toBe("settled");
    expect(await ledger.stands()).toContain("I1 paid 0");
  });

  test("a repeated command decides once, each decision is in the audit, and nonsense is refused", async () => {
    const ledger = await open(database, [makeDocument(1), makeDocument(2)]);
    const call = {
      commandId: randomUUID(),
      uuid: uuid(1),
      on: "2026-04-10",
      motive: "02" as const,
      substitute: null,
      note: "  por error ",
    };
    expect(await ledger.client.review.cancel(call)).toEqual(await ledger.client.review.cancel(call));
    const audit = await ledger.db.read
      .selectFrom("audit")
      .select("detail")
      .where("action", "=", "review.cancel")
      .execute();
    expect(audit.map((row) => JSON.parse(row.detail))).toEqual([
      [{ id: 1, uuid: uuid(1), kind: "cancelled", on: "2026-04-10", motive: "02", note: "por error" }],
    ]);
    const refused = { code: "INVALID_INPUT" };
    await expect(ledger.cancel(2, "2025-12-31")).rejects.toMatchObject(refused);
    await expect(ledger.cancel(2, "2999-01-01")).rejects.toMatchObject(refused);
    await expect(ledger.cancel(2, "2026-04-10", "01")).rejects.toMatchObject(refused);
    await expect(ledger.cancel(2, "2026-04-10", "02", 1)).rejects.toMatchObject(refused);
    await expect(ledger.cancel(2, "2026-04-10", "01", 2)).rejects.toMatchObject(refused);
    await expect(ledger.keep(2, "2026-04-10")).rejects.toMatchObject(refused);
    await expect(ledger.cancel(9, "2026-04-10")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ledger.undo(99)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await ledger.db.read.selectFrom("document_decision").select("id").execute()).toHaveLength(1);
  });
});
