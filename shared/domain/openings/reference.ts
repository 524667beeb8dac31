import { searchForm } from "../text.ts";

/**
 * A document's reference as people write it, without what varies between a CFDI and a spreadsheet: case, accents, blanks
 * and separators, and the leading zeros Excel drops (`F-000123`, `f 123` and series `F` folio `123` are one). "" when
 * nothing is left to compare.
 */
export function referenceForm(text: string): string {
  const bare = searchForm(text)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
  const [, front = "", digits = ""] = /^(.*?)(\d*)$/.exec(bare) ?? [];
  const number = digits.replace(/^0+(?=\d)/, "");
  return `${front}${number}`;
}

/** Reference of a document by its series and folio. */
export function referenceOf(document: { readonly series: string; readonly folio: string }): string {
  return referenceForm(`${document.series}${document.folio}`);
}

/** What tells that two lines of opening balances are about the same document; `customer` is the customer key. */
export function openingIdentity(customer: string, reference: string, namedUuid: string, currency: string): string {
  return `${customer}|${reference === "" ? namedUuid : reference}|${currency}`;
}

/** What a CFDI and an opening balance without a UUID must have in common; "" when there is no reference to go by. */
export function openingMatchKey(customerId: number, reference: string, currency: string, totalMinor: number): string {
  return reference === "" ? "" : `${customerId}|${reference}|${currency}|${totalMinor}`;
}
