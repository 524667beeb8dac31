import { fillWords, type Messages } from "./messages.ts";
import { ratesEn } from "./rates.en.ts";
import { ratesEs } from "./rates.es.ts";

const WORDS: Readonly<Record<"es" | "en", Messages<typeof ratesEs>>> = { es: ratesEs, en: ratesEn };

/** Why a row of a table of rates gives none. */
export function rateProblemMessage(
  lang: "es" | "en",
  problem: { readonly code: keyof typeof ratesEs.problems; readonly value: string },
): string {
  return fillWords(WORDS[lang].problems[problem.code], { value: problem.value });
}

/** Why a table cannot be taken for one of rates. */
export function rateRefusal(lang: "es" | "en", code: "no-header" | "unknown-series", detail: string): string {
  return fillWords(WORDS[lang].refusals[code], { detail });
}

/** Who a rate is from, in words; a source without words of its own speaks for itself. */
export function rateSource(lang: "es" | "en", source: string): string {
  const words: Readonly<Record<string, string>> = WORDS[lang].sources;
  return Object.hasOwn(words, source) ? (words[source] ?? source) : source;
}
