import { isUtf8 } from "node:buffer";

/** Share of every second byte that is zero from which on a text without mark is UTF-16: in Spanish nearly all are. */
const UTF16_ZEROS = 0.6;

/**
 * Text of a CSV by its byte order mark, else by the zeros of UTF-16, else UTF-8 when it is, else Windows-1252, which is
 * what Excel in Spanish and most banks write.
 */
export function decodeText(bytes: Buffer): string {
  const decode = (label: string): string => new TextDecoder(label).decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode("utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode("utf-16be");
  const head = bytes.subarray(0, 4096);
  const zeros = (parity: number): number => head.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  if (head.length >= 4 && zeros(1) > (head.length / 2) * UTF16_ZEROS) return decode("utf-16le");
  if (head.length >= 4 && zeros(0) > (head.length / 2) * UTF16_ZEROS) return decode("utf-16be");
  return isUtf8(bytes) ? decode("utf-8") : decode("windows-1252");
}
