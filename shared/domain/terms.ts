import { addDays } from "./days.ts";

/** Longest credit a text is believed to state; more is a contract or order number. */
const MOST_DAYS = 365;

const PATTERNS: readonly RegExp[] = [
  // "30 dias", "30 días", "CREDITO 30 DIAS", "60 dias neto", "Net 30 days", "30 Days End of Month"
  /(\d{1,4})\s*(?:d[ií]as?|days?)\b/i,
  // "NET15", "Net 30", and "NE T15", what a line break inside the word leaves behind
  /\bne\s?t\s*[-:]?\s*(\d{1,4})(?!\d)/i,
  // "CREDITO30", "crédito a 30"
  /\bcr[eé]dito\s*(?:a|de)?\s*(\d{1,4})(?!\d)\s*$/i,
];

/**
 * Credit days a CondicionesDePago text states, or null when it states none. Only a number of days counts: contract,
 * order and account numbers and "1 sola exhibición" do not (RULES 54-56).
 */
export function creditDays(terms: string): number | null {
  for (const pattern of PATTERNS) {
    const found = pattern.exec(terms);
    if (found?.[1] === undefined) continue;
    const days = Number(found[1]);
    if (days <= MOST_DAYS) return days;
  }
  return null;
}

/** Contractual due day: issue day plus the credit days of the terms, or the default when they state none (RULES 54). */
export function dueDay(issuedOn: string, terms: string, defaultCreditDays: number): string {
  return addDays(issuedOn, creditDays(terms) ?? defaultCreditDays);
}
