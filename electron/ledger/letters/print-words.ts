import { letterPrintEn } from "../../../shared/i18n/letter-print.en.ts";
import { letterPrintEs } from "../../../shared/i18n/letter-print.es.ts";

export type PrintWords = typeof letterPrintEs | typeof letterPrintEn;

/** Words that stand in letters beside their texts. */
export function printWords(lang: "es" | "en"): PrintWords {
  return lang === "es" ? letterPrintEs : letterPrintEn;
}
