/**
 * The demo's documents as CFDI 3.3 or 4.0 text: own text, in the attribute order of Anexo 20, valid against its schemas.
 */
import { dayText, momentText } from "./calendar.ts";
import { OWN_POSTAL_CODE } from "./customers.ts";
import type { DemoCustomer, DemoDocument, DemoSale } from "./model.ts";
import type { Product } from "./products.ts";
import { completeRfc } from "./tax-id.ts";
import { receiptComplement } from "./xml-payments.ts";
import { amountText, escapeXml, is40, rateText, seriesOf, type Writer } from "./xml-text.ts";

/** The demo company. Invented; its RFC is well formed and belongs to nobody. */
export const OWN_COMPANY = {
  rfc: completeRfc("DNB070316U4"),
  name: "DISTRIBUIDORA NOGAL DEL BAJÍO",
  longName: "Distribuidora Nogal del Bajío, S.A. de C.V.",
} as const;

/** A party of a document that is not one of the cast. */
export interface Party {
  readonly rfc: string;
  readonly name: string;
  readonly longName: string;
  readonly regime: string;
}

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const SITE = "http://www.sat.gob.mx/sitio_internet/cfd";
const PAC_RFC = completeRfc("TIN080512H3");

function open40(receipt: boolean): string {
  const pagos = receipt ? ' xmlns:pago20="http://www.sat.gob.mx/Pagos20"' : "";
  const place = receipt ? ` http://www.sat.gob.mx/Pagos20 ${SITE}/Pagos/Pagos20.xsd` : "";
  return `<?xml version="1.0" encoding="UTF-8"?>\n<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" ${XSI}${pagos} xsi:schemaLocation="http://www.sat.gob.mx/cfd/4 ${SITE}/4/cfdv40.xsd${place}" Version="4.0"`;
}

function open33(receipt: boolean): string {
  const pagos = receipt ? ' xmlns:pago10="http://www.sat.gob.mx/Pagos"' : "";
  const place = receipt ? ` http://www.sat.gob.mx/Pagos ${SITE}/Pagos/Pagos10.xsd` : "";
  return `<?xml version="1.0" encoding="UTF-8"?>\n<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/3" ${XSI}${pagos} xsi:schemaLocation="http://www.sat.gob.mx/cfd/3 ${SITE}/3/cfdv33.xsd${place}" Version="3.3"`;
}

const OPEN = {
  v40: { sale: open40(false), receipt: open40(true) },
  v33: { sale: open33(false), receipt: open33(true) },
} as const;

/** Timbre of a document: the SAT's seal over the issuer's, half an hour at most after its issue. */
function timbre(writer: Writer, uuid: string, moment: number): string {
  const { stamper } = writer;
  return `    <tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" xsi:schemaLocation="http://www.sat.gob.mx/TimbreFiscalDigital ${SITE}/TimbreFiscalDigital/TimbreFiscalDigitalv11.xsd" Version="1.1" UUID="${uuid}" FechaTimbrado="${momentText(moment + 41)}" RfcProvCertif="${PAC_RFC}" SelloCFD="${stamper.seal(uuid)}" NoCertificadoSAT="30001000000500003456" SelloSAT="${stamper.stampSeal(uuid)}"/>\n`;
}

function relations(document: DemoDocument): string {
  let text = "";
  for (const relation of document.relations) {
    const uuids = relation.uuids.map((uuid) => `<cfdi:CfdiRelacionado UUID="${uuid}"/>`).join("");
    text += `  <cfdi:CfdiRelacionados TipoRelacion="${relation.kind}">${uuids}</cfdi:CfdiRelacionados>\n`;
  }
  return text;
}

function issuer(party: Party, v40: boolean): string {
  const name = escapeXml(v40 ? party.name : party.longName);
  return `  <cfdi:Emisor Rfc="${escapeXml(party.rfc)}" Nombre="${name}" RegimenFiscal="${party.regime}"/>\n`;
}

function receiver(customer: DemoCustomer, v40: boolean, use: string): string {
  const name = escapeXml(v40 ? customer.name : customer.longName);
  const foreign =
    customer.country === "" ? "" : ` ResidenciaFiscal="${customer.country}" NumRegIdTrib="${customer.foreignTaxId}"`;
  const rfc = escapeXml(customer.rfc);
  if (!v40) return `  <cfdi:Receptor Rfc="${rfc}" Nombre="${name}"${foreign} UsoCFDI="${use}"/>\n`;
  return `  <cfdi:Receptor Rfc="${rfc}" Nombre="${name}" DomicilioFiscalReceptor="${customer.postalCode}"${foreign} RegimenFiscalReceptor="${customer.regime}" UsoCFDI="${use}"/>\n`;
}

function cfdiUse(document: DemoSale, v40: boolean): string {
  if (document.customer.regime === "616") return v40 ? "S01" : "P01";
  return document.kind === "E" ? "G02" : document.customer.index % 3 === 0 ? "G03" : "G01";
}

function concepts(sale: DemoSale, v40: boolean): string {
  const tax = sale.customer.vat === 16 ? "0.160000" : "0.000000";
  let text = "";
  for (const line of sale.lines) {
    const { product } = line;
    const base = amountText(line.amountMinor - line.discountMinor);
    const sku = product.sku === "" ? "" : ` NoIdentificacion="${product.sku}"`;
    const unit = product.unit === "" ? "" : ` Unidad="${product.unit}"`;
    const discount = line.discountMinor === 0 ? "" : ` Descuento="${amountText(line.discountMinor)}"`;
    const object = v40 ? ' ObjetoImp="02"' : "";
    text += `    <cfdi:Concepto ClaveProdServ="${product.code}"${sku} Cantidad="${line.quantity}" ClaveUnidad="${product.unitCode}"${unit} Descripcion="${product.description}" ValorUnitario="${amountText(line.priceMinor)}" Importe="${amountText(line.amountMinor)}"${discount}${object}>\n      <cfdi:Impuestos><cfdi:Traslados><cfdi:Traslado Base="${base}" Impuesto="002" TipoFactor="Tasa" TasaOCuota="${tax}" Importe="${amountText(line.taxMinor)}"/></cfdi:Traslados></cfdi:Impuestos>\n    </cfdi:Concepto>\n`;
  }
  return `  <cfdi:Conceptos>\n${text}  </cfdi:Conceptos>\n`;
}

function taxes(sale: DemoSale, v40: boolean): string {
  const rate = sale.customer.vat === 16 ? "0.160000" : "0.000000";
  const base = v40 ? `Base="${amountText(sale.subtotalMinor - sale.discountMinor)}" ` : "";
  const total = amountText(sale.taxMinor);
  return `  <cfdi:Impuestos TotalImpuestosTrasladados="${total}"><cfdi:Traslados><cfdi:Traslado ${base}Impuesto="002" TipoFactor="Tasa" TasaOCuota="${rate}" Importe="${total}"/></cfdi:Traslados></cfdi:Impuestos>\n`;
}

function globalInformation(sale: DemoSale, v40: boolean): string {
  if (!sale.customer.generalPublic || !v40) return "";
  const [year, month] = dayText(Math.floor(sale.moment / 86_400)).split("-");
  return `  <cfdi:InformacionGlobal Periodicidad="04" Meses="${month}" Año="${year}"/>\n`;
}

function ownParty(): Party {
  return { ...OWN_COMPANY, regime: "601" };
}

/** An invoice or a credit note as its file says it; `from` replaces the demo company as issuer. */
export function saleXml(writer: Writer, sale: DemoSale, from: Party = ownParty()): string {
  const v40 = is40(sale.moment);
  const { stamper } = writer;
  const terms = sale.terms === "" ? "" : ` CondicionesDePago="${escapeXml(sale.terms)}"`;
  const discount = sale.discountMinor === 0 ? "" : ` Descuento="${amountText(sale.discountMinor)}"`;
  const exportation = v40 ? ` Exportacion="${sale.customer.country === "" ? "01" : "02"}"` : "";
  return `${v40 ? OPEN.v40.sale : OPEN.v33.sale} Serie="${seriesOf(sale)}" Folio="${writer.folio(sale)}" Fecha="${momentText(sale.moment)}" Sello="${stamper.seal(sale.uuid)}" FormaPago="${sale.form}" NoCertificado="${stamper.certificateNumber}" Certificado="${stamper.certificate}"${terms} SubTotal="${amountText(sale.subtotalMinor)}"${discount} Moneda="${sale.currency}" TipoCambio="${rateText(sale.rate)}" Total="${amountText(sale.totalMinor)}" TipoDeComprobante="${sale.kind}"${exportation} MetodoPago="${sale.method}" LugarExpedicion="${OWN_POSTAL_CODE}">
${globalInformation(sale, v40)}${relations(sale)}${issuer(from, v40)}${receiver(sale.customer, v40, cfdiUse(sale, v40))}${concepts(sale, v40)}${taxes(sale, v40)}  <cfdi:Complemento>
${timbre(writer, sale.uuid, sale.moment)}  </cfdi:Complemento>
</cfdi:Comprobante>
`;
}

/** A document of the demo as its file says it. */
export function documentXml(writer: Writer, document: DemoDocument): string {
  if (document.kind !== "P") return saleXml(writer, document);
  const v40 = is40(document.moment);
  const { stamper } = writer;
  const object = v40 ? ' ObjetoImp="01"' : "";
  return `${v40 ? OPEN.v40.receipt : OPEN.v33.receipt} Serie="P" Folio="${writer.folio(document)}" Fecha="${momentText(document.moment)}" Sello="${stamper.seal(document.uuid)}" NoCertificado="${stamper.certificateNumber}" Certificado="${stamper.certificate}" SubTotal="0" Moneda="XXX" Total="0" TipoDeComprobante="P"${v40 ? ' Exportacion="01"' : ""} LugarExpedicion="${OWN_POSTAL_CODE}">
${relations(document)}${issuer(ownParty(), v40)}${receiver(document.customer, v40, v40 ? "CP01" : "P01")}  <cfdi:Conceptos><cfdi:Concepto ClaveProdServ="84111506" Cantidad="1" ClaveUnidad="ACT" Descripcion="Pago" ValorUnitario="0" Importe="0"${object}/></cfdi:Conceptos>
  <cfdi:Complemento>
${receiptComplement(writer, document, v40)}${timbre(writer, document.uuid, document.moment)}  </cfdi:Complemento>
</cfdi:Comprobante>
`;
}

/** Goods moved from one own warehouse to another. */
export interface Transfer {
  readonly uuid: string;
  readonly moment: number;
  readonly folio: string;
  readonly product: Product;
  readonly quantity: number;
}

/** A document of type T: the company to itself, no amounts. */
export function transferXml(writer: Writer, transfer: Transfer): string {
  const { stamper } = writer;
  const { product } = transfer;
  return `${OPEN.v40.sale} Serie="T" Folio="${transfer.folio}" Fecha="${momentText(transfer.moment)}" Sello="${stamper.seal(transfer.uuid)}" NoCertificado="${stamper.certificateNumber}" Certificado="${stamper.certificate}" SubTotal="0" Moneda="XXX" Total="0" TipoDeComprobante="T" Exportacion="01" LugarExpedicion="${OWN_POSTAL_CODE}">
${issuer(ownParty(), true)}  <cfdi:Receptor Rfc="${OWN_COMPANY.rfc}" Nombre="${OWN_COMPANY.name}" DomicilioFiscalReceptor="${OWN_POSTAL_CODE}" RegimenFiscalReceptor="601" UsoCFDI="S01"/>
  <cfdi:Conceptos><cfdi:Concepto ClaveProdServ="${product.code}" NoIdentificacion="${product.sku}" Cantidad="${transfer.quantity}" ClaveUnidad="${product.unitCode}" Descripcion="${product.description}" ValorUnitario="0" Importe="0" ObjetoImp="01"/></cfdi:Conceptos>
  <cfdi:Complemento>
${timbre(writer, transfer.uuid, transfer.moment)}  </cfdi:Complemento>
</cfdi:Comprobante>
`;
}
