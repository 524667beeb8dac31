import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { refusal } from "../disputes/scene.ts";
import { invoice, setUp } from "../interest/scene.ts";
import { uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { migratedFrom } from "../support/migrated.ts";

const october = { from: "2026-10-01", to: "2026-10-31" };
const note = "Se agotó la gestión";

/** Two invoices of 100,000.00 due on 1 October; 40,000.00 of the second are paid that month. */
async function office(database: Parameters<typeof setUp>[0]) {
  const l = await setUp(database, [invoice(1), invoice(2)]);
  l.clock.day = "2026-10-31";
  await l.pay("2026-10-15", 4_000_000, [{ invoiceUuid: uuid(2), amountMinor: 4_000_000 }]);
  const kpi = async (name: string, days = october) => {
    const board = await l.client.kpis.board(days);
    return [...board.kpis, ...board.more].find((each) => each.name === name)?.value;
  };
  const of = async (n: number) => (await l.client.writeOffs.ofInvoice({ uuid: uuid(n) })).rows;
  const open = async (n: number) =>
    (await l.client.receivables.document({ uuid: uuid(n), asOf: l.clock.day })).openMinor;
  const ask = (n: number) => l.client.writeOffs.ask({ ...l.id(), uuid: uuid(n), reason: "uncollectable", note });
  return { ...l, kpi, of, open, ask };
}

describe.each(databases)("write-offs on %s", (database) => {
  test("are asked by one and allowed by another; recovery and CEI stay, the overdue share falls, and it stands beside", async () => {
    const l = await office(database);
    const before = [await l.kpi("recoveryRate"), await l.kpi("cei"), await l.kpi("overduePct")];
    expect(before).toEqual(["20.00", "20.00", "100.00"]);
    const input = { ...l.id(), uuid: uuid(1), reason: "uncollectable", note } as const;
    const asked = await l.client.writeOffs.ask(input);
    expect(asked).toMatchObject({ amountMinor: 10_000_000 });
    expect(await l.client.writeOffs.ask(input)).toEqual(asked);
    expect(await refusal(l.ask(1))).toMatchObject({ code: "WRITE_OFF_PENDING" });
    expect(await l.of(1)).toMatchObject([{ state: "asked", standsMinor: 0, askedBy: "Laura" }]);
    expect(await l.open(1)).toBe(10_000_000);
    const own = l.client.approvals.decide({ ...l.id(), id: asked.approvalId, decision: "approved" });
    expect(await refusal(own)).toMatchObject({ code: "APPROVAL_REFUSED" });
    await l.allow();
    expect(await l.open(1)).toBe(0);
    expect(await l.of(1)).toMatchObject([
      { state: "written-off", standsMinor: 10_000_000, postedOn: "2026-10-31", allowedBy: "Marta" },
    ]);
    expect([await l.kpi("recoveryRate"), await l.kpi("cei"), await l.kpi("overduePct")]).toEqual(before);
    expect((await l.client.kpis.board(october)).beside).toMatchObject({
      writtenOffMinor: 10_000_000,
      overdueMinor: 6_000_000,
    });
    expect(await refusal(l.ask(1))).toMatchObject({ code: "WRITE_OFF_NOTHING" });
    const { checks } = await verifyLedger(l.db);
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  });

  test("are lifted by money that comes a month later, and the month's recovery is that of any other payment", async () => {
    const l = await office(database);
    await l.ask(1);
    await l.allow();
    const november = { from: "2026-11-01", to: "2026-11-30" };
    l.clock.day = "2026-11-30";
    const { rows: offered } = await l.client.payments.appliable({
      customerId: l.customerId,
      currency: "MXN",
      search: "",
    });
    expect(offered.map((each) => [each.uuid, each.openMinor, each.appliableMinor])).toEqual([
      [uuid(2), 6_000_000, 6_000_000],
      [uuid(1), 0, 10_000_000],
    ]);
    const tooMuch = l.pay("2026-11-10", 10_000_001, [{ invoiceUuid: uuid(1), amountMinor: 10_000_001 }]);
    expect(await refusal(tooMuch)).toMatchObject({ code: "APPLY_MORE_THAN_OPEN" });
    await l.pay("2026-11-10", 7_000_000, [{ invoiceUuid: uuid(1), amountMinor: 7_000_000 }]);
    expect(await l.of(1)).toMatchObject([{ state: "written-off", standsMinor: 3_000_000 }]);
    // 70,000.00 of what came back and of the 60,000.00 that are open: what was given up and not paid is not asked for again.
    expect([await l.kpi("recoveryRate", november), await l.kpi("cei", november)]).toEqual(["53.85", "53.85"]);
    expect((await l.client.kpis.board(november)).beside).toMatchObject({ cashMinor: 7_000_000, writtenOffMinor: 0 });
    expect([await l.kpi("recoveryRate"), await l.kpi("cei")]).toEqual(["20.00", "20.00"]);
  });

  test("of the day on which the bank returns a cheque give up what the return opened, in whatever order they came", async () => {
    const l = await office(database);
    const uuidOf = async (paidOn: string, minor: number, n: number) =>
      (await l.pay(paidOn, minor, [{ invoiceUuid: uuid(n), amountMinor: minor }])).payments[0]?.uuid ?? "";
    // Paid in full and returned on the last day; written off on that day.
    const cheque = await uuidOf("2026-10-20", 10_000_000, 1);
    await l.client.payments.bounce({ ...l.id(), paymentUuid: cheque, on: "2026-10-31" });
    expect(await l.open(1)).toBe(10_000_000);
    expect(await l.ask(1)).toMatchObject({ amountMinor: 10_000_000 });
    await l.allow();
    expect(await l.open(1)).toBe(0);
    expect(await l.of(1)).toMatchObject([{ state: "written-off", standsMinor: 10_000_000, postedOn: "2026-10-31" }]);
    const { entries } = await l.client.receivables.document({ uuid: uuid(1), asOf: l.clock.day });
    expect(entries.map(({ kind, amountMinor, effectiveOn }) => [kind, amountMinor, effectiveOn])).toEqual([
      ["charge", 10_000_000, "2026-09-01"],
      ["payment", -10_000_000, "2026-10-20"],
      ["bounce", 10_000_000, "2026-10-31"],
      ["write-off", -10_000_000, "2026-10-31"],
    ]);
    expect((await l.client.kpis.board(october)).beside).toMatchObject({ writtenOffMinor: 10_000_000 });
    // Written off what was open, and told of the return on the same day afterwards: what it opens is owed, none of it given up.
    const part = await uuidOf("2026-10-25", 2_000_000, 2);
    expect(await l.ask(2)).toMatchObject({ amountMinor: 4_000_000 });
    await l.allow();
    expect(await l.open(2)).toBe(0);
    await l.client.payments.bounce({ ...l.id(), paymentUuid: part, on: "2026-10-31" });
    expect(await l.open(2)).toBe(2_000_000);
    const { checks } = await verifyLedger(l.db);
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  });

  test("are taken back by a manager from the day on, and what was refused never was one", async () => {
    const l = await office(database);
    await l.ask(1);
    await l.allow();
    l.clock.day = "2026-11-05";
    const undo = (n: number, id: number) =>
      l.client.writeOffs.undo({ ...l.id(), uuid: uuid(n), writeOffId: id, reason: "Apareció el deudor" });
    const [standing] = await l.of(1);
    const id = standing?.id ?? 0;
    expect(await refusal(undo(2, id))).toMatchObject({ code: "NOT_FOUND" });
    await l.become(l.manager);
    await undo(1, id);
    expect(await refusal(undo(1, id))).toMatchObject({ code: "WRITE_OFF_STATE" });
    expect(await l.open(1)).toBe(10_000_000);
    expect(await l.of(1)).toMatchObject([
      {
        state: "undone",
        standsMinor: 0,
        undoneOn: "2026-11-05",
        undoneBy: "Marta",
        undoneReason: "Apareció el deudor",
      },
    ]);
    const { entries } = await l.client.receivables.document({ uuid: uuid(1), asOf: l.clock.day });
    expect(entries.map(({ kind, amountMinor, effectiveOn }) => [kind, amountMinor, effectiveOn])).toEqual([
      ["charge", 10_000_000, "2026-09-01"],
      ["write-off", -10_000_000, "2026-10-31"],
      ["write-off", 10_000_000, "2026-11-05"],
    ]);
    // October is as it was reported: the write-off of its last day was taken back in November.
    expect(await l.kpi("overduePct")).toBe("100.00");
    expect((await l.client.kpis.board(october)).beside).toMatchObject({ writtenOffMinor: 10_000_000 });
    await l.become(l.collector);
    await l.ask(1);
    await l.become(l.manager);
    const [waits] = (await l.client.approvals.page({})).rows;
    await l.client.approvals.decide({ ...l.id(), id: waits?.id ?? 0, decision: "refused", reason: "No" });
    expect((await l.of(1))[0]).toMatchObject({ state: "declined" });
    expect(await l.open(1)).toBe(10_000_000);
  });
});

test.each(["sqlite", "postgres"] as const)(
  "a ledger of before has no write-offs; what is asked and done on %s cannot be rewritten",
  async (database) => {
    const db = await migratedFrom(database, 190, async (old) => {
      await sql`insert into customer (id, key, rfc, name, search, name_from) values (1, 'K', 'K', 'N', 'n', '')`.execute(
        old,
      );
      await sql`insert into approval (id, kind, subject_kind, subject_id, customer_id, currency, amount_minor, needs, needed,
        data, asked_on, asked_at, note, actor) values (1, 'write-off', 'write_off', 1, 1, 'MXN', 5, '["manager"]', 1, '{}',
        '2026-10-01', '', '', '')`.execute(old);
    });
    onTestFinished(() => db.close());
    const row = {
      id: 1,
      customer_id: 1,
      invoice_uuid: uuid(1),
      currency: "MXN",
      amount_minor: 5,
      reason: "small" as const,
      note,
      approval_id: 1,
      asked_on: "2026-10-01",
      person_id: null,
      recorded_at: "",
      actor: "",
    };
    const event = {
      id: 1,
      write_off_id: 1,
      kind: "undone" as const,
      on_day: "2026-10-02",
      document_id: null,
      reason: "r",
    };
    const recorded = { recorded_at: "", actor: "" };
    await db.write(async (tx) => {
      await tx.bulk.insert("write_off", [row]);
      await tx.bulk.insert("write_off_event", [{ ...event, ...recorded }]);
    });
    const change = db.write((tx) => tx.sql.updateTable("write_off").set({ amount_minor: 1 }).execute());
    await expect(change).rejects.toThrow("append-only");
    await expect(db.write((tx) => tx.sql.deleteFrom("write_off_event").execute())).rejects.toThrow("append-only");
    const again = db.write((tx) => tx.bulk.insert("write_off_event", [{ ...event, ...recorded, id: 2 }]));
    await expect(again).rejects.toThrow();
    const nothing = db.write((tx) => tx.bulk.insert("write_off", [{ ...row, id: 2, amount_minor: 0 }]));
    await expect(nothing).rejects.toThrow();
  },
);
