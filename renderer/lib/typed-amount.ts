import { currencyDecimals } from "../../shared/domain/money.ts";

/**
 * Reads an amount as people type it, `1,234.50`, `$1234.5` or `1 234`, into minor units. Null when it is no amount above zero
 * with at most the currency's decimals; a comma stands between thousands only.
 */
export function parseTypedAmount(text: string, currency: string): number | null {
  const clean = text
    .trim()
    .replace(/^\$\s*/, "")
    .replace(/\s/g, "");
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(clean);
  if (match === null) return null;
  const [, whole = "", fraction = ""] = match;
  const decimals = currencyDecimals(currency);
  if (fraction.length > decimals) return null;
  const minor = Number(whole.replaceAll(",", "") + fraction.padEnd(decimals, "0"));
  return Number.isSafeInteger(minor) && minor > 0 ? minor : null;
}
