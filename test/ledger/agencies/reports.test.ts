import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";
import { K, owed, type Scene, setUp } from "./scene.ts";

const HEADER =
  "Factura,Clave del cliente,Fecha,Hora,Medio,Resultado,Importe de la promesa,Fecha de la promesa,Gestor,Nota";

/** A report with rows, received on a day. */
function report(l: Scene, rows: readonly string[], receivedOn: string, forOn: string | null = null) {
  const file = join(temporaryFolder(), "informe.csv");
  writeFileSync(file, [HEADER, ...rows].join("\n"));
  return { ...l.id(), agencyId: l.agencyId, file, receivedOn, forOn };
}

/** Two customers' invoices placed on 1 July 2026, a Wednesday; a third is in house. */
async function placed(database: (typeof databases)[number]) {
  const l = await setUp(database, [owed(1, 400, 20), owed(2, 300, 45, 1), owed(3, 50, 100, 2)]);
  await l.place([1, 2]);
  await l.allow();
  return l;
}

const JULY = { from: "2026-07-01", to: "2026-07-31" } as const;

describe.each(databases)("reports of agencies on %s", (database) => {
  test("rows are taken once, wrong ones are told by their row, and what stands against others is told", async () => {
    const l = await placed(database);
    l.clock.day = "2026-07-03";
    const rows = [
      `${uuid(1)},,2026-07-02,10:30,Llamada,Titular,,,Saúl,`,
      `${uuid(2)},,2026-07-02,22:30,Llamada,No contesta,,,Saúl,`,
      `${uuid(3)},,2026-07-02,11:00,Llamada,No contesta,,,Saúl,`,
      `${uuid(1)},,2026-07-02,11:00,Llamada,Nada,,,Saúl,`,
      `${uuid(1)},,2026-07-04,11:00,Llamada,Tercero,,,Saúl,`,
      `${uuid(1)},,2026-06-30,11:00,Llamada,Tercero,,,Saúl,`,
    ];
    const asked = report(l, rows, "2026-07-03");
    const { commandId: _, ...look } = asked;
    const preview = await l.client.agencyReports.preview(look);
    expect(preview.counts).toEqual({ rows: 6, taken: 2, known: 0, refused: 4, findings: 1 });
    expect(preview.notes.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7]);
    expect(preview.notes[0]?.message).toContain("fuera de lo permitido");
    expect(preview.notes[1]?.message).toContain("no estaba asignada");
    const { id, counts } = await l.client.agencyReports.receive(asked);
    expect(counts).toEqual(preview.counts);
    // The same again, and the same rows in another file, change nothing.
    expect(await l.client.agencyReports.receive({ ...asked, ...l.id() })).toMatchObject({
      id: null,
      counts: { taken: 0, known: 2 },
    });
    const { rows: actions } = await l.client.agencyReports.actions({ agencyId: l.agencyId });
    expect(actions).toMatchObject([
      { on: "2026-07-02", at: "22:30", outcome: "no-answer", row: 3, findings: ["hours"], customerName: "CLIENTE 1" },
      { on: "2026-07-02", at: "10:30", outcome: "right-party", findings: [], gestor: "Saúl", promise: null },
    ]);
    const { rows: found } = await l.client.agencyReports.actions({ agencyId: l.agencyId, what: "findings" });
    expect(found).toHaveLength(1);
    const { reports } = await l.client.agencyReports.ofAgency({ agencyId: l.agencyId });
    expect(reports).toMatchObject([
      {
        id,
        fileName: "informe.csv",
        actions: 2,
        refused: 4,
        findings: 1,
        recordedBy: "Carla",
        receivedOn: "2026-07-03",
      },
    ]);
    const [score] = (await l.client.agencies.scoreboard(JULY)).rows;
    expect(score).toMatchObject({
      ...{ attempts: 2, rightParty: 1, rpcPercent: "50.00", accounts: 2, covered: 2, coveragePercent: "100.00" },
    });
    await l.client.agencyReports.withdraw({ ...l.id(), id: id ?? 0, note: "Otro despacho" });
    expect((await l.client.agencies.scoreboard(JULY)).rows[0]).toMatchObject({ attempts: 0, rpcPercent: null });
    await expect(l.client.agencyReports.withdraw({ ...l.id(), id: id ?? 0, note: "x" })).rejects.toMatchObject({
      code: "REPORT_REFUSED",
      data: { why: "withdrawn" },
    });
  });

  test("promises are kept by cash of their window with grace and tolerance, once each, and end with a recall", async () => {
    const l = await placed(database);
    l.clock.day = "2026-07-03";
    const rows = [
      `${uuid(1)},,2026-07-02,10:30,Llamada,Promesa,100000.00,2026-07-08,Saúl,`,
      `${uuid(2)},,2026-07-02,12:00,Visita,Promesa,50000.00,2026-07-09,Saúl,`,
    ];
    await l.client.agencyReports.receive(report(l, rows, "2026-07-03"));
    // One per cent less, on the last day of grace: two business days after Wednesday the 8th.
    l.clock.day = "2026-07-20";
    await l.pay(1, "2026-07-10", 99);
    await l.pay(2, "2026-07-14", 50);
    const { rows: promises } = await l.client.agencyReports.actions({
      agencyId: l.agencyId,
      what: "promises",
      ...JULY,
    });
    expect(promises.map(({ promise }) => promise)).toMatchObject([
      { state: "broken", maturesOn: "2026-07-13", keptMinor: 0, amountMinor: 50 * K },
      { state: "kept", maturesOn: "2026-07-10", keptMinor: 99 * K, amountMinor: 100 * K },
    ]);
    const [score] = (await l.client.agencies.scoreboard(JULY)).rows;
    expect(score).toMatchObject({
      ...{ promisesKept: 1, promisesPartial: 0, promisesBroken: 1, promisesKeptPercent: "50.00" },
      ...{ promisedMinor: 150 * K, promiseKeptMinor: 99 * K, promiseAmountPercent: "66.00" },
    });
    // They are not the promises of the house.
    const house = await l.client.promises.page({ asOf: "2026-07-20", customerId: await l.customerOf(1) });
    expect(house.rows).toEqual([]);
  });

  test("a second promise of the same invoice takes the place of the first; a recall before its day leaves it out", async () => {
    const l = await placed(database);
    l.clock.day = "2026-07-07";
    const rows = [
      `${uuid(1)},,2026-07-02,10:30,Llamada,Promesa,100000.00,2026-07-08,Saúl,`,
      `${uuid(1)},,2026-07-06,10:30,Llamada,Promesa,100000.00,2026-07-20,Saúl,`,
      `${uuid(2)},,2026-07-02,12:00,Visita,Promesa,50000.00,2026-07-20,Saúl,`,
    ];
    await l.client.agencyReports.receive(report(l, rows, "2026-07-07"));
    l.clock.day = "2026-07-10";
    await l.client.agencies.recall({ ...l.id(), itemIds: [(await l.item(2)).id], reason: "no-activity", note: "" });
    await l.allow();
    l.clock.day = "2026-07-31";
    const { rows: promises } = await l.client.agencyReports.actions({ agencyId: l.agencyId, what: "promises" });
    expect(promises.map(({ on, promise }) => [on, promise?.state])).toEqual([
      ["2026-07-06", "broken"],
      ["2026-07-02", "cancelled"],
      ["2026-07-02", "renegotiated"],
    ]);
    expect((await l.client.agencies.scoreboard(JULY)).rows[0]).toMatchObject({ promisesKept: 0, promisesBroken: 1 });
  });

  test("reports are owed from the day they are agreed on, told when they do not come, and counted by their day", async () => {
    const l = await placed(database);
    const of = () => l.client.agencyReports.ofAgency({ agencyId: l.agencyId });
    expect(await of()).toMatchObject({ toldOn: null, owed: [], now: { every: "week", day: 5 } });
    await l.client.agencyReports.setDays({
      ...l.id(),
      agencyId: l.agencyId,
      days: { fromOn: "2026-07-01", every: "week", day: 2 },
    });
    l.clock.day = "2026-07-08";
    expect((await of()).owed).toMatchObject([
      { forOn: "2026-07-14", state: "due" },
      { forOn: "2026-07-07", fromOn: "2026-07-01", dueOn: "2026-07-07", state: "missing" },
    ]);
    expect((await l.client.agencyReports.missing()).rows).toMatchObject([
      { forOn: "2026-07-07", agencyId: l.agencyId },
    ]);
    const row = `${uuid(1)},,2026-07-02,10:30,Llamada,Titular,,,Saúl,`;
    const refused = (receivedOn: string, forOn: string) =>
      expect(l.client.agencyReports.receive(report(l, [row], receivedOn, forOn))).rejects.toMatchObject({
        code: "REPORT_REFUSED",
      });
    await refused("2026-07-08", "2026-07-09");
    await refused("2026-07-09", "2026-07-07");
    await l.client.agencyReports.receive(report(l, [row], "2026-07-08", "2026-07-07"));
    // Nothing was done until the next: a layout without rows says so, in time.
    l.clock.day = "2026-07-14";
    const empty = await l.client.agencyReports.receive(report(l, [], "2026-07-14", "2026-07-14"));
    expect(empty).toMatchObject({ counts: { rows: 0, taken: 0 } });
    expect(empty.id).not.toBeNull();
    expect((await of()).owed.map(({ forOn, state }) => [forOn, state])).toEqual([
      ["2026-07-14", "on-time"],
      ["2026-07-07", "late"],
    ]);
    expect((await l.client.agencyReports.missing()).rows).toEqual([]);
    const [score] = (await l.client.agencies.scoreboard({ from: "2026-07-01", to: "2026-07-14" })).rows;
    expect(score).toMatchObject({ reportsDue: 2, reportsOnTime: 1, reportsPercent: "50.00" });
  });

  test("a gestor without training in force, or whom nobody knows, is told where an account was worked", async () => {
    const l = await placed(database);
    const add = (name: string) =>
      l.client.agencyTraining.addAgent({ ...l.id(), agencyId: l.agencyId, name, fromOn: "2026-01-01" });
    const saul = await add("Saúl Barrera");
    await add("Nora Gil");
    await l.client.agencyTraining.record({
      ...l.id(),
      fields: {
        ...{ agencyId: l.agencyId, onDay: "2026-07-01", topic: "law", version: "", trainer: "C", minutes: 60 },
        ...{ validUntil: "2027-06-30", evidence: "", marks: [{ agentId: saul.id, score: 90 }] },
      },
    });
    l.clock.day = "2026-07-03";
    const rows = ["SAUL BARRERA", "Nora Gil", "Un tal Luis"].map(
      (name, index) => `${uuid(1)},,2026-07-02,1${index}:30,Llamada,Tercero,,,${name},`,
    );
    await l.client.agencyReports.receive(report(l, rows, "2026-07-03"));
    const { rows: actions } = await l.client.agencyReports.actions({ agencyId: l.agencyId });
    expect(actions.map(({ gestor, findings }) => [gestor, findings])).toEqual([
      ["Un tal Luis", ["not-known"]],
      ["Nora Gil", ["not-trained"]],
      ["SAUL BARRERA", []],
    ]);
  });

  test("a customer alone names all it has with the agency, and the layout that is handed over is read", async () => {
    const l = await placed(database);
    l.clock.day = "2026-07-03";
    const rows = [
      ",URE180429TM6,2026-07-02,10:30,WhatsApp,Titular,,,Saúl,",
      ",NADIE,2026-07-02,10:30,SMS,Titular,,,Saúl,",
    ];
    const { counts } = await l.client.agencyReports.receive(report(l, rows, "2026-07-03"));
    expect(counts).toMatchObject({ taken: 1, refused: 1 });
    const file = join(temporaryFolder(), "formato.xlsx");
    await l.client.agencyReports.template({ file, lang: "es" });
    const { table, counts: none } = await l.client.agencyReports.preview({
      ...{ agencyId: l.agencyId, file, receivedOn: "2026-07-03", forOn: null },
    });
    expect(table?.missing).toEqual({ required: [], oneOf: [] });
    expect(none).toMatchObject({ rows: 0 });
  });
});
