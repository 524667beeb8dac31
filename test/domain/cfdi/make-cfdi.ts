import { hash } from "node:crypto";
import type { CfdiDocument, CfdiRefusal } from "../../../shared/domain/cfdi/document.ts";
import { parseCfdi } from "../../../shared/domain/cfdi/parse.ts";

/** UUID of the documents made here. */
export const UUID = "0F7B8FB2-359C-4093-8274-721D2B400B60";
export const OTHER_UUID = "F4C73AEA-84C4-4E64-8E9C-1F46E3C3B9B1";

export interface Parts {
  /** Attributes of the Comprobante that replace (or with null remove) the usual ones. */
  readonly root?: Readonly<Record<string, string | null>>;
  readonly issuer?: string;
  readonly receiver?: string;
  /** Children before the Emisor, as CfdiRelacionados. */
  readonly before?: string;
  readonly taxes?: string;
  /** Whole content of Complemento; null leaves Complemento out. */
  readonly complement?: string | null;
  readonly after?: string;
}

export const STAMP = `<tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" Version="1.1" UUID="${UUID}" FechaTimbrado="2025-05-05T10:05:00" SelloCFD="A=="/>`;

/** Text of a small CFDI 4.0. Without parts it is an invoice of 1,160.00 pesos on credit. */
export function cfdi40(parts: Parts = {}): string {
  const root: Record<string, string | null> = {
    Version: "4.0",
    Serie: "F",
    Folio: "10",
    Fecha: "2025-05-05T10:00:00",
    Sello: "A==",
    FormaPago: "99",
    CondicionesDePago: "30 días",
    SubTotal: "1000.00",
    Moneda: "MXN",
    Total: "1160.00",
    TipoDeComprobante: "I",
    MetodoPago: "PPD",
    LugarExpedicion: "06000",
    ...parts.root,
  };
  const attributes = Object.entries(root)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}="${value}"`)
    .join(" ");
  const complement = parts.complement === undefined ? STAMP : parts.complement;
  return `<?xml version="1.0" encoding="UTF-8"?>
<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${attributes}>
  ${parts.before ?? ""}
  <cfdi:Emisor ${parts.issuer ?? 'Rfc="EKU9003173C9" Nombre="ESCUELA KEMPER URGATE" RegimenFiscal="601"'}/>
  <cfdi:Receptor ${parts.receiver ?? 'Rfc="KIJ0906199R1" Nombre="KERNEL INDUSTIA JUGUETERA" UsoCFDI="G03"'}/>
  <cfdi:Conceptos>
    <cfdi:Concepto ClaveProdServ="43211500" Cantidad="2" ClaveUnidad="H87" Unidad="Pieza" Descripcion="Equipo de cómputo" ValorUnitario="500.00" Importe="1000.00" ObjetoImp="02"/>
  </cfdi:Conceptos>
  ${parts.taxes ?? '<cfdi:Impuestos TotalImpuestosTrasladados="160.00"><cfdi:Traslados><cfdi:Traslado Base="1000.00" Impuesto="002" TipoFactor="Tasa" TasaOCuota="0.160000" Importe="160.00"/></cfdi:Traslados></cfdi:Impuestos>'}
  ${complement === null ? "" : `<cfdi:Complemento>${complement}</cfdi:Complemento>`}
  ${parts.after ?? ""}
</cfdi:Comprobante>`;
}

/** Text of a small payment receipt with the `pago20:Pago` nodes given. */
export function receipt(payments: string): string {
  return cfdi40({
    root: {
      TipoDeComprobante: "P",
      SubTotal: "0",
      Total: "0",
      Moneda: "XXX",
      FormaPago: null,
      MetodoPago: null,
      CondicionesDePago: null,
    },
    taxes: "",
    complement: `<pago20:Pagos xmlns:pago20="http://www.sat.gob.mx/Pagos20" Version="2.0"><pago20:Totales MontoTotalPagos="580.00"/>${payments}</pago20:Pagos>${STAMP}`,
  });
}

/** Text of a small CFDI 3.2. */
export function cfdi32(root: Readonly<Record<string, string>> = {}, complement = ""): string {
  const attributes = Object.entries({
    version: "3.2",
    serie: "A",
    folio: "7",
    fecha: "2015-02-18T11:49:20",
    formaDePago: "PAGO EN UNA SOLA EXHIBICION",
    metodoDePago: "No Identificado",
    condicionesDePago: "CREDITO 30 DIAS",
    subTotal: "1000.00",
    descuento: "0",
    total: "1160.00",
    Moneda: "Pesos",
    tipoDeComprobante: "ingreso",
    ...root,
  })
    .map(([name, value]) => `${name}="${value}"`)
    .join(" ");
  return `<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/3" ${attributes}>
  <cfdi:Emisor rfc="AAA010101AAA" nombre="Emisor"/><cfdi:Receptor rfc="BBB010101BBB" nombre="Receptor"/>
  <cfdi:Conceptos><cfdi:Concepto cantidad="1" unidad="pieza" descripcion="Cosa" valorUnitario="1000.00" importe="1000.00"/></cfdi:Conceptos>
  <cfdi:Impuestos totalImpuestosTrasladados="160.00"><cfdi:Traslados><cfdi:Traslado impuesto="IVA" tasa="16.00" importe="160.00"/></cfdi:Traslados></cfdi:Impuestos>
  <cfdi:Complemento>${complement}<tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" version="1.0" UUID="${UUID.toLowerCase()}" FechaTimbrado="2015-02-18T11:50:00"/></cfdi:Complemento>
</cfdi:Comprobante>`;
}

const sha256 = (text: string): string => hash("sha256", text, "hex");

/** The document, or a failing test that shows the refusal. */
export function accepted(text: string): CfdiDocument {
  const result = parseCfdi(text, sha256);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.document;
}

/** The refusal, or a failing test. */
export function refused(text: string): CfdiRefusal {
  const result = parseCfdi(text, sha256);
  if (result.ok) throw new Error(`accepted: ${result.document.uuid}`);
  return result.refusal;
}

/** Codes of the warnings of an accepted text. */
export function warned(text: string): string[] {
  return accepted(text).warnings.map((warning) => warning.code);
}
