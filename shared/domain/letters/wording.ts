import { searchForm } from "../text.ts";

/**
 * Words a letter of a creditor may not use, because they look like a court's paper or threaten (COLLECTIONS 10, COMPLIANCE 2:
 * real consequences may be named, a court may not be imitated). Compared without accents and in lower case.
 */
const FORBIDDEN = [
  "embargo",
  "embargar",
  "citatorio",
  "emplazamiento",
  "notificacion judicial",
  "orden judicial",
  "orden de aprehension",
  "aprehension",
  "carcel",
  "prision",
  "denuncia penal",
  "demanda penal",
  "fraude",
  "delincuente",
  "moroso",
  "lista negra",
  "poder judicial",
  "actuario",
  "ultimatum",
  "seizure",
  "garnish",
  "arrest",
  "jail",
  "prison",
  "court order",
  "subpoena",
  "summons",
  "criminal charges",
  "blacklist",
  "deadbeat",
] as const;

/** The first forbidden word or phrase of a text; null when there is none. */
export function forbiddenWords(text: string): string | null {
  const plain = ` ${searchForm(text).replace(/[^a-z0-9ñ]+/g, " ")} `;
  return FORBIDDEN.find((phrase) => plain.includes(` ${phrase} `)) ?? null;
}
