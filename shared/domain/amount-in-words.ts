import { currencyDecimals } from "./money.ts";

/**
 * Amounts in words as Mexican documents write them: the whole units in words, the cents as a fraction
 * (`mil doscientos pesos 50/100 M.N.`), in Spanish and English (COLLECTIONS 10).
 */

const ES_SMALL = [
  "cero",
  "uno",
  "dos",
  "tres",
  "cuatro",
  "cinco",
  "seis",
  "siete",
  "ocho",
  "nueve",
  "diez",
  "once",
  "doce",
  "trece",
  "catorce",
  "quince",
  "dieciséis",
  "diecisiete",
  "dieciocho",
  "diecinueve",
  "veinte",
  "veintiuno",
  "veintidós",
  "veintitrés",
  "veinticuatro",
  "veinticinco",
  "veintiséis",
  "veintisiete",
  "veintiocho",
  "veintinueve",
] as const;
const ES_TENS = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"] as const;
const ES_HUNDREDS = [
  "",
  "ciento",
  "doscientos",
  "trescientos",
  "cuatrocientos",
  "quinientos",
  "seiscientos",
  "setecientos",
  "ochocientos",
  "novecientos",
] as const;

const EN_SMALL = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
] as const;
const EN_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"] as const;

/** 1 to 999 before a masculine noun: `un`, `veintiún`, `treinta y un`. */
function esBelowThousand(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (value === 100) return "cien";
  const parts: string[] = [ES_HUNDREDS[hundreds] ?? ""];
  if (rest > 0) parts.push(esBelowHundred(rest));
  return parts.filter((part) => part !== "").join(" ");
}

function esBelowHundred(value: number): string {
  if (value === 1) return "un";
  if (value === 21) return "veintiún";
  if (value < 30) return ES_SMALL[value] ?? "";
  const tens = ES_TENS[Math.floor(value / 10)] ?? "";
  const unit = value % 10;
  return unit === 0 ? tens : `${tens} y ${esBelowHundred(unit)}`;
}

/** 1 to 999,999 before a masculine noun; a thousand is `mil`, never `un mil`. */
function esBelowMillion(value: number): string {
  const thousands = Math.floor(value / 1000);
  const rest = value % 1000;
  const parts: string[] = [];
  if (thousands === 1) parts.push("mil");
  else if (thousands > 1) parts.push(`${esBelowThousand(thousands)} mil`);
  if (rest > 0) parts.push(esBelowThousand(rest));
  return parts.join(" ");
}

/** A whole number before a masculine noun (`veintiún mil`, `un millón`); in the long scale of Spanish. */
function spanish(value: number): string {
  if (value === 0) return ES_SMALL[0];
  const billions = Math.floor(value / 1e12);
  const millions = Math.floor(value / 1e6) % 1e6;
  const rest = value % 1e6;
  const parts: string[] = [];
  if (billions > 0) parts.push(`${esBelowMillion(billions)} ${billions === 1 ? "billón" : "billones"}`);
  if (millions > 0) parts.push(`${esBelowMillion(millions)} ${millions === 1 ? "millón" : "millones"}`);
  if (rest > 0) parts.push(esBelowMillion(rest));
  return parts.join(" ");
}

function enBelowThousand(value: number): string {
  const parts: string[] = [];
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (hundreds > 0) parts.push(`${EN_SMALL[hundreds]} hundred`);
  if (rest >= 20) {
    const unit = rest % 10;
    parts.push(`${EN_TENS[Math.floor(rest / 10)]}${unit === 0 ? "" : `-${EN_SMALL[unit]}`}`);
  } else if (rest > 0) parts.push(EN_SMALL[rest] ?? "");
  return parts.join(" ");
}

const EN_SCALES = ["", " thousand", " million", " billion", " trillion"] as const;

function english(value: number): string {
  if (value === 0) return EN_SMALL[0];
  const parts: string[] = [];
  for (let scale = EN_SCALES.length - 1; scale >= 0; scale -= 1) {
    const part = Math.floor(value / 1000 ** scale) % 1000;
    if (part > 0) parts.push(`${enBelowThousand(part)}${EN_SCALES[scale]}`);
  }
  return parts.join(" ");
}

interface Unit {
  readonly es: readonly [one: string, many: string];
  readonly en: readonly [one: string, many: string];
  /** What stands behind the fraction of cents. */
  readonly mark: { readonly es: string; readonly en: string };
}

const UNITS: Readonly<Record<string, Unit>> = {
  MXN: { es: ["peso", "pesos"], en: ["Mexican peso", "Mexican pesos"], mark: { es: "M.N.", en: "MXN" } },
  USD: { es: ["dólar", "dólares"], en: ["US dollar", "US dollars"], mark: { es: "USD", en: "USD" } },
  EUR: { es: ["euro", "euros"], en: ["euro", "euros"], mark: { es: "EUR", en: "EUR" } },
  CAD: {
    es: ["dólar canadiense", "dólares canadienses"],
    en: ["Canadian dollar", "Canadian dollars"],
    mark: { es: "CAD", en: "CAD" },
  },
  JPY: { es: ["yen", "yenes"], en: ["yen", "yen"], mark: { es: "JPY", en: "JPY" } },
};

/**
 * An amount of minor units in words: `un millón de pesos 00/100 M.N.`, `veintiún mil dólares 50/100 USD`,
 * `one thousand Mexican pesos 00/100 MXN`. A currency without a name of its own is told by its code.
 */
export function amountInWords(minor: number, currency: string, lang: "es" | "en"): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is no amount`);
  const decimals = currencyDecimals(currency);
  const size = 10 ** decimals;
  const whole = Math.floor(Math.abs(minor) / size);
  const fraction = Math.abs(minor) % size;
  const sign = minor < 0 ? (lang === "es" ? "menos " : "minus ") : "";
  const number = lang === "es" ? spanish(whole) : english(whole);
  const unit = UNITS[currency];
  const cents = decimals === 0 ? "" : ` ${String(fraction).padStart(decimals, "0")}/${size}`;
  if (unit === undefined) return `${sign}${number}${cents} ${currency}`;
  const [one, many] = unit[lang];
  // Spanish puts "de" between a round number of millions and what is counted.
  const of = lang === "es" && whole >= 1e6 && whole % 1e6 === 0 ? "de " : "";
  return `${sign}${number} ${of}${whole === 1 ? one : many}${cents} ${unit.mark[lang]}`;
}
