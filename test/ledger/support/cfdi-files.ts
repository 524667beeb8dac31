import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cfdi40, type Parts, STAMP, UUID } from "../../domain/cfdi/make-cfdi.ts";
import { uuid } from "./documents.ts";
import { temporaryFolder } from "./ledgers.ts";

/** RFC of the company in files made here. */
export const OWN_RFC = "EKU9003173C9";

/** What a test is about; the rest is plain. `n` becomes the UUID. */
export interface FileParts extends Parts {
  /** TipoRelacion and the numbers of the documents named. */
  readonly relations?: readonly (readonly [string, readonly number[]])[];
}

function stamp(n: number): string {
  return STAMP.replace(UUID, uuid(n));
}

/** A stamped CFDI 4.0 as a file: an invoice on credit of 1,160.00 pesos unless told otherwise. */
export function file(n: number, parts: FileParts = {}): string {
  const before = (parts.relations ?? [])
    .map(([kind, named]) => {
      const list = named.map((other) => `<cfdi:CfdiRelacionado UUID="${uuid(other)}"/>`).join("");
      return `<cfdi:CfdiRelacionados TipoRelacion="${kind}">${list}</cfdi:CfdiRelacionados>`;
    })
    .join("");
  return cfdi40({
    ...parts,
    before: (parts.before ?? "") + before,
    root: { Folio: String(n), ...parts.root },
    complement: `${parts.complement ?? ""}${stamp(n)}`,
  });
}

/** A credit note of 1,160.00 pesos. */
export function creditFile(n: number, parts: FileParts = {}): string {
  const root = { TipoDeComprobante: "E", Serie: "E", Fecha: "2025-06-10T10:00:00", MetodoPago: "PUE", ...parts.root };
  return file(n, { ...parts, root });
}

/** `pago20:Pago` of an amount with its lines, in pesos unless told otherwise. */
export function pago(amount: string, lines: readonly string[], attributes = ""): string {
  const usual = `FechaPago="2025-06-15T12:00:00" FormaDePagoP="03" TipoCambioP="1"`;
  const currency = attributes.includes("MonedaP=") ? "" : 'MonedaP="MXN"';
  return `<pago20:Pago ${usual} ${currency} Monto="${amount}" ${attributes}>${lines.join("")}</pago20:Pago>`;
}

/** `pago20:DoctoRelacionado`. */
export function docto(target: number | string, paid: string, attributes = 'MonedaDR="MXN" EquivalenciaDR="1"'): string {
  const id = typeof target === "number" ? uuid(target) : target;
  return `<pago20:DoctoRelacionado IdDocumento="${id}" ImpPagado="${paid}" NumParcialidad="1" ${attributes}/>`;
}

/** The Pagos complement around its payments. */
export function pagos(...payments: readonly string[]): string {
  return `<pago20:Pagos xmlns:pago20="http://www.sat.gob.mx/Pagos20" Version="2.0"><pago20:Totales MontoTotalPagos="1.00"/>${payments.join("")}</pago20:Pagos>`;
}

/** A payment receipt with these payments; without any it has no Pagos complement. */
export function receiptFile(n: number, payments: readonly string[], parts: FileParts = {}): string {
  const root = {
    TipoDeComprobante: "P",
    Serie: "P",
    Fecha: "2025-06-16T10:00:00",
    SubTotal: "0",
    Total: "0",
    Moneda: "XXX",
    FormaPago: null,
    MetodoPago: null,
    CondicionesDePago: null,
    ...parts.root,
  };
  return file(n, { taxes: "", ...parts, root, complement: payments.length === 0 ? "" : pagos(...payments) });
}

/** Writes the files into a folder of the test's own. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
