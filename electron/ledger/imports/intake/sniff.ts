import type { CfdiRefusal } from "../../../../shared/domain/cfdi/document.ts";
import { skipped } from "../../../../shared/domain/cfdi/recognize.ts";

/** First bytes of formats that lie in the same folders as CFDI, in Latin-1, and what they are called. */
const MAGIC: readonly (readonly [string, string, string])[] = [
  ["%PDF", "pdf", ""],
  ["\x89PNG", "image", "PNG"],
  ["\xFF\xD8\xFF", "image", "JPEG"],
  ["GIF8", "image", "GIF"],
  ["II*\0", "image", "TIFF"],
  ["MM\0*", "image", "TIFF"],
  ["\xD0\xCF\x11\xE0", "office", ""],
  ["{\\rtf", "office", ""],
  ["Rar!", "other-archive", "RAR"],
  ["7z\xBC\xAF\x27\x1C", "other-archive", "7z"],
  ["\x1F\x8B", "other-archive", "gzip"],
  ["MZ", "program", ""],
  ["\x7FELF", "program", ""],
  ["SQLite format 3", "not-xml", ""],
];

/** What a file is by its first bytes when it is clearly no text; null when it may be XML. */
export function recognizeBytes(bytes: Buffer): CfdiRefusal | null {
  // None of them begins like a tag or a byte order mark before one: nearly every file is told apart by one byte.
  if (bytes[0] === 0x3c || bytes[0] === 0xef) return null;
  const head = bytes.toString("latin1", 0, 16);
  for (const [start, code, detail] of MAGIC) {
    if (head.startsWith(start)) return skipped(code, detail);
  }
  if (/^RIFF....WEBP/s.test(head)) return skipped("image", "WEBP");
  if (/^....ftyp(heic|heix|mif1|avif)/s.test(head)) return skipped("image", "HEIC");
  if (/^....ftyp/s.test(head) || head.startsWith("ID3")) return skipped("not-xml", "");
  // "BM" alone would be the beginning of a word; a bitmap goes on with its length and four zeros.
  if (/^BM....\0\0\0\0/s.test(head)) return skipped("image", "BMP");
  return null;
}

const ZIP_STARTS = new Set(["PK\x03\x04", "PK\x05\x06"]);

/** A ZIP archive, possibly an empty one, whatever its name is. */
export function isZip(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes[0] === 0x50 && ZIP_STARTS.has(bytes.toString("latin1", 0, 4));
}
