/**
 * The floor of CFDI reading: a scanner that trusts its input. It takes the attributes it wants by searching for their
 * names, checks nothing, and would take a truncated or hostile file for a good one. For measuring against only.
 */
export interface Scanned {
  readonly uuid: string;
  readonly kind: string;
  readonly folio: string;
  readonly issuedAt: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly issuer: string;
  readonly receiver: string;
  readonly receiverName: string;
  readonly method: string;
  readonly terms: string;
  readonly lines: readonly { description: string; amountMinor: number; taxMinor: number }[];
  readonly relations: readonly { kind: string; uuid: string }[];
  readonly payments: readonly { paidAt: string; amountMinor: number; lines: readonly ScannedLine[] }[];
}
interface ScannedLine {
  readonly uuid: string;
  readonly paidMinor: number;
  readonly leftMinor: number;
}

function attribute(tag: string, name: string): string {
  const at = tag.indexOf(` ${name}="`);
  if (at < 0) return "";
  const from = at + name.length + 3;
  const value = tag.slice(from, tag.indexOf('"', from));
  return value.includes("&") ? value.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&") : value;
}

/** Cents of a decimal with up to two places. */
function minor(text: string): number {
  const point = text.indexOf(".");
  if (point < 0) return Number(text) * 100;
  return Number(text.slice(0, point)) * 100 + Number(text.slice(point + 1, point + 3).padEnd(2, "0"));
}

function* tags(xml: string, name: string): Generator<string> {
  const open = `:${name} `;
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at + 1)) yield xml.slice(at, xml.indexOf(">", at));
}

function first(xml: string, name: string): string {
  return tags(xml, name).next().value ?? "";
}

/** Reads one CFDI 4.0 or 3.3 as the demo's generator writes them. */
export function scanCfdi(xml: string): Scanned {
  const head = first(xml, "Comprobante");
  const receiver = first(xml, "Receptor");
  const lines = [];
  const concepts = xml.slice(xml.indexOf(":Conceptos>"), xml.indexOf("/cfdi:Conceptos>"));
  const taxes = tags(concepts, "Traslado");
  for (const tag of tags(concepts, "Concepto")) {
    const taxMinor = minor(attribute(taxes.next().value ?? "", "Importe"));
    lines.push({ description: attribute(tag, "Descripcion"), amountMinor: minor(attribute(tag, "Importe")), taxMinor });
  }
  const relations = [];
  const kind = attribute(first(xml, "CfdiRelacionados"), "TipoRelacion");
  for (const tag of tags(xml, "CfdiRelacionado")) relations.push({ kind, uuid: attribute(tag, "UUID") });
  const payments = [];
  for (const part of xml.split(/:Pago /).slice(1)) {
    const pago = ` ${part.slice(0, part.indexOf(">"))}`;
    const documents = [];
    for (const tag of tags(part, "DoctoRelacionado")) {
      const paidMinor = minor(attribute(tag, "ImpPagado"));
      documents.push({
        uuid: attribute(tag, "IdDocumento"),
        paidMinor,
        leftMinor: minor(attribute(tag, "ImpSaldoInsoluto")),
      });
    }
    payments.push({
      paidAt: attribute(pago, "FechaPago"),
      amountMinor: minor(attribute(pago, "Monto")),
      lines: documents,
    });
  }
  return {
    uuid: attribute(first(xml, "TimbreFiscalDigital"), "UUID"),
    kind: attribute(head, "TipoDeComprobante"),
    folio: attribute(head, "Folio"),
    issuedAt: attribute(head, "Fecha"),
    currency: attribute(head, "Moneda"),
    totalMinor: minor(attribute(head, "Total")),
    issuer: attribute(first(xml, "Emisor"), "Rfc"),
    receiver: attribute(receiver, "Rfc"),
    receiverName: attribute(receiver, "Nombre"),
    method: attribute(head, "MetodoPago"),
    terms: attribute(head, "CondicionesDePago"),
    lines,
    relations,
    payments,
  };
}
