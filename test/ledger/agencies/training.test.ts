import { describe, expect, test } from "vitest";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import type { TrainingFields } from "../../../shared/contract/agency-training.ts";
import { refusal } from "../disputes/scene.ts";
import { databases } from "../support/ledgers.ts";
import { owed, setUp } from "./scene.ts";

async function scene(database: Parameters<typeof setUp>[0]) {
  const l = await setUp(database, [owed(1, 100, 20), owed(2, 50, 45)]);
  const agent = async (name: string) =>
    (await l.client.agencyTraining.addAgent({ ...l.id(), agencyId: l.agencyId, name, fromOn: "2026-01-01" })).id;
  const [saul, nora] = [await agent("Saúl Barrera"), await agent("Nora Gil")];
  const train = (marks: TrainingFields["marks"], changes: Partial<TrainingFields> = {}) =>
    l.client.agencyTraining.record({
      ...l.id(),
      fields: {
        ...{ agencyId: l.agencyId, onDay: "2026-06-01", topic: "law", version: "3", trainer: "Lic. Peña" },
        ...{ minutes: 90, validUntil: "2026-12-31", evidence: "Lista de asistencia", marks },
        ...changes,
      },
    });
  const states = async () =>
    (await l.client.agencyTraining.agents({ agencyId: l.agencyId })).rows.map(({ name, state }) => [name, state]);
  const blocked = async () => (await l.client.agencies.get({ id: l.agencyId })).agency.blocked;
  return { ...l, agent, saul, nora, train, states, blocked };
}

describe.each(databases)("training of gestores on %s", (database) => {
  test("keeps an agency from accounts once it has a log and nobody there is trained, until somebody is", async () => {
    const l = await scene(database);
    // Without a log nothing is asked.
    expect(await l.blocked()).toBe("");
    await l.place([1]);
    const failed = await l.train([{ agentId: l.saul, score: 79 }]);
    expect(await l.blocked()).toBe("training");
    expect(await refusal(l.place([2]))).toMatchObject({ code: "AGENCY_BLOCKED", why: "training" });
    // What was asked before waits, too.
    await l.become(l.allows);
    const [waiting] = (await l.client.approvals.page({})).rows;
    const decide = () => l.client.approvals.decide({ ...l.id(), id: waiting?.id ?? 0, decision: "approved" });
    expect(await refusal(decide())).toMatchObject({ code: "AGENCY_BLOCKED", why: "training" });
    expect((await l.client.agencies.page({ asOf: "2026-07-01", standings: ["training"] })).rows).toHaveLength(1);
    await l.become(l.asks);
    await l.train([{ agentId: l.nora, score: 80 }], { topic: "product" });
    expect(await l.blocked()).toBe("");
    expect(await l.states()).toEqual([
      ["Nora Gil", "valid"],
      ["Saúl Barrera", "failed"],
    ]);
    await l.allow();
    expect((await l.item(1)).state).toBe("with");
    // The only one who is trained leaves; then what kept it from accounts is taken out as a mistake.
    l.clock.day = "2026-07-02";
    await l.client.agencyTraining.endAgent({ ...l.id(), id: l.nora, on: "2026-07-01" });
    expect(await l.blocked()).toBe("training");
    await l.train([{ agentId: l.saul, score: 92 }], { onDay: "2026-07-02" });
    expect(await l.blocked()).toBe("");
    await l.client.agencyTraining.withdraw({ ...l.id(), id: failed.id, note: "Era de otro despacho" });
    expect(await refusal(l.client.agencyTraining.withdraw({ ...l.id(), id: failed.id, note: "x" }))).toMatchObject({
      ...{ code: "TRAINING_REFUSED", why: "withdrawn" },
    });
    const { rows } = await l.client.agencyTraining.page({ agencyId: l.agencyId });
    expect(rows.map(({ topic, passed, withdrawn }) => [topic, passed, withdrawn])).toEqual([
      ["law", 1, false],
      ["product", 1, false],
      ["law", 0, true],
    ]);
    const { checks } = await verifyLedger(l.db);
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  });

  test("is told of before it runs out, with those who have none", async () => {
    const l = await scene(database);
    const attention = async () =>
      (await l.client.agencyTraining.attention()).rows.map(({ name, state, daysLeft }) => [name, state, daysLeft]);
    await l.train([{ agentId: l.saul, score: 95 }]);
    expect(await attention()).toEqual([["Nora Gil", "none", null]]);
    l.clock.day = "2026-11-01";
    expect(await attention()).toEqual([
      ["Nora Gil", "none", null],
      ["Saúl Barrera", "soon", 60],
    ]);
    await l.train([{ agentId: l.nora, score: 88 }], { onDay: "2026-11-01", validUntil: "2027-10-31" });
    l.clock.day = "2027-01-01";
    expect(await attention()).toEqual([["Saúl Barrera", "expired", -1]]);
    expect(await l.blocked()).toBe("");
    await l.client.agencies.save({
      ...{ ...l.id(), id: l.agencyId, version: 1, fields: { ...l.fields, active: false } },
    });
    expect(await attention()).toEqual([]);
  });

  test("names gestores of the agency, each once, on days that can be, or is not taken", async () => {
    const l = await scene(database);
    const mark = { agentId: l.saul, score: 90 };
    expect(await refusal(l.train([]))).toMatchObject({ code: "TRAINING_REFUSED", why: "nobody" });
    expect(await refusal(l.train([mark, mark]))).toMatchObject({ why: "agent" });
    expect(await refusal(l.train([{ ...mark, agentId: 99 }]))).toMatchObject({ why: "agent" });
    expect(await refusal(l.train([mark], { onDay: "2026-07-02" }))).toMatchObject({ why: "day" });
    expect(await refusal(l.train([mark], { validUntil: "2026-05-31" }))).toMatchObject({ why: "valid" });
    expect(await refusal(l.agent("saul  barrera"))).toMatchObject({ why: "named" });
    expect(await refusal(l.agent("SAÚL BARRERA"))).toMatchObject({ why: "named" });
    const end = (on: string) => l.client.agencyTraining.endAgent({ ...l.id(), id: l.saul, on });
    expect(await refusal(end("2025-12-31"))).toMatchObject({ why: "day" });
    expect(await refusal(end("2026-07-02"))).toMatchObject({ why: "day" });
    await end("2026-05-31");
    expect(await refusal(end("2026-06-01"))).toMatchObject({ why: "left" });
    expect(await refusal(l.train([mark]))).toMatchObject({ why: "agent" });
    // One who comes back is added again.
    const again = await l.agent("Saúl Barrera");
    const { id } = await l.train([{ agentId: again, score: 90 }]);
    expect((await l.client.agencyTraining.get({ id })).marks).toEqual([
      { agentId: again, agentName: "Saúl Barrera", score: 90, passed: true },
    ]);
    expect(await refusal(l.client.agencyTraining.get({ id: 99 }))).toMatchObject({ code: "NOT_FOUND" });
    expect((await l.states()).at(-1)).toEqual(["Saúl Barrera", "none"]);
  });
});
