import { addDays, isDay } from "./days.ts";

/** For how many years what is kept, counted from the day it begins to count (COMPLIANCE 3, 4). */
export interface RetentionRules {
  /** CFDI and what was booked of them: from the day the return of their year is due (CFF 30). */
  readonly taxYears: number;
  /** Books, records and messages that oblige: from the day the debt is closed (CCom 46, 49). */
  readonly commercialYears: number;
  /** Contact people, their phones, addresses and what was logged with them: from the day the debt is closed. */
  readonly contactYears: number;
  /** People of the company who left: from the last thing they did. */
  readonly staffYears: number;
}

/** Years the law sets; a company may keep longer, never shorter. */
export const LEAST_YEARS = { taxYears: 5, commercialYears: 10, contactYears: 0, staffYears: 10 } as const;
export const DEFAULT_RETENTION: RetentionRules = {
  taxYears: 5,
  commercialYears: 10,
  contactYears: 10,
  staffYears: 10,
};

/** What obliges to keep something; its words and article are in shared/i18n under `privacy.laws`. */
export type KeepingLaw = "tax" | "commercial" | "open-debt" | "legal-hold";

/** Why something has to stay, and the last day it does; null while what it counts from has not come. */
export interface Keeping {
  readonly law: KeepingLaw;
  readonly until: string | null;
}

/** What the periods of a customer's papers count from. */
export interface Standing {
  /** Last day on which anything was owed; null while something is. */
  readonly closedOn: string | null;
  /** Lawyers have the matter. */
  readonly legalHold: boolean;
}

/** Month and day on which the annual return of a company is due (LISR 9). */
const RETURN_DUE = "03-31";

/** Last day on which the tax law wants a document of `issuedOn` kept, without what goes on (CFF 30). */
export function taxUntil(issuedOn: string, years: number): string {
  return `${Number(issuedOn.slice(0, 4)) + 1 + years}-${RETURN_DUE}`;
}

/** The same day some years later; where a year lacks 29 February, the day before 1 March. */
export function yearsAfter(day: string, years: number): string {
  const later = `${String(Number(day.slice(0, 4)) + years).padStart(4, "0")}${day.slice(4)}`;
  return isDay(later) ? later : addDays(`${later.slice(0, 4)}-03-01`, -1);
}

/**
 * What still obliges to keep something on `today`; null when nothing does. `law` is what the paper itself is under: "none"
 * for what is only about a person. A matter with lawyers keeps all of it, a debt that is open keeps what proves it.
 */
export function keeping(
  paper: { readonly law: "none" | "commercial" | "tax"; readonly issuedOn: string },
  standing: Standing,
  rules: RetentionRules,
  today: string,
): Keeping | null {
  if (standing.legalHold) return { law: "legal-hold", until: null };
  if (paper.law === "none") return null;
  if (standing.closedOn === null) return { law: "open-debt", until: null };
  const commercial = yearsAfter(standing.closedOn, rules.commercialYears);
  const tax = paper.law === "tax" && isDay(paper.issuedOn) ? taxUntil(paper.issuedOn, rules.taxYears) : "";
  const [law, until] = tax > commercial ? (["tax", tax] as const) : (["commercial", commercial] as const);
  return until >= today ? { law, until } : null;
}

/** The stricter of two reasons to keep: the one without an end, or with the later one. */
export function stricter(a: Keeping | null, b: Keeping | null): Keeping | null {
  if (a === null || b === null) return a ?? b;
  if (a.until === null || b.until === null) return a.until === null ? a : b;
  return a.until >= b.until ? a : b;
}

/** Whether an RFC is a natural person's: thirteen characters, and none of those that stand for nobody in particular. */
export function isNaturalPerson(rfc: string): boolean {
  return rfc.length === 13 && !/^X[AE]XX010101000$/.test(rfc);
}
