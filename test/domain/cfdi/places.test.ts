import { describe, expect, it } from "vitest";
import { parseCfdi, parseCfdiDetail } from "../../../shared/domain/cfdi/parse.ts";
import { accepted, cfdi32, cfdi40, OTHER_UUID, receipt, refused, STAMP, UUID } from "./make-cfdi.ts";

const FOREIGN = 'xmlns:x="urn:other"';
/** What a document says, without its hash, which counts what is not read too. */
const said = (text: string): unknown => ({ ...accepted(text), contentHash: "" });
const taxes = (inside: string): string =>
  `<cfdi:Impuestos TotalImpuestosTrasladados="160.00">${inside}</cfdi:Impuestos>`;

describe("an element counts by its namespace and its place, not by its name alone", () => {
  it.each([
    [
      "a party of another namespace",
      { after: `<x:Emisor ${FOREIGN} Rfc="XYZ010101XYZ"/><x:Receptor ${FOREIGN} Rfc="X"/>` },
    ],
    ["a party further in", { after: '<cfdi:Otro><cfdi:Receptor Rfc="XYZ010101XYZ"/></cfdi:Otro>' }],
    ["taxes of another namespace", { after: `<x:Impuestos ${FOREIGN} TotalImpuestosTrasladados="9.00"/>` }],
    ["a global invoice of another namespace", { after: `<x:InformacionGlobal ${FOREIGN}/>` }],
    [
      "relations of another namespace",
      { after: `<x:CfdiRelacionados ${FOREIGN}><x:CfdiRelacionado UUID="1"/></x:CfdiRelacionados>` },
    ],
    [
      "another complement of the stamp's namespace",
      { complement: `${STAMP.replace("TimbreFiscalDigital ", "Otro ").replace(UUID, OTHER_UUID)}${STAMP}` },
    ],
    [
      "local taxes of another name",
      { complement: `<i:Otros xmlns:i="http://www.sat.gob.mx/implocal" TotaldeTraslados="9.00"/>${STAMP}` },
    ],
    [
      "local taxes of another namespace",
      { complement: `<x:ImpuestosLocales ${FOREIGN} TotaldeTraslados="9.00"/>${STAMP}` },
    ],
    ["payments of another namespace", { complement: `<x:Pagos ${FOREIGN}/>${STAMP}` }],
    [
      "another complement of the payments' namespace",
      { complement: `<p:Totales xmlns:p="http://www.sat.gob.mx/Pagos20"/>${STAMP}` },
    ],
    ["an instruction and a comment", { before: "<?erp TipoDeComprobante='E'?><!-- <cfdi:Emisor Rfc='X'/> -->" }],
  ])("%s changes nothing", (_what, parts) => expect(said(cfdi40(parts))).toEqual(said(cfdi40())));

  it("only a CfdiRelacionado names a related document", () => {
    const before = `<cfdi:CfdiRelacionados TipoRelacion="04"><cfdi:Otro UUID="${UUID}"/><x:CfdiRelacionado ${FOREIGN} UUID="${UUID}"/><cfdi:CfdiRelacionado UUID="${OTHER_UUID}"/></cfdi:CfdiRelacionados>`;
    expect(accepted(cfdi40({ before })).relations).toEqual([{ relation: "04", uuids: [OTHER_UUID] }]);
  });

  it("only a Pago is a payment and only a DoctoRelacionado one of its documents", () => {
    const line = (element: string, more = ""): string =>
      `<${element} ${more} IdDocumento="${OTHER_UUID}" MonedaDR="MXN" ImpPagado="1.00"/>`;
    const pago = (element: string, inside: string, more = ""): string =>
      `<${element} ${more} FechaPago="2025-06-01T12:00:00" MonedaP="MXN" Monto="1.00">${inside}</${element}>`;
    const inside = [
      line("pago20:DoctoRelacionado"),
      line("pago20:ImpuestosP"),
      line("x:DoctoRelacionado", FOREIGN),
      `<pago20:Otro>${line("pago20:DoctoRelacionado")}</pago20:Otro>`,
    ].join("");
    const { payments } = accepted(
      receipt(pago("pago20:Pago", inside) + pago("pago20:Otro", "") + pago("x:Pago", "", FOREIGN)),
    );
    expect(payments.map(({ lines }) => lines.length)).toEqual([1]);
  });

  it("payroll of 3.2 is known by its own complement only", () => {
    const other = `<x:Vales ${FOREIGN}/>`;
    expect(accepted(cfdi32({ tipoDeComprobante: "egreso" }, other)).kind).toBe("E");
  });

  it("a stamp of another name is none", () => {
    expect(refused(cfdi40({ complement: STAMP.replace("TimbreFiscalDigital ", "Otro ") })).code).toBe("unstamped");
  });

  it("two stamps are told by the second", () => {
    const second = STAMP.replace(UUID, OTHER_UUID);
    expect(accepted(cfdi40({ complement: STAMP + second })).warnings).toEqual([
      { code: "second-stamp", detail: OTHER_UUID },
    ]);
    const odd = STAMP.replace(UUID, "x".repeat(60));
    expect(accepted(cfdi40({ complement: STAMP + odd })).warnings).toEqual([
      { code: "second-stamp", detail: "x".repeat(40) },
    ]);
  });
});

describe("what a person sees who opens a document", () => {
  it("is the document that was booked", () => {
    expect(parseCfdiDetail(cfdi40())?.document).toEqual(said(cfdi40()));
  });

  it("has taxes by kind, of the whole document and not of each line", () => {
    const inside = `<cfdi:Retenciones><cfdi:Retencion Impuesto="001" Importe="100.00"/></cfdi:Retenciones><cfdi:Traslados><cfdi:Traslado Impuesto="002" TasaOCuota="0.160000" Importe="160.00"/></cfdi:Traslados><cfdi:Otros><cfdi:Traslado Impuesto="9"/></cfdi:Otros><x:Traslados ${FOREIGN}><x:Traslado Impuesto="9"/></x:Traslados>`;
    const text = cfdi40({ taxes: taxes(inside) }).replace(
      'ObjetoImp="02"/>',
      'ObjetoImp="02"><cfdi:Impuestos><cfdi:Traslados><cfdi:Traslado Impuesto="002" Importe="160.00"/></cfdi:Traslados></cfdi:Impuestos></cfdi:Concepto>',
    );
    expect(parseCfdiDetail(text)?.taxes).toEqual([
      { kind: "withheld", tax: "001", rate: "", amount: "100.00" },
      { kind: "transferred", tax: "002", rate: "0.160000", amount: "160.00" },
    ]);
  });

  it("has no local taxes but those of the two names there are", () => {
    const local = `<i:ImpuestosLocales xmlns:i="http://www.sat.gob.mx/implocal"><i:Otros ImpLocTrasladado="ISH" Importe="1.00"/></i:ImpuestosLocales>`;
    expect(parseCfdiDetail(cfdi40({ taxes: "", complement: local + STAMP }))?.taxes).toEqual([]);
  });

  it("has the lines of 3.2 and those that name their unit by its code only", () => {
    expect(parseCfdiDetail(cfdi32())?.lines).toEqual([
      { productCode: "", quantity: "1", unit: "pieza", description: "Cosa", unitPrice: "1000.00", amount: "1000.00" },
    ]);
    const coded = cfdi40().replace(' Unidad="Pieza"', "");
    expect(parseCfdiDetail(coded)?.lines).toMatchObject([{ unit: "H87" }]);
    const others = cfdi40().replace(
      "</cfdi:Conceptos>",
      `<cfdi:Otro Cantidad="5"/><x:Concepto ${FOREIGN} Cantidad="6"/></cfdi:Conceptos>`,
    );
    expect(parseCfdiDetail(others)?.lines.map(({ quantity }) => quantity)).toEqual(["2"]);
  });
});

describe("warnings", () => {
  const related = (uuids: readonly string[]): string =>
    cfdi40({
      before: `<cfdi:CfdiRelacionados TipoRelacion="01">${uuids.map((uuid) => `<cfdi:CfdiRelacionado UUID="${uuid}"/>`).join("")}</cfdi:CfdiRelacionados>`,
    });

  it("are told once each, and fifty at most", () => {
    expect(accepted(related(["1", "2", "1"])).warnings.map(({ detail }) => detail)).toEqual(["1", "2"]);
    const many = Array.from({ length: 60 }, (_, index) => String(index));
    expect(accepted(related(many)).warnings.map(({ detail }) => detail)).toEqual(many.slice(0, 50));
  });

  it("show the beginning of a long text", () => {
    expect(accepted(related(["x".repeat(80)])).warnings).toEqual([
      { code: "related-not-uuid", detail: "x".repeat(60) },
    ]);
    const prefix = "p".repeat(50);
    expect(accepted(cfdi40({ before: `<${prefix}:a/>` })).warnings).toEqual([
      { code: "undeclared-prefix", detail: prefix.slice(0, 40) },
    ]);
  });

  it("of one text for two reasons are two", () => {
    const line = '<pago20:DoctoRelacionado IdDocumento="7" MonedaDR="MXN"/>';
    const text = receipt(
      `<pago20:Pago FechaPago="2025-06-01T12:00:00" MonedaP="MXN" Monto="1.00">${line}</pago20:Pago>`,
    );
    expect(accepted(text).warnings).toEqual([
      { code: "payment-target-not-uuid", detail: "7" },
      { code: "missing-paid-amount", detail: "7" },
    ]);
  });

  it("of the bytes come first", () => {
    const decoding = [{ code: "not-utf8", detail: "windows-1252" }];
    const result = parseCfdi(cfdi40({ root: { Moneda: null } }), () => "", decoding);
    expect(result.ok && result.document.warnings).toEqual([...decoding, { code: "missing-currency", detail: "" }]);
  });
});
