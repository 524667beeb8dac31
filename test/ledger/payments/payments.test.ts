import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { ApplyTo, PaymentInput } from "../../../shared/contract/payments.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { incoming, makeComplement, makeDocument, makePayment, rules, uuid } from "../support/documents.ts";
import type { DatabaseName } from "../support/ledgers.ts";
import { databases, makeLedger } from "../support/ledgers.ts";

const asOf = "2026-06-30";
const other = { receiver: { rfc: "IIA040805DZ4", name: "INDISTRIA ILUMINADORA", foreignTaxId: "" } };

async function setUp(database: DatabaseName, documents: readonly CfdiDocument[]) {
  const ledger = await makeLedger(database);
  const { db, client } = ledger;
  const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
  await db.write((tx) => tx.bulk.insert("import_run", [run]));
  const post = (...batch: CfdiDocument[]) =>
    db.write((tx) =>
      postDocuments(tx, batch.map(incoming), { runId: 1, recordedAt: "2026-06-01T00:00:00.000Z", actor: "t" }, rules),
    );
  await post(...documents);
  const found = await client.customers.find({ text: "universidad" });
  const customerId = found.rows[0]?.id ?? 0;
  const apply = (n: number, pesos: number): ApplyTo => ({
    invoiceUuid: uuid(n),
    amountMinor: pesos * 100,
    exchange: null,
  });
  const one = { commandId: randomUUID };
  return {
    ...ledger,
    post,
    apply,
    customerId,
    id: () => ({ commandId: one.commandId() }),
    async record(pesos: number, paidOn: string, changes: Partial<PaymentInput> = {}, thirdParty = false) {
      const payment = {
        customerId,
        currency: "MXN",
        amountMinor: pesos * 100,
        paidOn,
        form: "03",
        operation: "",
        account: "",
        note: "",
        clearedOn: null,
        applications: [],
        ...changes,
      };
      const { payments } = await client.payments.record({ commandId: randomUUID(), payments: [payment], thirdParty });
      const [recorded] = payments;
      if (!recorded) throw new Error("nothing recorded");
      return recorded;
    },
    async open(): Promise<Record<string, number>> {
      const { rows } = await client.receivables.documents({ asOf, customerKey: null, all: true });
      return Object.fromEntries(rows.filter((row) => row.kind === "I").map((row) => [row.folio, row.openMinor / 100]));
    },
    async unapplied(day = asOf): Promise<number> {
      const { rows } = await client.receivables.aging({ asOf: day });
      return rows.reduce((sum, row) => sum + row.unappliedMinor, 0) / 100;
    },
    async sound(): Promise<boolean> {
      const { checks } = await client.ledgers.verify();
      return checks.every((check) => check.ok || check.name === "files");
    },
  };
}

const refusal = async (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => "nothing refused",
    (error: { code: string }) => error.code,
  );

describe.each(databases)("recorded money on %s", (database) => {
  test("pays several invoices, leaves the rest to apply, and counts from its value date", async () => {
    const l = await setUp(database, [makeDocument(1), makeDocument(2, { total: "500.00" })]);
    const paid = await l.record(1700, "2026-02-10", { applications: [l.apply(1, 1000), l.apply(2, 500)] });
    expect(paid).toMatchObject({ state: "partly", unappliedMinor: 20_000, linked: 0, doubles: 0 });
    expect(await l.open()).toEqual({ 1: 0, 2: 0 });
    expect([await l.unapplied("2026-02-09"), await l.unapplied("2026-02-10")]).toEqual([0, 200]);

    const view = await l.client.payments.get({ uuid: paid.uuid, asOf });
    expect(view.applications.map((each) => [each.invoiceLabel, each.amountMinor])).toEqual([
      ["F-1", 100_000],
      ["F-2", 50_000],
    ]);
    const before = await l.client.payments.page({ asOf: "2026-02-09" });
    expect(before.total).toBe(0);
    const [application] = view.applications;
    const { payments } = await l.client.payments.unapply({ ...l.id(), applicationIds: [application?.id ?? 0] });
    expect(payments).toEqual([{ uuid: paid.uuid, state: "partly", unappliedMinor: 120_000 }]);
    expect(await l.open()).toEqual({ 1: 1000, 2: 0 });
    expect(await l.sound()).toBe(true);
  });

  test("a complemento that comes later is the same money: it corrects the applications and adds nothing", async () => {
    const l = await setUp(database, [makeDocument(1), makeDocument(2)]);
    const paid = await l.record(1000, "2026-02-10", { applications: [l.apply(2, 1000)] });
    await l.post(makeComplement(21, [makePayment("2026-02-12", "1000.00", [[1, "1000.00"]])]));
    expect(await l.open()).toEqual({ 1: 0, 2: 1000 });
    expect(await l.unapplied()).toBe(0);
    const view = await l.client.payments.get({ uuid: paid.uuid, asOf });
    expect(view.links).toMatchObject([{ repUuid: uuid(21), how: "auto", lines: [{ invoiceLabel: "F-1" }] }]);
    expect(view.applications).toMatchObject([{ invoiceLabel: "F-2", overruled: true }]);
    expect(view.standing).toMatchObject([{ invoiceLabel: "F-1", amountMinor: 100_000 }]);
    // It counts with the bank's day, not with the complemento's.
    expect(
      (await l.client.receivables.documents({ asOf: "2026-02-11", customerKey: null, all: true })).rows,
    ).toContainEqual(expect.objectContaining({ folio: "1", openMinor: 0 }));

    await l.client.payments.unlink({ ...l.id(), paymentUuid: paid.uuid, repUuid: uuid(21), pago: 0 });
    expect(await l.open()).toEqual({ 1: 0, 2: 0 });
    await l.client.payments.link({ ...l.id(), paymentUuid: paid.uuid, repUuid: uuid(21), pago: 0 });
    expect(await l.open()).toEqual({ 1: 0, 2: 1000 });
    expect(await l.sound()).toBe(true);
  });

  test("a complemento that came before is found when the money is recorded; amounts that differ are only shown", async () => {
    const rep = makeComplement(21, [makePayment("2026-02-12", "1000.00", [[1, "1000.00"]])]);
    const l = await setUp(database, [makeDocument(1), rep]);
    expect(await l.record(1000, "2026-02-10")).toMatchObject({ state: "applied", linked: 1, doubles: 0 });
    expect([await l.open(), await l.unapplied()]).toEqual([{ 1: 0 }, 0]);
    const near = await setUp(database, [makeDocument(1), rep]);
    const paid = await near.record(990, "2026-02-10");
    expect(paid).toMatchObject({ state: "unapplied", linked: 0, doubles: 1 });
    expect((await near.client.payments.page({ asOf, onlyDoubles: true })).total).toBe(1);
    const linked = await near.client.payments.link({
      ...near.id(),
      paymentUuid: paid.uuid,
      repUuid: uuid(21),
      pago: 0,
    });
    expect(linked).toMatchObject({ state: "applied", unappliedMinor: 0 });
    expect([await near.open(), await near.unapplied()]).toEqual([{ 1: 10 }, 0]);
  });

  test("what a complemento left over on a paid invoice can be applied elsewhere", async () => {
    const l = await setUp(database, [
      makeDocument(1),
      makeDocument(2),
      makeComplement(20, [makePayment("2026-01-20", "400.00", [[1, "400.00"]])]),
      makeComplement(21, [makePayment("2026-02-12", "1000.00", [[1, "1000.00"]])]),
    ]);
    const paid = await l.record(1000, "2026-02-12");
    expect(paid).toMatchObject({ state: "partly", linked: 1, unappliedMinor: 40_000 });
    const applications = [{ ...l.apply(2, 400), paymentUuid: paid.uuid }];
    await l.client.payments.apply({ ...l.id(), applications });
    expect([await l.open(), await l.unapplied()]).toEqual([{ 1: 0, 2: 600 }, 0]);
    expect(await l.sound()).toBe(true);
  });

  test("a returned payment opens its invoices again on that day, with the due days they had", async () => {
    const l = await setUp(database, [makeDocument(1)]);
    const paid = await l.record(1000, "2026-02-10", { applications: [l.apply(1, 1000)] });
    const { eventId } = await l.client.payments.bounce({ ...l.id(), paymentUuid: paid.uuid, on: "2026-02-15" });
    const row = async (day: string) =>
      (await l.client.receivables.documents({ asOf: day, customerKey: null, all: true })).rows[0];
    expect(await row("2026-02-14")).toMatchObject({ openMinor: 0, status: "paid" });
    expect(await row("2026-02-15")).toMatchObject({ openMinor: 100_000, dueOn: "2026-01-31", daysPastDue: 15 });
    expect((await l.client.payments.page({ asOf: "2026-02-14" })).rows).toMatchObject([{ state: "applied" }]);
    expect((await l.client.payments.page({ asOf })).rows).toMatchObject([{ state: "bounced", appliedMinor: 0 }]);
    expect(await refusal(l.client.payments.bounce({ ...l.id(), paymentUuid: paid.uuid, on: "2026-02-15" }))).toBe(
      "PAYMENT_ENDED",
    );
    expect(await l.client.payments.undo({ ...l.id(), eventId })).toMatchObject({ state: "applied" });
    expect(await l.open()).toEqual({ 1: 0 });
    expect(await l.sound()).toBe(true);
  });

  test("money of before a return is applied to what the return opened again, from the day of the return", async () => {
    const l = await setUp(database, [makeDocument(1)]);
    const first = await l.record(1000, "2026-02-10", { applications: [l.apply(1, 1000)] });
    const second = await l.record(1000, "2026-02-12");
    await l.client.payments.bounce({ ...l.id(), paymentUuid: first.uuid, on: "2026-02-15" });
    const applications = [{ ...l.apply(1, 1000), paymentUuid: second.uuid }];
    const { applicationIds, payments } = await l.client.payments.apply({ ...l.id(), applications });
    expect(payments).toEqual([{ uuid: second.uuid, state: "applied", unappliedMinor: 0 }]);
    expect([await l.open(), await l.unapplied()]).toEqual([{ 1: 0 }, 0]);
    // Until the return its value date has the other money on the invoice: it waits on the account, and no balance is below zero.
    const on = async (day: string): Promise<unknown> => {
      const { rows } = await l.client.receivables.documents({ asOf: day, customerKey: null, all: true });
      return [rows[0]?.openMinor, await l.unapplied(day)];
    };
    expect([await on("2026-02-11"), await on("2026-02-12"), await on("2026-02-14"), await on("2026-02-15")]).toEqual([
      [0, 0],
      [0, 1000],
      [0, 1000],
      [0, 0],
    ]);
    const { standing } = await l.client.payments.get({ uuid: second.uuid, asOf });
    expect(standing).toMatchObject([{ invoiceLabel: "F-1", amountMinor: 100_000 }]);
    expect(await l.sound()).toBe(true);

    await l.client.payments.unapply({ ...l.id(), applicationIds });
    expect([await l.open(), await l.unapplied()]).toEqual([{ 1: 1000 }, 1000]);
    await l.client.payments.split({ ...l.id(), paymentUuid: second.uuid, applications: [l.apply(1, 400)] });
    expect([await l.open(), await l.unapplied()]).toEqual([{ 1: 600 }, 600]);
    expect(await l.sound()).toBe(true);
  });

  test("a complemento or a credit note that comes after a return lowers what the return opened again", async () => {
    const l = await setUp(database, [makeDocument(1), makeDocument(2)]);
    const first = await l.record(2000, "2026-02-10", { applications: [l.apply(1, 1000), l.apply(2, 1000)] });
    const second = await l.record(700, "2026-02-12");
    await l.client.payments.bounce({ ...l.id(), paymentUuid: first.uuid, on: "2026-02-25" });
    await l.post(
      makeComplement(21, [makePayment("2026-02-12", "700.00", [[1, "700.00"]])]),
      makeDocument(30, {
        kind: "E",
        issuedAt: "2026-02-20T10:00:00",
        total: "300.00",
        relations: [{ relation: "01", uuids: [uuid(2)] }],
      }),
    );
    expect([await l.open(), await l.unapplied()]).toEqual([{ 1: 300, 2: 700 }, 0]);
    expect([await l.unapplied("2026-02-24"), await l.unapplied("2026-02-25")]).toEqual([1000, 0]);
    expect((await l.client.payments.get({ uuid: second.uuid, asOf })).links).toHaveLength(1);
    expect(await l.sound()).toBe(true);
  });

  test("what a complemento keeps from being posted is refused with invoice and amount, and nothing of it stays", async () => {
    const rep = makeComplement(21, [makePayment("2026-02-12", "1000.00", [[1, "300.00"]])]);
    const l = await setUp(database, [makeDocument(1), rep]);
    const paid = await l.record(1000, "2026-02-12");
    expect(paid).toMatchObject({ state: "partly", linked: 1, unappliedMinor: 70_000 });
    const applying = l.client.payments.apply({
      ...l.id(),
      applications: [{ ...l.apply(1, 500), paymentUuid: paid.uuid }],
    });
    await expect(applying).rejects.toMatchObject({
      code: "APPLY_NOT_POSTED",
      data: { document: "F-1", amount: "500.00", currency: "MXN" },
    });
    expect([await l.open(), await l.unapplied()]).toEqual([{ 1: 700 }, 700]);
    expect((await l.client.payments.get({ uuid: paid.uuid, asOf })).applications).toEqual([]);
    expect(await l.sound()).toBe(true);
  });

  test("a cheque counts when it has cleared, and its applications wait until then", async () => {
    const l = await setUp(database, [makeDocument(1)]);
    const cheque = await l.record(1000, "2026-02-10", { form: "02", applications: [l.apply(1, 1000)] });
    expect(cheque).toMatchObject({ state: "pending" });
    expect([await l.open(), await l.unapplied()]).toEqual([{ 1: 1000 }, 0]);
    const again = { ...l.apply(1, 1), paymentUuid: (await l.record(1, "2026-02-10")).uuid };
    expect(await refusal(l.client.payments.apply({ ...l.id(), applications: [again] }))).toBe("APPLY_MORE_THAN_OPEN");
    await l.client.payments.clear({ ...l.id(), paymentUuid: cheque.uuid, on: "2026-02-13" });
    expect(await l.open()).toEqual({ 1: 0 });
    expect((await l.client.payments.page({ asOf: "2026-02-12", search: cheque.uuid })).rows).toMatchObject([
      { state: "pending" },
    ]);
    expect(await refusal(l.client.payments.clear({ ...l.id(), paymentUuid: cheque.uuid, on: "2026-02-14" }))).toBe(
      "PAYMENT_NOT_PENDING",
    );
  });

  test("refunded money lowers what is to apply from its own day, and never what is on invoices", async () => {
    const l = await setUp(database, [makeDocument(1)]);
    const paid = await l.record(1500, "2026-02-10", { applications: [l.apply(1, 1000)] });
    const refund = (pesos: number) =>
      l.client.payments.refund({ ...l.id(), paymentUuid: paid.uuid, on: "2026-03-01", amountMinor: pesos * 100 });
    expect(await refusal(refund(501))).toBe("APPLY_MORE_THAN_UNAPPLIED");
    const { eventId, state } = await refund(500);
    expect(state).toBe("refunded");
    expect([await l.unapplied("2026-02-28"), await l.unapplied()]).toEqual([500, 0]);
    expect(await refusal(l.client.payments.bounce({ ...l.id(), paymentUuid: paid.uuid, on: "2026-03-02" }))).toBe(
      "PAYMENT_REFUNDED",
    );
    const past = await l.client.payments.page({ asOf: "2026-02-28" });
    expect(past.rows).toMatchObject([{ unappliedMinor: 50_000, refundedMinor: 0, appliedMinor: 100_000 }]);
    await l.client.payments.undo({ ...l.id(), eventId });
    expect(await l.unapplied()).toBe(500);
    expect((await l.client.payments.page({ asOf: "2026-02-28" })).rows).toMatchObject([{ refundedMinor: 0 }]);
    expect(await l.sound()).toBe(true);
  });

  test("a payment recorded by mistake leaves no trace on balances, and its complemento counts by itself again", async () => {
    const l = await setUp(database, [
      makeDocument(1),
      makeComplement(21, [makePayment("2026-02-12", "1000.00", [[1, "1000.00"]])]),
    ]);
    const paid = await l.record(1000, "2026-02-12");
    const { eventId } = await l.client.payments.reverse({ ...l.id(), paymentUuid: paid.uuid, note: "duplicado" });
    expect([await l.open(), await l.unapplied()]).toEqual([{ 1: 0 }, 0]);
    const statement = await l.client.customers.statement({ customerId: l.customerId, asOf });
    expect(statement.blocks[0]?.movements.map((movement) => [movement.kind, movement.sourceKind])).toEqual([
      ["charge", "I"],
      ["payment", "P"],
    ]);
    expect((await l.client.payments.get({ uuid: paid.uuid, asOf })).history.map((event) => event.kind)).toEqual([
      "recorded",
      "reverse",
    ]);
    await l.client.payments.undo({ ...l.id(), eventId });
    expect((await l.client.payments.get({ uuid: paid.uuid, asOf })).links).toHaveLength(1);
    expect(await l.sound()).toBe(true);
  });

  test("money on an invoice that is replaced or was settled by rule stays where it belongs", async () => {
    const l = await setUp(database, [makeDocument(1), makeDocument(3, { paymentMethod: "PUE" })]);
    await l.record(1300, "2026-02-10", { applications: [l.apply(1, 300), l.apply(3, 1000)] });
    await l.post(
      makeDocument(2, { issuedAt: "2026-02-20T10:00:00", relations: [{ relation: "04", uuids: [uuid(1)] }] }),
    );
    expect(await l.open()).toEqual({ 1: 0, 2: 700, 3: 0 });
    expect(await l.unapplied()).toBe(0);
    const { rows } = await l.client.payments.appliable({ customerId: l.customerId });
    expect(rows.map((row) => [row.label, row.appliableMinor])).toEqual([["F-2", 70_000]]);
  });

  test("an application to an invoice that is not there yet waits on the account", async () => {
    const l = await setUp(database, [makeDocument(1)]);
    await l.record(1000, "2026-02-10");
    await l.post(makeComplement(21, [makePayment("2026-02-10", "1000.00", [[5, "1000.00"]])]));
    expect([await l.open(), await l.unapplied()]).toEqual([{ 1: 1000 }, 1000]);
    await l.post(makeDocument(5));
    expect([await l.open(), await l.unapplied()]).toEqual([{ 1: 1000, 5: 0 }, 0]);
    expect(await l.sound()).toBe(true);
  });

  test("what cannot be is refused in the contract's words, and nothing of it stays", async () => {
    const usd = makeDocument(2, { currency: "USD", total: "100.00" });
    const l = await setUp(database, [makeDocument(1), usd, makeDocument(3, other)]);
    const attempt = (changes: Partial<PaymentInput>, thirdParty = false) =>
      refusal(l.record(1000, "2026-02-10", changes, thirdParty));
    expect(await attempt({ applications: [l.apply(1, 1001)] })).toBe("APPLY_MORE_THAN_OPEN");
    expect(await attempt({ applications: [l.apply(1, 600), l.apply(1, 600)] })).toBe("APPLY_MORE_THAN_OPEN");
    expect(await attempt({ amountMinor: 50_000, applications: [l.apply(1, 600)] })).toBe("APPLY_MORE_THAN_UNAPPLIED");
    expect(await attempt({ applications: [l.apply(2, 100)] })).toBe("APPLY_OTHER_CURRENCY");
    expect(await attempt({ applications: [l.apply(3, 100)] })).toBe("APPLY_OTHER_CUSTOMER");
    expect(await attempt({ applications: [l.apply(9, 100)] })).toBe("NOT_FOUND");
    expect(await attempt({ paidOn: "2100-01-01" })).toBe("DAY_IN_FUTURE");
    expect(await attempt({ form: "02", clearedOn: "2026-02-09" })).toBe("DAY_TOO_EARLY");
    expect(await attempt({ customerId: 999 })).toBe("NOT_FOUND");
    const rate = (invoiceMinor: number) => ({
      applications: [{ ...l.apply(2, 900), exchange: { invoiceMinor, rate: "18.00" } }],
    });
    expect(await attempt(rate(4000))).toBe("APPLY_RATE_DISAGREES");
    expect((await l.client.payments.page({ asOf })).total).toBe(0);

    await l.record(1000, "2026-02-10", rate(5000));
    await l.record(1000, "2026-02-10", { applications: [l.apply(3, 1000)] }, true);
    expect(await l.open()).toEqual({ 1: 1000, 2: 50, 3: 0 });
    expect(await l.sound()).toBe(true);
  });

  test("a command sent twice acts once, and a split keeps what is the same", async () => {
    const l = await setUp(database, [makeDocument(1), makeDocument(2)]);
    const commandId = randomUUID();
    const payments = [
      { customerId: l.customerId, currency: "MXN", amountMinor: 150_000, paidOn: "2026-02-10", form: "03" },
    ];
    const first = await l.client.payments.record({ commandId, payments });
    expect(await l.client.payments.record({ commandId, payments })).toEqual(first);
    const paymentUuid = first.payments[0]?.uuid ?? "";
    await l.client.payments.split({ ...l.id(), paymentUuid, applications: [l.apply(1, 1000), l.apply(2, 500)] });
    await l.client.payments.split({ ...l.id(), paymentUuid, applications: [l.apply(1, 1000), l.apply(2, 200)] });
    const { history, unappliedMinor } = await l.client.payments.get({ uuid: paymentUuid, asOf });
    expect(unappliedMinor).toBe(30_000);
    expect(history.map((event) => `${event.kind} ${event.invoiceLabel ?? ""} ${event.amountMinor}`)).toEqual([
      "recorded  150000",
      "apply F-1 100000",
      "apply F-2 50000",
      "unapply F-2 50000",
      "apply F-2 20000",
    ]);
    expect((await l.client.payments.totals({ asOf })).rows).toEqual([
      {
        currency: "MXN",
        payments: 1,
        amountMinor: 150_000,
        appliedMinor: 120_000,
        unappliedMinor: 30_000,
        refundedMinor: 0,
      },
    ]);
    const found = await l.client.payments.page({
      asOf,
      states: ["partly"],
      filters: [{ column: "amountMinor", op: "range", from: "1000.00", to: null }],
      sort: [{ by: "unappliedMinor", desc: true }],
    });
    expect(found).toMatchObject({ total: 1, rows: [{ customerName: "UNIVERSIDAD ROBOTICA ESPAÑOLA", form: "03" }] });
  });
});
