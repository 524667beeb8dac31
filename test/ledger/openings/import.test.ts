import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { incoming, makeComplement, makeDocument, makePayment, rules, uuid } from "../support/documents.ts";
import { dump } from "../support/ledger-dump.ts";
import type { TestLedger } from "../support/ledgers.ts";
import { databases, makeLedger, temporaryFolder } from "../support/ledgers.ts";

const CUTOFF = "2026-08-31";
const AS_OF = "2026-09-30";
const RFC = "URE180429TM6";
const HEADER = "RFC,Cliente,Documento,Folio fiscal,Fecha,Vencimiento,Moneda,Total,Saldo";

/** Rows under the usual header, as a CSV. */
function csv(...rows: string[]): string {
  const file = join(temporaryFolder(), "saldos.csv");
  writeFileSync(file, `${[HEADER, ...rows].join("\n")}\n`);
  return file;
}

const row = (reference: string, total: string, open: string, more: { uuid?: string; currency?: string } = {}): string =>
  `${RFC},UNIVERSIDAD,${reference},${more.uuid ?? ""},15/06/2026,15/07/2026,${more.currency ?? "MXN"},${total},${open}`;

async function importFile(ledger: TestLedger, file: string, more: { adjust?: boolean } = {}) {
  return ledger.client.openings.importFile({ commandId: randomUUID(), file, cutoff: CUTOFF, ...more });
}

async function post(ledger: TestLedger, ...documents: CfdiDocument[]): Promise<void> {
  await ledger.db.write(async (tx) => {
    await tx.sql
      .insertInto("import_run")
      .values({ id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
    const context = { runId: 1, recordedAt: "2026-09-01T00:00:00.000Z", actor: "test" };
    await postDocuments(tx, documents.map(incoming), context, rules);
  });
}

const invoice = (n: number, total: string, changes: Partial<CfdiDocument> = {}) =>
  makeDocument(n, { total, issuedAt: "2026-06-15T10:00:00", ...changes });

/** Folio or UUID tail and open amount of every open document as of a day. */
async function open(ledger: TestLedger, asOf = AS_OF): Promise<string[]> {
  const { rows } = await ledger.client.receivables.page({ asOf });
  return rows.map((each) => `${each.series}${each.folio} ${each.openMinor / 100} ${each.dueOn}`).sort();
}

/** Checks that fail; the documents of these tests have no real files. */
async function unsound(ledger: TestLedger) {
  const { checks } = await ledger.client.ledgers.verify();
  return checks.filter((check) => !check.ok && check.name !== "files");
}

describe.each(databases)("opening balances from a file on %s", (database) => {
  test("an office's workbook with a letterhead, merged headers and amounts as text is taken as it is", async () => {
    const ledger = await makeLedger(database);
    const file = join(temporaryFolder(), "saldos.xlsx");
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Cartera");
    sheet.addRow(["Comercializadora del Bajío, S.A. de C.V."]);
    sheet.mergeCells("A1:H1");
    sheet.addRow(["Saldos al 31 de agosto de 2026"]);
    sheet.addRow([]);
    sheet.addRow(["Cliente", "", "Documento", "Fechas", "", "Importes", "", ""]);
    sheet.mergeCells("A4:B4");
    sheet.mergeCells("D4:E4");
    sheet.mergeCells("F4:H4");
    sheet.addRow(["RFC", "Nombre", "Factura", "Emisión", "Vencimiento", "Total", "Saldo", "Moneda"]);
    sheet.addRow([
      RFC,
      "UNIVERSIDAD",
      "F-120",
      "15/06/2026",
      new Date(Date.UTC(2026, 6, 15)),
      "$1,234.50 MN",
      "$1,000.00 MN",
      "",
    ]);
    sheet.addRow(["IIA040805DZ4", "ILUMINADORA", "A 15", "20 de junio de 2026", "", 500, 500.25, "USD"]);
    sheet.addRow(["IIA040805DZ4", "ILUMINADORA", "A 16", "01/07/2026", "", 500, 250.25, "USD"]);
    sheet.addRow(["", "", "TOTAL", "", "", "", 1750.5, ""]);
    await book.xlsx.writeFile(file);

    const { table, result } = await ledger.client.openings.preview({ file, cutoff: CUTOFF });
    expect(table?.mapping.headerRow).toBe(5);
    expect(table?.missing).toEqual({ required: [], oneOf: [] });
    expect(result?.counts).toEqual({ rows: 4, new: 2, linked: 0, adjusting: 0, same: 0, refused: 2 });
    expect((await ledger.client.openings.batches({})).total).toBe(0);

    const done = await importFile(ledger, file);
    expect(done.totals).toEqual([
      { currency: "MXN", lines: 1, openMinor: 100_000 },
      { currency: "USD", lines: 1, openMinor: 25_025 },
    ]);
    expect(done.notes.map((note) => `${note.row} ${note.code}`)).toEqual(["7 over-total", "9 missing", "9 missing"]);
    expect(await open(ledger)).toEqual(["A16 250.25 2026-07-31", "F120 1000 2026-07-15"]);
    const { rows } = await ledger.client.receivables.aging({ asOf: AS_OF });
    expect(rows.map((each) => [each.customerName, each.currency, each.balanceMinor])).toEqual([
      ["ILUMINADORA", "USD", 25_025],
      ["UNIVERSIDAD", "MXN", 100_000],
    ]);
    expect(await unsound(ledger)).toEqual([]);
  });

  test("the same file twice records once; another content under the same document is refused until it is undone", async () => {
    const ledger = await makeLedger(database);
    const file = csv(row("F-120", "1000", "400"), row("F 000121", "500", "500"));
    const first = await importFile(ledger, file);
    expect(first.counts).toMatchObject({ new: 2, same: 0 });
    const again = await importFile(ledger, file);
    expect(again).toMatchObject({ batchId: null, counts: { new: 0, same: 2, refused: 0 } });

    const other = csv(row("f-120", "1000", "300"), row("F-120", "1000", "300"));
    const refused = await importFile(ledger, other);
    expect(refused.notes.map((note) => [note.row, note.code])).toEqual([
      [2, "changed"],
      [3, "repeated"],
    ]);
    expect(await open(ledger)).toEqual(["F000121 500 2026-07-15", "F120 400 2026-07-15"]);

    const commandId = randomUUID();
    const undo = () => ledger.client.openings.undo({ commandId, batchId: first.batchId ?? 0 });
    expect(await undo()).toEqual({ undone: true, lines: 2 });
    expect(await undo()).toEqual({ undone: true, lines: 2 });
    expect(await open(ledger)).toEqual([]);
    expect((await importFile(ledger, other)).counts).toMatchObject({ new: 1, refused: 1 });
    expect(await open(ledger)).toEqual(["f120 300 2026-07-15"]);
    expect(await unsound(ledger)).toEqual([]);
  });

  test("the CFDI that comes later takes the line's place: by its UUID, or by customer, reference, currency and total", async () => {
    const ledger = await makeLedger(database);
    const batch = await importFile(ledger, csv(row("F-7", "1000", "400"), row("", "500", "150", { uuid: uuid(8) })));
    await post(ledger, invoice(7, "1000.00", { folio: "007" }), invoice(8, "500.00", { paymentMethod: "PUE" }));
    expect(await open(ledger)).toEqual(["F007 400 2026-07-15", "F8 150 2026-07-15"]);
    const { rows } = await ledger.client.openings.lines({ batchId: batch.batchId ?? 0 });
    expect(rows.map((line) => [line.state, line.invoiceUuid])).toEqual([
      ["replaced", uuid(7)],
      ["replaced", uuid(8)],
    ]);
    const { entries } = await dump(ledger.db);
    const kinds = entries.map((text) => JSON.parse(text)).filter((entry) => entry.target === uuid(7));
    expect(kinds.map((entry) => [entry.kind, entry.amount_minor, entry.effective_on, entry.source])).toEqual([
      ["charge", 100_000, "2026-06-15", uuid(7)],
      ["opening", -60_000, "2026-06-15", rows[0]?.uuid],
    ]);
    // Undone, the invoices are what their own documents say again.
    await ledger.client.openings.undo({ commandId: randomUUID(), batchId: batch.batchId ?? 0 });
    expect(await open(ledger)).toEqual(["F007 1000 2026-07-15"]);
  });

  test("complements dated up to the cut-off are inside the balance, later ones lower it, before the CFDI is there too", async () => {
    const ledger = await makeLedger(database);
    await importFile(ledger, csv(row("F-9", "1000", "400", { uuid: uuid(9) })));
    await post(
      ledger,
      makeComplement(21, [makePayment("2026-08-31", "500.00", [[9, "500.00"]])]),
      makeComplement(22, [makePayment("2026-09-10", "150.00", [[9, "150.00"]])]),
    );
    expect(await open(ledger, CUTOFF)).toEqual(["F9 400 2026-07-15"]);
    expect(await open(ledger)).toEqual(["F9 250 2026-07-15"]);
    await post(ledger, invoice(9, "1000.00"));
    expect(await open(ledger, CUTOFF)).toEqual(["F9 400 2026-07-15"]);
    expect(await open(ledger)).toEqual(["F9 250 2026-07-15"]);
    // What complements explain beyond the line, stands: 1000 - 500 - 200 paid by the cut-off leave 300 of it.
    await post(ledger, makeComplement(23, [makePayment("2026-07-01", "200.00", [[9, "200.00"]])]));
    expect(await open(ledger, CUTOFF)).toEqual(["F9 300 2026-07-15"]);
    expect(await open(ledger)).toEqual(["F9 150 2026-07-15"]);
    expect(await unsound(ledger)).toEqual([]);
  });

  test("a line whose CFDI is here already is linked when they agree and refused beside the row when they do not", async () => {
    const ledger = await makeLedger(database);
    await post(
      ledger,
      invoice(1, "1000.00"),
      invoice(2, "500.00"),
      invoice(3, "300.00"),
      makeDocument(4, { kind: "E" }),
    );
    await post(ledger, makeComplement(21, [makePayment("2026-07-01", "250.00", [[3, "250.00"]])]));
    const file = csv(
      row("F-1", "1000", "1000"),
      row("F-2", "500", "200"),
      row("F-3", "300", "100"),
      row("F-4", "1000", "10", { uuid: uuid(4) }),
      row("F-5", "300", "10", { uuid: uuid(3), currency: "USD" }),
    );
    const result = await importFile(ledger, file);
    expect(result.notes.map((note) => `${note.row} ${note.outcome} ${note.code}`)).toEqual([
      "2 linked linked",
      "3 refused balance-differs",
      "4 refused paid-further",
      "5 refused not-an-invoice",
      "6 refused other-invoice",
    ]);
    expect(result.notes[0]?.message).toBe("El CFDI F-1 ya está y dice lo mismo: MXN 1,000.00.");
    expect(result.notes[1]?.message).toContain(
      "ya está con saldo MXN 500.00 a la fecha de corte y el archivo dice MXN 200.00",
    );
    expect(await open(ledger)).toEqual(["F1 1000 2026-07-15", "F2 500 2026-07-15", "F3 50 2026-07-15"]);
    const adjusted = await importFile(ledger, file, { adjust: true });
    expect(adjusted.counts).toMatchObject({ same: 1, adjusting: 1, refused: 3 });
    expect(await open(ledger)).toEqual(["F1 1000 2026-07-15", "F2 200 2026-07-15", "F3 50 2026-07-15"]);
  });

  test("a CFDI that replaces the line's document by relation 04 takes over what is open of it", async () => {
    const ledger = await makeLedger(database);
    await importFile(ledger, csv(row("F-30", "1000", "400", { uuid: uuid(30) })));
    const relations = [{ relation: "04", uuids: [uuid(30)] }];
    await post(ledger, invoice(31, "1000.00", { issuedAt: "2026-09-05T10:00:00", relations }));
    expect(await open(ledger)).toEqual(["F31 400 2026-07-15"]);
  });

  test("lines that cannot be are refused with their reason and the others stand", async () => {
    const ledger = await makeLedger(database);
    await ledger.client.settings.update({
      commandId: randomUUID(),
      changes: { ownRfcs: [{ rfc: "EKU9003173C9", name: "ESCUELA" }] },
    });
    const result = await importFile(
      ledger,
      csv(
        row("F-1", "1000", "-50"),
        "EKU9003173C9,ESCUELA,F-2,,15/06/2026,,MXN,10,10",
        `${RFC},UNIVERSIDAD,F-3,,15/09/2026,,MXN,10,10`,
        `${RFC},UNIVERSIDAD,,no-es-uuid,15/06/2026,,MXN,10,10`,
        row("F-4", "80", "80"),
      ),
    );
    expect(result.notes.map((note) => `${note.row} ${note.code}`)).toEqual([
      "2 credit-balance",
      "3 own-rfc",
      "4 after-cutoff",
      "5 not-a-uuid",
    ]);
    expect(await open(ledger)).toEqual(["F4 80 2026-07-15"]);
  });

  test("a file without the columns it needs, or that is no table, is refused whole", async () => {
    const ledger = await makeLedger(database);
    const file = join(temporaryFolder(), "otra.csv");
    writeFileSync(file, "a,b\nx,y\n");
    expect((await importFile(ledger, file)).refused?.code).toBe("columns");
    expect((await importFile(ledger, join(temporaryFolder(), "no-esta.xlsx"))).refused?.code).toBe("not-found");
    expect((await ledger.client.openings.batches({})).total).toBe(0);
  });
});
