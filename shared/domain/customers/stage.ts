import { daysBetween } from "../days.ts";

/** Where collection of a customer stands (COLLECTIONS 2). */
export type Stage =
  | "none"
  | "not-due"
  | "preventive"
  | "due-today"
  | "early"
  | "middle"
  | "late"
  | "extrajudicial"
  | "legal";

/** Days before the due day from which an item is reminded of (COLLECTIONS 2, preventive). */
export const PREVENTIVE_DAYS = 10;

/**
 * Stage by the due day of the oldest item that is open and not disputed as a whole; null: there is none. What is with
 * lawyers is legal whatever its age; what is placed with an agency is extrajudicial.
 */
export function stageOf(
  oldestDueOn: string | null,
  asOf: string,
  flags: { readonly legal: boolean; readonly placed: boolean },
): { readonly code: Stage; readonly daysPastDue: number | null } {
  const daysPastDue = oldestDueOn === null ? null : daysBetween(oldestDueOn, asOf);
  if (flags.legal) return { code: "legal", daysPastDue };
  if (flags.placed) return { code: "extrajudicial", daysPastDue };
  if (daysPastDue === null) return { code: "none", daysPastDue };
  return { code: byAge(daysPastDue), daysPastDue };
}

function byAge(daysPastDue: number): Stage {
  if (daysPastDue > 90) return "extrajudicial";
  if (daysPastDue > 60) return "late";
  if (daysPastDue > 30) return "middle";
  if (daysPastDue > 0) return "early";
  if (daysPastDue === 0) return "due-today";
  return daysPastDue >= -PREVENTIVE_DAYS ? "preventive" : "not-due";
}
