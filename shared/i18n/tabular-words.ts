import type { Messages } from "./messages.ts";
import { fillWords } from "./messages.ts";
import { tabularEn } from "./tabular.en.ts";
import { tabularEs } from "./tabular.es.ts";

const WORDS: Readonly<Record<"es" | "en", Messages<typeof tabularEs>>> = { es: tabularEs, en: tabularEn };

function lookUp(words: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

/** Name of a field of one kind of file; the key itself when there are no words for it. */
export function fieldWord(lang: "es" | "en", use: string, key: string): string {
  const fields = lookUp(WORDS[lang].fields, use);
  const word = typeof fields === "object" && fields !== null ? lookUp({ ...fields }, key) : undefined;
  return typeof word === "string" ? word : key;
}

/** What is wrong with a field of a row, in words. */
export function problemWord(
  lang: "es" | "en",
  use: string,
  problem: { field: string; code: string; detail?: string },
): string {
  const word = lookUp(WORDS[lang].problems, problem.code);
  const field = fieldWord(lang, use, problem.field);
  return typeof word === "string"
    ? fillWords(word, { field, detail: problem.detail ?? "" })
    : `${field}: ${problem.code}`;
}

/** Why a file cannot be read and what to do, in words. */
export function refusalWord(lang: "es" | "en", code: string, detail: string): string {
  const word = lookUp(WORDS[lang].refusals, code);
  return typeof word === "string" ? fillWords(word, { detail }) : code;
}
