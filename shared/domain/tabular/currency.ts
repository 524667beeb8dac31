import { searchForm } from "../text.ts";
import { cellText, problem, type RawCell, type Read, value } from "./cell.ts";

/** Ways currencies are written in Mexican files, in search form without points and slashes. */
const NAMES: Readonly<Record<string, string>> = {
  mn: "MXN",
  mxn: "MXN",
  mxp: "MXN",
  nal: "MXN",
  peso: "MXN",
  pesos: "MXN",
  "peso mexicano": "MXN",
  "pesos mexicanos": "MXN",
  "moneda nacional": "MXN",
  mx$: "MXN",
  mex$: "MXN",
  usd: "USD",
  us$: "USD",
  usd$: "USD",
  us: "USD",
  dl: "USD",
  dls: "USD",
  dlls: "USD",
  dlr: "USD",
  dlrs: "USD",
  dolar: "USD",
  dolares: "USD",
  "dolar americano": "USD",
  "dolares americanos": "USD",
  "us dollar": "USD",
  "us dollars": "USD",
  dollar: "USD",
  dollars: "USD",
  eur: "EUR",
  euro: "EUR",
  euros: "EUR",
  "€": "EUR",
  gbp: "GBP",
  "£": "GBP",
  libras: "GBP",
  cad: "CAD",
  "dolar canadiense": "CAD",
  jpy: "JPY",
  "¥": "JPY",
  yen: "JPY",
  yenes: "JPY",
  chf: "CHF",
  "franco suizo": "CHF",
};

/** ISO code of a currency's name, code or sign as people write it; null when it is none known here. */
export function currencyOfText(text: string): string | null {
  return NAMES[searchForm(text).replace(/[./]/g, "")] ?? null;
}

/** Reads a currency: a name or sign of the table, or any three letters, which are taken as an ISO code. */
export function readCurrency(cell: RawCell | undefined): Read<string> {
  const text = cellText(cell);
  if (text === "") return problem("missing");
  const known = currencyOfText(text);
  if (known !== null) return value(known);
  const code = text.toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? value(code) : problem("not-a-currency");
}
