import { describe, expect, test } from "vitest";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { K, owed, type Scene, setUp } from "../agencies/scene.ts";
import { refusal } from "../disputes/scene.ts";
import { uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";

const sound = async (l: Scene) => {
  const { checks } = await verifyLedger(l.db);
  return checks.filter(({ name, ok }) => !ok && name !== "files");
};

const raise = async (l: Scene, numbers: readonly number[], reason = "No contesta los requerimientos") =>
  l.client.escalations.raise({
    ...l.id(),
    customerId: await l.customerOf(numbers[0] ?? 1),
    invoices: numbers.map(uuid),
    reason,
  });
const decide = (
  l: Scene,
  escalationId: number,
  decision: Parameters<Scene["client"]["escalations"]["decide"]>[0]["decision"],
  reason = "Visto",
) => l.client.escalations.decide({ ...l.id(), escalationId, decision, reason });
const listed = async (l: Scene) => (await l.client.escalations.page({ asOf: l.clock.day })).rows;

describe.each(databases)("cases that go up on %s", (database) => {
  test("a customer is proposed with its reasons, and nothing is escalated by that", async () => {
    const l = await setUp(database, [
      owed(1, 100, 70),
      owed(2, 50, 10),
      owed(3, 900, 5, 1),
      owed(4, 100, 20, 2),
      owed(5, 20, 61, 3, { currency: "USD", exchangeRate: "20" }),
    ]);
    const { rows, total } = await l.client.escalations.proposals({});
    expect(rows.map((row) => [row.customerName, row.currency, row.overdueMinor, row.triggers])).toEqual([
      ["CLIENTE 1", "MXN", 900 * K, [{ code: "amount", value: 900 * K, on: null }]],
      ["CLIENTE 0", "MXN", 150 * K, [{ code: "days-past-due", value: 70, on: null }]],
      ["CLIENTE 3", "USD", 20 * K, [{ code: "days-past-due", value: 61, on: null }]],
    ]);
    expect(total).toBe(3);
    expect(await listed(l)).toEqual([]);
    expect((await l.client.escalations.proposals({ search: "cliente 3" })).rows).toHaveLength(1);

    // A refusal to pay proposes who is within every other limit; six calls over ten days that reached nobody do too.
    const log = async (n: number, outcome: string) =>
      l.client.contacts.log({
        ...l.id(),
        ...{ customerId: await l.customerOf(n), channel: "call", outcome, reachedName: "Quien paga" },
        next: { kind: "followUp", dueOn: "2026-07-14" },
      });
    await log(4, "NP");
    const reasons = async (name: string) =>
      (await l.client.escalations.proposals({})).rows.find((row) => row.customerName === name)?.triggers;
    expect(await reasons("CLIENTE 2")).toEqual([{ code: "refusal", value: 0, on: "2026-07-01" }]);
    await l.client.escalations.saveRules({
      ...l.id(),
      rules: await l.become(l.allows).then(async () => {
        const before = await l.client.escalations.rules();
        return { ...before, thresholds: { ...before.thresholds, refusalDays: null } };
      }),
    });
    expect(await reasons("CLIENTE 2")).toBeUndefined();
    l.clock.day = "2026-07-02";
    for (let call = 0; call < 6; call++) await log(4, "NA");
    expect(await reasons("CLIENTE 2")).toBeUndefined();
    l.clock.day = "2026-07-12";
    expect(await reasons("CLIENTE 2")).toEqual([{ code: "unreachable", value: 6, on: "2026-07-02" }]);
  });

  test("goes from the coordinator's manager to the director, each within business days and with a reason", async () => {
    const l = await setUp(database, [owed(1, 100, 70), owed(2, 50, 10), owed(3, 30, 15)]);
    // Carla is a coordinator: whoever stands above her answers.
    const raised = await raise(l, [1, 2]);
    expect(raised).toMatchObject({ level: "manager", open: true, approvalId: null });
    expect(await listed(l)).toMatchObject([
      {
        ...{
          customerName: "CLIENTE 0",
          level: "manager",
          state: "open",
          answerRole: "manager",
          answerBy: "2026-07-03",
        },
        ...{ raisedBy: "Carla", invoices: 2, raisedMinor: 150 * K, openMinor: 150 * K, daysPastDue: 70, ageDays: 0 },
      },
    ]);
    // It is proposed no more, and an invoice is in one open case at most.
    expect((await l.client.escalations.proposals({})).rows).toEqual([]);
    expect(await refusal(raise(l, [3, 2]))).toMatchObject({ code: "ESCALATION_REFUSED", why: "escalated" });
    expect(await refusal(decide(l, raised.id, "up"))).toMatchObject({ code: "ESCALATION_DECISION", why: "not-yours" });
    expect((await l.client.escalations.waiting()).rows).toEqual([]);
    expect(await l.client.escalations.get({ id: raised.id })).toMatchObject({ decisions: [], mayNot: "not-yours" });

    await l.become(l.allows);
    l.clock.day = "2026-07-06";
    expect(await l.client.escalations.waiting()).toMatchObject({ late: 1, rows: [{ state: "late", lateDays: 3 }] });
    expect(await decide(l, raised.id, "keep", "Otra semana")).toMatchObject({ level: "manager", open: true });
    expect(await listed(l)).toMatchObject([{ state: "open", answerBy: "2026-07-08", decision: "keep", ageDays: 5 }]);
    await decide(l, raised.id, "hold", "Sin pedidos nuevos");
    const ficha = async () => l.client.customers.ficha({ customerId: await l.customerOf(1), asOf: l.clock.day });
    expect((await ficha()).profile).toMatchObject({ hold: "hold-orders", holdReason: "Sin pedidos nuevos" });
    expect(await decide(l, raised.id, "up")).toMatchObject({ level: "director" });
    expect(await refusal(decide(l, raised.id, "keep"))).toMatchObject({ why: "not-yours" });
    await l.client.escalations.note({ ...l.id(), escalationId: raised.id, note: "Llamó el dueño" });
    expect(await listed(l)).toMatchObject([{ level: "director", state: "open", answerBy: "2026-07-09" }]);

    const director = { name: "Diana", role: "director", email: "", active: true } as const;
    await l.become(await l.client.users.add({ ...l.id(), person: director }));
    expect(await refusal(decide(l, raised.id, "up"))).toMatchObject({ why: "not-here" });
    expect(await refusal(decide(l, raised.id, "settled"))).toMatchObject({ why: "still-open" });
    expect(await decide(l, raised.id, "return", "Ofrecer tres pagos")).toMatchObject({ open: false });
    expect(await refusal(decide(l, raised.id, "keep"))).toMatchObject({ why: "closed" });
    // The instructions are somebody's to do on the next business day.
    const todo = await l.db.read.selectFrom("follow_up").selectAll().execute();
    expect(todo).toMatchObject([{ due_on: "2026-07-07", note: "Ofrecer tres pagos", source_kind: "escalation" }]);
    const { steps } = await l.client.escalations.get({ id: raised.id });
    expect(steps.map(({ kind, decision, level, by }) => [kind, decision, level, by])).toEqual([
      ["raised", null, "manager", "Carla"],
      ["decided", "keep", "manager", "Marta"],
      ["decided", "hold", "manager", "Marta"],
      ["decided", "up", "director", "Marta"],
      ["note", null, "director", "Marta"],
      ["decided", "return", "director", "Diana"],
    ]);
    expect(await listed(l)).toMatchObject([{ state: "decided", answerBy: null, decision: "return" }]);
    // As of a day before, it stands as it stood.
    expect((await l.client.escalations.page({ asOf: "2026-07-01" })).rows).toMatchObject([
      { level: "manager", state: "open", decision: null },
    ]);
    expect(await sound(l)).toEqual([]);
  });

  test("lawyers have it when another person has said so: the customer is legal then and nobody chases it", async () => {
    const l = await setUp(database, [owed(1, 100, 70), owed(2, 100, 80, 1)]);
    const { id } = await raise(l, [1]);
    const customerId = await l.customerOf(1);
    const stage = async () => (await l.client.customers.ficha({ customerId, asOf: l.clock.day })).stage.code;
    const person = (name: string, role: "manager" | "director") =>
      l.client.users.add({ ...l.id(), person: { name, role, email: "", active: true } });
    const second = await person("Mauro", "manager");
    await l.become(l.allows);
    const asked = await decide(l, id, "legal", "Sin otra salida");
    expect(asked).toMatchObject({ level: "manager", open: true });
    expect(await listed(l)).toMatchObject([{ state: "asked", level: "manager" }]);
    expect(await refusal(decide(l, id, "keep"))).toMatchObject({ why: "asked" });
    expect(await stage()).toBe("late");
    const word = { ...l.id(), id: asked.approvalId ?? 0, decision: "approved" } as const;
    expect(await refusal(l.client.approvals.decide(word))).toMatchObject({ code: "APPROVAL_REFUSED", why: "maker" });
    // Refused once: whoever asked has to decide again.
    await l.become(second);
    expect((await l.client.approvals.page({})).rows).toMatchObject([
      { kind: "legal-action", amountMinor: 100 * K, customerId, needs: ["manager"], data: { escalation: id } },
    ]);
    const refused = { ...l.id(), id: asked.approvalId ?? 0, decision: "refused", reason: "Falta el pagaré" } as const;
    await l.client.approvals.decide(refused);
    expect(await listed(l)).toMatchObject([{ state: "open", level: "manager" }]);
    expect(await stage()).toBe("late");
    await l.become(l.allows);
    const again = await decide(l, id, "legal", "Ya está completo");
    await l.become(second);
    await l.client.approvals.decide({ ...l.id(), id: again.approvalId ?? 0, decision: "approved" });
    expect(await stage()).toBe("legal");
    expect(await listed(l)).toMatchObject([{ state: "open", level: "legal", answerBy: "2026-07-29" }]);
    const { steps } = await l.client.escalations.get({ id });
    expect(steps.map(({ kind, approval }) => [kind, approval])).toEqual([
      ["raised", null],
      ["asked", "refused"],
      ["asked", "approved"],
      ["sent", "approved"],
    ]);
    const worked = async () => (await l.client.worklist.orphans({})).rows.map((row) => row.customerName);
    expect(await worked()).toEqual(["CLIENTE 1"]);
    expect((await l.client.escalations.proposals({})).rows.map((row) => row.customerName)).toEqual(["CLIENTE 1"]);
    // It comes back, and the house may contact it again.
    await decide(l, id, "return", "Se desistió");
    expect(await stage()).toBe("late");
    expect(await worked()).toEqual(["CLIENTE 0", "CLIENTE 1"].toReversed());
    expect(await sound(l)).toEqual([]);
  });

  test("stands on what replaced its invoices and on the customer they were merged into, and is settled when paid", async () => {
    const l = await setUp(database, [owed(1, 100, 70), owed(2, 40, 70, 1)]);
    const { id } = await raise(l, [1]);
    await l.post(owed(9, 90, 60, 0, { relations: [{ relation: "04", uuids: [uuid(1)] }] }));
    expect(await listed(l)).toMatchObject([{ openMinor: 90 * K, raisedMinor: 100 * K }]);
    expect((await l.client.escalations.get({ id })).debts).toMatchObject([
      { uuid: uuid(1), nowUuid: uuid(9), raisedMinor: 100 * K, openMinor: 90 * K },
    ]);
    expect(await refusal(raise(l, [9]))).toMatchObject({ why: "escalated" });
    await l.become(l.allows);
    const [kept, merged] = [await l.customerOf(2), await l.customerOf(1)];
    await l.client.customers.merge({ ...l.id(), keptId: kept, mergedId: merged });
    expect(await listed(l)).toMatchObject([{ customerId: kept, openMinor: 90 * K }]);
    expect((await l.client.escalations.ofCustomer({ customerId: merged })).rows).toMatchObject([{ id }]);
    expect((await l.client.escalations.proposals({})).rows).toEqual([]);
    await l.pay(9, "2026-07-01", 90);
    expect(await listed(l)).toMatchObject([{ openMinor: 0 }]);
    expect(await decide(l, id, "settled", "Pagó todo")).toMatchObject({ open: false });
    // What it does not have may be raised; its customer's debt is proposed again.
    expect((await l.client.escalations.proposals({})).rows).toMatchObject([{ customerId: kept, overdueMinor: 40 * K }]);
  });

  test("refuses several currencies, another customer's invoices, and what is paid; the same command is one case", async () => {
    const l = await setUp(database, [
      owed(1, 100, 70),
      owed(2, 100, 70, 0, { currency: "USD", exchangeRate: "20" }),
      owed(3, 100, 70, 1),
      owed(4, 100, 70),
    ]);
    await l.pay(4, "2026-07-01", 100);
    const why = async (numbers: readonly number[]) => refusal(raise(l, numbers));
    expect(await why([1, 2])).toMatchObject({ code: "ESCALATION_REFUSED", why: "currencies" });
    expect(await why([1, 3])).toMatchObject({ why: "other-customer" });
    expect(await why([1, 4])).toMatchObject({ why: "nothing-open" });
    expect(await why([1, 77])).toMatchObject({ code: "NOT_FOUND" });
    const input = { ...l.id(), customerId: await l.customerOf(1), invoices: [uuid(1)], reason: "Uno" };
    expect(await l.client.escalations.raise(input)).toEqual(await l.client.escalations.raise(input));
    expect(await listed(l)).toHaveLength(1);
    // A proposal that was put off comes again on its day.
    const customerId = await l.customerOf(3);
    const off = { ...l.id(), customerId, currency: "MXN", reason: "Paga el viernes" };
    expect(await refusal(l.client.escalations.putOff({ ...off, untilOn: "2026-07-01" }))).toMatchObject({
      code: "DAY_TOO_EARLY",
    });
    const names = async () => (await l.client.escalations.proposals({})).rows.map((row) => row.customerName);
    expect(await names()).toContain("CLIENTE 1");
    await l.client.escalations.putOff({ ...off, untilOn: "2026-07-06" });
    expect(await names()).not.toContain("CLIENTE 1");
    l.clock.day = "2026-07-06";
    expect(await names()).toContain("CLIENTE 1");
  });

  test("is answered by the person its level names, within the days the company chose", async () => {
    const l = await setUp(database, [owed(1, 100, 70)]);
    const deputy = await l.client.users.add({
      ...l.id(),
      person: { name: "Dora", role: "coordinator", email: "", active: true },
    });
    await l.become(l.allows);
    const rules = await l.client.escalations.rules();
    const levels = rules.levels.map((rule) =>
      rule.level === "manager" ? { ...rule, personId: deputy.id, slaDays: 5 } : rule,
    );
    await l.client.escalations.saveRules({ ...l.id(), rules: { ...rules, levels } });
    const nobody = levels.map((rule) => ({ ...rule, personId: 999 }));
    expect(
      await refusal(l.client.escalations.saveRules({ ...l.id(), rules: { ...rules, levels: nobody } })),
    ).toMatchObject({ code: "not-a-person" });
    await l.become(l.asks);
    const { id } = await raise(l, [1]);
    expect(await listed(l)).toMatchObject([{ answerer: "Dora", answerBy: "2026-07-08" }]);
    await l.become(l.allows);
    expect(await refusal(decide(l, id, "keep"))).toMatchObject({ why: "not-yours" });
    await l.become(deputy);
    expect((await l.client.escalations.waiting()).rows).toMatchObject([{ id }]);
    expect(await decide(l, id, "agreement", "Tres pagos")).toMatchObject({ open: false });
  });
});
