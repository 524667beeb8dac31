import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { terminateDue } from "../../../electron/ledger/agreements/signing-writer.ts";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { refusal } from "../promises/set-up.ts";
import { makeDocument, uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { agreementLedger, command, creditNote } from "./set-up.ts";

/** Money that is on no invoice. */
async function onAccount(db: LedgerDb): Promise<number | undefined> {
  const { rows } = await sql<{ n: number }>`select cast(coalesce(sum(amount_minor), 0) as bigint) as n from entry
    where receivable_id is null`.execute(db.read);
  return rows[0]?.n;
}

const invoice = (n: number, changes: Parameters<typeof makeDocument>[1] = {}) => makeDocument(n, changes);

// 2 March 2026 is a Monday; 31 March a Tuesday. Each invoice is of 1,000.00.
describe.each(databases)("agreements on %s", (database) => {
  test("from the simulation to the signature: limits, another person's approval, a quita in the balance", async () => {
    const l = await agreementLedger(database, [invoice(1), invoice(2)]);
    const draft = l.agreement([1, 2], { quitaMinor: 20_000, plan: l.monthly(3, "2026-03-31") }, { type: "quita" });
    const plan = await l.client.agreements.simulate(draft);
    expect(plan).toMatchObject({
      months: 3,
      needs: ["manager"],
      problems: [],
      parts: [{ principalMinor: 200_000, quitaBp: 1000, totalMinor: 180_000, most: { coordinatorMinor: 10_000 } }],
    });
    // Easter: 30 April is a Thursday, 31 May a Sunday that moves to the Monday after it.
    expect(plan.parts[0]?.instalments.map((each) => [each.dueOn, each.amountMinor])).toEqual([
      ["2026-03-31", 60_000],
      ["2026-04-30", 60_000],
      ["2026-06-01", 60_000],
    ]);
    const id = await l.save(draft);
    expect(await refusal(l.client.agreements.offer({ ...command(), id, expiresOn: "2026-03-10" }))).toBe(
      "AGREEMENT_NOT_APPROVED",
    );
    const { approvalId } = await l.client.agreements.ask({ ...command(), id, note: "cliente de años" });
    const decide = (decision: "approved" | "refused", reason = "") =>
      l.client.approvals.decide({ ...command(), id: approvalId, decision, reason });
    expect(await refusal(decide("approved"))).toBe("APPROVAL_REFUSED");
    await l.become("coordinator");
    expect(await refusal(decide("approved"))).toBe("APPROVAL_REFUSED");
    expect(await l.client.approvals.count()).toEqual({ pending: 1, mine: 0 });
    await l.become("manager");
    expect(await l.client.approvals.count()).toEqual({ pending: 1, mine: 1 });
    // Whoever decides reads amounts as amounts are written.
    const [card] = (await l.client.approvals.page({})).rows;
    expect(card?.data).toMatchObject({ principal: "2,000.00 MXN", quita: "200.00 MXN" });
    expect(await refusal(decide("refused"))).toBe("APPROVAL_REASON");
    await decide("approved");
    await l.become("collector");
    await l.client.agreements.offer({ ...command(), id, expiresOn: "2026-03-10" });
    expect([await l.stateOf(id, "2026-03-10"), await l.stateOf(id, "2026-03-11")]).toEqual(["offered", "expired"]);
    expect(await refusal(l.save(l.agreement([2])))).toBe("AGREEMENT_INVOICE_TAKEN");
    expect(await l.open(1)).toBe(1000);
    await l.client.agreements.sign({ ...command(), id, signedOn: "2026-03-02" });
    expect([await l.open(1), await l.open(2)]).toEqual([900, 900]);
    const view = await l.view(id, "2026-03-02");
    expect(view).toMatchObject({ state: "signed", billing: "credit", parts: [{ quitaStandsMinor: 20_000 }] });
    expect(view.history.map((step) => step.kind)).toEqual(["made", "offered", "signed"]);
    // What the scene put in without a command is sealed under an event of its own.
    const told = l.db.read.selectFrom("audit").select("action").where("action", "<>", "audit.sealed");
    const audit = await told.orderBy("seq").execute();
    const actions = audit.map((row) => row.action).filter((action) => !action.startsWith("users."));
    expect(actions).toEqual([
      "agreements.save",
      "approvals.ask",
      "approvals.approved",
      "agreements.offer",
      "agreements.sign",
    ]);
    expect(await l.failing()).toEqual([]);
  });

  test("payments fill instalments in order; late ones are a default after the grace, cured when caught up", async () => {
    const l = await agreementLedger(database, [invoice(1), invoice(2)]);
    const id = await l.signed(l.agreement([1, 2], { plan: l.monthly(4, "2026-03-31") }), "manager");
    expect(await l.stateOf(id, "2026-04-05")).toBe("active");
    // 500 were due on the 31st: in default from the sixth day after it.
    expect([await l.stateOf(id, "2026-04-05"), await l.stateOf(id, "2026-04-06")]).toEqual(["active", "default"]);
    await l.pay("2026-04-10", 700, [[1, 700]]);
    const view = await l.view(id, "2026-04-10");
    expect(view).toMatchObject({ state: "cured", parts: [{ paidMinor: 70_000, overdueMinor: 0 }] });
    expect(view.parts[0]?.instalments.map((each) => each.paidMinor)).toEqual([50_000, 20_000, 0, 0]);
    const { rows } = await l.client.agreements.page({ asOf: "2026-04-10" });
    expect(rows).toMatchObject([{ id, restMinor: 130_000, nextDueOn: "2026-04-30", nextMinor: 30_000 }]);
    await l.pay("2026-04-20", 1300, [
      [1, 300],
      [2, 1000],
    ]);
    expect(await l.stateOf(id, "2026-04-20")).toBe("completed");
    expect(await l.stateOf(id, "2026-04-19")).toBe("cured");
    expect(await l.failing()).toEqual([]);
  });

  test("terminated in default: the original debt less payments stands again, by added entries", async () => {
    const l = await agreementLedger(database, [invoice(1), invoice(2)]);
    const id = await l.signed(l.agreement([1, 2], { quitaMinor: 9_999 }));
    expect(await refusal(l.terminate(id))).toBe("AGREEMENT_STATE");
    await l.pay("2026-03-31", 500, [[1, 500]]);
    l.clock.day = "2026-04-06";
    expect(await l.stateOf(id, "2026-04-06")).toBe("default");
    const before = await l.db.read.selectFrom("entry").selectAll().orderBy("id").execute();
    await l.terminate(id);
    const after = await l.db.read.selectFrom("entry").selectAll().orderBy("id").execute();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map((row) => [row.kind, row.reason, row.effective_on])).toEqual([
      ["discount", "quita-lost", "2026-04-06"],
      ["discount", "quita-lost", "2026-04-06"],
    ]);
    expect([await l.open(1), await l.open(2)]).toEqual([500, 1000]);
    // As of any day before it, the quita still stood.
    const aging = await l.client.receivables.documents({ asOf: "2026-04-05", all: false });
    expect(aging.rows.reduce((sum, row) => sum + row.openMinor, 0)).toBe(150_000 - 9_999);
    expect(await l.view(id, "2026-04-06")).toMatchObject({ state: "terminated", billing: null });
    // Paid on the very day on which it is owed again, it is paid: nothing waits on the account.
    await l.pay("2026-04-06", 1500, [
      [1, 500],
      [2, 1000],
    ]);
    expect([await l.open(1), await l.open(2)]).toEqual([0, 0]);
    expect(await onAccount(l.db)).toBe(0);
    expect(await l.failing()).toEqual([]);
  });

  test("the credit note of the quita takes its place and closes what Billing was asked; a return of goods does not", async () => {
    const l = await agreementLedger(database, [invoice(1), invoice(2)]);
    const id = await l.signed(l.agreement([1, 2], { quitaMinor: 10_000 }));
    const page = async () => (await l.client.agreements.page({ asOf: "2026-03-20", awaitsCredit: true })).rows.length;
    const source = await l.db.read
      .selectFrom("agreement_event as e")
      .innerJoin("document as d", "d.id", "e.document_id")
      .select("d.uuid")
      .executeTakeFirstOrThrow();
    expect(await l.client.agreements.ofSource(source)).toEqual({ id });
    expect(await l.client.agreements.ofSource({ uuid: uuid(1) })).toEqual({ id: null });
    const asked = { ...command(), id, lang: "es" } as const;
    const letter = await l.client.agreements.billingLetter(asked);
    for (const words of ["tipo E, relación 01", "100.00 MXN", uuid(1), uuid(2)]) expect(letter.body).toContain(words);
    expect(await refusal(l.client.agreements.askBilling({ ...asked, how: "mail", ...letter }))).toBe(
      "BILLING_NO_ADDRESS",
    );
    const { file } = await l.client.agreements.askBilling({ ...asked, how: "file", ...letter });
    expect(readFileSync(file ?? "", "utf8")).toContain("Subject:");
    expect((await l.client.agreements.askBilling({ ...asked, how: "file", ...letter })).file).toBe(file);
    expect((await l.view(id, "2026-03-02")).requests).toMatchObject([{ wanted: "credit", how: "file" }]);
    await l.post(creditNote(31, [2], "100.00", "2026-03-05", "03"));
    expect([await l.open(1), await l.open(2), await page()]).toEqual([950, 850, 1]);
    // One note over both invoices documents the share of each, whatever the order it names them in.
    await l.post(creditNote(32, [2, 1], "100.00", "2026-03-10"));
    expect([await l.open(1), await l.open(2), await page()]).toEqual([950, 850, 0]);
    expect(await l.view(id, "2026-03-20")).toMatchObject({
      billing: null,
      parts: [{ agreedMinor: 180_000, quitaStandsMinor: 0, creditedMinor: 10_000 }],
      credits: [{ uuid: uuid(32), on: "2026-03-10" }],
    });
    expect((await l.view(id, "2026-03-09")).credits).toEqual([]);
    l.clock.day = "2026-03-20";
    expect(await refusal(l.client.agreements.billingLetter(asked))).toBe("AGREEMENT_BILLING_NOTHING");
    l.clock.day = "2026-04-06";
    await l.terminate(id);
    // A CFDI stands until it is cancelled: what is asked of Billing now is that.
    expect([await l.open(1), await l.open(2)]).toEqual([950, 850]);
    expect((await l.view(id, "2026-04-06")).billing).toBe("cancel-credit");
    expect((await l.client.agreements.billingLetter(asked)).body).toContain(uuid(32));
    await l.client.agreements.askBilling({ ...command(), id, how: "told", lang: "es" });
    expect((await l.view(id, "2026-04-06")).requests.map((each) => each.wanted)).toEqual(["cancel-credit", "credit"]);
    await l.client.review.cancel({ ...command(), uuid: uuid(32), on: "2026-04-06", motive: "02", note: "" });
    expect([await l.open(1), await l.open(2)]).toEqual([1000, 900]);
    expect((await l.view(id, "2026-04-06")).billing).toBeNull();
    expect(await l.failing()).toEqual([]);
  });

  test("invoices cancelled, replaced and paid while it runs: less is to be paid, the replacement carries the quita", async () => {
    const l = await agreementLedger(database, [invoice(1), invoice(2), invoice(3)]);
    const id = await l.signed(l.agreement([1, 2, 3], { quitaMinor: 15_000, plan: l.monthly(3, "2026-03-31") }));
    l.clock.day = "2026-03-10";
    await l.client.review.cancel({ ...command(), uuid: uuid(1), on: "2026-03-09", motive: "02", note: "" });
    await l.post(invoice(12, { issuedAt: "2026-03-10T10:00:00", relations: [{ relation: "04", uuids: [uuid(2)] }] }));
    expect([await l.open(1), await l.open(12), await l.open(3)]).toEqual([0, 950, 950]);
    await l.pay("2026-03-12", 950, [[3, 950]]);
    const view = await l.view(id, "2026-03-12");
    expect(view.parts[0]).toMatchObject({ totalMinor: 285_000, agreedMinor: 190_000, paidMinor: 95_000 });
    expect(view.parts[0]?.instalments.map((each) => [each.agreedMinor, each.paidMinor])).toEqual([
      [95_000, 95_000],
      [95_000, 0],
      [0, 0],
    ]);
    expect(view.parts[0]?.invoices.find((row) => row.uuid === uuid(2))?.replacedBy?.uuid).toBe(uuid(12));
    await l.pay("2026-03-20", 950, [[12, 950]]);
    expect(await l.stateOf(id, "2026-03-20")).toBe("completed");
    // Nothing of the quita of the cancelled invoice became the customer's money.
    expect(await onAccount(l.db)).toBe(0);
    expect(await l.failing()).toEqual([]);
  });

  test("two currencies have a schedule each; one late instalment puts both in default", async () => {
    const usd = { currency: "USD", exchangeRate: "18.00" } as const;
    const l = await agreementLedger(database, [invoice(1), invoice(2, usd)]);
    const part = { currency: "USD", invoices: [uuid(2)], plan: l.monthly(2, "2026-03-15") };
    const id = await l.signed(l.agreement([1], {}, { parts: [part] }));
    const { rows, total } = await l.client.agreements.page({ asOf: "2026-03-20" });
    expect([total, rows.map((row) => [row.currency, row.nextDueOn, row.nextMinor])]).toEqual([
      2,
      [
        ["MXN", "2026-03-31", 50_000],
        // The 15th is a Sunday, the 16th a holiday.
        ["USD", "2026-03-17", 50_000],
      ],
    ]);
    expect([await l.stateOf(id, "2026-03-22"), await l.stateOf(id, "2026-03-23")]).toEqual(["active", "default"]);
    expect(await l.failing()).toEqual([]);
  });

  test("a promise gives way, a revised draft gives way, and the rule of the company ends a default by itself", async () => {
    const l = await agreementLedger(database, [invoice(1), invoice(2)]);
    const promise = await l.make([["2026-03-06", 500]], [1]);
    await l.client.agreements.saveRules({ ...command(), rules: { graceDays: 0, offerDays: 15, terminateDays: 3 } });
    const first = await l.save(l.agreement([1]));
    const id = await l.signed(l.agreement([1], {}, { revises: first }));
    expect([await l.stateOf(first, "2026-03-02"), await l.state(promise, "2026-03-02")]).toEqual([
      "revised",
      "superseded",
    ]);
    const recording = { at: "2026-04-03T18:00:00.000Z", actor: "t", personId: null };
    const ended = (today: string) => l.db.write((tx) => terminateDue(tx, { ...recording, today }));
    l.clock.day = "2026-04-04";
    expect([await ended("2026-04-03"), await ended("2026-04-04"), await ended("2026-04-04")]).toEqual([[], [id], []]);
    expect(await l.stateOf(id, "2026-04-04")).toBe("terminated");
    expect(await l.failing()).toEqual([]);
  });

  test("what cannot be agreed is refused with the reason", async () => {
    const l = await agreementLedger(database, [invoice(1), invoice(2)]);
    const problems = async (...asked: Parameters<typeof l.agreement>) =>
      (await l.client.agreements.simulate(l.agreement(...asked))).problems.map((each) => each.code);
    expect(await problems([9])).toEqual(["AGREEMENT_INVOICE_CLOSED"]);
    expect(await problems([1], { quitaMinor: 100_000 })).toEqual(["AGREEMENT_QUITA_TOO_LARGE"]);
    expect(await problems([1], { waivedMinor: 100_000 })).toEqual(["AGREEMENT_WAIVER_TOO_LARGE"]);
    expect(await problems([1], {}, { type: "quita" })).toEqual(["AGREEMENT_QUITA_MISSING"]);
    expect(await problems([1], { plan: { by: "none" } })).toEqual(["AGREEMENT_SCHEDULE"]);
    expect(await problems([1], { plan: { by: "none" } }, { type: "acknowledgement" })).toEqual([
      "AGREEMENT_SIGNER_MISSING",
    ]);
    expect(await problems([1], { plan: l.monthly(1, "2026-02-20") })).toEqual(["AGREEMENT_IN_PAST"]);
    const id = await l.save(l.agreement([1]));
    await l.become("nobody");
    expect(await refusal(l.client.agreements.ask({ ...command(), id }))).toBe("APPROVAL_NEEDS_PERSON");
    const signer = { signerName: 'Ángel Ñuño & Cía. "El Güero"', signerPosition: "Apoderado" };
    await l.become("collector");
    const plain = await l.signed(l.agreement([1], { plan: { by: "none" } }, { type: "acknowledgement", ...signer }));
    expect(await l.stateOf(plain, "2027-03-01")).toBe("active");
  });

  test("a kept agreement stops the chasing of its invoices; an instalment of today and a default come first", async () => {
    const l = await agreementLedger(database, [invoice(1), invoice(2, { issuedAt: "2026-02-27T10:00:00" })]);
    await l.signed(l.agreement([1], { plan: l.monthly(2, "2026-03-31") }));
    const reasons = async (day: string): Promise<string[]> => {
      l.clock.day = day;
      await l.client.worklist.refresh({ personId: 0 });
      const { rows } = await l.client.worklist.page({ personId: 0 });
      return rows.flatMap((row) => row.reasons.map((reason) => `${reason.code} ${reason.on ?? ""}`.trim()));
    };
    // Invoice 1 is overdue since January, invoice 2 is not due yet.
    expect(await reasons("2026-03-24")).toEqual([]);
    expect(await reasons("2026-03-31")).toEqual(["agreement-due 2026-03-31", "overdue 2026-03-29"]);
    expect(await reasons("2026-04-06")).toEqual(["agreement-default 2026-04-06", "overdue 2026-01-31"]);
  });
});
