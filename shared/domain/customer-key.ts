/** RFCs that stand for many people: general public and foreign customers (RULES 11). */
const GENERIC_RFCS: ReadonlySet<string> = new Set(["XAXX010101000", "XEXX010101000"]);

/** Whether the RFC is one of the two that many customers share. */
export function isGenericRfc(rfc: string): boolean {
  return GENERIC_RFCS.has(rfc);
}

/**
 * Identity of a customer: the RFC, or `RFC|NAME` for the generic RFCs, with the name in upper case and white space
 * collapsed (RULES 10-11).
 */
export function customerKey(rfc: string, name: string): string {
  if (!isGenericRfc(rfc)) return rfc;
  return `${rfc}|${name.replace(/\s+/g, " ").trim().toUpperCase()}`;
}
