import { isRfc } from "../rfc.ts";
import { cellText, problem, type RawCell, type Read, value } from "./cell.ts";

/** Control characters and the signs that turn the direction of writing: they are never part of a name. */
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Reads a text in one line. Numbers of Excel are texts too: folios and references are often stored so. */
export function readText(cell: RawCell | undefined, maxLength = 500): Read<string> {
  const text = cellText(typeof cell === "string" ? cell.replace(INVISIBLE, " ") : cell);
  if (text === "") return problem("missing");
  return text.length > maxLength ? problem("text-too-long") : value(text);
}

/** Reads an RFC in whatever case and with the blanks or dashes people put in it. */
export function readRfc(cell: RawCell | undefined): Read<string> {
  const text = cellText(cell).toUpperCase().replace(/[ .-]/g, "");
  if (text === "") return problem("missing");
  return isRfc(text) ? value(text) : problem("not-an-rfc");
}
