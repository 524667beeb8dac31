import type { LetterKind } from "../letters/kinds.ts";

/** Letters a campaign sends: those that ask, and the statement. */
export const CAMPAIGN_LETTERS = [
  "statement",
  "reminder-upcoming",
  "reminder-overdue",
  "demand-first",
  "demand-second",
  "demand-final",
] as const satisfies readonly LetterKind[];
export type CampaignLetter = (typeof CAMPAIGN_LETTERS)[number];

/** The letter that the template of a campaign names; null where it is none of them. */
export function campaignLetter(code: string): CampaignLetter | null {
  return CAMPAIGN_LETTERS.find((each) => each === code) ?? null;
}

/** Where a postal code has five digits everywhere: what is written without one does not arrive. */
const FIVE_DIGITS: ReadonlySet<string> = new Set(["MX"]);

/**
 * What is wrong with a postal address as somebody typed it: nothing of it is known, or too little for a letter to arrive, which is less
 * than two parts or, in Mexico, no postal code. Null where it will do.
 */
export function addressProblem(address: string, country: string): "no-address" | "address-incomplete" | null {
  const parts = address
    .split(/[\n,]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length === 0) return "no-address";
  if (parts.length < 2) return "address-incomplete";
  return FIVE_DIGITS.has(country) && !/(?<!\d)\d{5}(?!\d)/.test(address) ? "address-incomplete" : null;
}
