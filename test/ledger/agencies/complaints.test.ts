import { describe, expect, test } from "vitest";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { composeReport } from "../../../electron/ledger/reports/composer.ts";
import { composing } from "../../../electron/ledger/reports/deliver.ts";
import { refusal } from "../disputes/scene.ts";
import { uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { owed, type Scene, setUp } from "./scene.ts";

const fields = {
  channel: "phone",
  type: "third-party",
  receivedOn: "2026-07-01",
  complainant: "Sra. Luz",
  agent: "J. Pérez",
  said: "Le contó la deuda a su vecina",
  reference: "",
} as const;

/** Two customers with two invoices each; all of the first one's is with the agency. */
async function scene(database: Parameters<typeof setUp>[0]) {
  const l = await setUp(database, [owed(1, 100, 20), owed(2, 50, 45), owed(3, 70, 20, 1), owed(4, 30, 20, 0)]);
  await l.place([1, 2, 3]);
  await l.allow();
  const customerId = await l.customerOf(1);
  const record = (changes: Partial<Parameters<Scene["client"]["agencyComplaints"]["record"]>[0]["fields"]> = {}) =>
    l.client.agencyComplaints.record({
      ...l.id(),
      fields: { ...fields, agencyId: l.agencyId, customerId, ...changes },
    });
  const answer = (id: number, on: string) =>
    l.client.agencyComplaints.answer({
      ...{
        ...l.id(),
        id,
        on,
        finding: "founded",
        remedy: "Disculpa por escrito",
        sanction: "warning",
        note: "Fue así",
      },
    });
  const state = async (id: number) => (await l.client.agencyComplaints.get({ id })).complaint;
  return { ...l, customerId, record, answer, state };
}

describe.each(databases)("complaints about agencies on %s", (database) => {
  test("stop what is placed of the customer until they are answered, and offer to take back what the agency has", async () => {
    const l = await scene(database);
    const why = async (n: number) => (await l.client.agencies.placeable({ uuids: [uuid(n)] })).rows[0]?.why;
    expect(await why(4)).toBe(null);
    // What was asked for before is left out when it is allowed.
    await l.place([4]);
    const { id } = await l.record();
    await l.allow();
    const [, first] = (await l.client.agencies.placements({})).rows.toReversed();
    expect((await l.client.agencies.placement({ id: first?.id ?? 0 })).leftOut).toMatchObject([{ why: "complaint" }]);
    expect(await why(4)).toBe("complaint");
    expect(await refusal(l.place([4]))).toMatchObject({ code: "PLACEMENT_REFUSED", why: "complaint" });
    const view = await l.client.agencyComplaints.get({ id });
    expect(view.items.toSorted()).toEqual([(await l.item(1)).id, (await l.item(2)).id].toSorted());
    expect((await l.client.agencyComplaints.ofCustomer({ customerId: l.customerId })).rows).toMatchObject([
      { id, open: true, state: "received", acknowledgeBy: "2026-07-02", answerBy: "2026-07-15" },
    ]);
    await l.client.agencies.recall({ ...l.id(), itemIds: view.items, reason: "complaint" });
    expect((await l.client.agencyComplaints.get({ id })).items).toEqual([]);
    await l.answer(id, "2026-07-01");
    expect(await why(4)).toBe(null);
    expect(await l.state(id)).toMatchObject({
      state: "answered",
      open: false,
      finding: "founded",
      sanction: "warning",
    });
    await l.client.agencyComplaints.reopen({ ...l.id(), id, note: "Insiste" });
    expect(await why(4)).toBe("complaint");
    await l.client.agencyComplaints.withdraw({ ...l.id(), id, note: "Era de otro despacho" });
    expect(await why(4)).toBe(null);
    expect((await l.client.agencyComplaints.ofCustomer({ customerId: l.customerId })).rows).toEqual([]);
    const { checks } = await verifyLedger(l.db);
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  });

  test("are acknowledged the next business day and answered in ten, unless an authority gives a day", async () => {
    const l = await scene(database);
    const { id } = await l.record({ channel: "condusef" });
    const late = async () => (await l.client.agencyComplaints.late()).rows.map((row) => row.id);
    l.clock.day = "2026-07-02";
    expect(await late()).toEqual([]);
    l.clock.day = "2026-07-03";
    expect(await late()).toEqual([id]);
    const step = { ...l.id(), id };
    expect(await refusal(l.client.agencyComplaints.acknowledge({ ...step, on: "2026-07-04" }))).toMatchObject({
      ...{ code: "COMPLAINT_REFUSED", why: "day" },
    });
    await l.client.agencyComplaints.acknowledge({ ...l.id(), id, on: "2026-07-02" });
    expect(await l.state(id)).toMatchObject({ state: "acknowledged", acknowledgedLate: false });
    expect(await late()).toEqual([]);
    expect(await refusal(l.client.agencyComplaints.acknowledge({ ...l.id(), id, on: "2026-07-03" }))).toMatchObject({
      why: "acknowledged",
    });
    const due = { id, authority: "condusef", answerBy: "2026-07-08" } as const;
    expect(
      await refusal(l.client.agencyComplaints.setDue({ ...l.id(), ...due, answerBy: "2026-06-30" })),
    ).toMatchObject({ why: "due" });
    await l.client.agencyComplaints.setDue({ ...l.id(), ...due });
    l.clock.day = "2026-07-09";
    expect(await l.state(id)).toMatchObject({ answerBy: "2026-07-08", byAuthority: true, daysLate: 1 });
    expect(await late()).toEqual([id]);
    expect(await refusal(l.answer(id, "2026-07-02"))).toMatchObject({ why: "day" });
    await l.answer(id, "2026-07-09");
    expect(await l.state(id)).toMatchObject({ answeredLate: true, open: false, answeredOn: "2026-07-09" });
    expect(await refusal(l.answer(id, "2026-07-09"))).toMatchObject({ why: "closed" });
    const again = { ...l.id(), id, note: "x" };
    await l.client.agencyComplaints.reopen(again);
    expect(await refusal(l.client.agencyComplaints.reopen({ ...l.id(), id, note: "x" }))).toMatchObject({
      why: "not-answered",
    });
    const { events } = await l.client.agencyComplaints.get({ id });
    expect(events.map(({ kind }) => kind)).toEqual(["reopened", "answered", "due", "acknowledged"]);
    expect(await refusal(l.record({ receivedOn: "2026-07-10" }))).toMatchObject({ why: "day" });
    expect(await refusal(l.record({ authorityBy: "2026-06-30" }))).toMatchObject({ why: "due" });
    expect(await refusal(l.record({ agencyId: 99 }))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("count for every thousand customers the agency had, and are told in the quarterly report", async () => {
    const l = await scene(database);
    const { id } = await l.record();
    await l.record({ customerId: await l.customerOf(3), type: "hours", receivedOn: "2026-06-30" });
    const third = await l.record({ type: "paid" });
    await l.client.agencyComplaints.withdraw({ ...l.id(), id: third.id, note: "Repetida" });
    await l.answer(id, "2026-07-01");
    const [score] = (await l.client.agencies.scoreboard({ from: "2026-07-01", to: "2026-07-31" })).rows;
    expect(score).toMatchObject({ accounts: 2, complaints: 1, complaintsPerThousand: "500.00" });
    const states = ["received", "acknowledged"] as const;
    expect((await l.client.agencyComplaints.page({ states: [...states] })).rows).toMatchObject([{ type: "hours" }]);
    l.clock.day = "2026-10-01";
    const report = async (asOf: string) => {
      const asked = { kind: "quarterly", asOf, currency: null, customerId: null, lang: "es", paper: "letter" } as const;
      const { sections } = await composeReport(l.db.read, await composing(l.db, l.context.reports.office, asked));
      const table = (sheet: string) =>
        sections
          .flatMap(({ blocks }) => blocks)
          .flatMap((block) => (block.kind === "table" && block.sheet === sheet ? block.rows : []))
          .map((row) =>
            row.flatMap((cell): (string | number)[] =>
              cell.kind === "text" ? [cell.text] : cell.kind === "count" ? [cell.value] : [],
            ),
          );
      return { review: table("agencyReview"), complaints: table("agencyComplaints") };
    };
    const { review, complaints } = await report("2026-09-30");
    // The second is of the quarter before, and still open; the one that was taken out is nowhere.
    expect(review).toEqual([["Recuperadora del Centro", 2, 1, 1, 1, 1]]);
    expect(complaints.map(([, customer, type, , , state]) => [customer, type, state])).toEqual([
      ["CLIENTE 1", "Fuera de horario", "Recibida"],
      ["CLIENTE 0", "Contó la deuda a terceros", "Respondida"],
    ]);
  });

  test("are the kept customer's after a merge", async () => {
    const l = await scene(database);
    const keptId = await l.customerOf(3);
    const { id } = await l.record();
    await l.client.customers.merge({ ...l.id(), keptId, mergedId: l.customerId });
    const told = { id, customerId: keptId, customerName: "CLIENTE 1" };
    expect((await l.client.agencyComplaints.ofCustomer({ customerId: keptId })).rows).toMatchObject([told]);
    expect((await l.client.agencyComplaints.ofCustomer({ customerId: l.customerId })).rows).toMatchObject([told]);
    expect((await l.client.agencies.placeable({ uuids: [uuid(4)] })).rows[0]?.why).toBe("complaint");
    // What is written down of the merged one from now on is the kept one's.
    await l.record();
    expect(await l.state(2)).toMatchObject({ customerId: keptId });
  });

  test("what they say of a person is in the print for that person, and is emptied when it may be", async () => {
    const l = await setUp(database, [owed(1, 10, 20, 4)]);
    await l.place([1]);
    await l.allow();
    const customerId = await l.customerOf(1);
    const { id } = await l.client.agencyComplaints.record({
      ...l.id(),
      fields: { ...fields, agencyId: l.agencyId, customerId, reference: "Carta de la Sra. Luz" },
    });
    const answer = { ...l.id(), id, on: "2026-07-01", finding: "founded", sanction: "warning" } as const;
    await l.client.agencyComplaints.answer({ ...answer, remedy: "Disculpa a Luz", note: "Luz tenía razón" });
    await l.pay(1, "2026-07-01", 10);
    const subject = { kind: "customer", id: customerId } as const;
    const told = (await l.client.privacy.file(subject)).parts.filter(({ part }) => part === "complaints");
    const words = ["Le contó la deuda a su vecina", "Disculpa a Luz", "Luz tenía razón", "Carta de la Sra. Luz"];
    for (const each of [...words, "Sra. Luz", "J. Pérez"]) expect(JSON.stringify(told)).toContain(each);
    l.clock.day = "2037-02-01";
    await l.client.privacy.block({ ...l.id(), subject });
    await l.client.privacy.erase({ ...l.id(), subject, name: "CLIENTE 4" });
    const [row] = await l.db.read.selectFrom("agency_complaint").selectAll().execute();
    expect(row).toMatchObject({ complainant: "", agent: "", said: "", reference: "", type: "third-party" });
    const [event] = await l.db.read.selectFrom("agency_complaint_event").selectAll().execute();
    expect(event).toMatchObject({ remedy: "", note: "", finding: "founded" });
    expect(JSON.stringify(await l.db.read.selectFrom("audit").select("detail").execute())).not.toContain("vecina");
    const { checks } = await verifyLedger(l.db);
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  });
});
