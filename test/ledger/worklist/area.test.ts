import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { DatabaseName } from "../support/ledgers.ts";
import { databases } from "../support/ledgers.ts";
import { openArea } from "./area.ts";
import { contact, dispute, type fill, followUp, person, profile, promise, TODAY } from "./scene.ts";

const OVERDUE = "2026-10-15";
type Invoices = Parameters<typeof fill>[1];
const three: Invoices = [
  ["Alfa", OVERDUE, 300_000_00],
  ["Beta", OVERDUE, 20_000_00],
  ["Gama", OVERDUE, 1_000_00],
];
const command = () => ({ commandId: randomUUID() });
const PROMISED = "2026-11-19";

describe.each(databases)("the worklist, on %s", (database: DatabaseName) => {
  test("a list shows each customer with a score in parts, why they are here and whether a call is allowed now", async () => {
    const { work, at } = await openArea(database, three, async (tx) => {
      await profile(tx, 2, { state: "BCN", time_zone: "America/Tijuana" });
      await promise(tx, 1, 3, "broken", "2026-11-23");
      const payment = { promise_id: 1, due_on: PROMISED, matures_on: "2026-11-22", amount_minor: 50_00 };
      const later = { ...payment, due_on: "2026-12-18", matures_on: "2026-12-22" };
      await tx.bulk.insert("promise_payment", [
        { ...payment, id: 1, seq: 1 },
        { ...later, id: 2, seq: 2 },
      ]);
    });
    expect(await work.page({})).toMatchObject({ fixedAt: null, total: 0, personId: 0, day: TODAY });
    expect(await work.refresh({})).toEqual({ personId: 0, day: TODAY, changed: true });
    expect(await work.refresh({})).toMatchObject({ changed: false });
    const { rows, counts, total } = await work.page({});
    expect(rows.map((row) => row.customerName)).toEqual(["Gama", "Alfa", "Beta"]);
    expect(counts).toEqual({ pending: 3, done: 0, skipped: 0, gone: 0, live: 0 });
    expect(total).toBe(3);
    const [gama, alfa] = rows;
    expect(gama?.reasons.map((reason) => reason.code)).toEqual(["promise-broken", "overdue"]);
    // The day they promised, not the one on which our grace was over.
    expect(gama?.reasons[0]).toMatchObject({ on: PROMISED });
    expect(alfa?.facts).toMatchObject({
      currency: "MXN",
      overdueMinor: 300_000_00,
      dpd: 40,
      risk: "B",
      contactDays: null,
    });
    expect(Object.values(alfa?.parts ?? {}).reduce((sum, tenths) => sum + tenths, 0)).toBe(alfa?.score);
    // 10:00 in the capital; 08:00 in Tijuana, where office hours begin in an hour.
    expect(rows.map((row) => row.closed)).toEqual([
      null,
      null,
      { why: "hours", nextAt: "2026-11-24T17:00:00.000Z", nextLocal: "2026-11-24T09:00", ruleId: "MX-B2B" },
    ]);
    at("2026-11-24T17:00:00.000Z");
    expect((await work.page({})).rows.map((row) => row.closed)).toEqual([null, null, null]);
    expect((await work.page({ reason: "promise-broken" })).rows.map((row) => row.customerName)).toEqual(["Gama"]);
  });

  test("a skip needs a day in reach, moves what was due, and the third in a row goes to the coordinator", async () => {
    const area = await openArea(database, [["Alfa", OVERDUE, 100_00]], async (tx) => {
      await person(tx, 1, "Ana");
      await person(tx, 2, "Carla", "coordinator");
      await profile(tx, 1, { collector_id: 1 });
      await followUp(tx, 1, {});
    });
    const { work, db } = area;
    await area.become(1);
    const skipToday = async (until: string) => {
      await work.refresh({});
      const [item] = (await work.page({})).rows;
      return work.skip({ ...command(), itemId: item?.id ?? 0, reason: "No está", until });
    };
    await expect(skipToday(TODAY)).rejects.toMatchObject({ code: "SKIP_DAY", data: { first: "2026-11-25" } });
    await expect(skipToday("2027-01-01")).rejects.toMatchObject({ code: "SKIP_DAY", data: { last: "2026-12-25" } });
    expect(await skipToday("2026-11-25")).toEqual({ skips: 1, handedTo: "" });
    const moved = await db.read
      .selectFrom("follow_up")
      .select(["due_on", "state", "closed_reason"])
      .orderBy("id")
      .execute();
    expect(moved).toEqual([
      { due_on: TODAY, state: "moved", closed_reason: "skipped" },
      { due_on: "2026-11-25", state: "open", closed_reason: "" },
    ]);
    expect(await work.page({ state: "all" })).toMatchObject({
      counts: { pending: 0, skipped: 1 },
      rows: [{ state: "skipped", skipReason: "No está", skipUntil: "2026-11-25" }],
    });
    await work.refresh({});
    expect((await work.page({})).total).toBe(0);

    area.at("2026-11-25T16:00:00.000Z");
    expect(await skipToday("2026-11-26")).toEqual({ skips: 2, handedTo: "" });
    area.at("2026-11-26T16:00:00.000Z");
    expect(await skipToday("2026-11-27")).toEqual({ skips: 3, handedTo: "Carla" });
    await area.become(2);
    await work.refresh({});
    expect((await work.page({})).rows).toMatchObject([
      { customerName: "Alfa", group: 2, reasons: [{ code: "follow-up", kind: "manual" }] },
    ]);
    expect((await work.orphans({})).rows).toMatchObject([
      { customerName: "Alfa", owner: "Ana", problems: ["skipped"] },
    ]);
  });

  test("a skip after a logged contact begins to count anew", async () => {
    const area = await openArea(database, [["Alfa", OVERDUE, 100_00]]);
    const { work } = area;
    const skip = async (until: string) => {
      await work.refresh({});
      const [item] = (await work.page({})).rows;
      return (await work.skip({ ...command(), itemId: item?.id ?? 0, reason: "Luego", until })).skips;
    };
    expect(await skip("2026-11-25")).toBe(1);
    await area.db.write((tx) => contact(tx, 1, { happened_at: "2026-11-24T22:00:00.000Z" }));
    area.at("2026-11-25T16:00:00.000Z");
    expect(await skip("2026-11-26")).toBe(1);
  });

  test("two people on one customer: each sees who else is on it, until they leave", async () => {
    const area = await openArea(database, three, async (tx) => {
      await person(tx, 1, "Ana");
      await person(tx, 2, "Luis");
      await profile(tx, 1, { collector_id: 1 });
      await followUp(tx, 1, { person_id: 2 });
    });
    const { work } = area;
    await area.become(1);
    await work.refresh({});
    expect(await work.claim({ customerId: 1 })).toEqual({ onIt: null });
    await area.become(2);
    await work.refresh({});
    expect((await work.page({})).rows).toMatchObject([{ onIt: { who: "Ana", how: "open" }, alsoWith: "Ana" }]);
    expect(await work.claim({ customerId: 1 })).toMatchObject({ onIt: { who: "Ana" } });
    expect(await work.around({ customerId: 1 })).toMatchObject({
      zone: "America/Mexico_City",
      localTime: "10:00",
      onIt: { who: "Ana", how: "open" },
      checks: { call: { allowed: true, ruleId: "MX-B2B", ruleVersion: "1" } },
    });
    await area.become(1);
    await work.claim({ customerId: null });
    await area.become(2);
    expect(await work.claim({ customerId: 1 })).toEqual({ onIt: null });
    // Ana called from elsewhere.
    await area.db.write((tx) =>
      contact(tx, 1, { person_id: 1, actor: "Ana", happened_at: "2026-11-24T15:50:00.000Z" }),
    );
    expect(await work.around({ customerId: 1 })).toMatchObject({ onIt: { who: "Ana", how: "contacted" } });
    // A claim nobody renews is over.
    area.at("2026-11-24T19:00:00.000Z");
    expect(await work.around({ customerId: 1 })).toMatchObject({ onIt: null });
  });

  test("the supervisor sees every list, and lists follow who is in charge", async () => {
    const area = await openArea(database, three, async (tx) => {
      await person(tx, 1, "Ana");
      await person(tx, 2, "Luis");
      await profile(tx, 1, { collector_id: 1 });
      await profile(tx, 2, { collector_id: 1 });
    });
    const { work, db } = area;
    await work.refresh({ personId: 1 });
    await work.refresh({ personId: 2 });
    const brief = async () =>
      (await work.progress()).rows.map(({ name, customers, pending, gone, fixedAt }) => [
        name,
        customers,
        pending,
        gone,
        fixedAt !== null,
      ]);
    expect(await brief()).toEqual([
      ["", 1, 0, 0, false],
      ["Ana", 2, 2, 0, true],
      ["Luis", 0, 0, 0, true],
    ]);
    await db.write((tx) =>
      tx.sql.updateTable("customer_profile").set({ collector_id: 2 }).where("customer_id", "=", 2).execute(),
    );
    await work.refresh({ all: true });
    expect(await brief()).toEqual([
      ["", 1, 1, 0, true],
      ["Ana", 1, 1, 1, true],
      ["Luis", 1, 1, 0, true],
    ]);
    expect((await work.page({ personId: 1, state: "all" })).rows).toMatchObject([
      { customerName: "Alfa", state: "pending" },
      { customerName: "Beta", state: "gone", goneReason: "reassigned" },
    ]);

    // A list changes hands with the calls agreed on it, and only what is that person's; taken back, so are the calls.
    await db.write(async (tx) => {
      await followUp(tx, 1, { customer_id: 1, person_id: 1 });
      await followUp(tx, 2, { customer_id: 1, person_id: 2, due_on: "2026-12-01" });
    });
    const whose = async () =>
      (await db.read.selectFrom("follow_up").select("person_id").orderBy("id").execute()).map((row) => row.person_id);
    const give = [1, 2].map((customerId) => ({ customerId, collectorId: 2, from: 1 }));
    const given = await area.client.customers.assign({ ...command(), assignments: give });
    expect(given).toEqual({ changed: 1, before: [{ customerId: 1, collectorId: 1 }] });
    expect(await whose()).toEqual([2, 2]);
    await work.refresh({ all: true });
    expect((await work.page({ personId: 2 })).rows.map((row) => [row.customerName, row.group])).toEqual([
      ["Alfa", 2],
      ["Beta", 5],
    ]);
    await area.client.customers.update({
      ...command(),
      customerId: 1,
      version: (await area.client.customers.ficha({ customerId: 1, asOf: TODAY })).version,
      changes: { collectorId: 1 },
    });
    expect(await whose()).toEqual([1, 1]);
    // Back the same day, the customer waits again where it was, and in one list only.
    await work.refresh({ all: true });
    expect((await work.page({ personId: 1 })).rows.map((row) => row.customerName)).toEqual(["Alfa"]);
    expect((await work.page({ personId: 2 })).rows.map((row) => row.customerName)).toEqual(["Beta"]);
  });

  test("orphans: overdue without an owner or a next step; nobody is forgotten", async () => {
    const area = await openArea(
      database,
      [
        ["Sin gestor", OVERDUE, 100_00],
        ["De quien se fue", OVERDUE, 100_00],
        ["Sin siguiente paso", OVERDUE, 100_00],
        ["Con cita", OVERDUE, 100_00],
        ["Prometió", OVERDUE, 100_00],
        ["En legal", OVERDUE, 100_00],
        ["Por vencer", "2027-01-15", 100_00],
        ["Para dentro de un año", OVERDUE, 100_00],
        ["Olvidado hace un mes", OVERDUE, 100_00],
        ["Nadie aplica su pago", OVERDUE, 100_00],
      ],
      async (tx) => {
        await person(tx, 1, "Ana");
        await person(tx, 2, "Eva", "collector", 0);
        await profile(tx, 2, { collector_id: 2 });
        for (const id of [3, 4, 5, 8, 9, 10]) await profile(tx, id, { collector_id: 1 });
        await profile(tx, 6, { legal_hold: 1 });
        await followUp(tx, 1, { customer_id: 4, due_on: "2026-12-01" });
        await followUp(tx, 2, { customer_id: 8, due_on: "2027-11-24" });
        await followUp(tx, 3, { customer_id: 9, due_on: "2026-10-24" });
        await promise(tx, 1, 5, "active", "2026-12-01");
        // In doubt for three weeks: money that waits to be applied is no next step for ever.
        await promise(tx, 2, 10, "verify", "2026-11-02");
      },
    );
    const { work } = area;
    const found = async () => (await work.orphans({})).rows.map((row) => [row.customerName, ...row.problems].join(" "));
    expect(await found()).toEqual([
      "De quien se fue owner-left no-step",
      "Nadie aplica su pago no-step",
      "Olvidado hace un mes no-step",
      "Para dentro de un año no-step",
      "Sin gestor no-owner no-step",
      "Sin siguiente paso no-step",
    ]);
    // A list of today is a next step; an owner it is not.
    await work.refresh({ personId: 1 });
    await work.refresh({ personId: 0 });
    expect(await found()).toEqual([
      "De quien se fue owner-left",
      "Nadie aplica su pago no-step",
      "Sin gestor no-owner",
    ]);
    // A step a year ahead keeps nobody out of today's list either.
    const names = (await work.page({ personId: 1 })).rows.map((row) => row.customerName);
    expect(names).toEqual(expect.arrayContaining(["Para dentro de un año", "Olvidado hace un mes"]));
    expect(names).not.toContain("Con cita");
    expect(await work.orphans({ limit: 1 })).toMatchObject({
      total: 3,
      rows: [{ overdue: [{ currency: "MXN", minor: 100_00 }] }],
    });
  });

  test("other weights show what they would move before anybody saves them, and only supervisors save", async () => {
    const area = await openArea(
      database,
      [
        ["Mucho", "2026-11-20", 500_000_00],
        ["Viejo", "2026-06-01", 1_00],
      ],
      async (tx) => {
        await person(tx, 1, "Ana");
        await person(tx, 2, "Carla", "coordinator");
      },
    );
    const { work } = area;
    await work.refresh({ personId: 0 });
    const rules = await work.rules();
    expect(rules.weights).toMatchObject({ amount: 35, dpd: 20 });
    const weights = { ...rules.weights, amount: 0, dpd: 90 };
    expect(await work.previewWeights({ personId: 0, weights })).toMatchObject({
      moved: 2,
      total: 2,
      rows: [
        { customerName: "Viejo", place: 1, before: 2 },
        { customerName: "Mucho", place: 2, before: 1 },
      ],
    });
    await area.become(1);
    const changed = { ...rules, weights };
    await expect(work.saveRules({ ...command(), rules: changed })).rejects.toMatchObject({ code: "SUPERVISOR_ONLY" });
    await area.become(2);
    expect(await work.saveRules({ ...command(), rules: changed })).toEqual(changed);
    // What is fixed stays as it is today.
    await work.refresh({ personId: 0 });
    expect((await work.page({ personId: 0 })).rows.map((row) => row.customerName)).toEqual(["Mucho", "Viejo"]);
    area.at("2026-11-25T16:00:00.000Z");
    await work.refresh({ personId: 0 });
    expect((await work.page({ personId: 0 })).rows.map((row) => row.customerName)).toEqual(["Viejo", "Mucho"]);
  });

  test("a contact rule that is changed gets a version, and the one before stays readable", async () => {
    const { work, db, client } = await openArea(database, three);
    const rule = (await work.contactRules()).rows.find((row) => row.code === "MX-B2B");
    if (rule === undefined) throw new Error("no rule");
    const { version, recordedAt: _at, actor: _actor, ...rest } = rule;
    const later = { ...rest, slots: [{ days: [1, 2, 3, 4, 5], from: "11:00", to: "18:30" }] };
    expect(await work.saveContactRule({ ...command(), rule: later, version })).toMatchObject({ version: 2 });
    await expect(work.saveContactRule({ ...command(), rule: later, version })).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
    const stored = await db.read
      .selectFrom("contact_rule")
      .select(["version", "replaced_at"])
      .where("code", "=", "MX-B2B")
      .orderBy("version")
      .execute();
    expect(stored).toEqual([
      { version: 1, replaced_at: "2026-11-24T16:00:00.000Z" },
      { version: 2, replaced_at: "" },
    ]);
    expect(await client.contacts.check({ customerId: 1, channel: "call" })).toMatchObject({
      check: { allowed: false, ruleId: "MX-B2B", ruleVersion: "2", nextLocal: "2026-11-24T11:00", law: false },
    });
    expect(await client.contacts.check({ customerId: 1, channel: "letter" })).toMatchObject({
      check: { allowed: true },
    });
  });

  test("Hoy counts what waits, names the first five and says what came in on the last business day", async () => {
    const { work, db } = await openArea(
      database,
      [...Array(7).keys()].map((n) => [`Cliente ${n}`, OVERDUE, (n + 1) * 1000_00] as const),
      async (tx) => {
        await promise(tx, 1, 1, "active", TODAY);
        await promise(tx, 2, 2, "broken", "2026-11-20");
        await followUp(tx, 1, { customer_id: 3 });
        await dispute(tx, 1, { customer_id: 4, due_on: TODAY });
      },
    );
    await db.write(async (tx) => {
      const entry = await tx.sql.selectFrom("entry").selectAll().where("id", "=", 1).executeTakeFirstOrThrow();
      const paid = { ...entry, kind: "payment", amount_minor: -250_00, receivable_id: null };
      await tx.bulk.insert("entry", [
        { ...paid, id: 101, effective_on: "2026-11-23" },
        { ...paid, id: 102, effective_on: "2026-11-20" },
        // Typed by mistake and taken back: it is not the last payment.
        { ...paid, id: 103, effective_on: TODAY },
        { ...paid, id: 104, effective_on: TODAY, kind: "reversal", amount_minor: 250_00, reverses_id: 103 },
      ]);
    });
    await work.refresh({});
    const home = await work.home({});
    expect(home).toMatchObject({
      promisesDue: 1,
      promisesBroken: 1,
      followUps: 1,
      disputes: 1,
      replies: 0,
      progress: { pending: 7, done: 0 },
      moneyFrom: "2026-11-23",
      moneyTo: "2026-11-23",
      money: [{ currency: "MXN", minor: 250_00, count: 1 }],
      lastPaymentOn: "2026-11-23",
      orphans: 7,
    });
    expect(home.next.map((row) => row.group)).toEqual([1, 1, 2, 3, 5]);
  });
});
