import { isAscii, isUtf8 } from "node:buffer";
import type { CfdiRefusal, CfdiWarning } from "../../../../shared/domain/cfdi/document.ts";
import { rejected } from "../../../../shared/domain/cfdi/recognize.ts";

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly warnings: readonly CfdiWarning[] }
  | { readonly ok: false; readonly refusal: CfdiRefusal };

/** Windows-1252 where it differs from Latin-1: 0x80 to 0x9F. Five of them mean nothing and stay as they are. */
const WINDOWS_1252 =
  "\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F" +
  "\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178";

const ENCODING = /^<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/;

/**
 * Text of a file by its byte order mark, else by the zeros of UTF-16, else by its XML declaration, else UTF-8 (RULES 12).
 * Bytes that are no UTF-8 although declared or taken so are read as Windows-1252 with a warning: that is what Spanish
 * Windows programs write when they forget to convert.
 */
export function decodeXml(bytes: Buffer): Decoded {
  if (bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return decodeUtf8(bytes.subarray(3));
  }
  const first = bytes[0];
  const second = bytes[1];
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes.subarray(2));
  if (first === 0xfe && second === 0xff) return decodeUtf16(swapped(bytes.subarray(2)));
  if (first === 0x3c && second === 0) return decodeUtf16(bytes);
  if (first === 0 && second === 0x3c) return decodeUtf16(swapped(bytes));
  const declared = (ENCODING.exec(bytes.toString("latin1", 0, 256))?.[1] ?? "utf-8").toLowerCase();
  // One byte a character in spite of "UTF-16": the text was converted after its declaration had been written.
  if (/^(utf-?8|utf-?16(le|be)?|us-ascii|ascii)$/.test(declared)) return decodeUtf8(bytes);
  if (/^(iso-?8859-?1|latin-?1|l1|windows-1252|cp-?1252|x-cp1252|iso-?8859-?15)$/.test(declared)) {
    return { ok: true, text: decodeWindows1252(bytes), warnings: [] };
  }
  return { ok: false, refusal: rejected("unsupported-encoding", declared.slice(0, 40)) };
}

function decodeUtf8(bytes: Buffer): Decoded {
  if (isAscii(bytes)) return { ok: true, text: bytes.toString("latin1"), warnings: [] };
  if (isUtf8(bytes)) return { ok: true, text: bytes.toString("utf8"), warnings: [] };
  return { ok: true, text: decodeWindows1252(bytes), warnings: [{ code: "read-as-windows-1252", detail: "" }] };
}

function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[\x80-\x9F]/g, (letter) => WINDOWS_1252.charAt(letter.charCodeAt(0) - 0x80));
}

function decodeUtf16(bytes: Buffer): Decoded {
  if (bytes.length % 2 !== 0) return { ok: false, refusal: rejected("truncated", "") };
  return { ok: true, text: bytes.toString("utf16le"), warnings: [] };
}

function swapped(bytes: Buffer): Buffer {
  const even = bytes.length - (bytes.length % 2);
  const copy = Buffer.from(bytes.subarray(0, even)).swap16();
  return even === bytes.length ? copy : Buffer.concat([copy, bytes.subarray(even)]);
}
