import { daysBetween } from "../days.ts";

/** Where collection of a customer stands (COLLECTIONS 2). */
export const STAGES = [
  "none",
  "not-due",
  "preventive",
  "due-today",
  "early",
  "middle",
  "late",
  "extrajudicial",
  "legal",
] as const;
export type Stage = (typeof STAGES)[number];

/** Days before the due day from which an item is reminded of, unless the company chose others (COLLECTIONS 2, preventive). */
export const PREVENTIVE_DAYS = 10;

/**
 * Stage by the due day of the oldest item that is open and not disputed as a whole; null: there is none. What is with
 * lawyers is legal whatever its age; what is placed with an agency is extrajudicial; what a person decided comes before
 * the age (COLLECTIONS 2: with reason and expiry).
 */
export function stageOf(
  oldestDueOn: string | null,
  asOf: string,
  flags: {
    readonly legal: boolean;
    readonly placed: boolean;
    /** Stage that a person decided and that holds on the day; null: none. */
    readonly decided?: Stage | null;
    readonly preventiveDays?: number;
  },
): { readonly code: Stage; readonly daysPastDue: number | null } {
  const daysPastDue = oldestDueOn === null ? null : daysBetween(oldestDueOn, asOf);
  if (flags.legal) return { code: "legal", daysPastDue };
  if (flags.placed) return { code: "extrajudicial", daysPastDue };
  if (flags.decided !== undefined && flags.decided !== null) return { code: flags.decided, daysPastDue };
  if (daysPastDue === null) return { code: "none", daysPastDue };
  return { code: byAge(daysPastDue, flags.preventiveDays ?? PREVENTIVE_DAYS), daysPastDue };
}

function byAge(daysPastDue: number, preventiveDays: number): Stage {
  if (daysPastDue > 90) return "extrajudicial";
  if (daysPastDue > 60) return "late";
  if (daysPastDue > 30) return "middle";
  if (daysPastDue > 0) return "early";
  if (daysPastDue === 0) return "due-today";
  return daysPastDue >= -preventiveDays ? "preventive" : "not-due";
}
