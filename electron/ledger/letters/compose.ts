import type { LetterBlocked } from "../../../shared/contract/letters.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import type { LetterBlock, LetterDocument } from "../render/letter/model.ts";
import { fillLetter } from "./engine.ts";
import { blockedBy, type LetterFacts } from "./facts.ts";
import { printedHead } from "./letterhead.ts";
import { type PrintWords, printWords } from "./print-words.ts";
import { letterBlocks } from "./tables.ts";
import { letterLists, letterTexts, sayingOf } from "./values.ts";

/** Folio and instant of a letter; a preview has no folio. */
export interface LetterStamp {
  readonly folio: string | null;
  readonly madeAt: string;
}

/** A letter put together, or why it cannot be. */
export type Composed =
  | { readonly blocked: LetterBlocked }
  | { readonly blocked: null; readonly document: LetterDocument; readonly texts: Readonly<Record<string, string>> };

const SIGNED_BY_BOTH = new Set(["agreement", "acknowledgement"]);

/**
 * Puts a letter together from its facts and its text. What stops it is told, every missing name at once. Throws
 * TEMPLATE_INVALID.
 */
export function composeLetter(
  facts: LetterFacts,
  text: { readonly title: string; readonly body: string },
  stamp: LetterStamp,
): Composed {
  const blocked = blockedBy(facts);
  if (blocked !== null) return { blocked };
  return assemble(facts, text, stamp);
}

/** As {@link composeLetter}, of facts that were judged before. */
export function assemble(
  facts: LetterFacts,
  text: { readonly title: string; readonly body: string },
  stamp: LetterStamp,
): Composed {
  const words = printWords(facts.lang);
  const blocks = letterBlocks(facts);
  const texts = letterTexts(facts, stamp.folio ?? words.noFolio);
  const named = Object.keys(blocks).filter((name) => (blocks[name]?.length ?? 0) > 0);
  const { title, pieces, missing } = fillLetter(text, {
    texts,
    blocks: new Set(named),
    lists: letterLists(facts),
  });
  if (missing.length > 0) return { blocked: { code: "missing", names: missing, amounts: [] } };
  const document: LetterDocument = {
    lang: facts.lang,
    madeAt: stamp.madeAt,
    folio: stamp.folio ?? "",
    title,
    ...frame(facts, words, stamp),
    blocks: pieces.flatMap((piece): readonly LetterBlock[] =>
      piece.kind === "block" ? (blocks[piece.name] ?? []) : [piece],
    ),
  };
  return { blocked: null, document, texts };
}

/** What stands on every letter (COLLECTIONS 10: common header). */
function frame(
  facts: LetterFacts,
  words: PrintWords,
  stamp: LetterStamp,
): Omit<LetterDocument, "lang" | "madeAt" | "folio" | "title" | "blocks"> {
  const { letterhead, company, customer, logo } = facts;
  const { day } = sayingOf(facts.lang);
  const notes = [
    { title: words.howToPay, text: letterhead.payTo },
    { title: words.complaints, text: letterhead.complaints },
    { title: words.privacy, text: letterhead.privacy },
  ].filter((note) => note.text !== "");
  const filled = (lines: readonly string[]): string[] => lines.filter((line) => line !== "");
  return {
    letterhead: printedHead(letterhead, company, logo, facts.lang),
    placeAndDate: fillWords(words.placeAndDate, { place: letterhead.place, day: day(facts.today) }),
    folioLine: stamp.folio === null ? words.noFolio : fillWords(words.folio, { folio: stamp.folio }),
    addressee: filled([
      customer.name || customer.rfc,
      fillWords(words.rfc, { rfc: customer.rfc }),
      ...facts.address.split("\n").map((line) => line.trim()),
      facts.contact === null ? "" : fillWords(words.attention, { name: facts.contact.name }),
    ]),
    subjectLabel: words.subject,
    signer: SIGNED_BY_BOTH.has(facts.kind)
      ? null
      : { regards: words.regards, lines: filled([letterhead.signer, letterhead.position, company.name]) },
    notes,
    footer: stamp.folio ?? words.noFolio,
    pageWords: {
      page: words.page,
      carried: words.carried,
      brought: words.brought,
      continued: words.continued,
    },
  };
}
