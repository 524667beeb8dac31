/**
 * Invented seals: base64 of the right length and shape, drawn from the seed, that verify against nothing. They give a
 * demo file the weight of a real one.
 */
import { createRandom } from "./random.ts";

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function base64Text(seed: number, label: string, length: number): string {
  const random = createRandom(seed, label);
  let text = "";
  for (let i = 0; i < length; i++) text += BASE64.charAt(random.uint32() >>> 26);
  return text;
}

export interface Stamper {
  /** Certificado of the issuer, the same on all documents. */
  readonly certificate: string;
  readonly certificateNumber: string;
  /** Sello of a document (344 characters, as 2048-bit RSA gives). */
  seal(uuid: string): string;
  /** SelloSAT of a document. */
  stampSeal(uuid: string): string;
}

/** Seals are a stretch of a long invented text, chosen and begun by the folio fiscal. */
export function createStamper(seed: number): Stamper {
  const pool = base64Text(seed, "seals", 8192);
  const cut = (uuid: string, at: number): string => {
    const offset = Number.parseInt(uuid.slice(at, at + 4), 16) % (pool.length - 320);
    return `${uuid.replaceAll("-", "").slice(0, 32)}${pool.slice(offset, offset + 310)}==`;
  };
  return {
    certificate: `MIIG${base64Text(seed, "certificate", 2044)}`,
    certificateNumber: "30001000000500009917",
    seal: (uuid) => cut(uuid, 0),
    stampSeal: (uuid) => cut(uuid, 9),
  };
}
