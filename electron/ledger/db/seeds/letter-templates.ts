import { LETTER_KINDS, type LetterKind } from "../../../../shared/domain/letters/kinds.ts";
import type { LetterTemplateRow } from "../tables/letters.ts";
import { LETTER_TEXTS_EN } from "./letter-texts-en.ts";
import { LETTER_TEXTS_ES, type LetterText } from "./letter-texts-es.ts";

/** Instant the texts of the program carry; one that a person edited has its own. */
const MADE_AT = "2026-11-22T00:00:00.000Z";

/** Text of a kind as the program comes with it. */
export function defaultLetterText(kind: LetterKind, language: "es" | "en"): LetterText {
  return (language === "es" ? LETTER_TEXTS_ES : LETTER_TEXTS_EN)[kind];
}

/** First version of every kind in both languages. */
export function seedLetterTemplates(): LetterTemplateRow[] {
  return LETTER_KINDS.flatMap((kind) => (["es", "en"] as const).map((language) => ({ kind, language }))).map(
    ({ kind, language }, index) => ({
      id: index + 1,
      kind,
      language,
      version: 1,
      ...defaultLetterText(kind, language),
      origin: "default",
      approval_id: null,
      created_at: MADE_AT,
      actor: "",
    }),
  );
}
