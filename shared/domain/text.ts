/**
 * Normalised form in which names are searched: lower case, no accents, white space collapsed. Kept in its own column so
 * that no database collation decides what is found. The ñ becomes n, as people type it.
 */
export function searchForm(text: string): string {
  // Paths and most names: nothing in them has an accent, and a blank stands by itself.
  if (/^(?! )(?:[!-~]| (?! |$))*$/.test(text)) return text.toLowerCase();
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
