import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** A phone number as it is kept. */
export interface Phone {
  /** E.164: `+525512345678`. */
  readonly number: string;
  /** Digits dialled once they answer; "" without one. */
  readonly extension: string;
}
export type PhoneRead =
  | { readonly ok: true; readonly phone: Phone }
  | { readonly ok: false; readonly code: "not-a-phone" | "phone-too-short" };

/**
 * What was dialled before a Mexican number until August 2019: 01 from afar, 044 and 045 to mobiles, 1 after +52 from
 * abroad. The numbers are the ten digits behind it.
 */
const OLD_PREFIX = /^(?:\+?(?:00)?52)?(?:01|044|045|1)?(\d{10})$/;

/** Words people put before an extension, beyond those the library knows. */
const EXTENSION =
  /\s*(?:[,;]|\b(?:ext(?:ensi[oó]n|\.)?|e\.?|x|int\.?|interior|anexo|opci[oó]n|op\.?)|#)\s*:?\s*(\d{1,8})\s*$/i;

/** What people write before a number. */
const LABEL = /^\s*(?:tel(?:[eé]fono)?|cel(?:ular)?|m[oó]vil|ofi?c?(?:ina)?|phone|mobile|whats?app|wa)\b\s*[.:]*\s*/i;

const country = (code: string): CountryCode => (isSupportedCountry(code) ? code : "MX");

/**
 * Reads a phone number as people write it, with or without an extension, and gives it in the one form it is kept in: with
 * the country code and without the prefixes Mexico no longer dials. `of` is the country (ISO alpha-2) of numbers
 * without a country code.
 */
export function readPhone(text: string, of = "MX"): PhoneRead {
  const bare = text.replace(LABEL, "");
  const tail = EXTENSION.exec(bare);
  const extension = tail?.[1] ?? "";
  const body = tail === null ? bare : bare.slice(0, tail.index);
  const compact = body.replace(/[^\d+]/g, "");
  const digits = compact.replace(/\D/g, "");
  if (/\p{L}/u.test(body) || digits.length === 0) return { ok: false, code: "not-a-phone" };
  // A number with a plus of another country is nobody's old prefix.
  const foreign = compact.startsWith("+") && !compact.startsWith("+52");
  const mexican = foreign || (of !== "MX" && !/^\+?(?:00)?52/.test(compact)) ? null : OLD_PREFIX.exec(compact);
  const parsed = (mexican === null ? undefined : valid(`+52${mexican[1]}`, "MX")) ?? valid(compact, country(of));
  if (parsed === undefined) {
    return { ok: false, code: digits.length < 10 && !compact.startsWith("+") ? "phone-too-short" : "not-a-phone" };
  }
  return { ok: true, phone: { number: parsed, extension } };
}

function valid(text: string, of: CountryCode): string | undefined {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: of, extract: false });
  return parsed?.isValid() === true ? parsed.number : undefined;
}

/** A kept number as people of the country read it: theirs without the country code, others with it. */
export function showPhone(number: string, of = "MX"): string {
  const parsed = parsePhoneNumberFromString(number);
  if (parsed === undefined) return number;
  return parsed.country === country(of) ? parsed.formatNational() : parsed.formatInternational();
}
