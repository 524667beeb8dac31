import { stdnum } from "stdnum";
import { isGenericRfc } from "../../../shared/domain/customer-key.ts";

/** What an RFC says of itself. */
export type RfcCheck = "valid" | "public" | "foreign" | "check-digit" | "malformed";

/** RFC of customers abroad (RULES 11); the other generic one is that of the general public. */
const FOREIGN = "XEXX010101000";

/**
 * Looks at an RFC: one of the two that many share, one that is right, one whose check digit is not what its other
 * characters ask for (it may still be in force: SAT has given out some), or none at all.
 */
export function checkRfc(rfc: string): RfcCheck {
  if (isGenericRfc(rfc)) return rfc === FOREIGN ? "foreign" : "public";
  const { isValid, error } = stdnum["MX"]?.["rfc"]?.validate(rfc) ?? { isValid: false, error: null };
  if (isValid) return "valid";
  return error?.name === "InvalidChecksum" ? "check-digit" : "malformed";
}
