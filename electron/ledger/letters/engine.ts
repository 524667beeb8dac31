import { LiquidError, type Template } from "liquidjs";
import type { LetterKind } from "../../../shared/domain/letters/kinds.ts";
import { LETTER_BLOCKS, letterVariables, missingMusts } from "../../../shared/domain/letters/variables.ts";
import { forbiddenWords } from "../../../shared/domain/letters/wording.ts";
import { ledgerError } from "../ledger-error.ts";
import { limitedLiquid } from "../lib/liquid.ts";
import type { Run } from "../render/letter/model.ts";

/** A name without a value is false in a condition and stops the letter anywhere else. */
const engine = limitedLiquid({ lenientIf: true });

/** Characters of the private use area that stand for something of ours while a text is filled in; values have none of them. */
const BLOCK = "\ue000";
const STAR = "\ue001";
const DASH = "\ue002";

/** What is wrong with a text, as TEMPLATE_INVALID names it. */
export interface TemplateProblem {
  readonly code: "syntax" | "variable" | "must" | "words" | "title-block";
  readonly detail: string;
}

/** A piece of a filled-in text. */
export type LetterPiece =
  | { readonly kind: "paragraph"; readonly runs: readonly Run[] }
  | { readonly kind: "bullets"; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: "block"; readonly name: string };

const detailOf = (error: unknown): string =>
  (error instanceof Error ? error.message.split("\n")[0] : String(error)) ?? "";

/** The first thing wrong with a text of a kind; null when it can be written with. */
export function templateProblem(kind: LetterKind, title: string, body: string): TemplateProblem | null {
  let used: string[];
  let inTitle: string[];
  try {
    inTitle = engine.globalFullVariablesSync(engine.parse(title));
    used = engine.globalFullVariablesSync(engine.parse(body));
  } catch (error) {
    return { code: "syntax", detail: detailOf(error) };
  }
  const known = letterVariables(kind);
  const unknown = [...inTitle, ...used].find((name) => !known.includes(name));
  if (unknown !== undefined) return { code: "variable", detail: unknown };
  const block = inTitle.find((name) => LETTER_BLOCKS.has(name));
  if (block !== undefined) return { code: "title-block", detail: block };
  const missing = missingMusts(kind, used);
  if (missing.length > 0) return { code: "must", detail: missing.join(", ") };
  const words = forbiddenWords(`${title} ${body}`);
  return words === null ? null : { code: "words", detail: words };
}

/** Throws TEMPLATE_INVALID unless the text can be written with. */
export function checkLetterText(kind: LetterKind, title: string, body: string): void {
  const problem = templateProblem(kind, title, body);
  if (problem !== null) throw ledgerError("TEMPLATE_INVALID", { ...problem });
}

/** Values by name; one that is "" has none. Tables and places to sign are named by `blocks`. */
export interface LetterValues {
  readonly texts: Readonly<Record<string, string>>;
  readonly blocks: ReadonlySet<string>;
  /** Texts whose lines are a list already. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** A value as words and nothing else: what marks bold words or a list in a template is an ordinary character in it. */
function plain(value: string): string {
  return value
    .replace(/[\ue000-\ue00f]/g, "")
    .replaceAll("*", STAR)
    .replace(/^-/gm, DASH)
    .replace(/\n{2,}/g, "\n")
    .trim();
}

/** A sentence that ends with an abbreviated name (`S.A. de C.V.`) has one dot, bold or not. */
const oneDot = (text: string): string => text.replace(/(?<!\.)\.(\*\*)?\.(?!\.)/g, ".$1");

const restored = (text: string): string => text.replaceAll(STAR, "*").replaceAll(DASH, "-");

function scopeOf(values: LetterValues): Record<string, string> {
  const scope: Record<string, string> = {};
  for (const [name, value] of Object.entries(values.texts)) {
    const words = plain(value);
    if (words !== "") scope[name] = words;
  }
  for (const [name, items] of Object.entries(values.lists)) {
    if (items.length > 0) scope[name] = items.map((item) => `- ${plain(item).replaceAll("\n", " ")}`).join("\n");
  }
  // A table without rows is nothing, not a gap.
  for (const name of LETTER_BLOCKS) scope[name] = values.blocks.has(name) ? `\n\n${BLOCK}${name}${BLOCK}\n\n` : "";
  return scope;
}

/** Fills a parsed text; names without a value are added to `missing`, each once. */
function fill(parsed: Template[], scope: Record<string, string>, missing: Set<string>): string {
  const known = { ...scope };
  for (;;) {
    try {
      return String(engine.renderSync(parsed, known));
    } catch (error) {
      const name = error instanceof LiquidError ? /undefined variable: (\w+)/.exec(error.message)?.[1] : undefined;
      if (name === undefined || name in known) throw error;
      missing.add(name);
      known[name] = "";
    }
  }
}

/** The text with its names filled in, in pieces, and the names that have no value. Throws TEMPLATE_INVALID. */
export function fillLetter(
  text: { readonly title: string; readonly body: string },
  values: LetterValues,
): { title: string; pieces: LetterPiece[]; missing: string[] } {
  const scope = scopeOf(values);
  const missing = new Set<string>();
  try {
    const title = oneDot(fill(engine.parse(text.title), scope, missing))
      .replace(/\s+/g, " ")
      .trim();
    const body = oneDot(fill(engine.parse(text.body), scope, missing));
    return { title: restored(title.replaceAll("**", "")), pieces: piecesOf(body), missing: [...missing] };
  } catch (error) {
    throw ledgerError("TEMPLATE_INVALID", { code: "syntax", detail: detailOf(error) });
  }
}

/** Paragraphs, lists and places of tables of a filled-in text. */
function piecesOf(body: string): LetterPiece[] {
  return body
    .replaceAll("\r\n", "\n")
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part): LetterPiece => {
      if (part.startsWith(BLOCK)) return { kind: "block", name: part.slice(1, part.indexOf(BLOCK, 1)) };
      const lines = part.split("\n").map((line) => line.trim());
      if (lines.every((line) => line.startsWith("- "))) {
        return { kind: "bullets", items: lines.map((line) => runsOf(line.slice(2))) };
      }
      return { kind: "paragraph", runs: runsOf(lines.join("\n")) };
    });
}

/** Words between two pairs of stars are bold. */
function runsOf(text: string): Run[] {
  return text
    .split("**")
    .map((words, index) => ({ text: restored(words), bold: index % 2 === 1 }))
    .filter((run) => run.text !== "");
}
