import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { openDispute } from "../../../electron/ledger/disputes/writer.ts";
import { zDisputeDraft } from "../../../shared/contract/disputes.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { makeComplement, makeDocument, makePayment, uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { promiseLedger, refusal } from "./set-up.ts";

const other = { receiver: { rfc: "IIA040805DZ4", name: "INDISTRIA ILUMINADORA", foreignTaxId: "" } };
const command = () => ({ commandId: randomUUID() });

// 2 March 2026 is a Monday; 16 March is a holiday in Mexico. Two business days of grace after Friday 6 end on Tuesday 10.
describe.each(databases)("promises on %s", (database) => {
  test("a promise is open until its grace is over, kept by applied cash, and every day can be asked for", async () => {
    const l = await promiseLedger(database, [makeDocument(1), makeDocument(2)]);
    const kept = await l.make([["2026-03-06", 1000]], [1]);
    const broken = await l.make([["2026-03-06", 800]], [2]);
    expect(await l.openFollowUps()).toEqual([
      "2026-03-05 promise-reminder",
      "2026-03-05 promise-reminder",
      "2026-03-09 promise-check",
      "2026-03-09 promise-check",
    ]);
    await l.pay("2026-03-09", 1000, [[1, 1000]]);
    expect(await l.openFollowUps()).toEqual(["2026-03-05 promise-reminder", "2026-03-09 promise-check"]);
    expect([await l.state(kept, "2026-03-08"), await l.state(kept, "2026-03-09")]).toEqual(["active", "kept"]);
    expect([await l.state(broken, "2026-03-10"), await l.state(broken, "2026-03-11")]).toEqual(["active", "broken"]);
    expect(await l.state(kept, "2026-03-01")).toBe("none");

    const view = await l.client.promises.get({ id: kept, asOf: "2026-03-31" });
    expect(view).toMatchObject({
      dueOn: "2026-03-06",
      maturesOn: "2026-03-10",
      amountMinor: 100_000,
      keptMinor: 100_000,
      graceDays: 2,
      toleranceBp: 100,
      invoiceRows: [{ label: "F-1", amountMinor: 100_000, openMinor: 0 }],
      cash: [{ on: "2026-03-09", invoiceLabel: "F-1", amountMinor: 100_000 }],
      can: { cancel: false, renegotiate: false, undo: false },
    });
    const { rows } = await l.client.promises.totals({ asOf: "2026-03-31", states: ["broken"] });
    expect(rows).toEqual([{ currency: "MXN", promises: 1, promisedMinor: 80_000, keptMinor: 0 }]);
    expect(await l.failing()).toEqual([]);
  });

  test("money on any invoice that was named keeps it, also on one beyond its amount, and no other promise may take it", async () => {
    const l = await promiseLedger(database, [
      makeDocument(1, { issuedAt: "2025-12-10T10:00:00" }),
      makeDocument(2, { issuedAt: "2026-01-20T10:00:00" }),
      makeDocument(3, { issuedAt: "2026-01-25T10:00:00" }),
    ]);
    const named = await l.make([["2026-03-06", 1000]], [1, 2]);
    expect(await refusal(l.make([["2026-03-06", 500]], [2]))).toBe("PROMISE_INVOICE_PROMISED");
    await l.pay("2026-03-09", 700, [
      [2, 600],
      [3, 100],
    ]);
    expect(await l.state(named, "2026-03-09")).toBe("active");
    expect(await l.client.promises.get({ id: named, asOf: "2026-03-11" })).toMatchObject({
      state: "partial",
      keptMinor: 60_000,
      invoiceRows: [
        { label: "F-1", amountMinor: 100_000, openMinor: 100_000 },
        { label: "F-2", amountMinor: 0, openMinor: 40_000 },
      ],
      cash: [{ on: "2026-03-09", invoiceLabel: "F-2", amountMinor: 60_000 }],
    });
    await l.pay("2026-03-10", 400, [[2, 400]]);
    expect(await l.state(named, "2026-03-10")).toBe("kept");
    expect(await l.failing()).toEqual([]);
  });

  test("a named invoice that is cancelled leaves the promise to the others, as far as they go", async () => {
    const l = await promiseLedger(database, [
      makeDocument(1, { issuedAt: "2025-12-10T10:00:00" }),
      makeDocument(2, { issuedAt: "2026-01-20T10:00:00" }),
    ]);
    const named = await l.make([["2026-03-06", 1500]], [1, 2]);
    l.clock.day = "2026-03-04";
    await l.client.review.cancel({ ...command(), uuid: uuid(1), on: "2026-03-04", motive: "02", note: "" });
    expect(await l.client.promises.get({ id: named, asOf: "2026-03-05" })).toMatchObject({
      state: "active",
      amountMinor: 150_000,
      promisedMinor: 100_000,
    });
    await l.pay("2026-03-09", 1000, [[2, 1000]]);
    expect(await l.state(named, "2026-03-09")).toBe("kept");
    expect(await l.failing()).toEqual([]);
  });

  test("the strategy counts from the oldest invoice nobody has promised, and rests when all are promised", async () => {
    const l = await promiseLedger(database, [
      makeDocument(1, { issuedAt: "2025-12-10T10:00:00" }),
      makeDocument(2, { issuedAt: "2026-01-20T10:00:00" }),
    ]);
    const strategy = async () =>
      (await l.client.customers.ficha({ customerId: l.customerId, asOf: l.clock.day })).strategy;
    const countsFrom = async (): Promise<string | null> => {
      const { due } = await strategy();
      return due === null ? null : addDays(due.on, -due.day);
    };
    const { rows } = await l.client.receivables.page({ asOf: l.clock.day, offset: 0, limit: 10 });
    const [first, second] = rows.map(({ dueOn }) => dueOn).sort();
    expect(await countsFrom()).toBe(first);
    await l.make([["2026-03-06", 1000]], [1]);
    expect(await countsFrom()).toBe(second);
    await l.make([["2026-03-06", 1000]], [2]);
    expect(await strategy()).toMatchObject({ due: null, next: expect.anything() });
  });

  test("without invoices it covers the oldest ones that can be promised, up to its amount", async () => {
    const l = await promiseLedger(database, [
      makeDocument(1, { issuedAt: "2026-01-20T10:00:00" }),
      makeDocument(2, { issuedAt: "2026-01-10T10:00:00" }),
      makeDocument(3, { issuedAt: "2026-01-05T10:00:00", paymentMethod: "PUE" }),
      makeDocument(4, { issuedAt: "2026-01-01T10:00:00", ...other }),
    ]);
    const plan = await l.client.promises.plan(l.draft([["2026-03-06", 1300]]));
    expect(plan).toMatchObject({
      mostMinor: 200_000,
      lines: [
        { label: "F-2", amountMinor: 100_000 },
        { label: "F-1", amountMinor: 30_000 },
      ],
      problems: [],
    });
  });

  test("what cannot be promised is refused, with the reason", async () => {
    const l = await promiseLedger(database, [makeDocument(1), makeDocument(2), makeDocument(9, other)]);
    const refused = (...asked: Parameters<typeof l.draft>) => refusal(l.make(...asked));
    expect(await refused([["2026-03-01", 100]], [1])).toBe("PROMISE_IN_PAST");
    expect(await refused([["2026-03-06", 1001]], [1])).toBe("PROMISE_OVER_BALANCE");
    expect(await refused([["2026-03-18", 100]], [9])).toBe("INVALID_INPUT");
    expect(await refused([["2026-03-18", 100]], [77])).toBe("NOT_FOUND");
    expect(await refused([["2026-03-06", 100]], [], { currency: "USD" })).toBe("PROMISE_NOTHING_OPEN");
    expect(await refused([["2026-03-06", 100]], [1], { customerId: 999 })).toBe("NOT_FOUND");
    expect(await refused([["2026-03-06", 100]], [1], { contactId: 5 })).toBe("NOT_FOUND");
    await l.make([["2026-03-06", 500]], [1]);
    expect(await refused([["2026-03-06", 100]], [1])).toBe("PROMISE_INVOICE_PROMISED");
    await l.pay("2026-03-02", 1000, [[2, 1000]]);
    expect(await refused([["2026-03-06", 100]], [2])).toBe("PROMISE_INVOICE_CLOSED");
    expect((await l.client.promises.page({ asOf: "2026-03-02" })).total).toBe(1);
  });

  test("a disputed amount cannot be promised, the rest of its invoice can", async () => {
    const l = await promiseLedger(database, [makeDocument(1)]);
    const dispute = zDisputeDraft.parse({
      customerId: l.customerId,
      invoiceUuid: uuid(1),
      type: "price",
      amountMinor: 40_000,
      reason: "precio",
    });
    const recording = { at: "2026-03-02T18:00:00.000Z", actor: "t", today: "2026-03-02", personId: null };
    await l.db.write((tx) => openDispute(tx, dispute, recording));
    expect(await refusal(l.make([["2026-03-06", 700]], [1]))).toBe("PROMISE_DISPUTED");
    expect(await l.state(await l.make([["2026-03-06", 600]], [1]), "2026-03-02")).toBe("active");
  });

  test("a far day is asked by one and allowed by another, and is no promise until then", async () => {
    const l = await promiseLedger(database, [makeDocument(1), makeDocument(2)]);
    const person = (id: number, name: string, role: string) =>
      ({ id, name, search: name, role, email: "", active: 1, version: 1, created_at: "" }) as never;
    const people = [person(1, "Laura", "collector"), person(2, "Marta", "coordinator"), person(3, "Raúl", "manager")];
    await l.db.write((tx) => tx.bulk.insert("person", people));
    const become = (id: number) => l.client.users.become({ ...command(), id });
    const decide = (id: number, decision: "approved" | "refused") =>
      l.client.approvals.decide({ ...command(), id, decision, reason: "No por ahora" });
    const ask = async (...asked: Parameters<typeof l.draft>): Promise<number> => {
      const made = await l.client.promises.make({ ...command(), draft: l.draft(...asked) });
      expect(made.id).toBeNull();
      return made.approvalId ?? 0;
    };
    const total = async () => (await l.client.promises.page({ asOf: l.clock.day })).total;
    const far = [[["2026-03-30", 100]], [1], { approve: true, note: "Pagan a fin de mes" }] as const;

    // A coordinator asks as everybody does, and is never their own approver.
    await become(2);
    expect(await l.client.promises.plan(l.draft([["2026-03-30", 100]], [1]))).toMatchObject({ word: "another" });
    const own = await ask(...far);
    expect(await refusal(decide(own, "approved"))).toBe("APPROVAL_REFUSED");
    expect(await refusal(l.make(...far))).toBe("APPROVAL_PENDING");
    expect(await total()).toBe(0);
    // Who asked sees to it on the next business day, whatever the word will be: the customer waits for an answer.
    const steps = async () =>
      (await l.client.contacts.timeline({ customerId: l.customerId })).followUps
        .filter((step) => step.sourceKind === "approval")
        .map(({ kind, dueOn, personName }) => [kind, dueOn, personName].join(" "));
    expect(await steps()).toEqual(["promise 2026-03-03 Marta"]);
    await become(3);
    await decide(own, "refused");
    expect(await total()).toBe(0);
    expect(await steps()).toEqual(["promise 2026-03-03 Marta"]);

    await become(1);
    const asked = await ask(...far);
    await become(2);
    await decide(asked, "approved");
    expect(await steps()).toEqual(["promise 2026-03-03 Marta"]);
    const [promise] = (await l.client.promises.page({ asOf: l.clock.day })).rows;
    expect(promise).toMatchObject({
      actor: "Laura",
      amountMinor: 10_000,
      dueOn: "2026-03-30",
      note: "Pagan a fin de mes",
    });
    const view = await l.client.promises.get({ id: promise?.id ?? 0, asOf: l.clock.day });
    expect(view).toMatchObject({ approvedBy: "Marta" });

    // What speaks against it by the day it is allowed keeps it from being made, and it still waits.
    await become(1);
    const late = await ask([["2026-03-30", 1000]], [2], { approve: true });
    await l.pay("2026-03-02", 1000, [[2, 1000]]);
    await become(2);
    expect(await refusal(decide(late, "approved"))).toBe("PROMISE_INVOICE_CLOSED");
    expect(await l.client.approvals.count()).toEqual({ pending: 1, mine: 1 });
    expect(await l.failing()).toEqual([]);
  });

  test("a far day needs a coordinator, and so does a customer who broke two promises", async () => {
    const l = await promiseLedger(database, [makeDocument(1), makeDocument(2), makeDocument(3)]);
    const far = l.draft([["2026-03-18", 100]], [3]);
    expect((await l.client.promises.plan(far)).problems).toMatchObject([{ code: "PROMISE_TOO_FAR", approvable: true }]);
    expect(await refusal(l.make([["2026-03-18", 100]], [3]))).toBe("PROMISE_TOO_FAR");
    const person = (id: number, role: string) =>
      ({ id, name: role, search: role, role, email: "", active: 1, version: 1, created_at: "" }) as never;
    await l.db.write((tx) => tx.bulk.insert("person", [person(1, "collector"), person(2, "coordinator")]));
    expect(await refusal(l.make([["2026-03-18", 100]], [3], { approve: true }))).toBe("PROMISE_NEEDS_COORDINATOR");
    // Nobody else could allow it: the only coordinator is told so and does not decide alone, but does in an office of one.
    await l.client.users.become({ ...command(), id: 2 });
    const alone = l.draft([["2026-03-18", 100]], [3]);
    expect(await l.client.promises.plan(alone)).toMatchObject({ word: "nobody" });
    expect(await refusal(l.make([["2026-03-18", 100]], [3], { approve: true }))).toBe("PROMISE_NEEDS_COORDINATOR");
    await l.db.write((tx) => tx.sql.updateTable("person").set({ active: 0 }).where("id", "=", 1).execute());
    const id = await l.make([["2026-03-18", 100]], [3], { approve: true });
    expect(await l.client.promises.get({ id, asOf: "2026-03-02" })).toMatchObject({ approvedBy: "coordinator" });
    await l.client.promises.cancel({ ...command(), id, reason: "otra fecha" });

    await l.make([["2026-03-03", 1000]], [1]);
    await l.make([["2026-03-03", 1000]], [2]);
    l.clock.day = "2026-03-20";
    expect(await refusal(l.make([["2026-03-25", 100]], [3]))).toBe("PROMISE_AFTER_BROKEN");
    await l.make([["2026-03-25", 100]], [3], { approve: true });
  });

  test("a renegotiated promise is left out when it was in time, and its invoices are the new one's", async () => {
    const l = await promiseLedger(database, [makeDocument(1)]);
    const first = await l.make([["2026-03-10", 1000]], [1]);
    l.clock.day = "2026-03-05";
    const second = await l.make([["2026-03-12", 1000]], [1], { renegotiates: first });
    expect(await l.state(first, "2026-03-05")).toBe("renegotiated");
    expect(await l.openFollowUps()).toEqual(["2026-03-11 promise-reminder", "2026-03-13 promise-check"]);
    expect(await refusal(l.make([["2026-03-12", 1000]], [1], { renegotiates: first }))).toBe("PROMISE_ENDED");

    await l.client.promises.undo({ ...command(), id: second });
    expect([await l.state(first, "2026-03-05"), await l.state(second, "2026-03-05")]).toEqual(["active", "none"]);
    expect(await l.openFollowUps()).toEqual(["2026-03-09 promise-reminder", "2026-03-11 promise-check"]);
    const again = await l.make([["2026-03-12", 1000]], [1], { renegotiates: first });
    l.clock.day = "2026-03-09";
    await l.make([["2026-03-17", 1000]], [1], { renegotiates: again });
    expect([await l.state(first, "2026-03-09"), await l.state(again, "2026-03-09")]).toEqual([
      "renegotiated",
      "broken",
    ]);
    expect(await l.failing()).toEqual([]);
  });

  test("only what was done today is taken back; an open promise is cancelled with its reason", async () => {
    const l = await promiseLedger(database, [makeDocument(1)]);
    const id = await l.make([["2026-03-06", 1000]], [1]);
    l.clock.day = "2026-03-03";
    expect(await refusal(l.client.promises.undo({ ...command(), id }))).toBe("PROMISE_NOT_RECENT");
    await l.client.promises.cancel({ ...command(), id, reason: "se registró al cliente equivocado" });
    expect([await l.state(id, "2026-03-02"), await l.state(id, "2026-03-03")]).toEqual(["active", "cancelled"]);
    expect(await l.openFollowUps()).toEqual([]);
    expect(await refusal(l.client.promises.cancel({ ...command(), id, reason: "x" }))).toBe("PROMISE_ENDED");
    await l.client.promises.undo({ ...command(), id });
    expect(await l.state(id, "2026-03-03")).toBe("active");
    const { history } = await l.client.promises.get({ id, asOf: "2026-03-03" });
    expect(history.map(({ kind, undone }) => [kind, undone])).toEqual([
      ["made", false],
      ["cancelled", true],
      ["undo", false],
    ]);
    l.clock.day = "2026-03-20";
    expect(await refusal(l.client.promises.cancel({ ...command(), id, reason: "x" }))).toBe("PROMISE_ENDED");
  });

  test("money that waits to be applied puts it in doubt, and its application settles it", async () => {
    const l = await promiseLedger(database, [makeDocument(1), makeDocument(2, { issuedAt: "2026-02-28T10:00:00" })]);
    const id = await l.make([["2026-03-06", 1000]], [1]);
    const paid = await l.pay("2026-03-10", 1000);
    expect([await l.state(id, "2026-03-10"), await l.state(id, "2026-03-11")]).toEqual(["active", "verify"]);
    l.clock.day = "2026-03-12";
    expect(await refusal(l.make([["2026-03-16", 100]], [1]))).toBe("PROMISE_INVOICE_PROMISED");
    // Nor does the daily report tell anybody to chase, in the days of grace or in doubt.
    for (const asOf of ["2026-03-10", "2026-03-11"]) {
      const told = JSON.stringify(await l.client.reports.read({ kind: "daily", asOf, lang: "es" }));
      expect([told.includes("Tiene promesa de pago"), told.includes("obtener una promesa")]).toEqual([true, false]);
    }
    const apply = (n: number) => ({ paymentUuid: paid, invoiceUuid: uuid(n), amountMinor: 100_000 });
    const { applicationIds } = await l.client.payments.apply({ ...command(), applications: [apply(2)] });
    expect(await l.state(id, "2026-03-12")).toBe("broken");
    await l.client.payments.unapply({ ...command(), applicationIds });
    await l.client.payments.apply({ ...command(), applications: [apply(1)] });
    expect(await l.state(id, "2026-03-12")).toBe("kept");
    // Pesos are paid in dollars too, and the other way round: money of any currency that waits is looked at before a call.
    l.clock.day = "2026-03-13";
    const other = await l.make([["2026-03-13", 500]], [2]);
    expect(await l.state(other, "2026-03-19")).toBe("broken");
    const dollars = { customerId: l.customerId, currency: "USD", amountMinor: 30_00, paidOn: "2026-03-13", form: "03" };
    await l.client.payments.record({ ...command(), payments: [dollars] });
    expect(await l.state(other, "2026-03-19")).toBe("verify");
    expect(await l.failing()).toEqual([]);
  });

  test("cash of the day that was known already does not count for it", async () => {
    const l = await promiseLedger(database, [makeDocument(1)]);
    await l.pay("2026-03-02", 400, [[1, 400]]);
    const id = await l.make([["2026-03-06", 600]], [1]);
    expect((await l.client.promises.get({ id, asOf: "2026-03-03" })).keptMinor).toBe(0);
    await l.pay("2026-03-02", 300, [[1, 300]]);
    expect((await l.client.promises.get({ id, asOf: "2026-03-03" })).keptMinor).toBe(30_000);
  });

  test("a complemento that is imported later counts with its payment day", async () => {
    const l = await promiseLedger(database, [makeDocument(1)]);
    const id = await l.make([["2026-03-06", 1000]], [1]);
    l.clock.day = "2026-04-01";
    expect(await l.state(id, "2026-04-01")).toBe("broken");
    await l.post(makeComplement(21, [makePayment("2026-03-06", "1000.00", [[1, "1000.00"]])]));
    expect(await l.state(id, "2026-04-01")).toBe("kept");
  });

  test("a cancelled invoice cancels it, a credit note lowers it, a replacement inherits it", async () => {
    const l = await promiseLedger(database, [makeDocument(1), makeDocument(2), makeDocument(3)]);
    const [cancelled, credited, replaced] = [
      await l.make([["2026-03-06", 1000]], [1]),
      await l.make([["2026-03-06", 1000]], [2]),
      await l.make([["2026-03-06", 1000]], [3]),
    ];
    l.clock.day = "2026-03-04";
    await l.client.review.cancel({ ...command(), uuid: uuid(1), on: "2026-03-04", motive: "02", note: "" });
    await l.post(
      makeDocument(12, {
        kind: "E",
        total: "400.00",
        issuedAt: "2026-03-04T10:00:00",
        relations: [{ relation: "01", uuids: [uuid(2)] }],
      }),
      makeDocument(13, { issuedAt: "2026-03-04T10:00:00", relations: [{ relation: "04", uuids: [uuid(3)] }] }),
    );
    expect([await l.state(cancelled, "2026-03-03"), await l.state(cancelled, "2026-03-04")]).toEqual([
      "active",
      "cancelled",
    ]);
    expect(await l.client.promises.get({ id: credited, asOf: "2026-03-04" })).toMatchObject({
      amountMinor: 100_000,
      promisedMinor: 60_000,
    });
    expect(await refusal(l.make([["2026-03-06", 100]], [13]))).toBe("PROMISE_INVOICE_PROMISED");
    await l.pay("2026-03-06", 1600, [
      [2, 600],
      [13, 1000],
    ]);
    expect([await l.state(credited, "2026-03-06"), await l.state(replaced, "2026-03-06")]).toEqual(["kept", "kept"]);
    const { invoiceRows } = await l.client.promises.get({ id: replaced, asOf: "2026-03-06" });
    expect(invoiceRows).toMatchObject([{ label: "F-3", replacedBy: { label: "F-13" } }]);
    expect(await l.failing()).toEqual([]);
  });

  test("a repeated command makes one promise, and a promise behind the ledger's back is found", async () => {
    const l = await promiseLedger(database, [makeDocument(1)]);
    const asked = { commandId: randomUUID(), draft: l.draft([["2026-03-06", 1000]], [1]) };
    const { id } = await l.client.promises.make(asked);
    expect(await l.client.promises.make(asked)).toEqual({ id, approvalId: null });
    expect((await l.client.promises.page({ asOf: "2026-03-02" })).total).toBe(1);
    await l.db.write((tx) => sql`update promise_span set kept_minor = kept_minor + 1`.execute(tx.sql));
    expect(await l.failing()).toEqual(["promises"]);
  });
});
