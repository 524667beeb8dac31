import { describe, expect, it } from "vitest";
import { parseCfdi } from "../../../shared/domain/cfdi/parse.ts";
import { accepted, cfdi32, cfdi40, OTHER_UUID, receipt, refused, STAMP, UUID, warned } from "./make-cfdi.ts";

type Root = Readonly<Record<string, string | null>>;
const header = (root: Root) => accepted(cfdi40({ root }));
/** Warnings of a document as `code detail`. */
const told = (text: string): string[] => accepted(text).warnings.map(({ code, detail }) => `${code} ${detail}`.trim());
const refusedAs = (text: string): string => {
  const { outcome, code, detail } = refused(text);
  return `${outcome} ${code} ${detail}`.trim();
};

describe("what stands in the header", () => {
  it("is kept as written", () => {
    const taxes = '<cfdi:Impuestos TotalImpuestosTrasladados="160.00" TotalImpuestosRetenidos="106.67"/>';
    const receiver = 'Rfc="XEXX010101000" Nombre="FOREIGN INC" NumRegIdTrib="123456789"';
    const root = { Descuento: "100.00", Moneda: "usd", TipoCambio: "18.7654", FormaPago: "03", MetodoPago: "pue" };
    expect(accepted(cfdi40({ root, receiver, taxes }))).toMatchObject({
      discount: "100.00",
      currency: "USD",
      exchangeRate: "18.7654",
      transferredTaxes: "160.00",
      withheldTaxes: "106.67",
      localTransferred: "",
      localWithheld: "",
      receiver: { rfc: "XEXX010101000", name: "FOREIGN INC", foreignTaxId: "123456789" },
      paymentForm: "03",
      paymentMethod: "PUE",
      warnings: [],
    });
  });

  it("may lack what the ledger can do without", () => {
    expect(header({ SubTotal: null, Serie: null, Folio: null, CondicionesDePago: null })).toMatchObject({
      subtotal: "",
      series: "",
      folio: "",
      paymentTerms: "",
      warnings: [],
    });
  });

  it("is found by the names of 3.2 too, where currency and rate keep their capitals", () => {
    expect(accepted(cfdi32({ Moneda: "Dólares", TipoCambio: "12.50", descuento: "5.00" }))).toMatchObject({
      currency: "USD",
      exchangeRate: "12.50",
      discount: "5.00",
      issuer: { rfc: "AAA010101AAA", name: "Emisor" },
      receiver: { rfc: "BBB010101BBB", name: "Receptor" },
      stampedAt: "2015-02-18T11:50:00",
    });
  });

  it("says the same in 3.2, where much of it was optional, without warnings", () => {
    expect(warned(cfdi32())).toEqual([]);
    expect(accepted(cfdi32({ Moneda: "" })).currency).toBe("MXN");
    expect(warned(cfdi32({ Moneda: "" }))).toEqual([]);
  });

  it("names related documents only where there are some", () => {
    const before =
      '<cfdi:CfdiRelacionados TipoRelacion="04"><cfdi:CfdiRelacionado UUID="pendiente"/></cfdi:CfdiRelacionados>';
    expect(accepted(cfdi40({ before })).relations).toEqual([]);
    expect(told(cfdi40({ before }))).toEqual(["related-not-uuid pendiente"]);
  });
});

describe("the kind of a document", () => {
  const payroll = '<nomina12:Nomina xmlns:nomina12="http://www.sat.gob.mx/nomina12" Version="1.2"/>';

  it("is what it says it is from 3.3 on, whatever complements it carries", () => {
    const root = { TipoDeComprobante: "E" };
    expect(accepted(cfdi40({ root, complement: payroll + STAMP })).kind).toBe("E");
    expect(accepted(cfdi40({ complement: payroll + STAMP })).kind).toBe("I");
  });

  it("was payroll in 3.2 only where money went out", () => {
    expect(accepted(cfdi32({}, payroll)).kind).toBe("I");
    expect(refusedAs(cfdi32({ tipoDeComprobante: "EGRESO" }, payroll))).toBe("skipped payroll");
  });

  it.each([
    [cfdi40({ root: { TipoDeComprobante: "T" } }), "skipped transfer"],
    [cfdi40({ root: { TipoDeComprobante: "N" } }), "skipped payroll"],
    [cfdi40({ root: { TipoDeComprobante: "Factura" } }), "rejected bad-kind Factura"],
    [cfdi32({ tipoDeComprobante: "" }), "rejected missing-attribute tipoDeComprobante"],
    [cfdi40({ complement: "" }), "skipped unstamped"],
    [cfdi40({ complement: STAMP.replace(UUID, "x".repeat(70)) }), `skipped unstamped ${"x".repeat(60)}`],
  ])("or the reason why it is none is told %#", (text, reason) => expect(refusedAs(text)).toBe(reason));
});

describe("a value that keeps a document out is shown as it stands", () => {
  it.each([
    [cfdi40({ root: { Total: "$1,160.00" } }), "bad-amount Total=$1,160.00"],
    [cfdi40({ root: { SubTotal: "mil" } }), "bad-amount SubTotal=mil"],
    [cfdi32({ total: "mil" }), "bad-amount total=mil"],
    [cfdi40({ root: { Total: "9".repeat(200) } }), `bad-amount Total=${"9".repeat(74)}`],
    [cfdi40({ root: { Fecha: "05/05/2025" } }), "bad-date Fecha=05/05/2025"],
    [cfdi32({ fecha: "ayer" }), "bad-date fecha=ayer"],
    [cfdi40({ root: { Moneda: "pesetas" } }), "unknown-currency pesetas"],
    [cfdi40({ receiver: 'Nombre="X"' }), "missing-attribute Receptor@Rfc"],
    [cfdi32().replace('rfc="AAA010101AAA" ', ""), "missing-attribute Emisor@rfc"],
    [cfdi40({ receiver: 'Rfc="&lt;b>KIJ0906199R1"' }), "bad-rfc <B>KIJ0906199R1"],
    [cfdi40({ receiver: 'Rfc="KIJ0906199R1;DROP"' }), "bad-rfc KIJ0906199R1;DROP"],
    [cfdi40({ receiver: 'Rfc="KIJ090619"' }), "bad-rfc KIJ090619"],
    [receipt('<pago20:Pago MonedaP="MXN" Monto="5.00"/>'), "missing-attribute FechaPago"],
    [receipt('<pago20:Pago FechaPago="5" MonedaP="MXN" Monto="5.00"/>'), "bad-date FechaPago=5"],
    [receipt('<pago20:Pago FechaPago="2025-06-01T12:00:00" MonedaP="MXN" Monto="-5"/>'), "bad-amount Monto=-5"],
  ])("%#", (text, reason) => expect(refusedAs(text)).toBe(`rejected ${reason}`));

  it("but a mistake of the program is no fault of the file", () => {
    const broken = (): string => {
      throw new Error("out of memory");
    };
    expect(() => parseCfdi(cfdi40(), broken)).toThrow("out of memory");
  });
});

describe("what contradicts itself is told, what does not is not", () => {
  it.each<[Root, readonly string[]]>([
    [{ Moneda: "USD" }, ["missing-exchange-rate USD"]],
    [{ Moneda: "USD", TipoCambio: "18.5" }, []],
    [{ Moneda: "USD", TipoCambio: "0.000000" }, ["odd-rate TipoCambio=0.000000", "missing-exchange-rate USD"]],
    [{ Moneda: "USD", TipoCambio: "0" }, ["odd-rate TipoCambio=0", "missing-exchange-rate USD"]],
    [{ Moneda: "USD", TipoCambio: "00.0" }, ["odd-rate TipoCambio=00.0", "missing-exchange-rate USD"]],
    [{ TipoCambio: "x".repeat(50) }, [`odd-rate TipoCambio=${"x".repeat(40)}`]],
    [{ Moneda: "XXX" }, []],
    [{ Moneda: null }, ["missing-currency"]],
    [{ MetodoPago: "PUE", FormaPago: "99" }, ["pue-with-99"]],
    [{ MetodoPago: "PUE", FormaPago: "03" }, []],
    [{ MetodoPago: "PPD", FormaPago: "03" }, ["ppd-without-99 03"]],
    [{ MetodoPago: "PPD", FormaPago: null }, []],
    [{ MetodoPago: null, FormaPago: "03" }, ["missing-payment-method"]],
    [{ TipoDeComprobante: "E", MetodoPago: null, FormaPago: "15" }, []],
    [{ TipoDeComprobante: "E", MetodoPago: "PUE", FormaPago: "99" }, []],
  ])("%j", (root, warnings) => expect(told(cfdi40({ root }))).toEqual(warnings));

  it("leaves out a total of taxes that is no amount", () => {
    const taxes = `<cfdi:Impuestos TotalImpuestosTrasladados="${"y".repeat(50)}" TotalImpuestosRetenidos="n/a"/>`;
    expect(accepted(cfdi40({ taxes }))).toMatchObject({ transferredTaxes: "", withheldTaxes: "" });
    expect(told(cfdi40({ taxes }))).toEqual([
      `odd-tax-total TotalImpuestosTrasladados=${"y".repeat(40)}`,
      "odd-tax-total TotalImpuestosRetenidos=n/a",
    ]);
  });
});

describe("a line of a payment", () => {
  const LINE = {
    IdDocumento: OTHER_UUID,
    MonedaDR: "MXN",
    ImpSaldoAnt: "1160.00",
    ImpPagado: "580.00",
    ImpSaldoInsoluto: "580.00",
  };
  const paid = (line: Root, payment: Root = {}): string => {
    const attributes = (all: Root): string =>
      Object.entries(all)
        .map(([name, value]) => (value === null ? "" : ` ${name}="${value}"`))
        .join("");
    const whole = { FechaPago: "2025-06-01T12:00:00", FormaDePagoP: "03", MonedaP: "MXN", Monto: "580.00", ...payment };
    return receipt(
      `<pago20:Pago${attributes(whole)}><pago20:DoctoRelacionado${attributes({ ...LINE, ...line })}/></pago20:Pago>`,
    );
  };

  it("says which invoice by its number too, and at which rates", () => {
    const text = paid(
      { Serie: "F", Folio: "10", MonedaDR: "USD", EquivalenciaDR: "0.0571428571", NumParcialidad: "2" },
      { TipoCambioP: "1", NumOperacion: "REF 77" },
    );
    expect(accepted(text).payments).toMatchObject([
      {
        exchangeRate: "1",
        operation: "REF 77",
        lines: [{ series: "F", folio: "10", currency: "USD", equivalence: "0.0571428571", installment: "2" }],
      },
    ]);
    expect(told(text)).toEqual([]);
  });

  it.each<[Root, readonly string[]]>([
    [{}, []],
    [{ ImpSaldoAnt: "1160", ImpPagado: "580", ImpSaldoInsoluto: "580.0" }, []],
    [{ ImpSaldoAnt: null, ImpSaldoInsoluto: null }, []],
    [{ ImpSaldoAnt: null }, []],
    [{ ImpSaldoInsoluto: null }, []],
    [{ ImpSaldoAnt: "-1" }, ["odd-balance ImpSaldoAnt=-1"]],
    [{ ImpSaldoInsoluto: "z".repeat(50) }, [`odd-balance ImpSaldoInsoluto=${"z".repeat(40)}`]],
    [{ ImpSaldoInsoluto: "580.01" }, [`balances-do-not-add-up ${OTHER_UUID}`]],
    [{ ImpPagado: null }, [`missing-paid-amount ${OTHER_UUID}`]],
    [{ MonedaDR: "USD" }, [`missing-equivalence ${OTHER_UUID}`]],
    [{ MonedaDR: "USD", EquivalenciaDR: "0.05" }, []],
    [{ EquivalenciaDR: "0" }, ["odd-rate EquivalenciaDR=0"]],
    [{ IdDocumento: "OP-7" }, ["payment-target-not-uuid OP-7"]],
    [
      { IdDocumento: "Q".repeat(70), ImpPagado: null, MonedaDR: "USD" },
      ["payment-target-not-uuid", "missing-paid-amount", "missing-equivalence"].map(
        (code) => `${code} ${"Q".repeat(60)}`,
      ),
    ],
    [
      { IdDocumento: "Q".repeat(70), ImpSaldoInsoluto: "1" },
      ["payment-target-not-uuid", "balances-do-not-add-up"].map((code) => `${code} ${"Q".repeat(60)}`),
    ],
  ])("%j is told as it is", (line, warnings) => expect(told(paid(line))).toEqual(warnings));

  it("is refused with a paid amount that is none", () => {
    expect(refusedAs(paid({ ImpPagado: "1,000.00" }))).toBe("rejected bad-amount ImpPagado=1,000.00");
  });

  it("leaves out a useless rate of its payment", () => {
    expect(told(paid({}, { TipoCambioP: "-1" }))).toEqual(["odd-rate TipoCambioP=-1"]);
  });
});
