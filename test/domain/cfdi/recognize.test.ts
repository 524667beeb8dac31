import { describe, expect, it } from "vitest";
import { cfdi40, refused } from "./make-cfdi.ts";

/** The file, and the code it is skipped with. */
const NOT_A_CFDI: readonly (readonly [string, string])[] = [
  ['{"error":1}', "json"],
  ["[1]", "json"],
  ["%PDF-1.4\n", "pdf"],
  ["Estimado cliente: adjunto su factura", "not-xml"],
  ["Uuid~RfcEmisor~NombreEmisor~RfcReceptor\r\n", "sat-metadata"],
  ["\uFEFFUuid~RfcACuentaTerceros~NombreACuentaTerceros\r\n", "sat-metadata"],
  ["<!DOCTYPE html>\n<html><body><p>Sesión &nbsp; <a href=login>entrar</a></body></html>", "html"],
  ["<html lang=es><body>", "html"],
  ["<HTML><HEAD>", "html"],
  ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd"><html/>', "html"],
  ['<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>', "soap-answer"],
  ['<Acuse xmlns="http://cancelacfd.sat.gob.mx"/>', "cancellation-receipt"],
  ['<Cancelacion Fecha="2022-01-29T15:45:12" RfcEmisor="AA010101AAA"/>', "cancellation-request"],
  ['<SolicitudAceptacionRechazo xmlns="http://cancelacfd.sat.gob.mx"/>', "cancellation-request"],
  ['<r:Retenciones xmlns:r="http://www.sat.gob.mx/esquemas/retencionpago/2" Version="2.0"/>', "retenciones"],
  ['<b:Balanza xmlns:b="www.sat.gob.mx/esquemas/ContabilidadE/1_1/BalanzaComprobacion"/>', "e-accounting"],
  ["<Polizas/>", "e-accounting"],
  ['<SPEI_Tercero FechaOperacion="2020-04-01"/>', "spei-receipt"],
  ['<cfdi:Concepto xmlns:cfdi="http://www.sat.gob.mx/cfd/4" Importe="1"/>', "cfdi-fragment"],
  ['<tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital"/>', "cfdi-fragment"],
  ['<Comprobante xmlns="http://www.sat.gob.mx/cfd/2" version="2.0"/>', "unsupported-version"],
  ['<Comprobante xmlns="http://www.sat.gob.mx/cfd/2" version="2.2"/>', "unsupported-version"],
  ['<Comprobante xmlns="http://www.sat.gob.mx/cfd/3" version="3.0"/>', "unsupported-version"],
  ['<Comprobante xmlns="http://www.sat.gob.mx/cfd/5" Version="5.0"/>', "unsupported-version"],
  ['<Comprobante Version="4.0"/>', "other-xml"],
  ["<foo/>", "other-xml"],
];

describe("a file that is no CFDI", () => {
  it.each(NOT_A_CFDI)("is skipped as what it is: %s", (text, code) => {
    expect(refused(text)).toMatchObject({ outcome: "skipped", code });
  });

  it("names the version it does not read", () => {
    expect(refused('<Comprobante xmlns="http://www.sat.gob.mx/cfd/2" version="2.2"/>').detail).toBe("2.2");
  });

  it("is named by its root without reading on: what follows may be broken", () => {
    expect(refused('<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><b></c>').code).toBe("soap-answer");
  });

  it.each(["", " \n\t ", "\uFEFF"])("is rejected when empty", (text) => {
    expect(refused(text)).toMatchObject({ outcome: "rejected", code: "empty" });
  });

  it("is skipped as transfer or payroll when it is one of those types", () => {
    expect(refused(cfdi40({ root: { TipoDeComprobante: "T" } })).code).toBe("transfer");
    expect(refused(cfdi40({ root: { TipoDeComprobante: "N" } })).code).toBe("payroll");
    expect(refused(cfdi40({ root: { TipoDeComprobante: "X" } }))).toMatchObject({
      outcome: "rejected",
      code: "bad-kind",
    });
  });

  it("is rejected when version and namespace do not belong together, or there is no version", () => {
    expect(refused(cfdi40({ root: { Version: "3.3" } })).code).toBe("version-mismatch");
    expect(refused(cfdi40().replace("/cfd/4", "/cfd/3")).code).toBe("version-mismatch");
    expect(refused(cfdi40({ root: { Version: null } })).code).toBe("missing-version");
  });

  it.each([
    [
      "a drawing",
      '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg/>',
      "other-xml svg",
    ],
    ["a list of settings", "<!DOCTYPE  plist><plist/>", "other-xml plist"],
    ["a page with blanks in its type", "<!DOCTYPE   html>", "html"],
    ["a root that is named", '<nota xmlns="urn:x"/>', "other-xml nota"],
    ["a root with a very long name", `<${"n".repeat(100)}/>`, `other-xml ${"n".repeat(80)}`],
    ["a known root with its name", "<SPEI_Tercero/>", "spei-receipt SPEI_Tercero"],
    ["other XML that holds a page", "<nota><html></html></nota>", "other-xml nota"],
    ["other XML that holds a declaration", "<nota><!DOCTYPE html></nota>", "other-xml nota"],
    ["other XML that holds a drawing", "<nota><!DOCTYPE svg></nota>", "other-xml nota"],
    ["a letter that names a file with uuid~", "Adjunto: uuid~rfc", "not-xml"],
    ["a letter with a bracket", "Vea [1]", "not-xml"],
    ["a page", "<html><body>", "html"],
    ["an answer of a program", "[]", "json"],
    ["a list of the tax authority", '"Uuid"~RfcEmisor', "sat-metadata"],
    [
      "a version beyond those there are",
      '<Comprobante xmlns="http://www.sat.gob.mx/cfd/3" version="13.3"/>',
      "unsupported-version 13.3",
    ],
    [
      "a version with more digits",
      '<Comprobante xmlns="http://www.sat.gob.mx/cfd/3" Version="3.30"/>',
      "unsupported-version 3.30",
    ],
    [
      "a version of two digits in 4",
      '<Comprobante xmlns="http://www.sat.gob.mx/cfd/4" Version="13.0"/>',
      "unsupported-version 13.0",
    ],
    [
      "a version of three digits in 4",
      '<Comprobante xmlns="http://www.sat.gob.mx/cfd/4" Version="3.01"/>',
      "unsupported-version 3.01",
    ],
    [
      "a version of any length",
      `<Comprobante xmlns="http://www.sat.gob.mx/cfd/3" Version="${"9".repeat(30)}"/>`,
      `unsupported-version ${"9".repeat(20)}`,
    ],
    [
      "the first namespace, whatever version",
      '<Comprobante xmlns="http://www.sat.gob.mx/cfd/2" version="4.0"/>',
      "unsupported-version 4.0",
    ],
  ])("is skipped and named: %s", (_what, text, told) => {
    const { outcome, code, detail } = refused(text);
    expect([outcome, `${code} ${detail}`.trim()]).toEqual(["skipped", told]);
  });

  it.each([
    [
      "a version that is older than its namespace",
      '<Comprobante xmlns="http://www.sat.gob.mx/cfd/3" version="2.2"/>',
      "version-mismatch 2.2",
    ],
    [
      "a version that is newer than its namespace",
      '<Comprobante xmlns="http://www.sat.gob.mx/cfd/3" Version="4.0"/>',
      "version-mismatch 4.0",
    ],
    ["no version", '<Comprobante xmlns="http://www.sat.gob.mx/cfd/4"/>', "missing-version"],
    ["a declaration and nothing more", '<?xml version="1.0"?>\n', "truncated"],
    ["a comment and nothing more", "<!-- factura -->", "truncated"],
    ["a comment that does not end", "<!-- factura", "truncated"],
    ["an instruction that does not end", "<?xml version", "truncated"],
    ["nothing", "\n", "empty"],
  ])("is rejected with %s", (_what, text, told) => {
    const { outcome, code, detail } = refused(text);
    expect([outcome, code === "truncated" ? code : `${code} ${detail}`.trim()]).toEqual(["rejected", told]);
  });

  it("is refused with the line of its DOCTYPE", () => {
    expect(refused('<?xml version="1.0"?>\n<!-- a\n-->\n<!DOCTYPE a>')).toEqual({
      outcome: "rejected",
      code: "doctype",
      detail: "",
      line: 4,
    });
  });
});
