import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { PaymentInput } from "../../../shared/contract/payments.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { incoming, makeComplement, makeDocument, makePayment, rules, uuid } from "../support/documents.ts";
import type { DatabaseName } from "../support/ledgers.ts";
import { databases, makeLedger, temporaryFolder } from "../support/ledgers.ts";

const CUTOFF = "2026-08-31";
const AS_OF = "2026-10-31";
const RFC = "URE180429TM6";
const HEADER = "RFC,Cliente,Documento,Folio fiscal,Fecha,Vencimiento,Moneda,Total,Saldo";
const row = (reference: string, total: string, open: string, named = ""): string =>
  `${RFC},UNIVERSIDAD,${reference},${named},15/06/2026,15/07/2026,MXN,${total},${open}`;
const invoice = (n: number, changes: Partial<CfdiDocument> = {}) =>
  makeDocument(n, { issuedAt: "2026-06-15T10:00:00", ...changes });

type To = readonly [invoiceUuid: string, pesos: number];
const applications = (to: readonly To[]): PaymentInput["applications"] =>
  to.map(([invoiceUuid, pesos]) => ({ invoiceUuid, amountMinor: pesos * 100, exchange: null }));

/** A ledger in front of which money, opening balances and documents come as a person and the imports bring them. */
async function setUp(database: DatabaseName) {
  const ledger = await makeLedger(database);
  const { client, db } = ledger;
  const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
  await db.write((tx) => tx.bulk.insert("import_run", [run]));
  const customer = async () => (await client.customers.find({ text: "universidad" })).rows[0]?.id ?? 0;
  return {
    ...ledger,
    customer,
    post: (...documents: CfdiDocument[]) =>
      db.write((tx) =>
        postDocuments(
          tx,
          documents.map(incoming),
          { runId: 1, recordedAt: "2026-09-01T00:00:00.000Z", actor: "test" },
          rules,
        ),
      ),
    /** Imports opening balances; gives their batch and the UUIDs of its lines. */
    async openings(...rows: string[]): Promise<{ batchId: number; lines: string[] }> {
      const file = join(temporaryFolder(), "saldos.csv");
      writeFileSync(file, `${[HEADER, ...rows].join("\n")}\n`);
      const done = await client.openings.importFile({ commandId: randomUUID(), file, cutoff: CUTOFF });
      const batchId = done.batchId ?? 0;
      return { batchId, lines: (await client.openings.lines({ batchId })).rows.map((line) => line.uuid) };
    },
    undo: (batchId: number) => client.openings.undo({ commandId: randomUUID(), batchId }),
    async record(pesos: number, paidOn: string, to: readonly To[] = [], form = "03"): Promise<string> {
      const payment = {
        customerId: await customer(),
        currency: "MXN",
        amountMinor: pesos * 100,
        paidOn,
        form,
        operation: "",
        account: "",
        note: "",
        clearedOn: null,
        applications: applications(to),
      };
      const command = { commandId: randomUUID(), payments: [payment], thirdParty: false };
      return (await client.payments.record(command)).payments[0]?.uuid ?? "";
    },
    apply: (paymentUuid: string, ...to: To[]) =>
      client.payments.apply({
        commandId: randomUUID(),
        applications: applications(to).map((each) => ({ ...each, paymentUuid })),
        thirdParty: false,
      }),
    /** What is open, by folio, and under `free` what waits on the customer's account. */
    async stand(asOf = AS_OF): Promise<Record<string, number>> {
      const { rows } = await client.receivables.page({ asOf });
      const aging = await client.receivables.aging({ asOf });
      const free = aging.rows.reduce((sum, each) => sum + each.unappliedMinor, 0) / 100;
      return { ...Object.fromEntries(rows.map((each) => [each.folio, each.openMinor / 100])), free };
    },
    async unsound() {
      const { checks } = await client.ledgers.verify();
      return checks.filter((check) => !check.ok && check.name !== "files");
    },
  };
}

const refusal = async (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => "nothing refused",
    (error: { code: string }) => error.code,
  );

describe.each(databases)("recorded money on opening balances on %s", (database) => {
  test("lowers a line like any invoice, together with invoices too, and counts once whatever is posted again", async () => {
    const l = await setUp(database);
    await l.post(invoice(1));
    const { lines } = await l.openings(row("F-7", "1000", "400"), row("F-8", "500", "500", uuid(8)));
    const [seven = "", eight = ""] = lines;
    const paid = await l.record(1000, "2026-09-10", [
      [seven, 250],
      [eight, 500],
      [uuid(1), 100],
    ]);
    expect(await l.stand()).toEqual({ 1: 900, 7: 150, free: 150 });
    expect(await l.stand("2026-09-09")).toEqual({ 1: 1000, 7: 400, 8: 500, free: 0 });
    // Something that only touches the invoice posts the payment again, which must still know the lines.
    await l.post(makeDocument(30, { kind: "E", issuedAt: "2026-09-20T10:00:00", total: "50.00", relations: [one] }));
    expect(await l.stand()).toEqual({ 1: 850, 7: 150, free: 150 });
    await l.apply(paid, [seven, 150]);
    expect(await l.stand()).toEqual({ 1: 850, free: 0 });
    expect(await refusal(l.apply(paid, [seven, 1]))).toBe("APPLY_MORE_THAN_OPEN");
    const view = await l.client.payments.get({ uuid: paid, asOf: AS_OF });
    expect(view.standing.map((each) => [each.invoiceLabel, each.amountMinor]).sort()).toEqual([
      ["F-1", 10_000],
      ["F-7", 40_000],
      ["F-8", 50_000],
    ]);
    expect(await l.unsound()).toEqual([]);
  });

  const one = { relation: "01", uuids: [uuid(1)] };

  test("moves to the CFDI that takes the line's place, by its UUID or by its reference, and counts once", async () => {
    const l = await setUp(database);
    await l.post(invoice(1));
    const { lines } = await l.openings(row("F-7", "1000", "400"), row("F-8", "500", "500", uuid(8)));
    const [seven = "", eight = ""] = lines;
    const paid = await l.record(500, "2026-09-10", [
      [seven, 250],
      [eight, 100],
      [uuid(1), 100],
    ]);
    await l.post(invoice(7), invoice(8, { total: "500.00" }));
    expect(await l.stand()).toEqual({ 1: 900, 7: 150, 8: 400, free: 50 });
    await l.post(makeDocument(30, { kind: "E", issuedAt: "2026-09-20T10:00:00", total: "50.00", relations: [one] }));
    expect(await l.stand()).toEqual({ 1: 850, 7: 150, 8: 400, free: 50 });
    const view = await l.client.payments.get({ uuid: paid, asOf: AS_OF });
    expect(view.standing.map((each) => each.invoiceUuid).sort()).toEqual([uuid(1), uuid(7), uuid(8)]);
    expect(view.state).toBe("partly");
    expect(await l.unsound()).toEqual([]);
  });

  test("goes to the CFDI that came before it; a dialog still open on the line pays the CFDI", async () => {
    const l = await setUp(database);
    const { lines } = await l.openings(row("F-7", "1000", "400"));
    const [seven = ""] = lines;
    await l.post(invoice(7));
    const paid = await l.record(300, "2026-09-10", [[uuid(7), 100]]);
    await l.apply(paid, [seven, 150]);
    expect(await l.stand()).toEqual({ 7: 150, free: 50 });
    // Both ways to name it share one balance.
    const other = await l.record(300, "2026-09-11");
    expect(await refusal(l.apply(other, [seven, 100], [uuid(7), 100]))).toBe("APPLY_MORE_THAN_OPEN");
    expect(await l.stand()).toEqual({ 7: 150, free: 350 });
    expect(await l.unsound()).toEqual([]);
  });

  test("a cheque that has not cleared is set aside of the line and of the CFDI that takes its place", async () => {
    const l = await setUp(database);
    const { lines } = await l.openings(row("F-7", "1000", "400"));
    const cheque = await l.record(300, "2026-09-10", [[lines[0] ?? "", 300]], "02");
    const most = async () => {
      const customerId = await l.customer();
      const { rows } = await l.client.payments.appliable({ customerId, currency: "MXN", search: "" });
      return rows.map((each) => each.appliableMinor / 100);
    };
    expect([await most(), await l.stand()]).toEqual([[100], { 7: 400, free: 0 }]);
    await l.post(invoice(7));
    expect([await most(), await l.stand()]).toEqual([[100], { 7: 400, free: 0 }]);
    await l.client.payments.clear({ commandId: randomUUID(), paymentUuid: cheque, on: "2026-09-12" });
    expect([await most(), await l.stand()]).toEqual([[100], { 7: 100, free: 0 }]);
    expect(await l.unsound()).toEqual([]);
  });

  test("a complement for part of it says how much is the line's, and the rest is to apply", async () => {
    const l = await setUp(database);
    const { lines } = await l.openings(row("F-7", "1000", "400"), row("F-8", "1000", "800", uuid(8)));
    const [seven = "", eight = ""] = lines;
    const paid = await l.record(1000, "2026-09-10", [
      [eight, 300],
      [seven, 200],
    ]);
    await l.post(
      makeComplement(21, [makePayment("2026-09-10", "250.00", [[8, "250.00"]])], { issuedAt: "2026-09-11T10:00:00" }),
      makeComplement(22, [makePayment("2026-09-10", "150.00", [[7, "150.00"]])], { issuedAt: "2026-09-11T10:00:00" }),
    );
    const link = (n: number) =>
      l.client.payments.link({ commandId: randomUUID(), paymentUuid: paid, repUuid: uuid(n), pago: 0 });
    await link(21);
    await link(22);
    // The file of F-7 says nothing of its UUID: until its CFDI is here nobody knows that the complement is about it.
    expect(await l.stand()).toEqual({ 7: 200, 8: 550, free: 550 });
    await l.post(invoice(7), invoice(8));
    expect(await l.stand()).toEqual({ 7: 250, 8: 550, free: 600 });
    const view = await l.client.payments.get({ uuid: paid, asOf: AS_OF });
    expect(view.applications.map((each) => each.overruled)).toEqual([true, true]);
    expect(await l.unsound()).toEqual([]);
  });

  test.each([
    ["money, complement, CFDI", ["openings", "money", "complement", "invoice"]],
    ["complement, money, CFDI", ["openings", "complement", "money", "invoice"]],
    ["money and complement before the line", ["other", "money", "complement", "openings", "invoice"]],
  ])("and a complement for the CFDI's UUID are the same money: %s", async (_, order) => {
    const l = await setUp(database);
    let line: string | undefined;
    for (const step of order) {
      if (step === "other") await l.post(invoice(1));
      if (step === "openings") line = (await l.openings(row("F-8", "1000", "800", uuid(8)))).lines[0];
      if (step === "money") await l.record(300, "2026-09-10", line === undefined ? [] : [[line, 300]]);
      if (step === "invoice") await l.post(invoice(8));
      if (step === "complement") {
        await l.post(
          makeComplement(21, [makePayment("2026-09-10", "300.00", [[8, "300.00"]])], {
            issuedAt: "2026-09-11T10:00:00",
          }),
        );
      }
      if (line !== undefined && order.indexOf(step) >= order.indexOf("complement")) {
        expect([step, (await l.stand())["8"], (await l.stand())["free"]]).toEqual([step, 500, 0]);
      }
      expect([step, await l.unsound()]).toEqual([step, []]);
    }
  });

  test("is to apply again when the import is undone, nothing of it lost, and can pay what comes next", async () => {
    const l = await setUp(database);
    const first = await l.openings(row("F-7", "1000", "400"), row("F-8", "500", "500", uuid(8)));
    const [seven = "", eight = ""] = first.lines;
    const paid = await l.record(600, "2026-09-10", [
      [seven, 300],
      [eight, 200],
    ]);
    await l.post(invoice(8, { total: "500.00" }));
    expect(await l.stand()).toEqual({ 7: 100, 8: 300, free: 100 });
    await l.undo(first.batchId);
    expect(await l.stand()).toEqual({ 8: 500, free: 600 });
    expect(await l.client.payments.get({ uuid: paid, asOf: AS_OF })).toMatchObject({
      state: "unapplied",
      unappliedMinor: 60_000,
    });
    expect(await l.unsound()).toEqual([]);
    const again = await l.openings(row("F-7", "1000", "350"));
    await l.apply(paid, [again.lines[0] ?? "", 350], [uuid(8), 250]);
    expect(await l.stand()).toEqual({ 8: 250, free: 0 });
    expect(await refusal(l.apply(paid, [seven, 1]))).toBe("APPLY_ENDED_INVOICE");
    expect(await l.unsound()).toEqual([]);
  });

  test("dated up to the cut-off is inside the balance already, before the CFDI and after it", async () => {
    const l = await setUp(database);
    const { lines } = await l.openings(row("F-7", "1000", "400"));
    const early = await l.record(250, "2026-08-15", [[lines[0] ?? "", 250]]);
    expect(await l.stand()).toEqual({ 7: 400, free: 0 });
    await l.post(invoice(7));
    expect(await l.stand()).toEqual({ 7: 400, free: 0 });
    expect(await l.stand(CUTOFF)).toEqual({ 7: 400, free: 0 });
    // Returned by the bank after the cut-off it was not paid after all.
    await l.client.payments.bounce({ commandId: randomUUID(), paymentUuid: early, on: "2026-09-05" });
    expect(await l.stand(CUTOFF)).toEqual({ 7: 400, free: 0 });
    expect(await l.stand()).toEqual({ 7: 650, free: 0 });
    expect(await l.unsound()).toEqual([]);
  });

  test("goes to the account when the CFDI that replaced the line is cancelled by hand, and comes back with it", async () => {
    const l = await setUp(database);
    const { lines } = await l.openings(row("F-7", "1000", "400"));
    const [seven = ""] = lines;
    await l.record(250, "2026-09-10", [[seven, 250]]);
    const cancel = (target: string) =>
      l.client.review.cancel({ commandId: randomUUID(), uuid: target, on: "2026-09-20", motive: "02" });
    expect(await refusal(cancel(seven))).toBe("NOT_FOUND");
    await l.post(invoice(7));
    const { decisionIds } = await cancel(uuid(7));
    // What was settled before the cut-off is the customer's too, like any money of a cancelled invoice.
    expect(await l.stand()).toEqual({ free: 850 });
    expect(await l.unsound()).toEqual([]);
    await l.client.review.undo({ commandId: randomUUID(), decisionIds });
    expect(await l.stand()).toEqual({ 7: 150, free: 0 });
    expect(await l.unsound()).toEqual([]);
  });

  test("finds lines where invoices are looked for: to apply to, and for a deposit of the bank", async () => {
    const l = await setUp(database);
    const { lines } = await l.openings(row("F-7", "1000", "412.50"));
    const found = await l.client.payments.appliable({ customerId: await l.customer(), currency: "MXN", search: "f-7" });
    expect(found.rows).toMatchObject([{ uuid: lines[0], label: "F-7", openMinor: 41_250, appliableMinor: 41_250 }]);

    const input = { id: null, name: "Principal", bank: "Banco del Valle", tail: "4321", currency: "MXN" };
    const account = await l.client.bank.saveAccount({ commandId: randomUUID(), ...input });
    const file = join(temporaryFolder(), "banco.csv");
    writeFileSync(
      file,
      `Fecha,Concepto,Referencia,Cargo,Abono,Saldo\n10/09/2026,SPEI RECIBIDO ${RFC} PAGO F-7,7788,,412.50,412.50\n`,
    );
    await l.client.bank.import({ commandId: randomUUID(), accountId: account.id, file });
    const [line] = (await l.client.bank.lines({ state: "open" })).rows;
    const [best] = line?.suggestions ?? [];
    expect(best?.applications).toMatchObject([{ invoiceUuid: lines[0], amountMinor: 41_250 }]);
    // The CFDI comes while the suggestion is on screen.
    await l.post(invoice(7));
    const choice = {
      kind: "record" as const,
      lineId: line?.id ?? 0,
      customerId: best?.customerId ?? 0,
      applications: [{ invoiceUuid: lines[0] ?? "", amountMinor: 41_250 }],
      suggestion: best?.key ?? "",
    };
    await l.client.bank.confirm({ commandId: randomUUID(), choices: [choice] });
    expect(await l.stand()).toEqual({ free: 0 });
    expect(await l.unsound()).toEqual([]);
  });
});
