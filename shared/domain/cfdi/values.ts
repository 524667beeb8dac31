import type { XmlAttributes } from "./xml-reader.ts";

/**
 * White space of an attribute collapsed as the XSD of the SAT does (RULES 12: ` PPD `, line breaks in names). The parser
 * has already turned raw tabs and line breaks into blanks; written as character references they arrive as they are.
 */
export function clean(value: string): string {
  // Most values hold no white space at all, which is said ten times faster than that they hold it in the right places.
  return /\s/.test(value) && UNCLEAN.test(value) ? value.replace(/\s+/g, " ").trim() : value;
}

/** White space other than single blanks inside. */
const UNCLEAN = /^\s|\s$|\s\s|[^\S ]/;

/** A cleaned attribute, "" when absent. */
export function read(attributes: XmlAttributes, name: string): string {
  const value = attributes[name];
  return value === undefined ? "" : clean(value);
}

const UUID = /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/;

/** Folio fiscal in upper case, "" when the text is not a UUID (RULES 2, 12). */
export function toUuid(text: string): string {
  const upper = text.toUpperCase();
  return UUID.test(upper) ? upper : "";
}

/** At most twelve whole digits: below a billion (10^12) of any currency, so that minor units stay exact integers. */
const PLAIN_DECIMAL = /^0*\d{1,12}(\.\d{1,10})?$/;

/** Only digits and a point: no sign, thousands separator, currency mark or exponent (RULES 59). */
export function isPlainDecimal(text: string): boolean {
  return text.length <= 40 && PLAIN_DECIMAL.test(text);
}

const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d.*)?$/;

/**
 * The local time as written, first 19 characters; a zone that some files add is cut off, never applied (RULES 53).
 * Returns "" when it names no day of the calendar.
 */
export function toLocalTime(text: string): string {
  const match = LOCAL_TIME.exec(text);
  if (match === null) return "";
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year >= 1990 && day >= 1 && day <= days ? text.slice(0, 19) : "";
}

/** Zero of any number of decimals. */
export function isZero(decimal: string): boolean {
  return /^0*(\.0*)?$/.test(decimal);
}

/** `a - b - c` of plain decimals is exactly zero. */
export function subtractsTo(a: string, b: string, c: string): boolean {
  return scaled(a) - scaled(b) === scaled(c);
}

function scaled(decimal: string): bigint {
  const point = decimal.indexOf(".");
  const whole = point === -1 ? decimal : decimal.slice(0, point);
  const fraction = point === -1 ? "" : decimal.slice(point + 1);
  return BigInt(whole + fraction.padEnd(10, "0"));
}
