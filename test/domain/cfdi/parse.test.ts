import { describe, expect, it } from "vitest";
import { parseCfdiDetail } from "../../../shared/domain/cfdi/parse.ts";
import { accepted, cfdi32, cfdi40, OTHER_UUID, receipt, refused, STAMP, UUID, warned } from "./make-cfdi.ts";

describe("an invoice", () => {
  it("gives what the ledger needs, as written", () => {
    expect(accepted(cfdi40())).toMatchObject({
      version: "4.0",
      kind: "I",
      uuid: UUID,
      stampedAt: "2025-05-05T10:05:00",
      series: "F",
      folio: "10",
      issuedAt: "2025-05-05T10:00:00",
      issuer: { rfc: "EKU9003173C9", name: "ESCUELA KEMPER URGATE", foreignTaxId: "" },
      receiver: { rfc: "KIJ0906199R1" },
      currency: "MXN",
      exchangeRate: "",
      subtotal: "1000.00",
      discount: "",
      total: "1160.00",
      transferredTaxes: "160.00",
      withheldTaxes: "",
      paymentMethod: "PPD",
      paymentForm: "99",
      paymentTerms: "30 días",
      global: false,
      relations: [],
      payments: [],
      warnings: [],
    });
  });

  it("keeps the decimals of an amount: they carry meaning", () => {
    for (const total of ["1700", "100.0", "6078640.234906", "0.0", "000123.45"]) {
      expect(accepted(cfdi40({ root: { Total: total } })).total).toBe(total);
    }
  });

  it.each([
    "$1,160.00",
    "1.16E3",
    "-1160.00",
    "1,160",
    "1160.",
    ".50",
    "1e3",
    "NaN",
    "0x10",
    "1160.00 MXN",
    "１１６０",
  ])("is refused with the total %s", (total) => {
    expect(refused(cfdi40({ root: { Total: total } }))).toMatchObject({ outcome: "rejected", code: "bad-amount" });
  });

  it("is refused when the total is more than exact arithmetic holds", () => {
    expect(refused(cfdi40({ root: { Total: "1234567890123.00" } })).code).toBe("bad-amount");
  });

  it.each(["Fecha", "Total", "TipoDeComprobante"])("is refused without %s, naming it", (name) => {
    expect(refused(cfdi40({ root: { [name]: null } }))).toMatchObject({ code: "missing-attribute", detail: name });
    expect(refused(cfdi40({ root: { [name]: " " } })).code).toBe("missing-attribute");
  });

  it("is refused without the RFC of a party", () => {
    expect(refused(cfdi40({ issuer: 'Nombre="X"' }))).toMatchObject({
      code: "missing-attribute",
      detail: "Emisor@Rfc",
    });
    expect(refused(cfdi40({ receiver: 'Rfc="&lt;b&gt;"' })).code).toBe("bad-rfc");
  });

  it.each(["2025-02-30T10:00:00", "2025-13-01T10:00:00", "05/05/2025", "2025-05-05T25:00:00", "0000-00-00T00:00:00"])(
    "is refused with the date %s",
    (date) => expect(refused(cfdi40({ root: { Fecha: date } })).code).toBe("bad-date"),
  );

  it("keeps its day whatever zone a program wrote behind the time", () => {
    for (const date of ["2024-02-29T23:59:59", "2024-02-29T23:59:59Z", "2024-02-29T23:59:59.123-06:00"]) {
      expect(accepted(cfdi40({ root: { Fecha: date } })).issuedAt).toBe("2024-02-29T23:59:59");
    }
  });

  it("writes RFC and UUID in upper case and collapses blanks and line breaks", () => {
    const document = accepted(
      cfdi40({
        root: { MetodoPago: " PPD ", CondicionesDePago: "NE&#xA;T15", Serie: "A\n  B" },
        receiver: 'Rfc=" h&amp;e951128469 " Nombre="UNO\t  DOS"',
        complement: STAMP.replace(UUID, ` ${UUID.toLowerCase()} `),
      }),
    );
    expect(document).toMatchObject({
      uuid: UUID,
      paymentMethod: "PPD",
      paymentTerms: "NE T15",
      series: "A B",
      receiver: { rfc: "H&E951128469", name: "UNO DOS" },
    });
  });

  it("takes MXN when no currency is named, and refuses one that is not understood", () => {
    expect(accepted(cfdi40({ root: { Moneda: null } })).currency).toBe("MXN");
    expect(warned(cfdi40({ root: { Moneda: null } }))).toContain("missing-currency");
    expect(refused(cfdi40({ root: { Moneda: "???" } })).code).toBe("unknown-currency");
  });

  it("knows the global invoice of cash sales", () => {
    const text = cfdi40({ before: '<cfdi:InformacionGlobal Periodicidad="01" Meses="05" Año="2025"/>' });
    expect(accepted(text).global).toBe(true);
  });

  it("reads totals of local taxes", () => {
    const local = `<implocal:ImpuestosLocales xmlns:implocal="http://www.sat.gob.mx/implocal" version="1.0" TotaldeRetenciones="10.00" TotaldeTraslados="30.00"/>`;
    expect(accepted(cfdi40({ complement: local + STAMP }))).toMatchObject({
      localTransferred: "30.00",
      localWithheld: "10.00",
    });
  });

  it("reads all groups of related documents and drops what is no UUID", () => {
    const before = `<cfdi:CfdiRelacionados TipoRelacion="01"><cfdi:CfdiRelacionado UUID="${UUID.toLowerCase()}"/><cfdi:CfdiRelacionado UUID="000000"/></cfdi:CfdiRelacionados><cfdi:CfdiRelacionados TipoRelacion="04"><cfdi:CfdiRelacionado UUID="${OTHER_UUID}"/></cfdi:CfdiRelacionados>`;
    const document = accepted(cfdi40({ before, root: { TipoDeComprobante: "E" } }));
    expect(document.relations).toEqual([
      { relation: "01", uuids: [UUID] },
      { relation: "04", uuids: [OTHER_UUID] },
    ]);
    expect(document.warnings.map((warning) => warning.code)).toEqual(["related-not-uuid"]);
  });

  it("warns about what contradicts itself and books it all the same", () => {
    expect(warned(cfdi40({ root: { MetodoPago: "PUE" } }))).toEqual(["pue-with-99"]);
    expect(warned(cfdi40({ root: { FormaPago: "03" } }))).toEqual(["ppd-without-99"]);
    expect(warned(cfdi40({ root: { MetodoPago: null } }))).toEqual(["missing-payment-method"]);
    expect(warned(cfdi40({ root: { Moneda: "USD" } }))).toEqual(["missing-exchange-rate"]);
    expect(warned(cfdi40({ root: { Moneda: "USD", TipoCambio: "-1" } }))).toEqual([
      "odd-rate",
      "missing-exchange-rate",
    ]);
  });
});

describe("the stamp", () => {
  it("is what makes a document: without one, or without a UUID in it, there is none", () => {
    expect(refused(cfdi40({ complement: null }))).toMatchObject({ outcome: "skipped", code: "unstamped" });
    expect(refused(cfdi40({ complement: STAMP.replace(UUID, "000000") }))).toMatchObject({
      code: "unstamped",
      detail: "000000",
    });
  });

  it("counts only as a direct child of a Complemento of the document, never from an Addenda", () => {
    const inside = cfdi40();
    const other = inside.slice(inside.indexOf("<cfdi:Comprobante"));
    expect(refused(cfdi40({ complement: null, after: `<cfdi:Addenda>${other}</cfdi:Addenda>` })).code).toBe(
      "unstamped",
    );
    expect(refused(cfdi40({ complement: `<x:a xmlns:x="urn:x">${STAMP}</x:a>` })).code).toBe("unstamped");
    expect(refused(cfdi40({ complement: null, after: STAMP })).code).toBe("unstamped");
    expect(refused(cfdi40({ complement: STAMP.replace('TimbreFiscalDigital" ', 'Otro" ') })).code).toBe("unstamped");
  });

  it("may stand in any of several Complemento nodes", () => {
    const after = `<cfdi:Complemento>${STAMP}</cfdi:Complemento>`;
    expect(accepted(cfdi40({ complement: "", after })).uuid).toBe(UUID);
  });

  it("counts once: a second one with another UUID is told", () => {
    const second = STAMP.replace(UUID, OTHER_UUID);
    expect(accepted(cfdi40({ complement: STAMP + second })).uuid).toBe(UUID);
    expect(warned(cfdi40({ complement: STAMP + second }))).toEqual(["second-stamp"]);
    expect(warned(cfdi40({ complement: STAMP + STAMP }))).toEqual([]);
  });
});

describe("a payment receipt", () => {
  const line = `<pago20:DoctoRelacionado IdDocumento="${OTHER_UUID.toLowerCase()}" MonedaDR="MXN" EquivalenciaDR="1" NumParcialidad="1" ImpSaldoAnt="1160.00" ImpPagado="580.00" ImpSaldoInsoluto="580.00" ObjetoImpDR="01"/>`;
  const payment = (lines: string, attributes = ""): string =>
    `<pago20:Pago FechaPago="2025-06-01T12:00:00" FormaDePagoP="03" MonedaP="MXN" TipoCambioP="1" Monto="580.00" NumOperacion="77" ${attributes}>${lines}</pago20:Pago>`;

  it("gives its payments and their documents", () => {
    expect(accepted(receipt(payment(line)))).toMatchObject({
      kind: "P",
      currency: "XXX",
      payments: [
        {
          paidAt: "2025-06-01T12:00:00",
          form: "03",
          currency: "MXN",
          amount: "580.00",
          operation: "77",
          lines: [
            {
              target: OTHER_UUID,
              currency: "MXN",
              equivalence: "1",
              installment: "1",
              prior: "1160.00",
              paid: "580.00",
              left: "580.00",
            },
          ],
        },
      ],
    });
  });

  it("keeps several payments, and the same invoice named twice in one", () => {
    const { payments } = accepted(receipt(payment(line + line) + payment("")));
    expect(payments.map((one) => one.lines.length)).toEqual([2, 0]);
  });

  it("refuses amounts that are none, and only warns about balances, which are an opinion", () => {
    expect(refused(receipt(payment(line.replace('ImpPagado="580.00"', 'ImpPagado="$580.00"')))).code).toBe(
      "bad-amount",
    );
    expect(refused(receipt(payment(line).replace('Monto="580.00"', "")))).toMatchObject({
      code: "missing-attribute",
      detail: "Monto",
    });
    expect(refused(receipt(payment(line).replace("2025-06-01T", "2025-06-31T"))).code).toBe("bad-date");
    const odd = accepted(receipt(payment(line.replace('ImpSaldoInsoluto="580.00"', 'ImpSaldoInsoluto="-1"'))));
    expect(odd.payments[0]?.lines[0]?.left).toBe("");
    expect(odd.warnings.map((warning) => warning.code)).toEqual(["odd-balance"]);
  });

  it.each([
    ["balances-do-not-add-up", line.replace('ImpSaldoInsoluto="580.00"', 'ImpSaldoInsoluto="579.99"')],
    ["missing-equivalence", line.replace('MonedaDR="MXN" EquivalenciaDR="1"', 'MonedaDR="USD"')],
    ["payment-target-not-uuid", line.replace(OTHER_UUID.toLowerCase(), "123-45-678901234")],
    ["missing-paid-amount", line.replace('ImpPagado="580.00"', "")],
  ])("warns %s", (code, text) => {
    expect(warned(receipt(payment(text)))).toEqual([code]);
  });

  it("compares balances exactly, whatever their number of decimals", () => {
    const exact = line
      .replace('ImpSaldoAnt="1160.00"', 'ImpSaldoAnt="0.3"')
      .replace('ImpPagado="580.00"', 'ImpPagado="0.10"')
      .replace('ImpSaldoInsoluto="580.00"', 'ImpSaldoInsoluto="0.200000"');
    expect(warned(receipt(payment(exact)))).toEqual([]);
  });

  it("is told apart from an invoice that carries payments, and from a receipt without any", () => {
    const invoice = receipt(payment(line)).replace('TipoDeComprobante="P"', 'TipoDeComprobante="I" MetodoPago="PUE"');
    expect(accepted(invoice).payments).toEqual([]);
    expect(warned(invoice)).toContain("complement-not-in-payment");
    expect(warned(receipt("").replace(/<pago20:Pagos.*<\/pago20:Pagos>/, ""))).toEqual(["payment-without-complement"]);
  });

  it("is read in version 1.0 too, whose rate has another name", () => {
    const old = receipt(payment(line.replace("EquivalenciaDR", "TipoCambioDR")))
      .replaceAll("pago20", "pago10")
      .replace("http://www.sat.gob.mx/Pagos20", "http://www.sat.gob.mx/Pagos")
      .replace("http://www.sat.gob.mx/cfd/4", "http://www.sat.gob.mx/cfd/3")
      .replace('Version="4.0"', 'Version="3.3"');
    expect(accepted(old)).toMatchObject({ version: "3.3", payments: [{ lines: [{ equivalence: "1" }] }] });
  });
});

describe("CFDI 3.2", () => {
  it("is read from its small-letter attributes, words translated", () => {
    expect(accepted(cfdi32())).toMatchObject({
      version: "3.2",
      kind: "I",
      uuid: UUID,
      series: "A",
      folio: "7",
      issuedAt: "2015-02-18T11:49:20",
      currency: "MXN",
      subtotal: "1000.00",
      total: "1160.00",
      paymentMethod: "PUE",
      paymentForm: "99",
      paymentTerms: "CREDITO 30 DIAS",
      transferredTaxes: "160.00",
    });
  });

  it("swaps the two words that changed their meaning in 3.3", () => {
    const document = accepted(cfdi32({ formaDePago: "PAGO EN PARCIALIDADES", metodoDePago: "03" }));
    expect(document).toMatchObject({ paymentMethod: "PPD", paymentForm: "03" });
  });

  it("calls an egreso with Nomina payroll", () => {
    const payroll = '<nomina:Nomina xmlns:nomina="http://www.sat.gob.mx/nomina" Version="1.1"/>';
    expect(refused(cfdi32({ tipoDeComprobante: "egreso" }, payroll))).toMatchObject({
      outcome: "skipped",
      code: "payroll",
    });
    expect(accepted(cfdi32({ tipoDeComprobante: "egreso" })).kind).toBe("E");
    expect(refused(cfdi32({ tipoDeComprobante: "traslado" })).code).toBe("transfer");
  });
});

describe("drill-down", () => {
  it("adds the lines and taxes to the same document", () => {
    const detail = parseCfdiDetail(cfdi40());
    expect(detail?.document.uuid).toBe(UUID);
    expect(detail?.lines).toEqual([
      {
        productCode: "43211500",
        quantity: "2",
        unit: "Pieza",
        description: "Equipo de cómputo",
        unitPrice: "500.00",
        amount: "1000.00",
      },
    ]);
    expect(detail?.taxes).toEqual([{ kind: "transferred", tax: "002", rate: "0.160000", amount: "160.00" }]);
  });

  it("lists local taxes by name and those of 3.2 by their words", () => {
    const local = `<implocal:ImpuestosLocales xmlns:implocal="http://www.sat.gob.mx/implocal" version="1.0" TotaldeRetenciones="10.00" TotaldeTraslados="30.00"><implocal:RetencionesLocales ImpLocRetenido="5 al millar" TasadeRetencion="0.50" Importe="10.00"/><implocal:TrasladosLocales ImpLocTrasladado="ISH" TasadeTraslado="3.00" Importe="30.00"/></implocal:ImpuestosLocales>`;
    expect(parseCfdiDetail(cfdi40({ taxes: "", complement: local + STAMP }))?.taxes).toEqual([
      { kind: "withheld", tax: "5 al millar", rate: "0.50", amount: "10.00" },
      { kind: "local", tax: "ISH", rate: "3.00", amount: "30.00" },
    ]);
    expect(parseCfdiDetail(cfdi32())?.taxes).toEqual([
      { kind: "transferred", tax: "IVA", rate: "16.00", amount: "160.00" },
    ]);
  });

  it("is null for a text that is refused", () => expect(parseCfdiDetail("<a/>")).toBeNull());
});
