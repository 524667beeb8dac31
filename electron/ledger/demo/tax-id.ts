const VALUES = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";

/**
 * RFC of an invented taxpayer: letters, date and homoclave as given plus the check digit SAT's algorithm asks for, so that
 * the result is well formed everywhere. 11 characters (company) or 12 (person) in, 12 or 13 out.
 */
export function completeRfc(stem: string): string {
  const padded = stem.length === 11 ? ` ${stem}` : stem;
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += VALUES.indexOf(padded.charAt(i)) * (13 - i);
  const digit = 11 - (sum % 11);
  return stem + (digit === 11 ? "0" : digit === 10 ? "A" : String(digit));
}

/** RFC shared by customers in Mexico without one of their own, and by the general public (RULES 11). */
export const GENERIC_DOMESTIC = "XAXX010101000";
/** RFC shared by foreign customers (RULES 11). */
export const GENERIC_FOREIGN = "XEXX010101000";
