import { describe, expect, test } from "vitest";
import { makeDocument, uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { makeCredit, makeReplacement, refusal, setUp } from "./scene.ts";

const other = { receiver: { rfc: "IIA040805DZ4", name: "INDISTRIA ILUMINADORA", foreignTaxId: "" } };

// 2 February 2026 is a holiday (first Monday of the month): five business days after it end on Monday 9.
describe.each(databases)("disputes on %s", (database) => {
  test("take a part of an invoice; the rest is still chased, and the aging stays as it is", async () => {
    const l = await setUp(database, [makeDocument(1), makeDocument(2)]);
    const before = await l.client.receivables.agingTotals({ asOf: l.clock.day });
    const { id } = await l.open(1, 300);
    expect(await l.view(id)).toMatchObject({
      invoiceLabel: "F-1",
      customerId: l.customerId,
      state: "open",
      disputedMinor: 30_000,
      openMinor: 100_000,
      resolver: "sales",
      openedOn: "2026-02-02",
      dueOn: "2026-02-09",
      daysLeft: 5,
      age: 0,
      openedBy: "test",
      undoable: { eventId: null, kind: "opened" },
    });
    expect(await l.disputed()).toEqual({ 1: 300 });
    expect(await l.client.receivables.agingTotals({ asOf: l.clock.day })).toEqual(before);
    const { rows, disputedMinor } = await l.client.disputes.ofInvoice({ uuid: uuid(1), asOf: l.clock.day });
    expect([rows.map((row) => row.id), disputedMinor]).toEqual([[id], 30_000]);
    const filtered = await l.client.receivables.page({
      asOf: l.clock.day,
      filters: [{ column: "disputedMinor", op: "range", from: 1, to: null }],
      sort: [{ by: "disputedMinor", desc: true }],
    });
    expect(filtered.rows.map((row) => [row.folio, row.disputedMinor])).toEqual([["1", 30_000]]);
    expect(await l.sound()).toEqual([]);
  });

  test("of several invoices are opened together, all of them or none, each for what is left of it", async () => {
    const l = await setUp(database, [makeDocument(1), makeDocument(2), makeDocument(3, other)]);
    const many = { customerId: l.customerId, type: "delivery", reason: "No llegó la mercancía" } as const;
    const refused = l.client.disputes.openMany({ ...l.id(), ...many, invoiceUuids: [uuid(1), uuid(3)] });
    expect(await refusal(refused)).toMatchObject({ code: "DISPUTE_OTHER_CUSTOMER" });
    expect(await l.disputed()).toEqual({});
    const asked = { ...l.id(), ...many, invoiceUuids: [uuid(1), uuid(2), uuid(1)] };
    const opened = await l.client.disputes.openMany(asked);
    expect(opened.ids).toHaveLength(2);
    expect(opened.disputedMinor).toBe(200_000);
    expect(await l.disputed()).toEqual({ 1: 1000, 2: 1000 });
    // The same command again opens nothing more.
    expect(await l.client.disputes.openMany(asked)).toEqual(opened);
    for (const disputeId of opened.ids) await l.client.disputes.undo({ ...l.id(), disputeId, eventId: null });
    expect(await l.disputed()).toEqual({});
    expect(await l.sound()).toEqual([]);
  });

  test("never take more than is open: what is paid lowers the disputed part once the rest is gone", async () => {
    const l = await setUp(database, [makeDocument(1)]);
    const first = await l.open(1, 300);
    await l.post(makeDocument(11, { folio: "11" }));
    const payment = {
      customerId: l.customerId,
      currency: "MXN",
      amountMinor: 85_000,
      paidOn: "2026-02-02",
      form: "03",
    };
    const applications = [{ invoiceUuid: uuid(1), amountMinor: 85_000 }];
    await l.client.payments.record({ ...l.id(), payments: [{ ...payment, applications }] });
    expect(await l.disputed()).toEqual({ 1: 150 });
    expect((await l.view(first.id)).disputedMinor).toBe(15_000);
    expect(await l.sound()).toEqual([]);
  });

  test("are refused with a clear answer", async () => {
    const cancelled = makeDocument(3);
    const l = await setUp(database, [
      makeDocument(1),
      makeDocument(2, { paymentMethod: "PUE", paymentForm: "03" }),
      cancelled,
      makeDocument(4),
      makeReplacement(5, 4, "900.00", "2026-01-20"),
      makeDocument(6, other),
    ]);
    const document = "F-1";
    expect(await refusal(l.open(1, 1200))).toMatchObject({
      code: "DISPUTE_MORE_THAN_OPEN",
      document,
      most: "1000.00",
      disputed: "0.00",
      currency: "MXN",
    });
    expect(await refusal(l.open(2, 10))).toMatchObject({ code: "DISPUTE_NOTHING_OPEN", document: "F-2" });
    expect(await refusal(l.open(4, 10))).toMatchObject({
      code: "DISPUTE_ENDED_INVOICE",
      document: "F-4",
      day: "2026-01-20",
      successor: "F-5",
    });
    await l.client.review.cancel({
      ...l.id(),
      uuid: uuid(3),
      on: "2026-01-30",
      motive: "02",
      substitute: null,
      note: "",
    });
    expect(await refusal(l.open(3, 10))).toMatchObject({
      code: "DISPUTE_ENDED_INVOICE",
      day: "2026-01-30",
      successor: "",
    });
    expect(await refusal(l.open(1, 10, { currency: "USD" }))).toMatchObject({
      code: "DISPUTE_CURRENCY",
      document,
      currency: "MXN",
      given: "USD",
    });
    expect(await refusal(l.open(6, 10))).toMatchObject({ code: "DISPUTE_OTHER_CUSTOMER", document: "F-6" });
    expect(await refusal(l.open(9, 10))).toMatchObject({ code: "NOT_FOUND", what: "invoice" });
    const { id } = await l.open(1, 300);
    expect(await refusal(l.open(1, 100))).toMatchObject({ code: "DISPUTE_EXISTS", document, dispute: String(id) });
    expect(await refusal(l.client.disputes.reopen({ ...l.id(), disputeId: id, note: "x" }))).toMatchObject({
      code: "DISPUTE_OPEN",
    });
    await l.resolve(id);
    expect(await refusal(l.resolve(id))).toMatchObject({ code: "DISPUTE_CLOSED", dispute: String(id) });
    // Papers can be wrong on an invoice that is paid.
    const papers = await l.open(2, null, { type: "complement" });
    expect(papers).toMatchObject({ state: "open", disputedMinor: 0 });
    expect(await l.sound()).toEqual([]);
  });

  test("are decided by another person than who opened them or changed their amount, unless nobody else works here", async () => {
    const l = await setUp(database, [makeDocument(1), makeDocument(2), makeDocument(3)]);
    const person = (id: number, name: string, role: string) =>
      ({ id, name, search: name, role, email: "", active: 1, version: 1, created_at: "" }) as never;
    const people = [person(1, "Marta", "coordinator"), person(2, "Laura", "collector"), person(3, "Eva", "billing")];
    await l.db.write((tx) => tx.bulk.insert("person", people));
    const become = (id: number) => l.client.users.become({ ...l.id(), id });
    await become(1);
    const { id } = await l.open(1, null);
    expect(await refusal(l.expectCredit(id))).toMatchObject({ code: "DISPUTE_OWN", dispute: String(id) });
    expect(await l.view(id)).toMatchObject({ state: "open" });
    await become(3);
    expect(await l.expectCredit(id)).toMatchObject({ state: "waiting-internal", disputedMinor: 100_000 });
    // Who changed what is disputed asked for that, and does not allow it either; a step taken back is nobody's.
    await l.db.write((tx) => tx.bulk.insert("person", [person(4, "Ada", "manager")]));
    await become(2);
    const { id: third } = await l.open(3, 300);
    await become(3);
    const amended = { disputeId: third, type: "price", amountMinor: 90_000, note: "" } as const;
    const { eventId } = await l.client.disputes.amend({ ...l.id(), ...amended });
    expect(await refusal(l.expectCredit(third))).toMatchObject({ code: "DISPUTE_OWN", dispute: String(third) });
    await l.client.disputes.undo({ ...l.id(), disputeId: third, eventId });
    expect(await l.expectCredit(third)).toMatchObject({ state: "waiting-internal" });
    await l.db.write((tx) => tx.sql.updateTable("person").set({ active: 0 }).where("id", "=", 4).execute());
    // With Billing gone no other role may decide, and the coordinator does not decide the own one for that.
    await l.db.write((tx) => tx.sql.updateTable("person").set({ active: 0 }).where("id", "=", 3).execute());
    await become(1);
    const { id: second } = await l.open(2, null);
    expect(await refusal(l.resolve(second, "invalid"))).toMatchObject({ code: "DISPUTE_OWN", dispute: String(second) });
    // In an office of one there is nobody to ask.
    await l.db.write((tx) => tx.sql.updateTable("person").set({ active: 0 }).where("id", "=", 2).execute());
    expect(await l.resolve(second, "invalid")).toMatchObject({ state: "rejected" });
  });

  test("close by themselves when the credit note comes, and follow-ups with them", async () => {
    const l = await setUp(database, [makeDocument(1)]);
    const { id } = await l.open(1, 300);
    const due = async () =>
      await l.db.read
        .selectFrom("follow_up")
        .select(["kind", "due_on", "state", "closed_reason"])
        .orderBy("id")
        .execute();
    expect(await due()).toEqual([{ kind: "dispute", due_on: "2026-02-05", state: "open", closed_reason: "" }]);
    l.clock.day = "2026-02-04";
    expect(await l.expectCredit(id)).toMatchObject({ state: "waiting-internal", disputedMinor: 30_000 });
    l.clock.day = "2026-02-11";
    await l.post(makeCredit(50, 1, "300.00", "2026-02-06"));
    expect(await l.view(id)).toMatchObject({
      state: "resolved",
      active: false,
      outcome: "valid",
      rootCause: "pricing",
      closedBy: "credit-note",
      cfdiLabel: "NC-50",
      resolvedOn: "2026-02-06",
      age: 4,
      disputedMinor: 0,
      openMinor: 70_000,
    });
    expect((await l.view(id)).steps.map((step) => [step.kind, step.on])).toEqual([
      ["opened", "2026-02-02"],
      ["expects-cfdi", "2026-02-04"],
      ["closed", "2026-02-06"],
    ]);
    expect((await due()).map((row) => [row.state, row.closed_reason])).toEqual([["voided", "resolved"]]);
    // As of past days it stood as it did then.
    const on = async (day: string) => (await l.view(id, day)).state;
    expect([await on("2026-02-03"), await on("2026-02-05"), await on("2026-02-06")]).toEqual([
      "open",
      "waiting-internal",
      "resolved",
    ]);
    expect([await l.disputed("2026-02-05"), await l.disputed("2026-02-06")]).toEqual([{ 1: 300 }, {}]);
    // A credit note that is cancelled later never closed it.
    await l.client.review.cancel({
      ...l.id(),
      uuid: uuid(50),
      on: "2026-02-10",
      motive: "02",
      substitute: null,
      note: "",
    });
    expect(await l.view(id)).toMatchObject({ state: "waiting-internal", disputedMinor: 30_000 });
    expect((await due()).map((row) => row.state)).toEqual(["voided", "open"]);
    expect(await l.sound()).toEqual([]);
  });

  test("close at once when the credit note was there already, also one that is named and older", async () => {
    const l = await setUp(database, [makeDocument(1), makeDocument(2), makeCredit(60, 2, "200.00", "2026-01-15")]);
    const whole = await l.open(1, null);
    const part = await l.open(2, 200);
    l.clock.day = "2026-02-05";
    await l.post(makeCredit(50, 1, "1000.00", "2026-02-04"));
    // Nothing is open any more, and yet what was credited since settles it.
    expect(await l.expectCredit(whole.id)).toMatchObject({ state: "resolved", disputedMinor: 0 });
    expect((await l.view(part.id)).credits).toEqual([
      { uuid: uuid(60), label: "NC-60", issuedOn: "2026-01-15", amountMinor: 20_000 },
    ]);
    expect(await refusal(l.expectCredit(part.id, 200, 50))).toMatchObject({ code: "DISPUTE_OTHER_CFDI" });
    expect(await refusal(l.expectCredit(part.id, 201))).toMatchObject({
      code: "DISPUTE_ACCEPTED_MORE",
      most: "200.00",
    });
    expect(await l.expectCredit(part.id, 200, 60)).toMatchObject({ state: "resolved" });
    expect(await l.sound()).toEqual([]);
  });

  test("go on with what replaced their invoice, and close when that was expected", async () => {
    const l = await setUp(database, [makeDocument(1), makeDocument(2), makeDocument(3)]);
    const [expected, kept, gone] = [await l.open(1, 300), await l.open(2, 300), await l.open(3, 300)];
    await l.expectOther(expected.id, "replacement");
    await l.expectOther(gone.id, "cancellation");
    l.clock.day = "2026-02-06";
    await l.post(makeReplacement(11, 1, "700.00", "2026-02-05"), makeReplacement(12, 2, "1000.00", "2026-02-05"));
    await l.client.review.cancel({
      ...l.id(),
      uuid: uuid(3),
      on: "2026-02-06",
      motive: "03",
      substitute: null,
      note: "",
    });
    expect(await l.view(expected.id)).toMatchObject({ state: "resolved", closedBy: "replacement", cfdiLabel: "F-11" });
    expect(await l.view(kept.id)).toMatchObject({
      state: "open",
      invoiceLabel: "F-12",
      raisedOnLabel: "F-2",
      disputedMinor: 30_000,
    });
    expect((await l.view(kept.id)).steps.map((step) => step.kind)).toEqual(["opened", "moved"]);
    expect(await l.view(gone.id)).toMatchObject({ state: "resolved", closedBy: "cancellation", outcome: "valid" });
    expect(await l.disputed()).toEqual({ 12: 300 });
    expect(await refusal(l.client.disputes.reopen({ ...l.id(), disputeId: gone.id, note: "x" }))).toMatchObject({
      code: "DISPUTE_ENDED_INVOICE",
    });
    expect(await l.sound()).toEqual([]);
  });

  test("steps are taken back one by one, the last one first, down to the opening", async () => {
    const l = await setUp(database, [makeDocument(1)]);
    const { id } = await l.open(1, 300);
    const handed = await l.client.disputes.handOver({
      ...l.id(),
      disputeId: id,
      resolver: "logistics",
      how: "told",
      lang: "es",
    });
    await l.client.disputes.note({ ...l.id(), disputeId: id, note: "Llamó de nuevo" });
    await l.client.disputes.wait({ ...l.id(), disputeId: id, for: "customer", note: "Falta la remisión" });
    l.clock.day = "2026-02-06";
    expect(await l.view(id)).toMatchObject({ state: "waiting-customer", resolver: "logistics", customerDays: 4 });
    const undo = (eventId: number | null) => l.client.disputes.undo({ ...l.id(), disputeId: id, eventId });
    expect(await refusal(undo(handed.eventId))).toMatchObject({ code: "DISPUTE_NOT_LAST", dispute: String(id) });
    const waiting = (await l.view(id)).undoable;
    expect(await undo(waiting?.eventId ?? null)).toMatchObject({ state: "waiting-internal" });
    expect(await undo(handed.eventId)).toMatchObject({ state: "open" });
    await undo(null);
    expect(await refusal(l.view(id))).toMatchObject({ code: "NOT_FOUND" });
    expect(await l.disputed()).toEqual({});
    expect((await l.client.disputes.page({ asOf: l.clock.day, show: "all" })).total).toBe(0);
    const open = await l.db.read.selectFrom("follow_up").select("id").where("state", "=", "open").execute();
    expect(open).toEqual([]);
    // What was taken back is no reason to refuse the same again.
    expect(await l.open(1, 300)).toMatchObject({ state: "open" });
    expect(await l.sound()).toEqual([]);
  });

  test("are corrected, and a kind with another time to answer moves the last day", async () => {
    const l = await setUp(database, [makeDocument(1)]);
    const { id } = await l.open(1, 300);
    const amended = { disputeId: id, type: "payment-not-applied", amountMinor: 20_000, note: "" } as const;
    expect(await l.client.disputes.amend({ ...l.id(), ...amended })).toMatchObject({ disputedMinor: 20_000 });
    expect(await l.view(id)).toMatchObject({ type: "payment-not-applied", dueOn: "2026-02-03", amountMinor: 20_000 });
    const over = { ...amended, amountMinor: 100_001 };
    expect(await refusal(l.client.disputes.amend({ ...l.id(), ...over }))).toMatchObject({
      code: "DISPUTE_MORE_THAN_OPEN",
    });
    expect(await l.sound()).toEqual([]);
  });
});
