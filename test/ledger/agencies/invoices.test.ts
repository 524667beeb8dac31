import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { composeReport } from "../../../electron/ledger/reports/composer.ts";
import { composing } from "../../../electron/ledger/reports/deliver.ts";
import { cfdi40, STAMP, UUID } from "../../domain/cfdi/make-cfdi.ts";
import { refusal } from "../disputes/scene.ts";
import { uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";
import { K, owed, type Scene, setUp } from "./scene.ts";

/** July: 100k @12 % by the agency, 50k @25 % directly; 38.9k - the rest of KPIS 11 is August. */
async function july(database: Parameters<typeof setUp>[0], terms: Parameters<typeof setUp>[2] = {}) {
  const l = await setUp(
    database,
    [owed(1, 400, 20), owed(2, 300, 45, 1), owed(3, 150, 75, 2), owed(4, 90, 20, 3)],
    terms,
  );
  await l.place([1, 2, 3]);
  await l.allow();
  l.clock.day = "2026-08-05";
  await l.pay(1, "2026-07-10", 100);
  const second = await l.pay(3, "2026-07-20", 50);
  await l.pay(2, "2026-08-03", 10);
  return { ...l, second };
}

const fields = {
  uuid: "",
  number: "H-7",
  issuedOn: "2026-08-04",
  month: "2026-07",
  currency: "MXN",
  netMinor: 24.5 * K,
  vatMinor: 3.92 * K,
  withheldMinor: 0,
  totalMinor: 28.42 * K,
  vatCreditable: true,
  note: "",
} as const;

const right = [
  { invoice: uuid(1), payment: "", paidOn: "2026-07-10", baseMinor: 100 * K, rateBp: 1200, commissionMinor: 12 * K },
  { invoice: uuid(3), payment: "", paidOn: "2026-07-20", baseMinor: 50 * K, rateBp: 2500, commissionMinor: 12.5 * K },
] as const;

/** Does something as whoever applies money and pays. */
async function asManager<T>(l: Pick<Scene, "become" | "allows" | "asks">, work: () => Promise<T>): Promise<T> {
  await l.become(l.allows);
  const answer = await work();
  await l.become(l.asks);
  return answer;
}

async function other(l: Scene) {
  const person = { name: "Diego", role: "director", email: "", active: true } as const;
  return asManager(l, () => l.client.users.add({ ...l.id(), person }));
}

describe.each(databases)("invoices of agencies on %s", (database) => {
  test("are recomputed line by line, approved by another person, paid, and counted once as what they cost", async () => {
    const l = await july(database);
    const director = await other(l);
    const period = { from: "2026-07-01", to: "2026-07-31" };
    const before = (await l.client.agencies.scoreboard(period)).rows[0];
    expect(before).toMatchObject({ commissionMinor: 24.5 * K, invoiceDifferenceMinor: 0, costPerPeso: "0.1633" });
    await l.become(l.allows);
    const { id } = await l.client.agencyInvoices.record({ ...l.id(), agencyId: l.agencyId, fields });
    const state = async () => (await l.client.agencyInvoices.get({ id })).invoice;
    expect(await state()).toMatchObject({ state: "received", closeBy: "2026-08-09", late: false, lines: 0 });
    expect(await refusal(l.client.agencyInvoices.ask({ ...l.id(), id }))).toMatchObject({ why: "no-lines" });
    const lines = { id, lines: [...right] };
    await l.client.agencyInvoices.setLines({ ...l.id(), ...lines });
    expect(await state()).toMatchObject({ state: "matched", differences: 0, expectedMinor: 24.5 * K, lines: 2 });
    expect((await l.client.agencyInvoices.due()).rows).toMatchObject([{ invoiceId: id, late: false }]);
    l.clock.day = "2026-08-10";
    expect((await l.client.agencyInvoices.due()).rows).toMatchObject([{ invoiceId: id, late: true }]);
    await l.client.agencyInvoices.ask({ ...l.id(), id });
    expect(await refusal(l.client.agencyInvoices.setLines({ ...l.id(), ...lines }))).toMatchObject({ why: "asked" });
    expect(await refusal(l.client.agencyInvoices.pay({ ...l.id(), id, on: "2026-08-10" }))).toMatchObject({
      code: "AGENCY_INVOICE_REFUSED",
      why: "not-approved",
    });
    const [waiting] = (await l.client.approvals.page({})).rows;
    expect(waiting).toMatchObject({
      kind: "agency-invoice",
      mayNot: "maker",
      amountMinor: 28.42 * K,
      needs: ["manager"],
    });
    await l.become(director);
    await l.client.approvals.decide({ ...l.id(), id: waiting?.id ?? 0, decision: "approved" });
    await l.become(l.allows);
    expect(await state()).toMatchObject({
      state: "approved",
      approvedBy: "Diego",
      approvedOn: "2026-08-10",
      late: false,
    });
    expect((await l.client.agencyInvoices.due()).rows).toEqual([]);
    expect(await refusal(l.client.agencyInvoices.withdraw({ ...l.id(), id, note: "x" }))).toMatchObject({
      why: "closed",
    });
    expect(await refusal(l.client.agencyInvoices.pay({ ...l.id(), id, on: "2026-08-09" }))).toMatchObject({
      why: "day",
    });
    await l.client.agencyInvoices.pay({ ...l.id(), id, on: "2026-08-10", reference: "SPEI 1" });
    expect(await state()).toMatchObject({ state: "paid", paidOn: "2026-08-10", paidReference: "SPEI 1" });
    expect((await l.client.agencies.scoreboard(period)).rows[0]).toEqual(before);
    const { checks } = await verifyLedger(l.db);
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  });

  test("tell their differences by cause, on either side, and what an earlier one charged", async () => {
    const l = await july(database);
    const director = await other(l);
    await l.become(l.allows);
    const { id } = await l.client.agencyInvoices.record({ ...l.id(), agencyId: l.agencyId, fields });
    await l.client.agencyInvoices.setLines({
      ...l.id(),
      id,
      lines: [
        { ...right[0], rateBp: 1800, commissionMinor: 18 * K },
        { ...right[0] },
        { ...right[0], paidOn: "2026-07-11", baseMinor: 7 * K },
        {
          ...right[1],
          invoice: uuid(2),
          paidOn: "2026-08-03",
          baseMinor: 10 * K,
          rateBp: 1800,
          commissionMinor: 1.8 * K,
        },
        { ...right[1], invoice: uuid(4) },
      ],
    });
    const view = await l.client.agencyInvoices.get({ id });
    expect(
      view.review.lines.map(({ charged, earned, causes, differenceMinor }) => [
        charged?.place ?? null,
        earned?.paidOn ?? null,
        causes.join(),
        differenceMinor / K,
      ]),
    ).toEqual([
      [1, "2026-07-10", "rate", 6],
      [2, null, "repeated", 12],
      [3, null, "no-payment", 12],
      [4, "2026-08-03", "other-month", 1.8],
      [5, null, "not-placed", 12.5],
      [null, "2026-07-20", "missing", -12.5],
    ]);
    expect(view.invoice).toMatchObject({ state: "differences", differences: 7, expectedMinor: 24.5 * K });
    expect(view.review.sums).toEqual([{ cause: "lines", differenceMinor: -31.8 * K }]);
    expect(view.review.causes[0]).toMatchObject({ cause: "not-placed", lines: 1 });
    expect(await refusal(l.client.agencyInvoices.ask({ ...l.id(), id }))).toMatchObject({ why: "note" });
    await l.client.agencyInvoices.dispute({ ...l.id(), id, note: "No coincide" });
    expect((await l.client.agencyInvoices.page({})).rows).toMatchObject([{ state: "disputed" }]);
    await l.client.agencyInvoices.setLines({ ...l.id(), id, lines: [...right] });
    expect((await l.client.agencyInvoices.page({ states: ["matched"] })).rows).toMatchObject([
      { id, state: "matched" },
    ]);
    // A second invoice of the month charges what the first one did.
    const again = await l.client.agencyInvoices.record({ ...l.id(), agencyId: l.agencyId, fields });
    await l.client.agencyInvoices.setLines({ ...l.id(), id: again.id, lines: [...right] });
    const twice = await l.client.agencyInvoices.get({ id: again.id });
    expect(twice.review.lines.map(({ causes }) => causes)).toEqual([["charged-before"], ["charged-before"]]);
    expect(twice.review.expectedMinor).toBe(0);
    await l.client.agencyInvoices.withdraw({ ...l.id(), id, note: "Era de otro" });
    expect((await l.client.agencyInvoices.get({ id: again.id })).invoice.state).toBe("matched");
    // What is paid beyond the terms is a cost of its month, once.
    await l.client.agencyInvoices.setLines({ ...l.id(), id: again.id, lines: [right[0]] });
    await l.client.agencyInvoices.ask({ ...l.id(), id: again.id, note: "Acordado con el despacho" });
    await l.become(director);
    const [waiting] = (await l.client.approvals.page({})).rows;
    expect(waiting?.data).toMatchObject({ differences: 2, expectedMinor: 24.5 * K });
    await l.client.approvals.decide({ ...l.id(), id: waiting?.id ?? 0, decision: "approved" });
    await l.client.agencyInvoices.pay({ ...l.id(), id: again.id, on: "2026-08-05" });
    const [score] = (await l.client.agencies.scoreboard({ from: "2026-07-01", to: "2026-07-31" })).rows;
    expect(score).toMatchObject({ commissionMinor: 24.5 * K, invoiceDifferenceMinor: 0, vatMinor: 3.92 * K });
  });

  test("count as what was paid where that is not what the terms say", async () => {
    const l = await july(database, { vatCreditable: false });
    const director = await other(l);
    await l.become(l.allows);
    const less = { ...fields, netMinor: 20 * K, vatMinor: 3.2 * K, totalMinor: 23.2 * K, vatCreditable: true };
    const { id } = await l.client.agencyInvoices.record({ ...l.id(), agencyId: l.agencyId, fields: less });
    await l.client.agencyInvoices.setLines({ ...l.id(), id, lines: [...right] });
    await l.client.agencyInvoices.ask({ ...l.id(), id, note: "Descuento" });
    await l.become(director);
    const [waiting] = (await l.client.approvals.page({})).rows;
    await l.client.approvals.decide({ ...l.id(), id: waiting?.id ?? 0, decision: "approved" });
    await l.client.agencyInvoices.pay({ ...l.id(), id, on: "2026-08-05" });
    const period = { from: "2026-07-01", to: "2026-07-31" };
    const [score] = (await l.client.agencies.scoreboard(period)).rows;
    expect(score).toMatchObject({
      commissionMinor: 24.5 * K,
      invoiceDifferenceMinor: -4.5 * K,
      vatMinor: 3.2 * K,
      vatCostMinor: 0,
      costPerPeso: "0.1333",
      costPerPesoWithVat: "0.1547",
    });
    const board = await l.client.kpis.board(period);
    const kpi = [...board.kpis, ...board.more].find(({ name }) => name === "agencyCostPerPeso");
    expect(kpi).toMatchObject({ value: "0.1333", numerator: String(20 * K), denominator: String(150 * K) });
    const { rows } = await l.client.kpis.rows({ ...period, name: "agencyCostPerPeso" });
    expect(rows.reduce((sum, row) => sum + row.numerator, 0)).toBe(20 * K);
    expect(rows.map(({ state }) => state)).toContain("invoiceDifference");
  });

  test("that never came are missed, and a bounced payment is taken off", async () => {
    const l = await july(database);
    await l.become(l.allows);
    expect((await l.client.agencyInvoices.due()).rows).toMatchObject([
      { month: "2026-07", invoiceId: null, closeBy: "2026-08-09", late: false },
    ]);
    await l.client.payments.bounce({ ...l.id(), paymentUuid: l.second, on: "2026-08-05", note: "Sin fondos" });
    l.clock.day = "2026-09-12";
    const due = (await l.client.agencyInvoices.due()).rows;
    // August took back more than it earned: nothing is to be invoiced for it.
    expect(due.map(({ month, late }) => [month, late])).toEqual([["2026-07", true]]);
    const august = { ...fields, month: "2026-08", netMinor: 1.8 * K, vatMinor: 28_800, totalMinor: 2.088 * K };
    const { id } = await l.client.agencyInvoices.record({ ...l.id(), agencyId: l.agencyId, fields: august });
    const line = {
      invoice: uuid(2),
      payment: "",
      paidOn: "2026-08-03",
      baseMinor: 10 * K,
      rateBp: 1800,
      commissionMinor: 1.8 * K,
    };
    await l.client.agencyInvoices.setLines({ ...l.id(), id, lines: [line] });
    const { review } = await l.client.agencyInvoices.get({ id });
    expect(review.lines.at(-1)).toMatchObject({ charged: null, causes: ["clawback"], differenceMinor: 12.5 * K });
  });

  test("stand in the monthly and the quarterly report, those that have not come among them", async () => {
    const l = await july(database);
    await l.become(l.allows);
    const told = async (kind: "monthly" | "quarterly", asOf: string) => {
      const asked = { kind, asOf, currency: null, customerId: null, lang: "es", paper: "letter" } as const;
      const { sections } = await composeReport(l.db.read, await composing(l.db, l.context.reports.office, asked));
      const table = sections
        .flatMap(({ blocks }) => blocks)
        .find((block) => block.kind === "table" && block.sheet === "agencyInvoices");
      if (table?.kind !== "table") throw new Error("no list of invoices");
      return table.rows.map((row) =>
        row.map((cell) =>
          "text" in cell ? cell.text : "minor" in cell ? cell.minor : "month" in cell ? cell.month : "",
        ),
      );
    };
    expect((await told("monthly", "2026-07-31"))[0]).toEqual(
      expect.arrayContaining(["Recuperadora del Centro", "2026-07", "No ha llegado"]),
    );
    l.clock.day = "2026-08-03";
    const less = { ...fields, netMinor: 20 * K, vatMinor: 3.2 * K, totalMinor: 23.2 * K };
    const { id } = await l.client.agencyInvoices.record({ ...l.id(), agencyId: l.agencyId, fields: less });
    await l.client.agencyInvoices.setLines({ ...l.id(), id, lines: [right[0]] });
    for (const kind of ["monthly", "quarterly"] as const) {
      const rows = await told(kind, kind === "monthly" ? "2026-07-31" : "2026-09-30");
      expect(rows[0], kind).toEqual(expect.arrayContaining(["H-7", "Con diferencias", 20 * K, 24.5 * K, -4.5 * K]));
    }
  });

  test("come with their XML, which has to be the agency's, to one of our companies, and not known", async () => {
    const l = await july(database);
    await l.become(l.allows);
    const cfdi = "9B2F1A40-0000-4000-8000-0000000000A7";
    const write = (name: string, issuer: string, receiver: string): string => {
      const file = join(temporaryFolder(), name);
      const xml = cfdi40({
        root: { Serie: "H", Folio: "7", Fecha: "2026-08-04T10:00:00" },
        issuer: `Rfc="${issuer}" Nombre="DESPACHO" RegimenFiscal="601"`,
        receiver: `Rfc="${receiver}" Nombre="EMPRESA" UsoCFDI="G03"`,
        complement: STAMP.replace(UUID, cfdi),
      });
      writeFileSync(file, xml);
      return file;
    };
    const rfc = "KIJ0906199R1";
    await l.db.write((tx) =>
      tx.sql.insertInto("own_rfc").values({ rfc, name: "Empresa", added_at: "2026-01-01" }).execute(),
    );
    const file = write("h7.xml", "EKU9003173C9", rfc);
    const read = await l.client.agencyInvoices.readXml({ agencyId: l.agencyId, file });
    expect(read).toMatchObject({
      problems: [],
      fields: { uuid: cfdi, number: "H-7", month: "2026-07", netMinor: 100_000, vatMinor: 16_000, totalMinor: 116_000 },
    });
    const wrong = write("ajena.xml", "URE180429TM6", "URE180429TM6");
    expect((await l.client.agencyInvoices.readXml({ agencyId: l.agencyId, file: wrong })).problems).toEqual([
      "not-issuer",
      "not-ours",
    ]);
    if (read.fields === null) throw new Error("nothing was read");
    const record = { agencyId: l.agencyId, fields: read.fields };
    expect(await refusal(l.client.agencyInvoices.record({ ...l.id(), ...record, file: wrong }))).toMatchObject({
      why: "not-issuer",
    });
    expect(
      await refusal(
        l.client.agencyInvoices.record({ ...l.id(), ...record, fields: { ...read.fields, uuid: "" }, file }),
      ),
    ).toMatchObject({ why: "xml" });
    const command = { ...l.id(), ...record, file };
    const { id } = await l.client.agencyInvoices.record(command);
    expect(await l.client.agencyInvoices.record(command)).toEqual({ id });
    expect((await l.client.agencyInvoices.get({ id })).invoice).toMatchObject({ uuid: cfdi, xml: { name: "h7.xml" } });
    expect(await refusal(l.client.agencyInvoices.record({ ...l.id(), ...record, file }))).toMatchObject({
      why: "known",
    });
    // Its lines come from the agency's table.
    const table = join(temporaryFolder(), "comisiones.csv");
    writeFileSync(
      table,
      `Factura,Fecha de pago,Importe cobrado,% comisión,Comisión\n${uuid(1)},10/07/2026,"100,000.00",12 %,"12,000.00"\n`,
    );
    const asked = { id, file: table };
    const preview = await l.client.agencyInvoices.previewLines(asked);
    expect(preview).toMatchObject({
      refused: null,
      counts: { rows: 1, lines: 1, refused: 0, commissionMinor: 12 * K },
    });
    await l.client.agencyInvoices.importLines({ ...l.id(), ...asked });
    const view = await l.client.agencyInvoices.get({ id });
    expect(view.review.lines[0]).toMatchObject({ causes: [], charged: { rateBp: 1200, paidOn: "2026-07-10" } });
    expect(view.events).toMatchObject([{ kind: "lines", reference: "comisiones.csv", actor: "Marta" }]);
  });
});
