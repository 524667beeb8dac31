import { zSatMetadataDetail } from "../contract/sat-metadata-detail.ts";
import type { importsEs } from "./imports.es.ts";
import { fillWords, type Messages } from "./messages.ts";

/** Lines named one by one in a message. */
const NAMED = 12;

/** What the result line of a metadata file adds to its reason and advice; null when its detail says nothing. */
export function satMetadataReason(
  words: Messages<typeof importsEs>["satMetadata"],
  detail: string,
): { message: string; advice: string } | null {
  const read = zSatMetadataDetail.safeParse(parsed(detail));
  if (!read.success) return null;
  const { ours, cancelled, damaged, lines } = read.data;
  const counts = fillWords(words.counts, { ours, cancelled });
  if (damaged === 0) return { message: counts, advice: "" };
  const reasons: Readonly<Record<string, string>> = words.reasons;
  const named = lines
    .slice(0, NAMED)
    .map(([line, reason]) => fillWords(words.line, { line, reason: reasons[reason] ?? reason }))
    .join(", ");
  const more = damaged - Math.min(NAMED, lines.length);
  const list = more > 0 ? fillWords(words.more, { lines: named, more }) : named;
  return { message: `${counts} ${fillWords(words.damaged, { lines: list })}`, advice: words.advice };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
