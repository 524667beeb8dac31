import { describe, expect, test } from "vitest";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { composeReport } from "../../../electron/ledger/reports/composer.ts";
import { composing } from "../../../electron/ledger/reports/deliver.ts";
import type { AuditFields } from "../../../shared/contract/agency-audits.ts";
import { AUDIT_POINTS, type AuditPoint, type PointResult } from "../../../shared/domain/agencies/audits.ts";
import { refusal } from "../disputes/scene.ts";
import { databases } from "../support/ledgers.ts";
import { owed, setUp } from "./scene.ts";

const finding = (point: AuditPoint, dueOn = "2026-07-31"): AuditFields["findings"][number] => ({
  ...{
    point,
    severity: "major",
    said: "Llamó a las 22:10",
    evidence: "Grabación 88",
    action: "Retirar al gestor",
    dueOn,
  },
});

async function scene(database: Parameters<typeof setUp>[0]) {
  const l = await setUp(database, [owed(1, 100, 20)]);
  await l.place([1]);
  await l.allow();
  const record = (
    results: Partial<Record<AuditPoint, PointResult>>,
    findings: AuditFields["findings"],
    changes: Partial<AuditFields> = {},
  ) =>
    l.client.agencyAudits.record({
      ...l.id(),
      fields: {
        ...{ agencyId: l.agencyId, onDay: "2026-07-01", note: "Diez llamadas", findings },
        points: AUDIT_POINTS.map((point) => ({ point, result: results[point] ?? "meets", note: "" })),
        ...changes,
      },
    });
  return { ...l, record };
}

describe.each(databases)("audits of agencies on %s", (database) => {
  test("have a result for every point and a finding for every one that fails, or are not taken", async () => {
    const l = await scene(database);
    expect(await refusal(l.record({ hours: "fails" }, []))).toMatchObject({ code: "AUDIT_REFUSED", why: "no-finding" });
    expect(await refusal(l.record({}, [finding("hours")]))).toMatchObject({ why: "not-failed" });
    expect(await refusal(l.record({}, [], { onDay: "2026-07-02" }))).toMatchObject({ why: "day" });
    expect(await refusal(l.record({}, [], { points: [] }))).toMatchObject({ why: "points" });
    expect(await refusal(l.record({}, [], { agencyId: 99 }))).toMatchObject({ code: "NOT_FOUND" });
    expect((await l.client.agencyAudits.page({})).rows).toEqual([]);
    const results = { hours: "fails", redeco: "fails", visits: "not-applicable", agents: "not-reviewed" } as const;
    const { id } = await l.record(results, [finding("hours"), finding("redeco", "2026-07-10")]);
    const view = await l.client.agencyAudits.get({ id });
    expect(view.audit).toMatchObject({ meets: 9, fails: 2, notApplicable: 1, notReviewed: 1, metPercent: "81.82" });
    expect(view.points.map(({ point }) => point)).toEqual([...AUDIT_POINTS]);
    expect(view.findings).toMatchObject([
      { point: "hours", state: "open", evidence: "Grabación 88" },
      { point: "redeco", state: "open" },
    ]);
    expect((await l.client.agencyAudits.open({})).rows.map(({ point }) => point)).toEqual(["redeco", "hours"]);
    const { checks } = await verifyLedger(l.db);
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  });

  test("what was mended is verified by another person, given back, or was none", async () => {
    const l = await scene(database);
    const { id: auditId } = await l.record({ hours: "fails", redeco: "fails" }, [finding("hours"), finding("redeco")]);
    const one = (await l.client.agencyAudits.get({ id: auditId })).findings[0]?.id ?? 0;
    const state = async () => (await l.client.agencyAudits.get({ id: auditId })).findings[0];
    const step = () => ({ ...l.id(), id: one });
    l.clock.day = "2026-08-05";
    expect(await state()).toMatchObject({ state: "open", daysLate: 5 });
    expect(await refusal(l.client.agencyAudits.verify(step()))).toMatchObject({ why: "not-done" });
    expect(await refusal(l.client.agencyAudits.finish({ ...step(), on: "2026-08-06", note: "x" }))).toMatchObject({
      ...{ code: "AUDIT_REFUSED", why: "day" },
    });
    await l.become(l.allows);
    await l.client.agencyAudits.finish({ ...step(), on: "2026-08-04", note: "Baja del gestor" });
    expect(await state()).toMatchObject({
      state: "done",
      doneOn: "2026-08-04",
      doneEvidence: "Baja del gestor",
      daysLate: 0,
    });
    expect(await refusal(l.client.agencyAudits.finish({ ...step(), on: "2026-08-05", note: "x" }))).toMatchObject({
      why: "closed",
    });
    // Neither who said that it was mended, nor who found it.
    expect(await refusal(l.client.agencyAudits.verify(step()))).toMatchObject({ why: "own" });
    await l.become(l.asks);
    expect(await refusal(l.client.agencyAudits.verify(step()))).toMatchObject({ why: "own" });
    await l.client.agencyAudits.giveBack({ ...step(), note: "Sigue en la lista" });
    expect(await state()).toMatchObject({ state: "open", doneOn: null, daysLate: 5 });
    await l.client.agencyAudits.finish({ ...step(), on: "2026-08-05", note: "Ya no está" });
    await l.become(l.allows);
    const person = { name: "Diego", role: "director", email: "", active: true } as const;
    await l.become(await l.client.users.add({ ...l.id(), person }));
    await l.client.agencyAudits.verify({ ...step(), note: "Visto" });
    expect(await state()).toMatchObject({
      state: "verified",
      open: false,
      verifiedBy: "Diego",
      verifiedOn: "2026-08-05",
    });
    const [, other] = (await l.client.agencyAudits.get({ id: auditId })).findings;
    await l.client.agencyAudits.withdraw({ ...l.id(), id: other?.id ?? 0, note: "Sí está publicado" });
    expect((await l.client.agencyAudits.page({})).rows).toMatchObject([{ findings: 1, open: 0, late: 0 }]);
    expect((await l.client.agencyAudits.open({})).rows).toEqual([]);
    expect(await refusal(l.client.agencyAudits.withdraw({ ...l.id(), id: 99, note: "x" }))).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("stand in the quarterly report with what they found, as it was at the cut-off", async () => {
    const l = await scene(database);
    const { id } = await l.record({ hours: "fails", redeco: "fails" }, [finding("hours"), finding("redeco")]);
    const [first] = (await l.client.agencyAudits.get({ id })).findings;
    l.clock.day = "2026-10-05";
    await l.client.agencyAudits.finish({ ...l.id(), id: first?.id ?? 0, on: "2026-10-05", note: "Corregido" });
    const report = async (asOf: string, sheet: string) => {
      const asked = { kind: "quarterly", asOf, currency: null, customerId: null, lang: "es", paper: "letter" } as const;
      const { sections } = await composeReport(l.db.read, await composing(l.db, l.context.reports.office, asked));
      return sections
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.kind === "table" && block.sheet === sheet ? block.rows : []));
    };
    l.clock.day = "2027-01-04";
    const [audit] = await report("2026-09-30", "agencyAudits");
    expect(audit).toEqual(
      expect.arrayContaining([
        { kind: "percent", value: "84.62" },
        { kind: "count", value: 2 },
      ]),
    );
    const findings = await report("2026-09-30", "agencyFindings");
    expect(findings).toHaveLength(2);
    expect(findings[0]).toEqual(
      expect.arrayContaining([
        { kind: "text", text: "Horarios y topes de contacto" },
        { kind: "text", text: "Abierto" },
        { kind: "count", value: 61 },
      ]),
    );
    // The audit is of another quarter; what it found is still open in this one.
    expect(await report("2026-12-31", "agencyAudits")).toEqual([]);
    expect(await report("2026-12-31", "agencyFindings")).toHaveLength(2);
  });
});
