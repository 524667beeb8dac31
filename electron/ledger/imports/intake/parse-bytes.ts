import { hash } from "node:crypto";
import type { CfdiParseResult, CfdiRefusal } from "../../../../shared/domain/cfdi/document.ts";
import { parseCfdi } from "../../../../shared/domain/cfdi/parse.ts";
import { rejected } from "../../../../shared/domain/cfdi/recognize.ts";
import type { SatMetadata } from "../../../../shared/domain/sat-metadata/read.ts";
import { isSatMetadata, readSatMetadata } from "../../../../shared/domain/sat-metadata/read.ts";
import { type Decoded, decodeXml } from "./decode.ts";

/** A file written within this time may still be growing, so that its cut end says nothing about it yet. */
const FRESH_MS = 2000;

/** What a file is: a document, a metadata file of the tax authority, or neither with the reason. */
export type ReadResult = CfdiParseResult | { readonly ok: false; readonly metadata: SatMetadata };

/**
 * Bytes of a file to a document, metadata or a reason.
 * @param writtenAt the file's last write in milliseconds since 1970, 0 when that is not known
 */
export function readFileBytes(bytes: Buffer, writtenAt: number): ReadResult {
  const decoded = decodeXml(bytes);
  if (!decoded.ok || !isSatMetadata(decoded.text)) return parseDecoded(decoded, writtenAt);
  const metadata = readSatMetadata(decoded.text);
  return metadata.cut && isFresh(writtenAt)
    ? { ok: false, refusal: rejected("being-written", "") }
    : { ok: false, metadata };
}

/** Bytes of a file that can only be a CFDI to a document or a reason; `writtenAt` as in {@link readFileBytes}. */
export function parseBytes(bytes: Buffer, writtenAt: number): CfdiParseResult {
  return parseDecoded(decodeXml(bytes), writtenAt);
}

function parseDecoded(decoded: Decoded, writtenAt: number): CfdiParseResult {
  const result: CfdiParseResult = decoded.ok
    ? parseCfdi(decoded.text, (text) => hash("sha256", text, "hex"), decoded.warnings)
    : { ok: false, refusal: decoded.refusal };
  if (result.ok || !isCut(result.refusal) || !isFresh(writtenAt)) return result;
  return { ok: false, refusal: rejected("being-written", "") };
}

function isFresh(writtenAt: number): boolean {
  return Math.abs(Date.now() - writtenAt) <= FRESH_MS;
}

/** A file that is cut off, or still empty. */
function isCut(refusal: CfdiRefusal): boolean {
  return refusal.code === "truncated" || refusal.code === "empty";
}
