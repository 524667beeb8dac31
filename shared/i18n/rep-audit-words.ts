import type { Lang } from "../contract/common.ts";
import { fillWords } from "./messages.ts";
import { repAuditEn } from "./rep-audit.en.ts";
import { repAuditEs } from "./rep-audit.es.ts";

/** Codes with words: those of the audit, and those only lists show. */
export type FindingWordsCode = keyof typeof repAuditEs.findings;

/** How amounts and days are written where the words are read. */
export interface WordFormat {
  /** Decimal string with its currency. */
  amount(text: string, currency: string): string;
  day(day: string): string;
}

/** Places of the words that hold an amount in the invoice's currency, one in the payment's, a day, a number of days. */
const AMOUNTS = new Set(["prior", "paid", "left", "total", "expected", "difference", "excess", "amount"]);
const MONEY_AMOUNTS = new Set(["monto", "rest"]);
const DAYS = new Set(["paidOn", "issuedOn", "deadline", "on"]);

/** Words of the audit in a language. */
export function repAuditWords(lang: Lang): typeof repAuditEs | typeof repAuditEn {
  return lang === "es" ? repAuditEs : repAuditEn;
}

export function isFindingCode(code: string): code is FindingWordsCode {
  return Object.hasOwn(repAuditEs.findings, code);
}

function daysWords(count: string, lang: Lang): string {
  const one = count === "1";
  return lang === "es" ? `${count} ${one ? "día" : "días"}` : `${count} ${one ? "day" : "days"}`;
}

function values(
  data: Readonly<Record<string, string>>,
  currency: string,
  lang: Lang,
  format: WordFormat,
  expectedIsCode: boolean,
): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const [key, value] of Object.entries(data)) {
    if (value === "") filled[key] = "";
    else if (key === "expected" && expectedIsCode) filled[key] = value;
    else if (AMOUNTS.has(key)) filled[key] = format.amount(value, currency);
    else if (MONEY_AMOUNTS.has(key)) filled[key] = format.amount(value, data["moneyCurrency"] ?? currency);
    else if (DAYS.has(key)) filled[key] = format.day(value);
    else if (key === "days") filled[key] = daysWords(value, lang);
    else filled[key] = value;
  }
  return filled;
}

/** What a finding is called, what is wrong and what mends it. `currency` is that of the invoice. */
export function findingWords(
  lang: Lang,
  finding: { readonly code: FindingWordsCode; readonly data: Readonly<Record<string, string>> },
  currency: string,
  format: WordFormat,
): { title: string; message: string; fix: string } {
  const words = repAuditWords(lang);
  const { title, message, fix } = words.findings[finding.code];
  const { data } = finding;
  const filled = values(data, currency, lang, format, finding.code === "currency-differs");
  let text: string = message;
  if (finding.code === "number-gap" && data["struck"]) text = words.more["number-gap-struck"];
  else if (finding.code === "number-gap" && data["amount"]) text = words.more["number-gap-amount"];
  return { title, message: fillWords(text, filled), fix: fillWords(fix, filled) };
}
