/** A text put right, and the warning codes of what was wrong. */
export interface Repair {
  readonly text: string;
  readonly warnings: readonly string[];
}

/** CDATA and comments (left alone), or an ampersand that begins no entity reference, with the number that may follow. */
const AMPERSANDS =
  /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|&(?!(?:[A-Za-z_][\w.-]*|#\d+|#x[\dA-Fa-f]+);)(#\d+|#x[\dA-Fa-f]+)?/g;

/**
 * Puts right the two defects of ampersands that have one meaning only (RULES 12): a bare `&` in a name is an ampersand,
 * and a character reference of the Latin letters and line breaks that lost its semicolon is that character. An unknown
 * entity (`&ntilde;`) is left as it is, so that the strict parser refuses it. Null when there is nothing to put right.
 */
export function repairAmpersands(text: string): Repair | null {
  const warnings = new Set<string>();
  const repaired = text.replace(AMPERSANDS, (match: string, reference: string | undefined) => {
    if (!match.startsWith("&")) return match;
    if (reference === undefined) {
      warnings.add("bare-ampersand");
      return "&amp;";
    }
    const code = reference.startsWith("#x") ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
    const allowed = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 255);
    if (!allowed) return match;
    warnings.add("reference-without-semicolon");
    return `${match};`;
  });
  return warnings.size === 0 ? null : { text: repaired, warnings: [...warnings] };
}

/**
 * A reference that does not end swallows the rest of the file, which then looks cut. True when one stands before further
 * tags, so that the user is told of the reference and not of a cut.
 */
export function hasBrokenReference(text: string): boolean {
  return /&(?![#\w.-]{1,40};)[^<]*</.test(text);
}
