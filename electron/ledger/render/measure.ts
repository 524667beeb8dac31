import { type Font, openSync } from "fontkit";
import { fontFiles } from "./fonts.ts";

export type Weight = keyof typeof fontFiles;

const fonts = new Map<Weight, Font>();
/** Widths of the characters met so far, by code point. */
const widths: Readonly<Record<Weight, Map<number, number>>> = {
  normal: new Map(),
  bold: new Map(),
  italics: new Map(),
};

function fontOf(weight: Weight): Font {
  const known = fonts.get(weight);
  if (known !== undefined) return known;
  const opened = openSync(fontFiles[weight]);
  if (!("glyphForCodePoint" in opened)) throw new Error(`${fontFiles[weight]} is a collection of fonts`);
  fonts.set(weight, opened);
  return opened;
}

/** Width of a text in points. Kerning is left out: the sum of the glyphs is never narrower than what is set. */
export function textWidth(text: string, size: number, weight: Weight = "normal"): number {
  const font = fontOf(weight);
  const known = widths[weight];
  let units = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    let width = known.get(code);
    if (width === undefined) {
      width = font.glyphForCodePoint(code).advanceWidth;
      known.set(code, width);
    }
    units += width;
  }
  return (units * size) / font.unitsPerEm;
}

/** The largest size, no larger than `size`, at which the text fits into `width` points; not below `smallest`. */
export function sizeToFit(text: string, width: number, size: number, smallest: number, weight: Weight): number {
  const needed = textWidth(text, size, weight);
  return needed <= width ? size : Math.max(smallest, Math.floor(((size * width) / needed) * 4) / 4);
}

/**
 * Breaks a text into at most `maxLines` lines of `width` points: at spaces, inside a word only where the word alone is
 * too wide. What does not fit ends in an ellipsis.
 */
export function wrapText(
  text: string,
  width: number,
  size: number,
  maxLines: number,
  weight: Weight = "normal",
): string[] {
  const fits = (line: string): boolean => textWidth(line, size, weight) <= width;
  const lines: string[] = [];
  let rest = text.trim().replace(/\s+/g, " ");
  while (rest !== "") {
    if (fits(rest)) {
      lines.push(rest);
      return lines;
    }
    if (lines.length === maxLines - 1) {
      lines.push(cut(rest, (part) => fits(`${part}…`)).concat("…"));
      return lines;
    }
    const line = firstLine(rest, fits);
    lines.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  return lines.length === 0 ? [""] : lines;
}

function firstLine(text: string, fits: (line: string) => boolean): string {
  let best = "";
  for (let space = text.indexOf(" "); space >= 0; space = text.indexOf(" ", space + 1)) {
    const line = text.slice(0, space);
    if (!fits(line)) break;
    best = line;
  }
  return best === "" ? cut(text, fits) : best;
}

/** Longest beginning that fits, at least one character, never half of a surrogate pair. */
function cut(text: string, fits: (part: string) => boolean): string {
  const characters = Array.from(text);
  let low = 1;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(characters.slice(0, middle).join(""))) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join("").trimEnd();
}
