import { hash } from "node:crypto";
import { parseString } from "xml2js";
import { z } from "zod";
import type { CfdiDocument, CfdiParseResult } from "../../shared/domain/cfdi/document.ts";

type Node = { readonly $?: Readonly<Record<string, string>> } & { readonly [child: string]: unknown };
const zNode: z.ZodType<Node> = z.record(z.string(), z.unknown());

function children(node: Node | undefined, name: string): Node[] {
  const found = node?.[name];
  return Array.isArray(found)
    ? found.filter((child): child is Node => typeof child === "object" && child !== null)
    : [];
}

function value(node: Node | undefined, name: string): string {
  return node?.$?.[name] ?? "";
}

/**
 * The same document by way of xml2js, as a program on it would take it: prefixes stripped, the tree walked. It checks
 * neither the namespaces nor what the product's parser refuses, and hashes the text instead of a canonical form.
 */
export function parseWithXml2js(bytes: Buffer): CfdiParseResult {
  let root: Node | undefined;
  const text = bytes.toString("utf8");
  parseString(
    text,
    { async: false, explicitRoot: false, tagNameProcessors: [(name) => name.slice(name.indexOf(":") + 1)] },
    (error, result: unknown) => {
      if (error !== null) throw error;
      root = zNode.parse(result);
    },
  );
  const complements = children(root, "Complemento");
  const stamp = complements.flatMap((part) => children(part, "TimbreFiscalDigital"))[0];
  const taxes = children(root, "Impuestos")[0];
  const party = (name: string): CfdiDocument["issuer"] => {
    const node = children(root, name)[0];
    return { rfc: value(node, "Rfc"), name: value(node, "Nombre"), foreignTaxId: value(node, "NumRegIdTrib") };
  };
  const kind = value(root, "TipoDeComprobante");
  const document: CfdiDocument = {
    version: value(root, "Version"),
    kind: kind === "E" || kind === "P" ? kind : "I",
    uuid: value(stamp, "UUID"),
    stampedAt: value(stamp, "FechaTimbrado"),
    series: value(root, "Serie"),
    folio: value(root, "Folio"),
    issuedAt: value(root, "Fecha"),
    issuer: party("Emisor"),
    receiver: party("Receptor"),
    currency: value(root, "Moneda"),
    exchangeRate: value(root, "TipoCambio"),
    subtotal: value(root, "SubTotal"),
    discount: value(root, "Descuento"),
    total: value(root, "Total"),
    transferredTaxes: value(taxes, "TotalImpuestosTrasladados"),
    withheldTaxes: value(taxes, "TotalImpuestosRetenidos"),
    localTransferred: "",
    localWithheld: "",
    paymentMethod: value(root, "MetodoPago"),
    paymentForm: value(root, "FormaPago"),
    paymentTerms: value(root, "CondicionesDePago"),
    global: children(root, "InformacionGlobal").length > 0,
    relations: children(root, "CfdiRelacionados").map((group) => ({
      relation: value(group, "TipoRelacion"),
      uuids: children(group, "CfdiRelacionado").map((related) => value(related, "UUID")),
    })),
    payments: complements
      .flatMap((part) => children(part, "Pagos"))
      .flatMap((part) => children(part, "Pago"))
      .map((pago) => ({
        paidAt: value(pago, "FechaPago"),
        form: value(pago, "FormaDePagoP"),
        currency: value(pago, "MonedaP"),
        exchangeRate: value(pago, "TipoCambioP"),
        amount: value(pago, "Monto"),
        operation: value(pago, "NumOperacion"),
        lines: children(pago, "DoctoRelacionado").map((line) => ({
          target: value(line, "IdDocumento"),
          series: value(line, "Serie"),
          folio: value(line, "Folio"),
          currency: value(line, "MonedaDR"),
          equivalence: value(line, "EquivalenciaDR"),
          installment: value(line, "NumParcialidad"),
          prior: value(line, "ImpSaldoAnt"),
          paid: value(line, "ImpPagado"),
          left: value(line, "ImpSaldoInsoluto"),
        })),
      })),
    warnings: [],
    contentHash: hash("sha256", text, "hex"),
  };
  return { ok: true, document };
}
