import { importsEn } from "./imports.en.ts";
import { importsEs } from "./imports.es.ts";
import { fillWords, type Messages } from "./messages.ts";
import { satMetadataReason } from "./sat-metadata-reason.ts";

const WORDS: Readonly<Record<"es" | "en", Messages<typeof importsEs>>> = { es: importsEs, en: importsEn };

/** Codes whose detail may end with the line in which the parser stopped: `detail · 12`, or `12` alone. */
const CODES_WITH_LINE: ReadonlySet<string> = new Set([
  "attribute-too-long",
  "bad-character",
  "bad-entity",
  "bad-namespace",
  "declaration-not-first",
  "doctype",
  "duplicate-attribute",
  "lost-letter-in-name",
  "mismatched-tag",
  "not-well-formed",
  "too-deep",
  "too-many-attributes",
  "too-many-elements",
  "truncated",
  "two-roots",
]);

/** All words about imported files in a language. */
export function importsWords(lang: "es" | "en"): Messages<typeof importsEs> {
  return WORDS[lang];
}

/** What happened to a file, in words, and what its owner can do; `advice` is "" when there is nothing to do. */
export function importReason(lang: "es" | "en", code: string, detail: string): { message: string; advice: string } {
  const words = WORDS[lang];
  const place = CODES_WITH_LINE.has(code) ? /^(?:(.*) · )?(\d+)$/s.exec(detail) : null;
  const told = place === null ? detail : (place[1] ?? "");
  const entry = lookUp(words.codes, code);
  if (entry === undefined) return { message: fill(words.unknownCode.reason, code), advice: words.unknownCode.advice };
  if (code.startsWith("sat-metadata")) {
    const more = satMetadataReason(words.satMetadata, detail);
    if (more) return { message: `${entry.reason} ${more.message}`, advice: more.advice || entry.advice };
  }
  const reason = fill(entry.reason, told);
  const where = place === null ? "" : fillWords(words.line, { line: place[2] ?? "" });
  return { message: where === "" ? reason : withPlace(reason, where), advice: fill(entry.advice, told) };
}

/** What is odd about a document that was booked all the same. */
export function warningMessage(lang: "es" | "en", code: string, detail: string): string {
  const words = WORDS[lang];
  const text = lookUp(words.warnings, code);
  return text === undefined ? fill(words.unknownCode.reason, code) : fill(text, detail);
}

/** The line goes into the parentheses that a reason ends with, or into its own. */
function withPlace(reason: string, where: string): string {
  return reason.endsWith(").") ? `${reason.slice(0, -2)}, ${where}).` : `${reason.replace(/\.$/, "")} (${where}).`;
}

/** Own keys only: a code may come out of a ledger that another version wrote. */
function lookUp<T>(words: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

/** Fills in the detail and takes out the brackets that are left empty without one. */
function fill(text: string, detail: string): string {
  const filled = fillWords(text, { detail });
  return detail === "" ? filled.replace(/ (\(\)|«»|“”|\(«»\)|\(“”\))/g, "") : filled;
}
