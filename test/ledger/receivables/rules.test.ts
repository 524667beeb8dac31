import { describe, expect, test } from "vitest";
import { cfdi32, UUID } from "../../domain/cfdi/make-cfdi.ts";
import { creditFile, docto, file, folderOf, OWN_RFC, pago, pagos, receiptFile } from "../support/cfdi-files.ts";
import { uuid } from "../support/documents.ts";
import { type DatabaseName, databases, makeLedger } from "../support/ledgers.ts";

const AS_OF = "2025-12-31";

/** Imports the files and tells what the screens would show of them. */
async function imported(database: DatabaseName, files: Readonly<Record<string, string>>, own: string[] = [OWN_RFC]) {
  const ledger = await makeLedger(database);
  const counts = await ledger.importPaths([folderOf(files)], own);
  const { client } = ledger;
  const items = (await client.imports.items({ runId: counts.runId })).rows;
  return {
    ledger,
    counts,
    /** Reason code of each file by its name. */
    codes: Object.fromEntries(items.map((item) => [item.path.split("/").at(-1) ?? "", item.code])),
    /** Open minor units by document number. */
    async open(): Promise<Record<number, number>> {
      const { rows } = await client.receivables.documents({ asOf: AS_OF, all: true });
      const invoices = rows.filter((row) => row.kind === "I");
      return Object.fromEntries(invoices.map((row) => [Number.parseInt(row.uuid.slice(-12), 16), row.openMinor]));
    },
    /** Money and credits of customers that no invoice took, by customer and currency. */
    async unapplied(): Promise<Record<string, number>> {
      const { rows } = await client.receivables.aging({ asOf: AS_OF });
      const found = rows.filter((row) => row.unappliedMinor !== 0);
      return Object.fromEntries(found.map((row) => [`${row.customerKey} ${row.currency}`, row.unappliedMinor]));
    },
    customers: async () => (await client.receivables.aging({ asOf: AS_OF })).rows.map((row) => row.customerKey),
    view: (n: number) => client.receivables.document({ uuid: uuid(n), asOf: AS_OF }),
    async reasons(n: number): Promise<string[]> {
      const { entries } = await client.receivables.document({ uuid: uuid(n), asOf: AS_OF });
      return entries.map((entry) => entry.reason);
    },
    async sound(): Promise<void> {
      const { checks } = await client.ledgers.verify();
      expect(checks.filter((check) => !check.ok)).toEqual([]);
    },
  };
}

const KIJ = "KIJ0906199R1";
const to = (rfc: string, name = "CLIENTE") => `Rfc="${rfc}" Nombre="${name}"`;
const named = (kind: string, ...numbers: number[]) => ({ relations: [[kind, numbers]] as const });

describe.each(databases)("the rules of CFDI, on %s", (database) => {
  test("RULES 9: sales of every own RFC are receivable, among themselves too; purchases and others never", async () => {
    const w = await imported(
      database,
      {
        "1.xml": file(1),
        "2.xml": file(2, { issuer: to("IVD920810GU2") }),
        "3.xml": file(3, { receiver: to("IVD920810GU2") }),
        "4.xml": file(4, { issuer: to("URE180429TM6"), receiver: to(OWN_RFC) }),
        "5.xml": file(5, { issuer: to("URE180429TM6"), receiver: to("IIA040805DZ4") }),
        "6.xml": receiptFile(6, [pago("1160.00", [docto(1, "1160.00")])], {
          issuer: to("URE180429TM6"),
          receiver: to(OWN_RFC),
        }),
      },
      [OWN_RFC, "IVD920810GU2"],
    );
    expect(await w.open()).toEqual({ 1: 116_000, 2: 116_000, 3: 116_000 });
    expect(w.codes).toMatchObject({
      "4.xml": "not-ours-received",
      "5.xml": "not-ours-third-party",
      "6.xml": "not-ours-received",
    });
    await w.sound();
  });

  test("RULES 10-12: a customer is its RFC, with & and Ñ, whatever its name; generic RFCs go by name", async () => {
    const w = await imported(database, {
      "1.xml": file(1, { receiver: 'Rfc="h&amp;e951128469" Nombre="HERRERA Y ESTRADA SA DE CV"' }),
      "2.xml": file(2, { receiver: 'Rfc=" H&amp;E951128469 " Nombre="HERRERA Y ESTRADA"' }),
      "3.xml": file(3, { receiver: to("ÑUÑ850101AB3") }),
      "4.xml": file(4, { receiver: 'Rfc="XEXX010101000" Nombre="Lone  Star" NumRegIdTrib="US-1"' }),
      "5.xml": file(5, { receiver: 'Rfc="XEXX010101000" Nombre="LONE STAR"' }),
      "6.xml": file(6, { receiver: to("XAXX010101000", "JUANA ÑANDÚ") }),
    });
    expect((await w.customers()).sort()).toEqual([
      "H&E951128469",
      "XAXX010101000|JUANA ÑANDÚ",
      "XEXX010101000|LONE STAR",
      "ÑUÑ850101AB3",
    ]);
  });

  test("RULES 11: the global invoice of cash sales is never owed, whatever it says of its payment", async () => {
    const global = (MetodoPago: string | null) => ({
      root: { MetodoPago },
      receiver: to("XAXX010101000", "PUBLICO EN GENERAL"),
      before: '<cfdi:InformacionGlobal Periodicidad="04" Meses="05" Año="2025"/>',
    });
    const files = { "1.xml": file(1, global("PUE")), "2.xml": file(2, global(null)), "3.xml": file(3, global("PPD")) };
    const w = await imported(database, files);
    expect(await w.open()).toEqual({ 1: 0, 2: 0, 3: 0 });
    await w.sound();
  });

  test("RULES 13-14: Total is owed as written, in the document's own currency", async () => {
    const local =
      '<implocal:ImpuestosLocales xmlns:implocal="http://www.sat.gob.mx/implocal" version="1.0" TotaldeRetenciones="0.00" TotaldeTraslados="30.00"/>';
    const w = await imported(database, {
      "1.xml": file(1, { root: { Total: "1190.00" }, complement: local }),
      "2.xml": file(2, { root: { Total: "9999.99" } }),
      "3.xml": file(3, { root: { Moneda: "USD" } }),
    });
    expect(await w.open()).toEqual({ 1: 119_000, 2: 999_999, 3: 116_000 });
    expect((await w.view(3)).warnings).toHaveLength(1);
    const { rows } = await w.ledger.client.receivables.aging({ asOf: AS_OF });
    expect(rows.map((row) => row.currency).sort()).toEqual(["MXN", "USD"]);
  });

  test("RULES 15-16: payments inside an invoice pay nothing, and a receipt without payments applies nothing", async () => {
    const w = await imported(database, {
      "1.xml": file(1),
      "2.xml": file(2, { complement: pagos(pago("1160.00", [docto(1, "1160.00")])) }),
      "3.xml": receiptFile(3, []),
      "4.xml": file(4, { root: { TipoDeComprobante: "T", Total: "0", SubTotal: "0" } }),
      "5.xml": file(5, { root: { TipoDeComprobante: "N" } }),
    });
    expect(await w.open()).toEqual({ 1: 116_000, 2: 116_000 });
    expect((await w.view(2)).warnings).toHaveLength(1);
    expect((await w.view(3)).warnings).toHaveLength(1);
    expect(w.codes).toMatchObject({ "4.xml": "transfer", "5.xml": "payroll" });
    await w.sound();
  });

  test("RULES 18: relations 02, 05, 06, 08 and 09 change no other document", async () => {
    const files: Record<string, string> = { "1.xml": file(1) };
    for (const [index, kind] of ["02", "05", "06", "08", "09"].entries()) {
      files[`i${kind}.xml`] = file(10 + index, named(kind, 1));
      files[`e${kind}.xml`] = creditFile(20 + index, named(kind, 1));
    }
    const w = await imported(database, files);
    expect(await w.open()).toEqual({ 1: 116_000, 10: 116_000, 11: 116_000, 12: 116_000, 13: 116_000, 14: 116_000 });
    expect(await w.unapplied()).toEqual({ [`${KIJ} MXN`]: 5 * 116_000 });
    await w.sound();
  });

  test("RULES 19-21: PUE and an unknown method are settled, and a receipt for them moves nothing", async () => {
    const w = await imported(database, {
      "1.xml": file(1, { root: { MetodoPago: "PUE", FormaPago: "03" } }),
      "2.xml": file(2, { root: { MetodoPago: null } }),
      "3.xml": file(3),
      "4.xml": receiptFile(4, [pago("2320.00", [docto(1, "1160.00"), docto(2, "1160.00")])]),
    });
    expect(await w.open()).toEqual({ 1: 0, 2: 0, 3: 116_000 });
    expect(await w.unapplied()).toEqual({});
    expect((await w.view(2)).warnings).toHaveLength(1);
    await w.sound();
  });

  test("RULES 22-23, 31: every line counts, the issuer's balance does not, and a receipt twice is the customer's money", async () => {
    const twice = pago("400.00", [docto(1, "250.00"), docto(1, "150.00")], 'NumOperacion="7"');
    const opinion = 'MonedaDR="MXN" EquivalenciaDR="1" ImpSaldoAnt="100.00" ImpSaldoInsoluto="0.00"';
    const w = await imported(database, {
      "1.xml": file(1),
      "2.xml": receiptFile(2, [twice]),
      "3.xml": file(3),
      "4.xml": receiptFile(4, [pago("100.00", [docto(3, "100.00", opinion)])]),
      "5.xml": file(5),
      "6.xml": receiptFile(6, [pago("1160.00", [docto(5, "1160.00")], 'NumOperacion="9"')]),
      "7.xml": receiptFile(7, [pago("1160.00", [docto(5, "1160.00")], 'NumOperacion="9"')]),
    });
    expect(await w.open()).toEqual({ 1: 76_000, 3: 106_000, 5: 0 });
    expect(await w.unapplied()).toEqual({ [`${KIJ} MXN`]: 116_000 });
    await w.sound();
  });

  test("RULES 24-28: several payments of a receipt, in two currencies, pay by ImpPagado alone", async () => {
    const usd = 'MonedaDR="USD" EquivalenciaDR="0.0571428571"';
    const w = await imported(database, {
      "1.xml": file(1, { root: { Moneda: "USD", TipoCambio: "17.00", Total: "1000.00" } }),
      "2.xml": file(2),
      "3.xml": receiptFile(3, [
        pago("8750.00", [docto(1, "500.00", usd)]),
        pago("1160.00", [docto(2, "1160.00", 'MonedaDR="MXN" EquivalenciaDR="1.0000000000"')], 'NumOperacion="2"'),
        pago("100.00", [docto(1, "100.00", 'MonedaDR="USD"')], 'MonedaP="USD"'),
      ]),
    });
    expect(await w.open()).toEqual({ 1: 40_000, 2: 0 });
    expect(await w.unapplied()).toEqual({});
    await w.sound();
  });

  test("RULES 29-30, 32: money on account, without a UUID, or beyond its documents waits for the customer", async () => {
    const w = await imported(database, {
      "1.xml": file(1),
      "2.xml": receiptFile(2, [pago("500.00", [])]),
      "3.xml": receiptFile(3, [pago("40.00", [docto("123-45-678901234", "40.00")])]),
      "4.xml": receiptFile(4, [pago("3.00", [docto("", "3.00")])]),
      "5.xml": receiptFile(5, [pago("1000.00", [docto(1, "900.00")])]),
      "6.xml": receiptFile(6, [pago("50.00", [docto(1, "60.00")])]),
    });
    expect(await w.open()).toEqual({ 1: 20_000 });
    expect(await w.unapplied()).toEqual({ [`${KIJ} MXN`]: 50_000 + 4_000 + 300 + 10_000 });
    await w.sound();
  });

  test("RULES 33: what a balance was on a day goes by FechaPago, not by the date of the receipt", async () => {
    const paid = [pago("1160.00", [docto(1, "1160.00")])];
    const files = { "1.xml": file(1), "2.xml": receiptFile(2, paid, { root: { Fecha: "2025-08-01T10:00:00" } }) };
    const w = await imported(database, files);
    const on = async (asOf: string) =>
      (await w.ledger.client.receivables.documents({ asOf, all: true })).rows.find((row) => row.uuid === uuid(1));
    expect((await on("2025-06-14"))?.openMinor).toBe(116_000);
    expect((await on("2025-06-15"))?.openMinor).toBe(0);
  });

  test("RULES 36: a receipt replaced by one of 1.00 opens its invoice again, and the 1.00 is no money", async () => {
    const w = await imported(database, {
      "1.xml": file(1),
      "2.xml": receiptFile(2, [pago("1160.00", [docto(1, "1160.00")])]),
      "3.xml": receiptFile(3, [pago("1.00", [docto(1, "1.00")])], named("04", 2)),
    });
    expect(await w.open()).toEqual({ 1: 116_000 });
    expect(await w.unapplied()).toEqual({});
    await w.sound();
  });

  test("RULES 37-38: credit notes 01 and 03 lower their invoice whatever their method says; on a settled one they wait", async () => {
    const half = { SubTotal: "100.00", Total: "116.00" };
    const w = await imported(database, {
      "1.xml": file(1),
      "2.xml": creditFile(2, { root: { ...half, MetodoPago: "PPD", FormaPago: "99" }, ...named("01", 1) }),
      "3.xml": creditFile(3, { root: { ...half, MetodoPago: "PUE", FormaPago: "17" }, ...named("03", 1) }),
      "4.xml": creditFile(4, { root: { ...half, MetodoPago: null, FormaPago: "15" }, ...named("01", 1) }),
      "5.xml": file(5, { root: { MetodoPago: "PUE" }, receiver: to("URE180429TM6") }),
      "6.xml": creditFile(6, { receiver: to("URE180429TM6"), ...named("01", 5) }),
    });
    expect(await w.open()).toEqual({ 1: 81_200, 5: 0 });
    expect(await w.unapplied()).toEqual({ "URE180429TM6 MXN": 116_000 });
    expect(await w.reasons(6)).toEqual(["no-invoice"]);
    await w.sound();
  });

  test("RULES 39: a credit note over several invoices fills them in listed order, and says that this is a guess", async () => {
    const w = await imported(database, {
      "1.xml": file(1),
      "2.xml": file(2),
      "3.xml": creditFile(3, { root: { SubTotal: "1500.00", Total: "1740.00" }, ...named("01", 2, 1) }),
    });
    expect(await w.open()).toEqual({ 1: 58_000, 2: 0 });
    expect(await w.reasons(1)).toContain("credit-guess");
    expect(await w.reasons(2)).toContain("credit-guess");
  });

  test("RULES 40-41: without an invoice to take it, or in another currency, a credit note waits and moves no bare number", async () => {
    const files = {
      "2.xml": creditFile(2),
      "3.xml": creditFile(3, named("01", 1)),
      "4.xml": file(4),
      "5.xml": creditFile(5, { root: { Moneda: "USD", TipoCambio: "17.00" }, ...named("01", 4) }),
    };
    const w = await imported(database, files);
    expect(await w.open()).toEqual({ 4: 116_000 });
    expect(await w.unapplied()).toEqual({ [`${KIJ} MXN`]: 232_000, [`${KIJ} USD`]: 116_000 });
    expect(await w.reasons(5)).toEqual(["no-invoice"]);
    await w.ledger.importPaths([folderOf({ "1.xml": file(1) })], [OWN_RFC]);
    expect(await w.open()).toEqual({ 1: 0, 4: 116_000 });
    expect(await w.unapplied()).toEqual({ [`${KIJ} MXN`]: 116_000, [`${KIJ} USD`]: 116_000 });
    await w.sound();
  });

  test("RULES 50-52: 07 on an invoice changes nothing; 07 on a credit note lowers the invoice it names, or waits", async () => {
    const advance = { MetodoPago: "PUE", FormaPago: "03" };
    const w = await imported(database, {
      "1.xml": file(1, { root: advance }),
      "2.xml": file(2, { root: { Total: "5800.00" }, ...named("07", 1) }),
      "3.xml": creditFile(3, { root: { FormaPago: "30" }, ...named("07", 2) }),
      "4.xml": file(4, { root: { Total: "4640.00" }, ...named("07", 1) }),
      "5.xml": file(5, { root: advance, receiver: to("URE180429TM6") }),
      "6.xml": creditFile(6, { root: { FormaPago: "30" }, receiver: to("URE180429TM6"), ...named("07", 5) }),
    });
    expect(await w.open()).toEqual({ 1: 0, 2: 464_000, 4: 464_000, 5: 0 });
    expect(await w.unapplied()).toEqual({ "URE180429TM6 MXN": 116_000 });
    expect(await w.reasons(6)).toEqual(["no-invoice"]);
    await w.sound();
  });

  test("RULES 53-54: a day stays that day, and terms count from it", async () => {
    const late = { Fecha: "2025-05-31T23:59:59-06:00", CondicionesDePago: "CREDITO 60 DIAS" };
    const w = await imported(database, {
      "1.xml": file(1, { root: late }),
      "2.xml": file(2, { root: { CondicionesDePago: null } }),
    });
    const { rows } = await w.ledger.client.receivables.documents({ asOf: AS_OF, all: true });
    expect(rows.map((row) => [row.issuedOn, row.dueOn]).sort()).toEqual([
      ["2025-05-05", "2025-06-04"],
      ["2025-05-31", "2025-07-30"],
    ]);
  });

  test("RULES 58-61: decimals are kept, a rest below one unit is settled, and codes keep their zeros", async () => {
    const w = await imported(database, {
      "1.xml": file(1, { root: { SubTotal: "1000.123456", Total: "1000.123456", Folio: "000123" }, taxes: "" }),
      "2.xml": receiptFile(2, [pago("1000.12", [docto(1, "1000.12")])]),
      "3.xml": file(3, { root: { Moneda: "JPY", TipoCambio: "0.11", SubTotal: "5000", Total: "5000" }, taxes: "" }),
      "4.xml": file(4, { root: { Total: "1700", SubTotal: "1700" }, taxes: "" }),
    });
    expect(await w.open()).toEqual({ 1: 0, 3: 5000, 4: 170_000 });
    expect((await w.view(1)).folio).toBe("000123");
    const { rows } = await w.ledger.client.receivables.documents({ asOf: AS_OF, all: true });
    expect(rows.find((row) => row.uuid === uuid(1))?.status).toBe("paid");
    await w.sound();
  });

  test("RULES 1, 24: an invoice of 3.2 is owed in pesos and paid by a receipt of today", async () => {
    const old = cfdi32({ formaDePago: "PAGO EN PARCIALIDADES", Moneda: "MXP" })
      .replace(UUID.toLowerCase(), uuid(1).toLowerCase())
      .replace("AAA010101AAA", OWN_RFC)
      .replace("BBB010101BBB", KIJ);
    const files = { "1.xml": old, "2.xml": receiptFile(2, [pago("1000.00", [docto(1, "1000.00")])]) };
    const w = await imported(database, files);
    expect(await w.open()).toEqual({ 1: 16_000 });
    await w.sound();
  });

  test("RULES 65: a document that only the tax authority's list knows is shown as one without a file, until it comes", async () => {
    const header =
      "Uuid~RfcEmisor~NombreEmisor~RfcReceptor~NombreReceptor~RfcPac~FechaEmision~FechaCertificacionSat~Monto~EfectoComprobante~Estatus~FechaCancelacion";
    const line = (n: number): string =>
      `${uuid(n)}~${OWN_RFC}~ESCUELA~${KIJ}~KERNEL~SPR190613I52~2025-05-05 10:00:00~2025-05-05 10:05:00~1160.00~I~1~`;
    const w = await imported(database, {
      "1.xml": file(1),
      "lista.txt": [header, line(1), line(2), ""].join("\r\n"),
    });
    const missing = async () => (await w.ledger.client.review.missingFiles({})).rows.map((row) => row.uuid);
    expect(await missing()).toEqual([uuid(2)]);
    expect(await w.open()).toEqual({ 1: 116_000 });
    await w.ledger.importPaths([folderOf({ "2.xml": file(2) })], [OWN_RFC]);
    expect(await missing()).toEqual([]);
    expect(await w.open()).toEqual({ 1: 116_000, 2: 116_000 });
  });
});
