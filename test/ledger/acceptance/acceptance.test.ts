import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeComplement, makeDocument, makePayment, uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";
import { daysOf, ledgerWith, post, record, saveTerms, toTheEnd, WEEKLY } from "./scene.ts";

const invoice = (n: number, issued: string, changes: Parameters<typeof makeDocument>[1] = {}) =>
  makeDocument(n, { issuedAt: `${issued}T10:00:00`, paymentTerms: "30 días", ...changes });

describe.each(databases)("contrarecibo and payment days on %s", (database) => {
  test("the worked example: two invoices on one contrarecibo, due 6 November, expected 12 November", async () => {
    const ledger = await ledgerWith(database, [invoice(1, "2026-10-01"), invoice(2, "2026-10-01")]);
    expect(await daysOf(ledger, 1)).toEqual(["2026-10-31", ""]);
    const said = await saveTerms(ledger, WEEKLY);
    expect(said.at(-1)).toEqual({ done: 2, total: 2, state: "done" });
    // Not accepted yet: as if on the next review day, and said to be provisional.
    const pending = await ledger.client.acceptance.ofInvoice({ uuid: uuid(1) });
    expect(pending).toMatchObject({ dueOn: "2026-11-06", standing: { state: "pending", provisional: true } });

    const file = join(temporaryFolder(), "contrarecibo.pdf");
    writeFileSync(file, "%PDF-1.4 contrarecibo");
    const done = await record(ledger, [1, 2], {
      submittedOn: "2026-10-07",
      accepted: { on: "2026-10-07", number: "CR-881" },
      po: "OC-4500012",
      files: [file],
    });
    expect(done).toMatchObject({ invoices: 2, problems: [] });
    expect(await daysOf(ledger, 1)).toEqual(["2026-11-06", "2026-11-12"]);
    expect(await daysOf(ledger, 2)).toEqual(["2026-11-06", "2026-11-12"]);

    const one = await ledger.client.acceptance.ofInvoice({ uuid: uuid(2) });
    expect(one.standing).toMatchObject({
      state: "accepted",
      contrarecibo: "CR-881",
      po: "OC-4500012",
      dueSource: "acceptance",
      provisional: false,
      reviewOn: "",
    });
    expect(one.events.map(({ kind, on, reference, invoices }) => [kind, on, reference, invoices])).toEqual([
      ["accepted", "2026-10-07", "CR-881", 2],
      ["submitted", "2026-10-07", "", 2],
      ["po", "", "OC-4500012", 2],
    ]);
    expect(one.events[0]?.files.map(({ name }) => name)).toEqual(["contrarecibo.pdf"]);

    // The aging stays on the contractual day: nothing is overdue on the day before it, one day late the day after.
    const page = await ledger.client.receivables.page({ asOf: "2026-11-07" });
    expect(page.rows.map((row) => [row.dueOn, row.daysPastDue])).toEqual([
      ["2026-11-06", 1],
      ["2026-11-06", 1],
    ]);
    const { checks } = await ledger.client.ledgers.verify({});
    expect(checks.filter((check) => !check.ok && check.name !== "files")).toEqual([]);
  });

  test("what was recorded together is taken back together, and stays in the history", async () => {
    const ledger = await ledgerWith(database, [invoice(1, "2026-10-01"), invoice(2, "2026-10-02")]);
    await saveTerms(ledger, WEEKLY);
    const before = [await daysOf(ledger, 1), await daysOf(ledger, 2)];
    const { batch } = await record(ledger, [1, 2], { accepted: { on: "2026-10-14", number: "CR-1" } });
    expect(await daysOf(ledger, 1)).toEqual(["2026-11-13", "2026-11-19"]);
    const commandId = randomUUID();
    expect(await ledger.client.acceptance.undo({ commandId, batch: batch ?? 0 })).toEqual({ undone: 2 });
    expect(await ledger.client.acceptance.undo({ commandId, batch: batch ?? 0 })).toEqual({ undone: 2 });
    await expect(ledger.client.acceptance.undo({ commandId: randomUUID(), batch: batch ?? 0 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect([await daysOf(ledger, 1), await daysOf(ledger, 2)]).toEqual(before);
    const { events, standing } = await ledger.client.acceptance.ofInvoice({ uuid: uuid(1) });
    expect(events).toMatchObject([{ kind: "accepted", undone: { actor: "test" } }]);
    expect(standing).toMatchObject({ state: "pending", contrarecibo: "" });
  });

  test("a rejection takes the due day to the next review day, and a correction back to its own", async () => {
    const ledger = await ledgerWith(database, [invoice(1, "2026-10-01")]);
    await saveTerms(ledger, WEEKLY);
    await record(ledger, [1], { submittedOn: "2026-10-07", rejected: { on: "2026-10-08", reason: "Falta la OC" } });
    expect(await ledger.client.acceptance.ofInvoice({ uuid: uuid(1) })).toMatchObject({
      dueOn: "2026-11-13",
      standing: { state: "rejected", rejectReason: "Falta la OC", reviewOn: "2026-10-14", provisional: true },
    });
    await record(ledger, [1], {
      submittedOn: "2026-10-21",
      accepted: { on: "2026-10-21", number: "CR-9" },
      po: "OC-1",
    });
    expect(await daysOf(ledger, 1)).toEqual(["2026-11-20", "2026-11-26"]);
    await record(ledger, [1], { agreedDueOn: "2026-12-01" });
    expect(await daysOf(ledger, 1)).toEqual(["2026-12-01", "2026-12-03"]);
    await record(ledger, [1], { agreedDueOn: "" });
    expect(await daysOf(ledger, 1)).toEqual(["2026-11-20", "2026-11-26"]);
  });

  test("terms that change move due and expected days, taken away they leave what the invoices state", async () => {
    const ledger = await ledgerWith(database, [
      invoice(1, "2026-10-01"),
      invoice(2, "2026-10-01", { currency: "USD", exchangeRate: "18.00" }),
    ]);
    await saveTerms(ledger, {
      ...WEEKLY,
      basis: "endOfMonth",
      reviewWeekdays: [],
      paymentDays: [
        { currency: "", weekdays: [], monthDays: [31] },
        { currency: "USD", weekdays: [1], monthDays: [] },
      ],
    });
    expect(await daysOf(ledger, 1)).toEqual(["2026-11-30", "2026-11-30"]);
    expect(await daysOf(ledger, 2)).toEqual(["2026-11-30", "2026-11-30"]);
    await saveTerms(ledger, { ...WEEKLY, basis: "invoiceDate", reviewWeekdays: [] });
    // Saturday 31 October: paid on Thursday 5 November.
    expect(await daysOf(ledger, 1)).toEqual(["2026-10-31", "2026-11-05"]);
    const view = await ledger.client.acceptance.terms({ customerId: 1, asOf: "2026-10-30" });
    expect(view).toMatchObject({ terms: { basis: "invoiceDate" }, nextReviewOn: null, nextPaymentOn: "2026-11-05" });
    await saveTerms(ledger, null);
    expect(await daysOf(ledger, 1)).toEqual(["2026-10-31", ""]);
    expect((await ledger.client.acceptance.ofInvoice({ uuid: uuid(1) })).standing).toBe(null);
    expect((await ledger.client.acceptance.terms({ customerId: 1, asOf: "2026-10-30" })).terms).toBe(null);
  });

  test("credit days agreed with the customer count from the contrarecibo as well", async () => {
    const ledger = await ledgerWith(database, [invoice(1, "2026-10-01", { paymentTerms: "" })]);
    await saveTerms(ledger, WEEKLY);
    await record(ledger, [1], { accepted: { on: "2026-10-07", number: "" } });
    await ledger.client.customers.setCreditDays({ commandId: randomUUID(), customerId: 1, creditDays: 45 });
    expect(await daysOf(ledger, 1)).toEqual(["2026-11-21", "2026-11-26"]);
  });

  test("an invoice that replaces another has its acceptance and order, and says from where", async () => {
    const ledger = await ledgerWith(database, [invoice(1, "2026-10-01")]);
    await saveTerms(ledger, WEEKLY);
    await record(ledger, [1], { po: "OC-7", accepted: { on: "2026-10-07", number: "CR-1" } });
    await post(ledger, [invoice(2, "2026-10-20", { relations: [{ relation: "04", uuids: [uuid(1)] }] })]);
    const replacement = await ledger.client.acceptance.ofInvoice({ uuid: uuid(2) });
    expect(replacement).toMatchObject({
      dueOn: "2026-11-06",
      expectedOn: "2026-11-12",
      standing: { state: "accepted", po: "OC-7", contrarecibo: "CR-1", inheritedFrom: { uuid: uuid(1), label: "F-1" } },
    });
    expect(replacement.events.map(({ kind, inherited }) => [kind, inherited])).toEqual([
      ["accepted", true],
      ["po", true],
    ]);
    const { checks } = await ledger.client.ledgers.verify({});
    expect(checks.filter((check) => !check.ok && check.name !== "files")).toEqual([]);
  });

  test("what cannot be is refused invoice by invoice, and nothing is recorded unless those are left out", async () => {
    const paid = makeComplement(20, [makePayment("2026-10-20", "1000.00", [[3, "1000.00"]])], {
      issuedAt: "2026-10-20T18:00:00",
    });
    const other = { receiver: { rfc: "IIA040805DZ4", name: "OTRO", foreignTaxId: "" } };
    const ledger = await ledgerWith(database, [
      invoice(1, "2026-10-01"),
      invoice(2, "2026-10-12"),
      invoice(3, "2026-10-01"),
      invoice(4, "2026-10-01", other),
      invoice(5, "2026-10-01"),
      invoice(6, "2026-10-05", { relations: [{ relation: "04", uuids: [uuid(5)] }] }),
      paid,
    ]);
    const customerId = (await ledger.client.acceptance.ofInvoice({ uuid: uuid(1) })).customerId;
    const codes = async (numbers: readonly number[], draft: Parameters<typeof record>[2]) =>
      (await record(ledger, numbers, { customerId, ...draft })).problems.map(({ label, code }) => [label, code]);

    const accepted = { on: "2026-10-07", number: "CR-1" };
    expect(await codes([1, 2, 3, 4, 5, 6, 99], { accepted })).toEqual([
      ["F-2", "accepted-before-issue"],
      ["F-3", "paid"],
      ["F-4", "other-customer"],
      ["F-5", "ended"],
      [`…${uuid(99).slice(-12)}`, "unknown"],
    ]);
    expect((await ledger.client.acceptance.ofInvoice({ uuid: uuid(1) })).events).toEqual([]);
    const some = await record(ledger, [1, 2], { customerId, accepted, leaveOut: true });
    expect(some).toMatchObject({ invoices: 1, problems: [{ label: "F-2" }] });

    expect(await codes([6], { submittedOn: "2026-10-04" })).toEqual([["F-6", "submitted-before-issue"]]);
    expect(await codes([6], { submittedOn: "2026-10-09", accepted })).toEqual([["F-6", "accepted-before-submitted"]]);
    await record(ledger, [6], { customerId, submittedOn: "2026-10-14" });
    expect(await codes([6], { accepted })).toEqual([["F-6", "accepted-before-submitted"]]);
    expect(await codes([6], { rejected: { on: "2026-10-08", reason: "x" } })).toEqual([
      ["F-6", "rejected-before-submitted"],
    ]);
    expect(await codes([6], { rejected: { on: "2026-10-01", reason: "x" } })).toEqual([
      ["F-6", "rejected-before-issue"],
    ]);
    expect(await codes([6], { agreedDueOn: "2026-10-01" })).toEqual([["F-6", "agreed-before-issue"]]);
    expect(await codes([6], { submittedOn: "2999-01-01" })).toEqual([["F-6", "in-future"]]);
    await expect(record(ledger, [6], { customerId })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(
      record(ledger, [6], { customerId, accepted, rejected: { on: "2026-10-14", reason: "x" } }),
    ).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  test("terms that contradict themselves are refused", async () => {
    const ledger = await ledgerWith(database, [invoice(1, "2026-10-01")]);
    const issues = async (changes: Partial<typeof WEEKLY>): Promise<unknown> => {
      try {
        await saveTerms(ledger, { ...WEEKLY, ...changes });
        return [];
      } catch (error) {
        return (error as { data: { issues: string[] } }).data.issues;
      }
    };
    expect(await issues({ closings: [{ from: "2026-12-24", to: "2026-12-20", name: "" }] })).toEqual(["closing-order"]);
    expect(await issues({ closings: [{ from: "2026-01-01", to: "2026-12-20", name: "" }] })).toEqual([
      "closing-too-long",
    ]);
    expect(await issues({ reviewHours: { from: "13:00", to: "09:00" } })).toEqual(["hours-order"]);
    const twice = { currency: "", weekdays: [1], monthDays: [] };
    expect(await issues({ paymentDays: [twice, twice] })).toEqual(["currency-twice"]);
    expect(await issues({ channel: "portal", channelDetail: "javascript:alert(1)" })).toEqual(["detail-no-url"]);
    expect(await issues({ channel: "mail", channelDetail: "proveedores" })).toEqual(["detail-no-mail"]);
    expect(await issues({ channel: "portal", channelDetail: "https://proveedores.example.mx/facturas" })).toEqual([]);
  });

  test("closing days of the company move what is expected, and back when they are taken away", async () => {
    const ledger = await ledgerWith(database, [invoice(1, "2026-10-01")]);
    await saveTerms(ledger, WEEKLY);
    await record(ledger, [1], { accepted: { on: "2026-10-07", number: "CR-1" } });
    const setDays = (kind: "closed" | null) =>
      toTheEnd(
        ledger.client.acceptance.setDays({
          commandId: randomUUID(),
          from: "2026-11-12",
          to: "2026-11-13",
          kind,
          name: "Inventario",
        }),
      );
    expect((await setDays("closed")).at(-1)).toEqual({ done: 1, total: 1, state: "done" });
    // Friday is closed too and Monday 16 November is a holiday, so Thursday's run moves to Tuesday.
    expect(await daysOf(ledger, 1)).toEqual(["2026-11-06", "2026-11-17"]);
    const { days } = await ledger.client.acceptance.calendar({ year: 2026 });
    expect(days.filter(({ kind }) => kind === "closed").map(({ day, nameEs }) => [day, nameEs])).toEqual([
      ["2026-11-12", "Inventario"],
      ["2026-11-13", "Inventario"],
    ]);
    await setDays(null);
    expect(await daysOf(ledger, 1)).toEqual(["2026-11-06", "2026-11-12"]);
  });

  test("bank holidays count as days off until the setting says otherwise", async () => {
    const ledger = await ledgerWith(database, [invoice(1, "2026-10-03")]);
    await saveTerms(ledger, {
      ...WEEKLY,
      basis: "invoiceDate",
      reviewWeekdays: [],
      paymentDays: [{ currency: "", weekdays: [1], monthDays: [] }],
    });
    // Due Monday 2 November, All Souls.
    expect(await daysOf(ledger, 1)).toEqual(["2026-11-02", "2026-11-03"]);
    const commandId = randomUUID();
    await toTheEnd(ledger.client.acceptance.setRules({ commandId, bankHolidays: false, alertDays: 3 }));
    expect(await daysOf(ledger, 1)).toEqual(["2026-11-02", "2026-11-02"]);
    expect(await ledger.client.acceptance.calendar({ year: 2026 })).toMatchObject({
      bankHolidays: false,
      alertDays: 3,
    });
  });

  test("review and payment days are days of work in the customer's country, and move when that changes", async () => {
    const ledger = await ledgerWith(database, [invoice(1, "2026-10-24")]);
    await saveTerms(ledger, { ...WEEKLY, basis: "invoiceDate", reviewWeekdays: [] });
    // Due Monday 23 November; Thursday 26 is Thanksgiving in the United States alone.
    expect(await daysOf(ledger, 1)).toEqual(["2026-11-23", "2026-11-26"]);
    const move = (country: string, version: number) =>
      ledger.client.customers.update({ commandId: randomUUID(), customerId: 1, version, changes: { country } });
    await move("US", 0);
    expect(await daysOf(ledger, 1)).toEqual(["2026-11-23", "2026-11-27"]);
    const terms = await ledger.client.acceptance.terms({ customerId: 1, asOf: "2026-11-24" });
    expect(terms.nextPaymentOn).toBe("2026-11-27");
    await move("MX", 1);
    expect(await daysOf(ledger, 1)).toEqual(["2026-11-23", "2026-11-26"]);
  });
});
