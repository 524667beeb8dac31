import type { Column, Content } from "pdfmake/interfaces";
import { cleanText } from "../clean-text.ts";
import type { Letterhead } from "../letterhead.ts";
import { wrapText } from "../measure.ts";
import { COLOR } from "../pdf/style.ts";
import { FONT_HEIGHT, LOGO, SIZE } from "./style.ts";

/** How far it rises into the margin, the room over its rule and under it, and beside the logo. */
const RISE = 18;
const ABOVE_RULE = 6;
const UNDER_RULE = 12;
const LOGO_GAP = 16;

/** Points a letterhead takes of its page at most. */
export function letterheadHeight(letterhead: Letterhead, withLogo: boolean, width: number): number {
  const own = withLogo ? width - LOGO.width - LOGO_GAP : width;
  const linesOf = (text: string, size: number, weight: "normal" | "bold"): number =>
    wrapText(cleanText(text), own, size, Number.MAX_SAFE_INTEGER, weight).length * size * FONT_HEIGHT;
  const company = letterhead.lines.reduce(
    (sum, line) => sum + linesOf(line, SIZE.note, "normal"),
    linesOf(letterhead.name, SIZE.name, "bold"),
  );
  return Math.max(company, withLogo ? LOGO.height : 0) - RISE + ABOVE_RULE + UNDER_RULE;
}

/** Logo, name and lines of the company across the page, with a rule under them. `width` in points. */
export function letterheadContent(letterhead: Letterhead, withLogo: boolean, width: number): Content[] {
  const company: Column = {
    width: "*",
    alignment: withLogo ? "right" : "left",
    stack: [
      { text: cleanText(letterhead.name), bold: true, fontSize: SIZE.name },
      ...letterhead.lines.map((line): Content => ({ text: cleanText(line), fontSize: SIZE.note, color: COLOR.muted })),
    ],
  };
  return [
    {
      margin: [0, -RISE, 0, ABOVE_RULE],
      columns: withLogo ? [{ image: "logo", fit: [LOGO.width, LOGO.height], width: LOGO.width }, company] : [company],
      columnGap: LOGO_GAP,
    },
    {
      canvas: [{ type: "line", x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.8, lineColor: COLOR.rule }],
      margin: [0, 0, 0, UNDER_RULE],
    },
  ];
}

/** The picture of a letterhead as pdfmake takes it under the name `logo`; nothing without one. */
export function logoImage(
  letterhead: Letterhead | undefined,
  logo: Uint8Array | null,
): { images?: Record<string, string> } {
  const picture = letterhead?.logo ?? null;
  if (logo === null || picture === null) return {};
  return { images: { logo: `data:${picture.mime};base64,${Buffer.from(logo).toString("base64")}` } };
}
