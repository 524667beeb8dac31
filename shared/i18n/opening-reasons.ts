import { fillWords, type Messages } from "./messages.ts";
import { openingsEn } from "./openings.en.ts";
import { openingsEs } from "./openings.es.ts";

const WORDS: Readonly<Record<"es" | "en", Messages<typeof openingsEs>>> = { es: openingsEs, en: openingsEn };

/** What is said of a row of opening balances; the code itself when there are no words for it. */
export function openingMessage(lang: "es" | "en", code: string, values: Readonly<Record<string, string>>): string {
  const words: Readonly<Record<string, string>> = WORDS[lang].codes;
  return Object.hasOwn(words, code) ? fillWords(words[code] ?? code, values) : code;
}
