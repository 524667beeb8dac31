import { auditEn } from "./audit.en.ts";
import { auditEs } from "./audit.es.ts";

/** What an event says was done; its code where there are no words for it. */
export function auditActionWords(action: string, lang: "es" | "en"): string {
  const words: Readonly<Record<string, string>> = (lang === "es" ? auditEs : auditEn).actions;
  return words[action] ?? action;
}
