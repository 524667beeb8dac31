import type { Column, Content } from "pdfmake/interfaces";
import { cleanText } from "../clean-text.ts";
import type { PrintFormat } from "../format.ts";
import { wrapText } from "../measure.ts";
import type { PageWords } from "../model.ts";
import type { Cursor } from "../pdf/cursor.ts";
import { COLOR } from "../pdf/style.ts";
import { pagedTable, tableHeight } from "../pdf/table.ts";
import type { Bullets, LetterBlock, LetterTable, Paragraph, Run, Signatures } from "./model.ts";
import { CONTENT_HEIGHT, CONTENT_WIDTH, FONT_HEIGHT, LINE_HEIGHT, SIZE } from "./style.ts";

const GAP = 8;
const TITLE = 18;
const NOTE = 14;
/** A table that begins on a page has room for this much of it, or begins on the next. */
const LEAST_TABLE = 110;

const lineOf = (size: number): number => size * FONT_HEIGHT * LINE_HEIGHT;

/** Height of a text as it is set at most. */
export function textHeight(text: string, width: number, size: number): number {
  return text
    .split("\n")
    .reduce((sum, line) => sum + wrapText(line, width, size, Number.MAX_SAFE_INTEGER, "bold").length * lineOf(size), 0);
}

const runsText = (runs: readonly Run[]): string => runs.map((run) => run.text).join("");
const runsContent = (runs: readonly Run[]): { text: string; bold: boolean }[] =>
  runs.map((run) => ({ text: lines(run.text), bold: run.bold }));

/** Text made fit to be shown, its line breaks kept. */
export function lines(text: string): string {
  return text.split("\n").map(cleanText).join("\n");
}

/** A block of a letter as pdfmake content. */
export function letterBlock(block: LetterBlock, format: PrintFormat, words: PageWords, cursor: Cursor): Content[] {
  switch (block.kind) {
    case "paragraph":
      return [paragraph(block, cursor)];
    case "bullets":
      return [bullets(block, cursor)];
    case "table":
      return letterTable(block, format, words, cursor);
    case "signatures":
      return [signatures(block, cursor)];
  }
}

function paragraph({ runs }: Paragraph, cursor: Cursor): Content {
  cursor.take(textHeight(runsText(runs), CONTENT_WIDTH, SIZE.body) + GAP);
  return { text: runsContent(runs), lineHeight: LINE_HEIGHT, margin: [0, 0, 0, GAP] };
}

function bullets({ items }: Bullets, cursor: Cursor): Content {
  const indent = 14;
  for (const item of items) cursor.take(textHeight(runsText(item), CONTENT_WIDTH - indent, SIZE.body) + 2);
  cursor.take(GAP);
  return {
    ul: items.map((item): Content => ({ text: runsContent(item), lineHeight: LINE_HEIGHT, margin: [0, 0, 0, 2] })),
    margin: [0, 0, 0, GAP],
  };
}

function heading(text: string, pageBreak: boolean): Content {
  return {
    ...(pageBreak ? { pageBreak: "before" as const } : {}),
    text: cleanText(text),
    bold: true,
    fontSize: SIZE.body,
    margin: [0, 2, 0, 4],
    headlineLevel: 1,
  };
}

function noteContent(note: string): Content[] {
  return note === "" ? [] : [{ text: cleanText(note), fontSize: SIZE.small, color: COLOR.muted, margin: [0, 3, 0, 0] }];
}

/** A table where there is room for it; one that is longer goes on over pages with its header and its carried sums. */
function letterTable(block: LetterTable, format: PrintFormat, words: PageWords, cursor: Cursor): Content[] {
  const { title, table, note } = block;
  const top = title === "" ? 0 : TITLE;
  const bottom = (note === "" ? 0 : NOTE) + GAP;
  const whole = tableHeight(table, CONTENT_WIDTH, format);
  const full = CONTENT_HEIGHT - top;
  const room = cursor.room;
  const head = (pageBreak: boolean): Content[] =>
    title === "" && !pageBreak ? [] : [heading(title === "" ? " " : title, pageBreak)];
  if (whole + bottom <= full) {
    // What may not fit on this page goes to the next as one piece; the text around it flows on.
    const fits = room !== null && top + whole + bottom <= room;
    const [piece] = pagedTable(table, CONTENT_WIDTH, format, words, () => full);
    cursor.take(fits ? top + whole + bottom : CONTENT_HEIGHT);
    return [
      {
        stack: [...head(false), ...(piece === undefined ? [] : [piece.content]), ...noteContent(note)],
        unbreakable: true,
      },
      { text: "", margin: [0, 0, 0, GAP] },
    ];
  }
  const here = room !== null && room - top >= LEAST_TABLE;
  const first = here ? room - top : full;
  const pieces = pagedTable(table, CONTENT_WIDTH, format, words, (page) => (page === 0 ? first : full));
  const again = title === "" ? "" : words.continued.replace("{{title}}", title);
  const content = pieces.flatMap((piece, page): Content[] =>
    page === 0 ? [...head(!here), piece.content] : [heading(again === "" ? " " : again, true), piece.content],
  );
  // The last piece fills an unknown part of its page.
  cursor.lose();
  return [...content, ...noteContent(note), { text: "", margin: [0, 0, 0, GAP] }];
}

function signatures({ parties }: Signatures, cursor: Cursor): Content {
  const height = 120;
  cursor.take(height);
  return {
    columnGap: 28,
    margin: [0, 52, 0, GAP + 6],
    columns: parties.map(
      (party): Column => ({
        width: "*",
        alignment: "center",
        stack: [
          {
            canvas: [
              {
                type: "line",
                x1: 0,
                y1: 0,
                x2: (CONTENT_WIDTH - 28 * (parties.length - 1)) / parties.length,
                y2: 0,
                lineWidth: 0.7,
              },
            ],
          },
          { text: cleanText(party.role), bold: true, margin: [0, 5, 0, 1] },
          ...party.lines.map((line): Content => ({ text: cleanText(line), fontSize: SIZE.note, lineHeight: 1.15 })),
        ],
      }),
    ),
  };
}
