import { auditEn } from "./audit.en.ts";
import { auditEs } from "./audit.es.ts";
import { auditFieldsEn } from "./audit-fields.en.ts";
import { auditFieldsEs } from "./audit-fields.es.ts";

/** What an event says was done; its code where there are no words for it. */
export function auditActionWords(action: string, lang: "es" | "en"): string {
  const words: Readonly<Record<string, string>> = (lang === "es" ? auditEs : auditEn).actions;
  return words[action] ?? action;
}

/** What an event is about: the name it has, or the kind of thing and its number. */
export function auditSubjectWords(label: string, lang: "es" | "en"): string {
  const words: Readonly<Record<string, string>> = (lang === "es" ? auditEs : auditEn).subjects;
  const [, kind = "", id = ""] = /^([A-Za-z]+):(\d+)$/.exec(label) ?? [];
  return Object.hasOwn(words, kind) ? `${words[kind]} ${id}` : label;
}

/**
 * A field of an event in words, part by part of its path (`lines.0.amountMinor`): places in a list are counted from one, and a
 * key without words is shown as it is.
 */
export function auditFieldWords(path: string, lang: "es" | "en"): string {
  const words: Readonly<Record<string, string>> = lang === "es" ? auditFieldsEs : auditFieldsEn;
  return path
    .split(".")
    .map((key) => {
      if (/^\d+$/.test(key)) return String(Number(key) + 1);
      const inCode = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      return Object.hasOwn(words, inCode) ? words[inCode] : key;
    })
    .join(" · ");
}
