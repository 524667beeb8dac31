import { describe, expect, test } from "vitest";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { composeReport } from "../../../electron/ledger/reports/composer.ts";
import { composing } from "../../../electron/ledger/reports/deliver.ts";
import type { CallFields } from "../../../shared/contract/agency-calls.ts";
import { CALL_CRITERIA, type CallCriterion, CRITERION_POINTS } from "../../../shared/domain/agencies/calls.ts";
import { refusal } from "../disputes/scene.ts";
import { databases } from "../support/ledgers.ts";
import { owed, setUp } from "./scene.ts";

/** All points, but for some criteria. */
const points = (changes: Partial<Record<CallCriterion, number>> = {}) =>
  CALL_CRITERIA.map((criterion) => ({ criterion, points: changes[criterion] ?? CRITERION_POINTS[criterion] }));

async function scene(database: Parameters<typeof setUp>[0]) {
  const l = await setUp(database, [owed(1, 100, 20)]);
  await l.place([1]);
  await l.allow();
  const agent = async (name: string, fromOn = "2026-01-01") =>
    (await l.client.agencyTraining.addAgent({ ...l.id(), agencyId: l.agencyId, name, fromOn })).id;
  const agentId = await agent("Saúl Barrera");
  const record = (changes: Partial<CallFields> = {}) =>
    l.client.agencyCalls.record({
      ...l.id(),
      fields: {
        ...{ agencyId: l.agencyId, agentId, customerId: null, onDay: "2026-07-01", channel: "phone", reason: "random" },
        ...{ reference: "REC-88", points: points(), errors: [], comment: "" },
        ...changes,
      },
    });
  const score = async (from: string, to: string) => (await l.client.agencies.scoreboard({ from, to })).rows[0];
  return { ...l, agent, agentId, record, score };
}

describe.each(databases)("scored calls of agencies on %s", (database) => {
  test("are averaged by agency and gestor, and a period without any has no average", async () => {
    const l = await scene(database);
    const other = await l.agent("Nora Gil");
    expect(await l.score("2026-07-01", "2026-07-31")).toMatchObject({ qaAverage: null, qaReviewed: 0, qaOwed: 10 });
    const { id } = await l.record({ points: points({ negotiation: 5 }) });
    await l.record({ agentId: other, errors: ["threat"], reason: "complaint" });
    const wrong = await l.record({ agentId: other });
    await l.client.agencyCalls.withdraw({ ...l.id(), id: wrong.id, note: "Era de otro" });
    const view = await l.client.agencyCalls.get({ id });
    expect(view.call).toMatchObject({ score: 85, critical: false, state: "to-sign", scoredBy: "Carla", gap: null });
    expect(view.scored.points.map(({ criterion }) => criterion)).toEqual([...CALL_CRITERIA]);
    const asked = { agencyId: l.agencyId, month: "2026-07" };
    expect(await l.client.agencyCalls.sample(asked)).toMatchObject({
      ...{ owed: 10, reviewed: 2, missing: 8, average: "42.50" },
      rows: [
        { agentName: "Nora Gil", calls: null, owed: 5, reviewed: 1, missing: 4, average: "0.00", critical: 1 },
        { agentName: "Saúl Barrera", calls: null, owed: 5, reviewed: 1, missing: 4, average: "85.00", critical: 0 },
      ],
    });
    expect(await l.score("2026-07-01", "2026-07-31")).toMatchObject({
      ...{ qaAverage: "42.50", qaReviewed: 2, qaOwed: 10 },
    });
    expect(await l.score("2026-07-02", "2026-07-31")).toMatchObject({ qaAverage: null, qaReviewed: 0 });
    // The agency says how many calls they made; the last word counts.
    await l.client.agencyCalls.tellCalls({ ...l.id(), agentId: other, month: "2026-07", calls: 12 });
    await l.client.agencyCalls.tellCalls({ ...l.id(), agentId: other, month: "2026-07", calls: 2 });
    await l.client.agencyCalls.tellCalls({ ...l.id(), agentId: l.agentId, month: "2026-07", calls: 1000 });
    expect(await l.client.agencyCalls.sample(asked)).toMatchObject({
      ...{ owed: 22, missing: 20 },
      rows: [
        { calls: 2, owed: 2, missing: 1 },
        { calls: 1000, owed: 20, missing: 19 },
      ],
    });
    const { checks } = await verifyLedger(l.db);
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  });

  test("stand in the monthly and quarterly report with the training of each gestor, as it is at the cut-off", async () => {
    const l = await scene(database);
    await l.agent("Nora Gil");
    await l.record({ points: points({ negotiation: 5 }) });
    await l.record({ errors: ["hours"] });
    const marks = [{ agentId: l.agentId, score: 90 }];
    await l.client.agencyTraining.record({
      ...l.id(),
      fields: {
        ...{ agencyId: l.agencyId, onDay: "2026-06-20", topic: "law", version: "", trainer: "Lic. Peña", minutes: 60 },
        ...{ validUntil: "2026-09-15", evidence: "", marks },
      },
    });
    l.clock.day = "2026-10-05";
    const report = async (kind: "monthly" | "quarterly", asOf: string) => {
      const asked = { kind, asOf, currency: null, customerId: null, lang: "es", paper: "letter" } as const;
      const { sections } = await composeReport(l.db.read, await composing(l.db, l.context.reports.office, asked));
      return (sheet: string) =>
        sections
          .flatMap(({ blocks }) => blocks)
          .flatMap((block) => (block.kind === "table" && block.sheet === sheet ? block.rows : []))
          .map((row) =>
            row.flatMap((cell): (string | number)[] =>
              cell.kind === "text" ? [cell.text] : cell.kind === "count" ? [cell.value] : [],
            ),
          );
    };
    const monthly = await report("monthly", "2026-07-31");
    // Of ten calls, two were listened to, one of them with a critical error; one of the two gestores is trained.
    expect(monthly("agencyQuality")).toEqual([["Recuperadora del Centro", 2, 10, 8, 1, 2, 1]]);
    const agents = (state: string) => [
      ["Recuperadora del Centro", "Nora Gil", 0, 5, 0, "Sin capacitación"],
      ["Recuperadora del Centro", "Saúl Barrera", 2, 5, 1, state],
    ];
    expect(monthly("agencyAgents")).toEqual(agents("Por vencer"));
    const quarterly = await report("quarterly", "2026-09-30");
    expect(quarterly("agencyQuality")).toEqual([["Recuperadora del Centro", 2, 30, 28, 1, 2, 0]]);
    expect(quarterly("agencyAgents").map((row) => row.at(-1))).toEqual(["Sin capacitación", "Vencida"]);
  });

  test("are of gestores who were there, with a right scorecard, or are not taken", async () => {
    const l = await scene(database);
    expect(await refusal(l.record({ onDay: "2026-07-02" }))).toMatchObject({ code: "CALL_REFUSED", why: "day" });
    expect(await refusal(l.record({ onDay: "2025-12-31" }))).toMatchObject({ why: "agent" });
    expect(await refusal(l.record({ points: points().slice(1) }))).toMatchObject({ why: "criteria" });
    expect(await refusal(l.record({ points: points({ greeting: 11 }) }))).toMatchObject({ why: "points" });
    expect(await refusal(l.record({ agentId: 99 }))).toMatchObject({ code: "NOT_FOUND" });
    expect(await refusal(l.record({ customerId: 99 }))).toMatchObject({ code: "NOT_FOUND" });
    const second = await l.newAgency({ legalName: "Otra, S.C.", rfc: "" });
    expect(await refusal(l.record({ agencyId: second }))).toMatchObject({ why: "agent" });
    const told = { agentId: l.agentId, calls: 5 };
    for (const month of ["2026-08", "2025-12"]) {
      expect(await refusal(l.client.agencyCalls.tellCalls({ ...l.id(), ...told, month }))).toMatchObject({
        ...{ code: "CALL_REFUSED", why: "month" },
      });
    }
    expect((await l.client.agencyCalls.page({})).rows).toEqual([]);
  });

  test("are calibrated by another person without a change to the average, and signed by the gestor once", async () => {
    const l = await scene(database);
    const { id } = await l.record();
    const scorecard = { points: points({ empathy: 0 }), errors: [], comment: "No escuchó" };
    expect(await refusal(l.client.agencyCalls.calibrate({ ...l.id(), id, scorecard }))).toMatchObject({ why: "own" });
    await l.become(l.allows);
    await l.client.agencyCalls.calibrate({ ...l.id(), id, scorecard });
    expect(await refusal(l.client.agencyCalls.calibrate({ ...l.id(), id, scorecard }))).toMatchObject({ why: "own" });
    const view = await l.client.agencyCalls.get({ id });
    expect(view.call).toMatchObject({ score: 100, calibrations: 1, gap: 10 });
    expect(view.calibrations).toMatchObject([{ scoredBy: "Marta", score: 90, comment: "No escuchó" }]);
    expect(await l.score("2026-07-01", "2026-07-31")).toMatchObject({ qaAverage: "100.00", qaReviewed: 1 });
    // What calibrates is no call of its own.
    expect((await l.client.agencyCalls.page({ agencyId: l.agencyId })).rows.map((row) => row.id)).toEqual([id]);
    const other = view.calibrations[0]?.id ?? 0;
    expect(await refusal(l.client.agencyCalls.sign({ ...l.id(), id: other, on: "2026-07-01" }))).toMatchObject({
      code: "NOT_FOUND",
    });
    l.clock.day = "2026-07-03";
    const sign = (on: string) => l.client.agencyCalls.sign({ ...l.id(), id, on, note: "Con copia" });
    expect(await refusal(sign("2026-07-04"))).toMatchObject({ why: "day" });
    expect(await refusal(sign("2026-06-30"))).toMatchObject({ why: "day" });
    await sign("2026-07-02");
    expect(await refusal(sign("2026-07-03"))).toMatchObject({ why: "signed" });
    expect((await l.client.agencyCalls.get({ id })).call).toMatchObject({ state: "signed", signedOn: "2026-07-02" });
    await l.client.agencyCalls.withdraw({ ...l.id(), id, note: "Repetida" });
    expect(await refusal(sign("2026-07-03"))).toMatchObject({ why: "withdrawn" });
    expect(await refusal(l.client.agencyCalls.calibrate({ ...l.id(), id, scorecard }))).toMatchObject({
      why: "withdrawn",
    });
  });

  test("are the kept customer's after a merge; what they say of a person is printed and emptied when it may be", async () => {
    const l = await setUp(database, [owed(1, 10, 20, 4), owed(2, 10, 20, 5)]);
    const { id: agentId } = await l.client.agencyTraining.addAgent({
      ...{ ...l.id(), agencyId: l.agencyId, name: "Nora Gil", fromOn: "2026-01-01" },
    });
    const customerId = await l.customerOf(1);
    const { id } = await l.client.agencyCalls.record({
      ...l.id(),
      fields: {
        ...{ agencyId: l.agencyId, agentId, customerId, onDay: "2026-07-01", channel: "phone", reason: "complaint" },
        ...{ reference: "Grabación de Luz", points: points(), comment: "Luz pidió hablar con su hija" },
      },
    });
    await l.client.agencyCalls.sign({ ...l.id(), id, on: "2026-07-01", note: "Luz tenía razón" });
    const subject = { kind: "customer", id: customerId } as const;
    const told = (await l.client.privacy.file(subject)).parts.filter(({ part }) => part === "agencyCalls");
    for (const words of ["Grabación de Luz", "Luz pidió hablar con su hija", "Luz tenía razón"]) {
      expect(JSON.stringify(told)).toContain(words);
    }
    await l.pay(1, "2026-07-01", 10);
    l.clock.day = "2037-02-01";
    await l.client.privacy.block({ ...l.id(), subject });
    await l.client.privacy.erase({ ...l.id(), subject, name: "CLIENTE 4" });
    expect((await l.client.agencyCalls.get({ id })).call).toMatchObject({ comment: "", reference: "", score: 100 });
    const [event] = await l.db.read.selectFrom("agency_call_event").selectAll().execute();
    expect(event).toMatchObject({ note: "" });
    expect(JSON.stringify(await l.db.read.selectFrom("audit").select("detail").execute())).not.toContain("su hija");
    const { checks } = await verifyLedger(l.db);
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  });
});

test.each(databases)("a scored call is of the customer it was merged into, on %s", async (database) => {
  const l = await setUp(database, [owed(1, 10, 20, 0), owed(2, 10, 20, 1)]);
  const { id: agentId } = await l.client.agencyTraining.addAgent({
    ...{ ...l.id(), agencyId: l.agencyId, name: "Nora Gil", fromOn: "2026-01-01" },
  });
  const [mergedId, keptId] = [await l.customerOf(1), await l.customerOf(2)];
  const { id } = await l.client.agencyCalls.record({
    ...l.id(),
    fields: {
      ...{ agencyId: l.agencyId, agentId, customerId: mergedId, onDay: "2026-07-01", channel: "phone" },
      ...{ reason: "random", points: points() },
    },
  });
  await l.client.customers.merge({ ...l.id(), keptId, mergedId });
  expect((await l.client.agencyCalls.get({ id })).call).toMatchObject({
    customerId: keptId,
    customerName: "CLIENTE 1",
  });
});
