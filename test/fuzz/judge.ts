import { type ReadResult, readFileBytes } from "../../electron/ledger/imports/intake/parse-bytes.ts";
import { isZip, recognizeBytes } from "../../electron/ledger/imports/intake/sniff.ts";
import { readArchiveBytes } from "../../electron/ledger/imports/intake/zip.ts";
import { addsUp, refusalOf } from "../../electron/ledger/receivables/admission.ts";
import { differences } from "../../shared/domain/cfdi/differences.ts";
import type { CfdiDocument, CfdiRefusal } from "../../shared/domain/cfdi/document.ts";
import { parseMicros } from "../../shared/domain/money.ts";
import { isUuid, readPago } from "../../shared/domain/posting/complement.ts";
import { creditDays } from "../../shared/domain/terms.ts";
import { importReason, importsWords, warningMessage } from "../../shared/i18n/import-reasons.ts";

const OWN = new Set(["EKU9003173C9"]);
const DECIMAL = /^\d+(\.\d+)?$/;

/**
 * Reads a file the way the import does and checks what comes out of it: a document that can be booked as it stands, or a
 * reason that has words. Throws when it is neither. Returns what it was, a code for each document in it.
 */
export async function judge(bytes: Buffer): Promise<string[]> {
  if (!isZip(bytes)) return [judgeOne(bytes)];
  const codes: string[] = [];
  for await (const member of readArchiveBytes(bytes, "a.zip", () => false)) {
    if (member.path.length > 5000) throw new Error("a path without bounds");
    codes.push(member.bytes === null ? judgeRefusal(member.refusal) : judgeOne(member.bytes));
  }
  if (codes.length === 0) throw new Error("an archive without a reason");
  return codes;
}

function judgeOne(bytes: Buffer): string {
  const known = recognizeBytes(bytes);
  if (known !== null) return judgeRefusal(known);
  const result: ReadResult = readFileBytes(bytes, 0);
  if (result.ok) return judgeDocument(result.document, bytes);
  if ("refusal" in result) return judgeRefusal(result.refusal);
  const { metadata } = result;
  if (metadata.problems.length > 50 || metadata.problemCount < metadata.problems.length) throw new Error("problems");
  for (const statement of metadata.statements) if (!isUuid(statement.uuid)) throw new Error("statement without UUID");
  return "metadata";
}

function judgeRefusal(refusal: CfdiRefusal): string {
  const { outcome, code, detail, line } = refusal;
  if (outcome !== "skipped" && outcome !== "rejected") throw new Error(`outcome ${String(outcome)}`);
  if (!Object.hasOwn(importsWords("es").codes, code)) throw new Error(`a reason without words: ${code}`);
  if (detail.length > 400) throw new Error(`a detail without bounds: ${code}`);
  if (!Number.isInteger(line) || line < 0) throw new Error(`line ${line}`);
  if (importReason("es", code, detail).message === "") throw new Error(`no words for ${code}`);
  return code;
}

function judgeDocument(document: CfdiDocument, bytes: Buffer): string {
  const say = (problem: string): never => {
    throw new Error(`${problem}: ${JSON.stringify(document).slice(0, 2000)}`);
  };
  if (!isUuid(document.uuid)) say("no UUID");
  if (!/^[0-9a-f]{64}$/.test(document.contentHash)) say("no content hash");
  if (!/^[A-Z]{3}$/.test(document.currency)) say("no currency");
  if (!/^\d{4}-\d{2}-\d{2}T?/.test(document.issuedAt)) say("no day");
  for (const text of [document.issuer.rfc, document.receiver.rfc]) if (!/^[A-ZÑ&0-9]{10,14}$/.test(text)) say("RFC");
  for (const text of [document.total, ...document.payments.map((one) => one.amount)]) {
    if (!DECIMAL.test(text)) say(`amount ${text}`);
  }
  if (document.warnings.length > 50) say("warnings without bounds");
  for (const { code, detail } of document.warnings) {
    if (warningMessage("es", code, detail) === "" || !Object.hasOwn(importsWords("es").warnings, code)) say(code);
  }
  // Everything that booking does with it must be possible, however odd it is.
  addsUp(document);
  creditDays(document.paymentTerms);
  parseMicros(document.total);
  if (refusalOf(document, new Set([document.issuer.rfc])) === null) {
    for (const payment of document.payments) {
      const { lines, unapplied } = readPago(payment);
      if (lines.some((micros) => micros < 0n) || unapplied.some(({ micros }) => micros < 0n)) say("money below zero");
    }
  }
  refusalOf(document, OWN);
  const text = bytes.toString("utf8");
  const same = differences(text, text, 10);
  if (same !== null && same.list.length > 0) say("differs from itself");
  return `ok-${document.kind}`;
}
