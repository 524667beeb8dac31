import { hash } from "node:crypto";
import type { CfdiParseResult, CfdiRefusal } from "../../../../shared/domain/cfdi/document.ts";
import { parseCfdi } from "../../../../shared/domain/cfdi/parse.ts";
import { rejected } from "../../../../shared/domain/cfdi/recognize.ts";
import { decodeXml } from "./decode.ts";

/** A file written within this time may still be growing, so that its cut end says nothing about it yet. */
const FRESH_MS = 2000;

/**
 * Bytes of a file to a document or a reason.
 * @param writtenAt the file's last write in milliseconds since 1970, 0 when that is not known
 */
export function parseBytes(bytes: Buffer, writtenAt: number): CfdiParseResult {
  const decoded = decodeXml(bytes);
  const result: CfdiParseResult = decoded.ok
    ? parseCfdi(decoded.text, (text) => hash("sha256", text, "hex"), decoded.warnings)
    : { ok: false, refusal: decoded.refusal };
  if (result.ok || !isCut(result.refusal) || Math.abs(Date.now() - writtenAt) > FRESH_MS) return result;
  return { ok: false, refusal: rejected("being-written", "") };
}

/** A file that is cut off, or still empty. */
function isCut(refusal: CfdiRefusal): boolean {
  return refusal.code === "truncated" || refusal.code === "empty";
}
