import { searchForm } from "./text.ts";

/** Fewest characters of a password: length is what makes one hard to guess. */
export const LEAST_PASSWORD = 10;

/** Words that guessers try first. */
const COMMON = ["password", "contrasena", "qwerty", "cobranza", "alcorriente", "123456789", "abcdefg", "bienvenido"];

export type PasswordWeakness = "short" | "name" | "common";

/** Why a password is too easy to guess; null when it is not. */
export function passwordWeakness(password: string, name: string): PasswordWeakness | null {
  // Blanks in a row make no password longer.
  if ([...password.trim().replace(/\s+/g, " ")].length < LEAST_PASSWORD) return "short";
  if (new Set(password).size < 5) return "common";
  const plain = searchForm(password).replaceAll(" ", "");
  const parts = searchForm(name).split(" ");
  // "Ana Paz" has no part that is long enough to be missed in a password; both together are.
  const names = [parts.join(""), ...parts].filter((part) => part.length > 3);
  if (leans(plain, names)) return "name";
  return leans(plain, [...COMMON, ...names]) ? "common" : null;
}

/** Whether little is left of a password without the words. */
function leans(password: string, words: readonly string[]): boolean {
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), password);
  return rest.length < LEAST_PASSWORD / 2;
}
