import type { CfdiRefusal } from "./document.ts";

/** Namespaces of CFDI documents by which versions they hold. */
export const CFDI_3 = "http://www.sat.gob.mx/cfd/3";
export const CFDI_4 = "http://www.sat.gob.mx/cfd/4";

const SAT_CFD = "http://www.sat.gob.mx/cfd/";

/** Part of the namespace or local name of a root element, and what such a file is (RULES 8). */
const KNOWN_ROOTS: readonly (readonly [RegExp, string])[] = [
  [/retencionpago.*\|/i, "retenciones"],
  [/cancelacfd\.sat\.gob\.mx\|Acuse$|^[^|]*\|Acuse(Cancelacion)?$/i, "cancellation-receipt"],
  [/cancelacfd\.sat\.gob\.mx\||\|(Cancelacion|SolicitudAceptacionRechazo)$/i, "cancellation-request"],
  [/schemas\.xmlsoap\.org\/soap\/|w3\.org\/2003\/05\/soap-envelope/i, "soap-answer"],
  [/ContabilidadE|\|(Balanza|Catalogo|Polizas?|AuxiliarCtas|RepAuxFol)$/i, "e-accounting"],
  [/\|SPEI_Tercero$/i, "spei-receipt"],
  [/^http:\/\/www\.sat\.gob\.mx\/(cfd\/|TimbreFiscalDigital|Pagos|implocal|nomina)/i, "cfdi-fragment"],
  [/\|html$/i, "html"],
];

/**
 * What a well-formed root element other than a readable Comprobante says about its file. Null for a root that is a
 * `Comprobante` of a version we read.
 * @param version attribute Version or version, "" when absent
 */
export function recognizeRoot(uri: string, local: string, version: string): CfdiRefusal | null {
  if (local === "Comprobante" && uri.startsWith(SAT_CFD)) {
    if ((uri === CFDI_3 && /^3\.[23]$/.test(version)) || (uri === CFDI_4 && version === "4.0")) return null;
    if (version === "") return rejected("missing-version", "");
    const told = /^[234]\.\d$/.test(version);
    const mismatch = told && ((uri === CFDI_4) !== version.startsWith("4") || (uri === CFDI_3 && /^2/.test(version)));
    if (mismatch && uri !== "http://www.sat.gob.mx/cfd/2") return rejected("version-mismatch", version);
    return skipped("unsupported-version", version.slice(0, 20));
  }
  const name = `${uri}|${local}`;
  for (const [pattern, code] of KNOWN_ROOTS) {
    if (pattern.test(name)) return skipped(code, local.slice(0, 80));
  }
  return skipped("other-xml", local.slice(0, 80));
}

/** Position of the first character after the XML declaration, white space, comments and processing instructions. */
function afterProlog(text: string): number {
  let position = 0;
  for (;;) {
    while (position < text.length && /\s/.test(text.charAt(position))) position++;
    const comment = text.startsWith("<!--", position);
    if (!comment && !text.startsWith("<?", position)) return position;
    const end = text.indexOf(comment ? "-->" : "?>", position + 2);
    if (end === -1) return position;
    position = end + (comment ? 3 : 2);
  }
}

/**
 * What a text is judged by its beginning, before any parser sees it: empty, not XML at all, a web page, or XML with a
 * DOCTYPE, which no CFDI has and which is refused unread (RULES 67). Null when it may be XML.
 */
export function recognizeText(text: string): CfdiRefusal | null {
  const start = afterProlog(text);
  if (start >= text.length) {
    return text.trim() === "" ? rejected("empty", "") : rejected("truncated", "");
  }
  const head = text.slice(start, start + 200);
  if (!head.startsWith("<")) return recognizeOther(head);
  if (/^<!doctype\s+html|^<(html|head|body)[\s>]/i.test(head)) return skipped("html", "");
  const other = /^<!doctype\s+(svg|plist)\b/i.exec(head);
  if (other !== null) return skipped("other-xml", other[1] ?? "");
  if (/^<!(doctype|entity|element|attlist|notation|\[)/i.test(head)) {
    return { outcome: "rejected", code: "doctype", detail: "", line: lineOf(text, start) };
  }
  return null;
}

function recognizeOther(head: string): CfdiRefusal {
  if (head.startsWith("%PDF")) return skipped("pdf", "");
  if (/^"?uuid"?~/i.test(head)) return skipped("sat-metadata", "");
  if (/^[[{]/.test(head)) return skipped("json", "");
  return skipped("not-xml", "");
}

function lineOf(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}

/** A file that is none of ours to read, with the code of the reason. */
export function skipped(code: string, detail: string): CfdiRefusal {
  return { outcome: "skipped", code, detail, line: 0 };
}

/** A file that should be read and cannot be, with the code of the reason and its line; 0 where none is to blame. */
export function rejected(code: string, detail: string, line = 0): CfdiRefusal {
  return { outcome: "rejected", code, detail, line };
}
