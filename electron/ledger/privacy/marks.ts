import { searchForm } from "../../../shared/domain/text.ts";

/** By what words somebody is recognised in a text that others wrote. */
export interface Marks {
  readonly names: readonly string[];
  readonly mails: readonly string[];
  /** Last ten digits of each phone. */
  readonly phones: readonly string[];
}

/** Names shorter than this are found in too much that is not about them. */
const LEAST_NAME = 3;
const PHONE_DIGITS = 10;

/** What somebody is recognised by in texts, out of their names, mail addresses and phones. */
export function marksOf(names: readonly string[], addresses: readonly string[]): Marks {
  const mails = addresses.filter((each) => each.includes("@"));
  const phones = addresses
    .filter((each) => !each.includes("@"))
    .map((each) => each.replace(/\D/g, "").slice(-PHONE_DIGITS))
    .filter((digits) => digits.length === PHONE_DIGITS);
  return {
    names: [...new Set(names.filter((name) => name.trim().length >= LEAST_NAME))],
    mails: [...new Set(mails)],
    phones: [...new Set(phones)],
  };
}

/** Whether nothing is known by which somebody could be recognised. */
export function noMarks({ names, mails, phones }: Marks): boolean {
  return names.length + mails.length + phones.length === 0;
}

/** Whether a text names somebody: a name as whole words whatever its accents, an address, or the digits of a phone. */
export function names(marks: Marks): (text: string) => boolean {
  const known = marks.names.map(searchForm);
  const mails = marks.mails.map(searchForm);
  return (text) => {
    if (text === "") return false;
    const form = searchForm(text);
    if (known.some((name) => holdsWords(form, name)) || mails.some((mail) => form.includes(mail))) return true;
    if (marks.phones.length === 0) return false;
    const digits = text.replace(/[^\d\p{L}"{}[\]:,]/gu, "");
    return marks.phones.some((phone) => digits.includes(phone));
  };
}

const LETTER = /[\p{L}\p{N}]/u;

function holdsWords(text: string, words: string): boolean {
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + 1)) {
    const before = text.charAt(from - 1);
    const after = text.charAt(from + words.length);
    if (!LETTER.test(before) && !LETTER.test(after)) return true;
  }
  return false;
}

/** Patterns with which a database finds what may name somebody; who asks looks closer with {@link names}. */
export function roughPatterns(marks: Marks): string[] {
  const plain = (text: string): string => `%${text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  // In JSON a quote or a backslash of a name stands behind another one.
  const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
  return [...marks.names, ...marks.mails]
    .flatMap((text) => [...new Set([plain(text), plain(inJson(text))])])
    .concat(marks.phones.map(plain));
}
