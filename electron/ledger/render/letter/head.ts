import type { Column, Content } from "pdfmake/interfaces";
import { cleanText } from "../clean-text.ts";
import type { Letterhead } from "../letterhead.ts";
import { COLOR } from "../pdf/style.ts";
import { LOGO, SIZE } from "./style.ts";

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
      margin: [0, -18, 0, 6],
      columns: withLogo ? [{ image: "logo", fit: [LOGO.width, LOGO.height], width: LOGO.width }, company] : [company],
      columnGap: 16,
    },
    {
      canvas: [{ type: "line", x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.8, lineColor: COLOR.rule }],
      margin: [0, 0, 0, 12],
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
