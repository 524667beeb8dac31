/**
 * Text from outside made fit to be shown: control characters (which neither XML nor a PDF can hold) and bidirectional
 * overrides (which make a name read as another) become spaces; lone surrogates become the replacement character.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200e\u200f\ufffe\uffff]/gu, " ");
}
