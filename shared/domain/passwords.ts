import { searchForm } from "./text.ts";

/** Fewest characters of a password: length is what makes one hard to guess. */
export const LEAST_PASSWORD = 10;

/** Words that guessers try first. */
const COMMON = ["password", "contrasena", "qwerty", "cobranza", "alcorriente", "123456789", "abcdefg", "bienvenido"];

export type PasswordWeakness = "short" | "name" | "common";

/** Why a password is too easy to guess; null when it is not. */
export function passwordWeakness(password: string, name: string): PasswordWeakness | null {
  if ([...password.trim()].length < LEAST_PASSWORD) return "short";
  if (new Set(password).size < 5) return "common";
  const plain = searchForm(password).replace(/\s/g, "");
  const names = searchForm(name)
    .split(" ")
    .filter((part) => part.length > 3);
  const leans = (words: readonly string[]): boolean => {
    const rest = words.reduce((left, word) => left.replaceAll(word, ""), plain);
    return rest !== plain && rest.length < LEAST_PASSWORD / 2;
  };
  if (leans(names)) return "name";
  return leans(COMMON) ? "common" : null;
}
