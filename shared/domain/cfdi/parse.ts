import { DocumentBuilder, RootRefusal } from "./builder.ts";
import type { CfdiDetail, CfdiDocument, CfdiParseResult, CfdiRefusal, CfdiWarning } from "./document.ts";
import { judge } from "./judge.ts";
import { recognizeText, rejected } from "./recognize.ts";
import { hasBrokenReference, repairAmpersands } from "./repair.ts";
import { readPlainXml, readXml, XmlRefusal } from "./xml-reader.ts";

/**
 * Reads one CFDI 3.2, 3.3 or 4.0 from its text, or says why it is none that can be booked (RULES 1 to 35, 58 to 67).
 * Never throws on any text. Type N and T, unstamped documents and files that are no CFDI are refusals with outcome
 * `skipped`; broken and hostile ones with outcome `rejected` and the line where it was noticed.
 * @param sha256 hex SHA-256 of a text's UTF-8 bytes; passed in because this module knows neither Node nor a browser
 * @param decoding what was odd about the bytes (electron/ledger/imports/intake/decode.ts)
 */
export function parseCfdi(
  text: string,
  sha256: (canonical: string) => string,
  decoding: readonly CfdiWarning[] = [],
): CfdiParseResult {
  const outcome = readDocument(text, false, sha256, decoding);
  return outcome.ok ? { ok: true, document: outcome.document } : outcome;
}

/**
 * The same document with its lines and taxes, for a person who opens it. Null when the text is refused, which a text
 * that was booked once cannot be.
 */
export function parseCfdiDetail(text: string): CfdiDetail | null {
  const outcome = readDocument(text, true, () => "", []);
  return outcome.ok ? { document: outcome.document, lines: outcome.builder.lines, taxes: outcome.builder.taxes } : null;
}

type Outcome =
  | { readonly ok: true; readonly document: CfdiDocument; readonly builder: DocumentBuilder }
  | { readonly ok: false; readonly refusal: CfdiRefusal };

function readDocument(
  original: string,
  detail: boolean,
  sha256: (canonical: string) => string,
  decoding: readonly CfdiWarning[],
): Outcome {
  const refusal = recognizeText(original);
  if (refusal !== null) return { ok: false, refusal };
  // Blank lines before the XML declaration, where strict XML allows nothing, change nothing in what the file says.
  const text = original.trimStart();
  const warnings = [...decoding];
  if (text.length !== original.length && text.startsWith("<?xml")) {
    warnings.push({ code: "blank-before-declaration", detail: "" });
  }
  const skippedLines = text.length === original.length ? 0 : original.slice(0, -text.length).split("\n").length - 1;
  const first = attempt(text, detail, warnings, skippedLines);
  const repair = first instanceof DocumentBuilder || !isRepairable(first.code) ? null : repairAmpersands(text);
  const result =
    repair === null
      ? first
      : attempt(
          repair.text,
          detail,
          [...warnings, ...repair.warnings.map((code) => ({ code, detail: "" }))],
          skippedLines,
        );
  if (result instanceof DocumentBuilder) return judge(result, sha256);
  const swallowed = repair === null && result.code === "truncated" && hasBrokenReference(text);
  return { ok: false, refusal: swallowed ? rejected("bad-entity", "") : result };
}

/** One strict pass: the builder filled, or the reason why not. */
function attempt(
  text: string,
  detail: boolean,
  warnings: readonly CfdiWarning[],
  skippedLines: number,
): DocumentBuilder | CfdiRefusal {
  const made = (): DocumentBuilder => {
    const builder = new DocumentBuilder(detail);
    for (const warning of warnings) builder.warn(warning.code, warning.detail);
    if (text.includes("\uFFFD")) builder.warn("lost-letters");
    return builder;
  };
  try {
    const quick = made();
    if (readPlainXml(text, quick)) return quick;
    const builder = made();
    readXml(text, builder);
    return builder;
  } catch (error) {
    if (error instanceof RootRefusal) {
      return { outcome: error.outcome, code: error.code, detail: error.detail, line: 0 };
    }
    if (!(error instanceof XmlRefusal)) throw error;
    return rejected(error.code, error.detail, error.line === 0 ? 0 : error.line + skippedLines);
  }
}

/** A bare ampersand swallows what follows up to the next semicolon, so it may also end as a cut file. */
function isRepairable(code: string): boolean {
  return code === "bad-entity" || code === "truncated" || code === "bad-character";
}
