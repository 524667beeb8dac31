import { describe, expect, test } from "vitest";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { owed } from "../agencies/scene.ts";
import { refusal } from "../disputes/scene.ts";
import { uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { CAMPAIGN, type CampaignScene, callsMade, many, SETTINGS, setUp, started } from "./scene.ts";

const CALLS = { ...CAMPAIGN, channel: "call" as const, controlBp: 0 };

/** Customers with a number each, all of Carla, and a campaign of calls to them that runs. */
async function called(l: CampaignScene, count: number) {
  await l.client.mail.saveSettings({ ...l.id(), settings: SETTINGS });
  const customers = await Promise.all(Array.from({ length: count }, (_, n) => l.customerOf(n + 1)));
  const people = [];
  for (const [n, customerId] of customers.entries()) {
    people.push(await l.person(customerId, [{ kind: "mobile", value: `+5255123400${n}0` }]));
  }
  const { id: collectorId } = l.asks;
  await l.client.customers.assign({
    ...l.id(),
    assignments: customers.map((customerId) => ({ customerId, collectorId })),
  });
  return { customers, people, id: await started(l, CALLS) };
}

const tasksOf = async (l: CampaignScene, customerId: number) =>
  (await l.client.contacts.timeline({ customerId })).followUps.filter(
    ({ sourceKind }) => sourceKind === "campaign-call",
  );

const members = async (l: CampaignScene, id: number) =>
  (await l.client.campaigns.members({ id })).rows.map(({ send, why, call }) =>
    [send, why, call].filter((each) => each !== null).join(" "),
  );

describe.each(databases)("campaigns by call on %s", (database) => {
  test("make a task each in the collector's list, judged again on its day, done by a logged call alone, and counted", async () => {
    const l = await setUp(
      database,
      [0, 1, 2, 3, 4].map((n) => owed(n + 1, 10, 20, n)),
    );
    const { customers, people, id } = await called(l, 5);
    const [first = 0, disputed = 0, out = 0, reached = 0, late = 0] = customers;
    const make = { id, dueOn: "2026-07-03" };
    expect(await refusal(callsMade(l, { ...make, dueOn: "2026-06-30" }))).toMatchObject({
      code: "DAY_TOO_EARLY",
    });
    expect(await refusal(callsMade(l, { ...make, dueOn: "2026-07-08" }))).toMatchObject({
      why: "ended",
    });
    expect(await callsMade(l, make)).toEqual({ done: 5, total: 5, tasks: 5, leftOut: 0, later: 0 });
    expect(await callsMade(l, make)).toEqual({ done: 0, total: 0, tasks: 0, leftOut: 0, later: 0 });
    const [task] = await tasksOf(l, first);
    expect(task).toMatchObject({ dueOn: "2026-07-03", personId: null });
    expect(task?.note).toContain("Vencidas de julio");
    expect(task?.note).toContain("$10,000.00 MXN");
    // Who is to be called is in no other campaign by call that day; a message the same day is another channel.
    expect((await l.client.campaigns.preview({ fields: CALLS })).leftOut).toEqual([{ why: "cap", customers: 5 }]);
    const sms = { ...CALLS, channel: "sms" as const };
    expect(await l.client.campaigns.preview({ fields: sms })).toMatchObject({ included: 5 });
    expect(await l.client.campaigns.preview({ fields: { ...sms, weekCap: 1 } })).toMatchObject({ included: 0 });

    l.clock.day = "2026-07-03";
    await l.client.disputes.open({
      ...l.id(),
      draft: { customerId: disputed, invoiceUuid: uuid(2), type: "quality", reason: "Llegó roto", amountMinor: 1000 },
    });
    const channelId = people[2]?.channels[0]?.id ?? 0;
    await l.client.contacts.log({
      ...l.id(),
      ...{ customerId: out, channel: "call", direction: "in", outcome: "CAN", reachedName: "Ana", channelId },
      next: { kind: "followUp", dueOn: "2026-07-06" },
    });
    await l.client.worklist.refresh({ personId: l.asks.id });
    expect(await Promise.all([first, disputed, out, reached, late].map((each) => tasksOf(l, each)))).toMatchObject([
      ...[[{ dueOn: "2026-07-03" }], [], [], [{}], [{}]],
    ]);
    const { rows } = await l.client.worklist.page({ personId: l.asks.id });
    const listed = rows.find(({ customerId }) => customerId === first);
    expect(listed?.reasons).toContainEqual(expect.objectContaining({ code: "follow-up", id: task?.id }));
    expect(await members(l, id)).toEqual([
      ...["handed open", "left-out dispute dropped", "left-out opted-out dropped", "handed open", "handed open"],
    ]);

    // Another contact does not do what was to be called; a call does, whether somebody answered or not.
    const logged = { ...l.id(), customerId: first, followUpIds: [task?.id ?? 0] };
    await l.client.contacts.log({
      ...logged,
      ...{ channel: "whatsapp", outcome: "NA", next: { kind: "followUp", dueOn: "2026-07-06" } },
    });
    expect(await tasksOf(l, first)).toHaveLength(1);
    const call = await l.client.contacts.log({
      ...logged,
      ...l.id(),
      ...{ channel: "call", outcome: "NA", next: { kind: "followUp", dueOn: "2026-07-06" } },
    });
    expect(await tasksOf(l, first)).toEqual([]);
    const [hit] = await tasksOf(l, reached);
    await l.client.contacts.log({
      ...l.id(),
      ...{ customerId: reached, followUpIds: [hit?.id ?? 0], channel: "call", outcome: "RP-INFO" },
      contactId: people[3]?.id ?? 0,
      next: { kind: "followUp", dueOn: "2026-07-06" },
    });
    const timeline = (await l.client.contacts.timeline({ customerId: first })).rows;
    expect(timeline.find((row) => row.id === call.interactionId)).toMatchObject({ campaign: "Vencidas de julio" });
    const counts = async () => (await l.client.campaigns.get({ id })).result?.calls;
    expect(await counts()).toEqual({ tasks: 5, open: 1, attempted: 2, reached: 1, rightParty: 1, dropped: 2 });
    // A call that is taken back was none: the task waits again.
    await l.client.contacts.withdraw({ ...l.id(), interactionId: call.interactionId, reason: "Era otro cliente" });
    expect(await counts()).toMatchObject({ open: 2, attempted: 1 });

    // Nobody calls once the window is over.
    l.clock.day = "2026-07-09";
    await l.client.worklist.refresh({ personId: l.asks.id });
    expect(await tasksOf(l, late)).toEqual([]);
    expect(await counts()).toEqual({ tasks: 5, open: 0, attempted: 1, reached: 1, rightParty: 1, dropped: 4 });
    // By intent to treat: who was not called still counts.
    expect((await l.client.campaigns.get({ id })).result).toMatchObject({ treated: 5, control: 0 });
    const { checks } = await verifyLedger(l.db);
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  });

  test("leave the control group alone, and take no results of a provider", async () => {
    const l = await setUp(
      database,
      [0, 1, 2, 3].map((n) => owed(n + 1, 10, 20, n)),
    );
    await l.client.mail.saveSettings({ ...l.id(), settings: SETTINGS });
    for (const n of [0, 1, 2, 3]) {
      await l.person(await l.customerOf(n + 1), [{ kind: "mobile", value: `+5255123400${n}0` }]);
    }
    const id = await started(l, { ...CALLS, controlBp: 2500 });
    expect(await callsMade(l, { id, dueOn: "2026-07-01" })).toMatchObject({ tasks: 3 });
    const { rows } = await l.client.campaigns.members({ id, group: "control" });
    expect(rows).toMatchObject([{ control: true, send: null, call: null }]);
    expect(await tasksOf(l, rows[0]?.customerId ?? 0)).toEqual([]);
    expect(await refusal(l.client.campaigns.previewDelivery({ id, file: "x.csv" }))).toMatchObject({
      why: "other-way",
    });
  });

  test("whose caps were reached since they were made leave the list on their day, and are made again once the caps allow it", async () => {
    const l = await setUp(
      database,
      [0, 1].map((n) => owed(n + 1, 10, 20, n)),
    );
    await l.client.mail.saveSettings({ ...l.id(), settings: SETTINGS });
    const customers = await Promise.all([1, 2].map(l.customerOf));
    for (const [n, customerId] of customers.entries()) {
      await l.person(customerId, [{ kind: "mobile", value: `+5255123400${n}0` }]);
    }
    const { id: collectorId } = l.asks;
    const assignments = customers.map((customerId) => ({ customerId, collectorId }));
    await l.client.customers.assign({ ...l.id(), assignments });
    const [written = 0, other = 0] = customers;
    const id = await started(l, { ...CALLS, weekCap: 1 });
    const dueOn = "2026-07-03";
    expect(await callsMade(l, { id, dueOn })).toMatchObject({ tasks: 2 });
    l.clock.day = "2026-07-02";
    const { interactionId } = await l.client.contacts.log({
      ...l.id(),
      ...{ customerId: written, channel: "whatsapp", outcome: "NA", next: { kind: "followUp", dueOn: "2026-07-09" } },
    });
    await l.client.worklist.refresh({ personId: collectorId });
    expect(await Promise.all(customers.map((each) => tasksOf(l, each)))).toMatchObject([[{ dueOn }], [{ dueOn }]]);
    l.clock.day = dueOn;
    await l.client.worklist.refresh({ personId: collectorId });
    expect(await Promise.all(customers.map((each) => tasksOf(l, each)))).toMatchObject([[], [{ dueOn }]]);
    expect(await members(l, id)).toEqual(["later cap dropped", "handed open"]);
    // That it is left in peace holds as long as the cap does.
    l.clock.day = "2026-07-04";
    expect(await callsMade(l, { id, dueOn: "2026-07-06" })).toMatchObject({ total: 1, tasks: 0, later: 1 });
    await l.client.contacts.withdraw({ ...l.id(), interactionId, reason: "Era otro cliente" });
    l.clock.day = "2026-07-05";
    expect(await callsMade(l, { id, dueOn: "2026-07-06" })).toMatchObject({ total: 1, tasks: 1 });
    expect(await members(l, id)).toEqual(["handed open", "handed open"]);
    expect(await tasksOf(l, other)).toHaveLength(1);
    const { checks } = await verifyLedger(l.db);
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  });

  test("of many are made piece by piece: given up they go on, of two at once each is called once, and who paid meanwhile is not", async () => {
    const l = await setUp(database, many(120));
    const customers = [];
    for (let n = 1; n <= 120; n += 1) {
      const customerId = await l.customerOf(n);
      customers.push(customerId);
      await l.person(customerId, [{ kind: "mobile", value: `+52551234${String(n).padStart(4, "0")}` }]);
    }
    await l.client.mail.saveSettings({ ...l.id(), settings: SETTINGS });
    const id = await started(l, CALLS);
    const dueOn = "2026-07-02";
    const told: string[] = [];
    for await (const { done, total, tasks } of await l.client.campaigns.makeCalls({ id, dueOn })) {
      told.push(`${done} of ${total}: ${tasks}`);
      if (done === 100) break;
    }
    expect(told).toEqual(["0 of 120: 0", "100 of 120: 100"]);
    const handed = async () => (await l.client.campaigns.members({ id, send: "handed" })).total;
    expect(await handed()).toBe(100);
    await l.pay(120, "2026-07-01", 10);
    const both = await Promise.all([1, 2].map(() => callsMade(l, { id, dueOn })));
    expect(both.map((made) => made?.tasks).toSorted((a = 0, b = 0) => a - b)).toEqual([0, 19]);
    expect(await handed()).toBe(119);
    const tasks = await Promise.all(customers.map((customerId) => tasksOf(l, customerId)));
    expect(tasks.map(({ length }) => length)).toEqual([...Array.from({ length: 119 }, () => 1), 0]);
    const { checks } = await verifyLedger(l.db);
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  });
});
