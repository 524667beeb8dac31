import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { file, OWN_RFC } from "../support/cfdi-files.ts";
import { makeDocument, uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";
import { refusal, setUp } from "./scene.ts";

const other = { receiver: { rfc: "IIA040805DZ4", name: "INDISTRIA ILUMINADORA", foreignTaxId: "" } };

// 2 February 2026 is a holiday (first Monday of the month): five business days after it end on Monday 9.
describe.each(databases)("what is told and kept of disputes on %s", (database) => {
  test("are listed by urgency, searched, filtered and added up, as of any day", async () => {
    const usd = { currency: "USD", exchangeRate: "17.50", total: "500.00" };
    const l = await setUp(database, [makeDocument(1), makeDocument(2, usd), makeDocument(3), makeDocument(4, other)]);
    const late = await l.open(1, 300, { type: "payment-not-applied", reason: "Ya pagó con transferencia" });
    l.clock.day = "2026-02-09";
    const soon = await l.open(2, 100, { type: "duplicate", reason: "Folio repetido" });
    const far = await l.open(3, null, { type: "quality", reason: "Llegó golpeado" });
    l.clock.day = "2026-02-10";
    const list = async (selection: object) => {
      const { rows, total } = await l.client.disputes.page({ asOf: l.clock.day, ...selection });
      expect(total).toBe(rows.length);
      return rows.map((row) => row.id);
    };
    expect(await list({})).toEqual([late.id, soon.id, far.id]);
    expect(await list({ show: "late" })).toEqual([late.id]);
    expect(await list({ show: "soon" })).toEqual([soon.id]);
    expect(await list({ search: "golpeado universidad" })).toEqual([far.id]);
    expect(await list({ search: "F-2" })).toEqual([soon.id]);
    expect(await list({ filters: [{ column: "type", op: "in", values: ["duplicate", "quality"] }] })).toEqual([
      soon.id,
      far.id,
    ]);
    expect(await list({ filters: [{ column: "disputedMinor", op: "range", from: "100.00", to: "300.00" }] })).toEqual([
      late.id,
      soon.id,
    ]);
    expect(await list({ sort: [{ by: "openedOn", desc: true }] })).toEqual([soon.id, far.id, late.id]);
    expect(await list({ asOf: "2026-02-03" })).toEqual([late.id]);
    expect(await l.client.disputes.totals({ asOf: l.clock.day })).toEqual({
      rows: [
        { currency: "MXN", disputes: 2, active: 2, late: 1, disputedMinor: 130_000 },
        { currency: "USD", disputes: 1, active: 1, late: 0, disputedMinor: 10_000 },
      ],
    });
    const values = await l.client.disputes.values({ asOf: l.clock.day, column: "resolver" });
    expect(values.values.map(({ value, rows }) => [value, rows])).toEqual([
      ["administration", 1],
      ["billing", 1],
      ["sales", 1],
    ]);
    expect(await l.sound()).toEqual([]);
  });

  test("give the KPI of their times and causes", async () => {
    const l = await setUp(database, [makeDocument(1), makeDocument(2), makeDocument(3)]);
    const [a, b, c] = [await l.open(1, 300), await l.open(2, 300), await l.open(3, 300)];
    l.clock.day = "2026-02-05";
    await l.resolve(a.id);
    l.clock.day = "2026-02-23";
    await l.resolve(b.id, "invalid");
    const february = { from: "2026-02-01", to: "2026-02-28" };
    const kpis = await l.client.disputes.kpis(february);
    expect(kpis).toMatchObject({
      limitDays: 10,
      answered: { disputes: 2, mean: "9.00", median: "9.00", p90: 15, withinLimit: "50.00", withinOwn: "50.00" },
      open: { disputes: 1, oldest: 19 },
      causes: [{ rootCause: "delivery", disputes: 2, share: "100.00" }],
      resolvers: [{ resolver: "sales", answered: 2, open: 1 }],
    });
    // Reopened: one clock, and February stays as it was.
    l.clock.day = "2026-03-02";
    await l.client.disputes.reopen({ ...l.id(), disputeId: a.id, note: "Insiste" });
    expect(await l.client.disputes.kpis(february)).toEqual(kpis);
    l.clock.day = "2026-03-04";
    await l.resolve(a.id);
    const march = await l.client.disputes.kpis({ from: "2026-03-01", to: "2026-03-31" });
    expect(march.answered).toMatchObject({ disputes: 1, mean: "22.00", withinLimit: "0.00" });
    expect((await l.view(c.id)).age).toBe(22);
    expect(await l.sound()).toEqual([]);
  });

  test("follow rules that the company edits; open ones keep their time", async () => {
    const l = await setUp(database, [makeDocument(1), makeDocument(2)]);
    const first = await l.open(1, 300);
    const { types, resolvers, kpiDays } = await l.client.disputes.rules();
    expect([types.length, resolvers.length, kpiDays]).toEqual([13, 9, 10]);
    const price = types.find((type) => type.code === "price");
    if (!price) throw new Error("no such type");
    await l.client.disputes.saveRules({
      ...l.id(),
      types: [{ ...price, resolver: "manager", slaDays: 3, evidence: "Lista de precios" }],
      resolvers: [{ code: "manager", name: "Dirección", email: "direccion@example.com" }],
      kpiDays: 8,
    });
    const second = await l.open(2, 300);
    expect(await l.view(first.id)).toMatchObject({ resolver: "sales", dueOn: "2026-02-09" });
    expect(await l.view(second.id)).toMatchObject({
      resolver: "manager",
      dueOn: "2026-02-05",
      evidenceAsked: "Lista de precios",
    });
    const letter = await l.client.disputes.handOverLetter({ disputeId: second.id, lang: "es" });
    expect(letter).toMatchObject({ resolver: "manager", to: "direccion@example.com", cc: "", canSend: false });
    expect(letter.subject).toBe(`Aclaración ${second.id}: UNIVERSIDAD ROBOTICA ESPAÑOLA, F-2`);
    expect(letter.body).toContain("Lista de precios");
    expect(letter.body).toContain("en aclaración: 300.00 MXN");
    expect(letter.body).not.toContain("{{");
    const english = await l.client.disputes.handOverLetter({ disputeId: second.id, lang: "en" });
    expect(english.body).not.toContain("{{");
  });

  test("are about one concept of the invoice, read from its file", async () => {
    const l = await setUp(database, []);
    const path = join(temporaryFolder(), "f.xml");
    writeFileSync(path, file(1, { root: { Fecha: "2026-01-15T10:00:00" } }));
    await l.client.imports
      .start({ ...l.id(), paths: [path], ownRfcs: [OWN_RFC] })
      .then(({ runId }) => l.context.importing.finished(runId));
    const customerId = (await l.client.receivables.page({ asOf: l.clock.day })).rows[0]?.customerId ?? 0;
    const asked = { customerId, asOf: l.clock.day };
    expect((await l.client.disputes.disputable(asked)).rows).toMatchObject([{ uuid: uuid(1), lines: [] }]);
    const { rows } = await l.client.disputes.disputable({ ...asked, invoiceUuid: uuid(1) });
    const [line] = rows[0]?.lines ?? [];
    expect(line).toMatchObject({ position: 0 });
    const { id } = await l.open(1, 100, { customerId, line: 0 });
    expect(await l.view(id)).toMatchObject({ line: 0, lineText: line?.description });
    // Another part of the same invoice is another dispute; together they take no more than is open.
    const rest = (rows[0]?.openMinor ?? 0) / 100 - 100;
    expect(await refusal(l.open(1, rest + 1, { customerId }))).toMatchObject({ code: "DISPUTE_MORE_THAN_OPEN" });
    await l.open(1, null, { customerId });
    expect(await refusal(l.open(1, 1, { customerId, line: 9 }))).toMatchObject({ code: "DISPUTE_MORE_THAN_OPEN" });
    expect(
      (await l.client.disputes.ofInvoice({ uuid: uuid(1), asOf: l.clock.day })).rows.map((row) => row.disputedMinor),
    ).toEqual([10_000, rest * 100]);
    expect(await l.sound()).toEqual([]);
  });

  test("say the same again when a command is repeated, and keep a trace", async () => {
    const l = await setUp(database, [makeDocument(1)]);
    const draft = { customerId: l.customerId, invoiceUuid: uuid(1), type: "price", reason: "Precio" } as const;
    const call = { ...l.id(), draft };
    const first = await l.client.disputes.open(call);
    expect(await l.client.disputes.open(call)).toEqual(first);
    // What the scene put in without a command is sealed under an event of its own.
    const told = l.db.read.selectFrom("audit").select("action").where("action", "<>", "audit.sealed");
    const actions = await told.orderBy("seq").execute();
    expect(actions.map((row) => row.action)).toEqual(["disputes.open"]);
    await expect(l.db.write((tx) => tx.sql.updateTable("dispute").set({ reason: "x" }).execute())).rejects.toThrow();
  });

  test("verify finds a standing that its facts do not give", async () => {
    const l = await setUp(database, [makeDocument(1)]);
    const { id } = await l.open(1, 300);
    await l.db.write((tx) => tx.sql.updateTable("dispute_standing").set({ disputed_minor: 1 }).execute());
    expect(await l.sound()).toEqual([
      `Aclaración ${id} de UNIVERSIDAD ROBOTICA ESPAÑOLA: su estado guardado no corresponde a su factura y sus decisiones`,
    ]);
  });
});
